//! The runtime's tables, built from a document while the program runs.
//!
//! A generated client's tables are statics, and the runtime's interpreter takes them as such. The mock's are built once
//! per document and leaked: they are to live as long as the process does, as statics would, and `&'static` is what the
//! interpreter asks for. A program that opens documents without end should not; a test opens a few.

mod assertions;
mod layers;
mod rules;
// The tests name documents that this crate knows nothing of, so they stand with the other tests.
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "../../tests/unit/table.rs"]
mod tests;

use std::cell::RefCell;
use std::collections::HashMap;

use tintype::shape::{Additional, Body, Choice, Field, Fields, Flags, Kind, Schema, Shape, Source, Variant, Width};
use tintype_codegen::model::{self, TypeId};
use tintype_codegen::{By, Checked};

/// The mock's answers name no line of the document: it need not be at hand where the client runs.
static PLACES: Source = Source { files: &[], rows: "" };

/// The table of a position of a document, as a generated module has it: with it, `tintype::validate_json` judges values
/// without generated code. Like the mock's own it is never freed.
pub fn table(checked: &Checked, schema: &model::Schema) -> &'static Schema {
    Tables::of(checked).schema(schema)
}

/// The tables of a document's types.
pub(crate) struct Tables<'a> {
    checked: &'a Checked,
    patterns: RefCell<HashMap<String, &'static tintype::shape::Pattern>>,
    shapes: Vec<&'static Shape>,
    links: Vec<&'static tintype::shape::Link>,
}

impl<'a> Tables<'a> {
    /// Builds the table of every type.
    pub(crate) fn of(checked: &'a Checked) -> Tables<'a> {
        let mut tables = Tables { checked, patterns: RefCell::default(), shapes: Vec::new(), links: Vec::new() };
        tables.build_assertions();
        tables.shapes = layers::shapes(&tables);
        tables
    }

    /// The table of a position.
    pub(crate) fn schema(&self, schema: &model::Schema) -> &'static Schema {
        leak(self.position(schema, &|id| self.shapes.get(id.0).copied()))
    }

    /// The table of one type; `known` gives those it refers to. A type that is not known may hold anything.
    fn shape(&self, id: TypeId, known: &dyn Fn(TypeId) -> Option<&'static Shape>) -> &'static Shape {
        let read = self.checked.api.type_of(id);
        let body = match &read.body {
            model::Body::Object { members, additional } => {
                let fields = members.iter().map(|member| self.field(member, known)).collect();
                let additional = match additional {
                    model::Additional::Open => Additional::Open,
                    model::Additional::Closed => Additional::Closed,
                    model::Additional::Typed(schema) => Additional::Typed(leak(self.position(schema, known))),
                };
                Body::Object(Fields::new(leak_all(fields)), additional)
            }
            model::Body::Strings(_) if read.open => Body::Alias(Schema::TEXT),
            model::Body::Strings(values) => Body::Strings(leak_all(values.iter().map(|v| text(&v.wire)).collect())),
            model::Body::Integers(values) => Body::Integers(leak_all(values.clone())),
            model::Body::Union { variants, .. } => {
                let names = self.checked.names.members(id).iter();
                let told = self.checked.facts.choice(id);
                let variants = variants.iter().zip(names).enumerate().map(|(index, (variant, name))| Variant {
                    name: text(name.strip_prefix("r#").unwrap_or(name)),
                    tags: leak_all(told.tags(index).iter().map(|tag| text(tag)).collect()),
                    schema: self.position(&variant.schema, known),
                });
                Body::Union(choice(&told.by), leak_all(variants.collect()))
            }
            model::Body::Alias(schema) => Body::Alias(self.position(schema, known)),
        };
        let name = text(self.checked.names.type_name(id));
        leak(Shape { name, source: &PLACES, body, rules: self.rules(&read.rules) })
    }

    fn field(&self, member: &model::Member, known: &dyn Fn(TypeId) -> Option<&'static Shape>) -> Field {
        let flags = [
            (member.required, Flags::REQUIRED),
            (member.read_only, Flags::READ_ONLY),
            (member.write_only, Flags::WRITE_ONLY),
            (member.sensitive, Flags::SENSITIVE),
        ];
        let flags = flags.into_iter().filter(|(set, _)| *set).fold(Flags::NONE, |all, (_, flag)| all.and(flag));
        Field(text(&member.wire), flags, self.position(&member.schema, known), member.default.as_deref().map(text))
    }

    fn position(&self, schema: &model::Schema, known: &dyn Fn(TypeId) -> Option<&'static Shape>) -> Schema {
        let below = |inner: &model::Schema| leak(self.position(inner, known));
        let kind = match &schema.kind {
            model::Kind::Any => Kind::Any,
            model::Kind::Boolean => Kind::Boolean,
            model::Kind::Integer(width) => Kind::Integer(self::width(*width)),
            model::Kind::Quoted(width) => Kind::Quoted(self::width(*width)),
            model::Kind::Number | model::Kind::Decimal => Kind::Number,
            model::Kind::Text(_) => Kind::Text,
            model::Kind::Array(items) => Kind::Array(below(items)),
            model::Kind::Tuple(items) => {
                Kind::Tuple(leak_all(items.iter().map(|item| self.position(item, known)).collect()))
            }
            model::Kind::Map(values) => Kind::Map(below(values)),
            model::Kind::Nullable(inner) => Kind::Nullable(below(inner)),
            model::Kind::Type(id) => known(*id).map_or(Kind::Any, Kind::Type),
        };
        Schema { kind, rules: self.rules(&schema.rules) }
    }
}

fn width(width: model::Width) -> Width {
    match width {
        model::Width::I32 => Width::I32,
        model::Width::I64 => Width::I64,
        model::Width::U32 => Width::U32,
        model::Width::U64 => Width::U64,
        model::Width::Big => Width::Big,
    }
}

fn choice(by: &By) -> Choice {
    match by {
        By::Tried => Choice::Tried,
        By::Type => Choice::Type,
        By::Tag(member) => Choice::Tag(text(member)),
        By::TagOr(member, index) => Choice::TagOr(text(member), *index),
        By::Constant(member) => Choice::Constant(text(member)),
        By::Members => Choice::Members,
        By::Values => Choice::Values,
    }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_all<T>(values: Vec<T>) -> &'static [T] {
    values.leak()
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}
