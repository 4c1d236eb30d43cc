//! Exact comparison and divisibility of decimal numbers, from their text.

use std::cmp::Ordering;

use crate::shape;

/// A decimal number in one normal form: `digits × 10^exponent`, no zero at either end of the digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// The values 0 to 9, most significant first; empty for zero.
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// Reads a number of JSON's grammar. `None` for other text, and where the exponent itself is out of reach.
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok().filter(|e| e.abs() < 1 << 60)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut digits: Vec<u8> =
            whole.bytes().chain(fraction.bytes()).map(|b| b - b'0').skip_while(|digit| *digit == 0).collect();
        let mut exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        while digits.last() == Some(&0) {
            digits.pop();
            exponent = exponent.checked_add(1)?;
        }
        if digits.is_empty() {
            return Some(Decimal { negative: false, digits, exponent: 0 });
        }
        Some(Decimal { negative, digits, exponent })
    }

    /// A number of the document. `None` for infinities and NaN.
    pub(crate) fn of(number: shape::Number) -> Option<Decimal> {
        match number {
            shape::Number::Int(value) => Decimal::parse(&value.to_string()),
            shape::Number::Float(value) => Decimal::float(value),
        }
    }

    /// The shortest decimal that reads back as this float. `None` for infinities and NaN.
    pub(crate) fn float(value: f64) -> Option<Decimal> {
        Decimal::parse(&format!("{value:e}"))
    }

    /// Whether there is no fraction.
    pub(crate) const fn is_integral(&self) -> bool {
        self.exponent >= 0
    }

    /// The value as an integer, if it is one and not beyond 128 bits.
    pub(crate) fn integer(&self) -> Option<i128> {
        if self.digits.is_empty() {
            return Some(0);
        }
        if self.exponent < 0 || self.magnitude() > 39 {
            return None;
        }
        let mut value = 0i128;
        let zeros = usize::try_from(self.exponent).ok()?;
        for digit in self.digits.iter().copied().chain(std::iter::repeat_n(0, zeros)) {
            value = value.checked_mul(10)?;
            let digit = i128::from(digit);
            value = if self.negative { value.checked_sub(digit)? } else { value.checked_add(digit)? };
        }
        Some(value)
    }

    /// Whether this is an integral multiple of `step`, exactly. A step of zero, or one too long to compute with, refuses nothing.
    pub(crate) fn is_multiple_of(&self, step: &Decimal) -> bool {
        if self.digits.is_empty() || step.digits.is_empty() {
            return true;
        }
        let Some(modulus) = step.digits.iter().try_fold(0u64, |value, digit| {
            value.checked_mul(10).and_then(|value| value.checked_add(u64::from(*digit)))
        }) else {
            return true;
        };
        // The digits do not end in zero, so a smaller exponent leaves a fraction whatever the step's digits are.
        let Ok(mut zeros) = u64::try_from(self.exponent.saturating_sub(step.exponent)) else { return false };
        let modulus = u128::from(modulus);
        let mut rest = self.digits.iter().fold(0u128, |rest, digit| (rest * 10 + u128::from(*digit)) % modulus);
        let mut power = 10 % modulus;
        while zeros > 0 {
            if zeros & 1 == 1 {
                rest = rest * power % modulus;
            }
            power = power * power % modulus;
            zeros >>= 1;
        }
        rest == 0
    }

    /// One text for all spellings of the same number.
    pub(crate) fn canonical(&self) -> String {
        let mut text = String::with_capacity(self.digits.len() + 8);
        if self.negative {
            text.push('-');
        }
        text.extend(self.digits.iter().map(|digit| char::from(b'0' + digit)));
        text.push('e');
        text.push_str(&self.exponent.to_string());
        text
    }

    /// The place of the first digit: two numbers with different places compare by it alone.
    fn magnitude(&self) -> i64 {
        self.exponent.saturating_add(i64::try_from(self.digits.len()).unwrap_or(i64::MAX))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let sign = |decimal: &Decimal| match (decimal.digits.is_empty(), decimal.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        };
        sign(self).cmp(&sign(other)).then_with(|| {
            let larger = self.magnitude().cmp(&other.magnitude()).then_with(|| self.digits.cmp(&other.digits));
            match (self.digits.is_empty(), self.negative) {
                (true, _) => Ordering::Equal,
                (_, true) => larger.reverse(),
                (_, false) => larger,
            }
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn all_spellings_of_a_number_are_equal() {
        for text in ["100", "1e2", "1.0E+2", "100.000", "0.1e3", "1000e-1"] {
            assert_eq!(decimal(text), decimal("100"), "{text}");
        }
        assert_eq!(decimal("-0.0"), decimal("0"));
    }

    #[test]
    fn order_is_exact() {
        let sorted = ["-1e30", "-12", "-1.5", "0", "1e-400", "0.1", "9007199254740992", "9007199254740993", "1e400"];
        for pair in sorted.windows(2) {
            assert!(decimal(pair[0]) < decimal(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, step, fits) in [
            ("19.99", "0.01", true),
            ("19.995", "0.01", false),
            ("4.35", "0.05", true),
            ("0.3", "0.1", true),
            ("1e300", "3", false),
            ("3e300", "3", true),
            ("0", "7", true),
            ("7", "0", true),
            ("-21", "7", true),
            ("10", "4", false),
            ("5", "10", false),
            ("123456789012345678901234567890", "10", true),
        ] {
            assert_eq!(decimal(value).is_multiple_of(&decimal(step)), fits, "{value} {step}");
        }
    }

    #[test]
    fn integers_are_exact() {
        assert_eq!(decimal("1.0").integer(), Some(1));
        assert_eq!(decimal("1e2").integer(), Some(100));
        assert_eq!(decimal("-9223372036854775809").integer(), Some(-9_223_372_036_854_775_809));
        assert_eq!(decimal("1.5").integer(), None);
        assert_eq!(decimal("1e400").integer(), None);
        assert_eq!(Decimal::parse("1e99999999999999999999"), None);
        assert_eq!(Decimal::parse("abc"), None);
    }
}
