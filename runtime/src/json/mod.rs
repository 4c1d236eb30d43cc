//! JSON text to values and back, by a type's table.
//!
//! Reading is tolerant: it fails only where no value of the type can be made. An optional member whose value does not
//! fit is kept as it came in the object's [`Extra`](crate::Extra); [`Model::misfits`] lists it.

mod choice;
mod compare;
mod decode;
mod encode;
mod fault;
mod fields;
mod look;
mod lookup;
mod members;
mod parse;
mod reader;
mod reset;
mod scan;
mod seen;
mod sink;
mod skim;

pub(crate) use compare::is_listed;
pub(crate) use fault::push_token;
pub use fault::{DecodeError, DecodeErrorKind};
pub(crate) use lookup::Lookup;
pub(crate) use parse::parse;
pub(crate) use skim::{count_at, last_at, value_at};

use crate::shape::{Schema, Slot, View};
use crate::value::{Json, Model};

use decode::Decoder;
use encode::{write_tree, write_view};
use sink::{Bytes, Tree};

/// The greatest depth of arrays and objects that is read.
pub const MAX_DEPTH: usize = 128;

/// Reads a value of a generated type from JSON text.
///
/// # Errors
/// The text is not JSON, or no value of the type can be made of it: a required member is missing or does not fit.
pub fn from_slice<T: Model>(text: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::blank();
    decode(&mut value, &T::schema(), text)?;
    Ok(value)
}

/// Reads a value of a generated type from JSON text; see [`from_slice`].
///
/// # Errors
/// As for [`from_slice`].
pub fn from_str<T: Model>(text: &str) -> Result<T, DecodeError> {
    from_slice(text.as_bytes())
}

/// Reads a value of a generated type and takes no misfit: every member must have its type, every enum value must be listed.
///
/// # Errors
/// As for [`from_slice`], and for the first misfit.
pub fn from_slice_strict<T: Model>(text: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::blank();
    decode_strict(&mut value, &T::schema(), text)?;
    Ok(value)
}

/// The JSON text of a generated type.
pub fn to_vec<T: Model>(value: &T) -> Vec<u8> {
    let mut sink = Bytes::roomy();
    write_view(value.view(), &T::schema(), &mut sink);
    sink.into_bytes()
}

/// The JSON text of a generated type.
pub fn to_string<T: Model>(value: &T) -> String {
    let mut sink = Bytes::roomy();
    write_view(value.view(), &T::schema(), &mut sink);
    sink.into_string()
}

/// Reads a slot by its position's table. After an error the slot holds a value of its type, but no particular one.
///
/// # Errors
/// As for [`from_slice`].
pub fn decode(slot: &mut dyn Slot, schema: &Schema, text: &[u8]) -> Result<(), DecodeError> {
    Decoder::run(slot, schema, text, false)
}

/// Reads a slot by its position's table and takes no misfit; see [`from_slice_strict`].
///
/// # Errors
/// As for [`from_slice_strict`].
pub fn decode_strict(slot: &mut dyn Slot, schema: &Schema, text: &[u8]) -> Result<(), DecodeError> {
    Decoder::run(slot, schema, text, true)
}

/// Why a member of an object holds no value after a tolerant reading: it is missing, null, or does not fit.
pub(crate) fn fault(slot: &mut dyn Slot, schema: &Schema, text: &[u8], member: &'static str) -> DecodeError {
    Decoder::fault(slot, schema, text, member)
}

/// Appends the JSON text of a slot.
pub fn encode(slot: &dyn Slot, schema: &Schema, out: &mut Vec<u8>) {
    let mut sink = Bytes::after(std::mem::take(out));
    write_view(slot.view(), schema, &mut sink);
    *out = sink.into_buffer();
}

/// The JSON text of a slot as a request has it: a `readOnly` member that is empty is left out, also where it is
/// required and could be null.
pub(crate) fn encode_request(view: View<'_>, schema: &Schema) -> Vec<u8> {
    let mut sink = Bytes::request();
    write_view(view, schema, &mut sink);
    sink.into_bytes()
}

/// A slot as free-form JSON.
pub fn to_tree(slot: &dyn Slot, schema: &Schema) -> Json {
    let mut sink = Tree::default();
    write_view(slot.view(), schema, &mut sink);
    sink.finish()
}

/// Compact text of free-form JSON.
pub(crate) fn write_json(json: &Json) -> String {
    let mut sink = Bytes::default();
    write_tree(json, &mut sink);
    sink.into_string()
}

/// What a view shows, as free-form JSON.
pub(crate) fn view_to_tree(view: View<'_>, schema: &Schema) -> Json {
    let mut sink = Tree::default();
    write_view(view, schema, &mut sink);
    sink.finish()
}

/// The same as a request has it; see [`encode_request`].
pub(crate) fn view_to_request_tree(view: View<'_>, schema: &Schema) -> Json {
    let mut sink = Tree::request();
    write_view(view, schema, &mut sink);
    sink.finish()
}
