//! What a call sent, kept with its answer: for saying what was applied.

use std::sync::Arc;

use bytes::Bytes;

use crate::body::Encoded;
use crate::json::view_to_request_tree;
use crate::operation::{Content, Encoding, Operation};
use crate::shape::{Schema, View};
use crate::value::Json;

/// The body of a request, as JSON or as something to make JSON of.
#[derive(Clone)]
pub(crate) struct Sent {
    text: Text,
    schema: &'static Schema,
}

#[derive(Clone)]
enum Text {
    Json(Bytes),
    Tree(Arc<Json>),
}

impl Sent {
    /// What is kept of a body: the bytes of JSON, which costs nothing; of a form, where the operation is an update, its value.
    pub(crate) fn of(
        operation: &Operation,
        content: &'static Content,
        view: View<'_>,
        encoded: &Encoded,
    ) -> Option<Sent> {
        let schema = &content.schema;
        let text = match content.encoding {
            Encoding::Json => Text::Json(encoded.body.as_bytes()?.clone()),
            Encoding::Form if operation.update.is_some() => Text::Tree(Arc::new(view_to_request_tree(view, schema))),
            _ => return None,
        };
        Some(Sent { text, schema })
    }

    /// The value, and the position that the document gives it.
    pub(crate) fn value(&self) -> Option<(Json, &'static Schema)> {
        let json = match &self.text {
            Text::Json(bytes) => Json::parse(bytes).ok()?,
            Text::Tree(json) => Json::clone(json),
        };
        Some((json, self.schema))
    }
}
