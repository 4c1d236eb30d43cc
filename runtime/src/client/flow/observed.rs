//! The provider's own limits, as its answers tell them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use super::budget::{Budget, Ticket};
use super::gate::Late;
use super::told;
use crate::operation::Operation;
use crate::response::RawResponse;

/// Heeding the limits that answers tell of: where nothing is left, the next call waits until there is.
///
/// What is read: `X-RateLimit-Remaining` and `-Reset` with `-Limit` or `-RequestsNumber` and `-SecondsNumber`, the same
/// with `RateLimit-`, `X-Rate-Limit-` and the ending `-Requests`; the fields `RateLimit` and `RateLimit-Policy` of the
/// drafts on rate limits for HTTP; and `Retry-After` of a 429. A reset may be in seconds, a time since 1970 in seconds or
/// milliseconds, a date with or without a zone (which is then UTC), or a duration such as `6m0s`. A moment is reckoned from
/// the answer's own `Date`, for clocks differ. What makes no sense says nothing.
///
/// ```
/// use std::time::Duration;
/// use tintype::ProviderLimits;
///
/// let limits = ProviderLimits::per_operation().longest_wait(Duration::from_secs(60));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProviderLimits {
    shared: bool,
    longest: Duration,
}

impl ProviderLimits {
    /// Each operation has a limit of its own.
    pub const fn per_operation() -> ProviderLimits {
        ProviderLimits { shared: false, longest: Duration::from_secs(300) }
    }

    /// All operations have one limit together.
    pub const fn per_client() -> ProviderLimits {
        ProviderLimits { shared: true, ..ProviderLimits::per_operation() }
    }

    /// The longest wait that is believed: five minutes, unless this says otherwise. A provider that names a later moment
    /// is asked again after this time.
    #[must_use]
    pub const fn longest_wait(self, longest: Duration) -> ProviderLimits {
        ProviderLimits { longest, ..self }
    }
}

/// What was told, for each operation or for all of them.
pub(super) struct Observed {
    settings: ProviderLimits,
    limits: Mutex<HashMap<&'static str, Arc<Limit>>>,
}

/// One limit of the provider's.
#[derive(Default)]
struct Limit {
    budget: Mutex<Budget>,
    /// Held by whoever waits first.
    queue: tokio::sync::Mutex<()>,
    /// Something was told.
    news: Notify,
}

/// An attempt under way.
pub(super) struct Place {
    limit: Arc<Limit>,
    ticket: Ticket,
    longest: Duration,
}

impl Observed {
    pub(super) fn new(settings: ProviderLimits) -> Observed {
        Observed { settings, limits: Mutex::default() }
    }

    fn limit(&self, operation: &'static Operation) -> Arc<Limit> {
        let key = if self.settings.shared { "" } else { operation.id };
        self.limits.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone()
    }

    /// Waits until something is left, one after the other.
    pub(super) async fn wait(&self, operation: &'static Operation, deadline: Instant) -> Result<(), Late> {
        let limit = self.limit(operation);
        let until = || limit.budget().blocked(Instant::now());
        let wait = || until().map(|(until, _)| until.saturating_duration_since(Instant::now()));
        let _first = timeout_at(deadline, limit.queue.lock()).await.map_err(|_| Late { wait: wait() })?;
        loop {
            let news = limit.news.notified();
            let Some((until, changing)) = until() else { return Ok(()) };
            // While an attempt is under way its answer may say that more is left.
            if until >= deadline && !changing || Instant::now() >= deadline {
                return Err(Late { wait: wait() });
            }
            _ = timeout_at(until.min(deadline), news).await;
        }
    }

    /// Takes one of what is left, if anything is.
    pub(super) fn take(&self, operation: &'static Operation) -> Option<Place> {
        let limit = self.limit(operation);
        let ticket = limit.budget().take(Instant::now())?;
        Some(Place { limit, ticket, longest: self.settings.longest })
    }
}

impl Limit {
    fn budget(&self) -> std::sync::MutexGuard<'_, Budget> {
        self.budget.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    pub(super) fn observe(&self, answer: &RawResponse) {
        if let Some(told) = told::read(answer.status(), answer.headers()) {
            self.limit.budget().told(&self.ticket, &told.up_to(self.longest), Instant::now());
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.limit.budget().end();
        self.limit.news.notify_one();
    }
}
