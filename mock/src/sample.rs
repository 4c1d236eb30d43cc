//! A value made from its table alone, where the document has no example.

use std::cell::Cell;

use tintype::shape::{Body, Choice, Field, Flags, Kind, Number, Rule, Schema, Shape, Variant};
use tintype::{Json, Map, Mode, validate_json};

use crate::refusal::Refusal;
use crate::speak::speak;

/// So many values are made at most: a small document can ask for very many.
const MOST_VALUES: usize = 10_000;
/// Objects are made so deep; below stands null.
const DEEPEST: usize = 16;
/// Optional members are made so deep.
const OPTIONAL: usize = 2;
/// So many items or characters are made for `minItems` and `minLength`; more than that is left unmet.
const LONGEST: u64 = 256;
/// Texts that meet the patterns that are seen most, in order of preference.
const TEXTS: &[&str] = &[
    "string",
    "text",
    "abc",
    "ABC",
    "AB",
    "ab",
    "A",
    "a",
    "1",
    "0",
    "12",
    "123",
    "1234",
    "12345",
    "+12025550123",
    "2024-01-31",
    "12:00",
    "12:00:00",
    "en-US",
    "en",
    "a@b.example",
    "https://example.com/",
    "#a0b1c2",
    "A1",
    "a1",
    "1.0",
    "1.0.0",
    "",
];

/// A value of a position: with the optional members near its root for a success; with those that say what went wrong
/// for a refusal.
pub(crate) fn sample(schema: &'static Schema, refusal: Option<&Refusal>) -> Json {
    Sampler { refusal, left: Cell::new(MOST_VALUES) }.value(schema, 0)
}

struct Sampler<'a> {
    refusal: Option<&'a Refusal>,
    left: Cell<usize>,
}

impl Sampler<'_> {
    fn value(&self, schema: &'static Schema, depth: usize) -> Json {
        if self.left.get() == 0 || depth > DEEPEST {
            return Json::Null;
        }
        self.left.set(self.left.get() - 1);
        let schema = schema.resolved();
        let listed =
            schema.rules.iter().find_map(|rule| if let Rule::OneOf(values) = rule { values.first() } else { None });
        if let Some(json) = listed.and_then(|text| text.parse().ok()) {
            return json;
        }
        match &schema.kind {
            Kind::Any | Kind::Nullable(_) => Json::Null,
            Kind::Boolean => Json::Boolean(true),
            Kind::Integer(_) | Kind::Number => number(schema.rules),
            Kind::Quoted(_) => Json::from(number(schema.rules).to_string()),
            Kind::Text => Json::from(text(schema.rules)),
            Kind::Array(items) => {
                let least =
                    schema.rules.iter().find_map(|rule| if let Rule::MinItems(n) = rule { Some(*n) } else { None });
                (0..least.unwrap_or(0).min(LONGEST)).map(|_| self.value(items, depth + 1)).collect::<Vec<Json>>().into()
            }
            Kind::Tuple(items) => items.iter().map(|item| self.value(item, depth + 1)).collect::<Vec<Json>>().into(),
            Kind::Map(_) => Json::Object(Map::new()),
            Kind::Type(shape) => self.named(shape, depth),
        }
    }

    fn named(&self, shape: &'static Shape, depth: usize) -> Json {
        match &shape.body {
            Body::Object(fields, _) => self.object(fields, depth),
            Body::Strings(values) => values.first().map_or(Json::Null, |value| Json::from(*value)),
            Body::Integers(values) => values.first().map_or(Json::Null, |value| Json::from(*value)),
            Body::Union(choice, variants) => {
                let tag = if let Choice::Tag(tag) | Choice::TagOr(tag, _) = choice { Some(*tag) } else { None };
                variants.first().map_or(Json::Null, |first| self.variant(tag, first, depth))
            }
            Body::Alias(schema) => self.value(schema, depth + 1),
        }
    }

    fn variant(&self, tag: Option<&'static str>, variant: &'static Variant, depth: usize) -> Json {
        let mut json = self.value(&variant.schema, depth + 1);
        if let (Some(name), Some(value), Json::Object(members)) = (tag, variant.tags.first(), &mut json) {
            members.insert(name, Json::from(*value));
        }
        json
    }

    fn object(&self, fields: &'static [Field], depth: usize) -> Json {
        let mut members: Map<Json> = Map::new();
        for field in fields.iter().filter(|field| !field.flags().has(Flags::WRITE_ONLY)) {
            let fits = |json: &Json| validate_json(json, field.schema(), Mode::Response).is_empty();
            let said = self.refusal.and_then(|refusal| speak(field.name(), field.schema(), refusal)).filter(fits);
            let default = || field.default().and_then(|text| text.parse().ok()).filter(fits);
            let required = field.flags().has(Flags::REQUIRED);
            let wanted = required || (self.refusal.is_none() && depth < OPTIONAL);
            let value =
                said.or_else(|| wanted.then(|| default().unwrap_or_else(|| self.value(field.schema(), depth + 1))));
            if let Some(value) = value.filter(|value| required || fits(value)) {
                members.insert(field.name(), value);
            }
        }
        Json::Object(members)
    }
}

/// The number next to 1 that the bounds allow.
fn number(rules: &[Rule]) -> Json {
    let whole = |number: &Number| match number {
        Number::Int(n) => i64::try_from(*n).ok(),
        Number::Float(n) if n.abs() < 1e15 => Some(n.ceil() as i64),
        Number::Float(_) => None,
    };
    let (mut least, mut most, mut step) = (None, None, None);
    for rule in rules {
        match rule {
            Rule::Minimum(n) => least = whole(n),
            Rule::ExclusiveMinimum(n) => least = whole(n).map(|n| n.saturating_add(1)),
            Rule::Maximum(n) => most = whole(n),
            Rule::ExclusiveMaximum(n) => most = whole(n).map(|n| n.saturating_sub(1)),
            Rule::MultipleOf(n) => step = whole(n).filter(|n| *n > 0),
            _ => {}
        }
    }
    let mut value = least.map_or(1, |least: i64| least.max(1));
    if let Some(most) = most {
        value = value.min(most);
    }
    if let Some(step) = step {
        let above = value.saturating_add(step - 1).div_euclid(step).saturating_mul(step);
        value = if most.is_some_and(|most| above > most) { above.saturating_sub(step) } else { above };
    }
    Json::from(value)
}

/// A text that the rules allow, if one of the known ones is.
fn text(rules: &[Rule]) -> String {
    let (mut least, mut most, mut pattern, mut base) = (0, u64::MAX, None, None);
    for rule in rules {
        match rule {
            Rule::MinLength(n) => least = (*n).min(LONGEST),
            Rule::MaxLength(n) => most = *n,
            Rule::Pattern(found) => pattern = Some(*found),
            Rule::Format(name) | Rule::OwnFormat(name, _) => base = formatted(name),
            _ => {}
        }
    }
    let fits = |text: &str| {
        let length = text.chars().count() as u64;
        length >= least && length <= most && pattern.is_none_or(|pattern| pattern.matches(text))
    };
    let known = base.into_iter().chain(TEXTS.iter().copied()).find(|text| fits(text)).map(str::to_owned);
    let padded = || {
        let length = usize::try_from(least.min(most)).unwrap_or(0);
        ["a", "A", "0"].into_iter().map(|filler| filler.repeat(length)).find(|text| fits(text))
    };
    known.or_else(padded).unwrap_or_else(|| base.unwrap_or("string").to_owned())
}

fn formatted(format: &str) -> Option<&'static str> {
    Some(match format {
        "date" => "2024-01-31",
        "date-time" => "2024-01-31T12:00:00Z",
        "time" => "12:00:00Z",
        "duration" => "P1D",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "uri" | "url" | "iri" => "https://example.com/",
        "uri-reference" | "iri-reference" => "/example",
        "email" | "idn-email" => "user@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "dGV4dA==",
        "json-pointer" => "/a",
        "relative-json-pointer" => "0",
        "uri-template" => "/example/{id}",
        "decimal" => "1.50",
        "regex" => "^a$",
        _ => return None,
    })
}
