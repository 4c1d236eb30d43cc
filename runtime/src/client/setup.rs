//! What a client is set up with, whichever type it will have: none of this is compiled anew for each.

use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderValue, USER_AGENT};

use super::flow::Flow;
use super::oauth2::Wanted;
use super::{AnswerCheck, Api, BuildError, Client, RetryPolicy, Settings, server};
use crate::auth::{Credentials, Wire};
use crate::transport::Transport;
use crate::update::Queues;

/// The settings of a builder.
pub(super) struct Setup {
    pub(super) api: &'static Api,
    pub(super) base: Option<String>,
    pub(super) server: usize,
    pub(super) variables: Vec<(String, String)>,
    pub(super) credentials: Credentials,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Duration,
    pub(super) idle: Duration,
    pub(super) retries: RetryPolicy,
    pub(super) limit: Option<usize>,
    pub(super) head: usize,
    pub(super) validate: bool,
    pub(super) answers: AnswerCheck,
    pub(super) most: usize,
    pub(super) strict: bool,
    pub(super) allow_http: bool,
    pub(super) trust_servers: bool,
    pub(super) slashes: bool,
    pub(super) boundary: Option<String>,
    pub(super) redirects: bool,
    pub(super) sources: Vec<Wanted>,
    pub(super) variables_of: Vec<(&'static str, String)>,
    pub(super) flow: Flow,
    pub(super) fault: Option<BuildError>,
}

impl Setup {
    /// Nothing is set.
    pub(super) fn new(api: &'static Api) -> Setup {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("tintype/", env!("CARGO_PKG_VERSION"))));
        Setup {
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
        }
    }

    /// A header of every call.
    pub(super) fn header(&mut self, name: &str, value: &str) {
        match super::headers::header_pair(name, value) {
            Ok((name, value)) => _ = self.headers.insert(name, value),
            Err(reason) => self.refuse(BuildError::Header { name: name.to_owned(), reason }),
        }
    }

    /// The boundary of multipart bodies, where it can be one.
    pub(super) fn boundary(&mut self, boundary: &str) {
        let fits = (1..=60).contains(&boundary.len());
        if fits && boundary.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            self.boundary = Some(boundary.to_owned());
        }
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

    /// Keeps the first thing that is wrong.
    pub(super) fn refuse(&mut self, fault: BuildError) {
        self.fault.get_or_insert(fault);
    }
}
