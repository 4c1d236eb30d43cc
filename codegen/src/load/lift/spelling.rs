//! What is spelled differently in the versions of OpenAPI, in every object of a document.

use std::collections::HashSet;

use super::super::itself::{after_itself, own_uri};
use super::super::{NodeId, Value};
use super::edit::Edit;
use super::positions::{Holds, Kind, below};
use super::reference;
use super::schema;
use super::version::{Minor, Version};

/// Lifts the spellings of the tree at `root`.
pub(super) fn lift(edit: &mut Edit<'_>, root: NodeId, version: Version) {
    let itself = own_uri(edit.document, root).filter(|_| version == Version::Three(Minor::Two));
    let mut seen = HashSet::new();
    let mut stack = vec![(root, Kind::Document)];
    while let Some((node, kind)) = stack.pop() {
        if !matches!(edit.document.value(node), Value::Object(_)) || !seen.insert(node) {
            continue;
        }
        let target = match (edit.targets.get(&node).copied(), version) {
            (None, Version::Three(_)) => local(edit, root, node, itself.as_deref()),
            (target, _) => target,
        };
        if let Some(target) = target {
            if version == Version::Swagger {
                reference::rewrite(edit.document, node, target);
            }
            // Also where no member of a known name leads, as below an extension.
            stack.push((target, kind));
        }
        children(edit, node, kind, &mut stack);
        match kind {
            Kind::Schema => schema::lift(edit, node, version),
            Kind::Example if version == Version::Three(Minor::Two) => data_value(edit, node),
            _ => {}
        }
    }
}

fn children(edit: &Edit<'_>, node: NodeId, kind: Kind, stack: &mut Vec<(NodeId, Kind)>) {
    for entry in edit.document.entries(node) {
        match below(kind, &entry.key) {
            Some(Holds::One(kind)) => stack.push((entry.value, kind)),
            Some(Holds::List(kind)) => {
                stack.push((entry.value, kind));
                stack.extend(edit.document.items(entry.value).iter().map(|item| (*item, kind)));
            }
            Some(Holds::Map(kind)) => {
                stack.extend(edit.document.entries(entry.value).iter().map(|entry| (entry.value, kind)));
            }
            None => {}
        }
    }
}

/// The target of a reference within a document of OpenAPI 3, which may call the document by its `$self`.
fn local(edit: &mut Edit<'_>, root: NodeId, node: NodeId, itself: Option<&str>) -> Option<NodeId> {
    let value = edit.document.get(node, "$ref")?;
    let text = edit.document.str(value)?;
    if edit.document.tree(node) != root {
        return None;
    }
    if let Some(fragment) = itself.and_then(|own| after_itself(edit.document, node, own, text)) {
        let fragment = if fragment.is_empty() { "#".to_owned() } else { fragment.to_owned() };
        let target = reference::local(edit.document, root, &fragment);
        edit.document.replace(value, Value::String(fragment));
        return target;
    }
    reference::local(edit.document, root, text)
}

/// `dataValue`, which OpenAPI 3.2 has beside `value` (section 4.20).
fn data_value(edit: &mut Edit<'_>, node: NodeId) {
    if edit.document.get(node, "value").is_some() || edit.document.get(node, "dataValue").is_none() {
        return;
    }
    let mut entries = edit.take(node);
    if let Some(mut entry) = edit.pull(node, &mut entries, "dataValue") {
        "value".clone_into(&mut entry.key);
        entries.push(entry);
    }
    edit.put(node, entries);
}
