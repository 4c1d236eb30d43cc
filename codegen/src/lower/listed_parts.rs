//! Multipart bodies whose parts have no names: one after the other, as the items of a list (OpenAPI 3.2, "Media Type
//! Object": `itemSchema`, and an array as `schema`).

use crate::load::NodeId;
use crate::model::{Kind, Schema};

use super::Lower;
use super::family::essence;
use super::position::At;
use super::request_body::Media;

impl Lower<'_> {
    /// The list of parts that `itemSchema` describes; anything where it is not there, or the parts of a form need names.
    pub(super) fn listed_parts(&mut self, media: &Media, at: &At) -> Schema {
        match self.document.get(media.node, "itemSchema") {
            Some(item) if !is_form(media) => Schema::of(Kind::Array(Box::new(self.schema(item, at)))),
            _ => Schema::of(Kind::Any),
        }
    }

    /// Says what of a list of parts is lost: an `itemSchema` that is not read, and bytes among items that are any JSON.
    pub(super) fn report_listed_parts(&mut self, media: &Media) {
        let schema = self.document.get(media.node, "schema");
        if let Some(item) = self.document.get(media.node, "itemSchema") {
            let span = self.document.key_span(item);
            if schema.is_some() {
                self.unsupported(span, "`itemSchema` beside the `schema` of a multipart body", "`schema` is read");
            } else if is_form(media) {
                self.unsupported(
                    span,
                    "`itemSchema` of a form",
                    "the parts of a form have names: files are taken by theirs",
                );
            }
        }
        let Some(schema) = schema else { return };
        let parts = self.parts(&[schema]);
        if self.tuple_part(&parts).is_some() {
            return;
        }
        for part in &parts.0 {
            let items = self.prefix(*part);
            let rest = self.after_prefix(*part).filter(|_| !items.is_empty());
            let binary: Option<NodeId> = items.into_iter().chain(rest).find(|item| self.is_binary_item(*item));
            if let Some(item) = binary {
                let what = "a part of bytes in a list that is no tuple";
                let help = "it is taken as text: with `minItems` and `items: false`, items named one by one are a tuple with files";
                self.unsupported(self.document.span(item), what, help);
            }
        }
    }

    fn is_binary_item(&mut self, item: NodeId) -> bool {
        let parts = self.parts(&[item]);
        self.is_binary(&parts)
    }
}

fn is_form(media: &Media) -> bool {
    essence(&media.name) == "multipart/form-data"
}
