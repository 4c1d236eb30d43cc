//! Where references and identifiers stand in a tree.
//!
//! `$ref` is a reference only where the specification reads it: inside examples, defaults, enums and constants it
//! is data, and as a name of a property or a component it is a name.

use super::{Document, NodeId, Value};

/// Members whose value maps names that authors choose to things the specification describes.
const NAME_MAPS: &[&str] = &[
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "paths",
    "webhooks",
    "x-webhooks",
    "content",
    "variables",
    "encoding",
    "mediaTypes",
    "additionalOperations",
];

/// Members whose value is data.
const DATA: &[&str] = &["example", "default", "enum", "const", "mapping", "scopes", "security"];

/// What a node is, as far as references go.
#[derive(Clone, Copy)]
enum Role {
    /// An object of the specification.
    Described,
    /// An object whose keys are names.
    Names,
    /// An object whose keys are names, of examples.
    Examples,
    /// An example: a reference, or an object that holds data.
    Example,
}

/// The reference objects and the schemas with an `$id` or an `$anchor`, in the document's order.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// The objects with a `$ref`, and the schemas with a `$dynamicRef`.
    pub(crate) all: Vec<NodeId>,
    /// The objects with an `$id`, an `$anchor` or a `$dynamicAnchor`.
    pub(crate) named: Vec<NodeId>,
    /// The values under `mapping`, each of which may be a reference.
    pub(crate) mapped: Vec<NodeId>,
    seen: Vec<bool>,
}

impl References {
    /// Adds what stands at `root` and below, unless it has been added already.
    pub(crate) fn add(&mut self, document: &Document, root: NodeId) {
        let mut stack = vec![(root, Role::Described)];
        while let Some((node, role)) = stack.pop() {
            match document.value(node) {
                Value::Object(entries) => {
                    if !self.first_time(node) {
                        continue;
                    }
                    self.note(document, node, matches!(role, Role::Described));
                    if matches!(role, Role::Example) {
                        continue;
                    }
                    let below = entries.iter().rev().filter_map(|entry| Some((entry.value, child(role, &entry.key)?)));
                    stack.extend(below);
                }
                // `parameters` names a map or a list.
                Value::Array(items) if matches!(role, Role::Described | Role::Names) => {
                    stack.extend(items.iter().rev().map(|item| (*item, Role::Described)));
                }
                _ => {}
            }
        }
    }

    fn first_time(&mut self, node: NodeId) -> bool {
        let at = node.0 as usize;
        if self.seen.len() <= at {
            self.seen.resize(at + 1, false);
        }
        self.seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    /// What a map's names stand for is an object, so a text under `$ref` is a reference there as well.
    fn note(&mut self, document: &Document, node: NodeId, described: bool) {
        let text = |key| document.get(node, key).is_some_and(|value| document.str(value).is_some());
        if text("$ref") || described && text("$dynamicRef") {
            self.all.push(node);
        }
        if !described {
            return;
        }
        if let Some(mapping) = document.get(node, "mapping") {
            self.mapped.extend(document.entries(mapping).iter().map(|entry| entry.value));
        }
        self.mapped.extend(document.get(node, "defaultMapping"));
        if text("$id") || text("$anchor") || text("$dynamicAnchor") {
            self.named.push(node);
        }
    }
}

/// The text that an object refers by: its `$ref`, or else its `$dynamicRef`.
pub(crate) fn reference(document: &Document, node: NodeId) -> Option<NodeId> {
    let text = |key| document.get(node, key).filter(|value| document.str(*value).is_some());
    text("$ref").or_else(|| text("$dynamicRef"))
}

/// What stands under a key; `None` for data.
fn child(role: Role, key: &str) -> Option<Role> {
    match role {
        Role::Names => Some(Role::Described),
        Role::Examples => Some(Role::Example),
        Role::Example => None,
        Role::Described if DATA.contains(&key) || key.starts_with("x-") && key != "x-webhooks" => None,
        // A schema's `examples` is a list, whose items are data; elsewhere it is a map, whose values may be references.
        Role::Described if key == "examples" => Some(Role::Examples),
        Role::Described if NAME_MAPS.contains(&key) => Some(Role::Names),
        Role::Described => Some(Role::Described),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Sources};

    fn found(text: &str) -> Vec<String> {
        let document =
            crate::load::load_text("a.yaml".as_ref(), text.to_owned(), &mut Sources::new(), &mut Diagnostics::new());
        let document = document.unwrap();
        let mut references = References::default();
        references.add(&document, document.root());
        references.all.iter().map(|node| document.pointer(*node)).collect()
    }

    #[test]
    fn a_name_and_data_are_no_references() {
        let text = "
properties:
  $ref: {$ref: '#/a'}
  b: {default: {$ref: '#/c'}, enum: [{$ref: '#/c'}], examples: [{$ref: '#/c'}], not: {$ref: '#/d'}}
content:
  x: {examples: {one: {$ref: '#/e'}, two: {value: {$ref: '#/f'}}}}
parameters:
- $ref: '#/g'
x-own: {$ref: '#/h'}
";
        assert_eq!(found(text), ["/properties/$ref", "/properties/b/not", "/content/x/examples/one", "/parameters/0"]);
    }
}
