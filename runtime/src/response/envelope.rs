//! Bodies that say themselves whether the call succeeded.

use super::Response;
use crate::error::Error;
use crate::failure::OperationError;
use crate::json;
use crate::shape::{Body, Kind, Object, Schema, Slot};

/// A body whose members say whether the call succeeded, whatever the HTTP status is (`x-tintype-envelope`).
pub trait Envelope: Slot + Sized {
    /// What the caller gets on success.
    type Data;
    /// The error code.
    type Code;
    /// The wire name of the member that holds the data.
    const DATA: &'static str;

    /// Whether the envelope says success, with data or without.
    fn succeeded(&self) -> bool;
    /// Takes the data out, if there is any.
    fn take_data(&mut self) -> Option<Self::Data>;
    /// The error code, if there is one.
    fn code(&self) -> Option<Self::Code>;
}

/// An answer whose envelope says that the call failed.
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
    /// The code and the whole answer, if the envelope says failure. If it says success but has no data that can be
    /// read, [`Error::Decode`] with the place of the fault: the provider has acted on the request.
    pub fn open<E>(mut self) -> Result<Response<V::Data>, E>
    where
        E: OperationError + From<Refused<V::Code, V>>,
    {
        if !self.0.body.succeeded() {
            return Err(E::from(Refused { code: self.0.body.code(), response: self }));
        }
        let schema = self.0.schema;
        match self.0.body.take_data() {
            Some(data) => {
                let schema = schema.and_then(|schema| member(schema, V::DATA));
                Ok(Response::new(data, self.0.raw, schema))
            }
            None => {
                let response = self.0.raw;
                let schema = schema.unwrap_or_else(|| response.schema());
                let error = json::fault(&mut V::blank(), schema, response.bytes(), V::DATA);
                Err(E::other(Error::Decode { response, error: Box::new(error) }))
            }
        }
    }
}

/// The schema of a member, without its null.
fn member(schema: &'static Schema, name: &str) -> Option<&'static Schema> {
    let Kind::Type(shape) = &schema.kind else { return None };
    let Body::Object(fields, _) = &shape.body else { return None };
    let schema = fields.named(name)?.schema();
    match &schema.kind {
        Kind::Nullable(inner) => Some(inner),
        _ => Some(schema),
    }
}

/// Whether the member of that wire name has a value equal to the JSON text. For generated code.
#[doc(hidden)]
pub fn member_equals(object: &dyn Object, name: &str, text: &str) -> bool {
    let Body::Object(fields, _) = &object.shape().body else { return false };
    let Some(index) = fields.find(name) else { return false };
    let mut equal = false;
    object.slots(&mut |slots| {
        let (Some(slot), Some(field)) = (slots.get(index), fields.get(index)) else { return };
        let mut bytes = Vec::new();
        crate::json::encode(*slot, field.schema(), &mut bytes);
        equal = bytes == text.as_bytes();
    });
    equal
}
