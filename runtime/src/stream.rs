//! Bodies that are read while they come: bytes, server-sent events, and a JSON text a line.

mod bytes;
mod events;
mod lines;
mod sse;

pub use bytes::ByteStream;
pub use events::{Event, Events};
pub use lines::Lines;
