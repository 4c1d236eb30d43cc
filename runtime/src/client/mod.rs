//! The client: what every generated client wraps.

mod answer_check;
mod api;
mod arguments;
mod build_error;
mod builder;
mod call;
mod choice;
mod credentials;
mod default_transport;
mod destination;
mod environment;
mod flow;
mod head;
mod headers;
mod oauth2;
mod plan;
mod redirect;
mod retry;
mod send;
mod server;
mod setup;
mod since;
mod tokens;

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use url::Url;

pub use answer_check::{AnswerCheck, Listener};
pub use api::{Api, Server, Variable};
pub use arguments::{AnyBody, CallBuilder};
pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub(crate) use call::Reader;
pub use call::{Call, Pending};
pub(crate) use destination::target;
pub use flow::{Attempt, AttemptOutcome, Interceptor, ProviderLimits, RateLimit, Throttle};
pub(crate) use plan::Plan;
pub use retry::RetryPolicy;
pub(crate) use retry::{Waits, new_key};
pub(crate) use send::{Failure, send};
pub(crate) use server::within_origin;

pub use crate::auth::{Scheme, SchemeKind};

use crate::auth::Credentials;
use crate::operation::Operation;
use crate::transport::Transport;
use crate::update::Queues;

/// A client of an API: its base URL, its credentials and its transport. Clones share all of it.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Settings>);

/// What a client was built with.
pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) base: Url,
    pub(crate) credentials: Credentials,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    pub(crate) idle: Duration,
    pub(crate) retries: RetryPolicy,
    /// The longest body, if the caller has set it.
    pub(crate) limit: Option<usize>,
    /// The most bytes of headers.
    pub(crate) head: usize,
    pub(crate) validate: bool,
    pub(crate) answers: AnswerCheck,
    /// How many violations are recorded.
    pub(crate) most: usize,
    pub(crate) strict: bool,
    pub(crate) allow_http: bool,
    /// Whether credentials may go to operations' servers of another origin.
    pub(crate) trust_servers: bool,
    /// Whether path parameters may hold slashes.
    pub(crate) slashes: bool,
    /// Whether the caller has named the base URL.
    pub(crate) own_base: bool,
    /// The values of servers' variables that the caller has given.
    pub(crate) variables: Vec<(String, String)>,
    pub(crate) boundary: Option<String>,
    /// The records that are being updated.
    pub(crate) updates: Queues,
    /// Whether redirects within the origin are followed.
    pub(crate) redirects: bool,
    /// The environment variables that would have given a scheme its credential.
    pub(crate) variables_of: Vec<(&'static str, String)>,
    pub(crate) flow: flow::Flow,
}

impl Client {
    /// Begins a call. Generated methods fill in the parameters and the body.
    pub fn call(&self, operation: &'static Operation) -> CallBuilder {
        CallBuilder::new(self.clone(), operation)
    }

    /// The base URL that paths are appended to, but for operations that have servers of their own.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str()
    }
}

impl std::fmt::Debug for Client {
    /// The API, the base URL and the names of the schemes that have a credential; never a credential.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.0.api.title)
            .field("base_url", &self.base_url())
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}
