//! Numbers as text: exact, whatever their length.

/// The whole number that a JSON number spells, if it fits.
pub(super) fn to_u64(text: &str) -> Option<u64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let significant = format!("{whole}{fraction}");
    let digits = significant.trim_start_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    if negative {
        return None;
    }
    let short = digits.trim_end_matches('0');
    // How many zeros follow the short digits.
    let zeros = exponent
        .parse::<i64>()
        .ok()?
        .checked_sub(i64::try_from(fraction.len()).ok()?)?
        .checked_add(i64::try_from(digits.len() - short.len()).ok()?)?;
    let power = 10_u64.checked_pow(u32::try_from(zeros).ok()?)?;
    short.parse::<u64>().ok()?.checked_mul(power)
}

/// The decimal digits of a number in base 8 or 16; `None` for other digits and for numbers of more than 64 digits.
pub(super) fn to_decimal(digits: &str, base: u32) -> Option<String> {
    if digits.is_empty() || digits.len() > 64 {
        return None;
    }
    // Decimal digits, the least significant first.
    let mut decimal = vec![0_u8];
    for character in digits.chars() {
        let mut carry = character.to_digit(base)?;
        for digit in &mut decimal {
            let sum = u32::from(*digit) * base + carry;
            *digit = u8::try_from(sum % 10).ok()?;
            carry = sum / 10;
        }
        while carry > 0 {
            decimal.push(u8::try_from(carry % 10).ok()?);
            carry /= 10;
        }
    }
    Some(decimal.iter().rev().map(|digit| char::from(b'0' + digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_in_every_spelling() {
        for text in ["3", "3.0", "3.000", "0.3e1", "30e-1", "3E0", "3e+0", "300.0e-2"] {
            assert_eq!(to_u64(text), Some(3), "{text}");
        }
        assert_eq!(to_u64("18446744073709551615"), Some(u64::MAX));
        assert_eq!(to_u64("18446744073709551615.0"), Some(u64::MAX));
        assert_eq!(to_u64("1e19"), Some(10_000_000_000_000_000_000));
        assert_eq!(to_u64("1e18"), Some(1_000_000_000_000_000_000));
        for text in ["-0", "0.0", "-0.0e9", "0e999999999999999999999"] {
            assert_eq!(to_u64(text), Some(0), "{text}");
        }
    }

    #[test]
    fn others_are_none() {
        for text in [
            "-3",
            "3.5",
            "1e-1",
            "1e20",
            "18446744073709551616",
            "1e400",
            "1e99999999999999999999",
            "1e-9223372036854775808",
        ] {
            assert_eq!(to_u64(text), None, "{text}");
        }
    }

    #[test]
    fn bases() {
        assert_eq!(to_decimal("1F", 16).as_deref(), Some("31"));
        assert_eq!(to_decimal("14", 8).as_deref(), Some("12"));
        assert_eq!(to_decimal("FFFFFFFFFFFFFFFF", 16).as_deref(), Some("18446744073709551615"));
        assert_eq!(to_decimal("10000000000000000", 16).as_deref(), Some("18446744073709551616"));
        assert_eq!(to_decimal("000", 8).as_deref(), Some("0"));
        assert_eq!(to_decimal("8", 8), None);
        assert_eq!(to_decimal("", 16), None);
        assert_eq!(to_decimal(&"1".repeat(65), 16), None);
    }
}
