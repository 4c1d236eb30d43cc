//! A call while its parameters and its body are filled in.

use super::plan::Plan;
use super::{Call, Client};
use crate::failure::OperationError;
use crate::operation::{In, Operation, Retry};
use crate::response::{Answered, Envelope, Refused};
use crate::shape::{Body as Table, List, Object, Slot, View};
use crate::transport::Body;

/// A call while generated code fills it in: values are checked and turned into text as they come.
pub struct CallBuilder {
    plan: Box<Plan>,
    media: usize,
}

/// The body of an operation that takes several media types: a generated enum with a variant for each.
pub trait AnyBody {
    /// Fills the body in.
    #[must_use]
    fn fill(self, call: CallBuilder) -> CallBuilder;
}

/// A slice as an array.
struct Items<'a, T>(&'a [T]);

impl<T: Slot> List for Items<'_, T> {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn get(&self, index: usize) -> Option<&dyn Slot> {
        self.0.get(index).map(|item| item as &dyn Slot)
    }
}

impl CallBuilder {
    pub(super) fn new(client: Client, operation: &'static Operation) -> CallBuilder {
        CallBuilder { plan: Box::new(Plan::new(client, operation)), media: 0 }
    }

    /// The same for another call.
    pub(crate) fn again(&mut self) -> CallBuilder {
        CallBuilder { plan: self.plan.another(), media: self.media }
    }

    pub(crate) fn client(&self) -> Client {
        self.plan.client.clone()
    }

    /// The name of a declared parameter, as the document spells it.
    pub(crate) fn declared(&self, place: In, name: &str) -> Option<&'static str> {
        let mut parameters = self.plan.operation.parameters.iter();
        parameters.find(|it| it.place == place && it.name.eq_ignore_ascii_case(name)).map(|it| it.name)
    }

    /// The header that has to have an idempotency key, if one has.
    pub(crate) fn required_key(&self) -> Option<&'static str> {
        let Retry::Keyed(header) = self.plan.operation.retry else { return None };
        let mut parameters = self.plan.operation.parameters.iter();
        let key = parameters.find(|it| it.place == In::Header && it.name.eq_ignore_ascii_case(header))?;
        key.required.then_some(key.name)
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.plan.operation
    }

    /// The value of a parameter, named as in the document, or as `query/id` where places share a name.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &dyn Slot) -> Self {
        self.plan.parameter(name, value.view());
        self
    }

    /// The value of a string parameter.
    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        self.plan.parameter(name, View::Text(value));
        self
    }

    /// The values of an array parameter.
    #[must_use]
    pub fn list<T: Slot>(mut self, name: &str, values: &[T]) -> Self {
        self.plan.parameter(name, View::List(&Items(values)));
        self
    }

    /// The values of parameters, each a field of that name. What is absent is not sent; a member that the document does
    /// not list goes into the query.
    #[must_use]
    pub fn parameters(mut self, values: &dyn Object) -> Self {
        if let Table::Object(fields, _) = &values.shape().body {
            values.slots(&mut |slots| {
                for (field, slot) in fields.iter().zip(slots) {
                    self.plan.parameter(field.name(), slot.view());
                }
            });
        }
        for (name, value) in values.extra().iter() {
            self.plan.unlisted(name, value.view());
        }
        self
    }

    /// Which of the declared media types the body is sent as, from 0; to be said before the body. It is the first,
    /// unless this says otherwise.
    #[must_use]
    pub fn media(mut self, index: usize) -> Self {
        self.media = index;
        self
    }

    /// The body. An `Option` without a value sends null where the body is JSON whose schema names null, else nothing.
    #[must_use]
    pub fn body(mut self, value: &dyn Slot) -> Self {
        self.plan.fill_body(self.media, value.view());
        self
    }

    /// The request body, if there is one.
    #[must_use]
    pub fn optional_body<T: Slot>(self, value: Option<&T>) -> Self {
        self.optional(value, |call, value| call.body(value))
    }

    /// A body of text.
    #[must_use]
    pub fn text_body(mut self, text: &str) -> Self {
        self.plan.fill_body(self.media, View::Text(text));
        self
    }

    /// A body of items.
    #[must_use]
    pub fn list_body<T: Slot>(mut self, items: &[T]) -> Self {
        self.plan.fill_body(self.media, View::List(&Items(items)));
        self
    }

    /// The body as it is sent: bytes, or a stream. Nothing is checked.
    #[must_use]
    pub fn bytes(mut self, body: impl Into<Body>) -> Self {
        self.plan.fill_bytes(self.media, body.into());
        self
    }

    /// A body that is one of several media types.
    #[must_use]
    pub fn any_body<B: AnyBody>(self, body: B) -> Self {
        body.fill(self)
    }

    /// Fills in what is there.
    #[must_use]
    pub fn optional<T>(self, value: Option<T>, fill: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => fill(self, value),
            None => self,
        }
    }

    /// The call, whose answer has a body of type `T`.
    pub fn into_call<T: Answered, E: OperationError>(self) -> Call<T, E> {
        Call::new(self.plan.finish())
    }

    /// The call, whose answer is an envelope around a `V::Data`.
    pub fn into_enveloped<V, E>(self) -> Call<V::Data, E>
    where
        V: Envelope + Answered,
        E: OperationError + From<Refused<V::Code, V>>,
    {
        Call::enveloped::<V>(self.plan.finish())
    }
}

impl std::fmt::Debug for CallBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("CallBuilder").field(&self.plan.operation.id).finish()
    }
}
