//! What a request does to the record.

use tintype::{Json, Map};

use crate::check::Call;
use crate::document::{Document, Operation};
use crate::fault::{Tampering, interfere};
use crate::fresh::Fresh;
use crate::precondition;
use crate::record::{Records, blank, merge, shown};
use crate::refusal::Refusal;
use crate::script::{Action, Script};

/// A store takes so many records.
const MOST_RECORDS: usize = 10_000;

/// How an action is played.
pub(crate) struct Terms<'a> {
    pub(crate) fresh: &'a Fresh,
    /// Whether a write needs the tag of the record, where the record has one.
    pub(crate) tag_required: bool,
    pub(crate) tampering: &'a Tampering,
}

/// What an action came to.
pub(crate) struct Done {
    /// The members that the answer shows.
    pub(crate) shown: Map<Json>,
    /// The record's tag.
    pub(crate) tag: Option<String>,
}

/// Plays the operation's action.
pub(crate) fn perform(call: &Call<'_>, records: &mut Records, terms: &Terms<'_>) -> Result<Option<Done>, Refusal> {
    let script = &call.operation.script;
    let Some(action) = script.action else { return Ok(None) };
    let key = match (&script.key, named(call)) {
        (None, _) => String::new(),
        (Some(_), Some(key)) => key,
        (Some(_), None) if action == Action::Create => terms.fresh.id(),
        (Some(name), None) => return Err(missing(script, &format!("the request has no `{name}`"))),
    };
    let store = records.store(&script.record);
    // Somebody else comes first.
    if let (Tampering::Stale, Some(record)) = (terms.tampering, store.get_mut(&key))
        && interfere(record, &change(call), script)
    {
        let current = current(record, script);
        bump(record, script, current);
    }
    if action != Action::Read {
        precondition::check(call, store.get(&key), terms.tag_required)?;
    }
    let record = match action {
        Action::Read => found(store, script, &key)?,
        Action::Create => create(call, store, &key)?,
        Action::Mark => mark(found(store, script, &key)?, script)?,
        Action::Write => {
            // The one record of a user comes to be with its first write, unless the document says otherwise.
            if script.key.is_none() && script.missing.is_none() && !store.contains_key(&key) {
                store.insert(key.as_str(), unwritten(call.operation));
            }
            write(call, found(store, script, &key)?, terms.tampering)?
        }
    };
    let tag = call.operation.weak.map(|weak| precondition::tag(record.to_string().as_bytes(), weak));
    Ok(Some(Done { shown: shown(record, script.written, script.shown), tag }))
}

/// The key in the request: a member of its body, else a value of its path or query.
fn named(call: &Call<'_>) -> Option<String> {
    let name = call.operation.script.key.as_ref()?;
    let value = || call.values.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone());
    call.body.as_ref().and_then(|body| body.get(name)).map(text).or_else(value)
}

/// A key as text.
fn text(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

fn found<'a>(store: &'a mut Map<Json>, script: &Script, key: &str) -> Result<&'a mut Json, Refusal> {
    store.get_mut(key).ok_or_else(|| missing(script, "there is no such record"))
}

fn missing(script: &Script, reason: &str) -> Refusal {
    Refusal::scripted(script.missing.as_ref(), 404, reason)
}

/// The record before its first write.
fn unwritten(operation: &Operation) -> Json {
    let script = &operation.script;
    blank(example(operation).as_ref(), script.written, script.shown)
}

/// The record in the documented example of the success.
fn example(operation: &Operation) -> Option<Json> {
    let (_, answer) = operation.success();
    answer?.example.as_ref()?.pointer(operation.script.response.as_deref()?).cloned()
}

fn create<'a>(call: &Call<'_>, store: &'a mut Map<Json>, key: &str) -> Result<&'a mut Json, Refusal> {
    let script = &call.operation.script;
    if store.contains_key(key) {
        return Err(Refusal::scripted(script.already.as_ref().or(script.conflict.as_ref()), 409, "the record exists"));
    }
    if store.len() >= MOST_RECORDS {
        return Err(Refusal::new(503, "the mock holds as many records as it can"));
    }
    let mut record = unwritten(call.operation);
    if let (Some(name), Json::Object(members)) = (&script.key, &mut record) {
        members.insert(name.as_str(), Json::from(key));
    }
    merge(&mut record, &change(call), script.written);
    set(&mut record, script);
    bump(&mut record, script, None);
    Ok(store.get_or_insert_with(key, || record))
}

fn mark<'a>(record: &'a mut Json, script: &Script) -> Result<&'a mut Json, Refusal> {
    let done = script.set.iter().all(|(name, value)| record.get(name) == Some(value));
    if let (true, Some(already)) = (done, &script.already) {
        return Err(Refusal::scripted(Some(already), 409, "the record has this state already"));
    }
    set(record, script);
    let current = current(record, script);
    bump(record, script, current);
    Ok(record)
}

fn set(record: &mut Json, script: &Script) {
    if let Json::Object(members) = record {
        members.extend(script.set.iter().map(|(name, value)| (name, value.clone())));
    }
}

fn write<'a>(call: &Call<'_>, record: &'a mut Json, tampering: &Tampering) -> Result<&'a mut Json, Refusal> {
    let script = &call.operation.script;
    let sent = script.sent_version.as_deref().and_then(|at| call.body.as_ref()?.pointer(at)).and_then(integer);
    let current = current(record, script);
    if let (Some(sent), Some(current)) = (sent, current)
        && sent < current
    {
        let text = format!("the version {sent} is less than the current version {current}");
        return Err(Refusal { tells: true, ..Refusal::scripted(script.conflict.as_ref(), 409, text) });
    }
    if *tampering == Tampering::Stale {
        let text = "the record has been changed since it was read";
        return Err(Refusal { tells: true, ..Refusal::scripted(script.conflict.as_ref(), 409, text) });
    }
    let Some(mut change) = tampering.of(change(call), script) else { return Ok(record) };
    if let Json::Object(members) = &mut change {
        for name in &script.once {
            if record.get(name).is_some_and(|value| !value.is_null()) {
                members.remove(name);
            }
        }
    }
    merge(record, &change, script.written);
    bump(record, script, current);
    Ok(record)
}

/// The members that are written, without the version, which is the provider's to count.
fn change(call: &Call<'_>) -> Json {
    let script = &call.operation.script;
    let mut change = call.body.as_ref().and_then(|body| body.pointer(&script.request)).cloned().unwrap_or_default();
    if let (Json::Object(members), Some(name)) = (&mut change, &script.kept_version) {
        members.remove(name);
    }
    if let (Json::Object(members), Some(at)) = (&mut change, &script.sent_version)
        && let Some(name) = at.strip_prefix(script.request.as_str()).and_then(|rest| rest.strip_prefix('/'))
    {
        members.remove(&name.replace("~1", "/").replace("~0", "~"));
    }
    change
}

fn current(record: &Json, script: &Script) -> Option<i64> {
    record.get(script.kept_version.as_deref()?).and_then(integer)
}

/// Counts the version on, from 1.
fn bump(record: &mut Json, script: &Script, current: Option<i64>) {
    let (Json::Object(members), Some(name)) = (record, &script.kept_version) else { return };
    let next = current.map_or(1, |version| version.saturating_add(1));
    let quoted = members.get(name).is_some_and(|old| old.as_str().is_some());
    members.insert(name.as_str(), if quoted { Json::from(next.to_string()) } else { Json::from(next) });
}

/// An integer, also one in quotes.
fn integer(json: &Json) -> Option<i64> {
    json.as_i64().or_else(|| json.as_str()?.parse().ok())
}

/// The records that are there from the start: those that the documented successes show, except one that a call creates.
/// Where two show the same record, one that is read or written tells more of it than one that is marked.
pub(crate) fn seed(document: &Document) -> Records {
    let mut records = Records::default();
    let by = |wanted: &'static [Action]| {
        let played =
            move |operation: &&Operation| operation.script.action.is_some_and(|action| wanted.contains(&action));
        document.operations.iter().filter(played)
    };
    for operation in by(&[Action::Read, Action::Write]).chain(by(&[Action::Mark])) {
        let script = &operation.script;
        let Some(record) = example(operation).filter(|record| record.as_object().is_some()) else { continue };
        // What a path calls `ownerId` is `id` in the record.
        let others = document.operations.iter().filter(|other| other.script.record == script.record);
        let mut names = script.key.iter().chain(others.filter_map(|other| other.script.key.as_ref()));
        let key = match script.key {
            None => Some(String::new()),
            Some(_) => names.find_map(|name| record.get(name)).or_else(|| record.get("id")).map(text),
        };
        let store = records.store(&script.record);
        if let Some(key) = key {
            store.get_or_insert_with(&key, || record);
        }
    }
    records
}
