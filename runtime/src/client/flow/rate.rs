//! So many attempts in a time.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard};
use tokio::time::{Instant, sleep_until, timeout_at};

use super::gate::Late;

/// How many attempts a client makes in a time. In no span of that length, wherever it begins, are there more.
///
/// ```
/// use std::time::Duration;
/// use tintype::RateLimit;
///
/// let limit = RateLimit::per(Duration::from_secs(1), 10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    period: Duration,
    most: usize,
}

impl RateLimit {
    /// So many attempts in each span of that length; none is as one.
    pub const fn per(period: Duration, attempts: u32) -> RateLimit {
        RateLimit { period, most: if attempts == 0 { 1 } else { attempts as usize } }
    }
}

/// The attempts of the last period. Who waits holds the lock: it is given in the order in which it was asked for, and
/// whoever stops waiting gives it on.
pub(super) struct Rate {
    limit: RateLimit,
    begun: Mutex<VecDeque<Instant>>,
}

/// The right to begin an attempt now; it counts once it is taken.
pub(super) struct Turn<'a>(MutexGuard<'a, VecDeque<Instant>>);

impl Rate {
    pub(super) fn new(limit: RateLimit) -> Rate {
        Rate { limit, begun: Mutex::default() }
    }

    /// Waits until an attempt may begin.
    pub(super) async fn turn(&self, deadline: Instant) -> Result<Turn<'_>, Late> {
        let mut begun = timeout_at(deadline, self.begun.lock()).await.map_err(|_| Late { wait: None })?;
        let now = Instant::now();
        let over = |at: &Instant| now.saturating_duration_since(*at) >= self.limit.period;
        while begun.front().is_some_and(over) {
            begun.pop_front();
        }
        if begun.len() < self.limit.most {
            return Ok(Turn(begun));
        }
        // A period that no clock reaches is over never.
        let free = begun.front().and_then(|at| at.checked_add(self.limit.period));
        let Some(free) = free.filter(|free| *free < deadline) else {
            return Err(Late { wait: free.map(|free| free.saturating_duration_since(now)) });
        };
        sleep_until(free).await;
        begun.pop_front();
        Ok(Turn(begun))
    }
}

impl Turn<'_> {
    pub(super) fn take(mut self) {
        self.0.push_back(Instant::now());
    }
}
