//! A request that the provider refuses.

use tintype::Violations;

use crate::document::Operation;
use crate::script::Reply;

/// A refusal: the status, the provider's code for it, and a text for people.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) text: String,
    /// Whether the text says what is wrong with this request, so that it replaces an example's text.
    pub(crate) tells: bool,
    /// The value of `WWW-Authenticate`.
    pub(crate) challenge: Option<&'static str>,
    /// The value of `Allow`.
    pub(crate) allow: Option<String>,
}

impl Refusal {
    pub(crate) fn new(status: u16, text: impl Into<String>) -> Refusal {
        Refusal { status, code: None, text: text.into(), tells: false, challenge: None, allow: None }
    }

    /// The refusal that the document spells, else one with the given status. A code alone comes with the status 200,
    /// for an envelope carries it.
    pub(crate) fn scripted(reply: Option<&Reply>, otherwise: u16, text: impl Into<String>) -> Refusal {
        let Some(reply) = reply else { return Refusal::new(otherwise, text) };
        let by_code = if reply.code.is_some() { 200 } else { otherwise };
        Refusal { code: reply.code.clone(), ..Refusal::new(reply.status.unwrap_or(by_code), text) }
    }

    /// The answer to a request that breaks the document: as it spells it, else 400 or 422, whichever it lists.
    pub(crate) fn invalid(operation: &Operation, text: impl Into<String>) -> Refusal {
        let status = if !operation.lists(400) && operation.lists(422) { 422 } else { 400 };
        Refusal { tells: true, ..Refusal::scripted(operation.script.invalid.as_ref(), status, text) }
    }

    pub(crate) fn violations(operation: &Operation, violations: &Violations) -> Refusal {
        Refusal::invalid(operation, violations.to_string())
    }
}
