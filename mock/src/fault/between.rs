//! What a provider does to a record besides what it was asked for.

use tintype::shape::{Field, Flags, Schema};
use tintype::{Json, Mode, validate_json};

use crate::sample::sample;
use crate::script::Script;
use crate::words::{member, object};

/// Objects are looked into so deep.
const DEEPEST: usize = 16;

/// What is done to a record besides the write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Tampering {
    #[default]
    None,
    /// Somebody else writes first.
    Stale,
    /// Nothing, or not this member, is written.
    Ignored(Option<String>),
    /// The first text, or this member, is written otherwise.
    Altered(Option<String>),
}

impl Tampering {
    /// The change as it is written; nothing if none is.
    pub(crate) fn of(&self, mut change: Json, script: &Script) -> Option<Json> {
        match self {
            Tampering::Ignored(None) => return None,
            Tampering::Ignored(Some(name)) => {
                _ = named(&mut change, name, DEEPEST, &mut |members, name| {
                    members.remove(name);
                })
            }
            Tampering::Altered(Some(name)) => {
                _ = named(&mut change, name, DEEPEST, &mut |members, name| {
                    if let Some(value) = members.get_mut(name) {
                        *value = other(value);
                    }
                })
            }
            Tampering::Altered(None) => {
                // What names the record stays, or another one would be changed.
                let key = script.key.as_ref().and_then(|key| change.as_object_mut()?.remove(key));
                alter(&mut change, script.written, None, DEEPEST);
                if let (Some(name), Some(key), Json::Object(members)) = (&script.key, key, &mut change) {
                    members.insert(name.as_str(), key);
                }
            }
            Tampering::None | Tampering::Stale => {}
        }
        Some(change)
    }
}

/// Somebody else changes a member that the change does not name. Tells whether there is one.
pub(crate) fn interfere(record: &mut Json, change: &Json, script: &Script) -> bool {
    alter(record, script.written, Some(change), DEEPEST) || fill(record, script.written, change)
}

/// Gives a text that is not sent a value made from its schema: a date with a letter more is none.
fn fill(record: &mut Json, schema: Option<&'static Schema>, sent: &Json) -> bool {
    let (Json::Object(members), Some((fields, _))) = (record, schema.and_then(object)) else { return false };
    let free = |field: &&Field| writable(field) && sent.get(field.name()).is_none();
    for field in fields.iter().filter(free).filter(|field| !field.flags().has(Flags::REQUIRED)) {
        let value = sample(field.schema(), None);
        if value.as_str().is_some() {
            // Where it has this value already, it is taken away.
            if members.get(field.name()) == Some(&value) {
                members.remove(field.name());
            } else {
                members.insert(field.name(), value);
            }
            return true;
        }
    }
    false
}

/// Whether a caller may change the member, and may know that.
fn writable(field: &Field) -> bool {
    !field.flags().has(Flags::READ_ONLY) && !field.flags().has(Flags::SENSITIVE)
}

/// Does something to the first member of a name, at the top or deeper.
fn named(json: &mut Json, name: &str, left: usize, act: &mut dyn FnMut(&mut tintype::Map<Json>, &str)) -> bool {
    let Json::Object(members) = json else { return false };
    if members.contains_key(name) {
        act(members, name);
        return true;
    }
    left > 0 && members.iter_mut().any(|(_, value)| named(value, name, left - 1, act))
}

/// Another value of the same JSON type.
fn other(json: &Json) -> Json {
    match json {
        Json::String(text) => Json::from(another(text)),
        Json::Boolean(value) => Json::Boolean(!value),
        Json::Number(_) => json.as_i64().map_or(Json::from(1), |number| Json::from(number.wrapping_add(1))),
        _ => Json::Null,
    }
}

/// Another text, longer by a letter.
fn another(text: &str) -> String {
    format!("{text}x")
}

/// Changes the first text that may be changed to another that its rules allow; of what was sent nothing is touched.
fn alter(json: &mut Json, schema: Option<&'static Schema>, sent: Option<&Json>, left: usize) -> bool {
    let (Json::Object(members), Some(schema)) = (json, schema) else { return false };
    for (name, value) in members.iter_mut() {
        let Some(field) = member(schema, name) else { continue };
        if !writable(field) {
            continue;
        }
        let sent = sent.and_then(|sent| sent.get(name));
        if left > 0 && alter(value, Some(field.schema()), sent, left - 1) {
            return true;
        }
        if let (Json::String(text), None) = (&*value, sent) {
            let new = Json::from(another(text));
            if validate_json(&new, field.schema(), Mode::Request).is_empty() {
                *value = new;
                return true;
            }
        }
    }
    false
}
