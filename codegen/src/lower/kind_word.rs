//! What an alternative without a name is called: by its kind of value.

use crate::model::{Body, Kind, Schema, TextFormat};

use super::Lower;

/// So many names for the same thing are looked through.
const ALIASES: usize = 8;

impl Lower<'_> {
    /// A word for an alternative that has no name.
    pub(super) fn kind_word(&self, schema: &Schema) -> String {
        self.word_of(schema, ALIASES)
    }

    fn word_of(&self, schema: &Schema, depth: usize) -> String {
        match &schema.kind {
            Kind::Any => "any".to_owned(),
            Kind::Boolean => "boolean".to_owned(),
            Kind::Integer(_) | Kind::Quoted(_) => "integer".to_owned(),
            Kind::Number | Kind::Decimal => "number".to_owned(),
            Kind::Text(format) => match format {
                TextFormat::Plain => "text",
                TextFormat::Date => "date",
                TextFormat::DateTime => "date time",
                TextFormat::Uuid => "uuid",
                TextFormat::Uri => "uri",
                TextFormat::Duration => "duration",
                TextFormat::Base64 => "bytes",
                TextFormat::Decimal => "decimal",
                TextFormat::Binary => "binary",
            }
            .to_owned(),
            Kind::Array(_) => "list".to_owned(),
            Kind::Tuple(_) => "tuple".to_owned(),
            Kind::Map(_) => "map".to_owned(),
            Kind::Nullable(inner) => self.word_of(inner, depth),
            Kind::Type(id) => match self.types.get(id.0).and_then(Option::as_ref).map(|read| &read.body) {
                Some(Body::Strings(_)) => "text".to_owned(),
                Some(Body::Integers(_)) => "integer".to_owned(),
                Some(Body::Alias(schema)) if depth > 0 => self.word_of(schema, depth - 1),
                _ => "object".to_owned(),
            },
        }
    }
}
