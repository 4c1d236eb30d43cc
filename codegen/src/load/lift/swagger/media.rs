//! `consumes` and `produces`: media types for the document and for operations, and `content` made of them.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::super::{Entry, NodeId};
use super::super::edit::entry;
use super::Swagger;
use crate::diagnostic::Span;

/// A media type where it is listed.
#[derive(Clone, Debug)]
pub(super) struct MediaType {
    pub(super) name: String,
    pub(super) span: Span,
}

/// A list of them. Empty where nothing is said.
pub(super) type Media = Rc<[MediaType]>;

/// The lists of all operations that share a body or a response by reference.
#[derive(Default)]
pub(super) struct Uses {
    /// Whether one of them has the document's list.
    global: bool,
    own: Vec<Media>,
}

/// What a document means that names no type.
pub(super) const JSON: &str = "application/json";
pub(super) const FORM: &str = "application/x-www-form-urlencoded";
pub(super) const MULTIPART: &str = "multipart/form-data";

impl MediaType {
    pub(super) fn new(name: &str, span: Span) -> MediaType {
        MediaType { name: name.to_owned(), span }
    }

    /// The type without parameters, in small letters.
    pub(super) fn essence(&self) -> String {
        essence(&self.name)
    }

    pub(super) fn is_form(&self) -> bool {
        matches!(self.essence().as_str(), FORM | MULTIPART)
    }

    /// Whether nothing but bytes can be of the type: no objects and lists.
    pub(super) fn is_bytes(&self) -> bool {
        const BYTES: [&str; 4] = ["application/octet-stream", "application/pdf", "application/zip", "application/gzip"];
        let essence = self.essence();
        BYTES.contains(&essence.as_str())
            || ["image/", "audio/", "video/", "font/"].iter().any(|kind| essence.starts_with(kind))
                && !essence.ends_with("+xml")
    }

    pub(super) fn is_json(&self) -> bool {
        let essence = self.essence();
        essence == JSON || essence == "text/json" || essence.ends_with("+json")
    }
}

impl Uses {
    pub(super) fn add(&mut self, media: &Media, global: &Media) {
        if Rc::ptr_eq(media, global) {
            self.global = true;
        } else if !self.own.last().is_some_and(|last| Rc::ptr_eq(last, media)) {
            self.own.push(media.clone());
        }
    }

    /// All of the types; those of the document where no operation is known.
    pub(super) fn all(&self, global: &Media) -> Vec<MediaType> {
        let all = self.global || self.own.is_empty();
        distinct(self.own.iter().chain(all.then_some(global)).flat_map(|list| list.iter()))
    }
}

impl Swagger<'_, '_> {
    /// The list under a member.
    pub(super) fn media(&mut self, node: NodeId, key: &str) -> Option<Media> {
        let list = self.edit.document.get(node, key)?;
        let document = &self.edit.document;
        let texts = document.items(list).iter().filter_map(|item| Some((document.str(*item)?, document.span(*item))));
        let media: Vec<MediaType> = texts.map(|(name, span)| MediaType::new(name, span)).collect();
        Some(distinct(media.iter()).into())
    }

    /// `content` of a body or a response: the schema under each type, and the example of a type.
    ///
    /// `of` is the object that gets the member; `examples` are by type, and those that are of none of the types stay there.
    pub(super) fn content(
        &mut self,
        of: NodeId,
        media: &[MediaType],
        schema: Option<Entry>,
        examples: &mut Vec<Entry>,
    ) -> Entry {
        let span = schema.as_ref().map_or_else(|| self.edit.document.key_span(of), |schema| schema.key_span);
        let mut content = Vec::new();
        for (at, one) in media.iter().enumerate() {
            if self.edit.is_full(of) {
                break;
            }
            let mut members = Vec::new();
            if let Some(schema) = &schema {
                let value = if at == 0 { schema.value } else { self.edit.copy(schema.value) };
                members.push(entry("schema", schema.key_span, value));
            }
            let same = examples.iter().position(|example| example.key == one.name);
            let alike = || examples.iter().position(|example| essence(&example.key) == one.essence());
            if let Some(at) = same.or_else(alike) {
                let example = examples.remove(at);
                members.push(entry("example", example.key_span, example.value));
            }
            let value = self.edit.object(of, one.span, members);
            content.push(entry(&one.name, one.span, value));
        }
        let value = self.edit.object(of, span, content);
        entry("content", span, value)
    }
}

/// The types without repetition.
fn distinct<'m>(media: impl Iterator<Item = &'m MediaType>) -> Vec<MediaType> {
    let mut seen = HashSet::new();
    media.filter(|one| seen.insert(one.name.as_str())).cloned().collect()
}

pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
