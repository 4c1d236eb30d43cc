//! `x-tintype-mock`: what an operation does to its record, and how a provider refuses.

use serde_json::Value;
use tintype::shape::Schema;
use tintype::{Json, Map};
use tintype_codegen::model;

use crate::error::MockError;
use crate::table::Tables;

/// What an operation does to its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Read,
    Write,
    Create,
    Mark,
}

/// A refusal as the document spells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
}

/// What an operation does; without an action it answers its example.
#[derive(Debug, Default)]
pub(crate) struct Script {
    pub(crate) action: Option<Action>,
    /// The name of the record store.
    pub(crate) record: String,
    /// Where the written members stand in the request body, and what may stand there.
    pub(crate) request: String,
    pub(crate) written: Option<&'static Schema>,
    /// Where the record's members stand in the success body, and what may stand there.
    pub(crate) response: Option<String>,
    pub(crate) shown: Option<&'static Schema>,
    /// The member or parameter that names the record.
    pub(crate) key: Option<String>,
    pub(crate) set: Map<Json>,
    pub(crate) missing: Option<Reply>,
    pub(crate) already: Option<Reply>,
    pub(crate) conflict: Option<Reply>,
    pub(crate) invalid: Option<Reply>,
    /// Where the version stands in the request body, as a JSON Pointer.
    pub(crate) sent_version: Option<String>,
    /// The version's member in the record.
    pub(crate) kept_version: Option<String>,
    /// The members that change once.
    pub(crate) once: Vec<String>,
}

/// What a security scheme answers.
#[derive(Debug, Default)]
pub(crate) struct SchemeScript {
    pub(crate) missing: Option<Reply>,
    pub(crate) invalid: Option<Reply>,
}

impl Script {
    pub(crate) fn read(
        api: &model::Api,
        tables: &Tables<'_>,
        operation: &model::Operation,
    ) -> Result<Script, MockError> {
        let on = operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path));
        let Some(members) = operation.mock.as_ref() else { return Ok(Script::default()) };
        let reader = Reader { on: &on, members };
        let request = reader.text("request")?.unwrap_or_default();
        let response = reader.text("response")?;
        let body = operation.body.as_ref().and_then(|body| Some(&body.contents.first()?.schema));
        let answer = operation.answers.iter().find(|answer| answer.is_success()).and_then(|a| a.json());
        let written = body.and_then(|schema| position(api, schema, &request));
        let shown = response.as_ref().and_then(|pointer| position(api, answer?, pointer));
        if let (Some(_), Some(pointer), None) = (answer, &response, shown) {
            return Err(reader.fault(format!("`response: {pointer}` leads to nothing in the answer")));
        }
        if body.is_some() && written.is_none() {
            return Err(reader.fault(format!("`request: {request}` leads to nothing in the body")));
        }
        let sent = |schema: Option<&model::Schema>, at: &str| Some((at.to_owned(), version(api, schema?)?));
        let sent = sent(written, &request).or_else(|| sent(body, ""));
        let kept_version =
            shown.and_then(|schema| version(api, schema)).or_else(|| sent.as_ref().map(|(_, name)| name.clone()));
        let sent_version = sent.map(|(at, name)| format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")));
        Ok(Script {
            action: reader.action()?,
            record: reader.text("record")?.unwrap_or_default(),
            written: written.map(|schema| tables.schema(schema)),
            shown: shown.map(|schema| tables.schema(schema)),
            request,
            response,
            key: reader.text("key")?,
            set: reader.set()?,
            missing: reader.reply("missing")?,
            already: reader.reply("already")?,
            conflict: reader.reply("conflict")?,
            invalid: reader.reply("invalid")?,
            sent_version,
            kept_version,
            once: written.map(|schema| names(api, schema, |member| member.once)).unwrap_or_default(),
        })
    }
}

impl SchemeScript {
    pub(crate) fn read(on: &str, mock: Option<&Value>) -> Result<SchemeScript, MockError> {
        let Some(members) = mock else { return Ok(SchemeScript::default()) };
        let reader = Reader { on, members };
        Ok(SchemeScript { missing: reader.reply("missing")?, invalid: reader.reply("invalid")? })
    }
}

/// The position that a JSON Pointer leads to through known members.
fn position<'a>(api: &'a model::Api, schema: &'a model::Schema, pointer: &str) -> Option<&'a model::Schema> {
    if pointer.is_empty() {
        return Some(schema);
    }
    pointer.strip_prefix('/')?.split('/').try_fold(schema, |schema, token| {
        let name = token.replace("~1", "/").replace("~0", "~");
        members(api, schema)?.iter().find(|member| member.wire == name).map(|member| &member.schema)
    })
}

fn members<'a>(api: &'a model::Api, mut schema: &'a model::Schema) -> Option<&'a [model::Member]> {
    // A name for a name for a name: the generator refuses circles of them.
    for _ in 0..32 {
        let model::Kind::Type(id) = schema.without_null().kind else { return None };
        match &api.type_of(id).body {
            model::Body::Object { members, .. } => return Some(members),
            model::Body::Alias(inner) => schema = inner,
            _ => return None,
        }
    }
    None
}

fn names(api: &model::Api, schema: &model::Schema, wanted: impl Fn(&model::Member) -> bool) -> Vec<String> {
    let members = members(api, schema).unwrap_or_default().iter();
    members.filter(|member| wanted(member)).map(|member| member.wire.clone()).collect()
}

fn version(api: &model::Api, schema: &model::Schema) -> Option<String> {
    names(api, schema, |member| member.version).into_iter().next()
}

/// The members of one `x-tintype-mock`.
struct Reader<'a> {
    on: &'a str,
    members: &'a Value,
}

impl Reader<'_> {
    fn fault(&self, reason: impl Into<String>) -> MockError {
        MockError::Extension { on: self.on.to_owned(), reason: reason.into() }
    }

    fn text(&self, name: &str) -> Result<Option<String>, MockError> {
        match self.members.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.fault(format!("`{name}` is not a string"))),
        }
    }

    fn action(&self) -> Result<Option<Action>, MockError> {
        match self.text("action")?.as_deref() {
            None => Ok(None),
            Some("read") => Ok(Some(Action::Read)),
            Some("write") => Ok(Some(Action::Write)),
            Some("create") => Ok(Some(Action::Create)),
            Some("mark") => Ok(Some(Action::Mark)),
            Some(other) => Err(self.fault(format!("`{other}` is no action; one of read, write, create, mark"))),
        }
    }

    fn set(&self) -> Result<Map<Json>, MockError> {
        match self.members.get("set") {
            None => Ok(Map::new()),
            Some(Value::Object(set)) => {
                Ok(set.iter().map(|(name, value)| (name.as_str(), value.clone().into())).collect())
            }
            Some(_) => Err(self.fault("`set` is not an object")),
        }
    }

    fn reply(&self, name: &str) -> Result<Option<Reply>, MockError> {
        let Some(members) = self.members.get(name) else { return Ok(None) };
        if !members.is_object() {
            return Err(self.fault(format!("`{name}` is not an object")));
        }
        let code = Reader { on: self.on, members }.text("code")?;
        let status = match members.get("status") {
            None => None,
            Some(status) => match status.as_u64().and_then(|status| u16::try_from(status).ok()) {
                Some(status @ 200..=599) => Some(status),
                _ => return Err(self.fault(format!("`{name}`: `status` is no status of an answer"))),
            },
        };
        Ok(Some(Reply { status, code }))
    }
}
