//! Examples (section 4.8.19).

use crate::diagnostic::Severity;
use crate::load::NodeId;

use super::Verify;

impl Verify<'_> {
    /// An example stands here, or elsewhere.
    pub(super) fn example(&mut self, node: NodeId) {
        self.exclusive(Severity::Warning, node, "an example", ["value", "externalValue"]);
    }
}
