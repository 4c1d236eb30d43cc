//! What an update cannot keep its word on, said when the code is generated.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Api, Member, Operation, Plan, Pointer, TypeId};
use crate::pointer::escape;

use super::members;
use super::record::{self, members as members_of, object_of};
use super::{Index, Update, success};

/// Objects in objects are compared this far.
const DEPTH: usize = 4;

/// What the extension names has to be there.
pub(super) fn declared(index: &Index<'_>, operation: &Operation, diagnostics: &mut Diagnostics) {
    let api = index.api;
    let Some(update) = operation.update.as_ref().filter(|update| update.plan != Some(Plan::None)) else { return };
    let mut wrong = |place, message: String, help: String| {
        diagnostics.push(Diagnostic::error("extension", place, message).help(help));
    };
    let Some(body) = operation.body.as_ref().filter(|_| super::plan(index, operation).is_some()) else {
        let message = "the operation has no body that an update of this plan could stand in".to_owned();
        let help = match update.plan {
            Some(Plan::JsonPatch) => {
                "a JSON patch is a list of changes, usually of the type `application/json-patch+json`"
            }
            _ => "an update is sent as JSON or as a form",
        };
        return wrong(update.place, message, help.to_owned());
    };
    if let Some(pointer) = &update.request {
        let mut schemas = body.contents.iter().map(|content| &content.schema);
        if !schemas.any(|schema| record::at(api, schema, &pointer.text).is_some()) {
            let message = format!("`{}` leads to no object in the request's body", pointer.text);
            wrong(pointer.place, message, "name the object that has the members which are written".to_owned());
        }
    }
    let leads = |operation: &Operation, pointer: &Pointer| {
        let answer = success(operation)?;
        record::at(api, answer.json()?, &pointer.text)?;
        record::inside_envelope(api, answer, &pointer.text)
    };
    let help = |operation: &Operation| {
        let enveloped =
            success(operation).and_then(|answer| answer.json()).is_some_and(|it| record::is_envelope(api, it));
        match enveloped {
            true => "of an envelope, the record stands within its data".to_owned(),
            false => "name the object that has the members which are written".to_owned(),
        }
    };
    if let Some(pointer) = &update.response
        && leads(operation, pointer).is_none()
    {
        let message = format!("`{}` leads to no object in the body of success", pointer.text);
        wrong(pointer.place, message, help(operation));
    }
    let Some(named) = &update.read else { return };
    match index.reader(operation).and_then(|(id, _)| api.operations.get(id.0)) {
        None => {
            let message = format!("there is no operation `{}`", named.operation);
            let ids = api.operations.iter().filter_map(|operation| operation.id.as_deref());
            let help = match suggest(&named.operation, ids) {
                Some(other) => format!("did you mean `{other}`?"),
                None => "name the operation that reads the record by its `operationId`".to_owned(),
            };
            wrong(named.place, message, help);
        }
        Some(read) if std::ptr::eq(read, operation) => {
            let message = format!("`{}` is the operation that writes", named.operation);
            wrong(named.place, message, "name the operation that reads the record".to_owned());
        }
        Some(read) => match &named.response {
            Some(pointer) if leads(read, pointer).is_none() => {
                let message = format!("`{}` leads to no object in the success of `{}`", pointer.text, named.operation);
                wrong(pointer.place, message, help(read));
            }
            None if Update::of(index, operation).is_some_and(|update| update.reader.is_none()) => {
                let message =
                    format!("what `{}` gives does not have all the members that are written", named.operation);
                let help = "say with `response` where they stand, as `read: { operation: …, response: /data }`";
                wrong(named.place, message, help.to_owned());
            }
            _ => {}
        },
    }
}

/// Members that are written and that nobody can read back: whether they are applied, nobody can tell.
pub(super) fn unread(index: &Index<'_>, operation: &Operation, update: &Update, diagnostics: &mut Diagnostics) {
    let Some(content) = operation.body.as_ref().and_then(|body| body.contents.get(update.media)) else { return };
    let api = index.api;
    let sealed = record::at(api, &content.schema, &update.sent).and_then(|id| members::sealed_version(api, id));
    if let (Some(place), None) = (sealed, &update.version) {
        let message = "the version is `readOnly`, so no write can name it, and a stale one is not noticed";
        let help = "take `readOnly` from it: the provider counts it, and whoever writes says which one was read";
        diagnostics.push(Diagnostic::warning("update-version", place, message).help(help));
    }
    let Some(sent) = record::at(api, &content.schema, &update.sent) else { return };
    let Some((reading, held)) = read_model(index, operation, update, sent) else { return };
    let mut found = Vec::new();
    compare(api, sent, held, &mut String::new(), &mut HashSet::new(), &mut found);
    let Some((_, first)) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    let shown = super::some(&names);
    let what = operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path));
    let message = format!("`{what}` writes what `{reading}` does not give back: {shown}");
    let diagnostic = Diagnostic::warning("update-unread", first.place, message);
    diagnostics.push(diagnostic.help("whether they are applied cannot be told; say `writeOnly` if that is so"));
}

/// What the record is compared with: the type that is read, or that would be if it had all that is written, else the one
/// that is answered.
fn read_model(index: &Index<'_>, operation: &Operation, update: &Update, sent: TypeId) -> Option<(String, TypeId)> {
    let api = index.api;
    let name = |operation: &Operation| {
        operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path))
    };
    let near = |from: &Operation| {
        let held = record::answered(api, success(from)?)?;
        Some((name(from), record::at(api, held, &record::nearest(api, sent, held)?)?))
    };
    match (update.reader, index.reader(operation)) {
        (Some(id), _) => {
            let from = api.operations.get(id.0)?;
            Some((name(from), record::at(api, record::answered(api, success(from)?)?, &update.read)?))
        }
        (None, Some((id, _))) => near(api.operations.get(id.0)?),
        (None, None) => near(operation),
    }
}

fn compare<'a>(
    api: &'a Api,
    sent: TypeId,
    held: TypeId,
    pointer: &mut String,
    seen: &mut HashSet<(TypeId, TypeId)>,
    found: &mut Vec<(String, &'a Member)>,
) {
    let depth = pointer.bytes().filter(|byte| *byte == b'/').count();
    if sent == held || depth >= DEPTH || !seen.insert((sent, held)) {
        return;
    }
    let (Some(written), Some(read)) = (members_of(api, sent), members_of(api, held)) else { return };
    for member in written.iter().filter(|member| !member.write_only && !member.read_only) {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&escape(&member.wire));
        match read.iter().find(|other| other.wire == member.wire) {
            None => found.push((pointer.clone(), member)),
            // The version is the provider's to count.
            Some(other) if other.read_only && !member.version => found.push((pointer.clone(), member)),
            Some(other) => {
                if let (Some(sent), Some(held)) = (object_of(api, &member.schema), object_of(api, &other.schema)) {
                    compare(api, sent, held, pointer, seen, found);
                }
            }
        }
        pointer.truncate(length);
    }
}
