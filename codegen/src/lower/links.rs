//! Links are not followed, which is said once: how many there are, and where the first stands.

use std::collections::HashSet;

use crate::load::NodeId;

use super::Lower;

/// Says so where the responses of operations or components have links.
pub(super) fn report(lower: &mut Lower<'_>, root: NodeId) {
    let mut seen = HashSet::new();
    let responses = responses(lower, root);
    let maps = responses.into_iter().filter_map(|response| lower.document.get(response, "links"));
    let shared = lower.document.get(root, "components").and_then(|node| lower.document.get(node, "links"));
    let maps: Vec<NodeId> = maps.chain(shared).filter(|map| seen.insert(*map)).collect();
    let mut seen = HashSet::new();
    let spans = maps.into_iter().flat_map(|map| lower.document.entries(map)).filter_map(|entry| {
        // One of the components that responses refer to is no second one.
        (!entry.key.starts_with("x-") && seen.insert(lower.follow(entry.value))).then_some(entry.key_span)
    });
    let spans: Vec<_> = spans.collect();
    let Some(first) = spans.iter().min() else { return };
    let times = match spans.len() {
        1 => "a link".to_owned(),
        2 => "a link (here and in one more place)".to_owned(),
        more => format!("a link (here and in {} more places)", more - 1),
    };
    lower.unsupported(*first, &times, "no method is made of it; call the operation that it names");
}

/// The responses of operations and components.
fn responses(lower: &Lower<'_>, root: NodeId) -> Vec<NodeId> {
    let document = lower.document;
    let values = |map: Option<NodeId>| -> Vec<NodeId> {
        let entries = map.map_or(&[][..], |map| document.entries(map));
        entries.iter().map(|entry| lower.follow(entry.value)).collect()
    };
    let components = document.get(root, "components");
    let mut found = values(components.and_then(|node| document.get(node, "responses")));
    for item in values(document.get(root, "paths")) {
        let additional = values(document.get(item, "additionalOperations"));
        for operation in values(Some(item)).into_iter().chain(additional) {
            found.extend(values(document.get(operation, "responses")));
        }
    }
    found
}
