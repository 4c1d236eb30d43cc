//! Bodies that are read while they come: bytes, server-sent events, and a JSON text a line.

mod again;
mod bytes;
mod events;
mod lines;
mod policy;
mod sse;

pub(crate) use again::{Again, coming_back};
pub use bytes::ByteStream;
pub use events::{Event, Events};
pub use lines::Lines;
pub use policy::ReconnectPolicy;
