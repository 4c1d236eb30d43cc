//! A schema's reference that leads to what is surely no schema: the document, `info`, a response, …

use crate::diagnostic::Diagnostic;
use crate::load::{Document, Kind, NodeId, Version, fragment};

use super::stand::{Stand, step};

/// What stands at a node by the way that leads there.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stands {
    /// Objects of the specification.
    At(Stand),
    /// A member of the document that holds none of them.
    Other,
}

impl Stands {
    const fn one(kind: Kind) -> Stands {
        Stands::At(Stand::One(kind))
    }
}

/// The diagnostic for a reference at `node` that leads to `target`, if a schema is due there and the target is something else.
pub(super) fn mistaken(document: &Document, node: NodeId, target: NodeId) -> Option<Diagnostic> {
    let found = stands(document, target).filter(|found| *found != Stands::one(Kind::Schema))?;
    let is_map = document.key(target) == Some("schemas");
    // Where schemas hold maps of schemas, a name may be `properties`.
    if found == Stands::At(Stand::Several(Kind::Schema)) && !is_map
        || stands(document, node) != Some(Stands::one(Kind::Schema))
    {
        return None;
    }
    let value = document.get(node, "$ref")?;
    let text = document.str(value)?;
    let what = match found {
        Stands::At(Stand::One(kind)) => kind.spoken().to_owned(),
        _ => {
            let written = document.written_pointer(target);
            format!("the document's `{}`", written.rsplit('/').next().unwrap_or_default())
        }
    };
    let local = document.tree(node) == document.tree(target);
    // A lifted reference is spelled anew; the text's own pointer is what its author knows.
    let text = if local { fragment(&document.written_pointer(target)) } else { text.to_owned() };
    let diagnostic = Diagnostic::error("ref-kind", document.span(value), format!("`{text}` is {what}, and no schema"));
    Some(diagnostic.help(help(document, node, target, found)))
}

fn help(document: &Document, node: NodeId, target: NodeId, found: Stands) -> String {
    if found == Stands::one(Kind::Document)
        && document.tree(node) == target
        && let Some(outer) = outermost(document, node)
    {
        return format!("write `{}` for the whole schema around it", fragment(&document.written_pointer(outer)));
    }
    let written = |node| document.written_pointer(node);
    let local = matches!(found, Stands::At(Stand::One(_))) && document.tree(node) == document.tree(target);
    match schema_in(document, target).filter(|schema| local && written(*schema) != written(target)) {
        Some(schema) => format!("write `{}` for the schema in it", fragment(&written(schema))),
        None if document.version(document.tree(node)) == Some(Version::Swagger) => {
            "refer to a schema, such as one below `#/definitions`".to_owned()
        }
        None => "refer to a schema, such as one below `#/components/schemas`".to_owned(),
    }
}

/// The schema of a parameter, a header, a body, a response or a media type: that of the first media type, if there are several.
fn schema_in(document: &Document, node: NodeId) -> Option<NodeId> {
    let first = |content: NodeId| document.entries(content).first().map(|entry| entry.value);
    let holder = document.get(node, "content").and_then(first).unwrap_or(node);
    document.get(holder, "schema")
}

/// The outermost schema in which a node stands.
fn outermost(document: &Document, node: NodeId) -> Option<NodeId> {
    let way = way(document, node);
    way.into_iter().find(|node| stands(document, *node) == Some(Stands::one(Kind::Schema)))
}

/// What stands at a node of a tree that is a document of its own; `None` where the way to it leads through something else, such as an
/// extension.
pub(super) fn stands(document: &Document, node: NodeId) -> Option<Stands> {
    document.version(document.tree(node))?;
    let mut at = Stand::One(Kind::Document);
    let mut children = way(document, node).into_iter().skip(1);
    while let Some(child) = children.next() {
        at = match step(document, at, child) {
            Some(below) => below,
            None => {
                let other =
                    at == Stand::One(Kind::Document) && document.key(child).is_some_and(|key| OTHERS.contains(&key));
                return (other && children.next().is_none()).then_some(Stands::Other);
            }
        };
    }
    Some(Stands::At(at))
}

/// The nodes that lead to a node, from the root of its tree.
fn way(document: &Document, node: NodeId) -> Vec<NodeId> {
    let mut way: Vec<NodeId> = std::iter::successors(Some(node), |at| document.parent(*at)).collect();
    way.reverse();
    way
}

/// Members of the document that hold none of its objects.
const OTHERS: &[&str] = &["info", "servers", "security", "tags", "externalDocs"];
