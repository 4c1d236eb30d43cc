//! Places of an operation's parts in the document.
//!
//! An operation's row in [`Source`] is built as a type's row is: the operation's own line; for each parameter its
//! line and then those of its schema's rules; the same for the body and for each answer that has a schema.

use crate::shape::{Kind, Place, Schema, Source};

use super::Operation;

impl Operation {
    /// Where the operation stands in the document.
    pub fn place(&self) -> Option<Place> {
        nth(self.source, self.name, 0)
    }

    /// Where a parameter stands, or the rule of its schema that is named by its keyword.
    pub fn parameter_place(&self, index: usize, rule: &str) -> Option<Place> {
        let parameter = self.parameters.get(index)?;
        let before: usize = self.parameters.iter().take(index).map(|p| 1 + size(&p.schema)).sum();
        nth(self.source, self.name, 1 + before + within(&parameter.schema, rule))
    }

    /// Where the request body stands.
    pub fn body_place(&self, rule: &str) -> Option<Place> {
        let body = self.body.as_ref()?;
        let before: usize = self.parameters.iter().map(|p| 1 + size(&p.schema)).sum();
        nth(self.source, self.name, 1 + before + within(&body.schema, rule))
    }
}

/// The position of a rule after the line of the part that has the schema; 0, that line itself, for any other word.
fn within(schema: &Schema, rule: &str) -> usize {
    match (schema.rules.iter().position(|own| own.id() == rule), &schema.kind) {
        (Some(index), _) => 1 + index,
        (None, Kind::Nullable(inner)) => match within(inner, rule) {
            0 => 0,
            index => schema.rules.len() + index,
        },
        (None, _) => 0,
    }
}

/// How many nodes a schema has; a named type counts in its own row.
fn size(schema: &Schema) -> usize {
    schema.rules.len()
        + match &schema.kind {
            Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => size(inner),
            _ => 0,
        }
}

/// The place at a position of the row of that name.
fn nth(source: &Source, name: &str, wanted: usize) -> Option<Place> {
    let mut first = 0i64;
    for row in source.rows.lines() {
        let mut words = row.split_ascii_whitespace();
        let found = words.next() == Some(name);
        let (mut file, mut seen, mut line) = (0usize, 0usize, first);
        for word in words {
            if let Some(index) = word.strip_prefix('@') {
                file = index.parse().ok()?;
                continue;
            }
            line = line.checked_add(word.parse::<i64>().ok()?)?;
            if seen == 0 {
                first = line;
            }
            if !found {
                break;
            }
            if seen == wanted {
                return Some(Place { file: source.files.get(file)?, line: u32::try_from(line).ok()? });
            }
            seen += 1;
        }
    }
    None
}
