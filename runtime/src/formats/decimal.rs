//! `format: decimal`, and integers of any size: numbers that no machine type holds without loss.

use super::FormatError;
use super::text::text_format;

/// A number that keeps its digits, or whatever text came instead: `19.90` stays `19.90`, and no size is too great.
///
/// Where the document says `type: number` or `type: integer` it is written as a JSON number, where it says
/// `type: string` as a string. Two are equal if their texts are.
///
/// ```
/// use tintype::formats::Decimal;
///
/// let price = Decimal::from("19.90");
/// assert_eq!(price.to_f64()?, 19.9);
/// assert!(price.to_i128().is_err());
/// assert_eq!(Decimal::from(u128::MAX), "340282366920938463463374607431768211455");
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(String);

text_format!(Decimal, "decimal");

/// Zero, which is a number wherever one is asked for.
impl Default for Decimal {
    fn default() -> Decimal {
        Decimal("0".to_owned())
    }
}

impl Decimal {
    /// The value as an integer, exactly: `1`, `1.0` and `1e2` are integers.
    ///
    /// # Errors
    /// If the text is no number, or one with a fraction or beyond 128 bits.
    pub fn to_i128(&self) -> Result<i128, FormatError> {
        let number = crate::value::Decimal::parse(unsigned_plus(&self.0));
        number
            .and_then(|number| number.integer())
            .ok_or(FormatError::new("decimal", "it is no integer that fits in 128 bits"))
    }

    /// The nearest float.
    ///
    /// # Errors
    /// If the text is no number, or one beyond 64 bits.
    pub fn to_f64(&self) -> Result<f64, FormatError> {
        let number = Some(&self.0).filter(|text| is_decimal(text)).and_then(|text| text.parse().ok());
        number
            .filter(|value: &f64| value.is_finite())
            .ok_or(FormatError::new("decimal", "it is no number that fits in 64 bits"))
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {
        $(impl From<$integer> for Decimal {
            fn from(value: $integer) -> Decimal {
                Decimal(value.to_string())
            }
        })*
    };
}

from_integer!(i32, i64, i128, u32, u64, u128);

/// A number in JSON's spelling (RFC 8259, section 6), or one with leading zeros or a plus.
pub(super) fn is_decimal(text: &str) -> bool {
    crate::value::Decimal::parse(unsigned_plus(text)).is_some()
}

fn unsigned_plus(text: &str) -> &str {
    text.strip_prefix('+').filter(|rest| !rest.starts_with('-')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{Decimal, is_decimal};

    #[test]
    fn digits_are_kept_and_read_exactly() {
        assert_eq!(Decimal::from("9007199254740993").to_i128(), Ok(9_007_199_254_740_993));
        assert_eq!(Decimal::from("+1.50e1").to_i128(), Ok(15));
        assert!(Decimal::from("1e400").to_f64().is_err());
        assert_eq!(Decimal::default(), "0");
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "1,5", "NaN", "inf", "+-1", "--1", "0x10", "1.5 EUR", ".5"] {
            assert!(!is_decimal(text) && Decimal::from(text).to_f64().is_err(), "{text}");
        }
    }
}
