//! Nodes that stand a second time where others stand: copies that keep their place and their span, for a schema that means something
//! else to whoever enters it another way.

use super::document::Node;
use super::{Document, Entry, NodeId, Value};

impl Document {
    /// A node in the place of `of`, below `parent` or where `of` itself stands. It is null until it is [`Document::fill`]ed.
    pub(crate) fn again(&mut self, of: NodeId, parent: Option<NodeId>) -> NodeId {
        let parent = parent.or_else(|| self.parent(of));
        let node = self.push(Node::new(Value::Null, self.span(of), parent, self.place(of)));
        self.moves.made_of(node, of);
        node
    }

    /// Makes `node` what `of` is, but for the members or items at some places. The others are shared: their parent is `of`.
    pub(crate) fn fill(&mut self, node: NodeId, of: NodeId, others: &[(usize, NodeId)]) {
        let mut value = match self.value(of) {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(*value),
            Value::Number(text) => Value::Number(text.clone()),
            Value::String(text) => Value::String(text.clone()),
            Value::Array(items) => Value::Array(items.clone()),
            Value::Object(entries) => {
                Value::Object(entries.iter().map(|entry| Entry { key: entry.key.clone(), ..*entry }).collect())
            }
        };
        for (place, other) in others {
            let below = match &mut value {
                Value::Array(items) => items.get_mut(*place),
                Value::Object(entries) => entries.get_mut(*place).map(|entry| &mut entry.value),
                _ => None,
            };
            if let Some(below) = below {
                *below = *other;
            }
        }
        if let Some(order) = self.by_key.get(&of).cloned() {
            self.by_key.insert(node, order);
        }
        self.replace(node, value);
    }

    /// How many nodes there are: a point to [`Document::forget`] later ones.
    pub(crate) fn len(&self) -> usize {
        self.mark()
    }

    /// Takes away the nodes that were added [`Document::again`] since there were `len`.
    pub(crate) fn forget(&mut self, len: usize) {
        self.back_to(len);
        self.moves.back_to(len);
    }

    /// Which entry or item of its parent a node is.
    pub(crate) fn position(&self, node: NodeId) -> usize {
        self.place(node)
    }
}
