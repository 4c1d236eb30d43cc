//! Request bodies, and the choice among media types.

use crate::diagnostic::{Diagnostic, Span};
use crate::load::NodeId;
use crate::model::{Content, Encoding, Kind, Owner, RequestBody, Schema, TextFormat};

use super::family::{Family, essence, family, is_media_type};
use super::media::{self, Holds};
use super::position::At;
use super::{Lower, keywords};

/// An entry of `content`: the media type, its place and its node.
pub(super) struct Media {
    pub(super) name: String,
    pub(super) place: Span,
    pub(super) node: NodeId,
}

impl Media {
    /// Whether the body is JSON: `application/json` or a type with the suffix `+json` (RFC 6839, section 3.1).
    pub(super) fn is_json(&self) -> bool {
        family(&self.name) == Family::Json
    }
}

impl Lower<'_> {
    /// The entries of `content`, JSON first; the order is otherwise the document's.
    pub(super) fn content(&mut self, node: NodeId) -> Vec<Media> {
        let mut media: Vec<Media> =
            self.map(node, "content").into_iter().map(|(name, place, node)| Media { name, place, node }).collect();
        media.sort_by_key(|m| (m.name != "application/json", !m.is_json()));
        for entry in &media {
            keywords::check(self, entry.node, "media type", keywords::MEDIA_TYPE);
        }
        media
    }

    /// The first documented example of a media type, as JSON text.
    pub(super) fn example(&self, media: NodeId) -> Option<String> {
        let single = self.document.get(media, "example");
        let value = single.or_else(|| {
            let first = self.document.entries(self.document.get(media, "examples")?).first()?.value;
            self.document.get(self.follow(first), "value")
        })?;
        Some(self.document.to_json(value))
    }

    /// The request body of an operation: every media type that a call can choose.
    pub(super) fn request_body(&mut self, operation: NodeId, method: &str, owner: Owner) -> Option<RequestBody> {
        let node = self.member(operation, "requestBody")?;
        if !self.is_object(node, "`requestBody`") {
            return None;
        }
        keywords::check(self, node, "request body", keywords::REQUEST_BODY);
        let media = self.callable(node);
        let required = self.flag(node, "required").unwrap_or(false);
        if media.is_empty() || !required && self.says_nothing(method, &media) {
            return None;
        }
        self.report_undefined(operation, method);
        let mut contents: Vec<Content> = Vec::new();
        for (index, entry) in media.iter().enumerate() {
            let content = self.content_of(entry, owner, media.get(..index).unwrap_or_default(), &contents);
            contents.push(content);
        }
        Some(RequestBody { required, doc: self.doc(node), contents })
    }

    /// The entries of `content` that a call can choose. XML gives way to what is encoded, and JSON is sent under one name.
    fn callable(&mut self, node: NodeId) -> Vec<Media> {
        let mut all = self.content(node);
        all.retain(|entry| {
            let is = is_media_type(&entry.name);
            if !is {
                let message = format!("`{}` is no media type", entry.name);
                let help = "a media type has two words, such as `application/json`";
                self.diagnostics.push(Diagnostic::error("media-type", entry.place, message).help(help));
            }
            is
        });
        let encoded = all.iter().find(|entry| family(&entry.name) != Family::Xml).map(|entry| entry.name.clone());
        let mut json: Vec<NodeId> = Vec::new();
        let mut kept = Vec::new();
        for entry in all {
            let given_up = match &encoded {
                Some(_) if family(&entry.name) == Family::Xml => true,
                // A range, another charset or the older name of JSON say nothing of their own.
                Some(_) if entry.is_json() => {
                    let essence = essence(&entry.name);
                    let plain = essence.contains('*') || matches!(essence.as_str(), "application/json" | "text/json");
                    let again = plain && json.iter().any(|first| self.same_content(*first, entry.node));
                    json.push(entry.node);
                    again
                }
                _ => false,
            };
            match &encoded {
                Some(first) if given_up => {
                    let what = format!("a second type of request body, `{}`,", entry.name);
                    self.unsupported(entry.place, &what, &format!("the body is sent as `{first}`"));
                }
                _ => kept.push(entry),
            }
        }
        kept
    }

    /// One media type; `before` are those read before it.
    fn content_of(&mut self, entry: &Media, owner: Owner, before: &[Media], read: &[Content]) -> Content {
        let encoding = self.encoding(entry);
        let wish = media::wish(&entry.name, encoding);
        let part = if read.is_empty() { "request".to_owned() } else { format!("request {wish}") };
        let same = before.iter().zip(read).find(|(other, content)| {
            let apart = (content.encoding == Encoding::Multipart) != (encoding == Encoding::Multipart);
            content.encoding != Encoding::Bytes
                && self.same_content(other.node, entry.node)
                && !(apart && self.names_bytes(entry.node))
        });
        let schema = match (encoding, self.document.get(entry.node, "schema")) {
            (Encoding::Bytes, _) => {
                self.report_bytes(entry);
                Schema::of(Kind::Any)
            }
            (Encoding::Lines, schema) => match (self.document.get(entry.node, "itemSchema"), schema) {
                (Some(item), _) => {
                    let item = self.schema(item, &At::new(owner, &format!("{part} item")));
                    Schema::of(Kind::Array(Box::new(item)))
                }
                (None, Some(schema)) => self.schema(schema, &At::new(owner, &part)),
                (None, None) => Schema::of(Kind::Any),
            },
            (Encoding::Text, schema) => match (self.holds(entry.node), schema) {
                (Holds::Text | Holds::Scalar, Some(schema)) => self.schema(schema, &At::new(owner, &part)),
                (Holds::Structure, _) => {
                    let what = format!("a request body of type `{}` from a value", entry.name);
                    self.unsupported(entry.place, &what, "it is taken as text");
                    Schema::of(Kind::Text(TextFormat::Plain))
                }
                _ => Schema::of(Kind::Text(TextFormat::Plain)),
            },
            (_, Some(schema)) => match same {
                Some((_, content)) => content.schema.clone(),
                None => self.schema(schema, &At::new(owner, &part)),
            },
            (Encoding::Multipart, None) => self.listed_parts(entry, &At::new(owner, &format!("{part} item"))),
            (_, None) => Schema::of(Kind::Any),
        };
        if encoding == Encoding::Multipart {
            self.report_listed_parts(entry);
        }
        if encoding == Encoding::Json {
            self.note_examples(entry.node, &schema);
        }
        let parts = match encoding {
            Encoding::Form | Encoding::Multipart => self.body_parts(entry),
            _ => Vec::new(),
        };
        Content {
            example: self.example(entry.node),
            media: entry.name.clone(),
            encoding,
            schema,
            parts,
            wish,
            place: entry.place,
        }
    }

    /// Says so where a body is described and taken as bytes all the same.
    fn report_bytes(&mut self, entry: &Media) {
        let described = self.holds(entry.node) == Holds::Structure;
        if described || family(&entry.name) == Family::Xml {
            let what = format!("a request body of type `{}` from a value", entry.name);
            self.unsupported(entry.place, &what, "its bytes are taken as they are");
        }
    }

    /// Whether two media types have the same schema, in the same words.
    fn same_content(&self, one: NodeId, other: NodeId) -> bool {
        let schema = |media| self.document.get(media, "schema").map(|schema| self.document.to_json(schema));
        schema(one) == schema(other)
    }

    /// Whether a member written out here is bytes.
    fn names_bytes(&mut self, media: NodeId) -> bool {
        let Some(schema) = self.document.get(media, "schema") else { return false };
        let members: Vec<NodeId> = self
            .parts(&[schema])
            .0
            .into_iter()
            .flat_map(|part| self.map(part, "properties").into_iter().map(|(_, _, member)| member))
            .collect();
        members.into_iter().any(|member| {
            let parts = self.parts(&[member]);
            let items = self.first(&parts, "items").map(|(_, items)| self.parts(&[items]));
            self.is_binary(&parts) || items.is_some_and(|items| self.is_binary(&items))
        })
    }

    /// Whether an optional body of a method that has none could hold nothing: an object without members.
    fn says_nothing(&mut self, method: &str, media: &[Media]) -> bool {
        matches!(method, "get" | "head" | "delete" | "trace")
            && media.iter().all(|entry| {
                let Some(schema) = self.document.get(entry.node, "schema") else { return true };
                let members = self.document.get(schema, "properties").map(|value| self.document.entries(value).len());
                let closed = self.document.get(schema, "additionalProperties");
                members.unwrap_or(0) == 0 && closed.is_some_and(|value| self.document.bool(value) == Some(false))
            })
    }

    /// OpenAPI 3.0 says that servers shall ignore the body of such a method; said once a document.
    fn report_undefined(&mut self, operation: NodeId, method: &str) {
        let root = self.document.root();
        let version = self.document.get(root, "openapi");
        let old = version.and_then(|value| self.document.str(value)).is_some_and(|text| text.starts_with("3.0"));
        let body = self.document.get(operation, "requestBody");
        if let (true, Some(body), "get" | "head" | "delete" | "trace") = (old, body, method)
            && version.is_some_and(|version| self.checked.insert(version))
        {
            let message = format!("a body has no defined meaning in a {} request", method.to_ascii_uppercase());
            let diagnostic = Diagnostic::warning("body", self.document.key_span(body), message);
            self.diagnostics.push(diagnostic.help("it is sent as declared, here and in other such operations"));
        }
    }
}
