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
    let all: Vec<(String, NodeId)> = reserved.iter().map(|(_, node, key)| (key.clone(), *node)).collect();
    lower.bases = base::find(lower, &all);
    // In the order of their keys: what an inline type is named after must not depend on the document's order.
    reserved.sort_by(|a, b| a.2.cmp(&b.2));
    for (id, node, key) in reserved {
        lower.component(id, node, Wish::Component(key));
    }
}
