//! What becomes of a request that meets a fault: the whole of it on one screen.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};
use tintype::transport::{Body, TransportError};
use tokio::time::sleep;

use super::answer::{page, spoil};
use super::between::Tampering;
use super::bodies::{Repeated, Torn, Trickle};
use super::bomb::bomb;
use super::envelope::failure;
use super::{Fault, Step, To};
use crate::document::Operation;
use crate::incoming::Incoming;
use crate::mock::Mock;
use crate::refusal::Refusal;

/// Nothing takes longer.
pub(super) const LONGEST: Duration = Duration::from_secs(60);

/// The connection that a request came on, if it came on one, to be reset.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cut(Option<Arc<AtomicBool>>);

impl Cut {
    pub(crate) fn of(flag: Arc<AtomicBool>) -> Cut {
        Cut(Some(flag))
    }

    /// From now on nothing more is written to the connection, and it is reset.
    pub(crate) fn now(&self) {
        if let Some(flag) = &self.0 {
            flag.store(true, Ordering::Release);
        }
    }
}

/// What becomes of a request to an operation: an answer, or the end of the connection.
pub(crate) async fn play(
    mock: &Mock,
    operation: &Operation,
    incoming: &Incoming,
    step: &Step,
    cut: &Cut,
) -> Result<Response<Body>, TransportError> {
    let provider = &mock.shared().provider;
    // What the operation answers, carried out if the step says so, else on a copy.
    let answer = || mock.carry_out(incoming, &Tampering::None, step.writes);
    // What is done in place of the operation's answer; it may be carried out first.
    let instead = || {
        if step.writes {
            drop(answer())
        }
    };
    let mut response = match &step.fault {
        Fault::Ok => mock.carry_out(incoming, &Tampering::None, true),
        Fault::Refused => {
            instead();
            cut.now();
            return Err(TransportError::connect(io::Error::from(io::ErrorKind::ConnectionRefused)));
        }
        Fault::Reset => {
            instead();
            cut.now();
            return Err(reset());
        }
        Fault::SlowHeaders(time) if step.writes => {
            let response = answer();
            sleep((*time).min(LONGEST)).await;
            response
        }
        Fault::SlowHeaders(time) => {
            sleep((*time).min(LONGEST)).await;
            mock.carry_out(incoming, &Tampering::None, true)
        }
        Fault::ResetBody => {
            let response = answer();
            let torn = Torn::new(response.body(), cut.clone());
            return Ok(response.map(|_| Body::new(torn)));
        }
        Fault::SlowBody(between) => return Ok(answer().map(|body| Body::new(Trickle::new(body, *between)))),
        Fault::Endless => return Ok(answer().map(|_| Body::new(Repeated::endless()))),
        Fault::Bomb => {
            let mut response = answer().map(|_| Body::new(bomb()));
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            return Ok(response);
        }
        Fault::Status(_) | Fault::RetryAfter(..) | Fault::RetryAfterDate(..) => {
            instead();
            status(mock, operation, &step.fault)
        }
        Fault::Expired => {
            instead();
            provider.refuse(Some(operation), &crate::check::expired(&provider.document, operation))
        }
        Fault::Envelope => {
            instead();
            failure(provider, operation)
        }
        Fault::Html => {
            instead();
            let mut response = Response::new(page(incoming));
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            response
        }
        Fault::Redirect(to, status) => {
            instead();
            redirect(to, *status, incoming)
        }
        Fault::Stale => mock.carry_out(incoming, &Tampering::Stale, true),
        Fault::Ignored(member) => mock.carry_out(incoming, &Tampering::Ignored(member.clone()), true),
        Fault::Altered(member) => mock.carry_out(incoming, &Tampering::Altered(member.clone()), true),
        Fault::Truncated
        | Fault::Type(_)
        | Fault::Empty
        | Fault::UnknownEnum
        | Fault::DuplicateKeys
        | Fault::WrongTypes
        | Fault::Deep
        | Fault::LongHeader
        | Fault::OtherTag => answer(),
    };
    spoil(&step.fault, &mut response, operation);
    Ok(response.map(Body::from))
}

/// The end of a connection.
pub(super) fn reset() -> TransportError {
    TransportError::new(io::Error::from(io::ErrorKind::ConnectionReset))
}

/// A status in its documented form.
fn status(mock: &Mock, operation: &Operation, fault: &Fault) -> Response<Bytes> {
    let (status, after) = match fault {
        Fault::RetryAfter(status, seconds) => (*status, Some(seconds.to_string())),
        Fault::RetryAfterDate(status, seconds) => {
            let then = SystemTime::now().checked_add(Duration::from_secs(u64::from(*seconds)));
            (*status, then.map(httpdate::fmt_http_date))
        }
        Fault::Status(status) => (*status, None),
        _ => (500, None),
    };
    let refusal = Refusal::new(status, "this failure was asked for");
    let mut response = mock.shared().provider.refuse(Some(operation), &refusal);
    if let Some(after) = after.and_then(|after| HeaderValue::from_str(&after).ok()) {
        response.headers_mut().insert(RETRY_AFTER, after);
    }
    response
}

/// A redirect. The host is the one that the request names.
fn redirect(to: &To, status: u16, incoming: &Incoming) -> Response<Bytes> {
    let target = incoming.target();
    let location = match to {
        To::Elsewhere => format!("https://elsewhere.invalid{target}"),
        To::Http => format!("http://{}{target}", incoming.host()),
        To::Within => target,
        To::Url(url) => url.clone(),
    };
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::TEMPORARY_REDIRECT);
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}
