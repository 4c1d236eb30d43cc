//! `webhooks`, and `x-webhooks` of documents before 3.1: requests that the provider sends.

use crate::load::NodeId;
use crate::model::{OperationId, Owner, Webhook, WebhookId};

use super::operation::methods;
use super::{Lower, keywords};

/// A path item of which each method is a request of the provider.
pub(super) struct Incoming {
    /// The key of the webhook or callback.
    pub(super) name: String,
    /// The operation of a callback and the expression of the URL.
    pub(super) callback: Option<(OperationId, String)>,
    /// The path item.
    pub(super) node: NodeId,
}

/// Reads every webhook, in the order of their names: what an inline type is named after must not depend on another.
pub(super) fn webhooks(lower: &mut Lower<'_>, root: NodeId) {
    let mut all = Vec::new();
    for key in ["webhooks", "x-webhooks"] {
        for (name, _, node) in lower.map(root, key) {
            if !name.starts_with("x-") {
                all.push(Incoming { name, callback: None, node });
            }
        }
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    for incoming in all {
        read(lower, &incoming);
    }
}

/// Reads the requests of a path item.
pub(super) fn read(lower: &mut Lower<'_>, incoming: &Incoming) {
    let item = lower.follow(incoming.node);
    if !lower.is_object(item, "a path item") {
        return;
    }
    keywords::check(lower, item, "path item", keywords::PATH_ITEM);
    let common = lower.list(item, "parameters");
    for (method, node) in methods(lower, item) {
        if lower.is_object(node, "an operation") {
            let request = request(lower, incoming, method, node, &common);
            lower.webhooks.push(request);
        }
    }
}

fn request(lower: &mut Lower<'_>, incoming: &Incoming, method: String, node: NodeId, common: &[NodeId]) -> Webhook {
    keywords::check(lower, node, "operation", keywords::OPERATION);
    let owner = Owner::Webhook(WebhookId(lower.webhooks.len()));
    let callbacks = lower.document.get(node, "callbacks");
    if let Some(callbacks) = callbacks.filter(|callbacks| !lower.document.entries(*callbacks).is_empty()) {
        let span = lower.document.key_span(callbacks);
        lower.unsupported(span, "a callback of a callback or webhook", "no type is made for it");
    }
    let bodies = match lower.member(node, "requestBody") {
        Some(body) if lower.is_object(body, "`requestBody`") => {
            keywords::check(lower, body, "request body", keywords::REQUEST_BODY);
            lower.bodies(body, owner, "request")
        }
        _ => Vec::new(),
    };
    let mut parameters = lower.list(node, "parameters");
    parameters.extend(common);
    let parameters = parameters.into_iter().filter_map(|node| lower.parameter(node, owner)).collect();
    Webhook {
        name: incoming.name.clone(),
        given: lower.string(node, "x-tintype-name"),
        callback: incoming.callback.clone(),
        doc: lower.doc(node),
        parameters,
        bodies,
        answers: lower.answers(node, owner, method == "HEAD"),
        method,
        place: lower.document.key_span(node),
    }
}
