//! How a client is set up.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderValue, USER_AGENT};

use super::flow::Flow;
use super::oauth2::Wanted;
use super::{AnswerCheck, Api, BuildError, Client, RetryPolicy, Settings, server};
use crate::auth::{Credentials, Wire};
use crate::transport::{Body, Service, Transport};
use crate::update::Queues;

/// Sets up a client; what is wrong with a setting is said by [`build`](ClientBuilder::build).
pub struct ClientBuilder<C = Client> {
    pub(super) api: &'static Api,
    base: Option<String>,
    server: usize,
    variables: Vec<(String, String)>,
    pub(super) credentials: Credentials,
    transport: Option<Arc<dyn Transport>>,
    headers: HeaderMap,
    timeout: Duration,
    idle: Duration,
    retries: RetryPolicy,
    limit: Option<usize>,
    pub(super) head: usize,
    validate: bool,
    answers: AnswerCheck,
    most: usize,
    strict: bool,
    allow_http: bool,
    trust_servers: bool,
    slashes: bool,
    boundary: Option<String>,
    pub(super) redirects: bool,
    pub(super) sources: Vec<Wanted>,
    pub(super) variables_of: Vec<(&'static str, String)>,
    pub(super) flow: Flow,
    fault: Option<BuildError>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A client of that API with nothing set.
    pub fn new(api: &'static Api) -> ClientBuilder<C> {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("tintype/", env!("CARGO_PKG_VERSION"))));
        ClientBuilder {
            api,
            base: None,
            server: 0,
            variables: Vec::new(),
            credentials: Credentials::default(),
            transport: None,
            headers,
            timeout: Duration::from_secs(30),
            idle: Duration::from_secs(60),
            retries: RetryPolicy::NONE,
            limit: None,
            head: super::head::LIMIT,
            validate: true,
            answers: AnswerCheck::Off,
            most: 100,
            strict: false,
            allow_http: false,
            trust_servers: false,
            slashes: false,
            boundary: None,
            redirects: true,
            sources: Vec::new(),
            variables_of: Vec::new(),
            flow: Flow::default(),
            fault: None,
            client: PhantomData,
        }
    }

    /// The base URL, in place of the document's servers and of those of its operations. Credentials go to its origin alone.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base = Some(url.into());
        self
    }

    /// Which of the document's servers to use, from 0.
    #[must_use]
    pub fn server(mut self, index: usize) -> Self {
        self.server = index;
        self
    }

    /// The value of a variable in the server's URL, and in those of operations that have servers of their own.
    #[must_use]
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Whether credentials may be sent over http to another machine. They may not, unless this says so. Credentials are
    /// those given to the builder, and the headers `Authorization`, `Proxy-Authorization` and `Cookie` and those of the
    /// document's security schemes, whoever sets them.
    #[must_use]
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// Whether credentials may go to the servers that operations have of their own, where their origin is another than
    /// the base URL's. They may not, unless this says so: a call that needs a credential there fails before it is sent.
    #[must_use]
    pub fn trust_operation_servers(mut self, trust: bool) -> Self {
        self.trust_servers = trust;
        self
    }

    /// Whether a path parameter may hold slashes, each of which is sent as `%2F`: `group/project` as one id. It may not,
    /// unless this says so: some servers and proxies decode them and find another path. Empty parts, `.` and `..` between
    /// them, and what is percent-encoded already, are refused in any case.
    #[must_use]
    pub fn slashes_in_paths(mut self, allow: bool) -> Self {
        self.slashes = allow;
        self
    }

    /// Whether requests are checked by the document's rules before they are sent. They are, unless this says otherwise.
    #[must_use]
    pub fn validate_requests(mut self, validate: bool) -> Self {
        self.validate = validate;
        self
    }

    /// What is done with answers whose bodies break the document's rules: nothing, unless this says otherwise. Such a body can
    /// be checked on demand as well, by [`Response::validate`](crate::Response::validate).
    ///
    /// Checked is each body that is read as a documented type, of success or failure, but for streams.
    #[must_use]
    pub fn validate_answers(mut self, check: AnswerCheck) -> Self {
        self.answers = check;
        self
    }

    /// How many violations are recorded of one request or answer; the others are counted. It is 100, unless this says otherwise.
    #[must_use]
    pub fn violation_limit(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Whether an answer with a member that does not fit its type is an error. It is not, unless this says so.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// The time a call may take, all attempts and the waits between them included, until its last byte has come, or if its
    /// body is read while it comes, until the body begins: 30 seconds, unless this says otherwise.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// Whether and when calls that failed are sent again. They are sent once, unless this says otherwise: see
    /// [`RetryPolicy`] for what may be sent again.
    #[must_use]
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = policy;
        self
    }

    /// The time in which something more of a stream has to come: 60 seconds, unless this says otherwise.
    #[must_use]
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle = limit;
        self
    }

    /// The longest body that is taken, in bytes after any content coding, and the longest event or line of a stream of
    /// them: 16 MiB, unless this says otherwise. A [`ByteStream`](crate::ByteStream) holds nothing and has no limit but
    /// one that is set here or on the call.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.limit = Some(bytes);
        self
    }

    /// The boundary of multipart bodies, in place of one that nobody can foresee: for tests that compare bytes. A number is
    /// added where a part holds it.
    ///
    /// What cannot be a boundary (RFC 2046, section 5.1.1: up to 60 letters, digits and hyphens here) is passed over.
    #[must_use]
    pub fn multipart_boundary(mut self, boundary: &str) -> Self {
        let fits = (1..=60).contains(&boundary.len());
        if fits && boundary.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            self.boundary = Some(boundary.to_owned());
        }
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
        match super::headers::header_pair(name, value) {
            Ok((name, value)) => _ = self.headers.insert(name, value),
            Err(reason) => self.refuse(BuildError::Header { name: name.to_owned(), reason }),
        }
        self
    }

    /// What sends the requests.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
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
        self.client().map(C::from)
    }

    /// The client beneath a generated one.
    pub(super) fn client(mut self) -> Result<Client, BuildError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let base = match &self.base {
            Some(url) if self.variables.is_empty() => server::parse(url)?,
            Some(_) => {
                return Err(BuildError::BaseUrl { reason: "it has no variables, and a server variable was given" });
            }
            None => {
                if self.api.servers.is_empty() {
                    return Err(BuildError::NoServer);
                }
                let chosen = self.api.servers.get(self.server);
                let chosen = chosen.ok_or(BuildError::UnknownServer { index: self.server })?;
                server::known(self.api, chosen, &self.variables)?;
                let url = server::fill(chosen, &self.variables)?;
                // A server such as `/v1` is relative to where the document was found, which nobody knows here.
                if url.starts_with('/') {
                    return Err(BuildError::NoServer);
                }
                server::parse(&url)?
            }
        };
        let sources = std::mem::take(&mut self.sources);
        let secret = !sources.is_empty()
            || !self.credentials.is_empty()
            || super::headers::any_credential(&self.headers, self.api.schemes);
        if secret && !self.allow_http && !server::is_private(&base) {
            return Err(BuildError::InsecureHttp);
        }
        let transport = self.transport.map_or_else(|| super::default_transport::of(&base), Ok)?;
        let agent = self.headers.get(USER_AGENT).cloned();
        let wire = Wire { transport: transport.clone(), timeout: self.timeout, agent };
        super::oauth2::take(sources, &mut self.credentials, &base, self.allow_http, &wire)?;
        Ok(Client(Arc::new(Settings {
            api: self.api,
            base,
            credentials: self.credentials,
            transport,
            headers: self.headers,
            timeout: self.timeout,
            idle: self.idle,
            retries: self.retries,
            limit: self.limit,
            head: self.head,
            validate: self.validate,
            answers: self.answers,
            most: self.most,
            strict: self.strict,
            allow_http: self.allow_http,
            trust_servers: self.trust_servers,
            slashes: self.slashes,
            own_base: self.base.is_some(),
            variables: self.variables,
            boundary: self.boundary,
            updates: Queues::default(),
            redirects: self.redirects,
            variables_of: self.variables_of,
            flow: self.flow,
        })))
    }

    pub(super) fn refuse(&mut self, fault: BuildError) {
        self.fault.get_or_insert(fault);
    }
}

impl<C> std::fmt::Debug for ClientBuilder<C> {
    /// The API and the names of the schemes that have a credential; never a credential.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.title)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
