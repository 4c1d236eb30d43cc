//! The sending of a call: written once for calls of every type.

use std::pin::pin;

use bytes::{Bytes, BytesMut};
use http::Method;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use http_body::Body as _;
use http_body_util::BodyExt;

use super::headers::any_credential;
use super::plan::Plan;
use super::server;
use crate::auth::{self, Missing, Target};
use crate::error::Error;
use crate::operation::Operation;
use crate::params;
use crate::response::RawResponse;
use crate::transport::{Body, Transport};
use crate::validate::Violations;

/// Why there is no answer.
pub(super) enum Failure {
    /// The request breaks the document's rules.
    Invalid(Violations),
    /// Anything else.
    Error(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Error(error)
    }
}

/// Sends a call and reads its answer to the end.
pub(super) async fn send(mut plan: Box<Plan>) -> Result<RawResponse, Failure> {
    let violations = std::mem::take(&mut plan.violations);
    if !violations.is_empty() {
        return Err(Failure::Invalid(violations));
    }
    if let Some(fault) = plan.fault.take() {
        return Err(Failure::Error(fault));
    }
    let request = request(&mut plan)?;
    // Without a runtime the timer and the connection would panic.
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Failure::Error(Error::NoRuntime));
    }
    let settings = &plan.client.0;
    let exchange = exchange(settings.transport.as_ref(), request, settings.limit);
    match tokio::time::timeout(plan.timeout, exchange).await {
        Ok(answer) => Ok(RawResponse::new(plan.operation, answer?, plan.strict)),
        Err(_) => Err(Failure::Error(Error::Timeout { limit: plan.timeout })),
    }
}

/// The request with its headers and credentials.
fn request(plan: &mut Plan) -> Result<http::Request<Body>, Error> {
    let settings = &plan.client.0;
    let operation = plan.operation;
    let by_hand = |name: &str| plan.by_hand.contains_key(name) || settings.headers.contains_key(name);
    let schemes = auth::select(operation.security, settings.api.schemes, &settings.credentials, &by_hand)
        .map_err(|Missing(scheme)| Error::MissingCredential { scheme })?;
    let path = params::expand(operation.path, &plan.path)
        .map_err(|name| Error::Argument { parameter: format!("path/{name}"), reason: "a path needs a value" })?;
    let body = plan.body.take();
    let mut headers = settings.headers.clone();
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
        path: &params::full_path(&settings.base, &path),
        query: &mut plan.query,
        cookies: &mut plan.cookies,
        body: body.as_bytes().map(Bytes::as_ref).unwrap_or_default(),
    };
    auth::apply(&schemes, &settings.credentials, &mut target)
        .map_err(|_| Error::Request { reason: "a credential cannot be written" })?;
    if !plan.cookies.is_empty() {
        let mut cookies =
            HeaderValue::from_str(&plan.cookies).map_err(|_| Error::Request { reason: "the cookies are no header" })?;
        cookies.set_sensitive(true);
        headers.insert(COOKIE, cookies);
    }
    overlay(&mut headers, &mut plan.by_hand);
    let open = !settings.allow_http && !server::is_private(&settings.base);
    if open && any_credential(&headers, settings.api.schemes) {
        let reason = "a credential would be sent over http in clear text: use https, or say allow_http(true)";
        return Err(Error::Request { reason });
    }
    let url = params::target(&settings.base, &path, &plan.query).map_err(|reason| Error::Request { reason })?;
    let uri: http::Uri = url.as_str().parse().map_err(|_| Error::Request { reason: "the parts make no URL" })?;
    let method =
        Method::from_bytes(operation.method.as_bytes()).map_err(|_| Error::Request { reason: "it is no method" })?;
    let mut request = http::Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    Ok(request)
}

/// Puts headers in place of those of the same names.
fn overlay(headers: &mut HeaderMap, over: &mut HeaderMap) {
    for (name, value) in std::mem::take(over) {
        if let Some(name) = name {
            headers.insert(name, value);
        }
    }
}

/// The media types of all documented answers, each once.
fn accept(operation: &Operation) -> HeaderValue {
    let mut media: Vec<&str> = Vec::new();
    for answer in operation.responses.iter().filter_map(|answer| answer.media) {
        if !media.contains(&answer) {
            media.push(answer);
        }
    }
    HeaderValue::from_str(&media.join(", "))
        .ok()
        .filter(|value| !value.is_empty())
        .unwrap_or_else(|| HeaderValue::from_static("*/*"))
}

/// One request and its whole answer.
async fn exchange(
    transport: &dyn Transport,
    request: http::Request<Body>,
    limit: usize,
) -> Result<http::Response<Bytes>, Error> {
    let response = transport.send_body(request).await.map_err(Error::Transport)?;
    let (head, body) = response.into_parts();
    let too_large = || Error::BodyTooLarge { status: head.status, limit };
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
    Ok(http::Response::from_parts(head, bytes.freeze()))
}
