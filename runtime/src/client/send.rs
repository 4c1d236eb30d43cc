//! The sending of a call: written once for calls of every type.

use std::pin::pin;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use http_body::Body as _;
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};

use super::choice::Choice;
use super::destination::place;
use super::headers::any_credential;
use super::plan::Plan;
use super::tokens::attempt;
use super::{head, retry, server};
use crate::auth::{self, SchemeKind, Target};
use crate::error::Error;
use crate::operation::Operation;
use crate::params;
use crate::response::{RawResponse, Reading, Received};
use crate::stream::{ByteStream, coming_back};
use crate::transport::{Body, BoxFuture};
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
///
/// It is a box that is made here: whoever makes one of a future compiles all that the future does, and calls of all types do the same.
#[inline(never)]
pub(crate) fn send(plan: Box<Plan>) -> BoxFuture<'static, Result<RawResponse, Failure>> {
    Box::pin(sent(plan))
}

async fn sent(mut plan: Box<Plan>) -> Result<RawResponse, Failure> {
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
    // Clocks and timers are the runtime's; where there is none, there may be no clock either (wasm32).
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Failure::Error(Error::NoRuntime));
    }
    if plan.retries.is_on() {
        return Box::pin(retry::send(plan)).await.map_err(Failure::Error);
    }
    let limit = plan.timeout;
    attempt(&mut plan, within(limit), limit).await.map_err(Failure::Error)
}

/// The moment at which a time is over, or one that nobody lives to see.
pub(super) fn within(limit: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(limit).unwrap_or_else(|| now + Duration::from_secs(60 * 60 * 24 * 365 * 30))
}

/// One attempt: a request and its answer. `limit` is the time that ends at the deadline, for the error.
pub(super) async fn exchange(plan: &mut Plan, deadline: Instant, limit: Duration) -> Result<RawResponse, Error> {
    let request = request(plan)?;
    let settings = plan.client.0.clone();
    let late = |_| Error::Timeout { limit, attempts: 1 };
    let answer = timeout_at(deadline, settings.transport.send_body(request)).await.map_err(late)?;
    let (head, body) = answer.map_err(Error::Transport)?.into_parts();
    head::check(&head, settings.head)?;
    let limit = plan.limit.unwrap_or(LIMIT);
    let received = match streams(plan, &head) {
        Some(limit) => Received::Stream(ByteStream::new(body, head.status, plan.idle, limit)),
        None => Received::Whole(timeout_at(deadline, whole(head.status, body, limit)).await.map_err(late)??),
    };
    let response = http::Response::from_parts(head, received);
    let reading = Reading { strict: plan.strict, limit, check: plan.answers.clone(), most: settings.most };
    Ok(RawResponse::new(plan.operation, response, reading).to(plan.sent.clone()))
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
    let Choice { base, credentials, mut headers, schemes } = Choice::of(settings, plan)?;
    plan.signed = schemes.iter().any(|scheme| scheme.kind.signs());
    let (base, path) = place(plan, base)?;
    let body = plan.body.take();
    headers.entry(ACCEPT).or_insert_with(|| accept(operation));
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
        tokens: &plan.tokens,
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
    // A key may stand in the query or in a cookie as well.
    let secret = schemes.iter().any(|scheme| !matches!(scheme.kind, SchemeKind::MutualTls));
    if open && (secret || any_credential(&headers, settings.api.schemes)) {
        let reason = "a credential would be sent over http in clear text: use https, or say allow_http(true)";
        return Err(Error::Request { reason });
    }
    let url = match plan.next.take() {
        Some(url) => url.into(),
        None => params::target(&base, &path, &plan.query).map_err(|reason| Error::Request { reason })?,
    };
    let uri: http::Uri = url.parse().map_err(|_| Error::Request { reason: "the parts make no URL" })?;
    let method =
        Method::from_bytes(operation.method.as_bytes()).map_err(|_| Error::Request { reason: "it is no method" })?;
    let mut request = http::Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    plan.sent_to = Some(url);
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

/// The media types of all documented answers, each once, those of successes first.
fn accept(operation: &Operation) -> HeaderValue {
    let mut media: Vec<&'static str> = Vec::new();
    let of = |success: bool| operation.responses.iter().filter(move |it| it.status.starts_with('2') == success);
    for body in of(true).chain(of(false)).flat_map(|answer| answer.bodies) {
        let fits = || body.media.contains('/') && body.media.bytes().all(|byte| (b' '..0x7f).contains(&byte));
        if !media.contains(&body.media) && fits() {
            media.push(body.media);
        }
    }
    match media.as_slice() {
        [] => HeaderValue::from_static("*/*"),
        [only] => HeaderValue::from_static(only),
        several => HeaderValue::from_str(&several.join(", ")).unwrap_or_else(|_| HeaderValue::from_static("*/*")),
    }
}

/// A body to its end.
async fn whole(status: StatusCode, body: Body, limit: usize) -> Result<Bytes, Error> {
    let too_large = || Error::BodyTooLarge { status, limit };
    let mut body = pin!(body);
    if body.size_hint().lower() > limit as u64 {
        return Err(too_large());
    }
    let mut first = Bytes::new();
    let mut bytes = BytesMut::new();
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.map_err(Error::Transport)?.into_data() {
            if data.len() > limit.saturating_sub(first.len() + bytes.len()) {
                return Err(too_large());
            }
            // Most bodies come in one piece, which is the body as it is.
            if first.is_empty() && bytes.is_empty() {
                first = data;
                continue;
            }
            bytes.extend_from_slice(&std::mem::take(&mut first));
            bytes.extend_from_slice(&data);
        }
    }
    Ok(if bytes.is_empty() { first } else { bytes.freeze() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::accept;
    use crate::operation::{Answer, AnswerBody, Operation};
    use crate::shape::{Schema, Source};

    static SOURCE: Source = Source { files: &[], rows: "" };

    fn accepted(media: &'static str) -> String {
        let bodies = Box::leak(Box::new([AnswerBody::new(media, crate::operation::Coding::Json, Schema::ANY)]));
        let responses = Box::leak(Box::new([Answer::new("200", bodies)]));
        let operation = Operation { responses, ..Operation::new("a", "a", "GET", "/", &SOURCE) };
        accept(&operation).to_str().unwrap().to_owned()
    }

    #[test]
    fn a_media_type_that_no_header_can_hold_is_not_asked_for() {
        assert_eq!(accepted("application/json"), "application/json");
        assert_eq!(accepted("application/json; x=\"é\""), "*/*");
        assert_eq!(accepted("application/json\n"), "*/*");
    }
}
