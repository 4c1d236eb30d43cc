//! `$dynamicRef`: references whose target depends on who asks (JSON Schema 2020-12, core, sections 7.1 and 8.2.3.2).
//!
//! A dynamic reference names an anchor, and means the one of the outermost schema resource that was entered on the way to it.
//! What is bound on the way is the environment of an evaluation. Every schema of the document stands for its evaluation from its
//! own outermost schema; where a reference enters one with an environment that makes a difference, it leads to a copy of the
//! schema instead, in which every reference leads to where it does in that environment. So all references are plain ones for the
//! stages after this.
//!
//! - Copies are made once for a schema and an environment, of which only the names count that a dynamic reference asks for that
//!   can be reached from there.
//! - Of a copied schema, only what leads to a reference with another target is new. The rest is shared with the original, and
//!   so are the types that are made of it.
//! - A resource is a schema with an `$id`, or the outermost schema: a component, the schema of a media type, a file. An OpenAPI
//!   document is no schema, so components that have an anchor of one name and no `$id` don't bind it for each other.

mod copies;
mod graph;
mod place;
mod reach;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Document, NodeId, percent_decode, reference};

use super::ids::Ids;
use copies::{Copied, Copies};
use graph::Graph;

/// The number of an anchor's name.
type Name = u32;

/// A document that needs more work than this for its dynamic references is refused.
const PATIENCE: usize = 20_000_000;
/// So many nodes may be added beside as many as the document has.
const ALLOWANCE: usize = 100_000;

/// There is no end in sight.
struct Full;

/// How much may still be done.
struct Patience(usize);

impl Patience {
    fn spend(&mut self, work: usize) -> Result<(), Full> {
        self.0 = self.0.checked_sub(work).ok_or(Full)?;
        Ok(())
    }
}

/// The dynamic references, and the anchors they ask for.
#[derive(Debug, Default)]
struct Dynamic {
    references: HashMap<NodeId, Name>,
    names: HashMap<String, Name>,
}

/// What was made of a document.
#[derive(Debug, Default)]
pub(super) struct Expanded {
    /// What each copy was made of.
    pub(super) origins: HashMap<NodeId, NodeId>,
    /// An order of the references that lead to copies, which is not that of the document's keys.
    pub(super) ranks: HashMap<NodeId, u32>,
    /// The number of each schema that was copied.
    pub(super) numbers: HashMap<NodeId, u32>,
}

/// Gives every dynamic reference the target that it has where it stands, and schemas that are entered otherwise copies. `targets` are
/// those of all references, dynamic ones as if they were plain; `named` are the schemas with names of their own.
pub(super) fn expand(
    document: &mut Document,
    ids: &Ids,
    named: &[NodeId],
    targets: &mut HashMap<NodeId, NodeId>,
    diagnostics: &mut Diagnostics,
) -> Expanded {
    let mut dynamic = Dynamic::default();
    let plain = |node: NodeId| document.get(node, "$ref").is_some();
    let all = targets.iter().map(|(node, target)| (*node, *target));
    let mut all: Vec<(NodeId, NodeId)> = all.filter(|(node, _)| !plain(*node)).collect();
    all.sort();
    for (node, target) in all {
        let Some(name) = asked(document, node, target) else { continue };
        let next = Name::try_from(dynamic.names.len()).unwrap_or(Name::MAX);
        let name = *dynamic.names.entry(name).or_insert(next);
        dynamic.references.insert(node, name);
    }
    if dynamic.references.is_empty() {
        return Expanded::default();
    }
    let nodes = document.len();
    let mut patience = Patience(PATIENCE);
    let graph = Graph::read(document, ids, named, targets, &dynamic);
    let reach = reach::reach(&graph, targets, &dynamic, &mut patience);
    let mut last = dynamic.references.keys().min().copied();
    let copied = reach.and_then(|reach| {
        let room = Patience(nodes.saturating_add(ALLOWANCE));
        Copies::new(document, &graph, &reach, targets, &dynamic, patience, room).all(&mut last)
    });
    match copied {
        Ok(Copied { links, origins, whole }) => {
            let ranks = links.iter().zip(0..).map(|((node, _), rank)| (*node, rank)).collect();
            targets.extend(links);
            Expanded { origins, ranks, numbers: whole.into_iter().zip(1..).collect() }
        }
        Err(Full) => {
            document.forget(nodes);
            diagnostics.extend(last.map(|at| too_much(document, at)));
            Expanded::default()
        }
    }
}

/// The name that a reference asks whoever evaluates for: that of the dynamic anchor that it leads to, by that name.
fn asked(document: &Document, node: NodeId, target: NodeId) -> Option<String> {
    let text = document.str(reference(document, node)?)?;
    let (_, fragment) = text.split_once('#')?;
    let anchor = document.str(document.get(target, "$dynamicAnchor")?)?;
    Some(percent_decode(fragment)).filter(|name| name == anchor)
}

fn too_much(document: &Document, at: NodeId) -> Diagnostic {
    let span = reference(document, at).map_or_else(|| document.key_span(at), |value| document.span(value));
    let message = "the schemas that dynamic references make of others are too many";
    Diagnostic::error("size-limit", span, message).help("bind fewer anchors on the way to it, or refer by `$ref`")
}
