//! Free-form JSON.

use super::pointer::unescape;
use super::{Map, Number};
use crate::json::{DecodeError, parse, write_json};

/// Any JSON value. Objects keep their order, numbers their text; equality is that of JSON: the order of members does
/// not count, and `1.0 == 1`.
///
/// ```
/// use tintype::Json;
/// let json: Json = r#"{"a": [1, 2.50]}"#.parse()?;
/// assert_eq!(json.pointer("/a/1").and_then(Json::as_f64), Some(2.5));
/// assert_eq!(json.to_string(), r#"{"a":[1,2.50]}"#);
/// # Ok::<(), tintype::json::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, with its text.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in order.
    Object(Map<Json>),
}

impl Json {
    /// Reads JSON text (RFC 8259): at most 128 levels deep, the last of equal keys wins.
    ///
    /// # Errors
    /// The text is not JSON, or too deep.
    pub fn parse(text: &[u8]) -> Result<Json, DecodeError> {
        parse(text)
    }

    /// The member of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.as_object()?.get(name)
    }

    /// The value that a JSON Pointer (RFC 6901) leads to; the empty pointer is the value itself.
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |json, token| match json {
            Json::Object(members) => members.get(&unescape(token)),
            Json::Array(items) => items.get(array_index(token)?),
            _ => None,
        })
    }

    /// The same, for writing.
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Json> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |json, token| match json {
            Json::Object(members) => members.get_mut(&unescape(token)),
            Json::Array(items) => items.get_mut(array_index(token)?),
            _ => None,
        })
    }

    /// Whether this is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }
    /// The boolean, if this is one.
    pub const fn as_bool(&self) -> Option<bool> {
        if let Json::Boolean(value) = self { Some(*value) } else { None }
    }
    /// The number, if this is one.
    pub const fn as_number(&self) -> Option<&Number> {
        if let Json::Number(number) = self { Some(number) } else { None }
    }
    /// The integer, if this is an integral number that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }
    /// The integer, if this is an integral number that fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }
    /// The nearest float, if this is a number.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }
    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Json::String(text) = self { Some(text) } else { None }
    }
    /// The items, if this is an array.
    pub fn as_array(&self) -> Option<&[Json]> {
        if let Json::Array(items) = self { Some(items) } else { None }
    }
    /// The items for writing, if this is an array.
    pub const fn as_array_mut(&mut self) -> Option<&mut Vec<Json>> {
        if let Json::Array(items) = self { Some(items) } else { None }
    }
    /// The members, if this is an object.
    pub const fn as_object(&self) -> Option<&Map<Json>> {
        if let Json::Object(members) = self { Some(members) } else { None }
    }
    /// The members for writing, if this is an object.
    pub const fn as_object_mut(&mut self) -> Option<&mut Map<Json>> {
        if let Json::Object(members) = self { Some(members) } else { None }
    }
}

/// An array index of RFC 6901: digits without a leading zero.
fn array_index(token: &str) -> Option<usize> {
    (token == "0" || (!token.starts_with('0') && token.bytes().all(|b| b.is_ascii_digit())))
        .then(|| token.parse().ok())
        .flatten()
}

impl std::fmt::Display for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&write_json(self))
    }
}

impl std::fmt::Debug for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Json {
    type Err = DecodeError;
    fn from_str(text: &str) -> Result<Json, DecodeError> {
        parse(text.as_bytes())
    }
}
