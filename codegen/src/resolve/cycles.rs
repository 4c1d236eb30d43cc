//! Rings that mean nothing: references that lead to themselves, and a schema that is all of itself.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Document, NodeId, fragment, reference};

/// Removes references that never arrive.
pub(super) fn cut_reference_rings(
    document: &Document,
    targets: &mut HashMap<NodeId, NodeId>,
    diagnostics: &mut Diagnostics,
) {
    let mut done = HashSet::new();
    let mut rings = Vec::new();
    let mut starts: Vec<NodeId> = targets.keys().copied().collect();
    starts.sort();
    for start in starts {
        let mut path = Vec::new();
        let mut on_path = HashSet::new();
        let mut at = start;
        while !done.contains(&at) && on_path.insert(at) {
            path.push(at);
            match targets.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        if on_path.contains(&at) && targets.contains_key(&at) && !done.contains(&at) {
            let ring: Vec<NodeId> = path.iter().copied().skip_while(|node| *node != at).collect();
            rings.push(ring);
        }
        done.extend(path);
    }
    for ring in rings {
        let Some(first) = ring.first() else { continue };
        let mut diagnostic = Diagnostic::error(
            "ref-cycle",
            span_of(document, *first),
            "this reference leads back to itself and never to a schema",
        )
        .help("one of the references in the ring has to become the definition");
        for other in ring.iter().skip(1) {
            diagnostic = diagnostic.also(span_of(document, *other), "which leads on here");
        }
        diagnostics.push(diagnostic);
        for node in ring {
            targets.remove(&node);
        }
    }
}

/// Finds the schemas that are all of themselves, by `allOf` and references alone.
pub(super) fn find_all_of_rings(
    document: &Document,
    targets: &HashMap<NodeId, NodeId>,
    diagnostics: &mut Diagnostics,
) -> HashSet<NodeId> {
    let mut cut = HashSet::new();
    let mut done = HashSet::new();
    let mut starts: Vec<NodeId> = targets.keys().copied().collect();
    starts.sort();
    for start in starts {
        let mut stack = vec![(start, 0usize)];
        let mut on_path = HashSet::from([start]);
        while let Some((node, next)) = stack.pop() {
            let edges = edges(document, targets, node);
            let Some(&to) = edges.get(next) else {
                on_path.remove(&node);
                done.insert(node);
                continue;
            };
            stack.push((node, next + 1));
            if on_path.contains(&to) {
                if cut.insert(node) {
                    report(document, node, to, diagnostics);
                }
            } else if !done.contains(&to) && on_path.insert(to) {
                stack.push((to, 0));
            }
        }
    }
    cut
}

fn edges(document: &Document, targets: &HashMap<NodeId, NodeId>, node: NodeId) -> Vec<NodeId> {
    let all_of = document.get(node, "allOf").map(|list| document.items(list).to_vec()).unwrap_or_default();
    targets.get(&node).copied().into_iter().chain(all_of).collect()
}

fn report(document: &Document, from: NodeId, to: NodeId, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::error(
            "allof-cycle",
            span_of(document, from),
            format!("`{}` is all of itself: its `allOf` leads back to it", fragment(&document.written_pointer(to))),
        )
        .also(document.key_span(to), "it begins here")
        .help("move the shared members into a schema of their own and let both refer to that"),
    );
}

fn span_of(document: &Document, node: NodeId) -> crate::diagnostic::Span {
    reference(document, node).map_or_else(|| document.key_span(node), |value| document.span(value))
}
