//! What is asked of the fields of a type, worked out of the table once: what the Rust type says already is not asked, and no
//! name of a format is looked up where a value is checked.

use super::table::{Additional, Body, Kind, Number, Rule, Schema, Shape, Width};
use super::{Field, Fields, Flags, Pattern};
use crate::formats;

/// Positions within positions are worked out this deep.
const DEEPEST: u32 = 8;

/// What is asked of a field.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) index: usize,
    pub(crate) flags: Flags,
    /// Whether the field is only asked for what is sent.
    pub(crate) sent_alone: bool,
    pub(crate) schema: &'static Schema,
    pub(crate) test: Test,
}

/// What tells at a glance that a value is right.
#[derive(Debug)]
pub(crate) enum Test {
    /// Its type does, if there is a value.
    Typed,
    /// A text that keeps a rule.
    Text(Ask),
    /// A text that keeps several rules.
    Texts(Box<[Ask]>),
    /// A number that is finite.
    Finite,
    /// An integer within these bounds.
    Integer(i128, i128),
    /// One of some texts.
    Listed(&'static [&'static str]),
    /// A struct without rules of its own.
    Object(&'static Fields, &'static Additional),
    /// A list of so many items, each of which keeps a test.
    Items { least: u64, most: u64, schema: &'static Schema, test: Box<Test> },
    /// More than the above, or nothing that can be said beforehand.
    Schema,
}

/// A rule on a text.
#[derive(Debug)]
pub(crate) enum Ask {
    Least(u64),
    Most(u64),
    Pattern(&'static Pattern),
    Fits(fn(&str) -> bool),
}

/// What has to be asked of the fields.
pub(super) fn checks(fields: &'static [Field]) -> Box<[Check]> {
    fields.iter().enumerate().filter_map(|(index, field)| check(index, field)).collect()
}

fn check(index: usize, field: &'static Field) -> Option<Check> {
    let (flags, schema) = (field.flags(), field.schema());
    let test = test(schema, DEEPEST);
    // A required member can be empty where it is nullable or travels in one direction.
    let sent_alone = matches!(test, Test::Typed) && !flags.has(Flags::REQUIRED);
    (!sent_alone || flags.has(Flags::READ_ONLY)).then_some(Check { index, flags, sent_alone, schema, test })
}

fn test(schema: &'static Schema, deepest: u32) -> Test {
    if !schema.may_be_wrong() {
        return Test::Typed;
    }
    let Some(deeper) = deepest.checked_sub(1) else { return Test::Schema };
    match &schema.kind {
        Kind::Text => text(schema.rules).unwrap_or(Test::Schema),
        Kind::Integer(width @ (Width::I32 | Width::I64 | Width::U32 | Width::U64)) => integer(*width, schema.rules),
        Kind::Number if schema.rules.is_empty() => Test::Finite,
        Kind::Array(items) => list(items, schema.rules, deeper),
        Kind::Nullable(inner) if schema.rules.is_empty() => test(inner, deeper),
        Kind::Type(shape) if schema.rules.is_empty() => named(shape, deeper),
        _ => Test::Schema,
    }
}

fn named(shape: &'static Shape, deepest: u32) -> Test {
    match &shape.body {
        _ if !shape.rules.is_empty() => Test::Schema,
        Body::Alias(inner) => test(inner, deepest),
        Body::Strings(listed) => Test::Listed(listed),
        Body::Object(fields, additional) => Test::Object(fields, additional),
        Body::Integers(_) | Body::Union(..) => Test::Schema,
    }
}

/// `None` if there are rules that are not on texts.
fn text(rules: &'static [Rule]) -> Option<Test> {
    let mut asks = Vec::new();
    for rule in rules {
        match rule {
            Rule::MinLength(least) => asks.push(Ask::Least(*least)),
            Rule::MaxLength(most) => asks.push(Ask::Most(*most)),
            Rule::Pattern(pattern) => asks.push(Ask::Pattern(pattern)),
            Rule::Format(format) => asks.extend(formats::checker(format).map(Ask::Fits)),
            Rule::OwnFormat(_, fits) => asks.push(Ask::Fits(*fits)),
            _ => return None,
        }
    }
    Some(match asks.len() {
        0 => Test::Typed,
        1 => Test::Text(asks.pop()?),
        _ => Test::Texts(asks.into()),
    })
}

fn integer(width: Width, rules: &'static [Rule]) -> Test {
    let (mut least, mut most) = width.range();
    for rule in rules {
        match rule {
            Rule::Minimum(Number::Int(limit)) => least = least.max(*limit),
            Rule::Maximum(Number::Int(limit)) => most = most.min(*limit),
            Rule::ExclusiveMinimum(Number::Int(limit)) => least = least.max(limit.saturating_add(1)),
            Rule::ExclusiveMaximum(Number::Int(limit)) => most = most.min(limit.saturating_sub(1)),
            _ => return Test::Schema,
        }
    }
    Test::Integer(least, most)
}

fn list(items: &'static Schema, rules: &'static [Rule], deepest: u32) -> Test {
    let (mut least, mut most) = (0, u64::MAX);
    for rule in rules {
        match rule {
            Rule::MinItems(limit) => least = least.max(*limit),
            Rule::MaxItems(limit) => most = most.min(*limit),
            _ => return Test::Schema,
        }
    }
    Test::Items { least, most, schema: items, test: Box::new(test(items, deepest)) }
}
