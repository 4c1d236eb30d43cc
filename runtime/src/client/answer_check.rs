//! What is done with answers that break the document's rules.

use std::fmt;
use std::sync::Arc;

use crate::response::RawResponse;
use crate::validate::Violations;

/// A function that is told of an answer and of the rules that it breaks.
pub type Listener = dyn Fn(&RawResponse, &Violations) + Send + Sync;

/// What is done with an answer whose body breaks the document's rules.
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum AnswerCheck {
    /// Nothing: it is not checked.
    #[default]
    Off,
    /// A warning by the crate `tracing` with the target `tintype`: the operation, the status, how many rules are broken, and the
    /// first ten by pointer, keyword and the document's line. No value is in it. Needs the feature `tracing`.
    #[cfg(feature = "tracing")]
    Warn,
    /// This function is told; see [`report`](Self::report).
    Report(Arc<Listener>),
    /// The call fails with [`Error::Invalid`](crate::Error::Invalid), which holds the answer and the violations.
    Error,
}

impl AnswerCheck {
    /// The function is told of each such answer, and the call goes on.
    pub fn report(to: impl Fn(&RawResponse, &Violations) + Send + Sync + 'static) -> AnswerCheck {
        AnswerCheck::Report(Arc::new(to))
    }
}

impl fmt::Debug for AnswerCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AnswerCheck::Off => "Off",
            #[cfg(feature = "tracing")]
            AnswerCheck::Warn => "Warn",
            AnswerCheck::Report(_) => "Report",
            AnswerCheck::Error => "Error",
        })
    }
}
