//! `$self`: the URI that a document gives itself, and from which its references start (OpenAPI 3.2, section 4.1.2).

use fluent_uri::{Uri, UriRef};

use super::{Document, NodeId};

/// What a `$self` that is no absolute URI starts from. Where the document lies does not matter for what is compared.
const START: &str = "file:///";

/// The URI of the document rooted at `root`, if it names one; without a fragment.
pub(crate) fn own_uri(document: &Document, root: NodeId) -> Option<String> {
    let named = document.str(document.get(root, "$self")?)?;
    resolved(START, named.split('#').next().unwrap_or_default())
}

/// What follows the document's own URI in a reference that stands at `node`: `#` and a fragment, or nothing.
pub(super) fn after_itself<'a>(document: &Document, node: NodeId, own: &str, reference: &'a str) -> Option<&'a str> {
    let end = reference.find('#').unwrap_or(reference.len());
    let (uri, fragment) = reference.split_at_checked(end)?;
    let is_itself = !uri.is_empty() && resolved(own, uri).as_deref() == Some(own);
    // An absolute URI starts from nowhere; any other within a schema with an `$id` starts from that.
    (is_itself && (Uri::parse(uri).is_ok() || !has_id_around(document, node))).then_some(fragment)
}

fn has_id_around(document: &Document, node: NodeId) -> bool {
    let mut around = std::iter::successors(Some(node), |at| document.parent(*at));
    around.any(|at| document.get(at, "$id").is_some_and(|id| document.str(id).is_some()))
}

/// A reference against a base (RFC 3986, section 5.2).
pub(crate) fn resolved(base: &str, reference: &str) -> Option<String> {
    let base = Uri::parse(base).ok()?;
    Some(UriRef::parse(reference).ok()?.resolve_against(&base).ok()?.into_string())
}
