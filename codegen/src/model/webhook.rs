//! Webhooks and callbacks: the requests that the provider sends to whoever uses its API.

use super::{Answer, AnswerBody, Doc, OperationId, Parameter, Place};

/// A request that the provider sends.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// Its key in `webhooks`, or that of the callback.
    pub name: String,
    /// `x-tintype-name`
    pub given: Option<String>,
    /// For a callback: the operation that asks for it and the expression of the URL it is sent to.
    pub callback: Option<(OperationId, String)>,
    /// The method in capitals.
    pub method: String,
    /// Its prose.
    pub doc: Doc,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The alternatives of its body, the preferred one first; empty where it has none.
    pub bodies: Vec<AnswerBody>,
    /// What the receiver answers.
    pub answers: Vec<Answer>,
    /// Where it stands.
    pub place: Place,
}
