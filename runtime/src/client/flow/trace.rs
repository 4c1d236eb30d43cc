//! A span for each attempt, with the names of OpenTelemetry's conventions for HTTP clients.
//!
//! It holds the path's template, and of the URL nothing but scheme, host and port: paths, queries and base paths can carry
//! secrets and personal data, and so can headers and bodies.

use http::StatusCode;
use tracing::Span;
use tracing::field::Empty;

use crate::client::choice::base;
use crate::client::plan::Plan;
use crate::error::Error;
use crate::response::RawResponse;

/// The methods that the conventions know; others are `_OTHER`.
const KNOWN: [&str; 10] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"];

/// Whether anybody wants spans.
pub(super) fn is_on() -> bool {
    tracing::span_enabled!(target: "tintype", tracing::Level::INFO)
}

pub(super) fn begin(plan: &Plan) -> Span {
    let operation = plan.operation;
    let base = base(&plan.client.0, operation).ok();
    let known = KNOWN.contains(&operation.method);
    tracing::info_span!(
        target: "tintype",
        "request",
        otel.name = format_args!("{} {}", if known { operation.method } else { "HTTP" }, operation.path),
        otel.kind = "client",
        otel.status_code = Empty,
        http.request.method = if known { operation.method } else { "_OTHER" },
        http.request.method_original = (!known).then_some(operation.method),
        url.scheme = base.as_deref().map(url::Url::scheme),
        url.template = operation.path,
        server.address = base.as_deref().and_then(url::Url::host_str),
        server.port = base.as_deref().and_then(url::Url::port_or_known_default),
        http.request.resend_count = plan.number.checked_sub(2).map(|before| before.saturating_add(1)),
        http.response.status_code = Empty,
        error.type = Empty,
        tintype.operation = operation.id,
    )
}

/// Fills in what came of it.
pub(super) fn end(span: &Span, outcome: &Result<RawResponse, Error>) {
    let status = match outcome {
        Ok(answer) => Some(answer.status()),
        Err(error) => error.status(),
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    let failure = |status: &StatusCode| status.as_u16() >= 400;
    match (outcome, status.filter(failure)) {
        (Err(error), _) => span.record("error.type", error.kind()),
        (Ok(_), Some(status)) => span.record("error.type", status.as_str()),
        (Ok(_), None) => return,
    };
    span.record("otel.status_code", "ERROR");
}
