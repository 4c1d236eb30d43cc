//! One attempt with what stands around it. The order is: limits, interceptors, the exchange, limits, interceptors.

use std::time::Duration;

use tokio::time::Instant;

use super::{Attempt, AttemptOutcome, Flow};
use crate::client::plan::Plan;
use crate::client::send::{exchange, within};
use crate::error::Error;
use crate::response::RawResponse;

/// Sends a request and reads its answer, with what stands around that. Times are as for [`exchange`]; the wait for limits is
/// a part of the call's, not of the attempt's own. It fails with [`Error::Throttled`] or [`Error::Intercepted`] only if
/// nothing of it was sent.
pub(in crate::client) async fn around(
    plan: &mut Plan,
    deadline: Instant,
    limit: Duration,
) -> Result<RawResponse, Error> {
    plan.number = plan.number.saturating_add(1);
    if plain(&plan.client.0.flow) {
        let (until, limit) = end(plan, deadline, limit);
        return exchange(plan, until, limit).await;
    }
    Box::pin(surrounded(plan, deadline, limit)).await
}

/// When the attempt that begins now has to be over, and the time that then ends.
fn end(plan: &Plan, deadline: Instant, limit: Duration) -> (Instant, Duration) {
    match plan.retries.attempt_timeout.map(|limit| (within(limit), limit)) {
        Some((until, limit)) if until < deadline => (until, limit),
        _ => (deadline, limit),
    }
}

/// Whether nothing stands around attempts.
fn plain(flow: &Flow) -> bool {
    #[cfg(feature = "tracing")]
    if super::trace::is_on() {
        return false;
    }
    flow.gate.is_open() && flow.interceptors.is_empty()
}

async fn surrounded(plan: &mut Plan, deadline: Instant, limit: Duration) -> Result<RawResponse, Error> {
    let client = plan.client.clone();
    let flow = &client.0.flow;
    let asked = Instant::now();
    let pass = flow.gate.enter(plan.operation, deadline, limit).await?;
    let (until, limit) = end(plan, deadline, limit);
    #[cfg(feature = "tracing")]
    let span = super::trace::begin(plan);
    let mut watched = Watched::new(flow, Attempt::new(plan, asked.elapsed()));
    #[cfg(feature = "tracing")]
    let begun = span.in_scope(|| watched.begin());
    #[cfg(not(feature = "tracing"))]
    let begun = watched.begin();
    let outcome = match begun {
        Ok(added) => {
            plan.added = added;
            let exchange = exchange(plan, until, limit);
            #[cfg(feature = "tracing")]
            let exchange = tracing::Instrument::instrument(exchange, span.clone());
            exchange.await
        }
        Err(error) => Err(error),
    };
    pass.observe(&outcome);
    #[cfg(feature = "tracing")]
    let _entered = span.entered();
    watched.end(&outcome);
    #[cfg(feature = "tracing")]
    super::trace::end(&_entered, &outcome);
    outcome
}

/// An attempt of which interceptors are told the end, even if the call is dropped.
struct Watched<'a> {
    flow: &'a Flow,
    attempt: Attempt,
    since: Instant,
    /// How many interceptors have let it through and have not been told the end.
    waiting: usize,
}

impl<'a> Watched<'a> {
    fn new(flow: &'a Flow, attempt: Attempt) -> Watched<'a> {
        Watched { flow, attempt, since: Instant::now(), waiting: 0 }
    }

    /// Asks the interceptors; gives the headers that they set.
    fn begin(&mut self) -> Result<http::HeaderMap, Error> {
        for interceptor in &self.flow.interceptors {
            interceptor.before(&mut self.attempt).map_err(|source| Error::Intercepted { source })?;
            self.waiting = self.waiting.saturating_add(1);
        }
        Ok(std::mem::take(&mut self.attempt.added))
    }

    fn end(&mut self, outcome: &Result<RawResponse, Error>) {
        self.tell(Some(outcome.as_ref()));
    }

    fn tell(&mut self, came: Option<Result<&RawResponse, &Error>>) {
        let outcome = AttemptOutcome::new(came, self.since.elapsed());
        // One that panics is not told a second time.
        let waiting = std::mem::take(&mut self.waiting);
        for interceptor in self.flow.interceptors.iter().take(waiting).rev() {
            interceptor.after(&self.attempt, &outcome);
        }
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        self.tell(None);
    }
}
