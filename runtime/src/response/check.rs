//! Answers are checked by the document's rules where the caller asks for it.

use super::RawResponse;
use crate::client::AnswerCheck;
use crate::error::Error;
use crate::shape::Slot;
use crate::validate::{Mode, validate_slot_up_to};

impl RawResponse {
    /// Checks a body that has been read.
    pub(super) fn checked(self, slot: &dyn Slot) -> Result<RawResponse, Error> {
        if matches!(self.check(), AnswerCheck::Off) {
            return Ok(self);
        }
        let schema = self.schema();
        let found = self.located(validate_slot_up_to(slot, schema, Mode::Response, self.most()), schema);
        if found.is_empty() {
            return Ok(self);
        }
        match self.check() {
            AnswerCheck::Off => {}
            #[cfg(feature = "tracing")]
            AnswerCheck::Warn => super::warn::warn(&self, &found),
            AnswerCheck::Report(report) => report(&self, &found),
            AnswerCheck::Error => return Err(Error::Invalid { response: self, violations: Box::new(found) }),
        }
        Ok(self)
    }
}
