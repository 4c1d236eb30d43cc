//! Request bodies, and the choice among media types.

use crate::diagnostic::Span;
use crate::load::NodeId;
use crate::model::{Kind, Owner, RequestBody, Schema};

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
        let essence = self.name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
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

    /// The request body of an operation; `Err` where the operation can't be called because of it.
    pub(super) fn request_body(&mut self, operation: NodeId, owner: Owner) -> Result<Option<RequestBody>, ()> {
        let Some(node) = self.member(operation, "requestBody") else { return Ok(None) };
        if !self.is_object(node, "`requestBody`") {
            return Err(());
        }
        keywords::check(self, node, "request body", keywords::REQUEST_BODY);
        let mut content = self.content(node).into_iter();
        let Some(media) = content.next() else { return Ok(None) };
        if !media.is_json() {
            self.unsupported(
                media.place,
                &format!("a request body of type `{}`", media.name),
                "the operation is left out",
            );
            return Err(());
        }
        for other in content {
            let what = format!("a second type of request body, `{}`,", other.name);
            self.unsupported(other.place, &what, &format!("the body is sent as `{}`", media.name));
        }
        let schema = match self.document.get(media.node, "schema") {
            Some(schema) => self.schema(schema, &At::new(owner, "request")),
            None => Schema::of(Kind::Any),
        };
        self.note_examples(media.node, &schema);
        Ok(Some(RequestBody {
            required: self.flag(node, "required").unwrap_or(false),
            example: self.example(media.node),
            doc: self.doc(node),
            media: media.name,
            schema,
        }))
    }
}
