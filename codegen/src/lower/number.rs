//! `type: integer` and `type: number`: the Rust type that holds every value, and the constraints.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{Check, Kind, Number, Rule, Schema, Width};

use super::Lower;
use super::parts::Parts;
use super::read::parse_number;

/// Formats of numbers that say how many bits or digits there are.
const KNOWN: &[&str] = &["int32", "int64", "uint32", "uint64", "float", "double", "decimal"];

impl Lower<'_> {
    pub(super) fn integer(&mut self, parts: &Parts) -> Schema {
        let width = self.integer_format(parts).unwrap_or_else(|| self.width_of_values(parts));
        Schema { kind: Kind::Integer(width), rules: self.number_rules(parts) }
    }

    /// A number is a float unless its format says that it is an integer, or that no digit may be lost.
    pub(super) fn number_schema(&mut self, parts: &Parts) -> Schema {
        let kind = match self.number_format(parts).as_deref() {
            Some("decimal" | "decimal128" | "bigdecimal" | "big-decimal") => Kind::Decimal,
            Some(name) => width(name).map_or(Kind::Number, Kind::Integer),
            None => Kind::Number,
        };
        Schema { kind, rules: self.number_rules(parts) }
    }

    fn integer_format(&mut self, parts: &Parts) -> Option<Width> {
        self.number_format(parts).and_then(|name| width(&name))
    }

    /// The format, in lower case. One that nobody knows only describes (JSON Schema Validation, section 7.2.2).
    fn number_format(&mut self, parts: &Parts) -> Option<String> {
        let (part, value) = self.first(parts, "format")?;
        let name = self.string(part, "format")?.to_ascii_lowercase();
        if width(&name).is_none() && !KNOWN.contains(&name.as_str()) {
            self.misspelled_format(value, &name, KNOWN);
        }
        Some(name)
    }

    /// Reports a format that looks like a slip for a known one.
    pub(super) fn misspelled_format(&mut self, value: NodeId, name: &str, known: &[&'static str]) {
        let close = suggest(name, known.iter().copied());
        let twisted = |other: &&str| name.len() >= 4 && name.len().abs_diff(other.len()) <= 1;
        if let Some(other) = close.filter(|other| twisted(other) || other.eq_ignore_ascii_case(name))
            && self.checked.insert(value)
        {
            let message = format!("the format `{name}` is unknown");
            let diagnostic = Diagnostic::warning("unknown-format", self.document.span(value), message);
            self.diagnostics.push(diagnostic.help(format!("did you mean `{other}`? as it stands, it only describes")));
        }
    }

    /// 64 bits, unless the document itself names values beyond them.
    fn width_of_values(&mut self, parts: &Parts) -> Width {
        let mut named: Vec<Number> = Vec::new();
        for part in &parts.0 {
            for key in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default", "example", "const"] {
                let value = self.document.get(*part, key);
                named.extend(value.and_then(|value| self.document.number(value)).and_then(parse_number));
            }
            for list in ["examples", "enum"].into_iter().filter_map(|key| self.document.get(*part, key)) {
                let items = self.document.items(list).iter();
                named.extend(items.filter_map(|item| self.document.number(*item)).filter_map(parse_number));
            }
        }
        width_for(&named)
    }

    fn number_rules(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = self.range(parts);
        for part in &parts.0 {
            if let Some(number) = self.number(*part, "multipleOf") {
                rules.push(Rule { check: Check::MultipleOf(number), place: self.value_span(*part, "multipleOf") });
            }
        }
        Self::sorted(rules)
    }
}

/// Whether a format of numbers chooses the Rust type.
pub(super) fn is_known(format: &str) -> bool {
    let name = format.to_ascii_lowercase();
    let decimal = matches!(name.as_str(), "decimal128" | "bigdecimal" | "big-decimal");
    decimal || width(&name).is_some() || KNOWN.contains(&name.as_str())
}

/// The width that a format names.
pub(super) fn width(format: &str) -> Option<Width> {
    Some(match format {
        "int32" | "int16" | "int8" => Width::I32,
        "uint32" | "u-int32" | "uint16" | "uint8" => Width::U32,
        "uint64" | "u-int64" | "uint" => Width::U64,
        "int64" | "long" => Width::I64,
        "int128" | "uint128" | "int256" | "uint256" | "bigint" | "big-int" | "biginteger" => Width::Big,
        _ => return None,
    })
}

/// The range of a format that no Rust type here has (OpenAPI's registry of formats).
pub(super) fn few_bits(format: &str) -> Option<(i128, i128)> {
    Some(match format.to_ascii_lowercase().as_str() {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        _ => return None,
    })
}

/// The range of a format of up to 32 bits.
pub(super) fn format_range(format: &str) -> Option<(i128, i128)> {
    few_bits(format).or_else(|| match width(&format.to_ascii_lowercase())? {
        Width::I32 => Some((i32::MIN.into(), i32::MAX.into())),
        Width::U32 => Some((0, u32::MAX.into())),
        Width::I64 | Width::U64 | Width::Big => None,
    })
}

/// The narrowest of 64 bits, 64 bits without a sign, and any size that holds the values. Ends that were rounded to floats on
/// their way into a document count as the ends they stand for.
pub(super) fn width_for(values: &[Number]) -> Width {
    let within = |width: Width, least: i128, greatest: i128| {
        let fits = |number: &Number| match number {
            Number::Int(value) => {
                let rounded = |end: i128| value % 1000 == 0 && *value as f64 == end as f64;
                (least..=greatest).contains(value) || rounded(least) || rounded(greatest)
            }
            Number::Float(value) => (least as f64..=greatest as f64).contains(value),
        };
        values.iter().all(fits).then_some(width)
    };
    within(Width::I64, i64::MIN.into(), i64::MAX.into())
        .or_else(|| within(Width::U64, 0, u64::MAX.into()))
        .unwrap_or(Width::Big)
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
