//! How a client is set up.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::setup::Setup;
use super::{AnswerCheck, Api, BuildError, Client, RetryPolicy};
use crate::transport::{Body, Service, Transport};

/// Sets up a client; what is wrong with a setting is said by [`build`](ClientBuilder::build).
pub struct ClientBuilder<C = Client> {
    pub(super) setup: Setup,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A client of that API with nothing set.
    pub fn new(api: &'static Api) -> ClientBuilder<C> {
        ClientBuilder { setup: Setup::new(api), client: PhantomData }
    }

    /// The base URL, in place of the document's servers and of those of its operations. Credentials go to its origin alone.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.setup.base = Some(url.into());
        self
    }

    /// Which of the document's servers to use, from 0.
    #[must_use]
    pub fn server(mut self, index: usize) -> Self {
        self.setup.server = index;
        self
    }

    /// The value of a variable in the server's URL, and in those of operations that have servers of their own.
    #[must_use]
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.setup.variables.push((name.into(), value.into()));
        self
    }

    /// Whether credentials may be sent over http to another machine. They may not, unless this says so. Credentials are
    /// those given to the builder, and the headers `Authorization`, `Proxy-Authorization` and `Cookie` and those of the
    /// document's security schemes, whoever sets them.
    #[must_use]
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.setup.allow_http = allow;
        self
    }

    /// Whether credentials may go to the servers that operations have of their own, where their origin is another than
    /// the base URL's. They may not, unless this says so: a call that needs a credential there fails before it is sent.
    #[must_use]
    pub fn trust_operation_servers(mut self, trust: bool) -> Self {
        self.setup.trust_servers = trust;
        self
    }

    /// Whether a path parameter may hold slashes, each of which is sent as `%2F`: `group/project` as one id. It may not,
    /// unless this says so: some servers and proxies decode them and find another path. Empty parts, `.` and `..` between
    /// them, and what is percent-encoded already, are refused in any case.
    #[must_use]
    pub fn slashes_in_paths(mut self, allow: bool) -> Self {
        self.setup.slashes = allow;
        self
    }

    /// Whether requests are checked by the document's rules before they are sent. They are, unless this says otherwise.
    #[must_use]
    pub fn validate_requests(mut self, validate: bool) -> Self {
        self.setup.validate = validate;
        self
    }

    /// What is done with answers whose bodies break the document's rules: nothing, unless this says otherwise. Such a body can
    /// be checked on demand as well, by [`Response::validate`](crate::Response::validate).
    ///
    /// Checked is each body that is read as a documented type, of success or failure, but for streams.
    #[must_use]
    pub fn validate_answers(mut self, check: AnswerCheck) -> Self {
        self.setup.answers = check;
        self
    }

    /// How many violations are recorded of one request or answer; the others are counted. It is 100, unless this says otherwise.
    #[must_use]
    pub fn violation_limit(mut self, most: usize) -> Self {
        self.setup.most = most;
        self
    }

    /// Whether an answer with a member that does not fit its type is an error. It is not, unless this says so.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.setup.strict = strict;
        self
    }

    /// The time a call may take, all attempts and the waits between them included, until its last byte has come, or if its
    /// body is read while it comes, until the body begins: 30 seconds, unless this says otherwise.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.setup.timeout = limit;
        self
    }

    /// Whether and when calls that failed are sent again. They are sent once, unless this says otherwise: see
    /// [`RetryPolicy`] for what may be sent again.
    #[must_use]
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.setup.retries = policy;
        self
    }

    /// The time in which something more of a stream has to come: 60 seconds, unless this says otherwise.
    #[must_use]
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.setup.idle = limit;
        self
    }

    /// The longest body that is taken, in bytes after any content coding, and the longest event or line of a stream of
    /// them: 16 MiB, unless this says otherwise. A [`ByteStream`](crate::ByteStream) holds nothing and has no limit but
    /// one that is set here or on the call.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.setup.limit = Some(bytes);
        self
    }

    /// The boundary of multipart bodies, in place of one that nobody can foresee: for tests that compare bytes. A number is
    /// added where a part holds it.
    ///
    /// What cannot be a boundary (RFC 2046, section 5.1.1: up to 60 letters, digits and hyphens here) is passed over.
    #[must_use]
    pub fn multipart_boundary(mut self, boundary: &str) -> Self {
        self.setup.boundary(boundary);
        self
    }

    /// The `User-Agent` of every call.
    #[must_use]
    pub fn user_agent(self, value: &str) -> Self {
        self.header("user-agent", value)
    }

    /// A header of every call, in place of one that the client would send.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.setup.header(name, value);
        self
    }

    /// What sends the requests.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.setup.transport = Some(Arc::new(transport));
        self
    }

    /// A tower service that sends the requests: a stack of layers, or an axum router in a test.
    #[must_use]
    pub fn service<S, R>(self, service: S) -> Self
    where
        S: tower_service::Service<http::Request<Body>, Response = http::Response<R>> + Clone + Send + 'static,
        S::Future: Send + 'static,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        R: http_body::Body + Send + 'static,
        R::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Body: From<Bytes>,
    {
        self.transport(Service::<S, Body>::new(service))
    }

    /// The client.
    ///
    /// # Errors
    /// The first thing that is wrong with the settings.
    pub fn build(self) -> Result<C, BuildError> {
        self.setup.client().map(C::from)
    }
}

impl<C> std::fmt::Debug for ClientBuilder<C> {
    /// The API and the names of the schemes that have a credential; never a credential.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.setup.api.title)
            .field("credentials", &self.setup.credentials)
            .finish_non_exhaustive()
    }
}
