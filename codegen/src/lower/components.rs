//! `components/schemas`: the types that have names.

use crate::load::NodeId;
use crate::model::Wish;

use super::{Lower, keywords};

/// Reads every component schema; places are reserved first, so that they may refer to each other.
pub(super) fn schemas(lower: &mut Lower<'_>, root: NodeId) {
    let Some(components) = lower.document.get(root, "components") else { return };
    if !lower.is_object(components, "`components`") {
        return;
    }
    keywords::check(lower, components, "components object", keywords::COMPONENTS);
    // In the order of their keys: what an inline type is named after must not depend on the document's order.
    let mut named = lower.map(components, "schemas");
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let mut reserved = Vec::new();
    for (key, _, node) in named {
        let id = lower.reserve();
        lower.components.insert(node, id);
        reserved.push((id, node, key));
    }
    for (id, node, key) in reserved {
        lower.component(id, node, Wish::Component(key));
    }
}
