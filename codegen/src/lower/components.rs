//! `components/schemas`: the types that have names.

use crate::load::NodeId;
use crate::model::Wish;

use super::{Lower, base, keywords};

/// Reads every component schema; places are reserved first, so that they may refer to each other.
pub(super) fn schemas(lower: &mut Lower<'_>, root: NodeId) {
    let Some(components) = lower.document.get(root, "components") else { return };
    if !lower.is_object(components, "`components`") {
        return;
    }
    keywords::check(lower, components, "components object", keywords::COMPONENTS);
    let mut reserved = Vec::new();
    for (key, _, node) in lower.map(components, "schemas") {
        let id = lower.reserve();
        lower.components.insert(node, id);
        reserved.push((id, node, key));
    }
    // In the order of their keys: what an inline type is named after must not depend on the document's order.
    reserved.sort_by(|a, b| a.2.cmp(&b.2));
    // A component that only refers to a schema without a name, as in another file, is that schema.
    for (id, node, _) in &mut reserved {
        if lower.resolved.next(*node).is_some_and(|next| lower.components.contains_key(&next)) {
            continue;
        }
        let target = if lower.has_siblings(*node) { None } else { lower.beyond(*node) };
        if let Some(target) = target.filter(|target| !lower.components.contains_key(target)) {
            lower.components.insert(target, *id);
            // A copy is made for what refers to it, which describes it.
            if !lower.resolved.is_copy(target) {
                *node = target;
            }
        }
    }
    let all: Vec<(String, NodeId)> = reserved.iter().map(|(_, node, key)| (key.clone(), *node)).collect();
    lower.bases = base::find(lower, &all);
    for (id, node, key) in reserved {
        lower.component(id, node, Wish::Component(key));
    }
}
