//! The mock as its users see it.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::Response;
use http_body_util::Full;
use tintype::Json;

use crate::builder::MockBuilder;
use crate::error::MockError;
use crate::incoming::Incoming;
use crate::record::Records;
use crate::reply::Provider;
use crate::seen::{Log, Seen};
use crate::service::MockService;

/// A provider in a box. Clones share their records.
///
/// ```no_run
/// use tintype_mock::Mock;
///
/// let mock = Mock::from_path("specs/profile.yaml".as_ref())?;
/// let service = mock.service(); // a tower service: hand it to a client as its transport
/// assert_eq!(mock.requests().len(), 0);
/// # Ok::<(), tintype_mock::MockError>(())
/// ```
#[derive(Clone)]
pub struct Mock {
    shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) provider: Provider,
    pub(crate) records: Mutex<Records>,
    pub(crate) log: Mutex<Log>,
    pub(crate) failures: Mutex<VecDeque<u16>>,
    pub(crate) any_address: bool,
}

impl Mock {
    /// The mock of a document, with every setting as [`MockBuilder`] has it at first.
    ///
    /// # Errors
    /// The document can't be read or has errors, or an `x-tintype-mock` in it can't be played.
    pub fn from_path(path: &Path) -> Result<Mock, MockError> {
        Mock::builder().open(path)
    }

    /// Settings, such as the credentials that are accepted.
    pub fn builder() -> MockBuilder {
        MockBuilder::default()
    }

    /// Fails the next request that names an operation, with a status of 400 to 599 in the form that the document has
    /// for it; nothing is checked and nothing is kept. Called several times, it fails as many requests, in this order.
    /// Another status is not taken.
    ///
    /// ```no_run
    /// # let mock = tintype_mock::Mock::from_path("specs/profile.yaml".as_ref())?;
    /// mock.fail_next(503);
    /// # Ok::<(), tintype_mock::MockError>(())
    /// ```
    pub fn fail_next(&self, status: u16) {
        if (400..=599).contains(&status) {
            lock(&self.shared.failures).push_back(status);
        }
    }

    pub(crate) fn new(shared: Shared) -> Mock {
        Mock { shared: Arc::new(shared) }
    }

    /// The mock as a `tower` service, which a client takes as its transport (`ClientBuilder::service`).
    pub fn service(&self) -> MockService {
        MockService::new(self.clone())
    }

    /// The last 1000 requests that arrived, in the order in which they were answered.
    pub fn requests(&self) -> Vec<Seen> {
        lock(&self.shared.log).all()
    }

    /// The record of a store that holds one (an `x-tintype-mock` without `key`), as it is kept now; of a store that
    /// holds several, the first.
    pub fn record(&self, name: &str) -> Option<Json> {
        lock(&self.shared.records).get(name)?.values().next().cloned()
    }

    /// The record of a store under a key.
    pub fn record_of(&self, name: &str, key: &str) -> Option<Json> {
        lock(&self.shared.records).get(name)?.get(key).cloned()
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(crate) fn answer(&self, incoming: &Incoming) -> Response<Full<Bytes>> {
        let failure = || lock(&self.shared.failures).pop_front();
        let response = self.shared.provider.reply(incoming, failure, || lock(&self.shared.records));
        let seen = Seen { method: incoming.method.clone(), path: incoming.path.clone(), status: response.status() };
        lock(&self.shared.log).push(seen);
        response
    }
}

impl std::fmt::Debug for Mock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mock").finish_non_exhaustive()
    }
}

/// What a panic elsewhere left behind is as good as any other record.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
