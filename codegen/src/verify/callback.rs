//! Callbacks: the expressions that their addresses are made of (section 4.8.18).

use crate::load::NodeId;

use super::Verify;
use super::syntax::template_names;

impl Verify<'_> {
    /// Each key is an address with expressions in braces.
    pub(super) fn callback(&mut self, node: NodeId) {
        let document = self.document;
        for entry in document.entries(node).iter().filter(|entry| !entry.key.starts_with("x-")) {
            if let Err(fault) = template_names(&entry.key) {
                let message = format!("in the address of the callback `{}` {fault}", entry.key);
                let help = "an expression stands in a pair of braces, as in `{$request.body#/url}`";
                self.warning("url", entry.key_span, message, help);
            }
        }
    }
}
