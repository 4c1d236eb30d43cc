//! A call: a plain value until it is awaited.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::headers::header_pair;
use super::plan::Plan;
use super::send::{Failure, send};
use super::{AnswerCheck, RetryPolicy};
use crate::error::Error;
use crate::failure::OperationError;
use crate::response::{Answered, Envelope, RawResponse, Refused, Response};
use crate::stream::{ByteStream, ReconnectPolicy};
use crate::transport::BoxFuture;
use crate::update::Versioned;
use crate::validate::Violations;
use crate::value::Model;

/// A call that is ready to be sent. Nothing happens before it is awaited, inside a tokio runtime with a timer.
///
/// Dropping the future gives the call up: nothing more is sent, but the provider may have acted on what was.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<T, E> {
    plan: Box<Plan>,
    read: Reader<T, E>,
}

/// What makes the outcome from the answer: one small function per pair of types, the rest is common to all calls.
pub(crate) type Reader<T, E> = fn(RawResponse) -> Result<Response<T>, E>;

impl<T, E> Call<T, E> {
    /// Sets a header for this call, in place of any that the client would send under that name.
    ///
    /// A name or value that cannot be sent, and a header that frames the message, make the call fail before it is sent.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match header_pair(name, value) {
            Ok((name, value)) => _ = self.plan.by_hand.insert(name, value),
            Err(reason) => self.plan.fail(Error::Argument { parameter: format!("header/{name}"), reason }),
        }
        self
    }

    /// The time this call may take, all attempts and the waits between them included, until its last byte has come, or if its body is read while it comes, until the body
    /// begins.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.plan.timeout = limit;
        self
    }

    /// Whether and when this call is sent again if it fails; see [`RetryPolicy`].
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.plan.retries = policy;
        self
    }

    /// Makes a stream of events come back: where it breaks off or ends, it is asked for again with the id of the last event.
    /// See [`ReconnectPolicy`]; it says nothing of other answers.
    pub fn reconnect(mut self, policy: ReconnectPolicy) -> Self {
        self.plan.reconnect = Some(policy);
        self
    }

    /// The time in which something more of a stream has to come.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.plan.idle = limit;
        self
    }

    /// The longest body that this call takes; see [`ClientBuilder::body_limit`](crate::ClientBuilder::body_limit).
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.plan.limit = Some(bytes);
        self
    }

    /// Sends the request even if it breaks the document's rules.
    pub fn skip_validation(mut self) -> Self {
        self.plan.violations = Violations::default();
        self
    }

    /// What is done with the answer if its body breaks the document's rules; see
    /// [`ClientBuilder::validate_answers`](crate::ClientBuilder::validate_answers).
    pub fn validate_answer(mut self, check: AnswerCheck) -> Self {
        self.plan.answers = check;
        self
    }

    /// Makes a member of the answer that does not fit its type an error.
    pub fn strict(mut self) -> Self {
        self.plan.strict = true;
        self
    }

    /// Sends the request only if the provider still has the version that a value was read in: as a member of the body
    /// (`x-tintype-version`), unless the body names one, else in `If-Match` (RFC 9110, section 13.1.1). A provider that has another
    /// version by now answers 409 or 412, and has written nothing. A call that can carry neither fails before it is sent.
    ///
    /// A weak `ETag` is sent as well, because providers that hand it out for this take it; one that goes by the letter of
    /// RFC 9110 answers it with 412.
    pub fn since<V: Model>(mut self, read: &Versioned<V>) -> Self {
        self.plan.since(&|| read.tree(), read.etag());
        self
    }

    /// What tells the record of this call from others.
    pub(crate) fn target(&self) -> impl std::hash::Hash + use<T, E> {
        let Plan { operation, path, query, body, .. } = &*self.plan;
        let path: Vec<String> = path.iter().map(|(_, value)| value.clone()).collect();
        let body = body.as_ref().and_then(|body| body.body.as_bytes()).cloned();
        (operation.name, path, query.clone(), body)
    }

    /// The time that the call may take.
    pub(crate) fn longest(&self) -> Duration {
        self.plan.timeout
    }

    /// The same call once more.
    pub(crate) fn again(&mut self) -> Call<T, E> {
        Call { plan: self.plan.another(), read: self.read }
    }

    /// What of the request breaks the document's rules, without sending it.
    pub fn violations(&self) -> &Violations {
        &self.plan.violations
    }
}

impl<T, E: OperationError> Call<T, E> {
    pub(crate) fn into_parts(self) -> (Box<Plan>, Reader<T, E>) {
        (self.plan, self.read)
    }

    /// Gives the body of a success while it comes, in place of reading it to the end: for a file. Errors are read as ever.
    pub fn stream(mut self) -> Call<ByteStream, E> {
        self.plan.stream = true;
        Call { plan: self.plan, read: read::<ByteStream, E> }
    }

    pub(super) fn new(plan: Box<Plan>) -> Call<T, E>
    where
        T: Answered,
    {
        Call { plan, read: read::<T, E> }
    }

    pub(super) fn enveloped<V>(plan: Box<Plan>) -> Call<T, E>
    where
        V: Envelope<Data = T> + Answered,
        E: From<Refused<V::Code, V>>,
    {
        Call { plan, read: |raw| read::<V, E>(raw)?.open() }
    }
}

/// The body of a documented success, or the error of any other answer.
fn read<T: Answered, E: OperationError>(raw: RawResponse) -> Result<Response<T>, E> {
    match raw.answer() {
        _ if raw.operation().succeeds(raw.status().as_u16()) => raw.read().map_err(E::other),
        Some(answer) => Err(E::documented(answer.status, raw).unwrap_or_else(E::other)),
        None => Err(E::other(raw.undocumented())),
    }
}

impl<T, E> std::fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Call").field(&self.plan.operation.id).finish()
    }
}

impl<T, E: OperationError> IntoFuture for Call<T, E> {
    type Output = Result<Response<T>, E>;
    type IntoFuture = Pending<T, E>;

    fn into_future(self) -> Pending<T, E> {
        Pending { sent: send(self.plan), read: self.read }
    }
}

/// A call on its way.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Pending<T, E> {
    sent: BoxFuture<'static, Result<RawResponse, Failure>>,
    read: Reader<T, E>,
}

impl<T, E: OperationError> Future for Pending<T, E> {
    type Output = Result<Response<T>, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.sent.as_mut().poll(cx).map(|outcome| match outcome {
            Ok(raw) => (self.read)(raw),
            Err(Failure::Invalid(violations)) => Err(E::invalid(violations)),
            Err(Failure::Error(error)) => Err(E::other(error)),
        })
    }
}

impl<T, E> std::fmt::Debug for Pending<T, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pending")
    }
}
