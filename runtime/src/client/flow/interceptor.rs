//! What a program adds to every attempt, and what it is told of them.

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

use super::AttemptOutcome;
use crate::client::headers::{credential_headers, header_pair};
use crate::client::plan::Plan;
use crate::operation::Operation;

/// Looks at each attempt of each call before it is sent and after it is over: for headers that are computed, for logs, metrics
/// and the context of a trace.
///
/// An attempt is one request with its answer; a call that is sent again has several. `before` is asked in the order in
/// which interceptors were given to the builder, `after` in the reverse order. For each attempt that `before` has let
/// through there is one `after`, even if a later interceptor refuses it or the call is dropped; that is why these
/// functions are not async. They run where the call is polled, so they should not wait for anything.
///
/// It comes before credentials and signatures are written: so a signature covers what is sent, and an interceptor sees no
/// credential. Headers that carry one already are shown as `[redacted]`.
///
/// ```
/// use tintype::{Attempt, AttemptOutcome, Interceptor};
///
/// /// Prints a line for each attempt.
/// struct Log;
///
/// impl Interceptor for Log {
///     fn after(&self, attempt: &Attempt, outcome: &AttemptOutcome<'_>) {
///         let status = outcome.status().map_or(0, |status| status.as_u16());
///         println!("{} #{} {status} {:?}", attempt.operation().id, attempt.number(), outcome.error_type());
///     }
/// }
/// ```
pub trait Interceptor: Send + Sync {
    /// Before an attempt is put together; limits were waited for already.
    ///
    /// # Errors
    /// Whatever should keep it from being sent: the call fails with [`Error::Intercepted`](crate::Error::Intercepted), or
    /// if it was sent before, with what came of that.
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        _ = attempt;
        Ok(())
    }

    /// After an attempt is over: it was answered up to the last byte or, of a stream, up to its body, or it failed, or
    /// the call was dropped. The body has not been read as a type yet.
    fn after(&self, attempt: &Attempt, outcome: &AttemptOutcome<'_>) {
        _ = (attempt, outcome);
    }
}

/// An attempt that is about to be made, or was.
pub struct Attempt {
    operation: &'static Operation,
    number: u32,
    waited: std::time::Duration,
    length: Option<u64>,
    shown: HeaderMap,
    pub(super) added: HeaderMap,
}

impl Attempt {
    pub(super) fn new(plan: &Plan, waited: std::time::Duration) -> Attempt {
        let settings = &plan.client.0;
        let length = plan.body.as_ref().map_or(Some(0), |it| it.body.as_bytes().map(|bytes| bytes.len() as u64));
        // Without interceptors nobody looks at them.
        if settings.flow.interceptors.is_empty() {
            let (shown, added) = (HeaderMap::new(), HeaderMap::new());
            return Attempt { operation: plan.operation, number: plan.number, waited, length, shown, added };
        }
        let mut shown = settings.headers.clone();
        for (name, value) in plan.headers.iter().chain(&plan.by_hand) {
            shown.insert(name, value.clone());
        }
        let secret = credential_headers(settings.api.schemes);
        for (name, value) in &mut shown {
            if value.is_sensitive() || secret.iter().any(|secret| secret == name.as_str()) {
                *value = HeaderValue::from_static("[redacted]");
                value.set_sensitive(true);
            }
        }
        let added = HeaderMap::new();
        Attempt { operation: plan.operation, number: plan.number, waited, length, shown, added }
    }

    /// The operation: its id, method and path template, among other things. The path that is sent is not shown, for its
    /// parameters may be personal.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }
    /// Which attempt of the call it is, from 1. Whatever is sent counts: what is sent again, for any reason, is another attempt.
    pub fn number(&self) -> u32 {
        self.number
    }
    /// How long the attempt has waited for the client's or the provider's limits.
    pub fn waited(&self) -> std::time::Duration {
        self.waited
    }
    /// The length of the request's body in bytes; nothing of a body that is a stream.
    pub fn body_length(&self) -> Option<u64> {
        self.length
    }
    /// The headers so far: those of the builder, of parameters, of the call and of interceptors before. A value that is a
    /// secret, by its name, by the document or by what was said when it was set, is `[redacted]` and marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        &self.shown
    }

    /// Sets a header of this attempt. It stands as one that was [set on the builder](crate::ClientBuilder::header), and in its
    /// place: it gives way to those of the operation's parameters and of the call, stands for a credential that goes
    /// into a header of that name, and if it is one goes to the base URL's origin alone.
    ///
    /// # Errors
    /// Why it cannot be sent.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let (name, value) = header_pair(name, value)?;
        self.insert(name, value);
        Ok(())
    }

    /// The same for a secret: no interceptor sees it, and no log of headers shows it.
    ///
    /// # Errors
    /// Why it cannot be sent.
    pub fn set_secret_header(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let (name, mut value) = header_pair(name, value)?;
        value.set_sensitive(true);
        self.insert(name, value);
        Ok(())
    }

    fn insert(&mut self, name: HeaderName, value: HeaderValue) {
        let mut shown = value.clone();
        if value.is_sensitive() {
            shown = HeaderValue::from_static("[redacted]");
            shown.set_sensitive(true);
        }
        self.shown.insert(name.clone(), shown);
        self.added.insert(name, value);
    }
}

impl std::fmt::Debug for Attempt {
    /// Which operation and which attempt; no header, for one may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}
