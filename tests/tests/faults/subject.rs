//! A provider whose update meets faults.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::Value;
use tintype::RetryPolicy;
use tintype::transport::BoxFuture;
use tintype_mock::{Mock, Running};

use crate::outcome::Outcome;

/// The bodies that a client takes in these tests.
pub(crate) const LIMIT: usize = 1 << 20;

/// How a call is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    pub(crate) retries: RetryPolicy,
    pub(crate) timeout: Duration,
    /// Through the mock as a service, in place of its socket.
    pub(crate) direct: bool,
}

/// A provider.
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) mock: Mock,
    pub(crate) calls: Box<dyn Calls>,
    /// The record's store, and where the two texts stand in it that an update writes.
    pub(crate) store: &'static str,
    pub(crate) written: [&'static str; 2],
    /// Whether the update may never come twice.
    pub(crate) never: bool,
    pub(crate) _running: Running,
}

/// The update of a provider.
pub(crate) trait Calls: Send + Sync {
    /// Writes a name to both places. `now` is the record.
    fn update(&self, name: String, now: Value, way: Way) -> BoxFuture<'_, Outcome>;
}

impl Subject {
    pub(crate) fn record(&self) -> Value {
        self.mock.record(self.store).unwrap().into()
    }

    /// The texts at the two places.
    pub(crate) fn texts(&self, record: &Value) -> [Option<String>; 2] {
        self.written.map(|at| record.pointer(at).and_then(Value::as_str).map(str::to_owned))
    }

    /// The number of requests, once that many came or no more come.
    pub(crate) async fn requests(&self, before: usize, awaited: usize) -> usize {
        let patience = Instant::now() + Duration::from_secs(5);
        loop {
            let count = self.mock.requests().len() - before;
            if count >= awaited || Instant::now() > patience {
                return count;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// The document of a provider.
pub(crate) fn document(provider: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../specs").join(provider).join("openapi.yaml")
}

/// A port of this machine that is free.
pub(crate) fn free() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 0))
}
