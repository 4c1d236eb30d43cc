//! Security requirements (section 4.8.30).

use crate::load::{NodeId, Value};

use super::Verify;

impl Verify<'_> {
    /// The names of an operation's scopes stand in a list (section 4.8.30).
    pub(super) fn security_requirements(&mut self, node: NodeId) {
        let document = self.document;
        let Some(list) = document.get(node, "security") else { return };
        for entry in document.items(list).iter().flat_map(|item| document.entries(*item)) {
            if !matches!(document.value(entry.value), Value::Array(_)) {
                let message = format!("the scopes of `{}` are {}", entry.key, document.kind_name(entry.value));
                let help = "write a list of scopes; `[]` where there are none";
                // Whatever stands here, the scheme is asked for.
                let harmless = matches!(document.value(entry.value), Value::Null)
                    || matches!(document.value(entry.value), Value::Object(entries) if entries.is_empty());
                self.judge(!harmless, "wrong-type", document.span(entry.value), message, help);
            }
        }
    }
}
