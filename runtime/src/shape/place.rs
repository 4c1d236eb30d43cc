//! Places in the document: a file and a line for every type, member and rule of a module, in one string.

use super::{Additional, Body, Kind, Schema, Shape, Step};

/// A line of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The document's path as it was given to the generator.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// The lines of everything in a generated module.
///
/// The lines stand apart from the tables, each relative to the one before it, so that a line added to the
/// document changes one number of the generated code. A row is `Name` and numbers: the type's line (relative to
/// the row before), then in table order the line of each rule, field and variant (relative to the number
/// before). `@n` in a row switches to the file at index `n`; a row starts in file 0.
///
/// Then come keywords that are none of these, each with its line after a colon: `required`, `readOnly`, `enum`,
/// `additionalProperties`, `unevaluatedProperties`, `discriminator`, and what makes a union (`oneOf`, `anyOf`, `type`). `required.2` is that of the
/// field at index 2 where several lists name the fields.
#[derive(Debug)]
pub struct Source {
    /// The files, the document itself first.
    pub files: &'static [&'static str],
    /// The rows, one a line.
    pub rows: &'static str,
}

impl Source {
    /// The place of what `steps` lead to, from the type's own line for no steps. What has no line of its own, such as
    /// the items of an array, has that of what it stands in.
    pub fn place(&self, shape: &Shape, steps: &[Step]) -> Option<Place> {
        let wanted = (0..=steps.len()).rev().find_map(|length| ordinal(shape, steps.get(..length)?))?;
        self.nth(shape.name, wanted)
    }

    /// The place at a position of the row of that name.
    pub(crate) fn nth(&self, wanted_name: &str, wanted: usize) -> Option<Place> {
        self.find(wanted_name, |seen, word| seen == wanted && !word.contains(':'))
    }

    /// The place of the first number of a row that is wanted, by its position and its word.
    pub(super) fn find(&self, wanted_name: &str, wanted: impl Fn(usize, &str) -> bool) -> Option<Place> {
        let mut first = 0i64;
        for row in self.rows.lines() {
            let mut words = row.split_ascii_whitespace();
            let name = words.next()?;
            let mut file = 0usize;
            let mut line = first;
            let mut seen = 0usize;
            for word in words {
                if let Some(index) = word.strip_prefix('@') {
                    file = index.parse().ok()?;
                    continue;
                }
                let number = word.rsplit(':').next().unwrap_or(word);
                line = line.checked_add(number.parse::<i64>().ok()?)?;
                if seen == 0 {
                    first = line;
                    if name != wanted_name {
                        break;
                    }
                }
                if wanted(seen, word) {
                    return Some(Place { file: self.files.get(file)?, line: u32::try_from(line).ok()? });
                }
                seen += 1;
            }
        }
        None
    }
}

/// The position of a node in its type's row: 0 is the type, then its rules, then its parts in order.
fn ordinal(shape: &Shape, steps: &[Step]) -> Option<usize> {
    let Some((first, rest)) = steps.split_first() else { return Some(0) };
    let mut at = 1;
    if let Step::Rule(index) = first
        && *index < shape.rules.len()
    {
        return Some(at + index);
    }
    at += shape.rules.len();
    match (&shape.body, first) {
        (Body::Object(fields, _), Step::Field(index)) => {
            let field = fields.get(*index)?;
            at += fields.iter().take(*index).map(|f| 1 + size(f.schema())).sum::<usize>();
            if rest.is_empty() { Some(at) } else { Some(at + 1 + within(field.schema(), rest)?) }
        }
        (Body::Object(fields, Additional::Typed(schema)), Step::Values) => {
            at += fields.iter().map(|f| 1 + size(f.schema())).sum::<usize>();
            Some(at + within(schema, rest)?)
        }
        (Body::Union(_, variants), Step::Variant(index)) => {
            let variant = variants.get(*index)?;
            at += variants.iter().take(*index).map(|v| 1 + size(&v.schema)).sum::<usize>();
            if rest.is_empty() { Some(at) } else { Some(at + 1 + within(&variant.schema, rest)?) }
        }
        (Body::Alias(schema), Step::Rule(index)) => {
            Some(at + within(schema, &[Step::Rule(index - shape.rules.len())])?)
        }
        (Body::Alias(schema), _) => Some(at + within(schema, steps)?),
        _ => None,
    }
}

/// The position of a node among those of a schema, which has a node per rule and those of its parts, and none of its own.
pub(crate) fn within(schema: &Schema, steps: &[Step]) -> Option<usize> {
    let (first, rest) = steps.split_first()?;
    let rules = schema.rules.len();
    match (&schema.kind, first) {
        (_, Step::Rule(index)) if *index < rules => Some(*index),
        (Kind::Array(inner), Step::Items) | (Kind::Map(inner), Step::Values) => Some(rules + within(inner, rest)?),
        (Kind::Tuple(items), Step::Item(index)) => {
            let before: usize = items.iter().take(*index).map(size).sum();
            Some(rules + before + within(items.get(*index)?, rest)?)
        }
        // The rules of a nullable position are counted on in the one that it holds.
        (Kind::Nullable(inner), Step::Rule(index)) => Some(rules + within(inner, &[Step::Rule(index - rules)])?),
        (Kind::Nullable(inner), _) => Some(rules + within(inner, steps)?),
        _ => None,
    }
}

/// How many nodes a schema has; a named type counts in its own row.
pub(crate) fn size(schema: &Schema) -> usize {
    schema.rules.len()
        + match &schema.kind {
            Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => size(inner),
            Kind::Tuple(items) => items.iter().map(size).sum(),
            _ => 0,
        }
}
