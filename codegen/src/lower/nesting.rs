//! Parameters whose style holds no array or object inside another.

use crate::load::NodeId;
use crate::model::{Body, Kind, Schema, Style};

use super::Lower;

/// Names for names, and unions in unions, are followed this far.
const DEEPEST: usize = 32;

impl Lower<'_> {
    /// Says so where a parameter's type has what its style cannot hold (OpenAPI 3.1.1, section 4.8.12.3).
    pub(super) fn report_nesting(&mut self, node: NodeId, wire: &str, style: Style, schema: &Schema) {
        let flat = matches!(
            style,
            Style::Simple
                | Style::Form
                | Style::SpaceDelimited
                | Style::PipeDelimited
                | Style::Label
                | Style::Matrix
                | Style::Cookie
        );
        let Some(written) = self.document.get(node, "schema") else { return };
        if flat && self.nests(schema, DEEPEST) {
            let span = self.document.key_span(written);
            let what = format!("an array or object inside another in the parameter `{wire}`");
            let help = "a call with one fails; `style: deepObject`, or `content` with a media type, can hold it";
            self.unsupported(span, &what, help);
        }
    }

    fn nests(&self, schema: &Schema, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        match &schema.without_null().kind {
            Kind::Array(inner) | Kind::Map(inner) => self.is_structure(inner, depth),
            Kind::Type(id) => match self.types.get(id.0).and_then(Option::as_ref).map(|read| &read.body) {
                Some(Body::Object { members, .. }) => {
                    members.iter().any(|member| self.is_structure(&member.schema, depth))
                }
                Some(Body::Union { variants, .. }) => variants.iter().any(|one| self.nests(&one.schema, depth)),
                Some(Body::Alias(inner)) => self.nests(inner, depth),
                _ => false,
            },
            _ => false,
        }
    }

    fn is_structure(&self, schema: &Schema, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        match &schema.without_null().kind {
            Kind::Array(_) | Kind::Map(_) => true,
            Kind::Type(id) => match self.types.get(id.0).and_then(Option::as_ref).map(|read| &read.body) {
                Some(Body::Object { .. }) => true,
                Some(Body::Union { variants, .. }) => variants.iter().all(|one| self.is_structure(&one.schema, depth)),
                Some(Body::Alias(inner)) => self.is_structure(inner, depth),
                _ => false,
            },
            _ => false,
        }
    }
}
