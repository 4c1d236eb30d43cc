//! A stream of events that is asked for again (HTML Living Standard, section 9.2.3).

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::StatusCode;
use http::header::{HeaderName, HeaderValue};
use tokio::time::{Sleep, sleep};

use super::{ByteStream, ReconnectPolicy};
use crate::body::boundary::bits;
use crate::client::{Failure, Plan, send};
use crate::error::Error;
use crate::operation::Retry;
use crate::response::RawResponse;
use crate::transport::BoxFuture;

/// The header that says which event came last.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// The longest id that is sent back: a provider's line may be longer than any server takes in a header.
const LONGEST_ID: usize = 4096;

/// The least that waits grow from, where a provider names no time at all.
const LEAST: Duration = Duration::from_millis(100);

/// Sends a call whose stream is to come back.
pub(crate) fn coming_back(
    plan: Box<Plan>,
    policy: ReconnectPolicy,
) -> BoxFuture<'static, Result<RawResponse, Failure>> {
    Box::pin(async move {
        let refuse = |reason| Failure::Error(Error::Request { reason });
        if plan.operation.retry != Retry::Safe && !policy.any_operation {
            return Err(refuse("its stream cannot come back, for the operation is not safe to be sent again"));
        }
        let spare = plan.again().ok_or_else(|| refuse("its stream cannot come back, for its own body is one"))?;
        let answer = send(plan).await?;
        answer.come_back(Again::new(spare, policy));
        Ok(answer)
    })
}

/// What asks for a stream again. The lock is there so that an answer can be shared between threads.
pub(crate) struct Again(Mutex<Inner>);

struct Inner {
    plan: Box<Plan>,
    policy: ReconnectPolicy,
    state: State,
    /// How often it was asked for since the last event.
    fruitless: u32,
    /// The time that the provider has named.
    told: Option<Duration>,
    /// Why it was of no use.
    last: Option<Box<Error>>,
}

enum State {
    Here,
    Waiting(Pin<Box<Sleep>>),
    Asked(BoxFuture<'static, Result<RawResponse, Failure>>),
}

/// What came of it.
pub(super) enum Back {
    Stream(ByteStream),
    /// The provider says that there is nothing more.
    End,
}

impl Again {
    fn new(plan: Box<Plan>, policy: ReconnectPolicy) -> Again {
        Again(Mutex::new(Inner { plan, policy, state: State::Here, fruitless: 0, told: None, last: None }))
    }

    fn inner(&mut self) -> &mut Inner {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// An event came.
    pub(super) fn came(&mut self) {
        let inner = self.inner();
        (inner.fruitless, inner.last) = (0, None);
    }

    /// The stream ended, or broke off.
    ///
    /// # Errors
    /// If it is not to be asked for again.
    pub(super) fn left(&mut self, id: &str, told: Option<Duration>, error: Option<Error>) -> Result<(), Error> {
        let inner = self.inner();
        inner.told = told;
        inner.last = error.map(Box::new).or(inner.last.take());
        if !id.is_empty() {
            let reason = "the stream cannot come back, for the id of its last event is no header";
            let fits = HeaderValue::from_bytes(id.as_bytes()).ok().filter(|_| id.len() <= LONGEST_ID);
            inner.plan.by_hand.insert(LAST_EVENT_ID, fits.ok_or(Error::Request { reason })?);
        }
        inner.wait(None)
    }

    /// Whether the stream is away.
    pub(super) fn is_away(&mut self) -> bool {
        !matches!(self.inner().state, State::Here)
    }

    /// The stream, once it is there again.
    ///
    /// # Errors
    /// If it does not come back.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Back, Error>> {
        let inner = self.inner();
        loop {
            match &mut inner.state {
                State::Here => return Poll::Ready(Ok(Back::End)),
                State::Waiting(timer) => {
                    ready!(timer.as_mut().poll(cx));
                    let reason = "its stream cannot come back, for its own body is one";
                    let plan = inner.plan.again().ok_or(Error::Request { reason })?;
                    inner.state = State::Asked(send(plan));
                }
                State::Asked(answer) => {
                    let outcome = ready!(answer.as_mut().poll(cx));
                    inner.state = State::Here;
                    if let Some(back) = inner.judge(outcome)? {
                        return Poll::Ready(Ok(back));
                    }
                }
            }
        }
    }
}

impl Inner {
    /// What an answer means; nothing where the stream is to be asked for once more.
    fn judge(&mut self, outcome: Result<RawResponse, Failure>) -> Result<Option<Back>, Error> {
        let error = match outcome {
            Ok(answer) if answer.status() == StatusCode::NO_CONTENT => return Ok(Some(Back::End)),
            Ok(answer) if answer.operation().succeeds(answer.status().as_u16()) => {
                return Ok(Some(Back::Stream(answer.streamed()?.take_stream())));
            }
            Ok(answer) => answer.undocumented(),
            Err(Failure::Error(error)) => error,
            Err(Failure::Invalid(_)) => return Ok(Some(Back::End)),
        };
        if !error.is_retryable() {
            return Err(error);
        }
        let asked = error.retry_after();
        self.last = Some(Box::new(error));
        self.wait(asked)?;
        Ok(None)
    }

    /// Waits before the stream is asked for again, at least as long as an answer asks.
    fn wait(&mut self, asked: Option<Duration>) -> Result<(), Error> {
        if self.fruitless >= self.policy.attempts {
            let (attempts, error) = (self.fruitless, self.last.take());
            return Err(Error::Reconnect { attempts, error });
        }
        let delay = self.told.unwrap_or(self.policy.delay);
        let bound = match self.fruitless {
            0 => delay,
            count => delay.max(LEAST).saturating_mul(1_u32.checked_shl(count).unwrap_or(u32::MAX)),
        };
        self.fruitless += 1;
        // The provider's time is the least, and chance adds up to a half: streams that broke off together come back apart.
        let longest = self.policy.longest_delay;
        let bound = bound.min(longest);
        let fraction = (bits() >> 11) as f64 / (1_u64 << 53) as f64;
        let chance = Duration::try_from_secs_f64(bound.as_secs_f64() / 2.0 * fraction).unwrap_or_default();
        let wait = bound.saturating_add(chance).max(asked.unwrap_or_default()).min(longest.saturating_add(chance));
        self.state = State::Waiting(Box::pin(sleep(wait)));
        Ok(())
    }
}
