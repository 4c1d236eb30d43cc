//! A fault, whether the operation is carried out all the same, and how often.

use super::Fault;

/// A [`Fault`] in a script.
///
/// ```
/// use tintype_mock::{Fault, Step};
///
/// let step: Step = "reset after 2 times".parse()?;
/// assert_eq!(step, Fault::Reset.after().times(2));
/// assert_eq!(step.to_string(), "reset after 2 times");
/// # Ok::<(), tintype_mock::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub(crate) fault: Fault,
    /// Whether the operation is carried out.
    pub(crate) writes: bool,
    /// How often; without a number, from now on.
    pub(crate) times: Option<u32>,
}

impl From<Fault> for Step {
    fn from(fault: Fault) -> Step {
        Step { writes: fault.writes(), fault, times: Some(1) }
    }
}

impl Step {
    /// The fault.
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Before the operation is carried out: nothing is written. What is `ok` is carried out all the same.
    #[must_use]
    pub fn before(self) -> Step {
        Step { writes: self.fault == Fault::Ok, ..self }
    }

    /// After the operation has been carried out. After `stale` nothing is, for it is a refusal.
    #[must_use]
    pub fn after(self) -> Step {
        Step { writes: self.fault != Fault::Stale, ..self }
    }

    /// So many times in a row.
    #[must_use]
    pub fn times(self, times: u32) -> Step {
        Step { times: Some(times), ..self }
    }

    /// From now on.
    #[must_use]
    pub fn always(self) -> Step {
        Step { times: None, ..self }
    }
}
