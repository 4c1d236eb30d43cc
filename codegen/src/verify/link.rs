//! Links (section 4.8.20).

use crate::diagnostic::{Severity, suggest};
use crate::load::NodeId;

use super::Verify;

impl Verify<'_> {
    /// A link names one operation, in one of two ways.
    pub(super) fn link(&mut self, node: NodeId) {
        self.exclusive(Severity::Warning, node, "a link", ["operationRef", "operationId"]);
        if let Some(id) = self.document.get(node, "operationId") {
            self.linked.push(id);
        } else if self.document.get(node, "operationRef").is_none() {
            let message = "a link has neither `operationRef` nor `operationId`";
            self.warning("missing-member", self.name_span(node), message, "name the operation that it leads to");
        }
        if let Some(server) = self.document.get(node, "server") {
            self.server(server, false);
        }
    }

    /// The operations that links name exist. Judged when all operations are known.
    pub(super) fn links(&mut self) {
        for node in std::mem::take(&mut self.linked) {
            let Some(id) = self.document.str(node).filter(|id| !self.ids.contains_key(id)) else { continue };
            let help = match suggest(id, self.ids.keys().copied()) {
                Some(other) => format!("did you mean `{other}`?"),
                None => "a link leads to the operation with this `operationId`".to_owned(),
            };
            self.warning("link", self.document.span(node), format!("no operation has the id `{id}`"), help);
        }
    }
}
