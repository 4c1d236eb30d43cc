//! A call while its parameters and its body are filled in.

use bytes::Bytes;

use super::plan::Plan;
use super::{Call, Client};
use crate::failure::OperationError;
use crate::operation::Operation;
use crate::response::{Answered, Envelope, Refused};
use crate::shape::{Body, Object, Slot};

/// A call while generated code fills it in: values are checked and turned into text as they come.
pub struct CallBuilder(Box<Plan>);

impl CallBuilder {
    pub(super) fn new(client: Client, operation: &'static Operation) -> CallBuilder {
        CallBuilder(Box::new(Plan::new(client, operation)))
    }

    /// The value of a parameter, named as in the document, or as `query/id` where places share a name.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &dyn Slot) -> Self {
        self.0.parameter(name, value);
        self
    }

    /// The value of a string parameter.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        self.parameter(name, &value.to_owned())
    }

    /// The values of parameters, each a field of that name. What is absent is not sent; a member that the document does
    /// not list goes into the query.
    #[must_use]
    pub fn parameters(mut self, values: &dyn Object) -> Self {
        if let Body::Object(fields, _) = &values.shape().body {
            values.slots(&mut |slots| {
                for (field, slot) in fields.iter().zip(slots) {
                    self.0.parameter(field.name(), *slot);
                }
            });
        }
        for (name, value) in values.extra().iter() {
            self.0.unlisted(name, value);
        }
        self
    }

    /// The body. An `Option` without a value sends none.
    #[must_use]
    pub fn body(mut self, value: &dyn Slot) -> Self {
        self.0.fill_body(value);
        self
    }

    /// The request body, if there is one.
    #[must_use]
    pub fn optional_body<T: Slot>(self, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.body(value),
            None => self,
        }
    }

    /// The body's bytes as they are sent, for a media type that has no model.
    #[must_use]
    pub fn bytes(mut self, bytes: impl Into<Bytes>) -> Self {
        self.0.body = Some(bytes.into());
        self
    }

    /// The call, whose answer has a body of type `T`.
    pub fn into_call<T: Answered, E: OperationError>(self) -> Call<T, E> {
        Call::new(self.0.finish())
    }

    /// The call, whose answer is an envelope around a `V::Data`.
    pub fn into_enveloped<V, E>(self) -> Call<V::Data, E>
    where
        V: Envelope + Answered,
        E: OperationError + From<Refused<V::Code, V>>,
    {
        Call::enveloped::<V>(self.0.finish())
    }
}

impl std::fmt::Debug for CallBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("CallBuilder").field(&self.0.operation.id).finish()
    }
}
