//! The turns of an update: read, change, write, and again.

use std::time::Duration;

use super::compose::{compose, found};
use super::{Conflict, Update, UpdateError, Updated};
use crate::applied::{Applied, Effect};
use crate::client::{RetryPolicy, Waits};
use crate::failure::OperationError;
use crate::json::to_tree;
use crate::operation::{UpdateKind, UpdatePlan};
use crate::response::{Answered, Response};
use crate::value::{Json, Model};

/// Where an operation's table has no plan, the whole body is the record.
static WHOLE: UpdatePlan = UpdatePlan::new(UpdateKind::Replace);

/// What came of one turn's write.
enum Turn<A, WE> {
    Done(Response<A>),
    Refused(WE),
    Failed(WE),
}

pub(super) async fn run<W, R, RE, A, WE>(
    mut update: Update<'_, W, R, RE, A, WE>,
) -> Result<Updated<A>, UpdateError<R, RE, WE>>
where
    W: Model + Send,
    R: Model,
    RE: OperationError,
    A: Answered,
    WE: OperationError,
{
    let plan = update.write.operation().update.unwrap_or(&WHOLE);
    let mut waits = Waits::new(&waiting());
    let mut conflicts = 0;
    // Nobody else of this client is in between from here on.
    let client = update.write.client();
    let _turn = client.0.updates.wait(&update.read.target(), update.read.longest()).await;
    let schema = R::schema();
    let mut refused: Option<(WE, Option<Version>)> = None;
    loop {
        let read = update.read.again().await.map_err(UpdateError::Read)?;
        let before = to_tree(read.body(), &schema);
        let version = Version::of(plan, &read, &before);
        // A 409 in a version that is still the provider's speaks of something else: a name that is taken, say.
        if let Some((error, _)) = refused.take_if(|(error, last)| is_other(error) && last.is_some() && *last == version)
        {
            return Err(UpdateError::Write(error));
        }
        let (sent, versioned) = match compose(&mut update, plan, &before) {
            Ok(composed) => composed,
            Err(error) => return Err(UpdateError::Other(error)),
        };
        let tag = read.etag().filter(|_| plan.tag && !update.force);
        let versioned = versioned || tag.is_some();
        let call = sent.call(&mut update, plan, tag);
        match turn(call.await, versioned) {
            Turn::Done(answer) => {
                // The write is done, so a read that fails is no failure of the update: then the answer has to do.
                let fresh = if update.verify { update.read.again().await.ok() } else { None };
                let fresh = fresh.map(|fresh| to_tree(fresh.body(), &schema));
                let answered = answer.record();
                let now = match &fresh {
                    Some(fresh) => found(plan, fresh, &schema),
                    None => answered.as_ref().map(|(now, schema)| (now, *schema)),
                };
                let (applied, verified) = (sent.applied(plan, &before, now), fresh.is_some());
                return Ok(Updated { answer: Some(answer), applied, conflicts, versioned, verified });
            }
            Turn::Failed(error) => return Err(UpdateError::Write(error)),
            Turn::Refused(error) => {
                conflicts += 1;
                // An attempt whose answer was lost may be what this one met.
                let unsure = OperationError::cause(&error).attempts() > 1;
                if unsure || conflicts > update.most {
                    let current = update.read.again().await.ok();
                    if let (true, Some(current)) = (unsure, &current) {
                        let now = to_tree(current.body(), &schema);
                        let applied = sent.applied(plan, &before, found(plan, &now, &schema));
                        if stands(&applied) {
                            let conflicts = conflicts - 1;
                            return Ok(Updated { answer: None, applied, conflicts, versioned, verified: true });
                        }
                    }
                    return Err(UpdateError::Conflict(Box::new(Conflict { current, error, conflicts, unsure })));
                }
                refused = Some((error, version));
                tokio::time::sleep(waits.next(None).unwrap_or_default()).await;
            }
        }
    }
}

/// The version in which a record was read: its tag and its member, as far as it has them.
#[derive(PartialEq)]
struct Version {
    tag: Option<String>,
    member: Option<Json>,
}

impl Version {
    fn of<R>(plan: &UpdatePlan, read: &Response<R>, tree: &Json) -> Option<Version> {
        let tag = read.etag().filter(|_| plan.tag).map(str::to_owned);
        let member = plan.version.and_then(|version| tree.pointer(&format!("{}{version}", plan.read))).cloned();
        (tag.is_some() || member.is_some()).then_some(Version { tag, member })
    }
}

/// Whether a refusal may be about something else than the version.
fn is_other<E: OperationError>(error: &E) -> bool {
    OperationError::cause(error).status().is_some_and(|status| status.as_u16() == 409)
}

/// Those who meet each other do not come back together.
fn waiting() -> RetryPolicy {
    RetryPolicy::new().base_delay(Duration::from_millis(20)).longest_delay(Duration::from_secs(2))
}

fn turn<A, WE: OperationError>(outcome: Result<Response<A>, WE>, versioned: bool) -> Turn<A, WE> {
    match outcome {
        Ok(answer) => Turn::Done(answer),
        Err(error) => match OperationError::cause(&error).status().map(|status| status.as_u16()) {
            Some(409 | 412 | 428) if versioned => Turn::Refused(error),
            _ => Turn::Failed(error),
        },
    }
}

/// Whether the record certainly has all that was to change, and nothing else than what was sent.
fn stands(applied: &Applied) -> bool {
    let mut changes = applied.changes().peekable();
    changes.peek().is_some()
        && changes.all(|outcome| outcome.effect() == Effect::Confirmed)
        && applied.outcomes().iter().all(|it| matches!(it.effect(), Effect::Confirmed | Effect::Unverifiable))
}
