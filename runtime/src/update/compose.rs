//! What an update sends: made of what was read and of the change.

use super::Update;
use super::changes::{NotClearable, json_patch, members, merge_patch};
use super::project::project;
use super::versioned::request;
use crate::applied::Applied;
use crate::client::{Call, new_key};
use crate::error::Error;
use crate::json::{DecodeError, from_str, view_to_request_tree};
use crate::operation::{In, UpdateKind, UpdatePlan};
use crate::shape::{Schema, Slot};
use crate::value::pointer::unescape;
use crate::value::{Json, Map, Model};

/// What a turn sends: the body's value, the whole record that it aims at, and where in the body the record stands.
pub(super) struct Composed<W> {
    body: Form<W>,
    aim: Json,
    schema: Schema,
}

enum Form<W> {
    Typed(W),
    Free(Json),
}

/// Makes the body of what was read and the change. Tells besides whether the body carries a version.
pub(super) fn compose<W: Model, R: Model, RE, A, WE>(
    update: &mut Update<'_, W, R, RE, A, WE>,
    plan: &UpdatePlan,
    before: &Json,
) -> Result<(Composed<W>, bool), Error> {
    let from = R::schema();
    let record = before.pointer(plan.read).ok_or(Error::Request { reason: NO_RECORD })?;
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
    let named = version.as_deref().filter(|_| !update.force);
    let body = match plan.kind {
        UpdateKind::Replace => Form::Typed(value),
        UpdateKind::JsonPatch => Form::Free(json_patch(&first, &aim)),
        UpdateKind::MergePatch => typed(merge_patch(&first, &aim, &inner), &aim, named)?,
        UpdateKind::Partial => typed(members(&first, &aim, &inner, place), &aim, named)?,
    };
    let versioned = named.is_some() && plan.kind != UpdateKind::JsonPatch;
    Ok((Composed { body, aim, schema: inner }, versioned))
}

/// The body of a patch. The version is sent although it is not changed.
fn typed<W: Model>(patch: Result<Json, NotClearable>, aim: &Json, version: Option<&str>) -> Result<Form<W>, Error> {
    let mut patch = patch.map_err(not_clearable)?;
    if let Some((pointer, version)) = version.and_then(|pointer| Some((pointer, aim.pointer(pointer)?))) {
        put(&mut patch, pointer, version.clone());
    }
    from_str(&patch.to_string()).map(Form::Typed).map_err(unfit)
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

impl<W: Model> Composed<W> {
    /// The call that sends it, if the record still has that tag.
    pub(super) fn call<R, RE, A, WE>(
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
        // Another body is another request, so it has a key of its own.
        let write = match write.required_key() {
            Some(header) => write.text(header, &new_key()),
            None => write,
        };
        let declared = write.declared(In::Header, "if-match");
        let call = match (tag, declared) {
            (Some(tag), Some(name)) => (update.finish)(write.text(name, tag)),
            (Some(tag), None) => (update.finish)(write).header("if-match", tag),
            (None, _) => (update.finish)(write),
        };
        if update.skip { call.skip_validation() } else { call }
    }

    /// What became of the record, by what is there now. All of the record is aimed at, so what it lacks was taken away.
    pub(super) fn applied(&self, plan: &UpdatePlan, before: &Json, now: Option<(&Json, &Schema)>) -> Applied {
        let place = if plan.kind == UpdateKind::JsonPatch { "" } else { plan.sent };
        let Some(aim) = self.aim.pointer(place) else { return Applied::default() };
        let before = before.pointer(plan.read);
        let now = (now.map(|(now, _)| now), now.map(|(_, schema)| schema));
        Applied::between((place, true), (aim, self.schema.pointer(place)), before, now)
            .without(plan.sent_version().as_deref())
    }
}

/// What a read gives of a record.
pub(super) fn found<'j, 's>(plan: &UpdatePlan, read: &'j Json, schema: &'s Schema) -> Option<(&'j Json, &'s Schema)> {
    Some((read.pointer(plan.read)?, schema.pointer(plan.read)?))
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
        put(members.get_or_insert_with(&unescape(token), || Json::Null), rest, value);
    }
}

/// Takes a member away.
fn forget(json: &mut Json, pointer: &str) {
    let Some((parent, token)) = pointer.rsplit_once('/') else { return };
    if let Some(Json::Object(members)) = json.pointer_mut(parent) {
        members.remove(&unescape(token));
    }
}
