//! Sample values made from the model alone: small, with the required members and one optional member of each object.
//!
//! Bounds, lengths, formats and listed values are honoured; patterns are not, for reading does not ask for them.

use serde_json::{Map, Value, json};
use tintype_codegen::model::{
    Additional, Api, Body, Check, Kind, Member, Number, Rule, Schema, TextFormat, Type, TypeId, Variant,
};

/// So many values are in a sample at most, and so deep they may stand.
const MOST: usize = 2_000;
const DEEPEST: usize = 24;
/// Optional members are made so deep.
const OPTIONAL: usize = 3;
/// So many alternatives of a union are tried.
const VARIANTS: usize = 24;
/// Longer texts and lists are not made.
const LONGEST: u64 = 300;

/// The samples of a type: one, or one for each alternative of a union. `None` for what can't be made.
pub(crate) fn samples(api: &Api, id: TypeId) -> Vec<Option<Value>> {
    let sample = |make: &dyn Fn(&mut Sampler<'_>) -> Option<Value>| make(&mut Sampler { api, left: MOST });
    match &api.type_of(id).body {
        Body::Union { variants, discriminator } => variants
            .iter()
            .take(VARIANTS)
            .map(|variant| sample(&|sampler| sampler.variant(variant, discriminator.as_deref(), 0)))
            .collect(),
        _ => vec![sample(&|sampler| sampler.named(id, 0))],
    }
}

struct Sampler<'a> {
    api: &'a Api,
    left: usize,
}

impl Sampler<'_> {
    fn value(&mut self, schema: &Schema, depth: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        let rules = &schema.rules;
        let listed = rules.iter().find_map(|rule| match &rule.check {
            Check::OneOf(values) => Some(values),
            _ => None,
        });
        if let Some(values) = listed {
            return serde_json::from_str(values.first()?).ok();
        }
        if matches!(schema.kind, Kind::Any) {
            return Some(json!({"any": [1, null]}));
        }
        match &schema.kind {
            Kind::Boolean => Some(true.into()),
            Kind::Integer(_) => integer(rules).map(Value::from),
            Kind::Quoted(_) => integer(rules).map(|number| number.to_string().into()),
            Kind::Number => integer(rules).map(|number| if rules.is_empty() { json!(1.5) } else { number.into() }),
            Kind::Text(format) => text(*format, rules).map(Value::from),
            Kind::Array(items) => {
                let least = most_of(rules, |check| if let Check::MinItems(n) = check { Some(*n) } else { None });
                let none = rules.iter().any(|rule| rule.check == Check::MaxItems(0));
                let count = least.max(u64::from(!none && depth < OPTIONAL));
                let unique = count > 1 && rules.iter().any(|rule| rule.check == Check::UniqueItems);
                let wanted = (count <= LONGEST && !unique).then_some(count)?;
                (0..wanted).map(|_| self.value(items, depth + 1)).collect::<Option<Vec<Value>>>().map(Value::from)
            }
            Kind::Tuple(items) => {
                let items = items.iter().map(|item| self.value(item, depth + 1));
                items.collect::<Option<Vec<Value>>>().map(Value::from)
            }
            Kind::Map(values) => {
                let least = most_of(rules, |check| if let Check::MinProperties(n) = check { Some(*n) } else { None });
                let wanted = (least <= LONGEST).then_some(least.max(u64::from(depth < OPTIONAL)))?;
                let entries = (0..wanted).map(|n| Some((format!("key{n}"), self.value(values, depth + 1)?)));
                entries.collect::<Option<Map<String, Value>>>().map(Value::from)
            }
            Kind::Nullable(inner) => Some(self.value(inner, depth + 1).unwrap_or(Value::Null)),
            Kind::Type(id) => self.named(*id, depth + 1),
            _ => None,
        }
    }

    fn named(&mut self, id: TypeId, depth: usize) -> Option<Value> {
        let Type { body, rules, .. } = self.api.type_of(id);
        match body {
            Body::Object { members, additional } => self.object(members, additional, rules, depth),
            Body::Strings(values) => Some(values.first()?.wire.as_str().into()),
            Body::Integers(values) => Some((*values.first()?).into()),
            Body::Union { discriminator, variants } => {
                variants.iter().take(VARIANTS).find_map(|it| self.variant(it, discriminator.as_deref(), depth))
            }
            Body::Alias(schema) => self.value(schema, depth + 1),
        }
    }

    fn variant(&mut self, variant: &Variant, discriminator: Option<&str>, depth: usize) -> Option<Value> {
        let mut value = self.value(&variant.schema, depth + 1)?;
        if let (Some(name), Some(tag), Value::Object(members)) = (discriminator, variant.tags.first(), &mut value) {
            members.insert(name.to_owned(), tag.as_str().into());
        }
        Some(value)
    }

    fn object(&mut self, members: &[Member], more: &Additional, rules: &[Rule], depth: usize) -> Option<Value> {
        let mut made = Map::new();
        for member in members.iter().filter(|member| member.required) {
            made.insert(member.wire.clone(), self.value(&member.schema, depth + 1)?);
        }
        if depth < OPTIONAL {
            let mut optional = members.iter().filter(|member| !member.required);
            let first = optional.find_map(|it| Some((it.wire.clone(), self.value(&it.schema, depth + 1)?)));
            made.extend(first);
        }
        if let Additional::Typed(values) = more
            && depth < OPTIONAL
        {
            made.insert("moreOfThem".to_owned(), self.value(values, depth + 1)?);
        }
        let (least, most) = rules.iter().fold((0, u64::MAX), |(least, most), rule| match rule.check {
            Check::MinProperties(n) => (n, most),
            Check::MaxProperties(n) => (least, n),
            _ => (least, most),
        });
        let count = made.len() as u64;
        (least <= count && count <= most).then_some(Value::Object(made))
    }
}

/// The greatest of what the rules name.
fn most_of(rules: &[Rule], of: impl Fn(&Check) -> Option<u64>) -> u64 {
    rules.iter().filter_map(|rule| of(&rule.check)).max().unwrap_or(0)
}

/// The integer next to 1 that the bounds allow.
fn integer(rules: &[Rule]) -> Option<i64> {
    let whole = |number: &Number, up: bool| match number {
        Number::Int(n) => i64::try_from(*n).ok(),
        Number::Float(n) if n.abs() < 1e15 => Some((if up { n.ceil() } else { n.floor() }) as i64),
        Number::Float(_) => None,
    };
    let (mut least, mut most, mut step) = (i64::MIN, i64::MAX, 1);
    for rule in rules {
        match &rule.check {
            Check::Minimum(n) => least = least.max(whole(n, true)?),
            Check::ExclusiveMinimum(n) => least = least.max(whole(n, false)?.checked_add(1)?),
            Check::Maximum(n) => most = most.min(whole(n, false).unwrap_or(i64::MAX)),
            Check::ExclusiveMaximum(n) => most = most.min(whole(n, true).map_or(i64::MAX, |n| n.saturating_sub(1))),
            Check::MultipleOf(Number::Int(n)) => step = i64::try_from(*n).ok().filter(|n| *n > 0)?,
            _ => {}
        }
    }
    let wanted = 1.max(least).min(most);
    let above = wanted.checked_add(step - 1)?.div_euclid(step).checked_mul(step)?;
    [above, above.checked_sub(step)?].into_iter().find(|n| (least..=most).contains(n))
}

/// A text of the format, as long as the rules ask.
fn text(format: TextFormat, rules: &[Rule]) -> Option<String> {
    let name = rules.iter().find_map(|rule| match &rule.check {
        Check::Format(name) | Check::OwnFormat(name, _) => Some(name.as_str()),
        _ => None,
    });
    let name = match format {
        TextFormat::Plain => name.unwrap_or_default(),
        TextFormat::Date => "date",
        TextFormat::DateTime => "date-time",
        TextFormat::Uuid => "uuid",
        TextFormat::Uri => "uri",
        #[allow(unreachable_patterns)]
        _ => return None,
    };
    let (least, most) = rules.iter().fold((0, u64::MAX), |(least, most), rule| match rule.check {
        Check::MinLength(n) => (n, most),
        Check::MaxLength(n) => (least, n),
        _ => (least, most),
    });
    let Some(known) = formatted(name) else {
        let length = least.max(4.min(most));
        return (length <= LONGEST)
            .then(|| "text".chars().cycle().take(usize::try_from(length).unwrap_or(0)).collect());
    };
    let length = known.chars().count() as u64;
    (least <= length && length <= most).then(|| known.to_owned())
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
        "uri-template" => "/{example}",
        "email" | "idn-email" => "user@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "dGV4dA==",
        "json-pointer" => "/a",
        "relative-json-pointer" => "1/a",
        "regex" => "^a$",
        "decimal" => "1.5",
        _ => return None,
    })
}

#[cfg(test)]
#[path = "sample_tests.rs"]
mod tests;
