//! The turns of an update: read, change, write, and again.

use std::time::Duration;

use super::changes::{NotClearable, json_patch, merge_patch};
use super::project::project;
use super::versioned::request;
use super::{Conflict, Update, UpdateError, Updated};
use crate::applied::{Applied, Effect};
use crate::client::{Call, RetryPolicy, Waits};
use crate::error::Error;
use crate::failure::OperationError;
use crate::json::{DecodeError, from_str, to_tree, view_to_request_tree};
use crate::operation::{In, UpdateKind, UpdatePlan};
use crate::response::{Answered, Response};
use crate::shape::{Schema, Slot};
use crate::value::{Json, Map, Model};

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
                let fresh =
                    if update.verify { Some(update.read.again().await.map_err(UpdateError::Read)?) } else { None };
                let applied = match &fresh {
                    Some(fresh) => sent.held_against(plan, &before, fresh),
                    None => answer.applied_since_tree(at(&before, plan.read)),
                };
                return Ok(Updated { answer: Some(answer), applied, conflicts });
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
                            return Ok(Updated { answer: None, applied, conflicts: conflicts - 1 });
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

/// What a turn sends: the body's value, the whole record that it aims at, and where in the body the record stands.
struct Sent<W> {
    body: Form<W>,
    aim: Json,
    schema: Schema,
}

enum Form<W> {
    Typed(W),
    Free(Json),
}

/// Makes the body of what was read and the change. Tells besides whether the body carries a version.
fn compose<W: Model, R: Model, RE, A, WE>(
    update: &mut Update<'_, W, R, RE, A, WE>,
    plan: &UpdatePlan,
    before: &Json,
) -> Result<(Sent<W>, bool), Error> {
    let from = R::schema();
    let record = at(before, plan.read).ok_or(Error::Request { reason: NO_RECORD })?;
    let from = from.pointer(plan.read);
    let inner = W::schema();
    // A patch is made from the record itself, which no part of the body's type describes.
    let place = if plan.kind == UpdateKind::JsonPatch { "" } else { plan.sent };
    let start = match inner.pointer(place) {
        Some(schema) if !place.is_empty() => wrapped(project(record, from, schema), place),
        _ => record.clone(),
    };
    let from = from.filter(|_| place.is_empty());
    let mut value: W = request(&start, from).map_err(unfit)?;
    let first = view_to_request_tree(value.view(), &inner);
    (update.change)(&mut value);
    let mut aim = view_to_request_tree(value.view(), &inner);
    let version = plan.version.map(|pointer| format!("{place}{pointer}"));
    let version = version.filter(|pointer| aim.pointer(pointer).is_some_and(|version| !version.is_null()));
    if let (true, Some(pointer)) = (update.force, &version) {
        forget(&mut aim, pointer);
        value = from_str(&aim.to_string()).map_err(unfit)?;
    }
    let body = match plan.kind {
        UpdateKind::Replace => Form::Typed(value),
        UpdateKind::JsonPatch => Form::Free(json_patch(&first, &aim)),
        UpdateKind::MergePatch | UpdateKind::Partial => {
            let mut patch = merge_patch(&first, &aim, &inner).map_err(not_clearable)?;
            // The version is sent although it is not changed.
            if let (false, Some(pointer)) = (update.force, &version) {
                let version = aim.pointer(pointer).cloned();
                version.into_iter().for_each(|version| put(&mut patch, pointer, version));
            }
            Form::Typed(from_str(&patch.to_string()).map_err(unfit)?)
        }
    };
    let versioned = version.is_some() && !update.force && plan.kind != UpdateKind::JsonPatch;
    Ok((Sent { body, aim, schema: inner }, versioned))
}

const NO_RECORD: &str = "what was read has no record where the document says that it stands";

fn unfit(error: DecodeError) -> Error {
    let parameter = format!("body{}", error.pointer());
    Error::Argument { parameter, reason: "what was read lacks it or does not fit, so no request can be made of it" }
}

fn not_clearable(NotClearable(pointer): NotClearable) -> Error {
    let reason = "it was cleared, and the document does not let it be null";
    Error::Argument { parameter: format!("body{pointer}"), reason }
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

impl<W: Model> Sent<W> {
    fn call<R, RE, A, WE>(
        &self,
        update: &mut Update<'_, W, R, RE, A, WE>,
        plan: &UpdatePlan,
        tag: Option<&str>,
    ) -> Call<A, WE> {
        let body: &dyn Slot = match &self.body {
            Form::Typed(value) => value,
            Form::Free(json) => json,
        };
        let write = update.write.again().media(plan.media).body(body);
        let declared = write.declared(In::Header, "if-match");
        match (tag, declared) {
            (Some(tag), Some(name)) => (update.finish)(write.text(name, tag)),
            (Some(tag), None) => (update.finish)(write).header("if-match", tag),
            (None, _) => (update.finish)(write),
        }
    }

    /// What became of the record by a later read of it.
    fn held_against<R: Model>(&self, plan: &UpdatePlan, before: &Json, fresh: &Response<R>) -> Applied {
        let (schema, now) = (R::schema(), to_tree(fresh.body(), &R::schema()));
        let place = if plan.kind == UpdateKind::JsonPatch { "" } else { plan.sent };
        let Some(aim) = self.aim.pointer(place) else { return Applied::default() };
        Applied::between(
            place,
            (aim, self.schema.pointer(place)),
            at(before, plan.read),
            (now.pointer(plan.read), schema.pointer(plan.read)),
        )
        .without(plan.sent_version().as_deref())
    }
}

/// Whether the record has all that was sent.
fn stands(applied: &Applied) -> bool {
    applied.outcomes().iter().all(|outcome| matches!(outcome.effect(), Effect::Confirmed | Effect::Unverifiable))
}

fn at<'j>(json: &'j Json, pointer: &str) -> Option<&'j Json> {
    json.pointer(pointer)
}

/// A record at its place in a body that is otherwise empty.
fn wrapped(record: Json, place: &str) -> Json {
    let mut body = Json::Object(Map::new());
    put(&mut body, place, record);
    body
}

/// Puts a member at a pointer, the objects on the way made where there are none.
pub(crate) fn put(json: &mut Json, pointer: &str, value: Json) {
    let Some(rest) = pointer.strip_prefix('/') else {
        *json = value;
        return;
    };
    let (token, rest) = rest.find('/').map_or((rest, ""), |end| rest.split_at(end));
    if !matches!(json, Json::Object(_)) {
        *json = Json::Object(Map::new());
    }
    if let Json::Object(members) = json {
        put(members.get_or_insert_with(&token.replace("~1", "/").replace("~0", "~"), || Json::Null), rest, value);
    }
}

/// Takes a member away.
fn forget(json: &mut Json, pointer: &str) {
    let Some((parent, token)) = pointer.rsplit_once('/') else { return };
    if let Some(Json::Object(members)) = json.pointer_mut(parent) {
        members.remove(&token.replace("~1", "/").replace("~0", "~"));
    }
}
