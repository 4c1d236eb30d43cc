//! How often and when a call is sent again.

use std::time::Duration;

/// How often a call that failed is sent again, and how long it waits before. A client sends everything once, unless
/// [`ClientBuilder::retries`](crate::ClientBuilder::retries) or [`Call::retries`](crate::Call::retries) says otherwise: what a
/// program repeats, and how much longer it then takes, is its author's choice.
///
/// What is sent again depends on the operation's [retry class](crate::operation::Retry), which its documentation names:
///
/// | | safe, idempotent, keyed | never |
/// |---|---|---|
/// | no connection: nothing was sent | again | again |
/// | the exchange broke off, or an attempt took too long | again | given to the caller |
/// | 408, 429, 500, 502, 503, 504 | again | given to the caller |
/// | any other answer | given to the caller | given to the caller |
///
/// A keyed call carries the same key in each attempt. One is made if the caller gives none. A body that is a stream is sent
/// once.
///
/// The waits are chosen at random, between nothing and a bound that doubles ("full jitter"); the provider's `Retry-After` is a
/// lower bound. Where it is over the longest delay, or the call's time would be over before the next attempt, the answer is given at
/// once.
///
/// ```
/// use std::time::Duration;
/// use tintype::RetryPolicy;
///
/// let policy = RetryPolicy::new().attempts(5).attempt_timeout(Duration::from_secs(5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    pub(crate) attempts: u32,
    pub(crate) base_delay: Duration,
    pub(crate) longest_delay: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) seed: Option<u64>,
}

impl RetryPolicy {
    /// One attempt: nothing is sent again.
    pub const NONE: RetryPolicy = RetryPolicy { attempts: 1, ..RetryPolicy::new() };

    /// Up to 3 attempts, up to half a second before the second and up to a second before the third, and 20 seconds where the
    /// provider asks for that.
    pub const fn new() -> RetryPolicy {
        RetryPolicy {
            attempts: 3,
            base_delay: Duration::from_millis(500),
            longest_delay: Duration::from_secs(20),
            attempt_timeout: None,
            seed: None,
        }
    }

    /// How many attempts are made, the first included; none is as one.
    #[must_use]
    pub const fn attempts(self, attempts: u32) -> RetryPolicy {
        RetryPolicy { attempts, ..self }
    }

    /// The longest wait before the second attempt. It doubles with each attempt.
    #[must_use]
    pub const fn base_delay(self, base_delay: Duration) -> RetryPolicy {
        RetryPolicy { base_delay, ..self }
    }

    /// The longest wait before any attempt, whether it was chosen or the provider asked for it.
    #[must_use]
    pub const fn longest_delay(self, longest_delay: Duration) -> RetryPolicy {
        RetryPolicy { longest_delay, ..self }
    }

    /// The time that one attempt may take. Without it an attempt may take all that is left of the call's time, and nothing
    /// is sent again after a provider that does not answer.
    #[must_use]
    pub const fn attempt_timeout(self, limit: Duration) -> RetryPolicy {
        RetryPolicy { attempt_timeout: Some(limit), ..self }
    }

    /// Makes each call choose the same waits: for tests that compare times.
    #[must_use]
    pub const fn seed(self, seed: u64) -> RetryPolicy {
        RetryPolicy { seed: Some(seed), ..self }
    }

    /// Whether there is anything beyond one attempt without a time of its own.
    pub(crate) fn is_on(&self) -> bool {
        self.attempts > 1 || self.attempt_timeout.is_some()
    }
}

impl Default for RetryPolicy {
    fn default() -> RetryPolicy {
        RetryPolicy::new()
    }
}
