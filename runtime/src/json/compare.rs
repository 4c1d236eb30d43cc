//! What strict reading, and the choice between a union's variants, look at beside types: listed values and formats.

use super::decode::Decoder;
use super::fault::{DecodeErrorKind, Read};
use super::parse::parse;
use crate::shape::Rule;
use crate::value::Json;

fn parses(json: &Json, format: &str) -> bool {
    json.as_str().and_then(|text| crate::formats::check(format, text)) != Some(false)
}

/// Whether a value is among JSON texts. Lists may be long, and most are of strings, which have one spelling unless they
/// are escaped.
pub(crate) fn is_listed(values: &[&str], json: &Json) -> bool {
    let equal = |text: &&str| parse(text.as_bytes()).is_ok_and(|value: Json| value == *json);
    match json {
        Json::String(_) => {
            let spelled = json.to_string();
            values.iter().any(|text| *text == spelled || (text.contains('\\') && equal(text)))
        }
        _ => values.iter().any(equal),
    }
}

impl Decoder<'_> {
    /// Looks at the value from an offset to here.
    pub(super) fn compare(&mut self, start: usize, rules: &'static [Rule]) -> Read {
        if !rules.iter().any(|rule| matches!(rule, Rule::Format(_) | Rule::OwnFormat(..) | Rule::OneOf(_))) {
            return Ok(());
        }
        let raw = self.reader.data().get(start..self.reader.offset()).unwrap_or_default();
        let Ok(json) = parse(raw) else { return Ok(()) };
        for rule in rules {
            match rule {
                Rule::Format(format) if !parses(&json, format) => {
                    self.tally.malformed += 1;
                    self.refuse_if_strict(start, format)?;
                }
                Rule::OwnFormat(format, fits) if json.as_str().is_some_and(|text| !fits(text)) => {
                    self.tally.malformed += 1;
                    self.refuse_if_strict(start, format)?;
                }
                // A constant tells variants apart; elsewhere it is a matter of validation.
                Rule::OneOf(values) if self.trial => {
                    self.tally.misfits += u64::from(!is_listed(values, &json));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A value that nobody listed: kept, and counted as a misfit; in strict reading it is one.
    pub(super) fn unlisted(&mut self, start: usize, expected: &'static str) -> Read {
        self.tally.misfits += 1;
        self.refuse_if_strict(start, expected)
    }

    fn refuse_if_strict(&self, start: usize, expected: &'static str) -> Read {
        if self.strict { Err(self.misfit_from(start, DecodeErrorKind::Unlisted, expected)) } else { Ok(()) }
    }
}
