//! Received bodies: how each media type under `content` is read, and which alternatives say the same thing twice.

use std::collections::HashSet;

use crate::diagnostic::Span;
use crate::load::NodeId;
use crate::model::{AnswerBody, Body, Coding, Kind, Owner, Schema, TextFormat};

use super::family::{Family, essence, family};
use super::media::Holds;
use super::position::At;
use super::{Lower, keywords};

/// An entry of `content`.
struct Media {
    name: String,
    place: Span,
    node: NodeId,
    family: Family,
}

impl Lower<'_> {
    /// The alternatives under `content`, JSON first, each of which says something that those before it do not.
    pub(super) fn bodies(&mut self, node: NodeId, owner: Owner, part: &str) -> Vec<AnswerBody> {
        let mut all: Vec<Media> = Vec::new();
        let content = self.member(node, "content").filter(|content| self.is_object(*content, "`content`"));
        let document = self.document;
        for entry in content.map_or(&[][..], |content| document.entries(content)) {
            let (name, place, node) = (entry.key.clone(), entry.key_span, self.follow(entry.value));
            // Nothing after the colon says nothing of the media type.
            if self.document.is_null(node) || self.is_object(node, "a media type") {
                keywords::check(self, node, "media type", keywords::MEDIA_TYPE);
                all.push(Media { family: family(&name), name, place, node });
            }
        }
        let json = "application/json";
        all.sort_by_key(|media| (media.name != json, essence(&media.name) != json, media.family != Family::Json));
        let mut bodies: Vec<AnswerBody> = Vec::new();
        let mut told = HashSet::new();
        for media in all {
            let text = self.document.get(media.node, "schema").map(|schema| self.document.to_json(schema));
            let again = text.as_ref().is_some_and(|text| told.contains(text));
            if media.family == Family::Xml && !told.is_empty() && !again {
                let what = format!("a second type of body, `{}`,", media.name);
                self.unsupported(media.place, &what, "the JSON beside it is read");
            }
            if again && self.is_repetition(&media) || media.family == Family::Xml && !told.is_empty() {
                continue;
            }
            let word = if bodies.is_empty() { String::new() } else { essence(&media.name).replace('/', " ") };
            let body = self.body(&media, &At::new(owner, part), word.trim_start_matches("application "));
            if media.family == Family::Json {
                told.extend(text);
            }
            bodies.push(body);
        }
        bodies
    }

    /// Whether a media type whose schema a JSON body has too is but another notation. A text is another thing in quotes
    /// and without, and so is what comes bit by bit.
    fn is_repetition(&self, media: &Media) -> bool {
        match media.family {
            Family::Events | Family::Lines => false,
            Family::Text => {
                let schema = self.document.get(media.node, "schema").map(|schema| self.follow(schema));
                schema.is_none_or(|schema| self.type_names(schema) != ["string"])
            }
            _ => true,
        }
    }

    fn body(&mut self, media: &Media, at: &At, word: &str) -> AnswerBody {
        let node = media.node;
        let (coding, schema) = match media.family {
            Family::Json => self.json_body(node, at, word),
            Family::Events => self.events(node, at),
            Family::Lines => (Coding::Lines, self.line(node, at)),
            Family::Text => {
                let plain = essence(&media.name) == "text/plain";
                if !plain && self.is_described(node) {
                    let what = format!("a body of type `{}` as a value", media.name);
                    self.unsupported(media.place, &what, "it is given as text");
                }
                self.text_body(node, at, word, plain)
            }
            Family::Anything => match self.json_body(node, at, word) {
                (_, schema) if self.is_text(&schema) => (Coding::Text, schema),
                (_, Schema { kind: Kind::Any, .. }) => (Coding::Bytes, Schema::of(Kind::Any)),
                other => other,
            },
            Family::Xml => {
                self.unsupported(media.place, &format!("a body of type `{}`", media.name), "its bytes are given raw");
                (Coding::Bytes, Schema::of(Kind::Any))
            }
            Family::Form | Family::Multipart | Family::Binary => {
                if self.is_described(node) {
                    let what = format!("a body of type `{}` as a value", media.name);
                    self.unsupported(media.place, &what, "its bytes are given raw");
                }
                (Coding::Bytes, Schema::of(Kind::Any))
            }
        };
        if coding == Coding::Json {
            self.note_examples(node, &schema);
        }
        AnswerBody { media: media.name.clone(), coding, schema, example: self.example(node) }
    }

    /// Whether a media type's schema is of something else than text and bytes.
    fn is_described(&mut self, media: NodeId) -> bool {
        self.document.get(media, "itemSchema").is_some()
            || matches!(self.holds(media), Holds::Structure | Holds::Scalar)
    }

    /// JSON cannot hold what is `format: binary`: such a body is a file whose type was not thought of.
    fn json_body(&mut self, node: NodeId, at: &At, word: &str) -> (Coding, Schema) {
        let Some(schema) = self.document.get(node, "schema") else { return (Coding::Json, Schema::of(Kind::Any)) };
        if self.is_bytes(schema) {
            return (Coding::Bytes, Schema::of(Kind::Any));
        }
        (Coding::Json, self.schema(schema, &at.inside(word)))
    }

    /// A text; `text/plain` may be the text of something else, which then is read as JSON.
    fn text_body(&mut self, node: NodeId, at: &At, word: &str, plain: bool) -> (Coding, Schema) {
        let schema = self.document.get(node, "schema").filter(|schema| !self.is_bytes(*schema));
        let schema = schema.map_or(Schema::of(Kind::Any), |schema| self.schema(schema, &at.inside(word)));
        match schema.kind {
            _ if self.is_text(&schema) => (Coding::Text, schema.without_null().clone()),
            Kind::Any => (Coding::Text, Schema::of(Kind::Text(TextFormat::Plain))),
            _ if plain => (Coding::Json, schema),
            _ => (Coding::Text, Schema::of(Kind::Text(TextFormat::Plain))),
        }
    }

    /// Whether a schema is a string and says no more.
    pub(super) fn is_string(&self, schema: NodeId) -> bool {
        let schema = self.follow(schema);
        self.type_names(schema) == ["string"] && self.document.get(schema, "enum").is_none()
    }

    /// Whether a schema says that a whole body is bytes.
    pub(super) fn is_bytes(&self, schema: NodeId) -> bool {
        let schema = self.follow(schema);
        let text = |key| self.document.get(schema, key).and_then(|value| self.document.str(value));
        text("format") == Some("binary") && matches!(text("type"), Some("string") | None)
    }

    /// Whether a position holds a string and nothing else.
    fn is_text(&self, schema: &Schema) -> bool {
        let mut schema = schema;
        // A ring of aliases has no end, and was reported.
        for _ in 0..64 {
            match &schema.without_null().kind {
                Kind::Text(_) => return true,
                Kind::Type(id) => match self.types.get(id.0).and_then(Option::as_ref).map(|read| &read.body) {
                    Some(Body::Strings(_)) => return true,
                    Some(Body::Alias(inner)) => schema = inner,
                    _ => return false,
                },
                _ => return false,
            }
        }
        false
    }
}
