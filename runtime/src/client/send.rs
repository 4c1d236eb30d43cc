//! The sending of a call: written once for calls of every type.

use std::borrow::Cow;
use std::pin::pin;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use http_body::Body as _;
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::headers::{any_credential, without_credentials};
use super::plan::Plan;
use super::{Settings, retry, server};
use crate::auth::{self, Credentials, Missing, Target};
use crate::error::Error;
use crate::operation::Operation;
use crate::params;
use crate::response::{RawResponse, Reading, Received};
use crate::stream::{ByteStream, coming_back};
use crate::transport::Body;
use crate::validate::Violations;

/// The longest body that is read to its end, and the longest event or line, where nothing else is set.
const LIMIT: usize = 16 << 20;

/// Why there is no answer.
pub(crate) enum Failure {
    /// The request breaks the document's rules.
    Invalid(Violations),
    /// Anything else.
    Error(Error),
}

/// Sends a call and reads its answer: to the end, or if it is a stream, up to the body.
pub(crate) async fn send(mut plan: Box<Plan>) -> Result<RawResponse, Failure> {
    if let Some(policy) = plan.reconnect.take() {
        return coming_back(plan, policy).await;
    }
    let violations = std::mem::take(&mut plan.violations);
    if !violations.is_empty() {
        return Err(Failure::Invalid(violations));
    }
    if let Some(fault) = plan.fault.take() {
        return Err(Failure::Error(fault));
    }
    if plan.retries.is_on() {
        return Box::pin(retry::send(plan)).await.map_err(Failure::Error);
    }
    let limit = plan.timeout;
    exchange(&mut plan, within(limit), limit).await.map_err(Failure::Error)
}

/// The moment at which a time is over, or one that nobody lives to see.
pub(super) fn within(limit: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(limit).unwrap_or_else(|| now + Duration::from_secs(60 * 60 * 24 * 365 * 30))
}

/// One attempt: a request and its answer. `limit` is the time that ends at the deadline, for the error.
pub(super) async fn exchange(plan: &mut Plan, deadline: Instant, limit: Duration) -> Result<RawResponse, Error> {
    let request = request(plan)?;
    // Without a runtime the timer and the connection would panic.
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Error::NoRuntime);
    }
    let settings = plan.client.0.clone();
    let late = |_| Error::Timeout { limit, attempts: 1 };
    let head = timeout_at(deadline, settings.transport.send_body(request)).await.map_err(late)?;
    let (head, body) = head.map_err(Error::Transport)?.into_parts();
    let limit = plan.limit.unwrap_or(LIMIT);
    let received = match streams(plan, &head) {
        Some(limit) => Received::Stream(ByteStream::new(body, head.status, plan.idle, limit)),
        None => Received::Whole(timeout_at(deadline, whole(head.status, body, limit)).await.map_err(late)??),
    };
    let response = http::Response::from_parts(head, received);
    let reading = Reading { strict: plan.strict, limit, check: plan.answers.clone(), most: settings.most };
    Ok(RawResponse::new(plan.operation, response, reading))
}

/// Whether the body is to be read while it comes, and the limit that it then has.
fn streams(plan: &Plan, head: &http::response::Parts) -> Option<Option<usize>> {
    let (status, operation) = (head.status.as_u16(), plan.operation);
    if plan.stream && operation.succeeds(status) {
        return Some(plan.limit);
    }
    let sent = head.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (_, body) = operation.answer(status)?.body(sent)?;
    // The limit is one of each event or line.
    (body.coding.is_stream() && body.takes(sent)).then_some(None)
}

/// The request with its headers and credentials.
fn request(plan: &mut Plan) -> Result<http::Request<Body>, Error> {
    let settings = &plan.client.0;
    let operation = plan.operation;
    let base = base(settings, operation)?;
    // Credentials are bound to the origin of the base URL.
    let foreign = base.origin() != settings.base.origin() && !settings.trust_servers;
    let none = Credentials::default();
    let credentials = if foreign { &none } else { &settings.credentials };
    let mut headers = match foreign {
        true => without_credentials(&settings.headers, settings.api.schemes),
        false => settings.headers.clone(),
    };
    let by_hand = |name: &str| plan.by_hand.contains_key(name) || headers.contains_key(name);
    let schemes =
        auth::select(operation.security, settings.api.schemes, credentials, &by_hand).map_err(|Missing(scheme)| {
            let reason = "the operation's own server gets no credentials: say trust_operation_servers(true)";
            if foreign { Error::Request { reason } } else { Error::MissingCredential { scheme } }
        })?;
    let (base, path) = place(plan, base)?;
    let body = plan.body.take();
    headers.insert(ACCEPT, accept(operation));
    if let Some(body) = &body {
        let media = HeaderValue::from_str(&body.media);
        headers.insert(CONTENT_TYPE, media.map_err(|_| Error::Request { reason: "the media type is no header" })?);
    }
    let body = body.map_or_else(Body::empty, |body| body.body);
    overlay(&mut headers, &mut plan.headers);
    if body.as_bytes().is_none() && schemes.iter().any(|scheme| scheme.kind.signs_body()) {
        return Err(Error::Request { reason: "a body that is signed cannot be a stream" });
    }
    let mut target = Target {
        headers: &mut headers,
        path: &params::full_path(&base, &path),
        query: &mut plan.query,
        cookies: &mut plan.cookies,
        body: body.as_bytes().map(Bytes::as_ref).unwrap_or_default(),
    };
    auth::apply(&schemes, credentials, &mut target)
        .map_err(|_| Error::Request { reason: "a credential cannot be written" })?;
    if !plan.cookies.is_empty() {
        let mut cookies =
            HeaderValue::from_str(&plan.cookies).map_err(|_| Error::Request { reason: "the cookies are no header" })?;
        cookies.set_sensitive(true);
        headers.insert(COOKIE, cookies);
    }
    overlay(&mut headers, &mut plan.by_hand);
    let open = !settings.allow_http && !server::is_private(&base);
    if open && any_credential(&headers, settings.api.schemes) {
        let reason = "a credential would be sent over http in clear text: use https, or say allow_http(true)";
        return Err(Error::Request { reason });
    }
    let url = params::target(&base, &path, &plan.query).map_err(|reason| Error::Request { reason })?;
    let uri: http::Uri = url.as_str().parse().map_err(|_| Error::Request { reason: "the parts make no URL" })?;
    let method =
        Method::from_bytes(operation.method.as_bytes()).map_err(|_| Error::Request { reason: "it is no method" })?;
    let mut request = http::Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    Ok(request)
}

/// Where a request goes.
pub(crate) fn target(plan: &Plan) -> Result<Url, Error> {
    let (base, path) = place(plan, base(&plan.client.0, plan.operation)?)?;
    params::target(&base, &path, &plan.query).map_err(|reason| Error::Request { reason })
}

/// The URL below which a path is, and the path: that of the operation, or that of a link.
fn place<'a>(plan: &Plan, base: Cow<'a, Url>) -> Result<(Cow<'a, Url>, String), Error> {
    if let Some(link) = &plan.link {
        let mut root = link.clone();
        root.set_path("");
        root.set_query(None);
        return Ok((Cow::Owned(root), link.path().to_owned()));
    }
    let missing = |name| Error::Argument { parameter: format!("path/{name}"), reason: "a path needs a value" };
    Ok((base, params::expand(plan.operation.path, &plan.path).map_err(missing)?))
}

/// What the path is appended to: the base URL that the caller has named, else the operation's own server, else the API's.
fn base<'a>(settings: &'a Settings, operation: &Operation) -> Result<Cow<'a, Url>, Error> {
    match operation.servers.first() {
        Some(own) if !settings.own_base => server::of_operation(own, &settings.variables, &settings.base)
            .map(Cow::Owned)
            .map_err(|reason| Error::Request { reason }),
        _ => Ok(Cow::Borrowed(&settings.base)),
    }
}

/// Puts headers in place of those of the same names.
fn overlay(headers: &mut HeaderMap, over: &mut HeaderMap) {
    for (name, value) in std::mem::take(over) {
        if let Some(name) = name {
            headers.insert(name, value);
        }
    }
}

/// The media types of all documented answers, each once, those of successes first.
fn accept(operation: &Operation) -> HeaderValue {
    let mut media: Vec<&str> = Vec::new();
    let (successes, others): (Vec<_>, Vec<_>) = operation.responses.iter().partition(|it| it.status.starts_with('2'));
    for body in successes.into_iter().chain(others).flat_map(|answer| answer.bodies) {
        let fits = body.media.contains('/') && HeaderValue::from_str(body.media).is_ok();
        if fits && !media.contains(&body.media) {
            media.push(body.media);
        }
    }
    HeaderValue::from_str(&media.join(", "))
        .ok()
        .filter(|value| !value.is_empty())
        .unwrap_or_else(|| HeaderValue::from_static("*/*"))
}

/// A body to its end.
async fn whole(status: StatusCode, body: Body, limit: usize) -> Result<Bytes, Error> {
    let too_large = || Error::BodyTooLarge { status, limit };
    let mut body = pin!(body);
    if body.size_hint().lower() > limit as u64 {
        return Err(too_large());
    }
    let mut bytes = BytesMut::new();
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.map_err(Error::Transport)?.into_data() {
            if data.len() > limit - bytes.len() {
                return Err(too_large());
            }
            bytes.extend_from_slice(&data);
        }
    }
    Ok(bytes.freeze())
}
