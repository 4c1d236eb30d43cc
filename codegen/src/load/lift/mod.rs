//! Versions and other spellings lifted to one form, so that nothing after it knows the version of a document.
//!
//! A Swagger 2.0 tree becomes an OpenAPI 3.1 tree in the same arena. Nodes are moved rather than copied, so each keeps its span; a node
//! that is new has the span of what it was made of. [`Document::written_pointer`] gives pointers as the text has them.
//!
//! | written | read as |
//! |---|---|
//! | Swagger 2.0 | OpenAPI 3.1, by the files of `swagger/` |
//! | `openapi: 3.1` (a number) | `openapi: "3.1"` |
//! | `x-nullable` (2.0) | `nullable` |
//! | `$ref` beside `nullable: true` | `anyOf: [{$ref: …}, {type: "null"}]` |
//! | `$ref` beside the `type` of its target | the reference alone |
//! | `$ref` beside `readOnly` or `writeOnly` | `allOf: [{$ref: …}]` beside it |
//! | `$ref` beside `$dynamicRef` | `allOf: [{$dynamicRef: …}]` beside the `$ref` |
//! | `minimum: 3, exclusiveMinimum: true` (2.0, 3.0) | `exclusiveMinimum: 3` |
//! | `items: [A, B]`, with `additionalItems` (before 2020-12) | `prefixItems: [A, B]`, with `items` |
//! | `$recursiveAnchor: true`, and `$recursiveRef: "#"` below it (2019-09) | `$dynamicAnchor`, `$dynamicRef` |
//! | `dataValue` of an example (3.2) | `value` |
//! | `additionalProperties: "no"` | `additionalProperties: false` |
//! | a reference that begins with the document's `$self` (3.2) | the reference without it |

mod booleans;
mod edit;
mod groups;
mod positions;
mod recursive;
mod reference;
mod schema;
mod spelling;
mod swagger;
mod version;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use std::collections::HashMap;

use super::{Document, NodeId, Value};
use crate::diagnostic::Diagnostics;
use edit::Edit;
use reference::Targets;

pub(crate) use booleans::spelled_truth;
pub(crate) use positions::{Holds, Kind, below};
pub(crate) use version::{Minor, Version};

/// Lifts the document that was loaded first. A document of an unknown version is left as it is, without a word.
///
/// Faults of a Swagger 2.0 document that could not be seen afterwards are reported here, unknown members among them. The codes are
/// `unknown-member`, `unknown-keyword`, `newer-member`, `nullable`, `ref-siblings`, `items-list`, `wrong-type`, `parameter`, `server`,
/// `unsupported` and `size-limit`.
pub fn lift(mut document: Document, diagnostics: &mut Diagnostics) -> Document {
    let root = document.root();
    lift_tree(&mut document, root, diagnostics);
    document
}

/// Lifts one tree of an arena: that of another file, whose root is a whole OpenAPI or Swagger document. Any other tree, such as a file
/// that holds one schema, is left as it is. The root stays the same node.
pub fn lift_tree(document: &mut Document, root: NodeId, diagnostics: &mut Diagnostics) {
    lift_linked(document, root, &Targets::new(), diagnostics);
}

/// [`lift_tree`] for a document in several files: `links` are the targets of reference objects, in whatever tree these stand. What
/// references lead to in files that are no whole documents is lifted as what it is there: a parameter, a schema, a path item.
pub(crate) fn lift_linked(document: &mut Document, root: NodeId, links: &Targets, diagnostics: &mut Diagnostics) {
    let Some(version) = version::of(document, root) else { return };
    document.versions.insert(root, version);
    if let Some(spelled) = document.get(root, "openapi")
        && let Value::Number(text) = document.value(spelled)
    {
        let text = Value::String(text.clone());
        document.replace(spelled, text);
    }
    let mut targets = Targets::new();
    let mut trees = HashMap::from([(root, true)]);
    for (node, target) in links {
        let tree = document.tree(*target);
        if *trees.entry(tree).or_insert_with(|| version::of(document, tree).is_none()) {
            targets.insert(*node, *target);
        }
    }
    let parts = trees.into_iter().filter(|(_, is_part)| *is_part).map(|(tree, _)| size(document, tree));
    let (nodes, bytes) = parts.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    let mut edit = Edit::new(document, diagnostics, nodes, bytes);
    edit.targets = targets;
    if version == Version::Swagger {
        let own = reference::targets(edit.document, root);
        edit.targets.extend(own);
        swagger::lift(&mut edit, root);
    }
    spelling::lift(&mut edit, root, version);
    let Edit { diagnostics, groups, .. } = edit;
    groups.tell(diagnostics);
}

/// How many nodes a tree has, and how long its text is.
fn size(document: &Document, root: NodeId) -> (usize, usize) {
    let mut nodes = 0;
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        nodes += 1;
        stack.extend(document.items(node));
        stack.extend(document.entries(node).iter().map(|entry| entry.value));
    }
    let span = document.span(root);
    (nodes, span.end.saturating_sub(span.start) as usize)
}
