//! Whether an attempt may begin: as many at once, as many in a time and as many as the provider lets.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use super::observed::{Observed, Place};
use super::rate::Rate;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::RawResponse;

/// What kept a call from being sent in its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Throttle {
    /// As many attempts as there may be at once were under way; see
    /// [`concurrency_limit`](crate::ClientBuilder::concurrency_limit).
    Concurrency,
    /// As many attempts as there may be in a time were made; see [`rate_limit`](crate::ClientBuilder::rate_limit).
    Rate,
    /// The provider has said that it takes no more for a while; see
    /// [`observe_rate_limits`](crate::ClientBuilder::observe_rate_limits).
    Provider,
}

impl std::fmt::Display for Throttle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Throttle::Concurrency => "the client's concurrency limit",
            Throttle::Rate => "the client's rate limit",
            Throttle::Provider => "the provider's rate limit",
        })
    }
}

/// The time is over before the attempt may begin.
pub(super) struct Late {
    /// How long it would have had to wait, if that is known.
    pub(super) wait: Option<Duration>,
}

/// The limits of a client.
#[derive(Default)]
pub(crate) struct Gate {
    pub(super) places: Option<Arc<Semaphore>>,
    pub(super) rate: Option<Rate>,
    pub(super) observed: Option<Observed>,
}

/// What an attempt holds while it is under way. Dropping it gives everything back.
#[derive(Default)]
pub(super) struct Pass {
    _place: Option<OwnedSemaphorePermit>,
    observed: Option<Place>,
}

impl Gate {
    /// Whether nothing is limited.
    pub(super) fn is_open(&self) -> bool {
        self.places.is_none() && self.rate.is_none() && self.observed.is_none()
    }

    /// Waits until an attempt may begin. `limit` is the time that ends at the deadline, for the error.
    pub(super) async fn enter(
        &self,
        operation: &'static Operation,
        deadline: Instant,
        limit: Duration,
    ) -> Result<Pass, Error> {
        let late = |by: Throttle| move |Late { wait }: Late| Error::Throttled { by, limit, wait };
        loop {
            // First what may take longest, so that nobody waits for a place that is held by one who waits for that.
            if let Some(observed) = &self.observed {
                observed.wait(operation, deadline).await.map_err(late(Throttle::Provider))?;
            }
            let place = match &self.places {
                Some(places) => Some(place(places, deadline).await.map_err(late(Throttle::Concurrency))?),
                None => None,
            };
            let turn = match &self.rate {
                Some(rate) => Some(rate.turn(deadline).await.map_err(late(Throttle::Rate))?),
                None => None,
            };
            // An answer that came in the meantime may have said that there is nothing left.
            let observed = match &self.observed {
                Some(observed) => match observed.take(operation) {
                    None => continue,
                    taken => taken,
                },
                None => None,
            };
            if let Some(turn) = turn {
                turn.take();
            }
            return Ok(Pass { _place: place, observed });
        }
    }
}

/// A place among those that are under way, given in the order in which they were asked for.
async fn place(places: &Arc<Semaphore>, deadline: Instant) -> Result<OwnedSemaphorePermit, Late> {
    let late = Late { wait: None };
    match timeout_at(deadline, places.clone().acquire_owned()).await {
        Ok(Ok(place)) => Ok(place),
        _ => Err(late),
    }
}

impl Pass {
    /// Notes what an answer says of the provider's limits.
    pub(super) fn observe(&self, outcome: &Result<RawResponse, Error>) {
        if let (Some(place), Ok(answer)) = (&self.observed, outcome) {
            place.observe(answer);
        }
    }
}
