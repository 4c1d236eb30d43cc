//! How an operation changes a record, and which operation reads it: decided by method, media type and types, where
//! `x-tintype-update` does not say it.

mod members;
mod record;
mod report;

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::model::{
    Answer, Api, Content, Encoding, Kind, Operation, OperationId, ParameterPlace, Plan, Schema, Target, TypeId,
};

/// The update plan of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Update {
    /// What becomes of members that are not sent; never [`Plan::None`].
    pub(crate) plan: Plan,
    /// Which of the body's media types carries it.
    pub(crate) media: usize,
    /// JSON Pointer to the record in the request's body.
    pub(crate) sent: String,
    /// The same in what the call gives.
    pub(crate) answered: Option<String>,
    /// The same in what the reading operation gives.
    pub(crate) read: String,
    /// The operation that reads the record.
    pub(crate) reader: Option<OperationId>,
    /// JSON Pointer to the version in the record.
    pub(crate) version: Option<String>,
    /// Whether the record has an `ETag`.
    pub(crate) tag: bool,
    /// JSON Pointers to the members of the request that null clears.
    pub(crate) clearable: Vec<String>,
    /// JSON Pointers to the members of the request that the provider alone sets.
    pub(crate) read_only: Vec<String>,
}

/// The update plans of a document's operations.
#[derive(Debug, Default)]
pub(super) struct Updates(HashMap<OperationId, Update>);

impl Updates {
    /// Finds all of them, and reports what they cannot keep their word on.
    pub(super) fn derive(api: &Api, diagnostics: &mut Diagnostics) -> Updates {
        let index = Index::of(api);
        let updates = api.operations.iter().enumerate().filter_map(|(at, operation)| {
            report::declared(&index, operation, diagnostics);
            let update = Update::of(&index, operation)?;
            report::unread(&index, operation, &update, diagnostics);
            Some((OperationId(at), update))
        });
        Updates(updates.collect())
    }

    /// Those of the operations that are left, by the ids that they have now.
    pub(super) fn pruned(self, now: impl Fn(OperationId) -> Option<OperationId>) -> Updates {
        let all = self.0.into_iter().filter_map(|(id, mut update)| {
            update.reader = update.reader.and_then(&now);
            Some((now(id)?, update))
        });
        Updates(all.collect())
    }

    /// The plan of an operation, if it is an update.
    pub(super) fn get(&self, id: OperationId) -> Option<&Update> {
        self.0.get(&id)
    }
}

impl Update {
    /// The plan, as a document spells it.
    pub(crate) fn word(&self, form: bool) -> &'static str {
        match self.plan {
            Plan::Replace => "replace",
            Plan::MergePatch => "merge patch",
            Plan::JsonPatch => "JSON patch",
            Plan::Partial if form => "partial form",
            Plan::Partial | Plan::None => "partial",
        }
    }

    fn of(index: &Index<'_>, operation: &Operation) -> Option<Update> {
        let api = index.api;
        let declared = operation.update.as_ref();
        let (media, plan) = plan(index, operation)?;
        let content = operation.body.as_ref()?.contents.get(media)?;
        let sent = declared.and_then(|declared| declared.request.as_ref());
        let sent = sent.map(|pointer| pointer.text.clone()).unwrap_or_default();
        let record = record::at(api, &content.schema, &sent);
        let success = success(operation);
        let answered = declared.and_then(|declared| declared.response.as_ref()).map(|pointer| pointer.text.as_str());
        let answered = match answered.zip(success) {
            Some((pointer, answer)) => record::inside_envelope(api, answer, pointer),
            None => record
                .zip(success)
                .and_then(|(record, answer)| record::place(api, record, record::answered(api, answer)?, plan)),
        };
        let gives = success.is_some_and(|answer| record::answered(api, answer).is_some());
        let read = index.reader(operation).and_then(|(id, pointer)| {
            let answer = self::success(api.operations.get(id.0)?)?;
            let held = record::answered(api, answer)?;
            let pointer = match (pointer, plan) {
                (Some(pointer), _) => Some(record::inside_envelope(api, answer, &pointer)?),
                // The record is patched as it is read.
                (None, Plan::JsonPatch) => Some(String::new()),
                (None, _) => record.and_then(|record| record::place(api, record, held, plan)),
            }?;
            record::at(api, held, &pointer)?;
            Some((id, pointer))
        });
        let read = read.filter(|_| plan == Plan::JsonPatch || record.is_some());
        let holder = match plan {
            Plan::JsonPatch => None,
            _ => record,
        };
        Some(Update {
            plan,
            media,
            tag: has_tag(api, operation, read.as_ref().map(|(id, _)| *id)),
            reader: read.as_ref().map(|(id, _)| *id),
            version: holder.and_then(|id| members::version(api, id)),
            clearable: holder.map(|id| members::clearable(api, id, &sent)).unwrap_or_default(),
            read_only: holder.map(|id| members::read_only(api, id, &sent)).unwrap_or_default(),
            sent,
            // Where nothing is answered, there is nothing to compare in the wrong place.
            answered: answered.or_else(|| (record.is_none() || !gives).then(String::new)),
            read: read.map(|(_, pointer)| pointer).unwrap_or_default(),
        })
    }
}

/// What becomes of members that are not sent, and in which media type the update stands.
fn plan(index: &Index<'_>, operation: &Operation) -> Option<(usize, Plan)> {
    let contents = &operation.body.as_ref()?.contents;
    let of = |wanted: &dyn Fn(&str, Encoding) -> bool| {
        contents.iter().position(|content| {
            let media = content.media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            wanted(&media, content.encoding)
        })
    };
    let merge = of(&|media, _| media == "application/merge-patch+json");
    let patch = of(&|media, _| media == "application/json-patch+json");
    let json = of(&|media, encoding| encoding == Encoding::Json && !media.ends_with("-patch+json"));
    let form = of(&|_, encoding| encoding == Encoding::Form);
    let any = json.or(form).or(merge).or(patch);
    match operation.update.as_ref().and_then(|declared| declared.plan) {
        Some(Plan::None) => return None,
        Some(Plan::MergePatch) => return Some((merge.or(any)?, Plan::MergePatch)),
        Some(Plan::JsonPatch) => {
            let list = |content: &Content| matches!(content.schema.without_null().kind, Kind::Array(_) | Kind::Any);
            let lists = contents.iter().position(|content| content.encoding == Encoding::Json && list(content));
            return Some((patch.or(lists)?, Plan::JsonPatch));
        }
        Some(plan) => return Some((json.or(form).or(merge)?, plan)),
        None => {}
    }
    match operation.method.as_str() {
        "PUT" => Some((json.or(form)?, Plan::Replace)),
        "PATCH" => {
            let merge = merge.map(|index| (index, Plan::MergePatch));
            let patch = patch.map(|index| (index, Plan::JsonPatch));
            merge.or(json.or(form).map(|index| (index, Plan::Partial))).or(patch)
        }
        "POST" if operation.update.is_some() || index.rewrites(operation) => Some((json.or(form)?, Plan::Partial)),
        _ => None,
    }
}

/// The operations by what an update finds them by.
struct Index<'a> {
    api: &'a Api,
    /// Every `GET` by its path.
    reads: HashMap<&'a str, OperationId>,
    /// Every operation by its `operationId`.
    ids: HashMap<&'a str, OperationId>,
}

impl<'a> Index<'a> {
    fn of(api: &'a Api) -> Index<'a> {
        let mut index = Index { api, reads: HashMap::new(), ids: HashMap::new() };
        for (at, operation) in api.operations.iter().enumerate() {
            if operation.method == "GET" {
                index.reads.entry(Target::of(&operation.path).path).or_insert(OperationId(at));
            }
            if let Some(id) = &operation.id {
                index.ids.entry(id).or_insert(OperationId(at));
            }
        }
        index
    }

    /// The operation that reads the record, and where the document says that it stands in there.
    fn reader(&self, operation: &Operation) -> Option<(OperationId, Option<String>)> {
        match operation.update.as_ref().and_then(|declared| declared.read.as_ref()) {
            Some(named) => {
                Some((*self.ids.get(named.operation.as_str())?, named.response.as_ref().map(|it| it.text.clone())))
            }
            None => Some((*self.reads.get(Target::of(&operation.path).path)?, None)),
        }
    }

    /// Whether a `POST` writes what a `GET` of the same path reads: both give the same type, and the path names one of them.
    fn rewrites(&self, operation: &Operation) -> bool {
        let path = Target::of(&operation.path).path;
        let given =
            |operation| success(operation).and_then(|answer| record::answered(self.api, answer)).and_then(type_id);
        let read = self.reads.get(path).and_then(|id| self.api.operations.get(id.0)).and_then(given);
        path.ends_with('}')
            && read.is_some_and(|read| record::is_object(self.api, read) && Some(read) == given(operation))
    }
}

/// The one answer of success.
fn success(operation: &Operation) -> Option<&Answer> {
    let mut own = operation.answers.iter().filter(|answer| answer.is_success());
    match (own.next(), own.next()) {
        (Some(only), None) => Some(only),
        (None, _) => operation.answers.iter().find(|answer| answer.status == "default"),
        (Some(_), Some(_)) => None,
    }
}

/// Whether an `ETag` is declared where the record is read or written, or `If-Match` where it is written.
fn has_tag(api: &Api, operation: &Operation, read: Option<OperationId>) -> bool {
    let tagged = |operation: &Operation| {
        let headers = success(operation).into_iter().flat_map(|answer| &answer.headers);
        headers.into_iter().any(|header| header.wire.eq_ignore_ascii_case("etag"))
    };
    let asked = operation.parameters.iter().any(|parameter| {
        parameter.location == ParameterPlace::Header && parameter.wire.eq_ignore_ascii_case("if-match")
    });
    asked || tagged(operation) || read.and_then(|id| api.operations.get(id.0)).is_some_and(tagged)
}

/// The first pointers of a list, and how many more there are.
pub(crate) fn some<T: AsRef<str>>(pointers: &[T]) -> String {
    const MOST: usize = 8;
    let mut shown: Vec<String> = pointers.iter().take(MOST).map(|pointer| format!("`{}`", pointer.as_ref())).collect();
    if pointers.len() > MOST {
        shown.push(format!("{} more", pointers.len() - MOST));
    }
    shown.join(", ")
}

/// The type that a position names, null aside.
fn type_id(schema: &Schema) -> Option<TypeId> {
    match schema.without_null().kind {
        Kind::Type(id) => Some(id),
        _ => None,
    }
}
