//! How a client is told what stands around its attempts.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::observed::Observed;
use super::rate::Rate;
use super::{Interceptor, ProviderLimits, RateLimit};
use crate::client::{Client, ClientBuilder};

impl<C: From<Client>> ClientBuilder<C> {
    /// How many attempts of this client and its clones may be under way at once; none is as one. There is no limit, unless
    /// this says so.
    ///
    /// An attempt is under way until its answer is there to the last byte, or, of a stream, up to its body. Those that wait
    /// go in the order in which they came. The wait is part of the call's [`timeout`](Self::timeout); where that is over
    /// first, the call fails with [`Error::Throttled`](crate::Error::Throttled).
    #[must_use]
    pub fn concurrency_limit(mut self, attempts: usize) -> Self {
        let places = attempts.clamp(1, Semaphore::MAX_PERMITS);
        self.setup.flow.gate.places = Some(Arc::new(Semaphore::new(places)));
        self
    }

    /// How many attempts this client and its clones may begin in a time. There is no limit, unless this says so.
    ///
    /// Each attempt of a call that is sent again counts. Waits are as with
    /// [`concurrency_limit`](Self::concurrency_limit), but where it is clear that the call's time will not do, the call fails at once.
    #[must_use]
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.setup.flow.gate.rate = Some(Rate::new(limit));
        self
    }

    /// Whether the limits that the provider's answers tell of are kept: where one says that nothing is left, the next calls
    /// wait until the moment that it names. They are not, unless this says so. See [`ProviderLimits`] for what is read.
    #[must_use]
    pub fn observe_rate_limits(mut self, limits: ProviderLimits) -> Self {
        self.setup.flow.gate.observed = Some(Observed::new(limits));
        self
    }

    /// The most bytes of headers that an answer may have: 64 KiB, unless this says otherwise. The default transport has
    /// limits of its own, of about 400 KB and 100 headers, and breaks the exchange off where an answer has more.
    #[must_use]
    pub fn header_limit(mut self, bytes: usize) -> Self {
        self.setup.head = bytes;
        self
    }

    /// Has each attempt of each call looked at by an [`Interceptor`], after those that were given before.
    #[must_use]
    pub fn intercept(mut self, interceptor: impl Interceptor + 'static) -> Self {
        self.setup.flow.interceptors.push(Arc::new(interceptor));
        self
    }
}
