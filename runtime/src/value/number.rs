//! A JSON number that keeps the text it was written with.

use smol_str::SmolStr;

use super::{Decimal, Json};

/// A JSON number. It keeps its text, so that nothing is lost; equality is by value: `1.0 == 1`.
#[derive(Clone)]
pub struct Number(
    /// Most are short and stand in place.
    SmolStr,
);

impl Number {
    /// Takes text that the reader has found to be a number.
    pub(crate) fn checked(text: &str) -> Number {
        Number(text.into())
    }

    /// Takes text if it is a number of JSON's grammar.
    pub fn parse(text: &str) -> Option<Number> {
        match Json::parse(text.as_bytes()) {
            Ok(Json::Number(number)) if number.as_str().len() == text.len() => Some(number),
            _ => None,
        }
    }

    /// A number from a float; `None` for infinities and NaN, which JSON does not have.
    pub fn from_f64(value: f64) -> Option<Number> {
        value.is_finite().then(|| Number(float_text(value).as_str().into()))
    }

    /// The text as it was read or written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The value, if it is integral (`1`, `1.0`, `1e2`) and fits, exactly.
    pub fn as_i64(&self) -> Option<i64> {
        i64::try_from(self.as_i128()?).ok()
    }

    /// The value, if it is integral and fits, exactly.
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(self.as_i128()?).ok()
    }

    /// The value, if it is integral and fits, exactly.
    pub fn as_i128(&self) -> Option<i128> {
        integer(self.as_str())
    }

    /// The nearest float; `None` where that would be infinite.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_str().parse().ok().filter(|value: &f64| value.is_finite())
    }
}

/// Reads number text as an integer, exactly.
pub(crate) fn integer(text: &str) -> Option<i128> {
    match text.parse::<i64>() {
        Ok(value) => Some(i128::from(value)),
        Err(_) => Decimal::parse(text)?.integer(),
    }
}

/// A number as the tags of unions spell it: integers without a fraction, for `1.0` is `1` (JSON Schema core, section
/// 4.2.2).
pub(crate) fn tag_text(text: &str) -> String {
    integer(text).map_or_else(|| text.to_owned(), |value| value.to_string())
}

/// Whether number text is an integer of any size: `1`, `1.0`, `1e400`.
pub(crate) fn is_integral(text: &str) -> bool {
    Decimal::parse(text).is_some_and(|number| number.is_integral())
}

/// Reads the text of a quoted integer, in the one spelling in which it will be written again.
pub(crate) fn quoted_integer(text: &str) -> Option<i128> {
    text.parse().ok().filter(|value: &i128| value.to_string() == text)
}

/// The shortest text of a finite float that reads back as the same float.
pub(crate) fn float_text(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || (1e-5..1e17).contains(&size) { format!("{value}") } else { format!("{value:e}") }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.as_str() == other.as_str()
            || match (Decimal::parse(self.as_str()), Decimal::parse(other.as_str())) {
                (Some(one), Some(two)) => one == two,
                _ => false,
            }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {
        $(impl From<$integer> for Number {
            fn from(value: $integer) -> Number {
                Number(value.to_string().as_str().into())
            }
        })*
    };
}

from_integer!(i32, i64, i128, u32, u64, u128, usize);
