//! The turns of an update: read, change, write, and again.

use std::time::Duration;

use super::compose::compose;
use super::{Conflict, Update, UpdateError, Updated};
use crate::applied::{Applied, Effect};
use crate::client::{RetryPolicy, Waits};
use crate::failure::OperationError;
use crate::json::to_tree;
use crate::operation::{UpdateKind, UpdatePlan};
use crate::response::{Answered, Response};
use crate::value::Model;

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
    loop {
        let read = update.read.again().await.map_err(UpdateError::Read)?;
        let before = to_tree(read.body(), &R::schema());
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
                let applied = match &fresh {
                    Some(fresh) => sent.held_against(plan, &before, fresh),
                    None => answer.applied_since_tree(before.pointer(plan.read)),
                };
                return Ok(Updated { answer: Some(answer), applied, conflicts, versioned });
            }
            Turn::Failed(error) => return Err(UpdateError::Write(error)),
            Turn::Refused(error) => {
                conflicts += 1;
                // An attempt whose answer was lost may be what this one met.
                let unsure = OperationError::cause(&error).attempts() > 1;
                if unsure || conflicts > update.most {
                    let current = update.read.again().await.ok();
                    if let (true, Some(current)) = (unsure, &current) {
                        let applied = sent.held_against(plan, &before, current);
                        if stands(&applied) {
                            return Ok(Updated { answer: None, applied, conflicts: conflicts - 1, versioned });
                        }
                    }
                    return Err(UpdateError::Conflict(Box::new(Conflict { current, error, conflicts, unsure })));
                }
                tokio::time::sleep(waits.next(None).unwrap_or_default()).await;
            }
        }
    }
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
