//! The token that a client holds: renewed before it expires, by one request at a time, however many calls wait for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::watch;
use tokio::time::{Instant, timeout, timeout_at};

use super::source::Source;
use super::{TokenError, TokenSet};

/// A token is renewed this long before it expires, or a tenth of its lifetime if that is less.
const SKEW: Duration = Duration::from_secs(30);

/// The token of one source.
pub(crate) struct Cache {
    source: Source,
    /// The time that getting one may take.
    limit: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    flight: Option<Flight>,
    /// How many were asked for.
    made: u64,
}

struct Held {
    lease: Lease,
    renew_at: Option<Instant>,
    ends_at: Option<Instant>,
    /// Whether the provider has answered 401 to it.
    refused: bool,
}

/// A token that a call uses, and which one it is.
#[derive(Clone)]
pub(crate) struct Lease {
    pub(crate) token: SecretString,
    pub(crate) number: u64,
}

type Outcome = Result<Lease, Arc<TokenError>>;

/// A token on its way.
#[derive(Clone)]
struct Flight {
    number: u64,
    /// Until when something has to come of it, even if the runtime that it is a task of stands still.
    until: Instant,
    outcome: watch::Receiver<Option<Outcome>>,
}

impl Cache {
    /// A cache, with the token that is there already.
    pub(crate) fn new(source: Source, limit: Duration, first: Option<TokenSet>) -> Cache {
        let cache = Cache { source, limit, state: Mutex::default() };
        if let Some(first) = first {
            cache.state().held = Some(held(0, Instant::now(), &first));
        }
        cache
    }

    /// A token, from the source if need be. Whoever waits and is dropped leaves the request to the others.
    ///
    /// # Errors
    /// Why there is none. The next call asks again.
    pub(crate) async fn lease(self: &Arc<Self>) -> Outcome {
        // Twice: a flight may have been a task of a runtime that is gone.
        for _ in 0..2 {
            let mut flight = match self.join() {
                Ok(lease) => return Ok(lease),
                Err(flight) => flight,
            };
            let known = timeout_at(flight.until, flight.outcome.wait_for(Option::is_some)).await;
            if let Some(outcome) = known.ok().and_then(|known| known.ok()?.clone()) {
                return outcome.or_else(|error| self.state().usable().ok_or(error));
            }
            let mut state = self.state();
            if state.flight.as_ref().is_some_and(|other| other.number == flight.number) {
                state.flight = None;
            }
        }
        Err(Arc::new(TokenError::Interrupted))
    }

    /// Notes that the provider has answered 401 to a token. It may have been renewed in the meantime.
    pub(crate) fn refuse(&self, number: u64) {
        if let Some(held) = self.state().held.as_mut().filter(|held| held.lease.number == number) {
            held.refused = true;
        }
    }

    /// The token that is held and fresh, or the flight that brings another; the first who needs one begins it.
    fn join(self: &Arc<Self>) -> Result<Lease, Flight> {
        let mut state = self.state();
        match (&state.held, &state.flight) {
            (Some(held), _) if held.is_fresh() => return Ok(held.lease.clone()),
            (_, Some(flight)) => return Err(flight.clone()),
            _ => {}
        }
        state.made = state.made.wrapping_add(1);
        let (number, (tell, outcome)) = (state.made, watch::channel(None));
        // A second more than the request has: then its end is known.
        let until = soon(self.limit.saturating_add(Duration::from_secs(1)));
        let flight = Flight { number, until, outcome };
        state.flight = Some(flight.clone());
        // A task of its own, so that it is nobody's to drop, and goes on while whoever waits for it is not polled.
        let cache = self.clone();
        tokio::spawn(async move {
            let begun = Instant::now();
            let fetched = timeout(cache.limit, cache.source.fetch()).await;
            let fetched = fetched.unwrap_or(Err(TokenError::Timeout { limit: cache.limit }));
            tell.send_replace(Some(cache.settle(number, begun, fetched)));
        });
        Err(flight)
    }

    /// Takes what came of a flight.
    fn settle(&self, number: u64, begun: Instant, fetched: Result<TokenSet, TokenError>) -> Outcome {
        let mut state = self.state();
        if state.flight.as_ref().is_some_and(|flight| flight.number == number) {
            state.flight = None;
        }
        let held = held(number, begun, &fetched.map_err(Arc::new)?);
        let lease = held.lease.clone();
        if state.held.as_ref().is_none_or(|other| other.lease.number < number) {
            state.held = Some(held);
        }
        Ok(lease)
    }

    /// Nothing that holds the lock can panic half-way.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// A token that was to be renewed, could not be, and still holds.
    fn usable(&self) -> Option<Lease> {
        let held = self.held.as_ref().filter(|held| !held.refused)?;
        held.ends_at.is_none_or(|end| Instant::now() < end).then(|| held.lease.clone())
    }
}

impl Held {
    fn is_fresh(&self) -> bool {
        !self.refused && self.renew_at.is_none_or(|at| Instant::now() < at)
    }
}

/// A token with its times. It was given after it was asked for, so reckoning from there is safe.
fn held(number: u64, begun: Instant, tokens: &TokenSet) -> Held {
    let ends_at = tokens.lifetime.and_then(|lifetime| begun.checked_add(lifetime));
    let early = |lifetime: Duration| lifetime.saturating_sub(SKEW.min(lifetime / 10));
    let renew_at = tokens.lifetime.map(early).and_then(|lifetime| begun.checked_add(lifetime));
    Held { lease: Lease { token: tokens.access.clone(), number }, renew_at, ends_at, refused: false }
}

/// The moment after a time, or now if there is none.
fn soon(time: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(time).unwrap_or_else(|| now + Duration::from_secs(60 * 60 * 24 * 365))
}
