//! What stands around each attempt: limits, interceptors and a trace.

mod attempt;
mod budget;
mod builder;
mod gate;
mod interceptor;
mod observed;
mod outcome;
mod rate;
mod reset;
mod told;
#[cfg(feature = "tracing")]
mod trace;

use std::sync::Arc;

pub(super) use attempt::around;
use gate::Gate;
pub use gate::Throttle;
pub use interceptor::{Attempt, Interceptor};
pub use observed::ProviderLimits;
pub use outcome::AttemptOutcome;
pub use rate::RateLimit;

/// What a client's builder was told of this.
#[derive(Default)]
pub(crate) struct Flow {
    pub(super) gate: Gate,
    /// In the order in which they are asked before an attempt.
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
}
