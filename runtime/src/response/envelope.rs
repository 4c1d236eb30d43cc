//! Bodies that say themselves whether the call succeeded.

use super::Response;
use crate::shape::{Body, Kind, Object, Schema};

/// A body whose members say whether the call succeeded, whatever the HTTP status is (`x-tintype-envelope`).
pub trait Envelope: Sized {
    /// What the caller gets on success.
    type Data;
    /// The error code.
    type Code;
    /// The wire name of the member that holds the data.
    const DATA: &'static str;

    /// Takes the data out if the envelope says success and has data.
    ///
    /// # Errors
    /// The error code, if there is one; the envelope is left whole.
    fn open(&mut self) -> Result<Self::Data, Option<Self::Code>>;
}

/// An answer whose envelope says that the call failed, or that has no data.
#[derive(Debug, Clone)]
pub struct Refused<C, V> {
    /// The provider's error code.
    pub code: Option<C>,
    /// The whole answer.
    pub response: Response<V>,
}

impl<V: Envelope> Response<V> {
    /// The data of an envelope.
    ///
    /// # Errors
    /// The code and the whole answer, if the envelope says failure or has no data.
    pub fn open(mut self) -> Result<Response<V::Data>, Refused<V::Code, V>> {
        match self.0.body.open() {
            Ok(data) => {
                let schema = self.0.schema.and_then(|schema| member(schema, V::DATA));
                Ok(Response::new(data, self.0.raw, schema))
            }
            Err(code) => Err(Refused { code, response: self }),
        }
    }
}

/// The schema of a member, without its null.
fn member(schema: &'static Schema, name: &str) -> Option<&'static Schema> {
    let Kind::Type(shape) = &schema.kind else { return None };
    let Body::Object(fields, _) = &shape.body else { return None };
    let schema = fields.iter().find(|field| field.name() == name)?.schema();
    match &schema.kind {
        Kind::Nullable(inner) => Some(inner),
        _ => Some(schema),
    }
}

/// Whether the member of that wire name has a value equal to the JSON text. For generated code.
#[doc(hidden)]
pub fn member_equals(object: &dyn Object, name: &str, text: &str) -> bool {
    let Body::Object(fields, _) = &object.shape().body else { return false };
    let Some(index) = fields.iter().position(|field| field.name() == name) else { return false };
    let mut equal = false;
    object.slots(&mut |slots| {
        let (Some(slot), Some(field)) = (slots.get(index), fields.get(index)) else { return };
        let mut bytes = Vec::new();
        crate::json::encode(*slot, field.schema(), &mut bytes);
        equal = bytes == text.as_bytes();
    });
    equal
}
