//! The mock as its users see it.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::{Response, StatusCode};
use tintype::Json;
use tintype::transport::{Body, TransportError};

use crate::builder::MockBuilder;
use crate::error::MockError;
use crate::fault::{Cut, Fault, Faults, Queue, Step, Tampering, play};
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
    pub(crate) faults: Mutex<Queue>,
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
            self.next(Fault::Status(status));
        }
    }

    /// Makes something go wrong with the next request that names an operation. Called several times, it is one request
    /// each, in this order; all of it comes before what the script says.
    ///
    /// ```no_run
    /// use tintype_mock::Fault;
    ///
    /// # let mock = tintype_mock::Mock::from_path("specs/profile.yaml".as_ref())?;
    /// mock.next(Fault::Reset.after()); // the write is done, and its answer lost
    /// # Ok::<(), tintype_mock::MockError>(())
    /// ```
    pub fn next(&self, step: impl Into<Step>) {
        lock(&self.shared.faults).ask(None, step.into());
    }

    /// Makes something go wrong with the next request to an operation; an id that the document does not have is never met.
    pub fn next_for(&self, operation: &str, step: impl Into<Step>) {
        lock(&self.shared.faults).ask(Some(operation), step.into());
    }

    /// Puts a script in place of the one there is, and of what was asked for.
    pub fn set_faults(&self, faults: Faults) {
        lock(&self.shared.faults).replace(faults);
    }

    pub(crate) fn new(shared: Shared) -> Mock {
        Mock { shared: Arc::new(shared) }
    }

    /// The mock as a `tower` service, which a client takes as its transport (`ClientBuilder::service`).
    pub fn service(&self) -> MockService {
        MockService::new(self.clone())
    }

    /// The last 1000 requests that arrived, in the order in which they came.
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

    pub(crate) async fn answer(&self, incoming: &Incoming, cut: &Cut) -> Result<Response<Body>, TransportError> {
        let operation = self.shared.provider.operation(incoming);
        let step = operation.and_then(|operation| lock(&self.shared.faults).take(&operation.id));
        let (Some(operation), Some(step)) = (operation, step) else {
            let response = self.carry_out(incoming, &Tampering::None, true);
            self.note(incoming, response.status(), None);
            return Ok(response.map(Body::from));
        };
        // It is noted before it is answered, for the client may not wait; no connection, no request.
        let number =
            (*step.fault() != Fault::Refused).then(|| self.note(incoming, given_up(), Some(step.fault().clone())));
        let response = play(self, operation, incoming, &step, cut).await?;
        if let Some(number) = number {
            lock(&self.shared.log).answered(number, response.status());
        }
        Ok(response)
    }

    /// Does what a request asks for, or says what would come of it.
    pub(crate) fn carry_out(&self, incoming: &Incoming, tampering: &Tampering, for_good: bool) -> Response<Bytes> {
        let (provider, records) = (&self.shared.provider, || lock(&self.shared.records));
        if for_good {
            return provider.reply(incoming, tampering, records);
        }
        let mut copy = records().clone();
        provider.reply(incoming, tampering, || &mut copy)
    }

    fn note(&self, incoming: &Incoming, status: StatusCode, fault: Option<Fault>) -> u64 {
        let seen = Seen { method: incoming.method.clone(), path: incoming.path.clone(), status, fault };
        lock(&self.shared.log).push(seen)
    }
}

/// The status of a request whose client was gone before the answer, as servers write it to their logs.
fn given_up() -> StatusCode {
    StatusCode::from_u16(499).unwrap_or(StatusCode::REQUEST_TIMEOUT)
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
