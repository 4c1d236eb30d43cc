//! A document as the mock works with it: operations by path, their checks and their answers.

use std::collections::{BTreeMap, HashMap};

use tintype::Json;
use tintype::shape::Schema;
use tintype_codegen::Checked;
use tintype_codegen::model::{self, Coding, Envelope, Kind, ParameterPlace, SchemeKind, Style};

use crate::error::MockError;
use crate::route::{Template, base_path};
use crate::script::{SchemeScript, Script};
use crate::table::Tables;

/// A document, ready to be served.
pub(crate) struct Document {
    /// The path of the first server, without a slash at its end.
    pub(crate) base: String,
    pub(crate) operations: Vec<Operation>,
    pub(crate) schemes: Vec<Scheme>,
}

/// One operation.
pub(crate) struct Operation {
    /// The operation's id, or `GET /path` where it has none.
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) template: Template,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<RequestBody>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) security: Vec<Vec<String>>,
    pub(crate) script: Script,
    /// Whether the record has a weak entity tag, if it has one.
    pub(crate) weak: Option<bool>,
}

/// One parameter.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: ParameterPlace,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) required: bool,
    pub(crate) schema: &'static Schema,
}

/// The declared request body.
pub(crate) struct RequestBody {
    pub(crate) required: bool,
    pub(crate) contents: Vec<Content>,
}

/// One media type of a request body.
pub(crate) struct Content {
    pub(crate) media: String,
    pub(crate) is_json: bool,
    pub(crate) schema: &'static Schema,
}

/// One declared answer.
pub(crate) struct Answer {
    /// `200`, `4XX` or `default`.
    pub(crate) status: String,
    pub(crate) media: Option<String>,
    pub(crate) coding: Coding,
    /// What JSON, or an event or line, is made by.
    pub(crate) schema: Option<&'static Schema>,
    pub(crate) envelope: Option<Envelope>,
    pub(crate) example: Option<Json>,
    pub(crate) headers: BTreeMap<String, Option<String>>,
}

/// A security scheme.
pub(crate) struct Scheme {
    pub(crate) name: String,
    pub(crate) kind: SchemeKind,
    pub(crate) script: SchemeScript,
}

impl Document {
    pub(crate) fn of(checked: &Checked) -> Result<Document, MockError> {
        let (api, tables) = (&checked.api, Tables::of(checked));
        let base = base_path(api.servers.first());
        let schemes = api.schemes.iter().map(|scheme| {
            let script = SchemeScript::read(&scheme.name, scheme.mock.as_ref())?;
            Ok(Scheme { name: scheme.name.clone(), kind: scheme.kind.clone(), script })
        });
        let read = api.operations.iter().map(|read| operation(api, &tables, &base, read));
        let mut operations = read.collect::<Result<Vec<_>, _>>()?;
        tag(&mut operations);
        Ok(Document { operations, schemes: schemes.collect::<Result<_, MockError>>()?, base })
    }

    pub(crate) fn scheme(&self, name: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

fn operation(
    api: &model::Api,
    tables: &Tables<'_>,
    base: &str,
    read: &model::Operation,
) -> Result<Operation, MockError> {
    Ok(Operation {
        id: read.id.clone().unwrap_or_else(|| format!("{} {}", read.method, read.path)),
        method: read.method.clone(),
        template: Template::new(&format!("{base}{}", model::Target::of(&read.path).path)),
        parameters: read.parameters.iter().map(|read| parameter(tables, read)).collect(),
        body: read.body.as_ref().map(|body| RequestBody {
            required: body.required,
            contents: body.contents.iter().map(|read| content(tables, read)).collect(),
        }),
        answers: read.answers.iter().map(|read| answer(api, tables, read)).collect(),
        security: read.security.clone(),
        script: Script::read(api, tables, read)?,
        weak: None,
    })
}

/// A record has a tag for all its operations if one of them declares an `ETag`; it is strong where an example is.
fn tag(operations: &mut [Operation]) {
    let mut weak: HashMap<String, bool> = HashMap::new();
    for operation in operations.iter().filter(|operation| operation.script.action.is_some()) {
        let headers = operation.success().1.into_iter().flat_map(|answer| &answer.headers);
        for (_, example) in headers.filter(|(name, _)| name.eq_ignore_ascii_case("etag")) {
            let strong = example.as_ref().is_some_and(|example| example.starts_with('"'));
            *weak.entry(operation.script.record.clone()).or_insert(true) &= !strong;
        }
    }
    for operation in operations.iter_mut().filter(|operation| operation.script.action.is_some()) {
        operation.weak = weak.get(&operation.script.record).copied();
    }
}

fn content(tables: &Tables<'_>, read: &model::Content) -> Content {
    Content {
        media: read.media.clone(),
        is_json: read.encoding == model::Encoding::Json,
        schema: tables.schema(&read.schema),
    }
}

fn parameter(tables: &Tables<'_>, read: &model::Parameter) -> Parameter {
    Parameter {
        name: read.wire.clone(),
        place: read.location,
        style: read.style,
        explode: read.explode,
        required: read.required,
        schema: tables.schema(&read.schema),
    }
}

fn answer(api: &model::Api, tables: &Tables<'_>, read: &model::Answer) -> Answer {
    let body = read.body();
    let schema = body.filter(|body| !matches!(body.coding, Coding::Text | Coding::Bytes)).map(|body| &body.schema);
    let envelope = schema.and_then(|schema| match &schema.without_null().kind {
        Kind::Type(id) => api.type_of(*id).envelope.clone(),
        _ => None,
    });
    Answer {
        status: read.status.clone(),
        media: body.map(|body| body.media.clone()),
        coding: body.map_or(Coding::Bytes, |body| body.coding),
        schema: schema.map(|schema| tables.schema(schema)),
        envelope,
        example: body.and_then(|body| body.example.as_ref()?.parse().ok()),
        headers: read.headers.iter().map(|header| (header.wire.clone(), header.example.clone())).collect(),
    }
}

impl Operation {
    /// The declared answer for a status: the status itself, else its range, else `default`.
    pub(crate) fn answer(&self, status: u16) -> Option<&Answer> {
        let default = || self.answers.iter().find(|answer| answer.status == "default");
        self.listed(status).or_else(default)
    }

    /// Whether a status is declared, itself or by its range.
    pub(crate) fn lists(&self, status: u16) -> bool {
        self.listed(status).is_some()
    }

    fn listed(&self, status: u16) -> Option<&Answer> {
        let (exact, range) = (status.to_string(), format!("{}XX", status / 100));
        let of = |wanted: &str| self.answers.iter().find(|answer| answer.status == wanted);
        of(&exact).or_else(|| of(&range))
    }

    /// The declared success and its status: the first 2xx, else `default`, else the first there is.
    pub(crate) fn success(&self) -> (u16, Option<&Answer>) {
        let own = self.answers.iter().find(|answer| answer.status.starts_with('2'));
        let default = || self.answers.iter().find(|answer| answer.status == "default");
        let answer = own.or_else(default).or(self.answers.first());
        let status = answer.map_or("200", |answer| &answer.status);
        let status = match status.strip_suffix("XX") {
            Some(class) => class.parse::<u16>().map(|class| class.saturating_mul(100)),
            None => status.parse(),
        };
        (status.unwrap_or(200), answer)
    }
}
