//! A call that is sent again where that can help and does no harm.

mod class;
mod key;
mod policy;
pub(super) mod spare;
mod wait;

use tokio::time::{Instant, sleep_until};

use super::plan::Plan;
use super::send::within;
use super::tokens::attempt;
use crate::error::Error;
use crate::response::RawResponse;

pub(crate) use key::new_key;
pub use policy::RetryPolicy;
use spare::Spare;
pub(crate) use wait::Waits;

/// Sends a call until an attempt succeeds or may not be repeated; gives what came of the last one.
///
/// Each attempt is a request of its own: it is put together, gets its credentials and is signed anew. Nothing goes on beside
/// this future, so whoever drops it ends the attempts.
pub(super) async fn send(mut plan: Box<Plan>) -> Result<RawResponse, Error> {
    let policy = plan.retries;
    let deadline = within(plan.timeout);
    let repeatable = class::repeatable(&mut plan);
    let mut waits = Waits::new(&policy);
    let (mut made, mut sent_before, mut last) = (1, false, None);
    loop {
        let spare = if made < policy.attempts { Spare::of(&plan) } else { None };
        let limit = plan.timeout;
        let mut outcome = attempt(&mut plan, deadline, limit).await;
        // What a limit or an interceptor withholds is no attempt: what came of the one before is said.
        let withheld = matches!(outcome, Err(Error::Throttled { .. } | Error::Intercepted { .. }));
        if let Some(before) = last.take().filter(|_| withheld) {
            (outcome, made) = (before, made.saturating_sub(1));
        }
        let spare = spare.filter(|_| !withheld);
        let again = spare.filter(|_| class::allows(repeatable, &outcome)).zip(waits.next(outcome.as_ref().ok()));
        // Where the time is over before the next attempt, what is known now is said now.
        let next = again.and_then(|(spare, wait)| Some((spare, Instant::now().checked_add(wait)?)));
        let Some((spare, at)) = next.filter(|(_, at)| *at < deadline) else {
            return outcome.map(|answer| answer.after(made)).map_err(|error| error.after(made, sent_before));
        };
        sent_before |= !outcome.as_ref().is_err_and(Error::is_unsent);
        last = Some(outcome);
        sleep_until(at).await;
        spare.refill(&mut plan);
        made = made.saturating_add(1);
    }
}
