//! Generated types in serde and in `Debug`: one implementation for all of them, by the table.

mod debug;
mod masked;

pub(crate) use masked::masked;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::{decode, to_tree};
use crate::shape::{Schema, Slot};
use crate::value::{Json, Model};

pub use debug::debug;

/// Serializes a slot, as its JSON. Numbers go as far as serde carries them: see `Serialize` of
/// [`Number`](crate::value::Number).
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(slot: &dyn Slot, schema: &Schema, serializer: S) -> Result<S::Ok, S::Error> {
    to_tree(slot, schema).serialize(serializer)
}

/// Deserializes a generated type from any self-describing format.
///
/// # Errors
/// Those of the deserializer, and those of [`json::from_slice`](crate::json::from_slice).
pub fn deserialize<'de, T: Model, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Json::deserialize(deserializer)?.to_string();
    let mut value = T::blank();
    decode(&mut value, &T::schema(), text.as_bytes()).map_err(D::Error::custom)?;
    Ok(value)
}
