//! How often and when a stream of events is asked for again.

use std::time::Duration;

/// How often and when a stream of server-sent events is asked for again after it broke off or ended (HTML Living Standard,
/// section 9.2.3). A stream ends with its body, unless [`Call::reconnect`](crate::Call::reconnect) says otherwise.
///
/// ```
/// use tintype::ReconnectPolicy;
///
/// let policy = ReconnectPolicy::new().attempts(10);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReconnectPolicy {
    pub(super) attempts: u32,
    pub(super) delay: Duration,
    pub(super) longest_delay: Duration,
    pub(super) any_operation: bool,
}

impl ReconnectPolicy {
    /// Up to 5 attempts without an event between them, after 3 seconds or what the provider says, and never after more than a
    /// minute.
    pub const fn new() -> ReconnectPolicy {
        ReconnectPolicy {
            attempts: 5,
            delay: Duration::from_secs(3),
            longest_delay: Duration::from_secs(60),
            any_operation: false,
        }
    }

    /// How often the stream is asked for again without an event between. An event begins the count anew.
    #[must_use]
    pub const fn attempts(self, attempts: u32) -> ReconnectPolicy {
        ReconnectPolicy { attempts, ..self }
    }

    /// The wait before the stream is asked for again, where the provider has named none (`retry:`).
    #[must_use]
    pub const fn delay(self, delay: Duration) -> ReconnectPolicy {
        ReconnectPolicy { delay, ..self }
    }

    /// The longest wait, whether it was chosen or the provider asked for it.
    #[must_use]
    pub const fn longest_delay(self, longest_delay: Duration) -> ReconnectPolicy {
        ReconnectPolicy { longest_delay, ..self }
    }

    /// Also for operations that are not [safe](crate::operation::Retry::Safe): asking for the stream again sends the request
    /// again.
    #[must_use]
    pub const fn any_operation(self) -> ReconnectPolicy {
        ReconnectPolicy { any_operation: true, ..self }
    }
}

impl Default for ReconnectPolicy {
    fn default() -> ReconnectPolicy {
        ReconnectPolicy::new()
    }
}
