//! Values that the table interpreter works on: free-form JSON, ordered maps, unknown members, and absent-null-value.

mod convert;
mod decimal;
mod extra;
mod file;
mod json;
mod map;
mod maybe;
mod model;
mod number;
pub(crate) mod pointer;
mod request;
mod serde;
mod slots;
mod tuples;

pub(crate) use decimal::Decimal;
pub use extra::Extra;
pub use file::File;
pub use json::Json;
pub use map::Map;
pub(crate) use map::{Entry, Gather};
pub use maybe::Maybe;
pub use model::Model;
pub use number::Number;
pub(crate) use number::{float_text, integer, is_integral, quoted_integer, tag_text};
