//! Plain scalars by the core schema (YAML 1.2.2, section 10.3.2).

use super::number::to_decimal;

/// What a plain scalar stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain {
    Null,
    Bool(bool),
    /// In the spelling of JSON.
    Number(String),
    /// An infinity, no number at all, or one of an unreasonable length in base 8 or 16: nothing that JSON could write.
    NoJson,
    String,
}

/// Reads a plain scalar. Only the words of YAML 1.2 are special: `no`, `yes`, `on`, `off`, dates and `1_000` are strings.
pub(super) fn resolve(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Null,
        "true" | "True" | "TRUE" => return Plain::Bool(true),
        "false" | "False" | "FALSE" => return Plain::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Plain::NoJson,
        _ => {}
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        return Plain::String;
    }
    for (prefix, base) in [("0o", 8), ("0x", 16)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let fits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(base));
            return match to_decimal(digits, base) {
                Some(decimal) => Plain::Number(decimal),
                None if fits => Plain::NoJson,
                None => Plain::String,
            };
        }
    }
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if matches!(rest, ".inf" | ".Inf" | ".INF") {
        return Plain::NoJson;
    }
    match decimal(rest) {
        Some(number) if negative => Plain::Number(format!("-{number}")),
        Some(number) => Plain::Number(number),
        None => Plain::String,
    }
}

/// `[0-9]+`, or `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, in the spelling of JSON.
fn decimal(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => text.split_at_checked(at)?,
        None => (text, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.get(1..).unwrap_or_default();
    let power = power.strip_prefix(['-', '+']).unwrap_or(power);
    if !digits(power) || (power.is_empty() != exponent.is_empty()) {
        return None;
    }
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    if !digits(whole) || !fraction.is_none_or(digits) || (whole.is_empty() && fraction.is_none_or(str::is_empty)) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match fraction {
        None => format!("{whole}{exponent}"),
        Some("") => format!("{whole}.0{exponent}"),
        Some(fraction) => format!("{whole}.{fraction}{exponent}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_the_spelling_of_json() {
        let cases = [
            ("0", "0"),
            ("-0", "-0"),
            ("+7", "7"),
            ("007", "7"),
            ("-019", "-19"),
            ("1.10", "1.10"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("-.5e3", "-0.5e3"),
            ("1.e+3", "1.0e+3"),
            ("12e03", "12e03"),
            ("0o14", "12"),
            ("0xC", "12"),
            ("1e400", "1e400"),
            ("9999999999999999999999999999999999999999", "9999999999999999999999999999999999999999"),
        ];
        for (text, number) in cases {
            assert_eq!(resolve(text), Plain::Number(number.into()), "{text}");
        }
    }

    #[test]
    fn words() {
        assert_eq!(resolve("~"), Plain::Null);
        assert_eq!(resolve("True"), Plain::Bool(true));
        assert_eq!(resolve("FALSE"), Plain::Bool(false));
        for text in [".inf", "-.Inf", "+.INF", ".NaN"] {
            assert_eq!(resolve(text), Plain::NoJson, "{text}");
        }
        assert_eq!(resolve(&format!("0x{}", "F".repeat(65))), Plain::NoJson);
    }

    #[test]
    fn all_others_are_strings() {
        let strings = [
            "no",
            "yes",
            "on",
            "off",
            "y",
            "nUll",
            "tRUE",
            "-",
            "+",
            ".",
            "-.",
            "1_000",
            "1,000",
            "2024-01-01",
            "1:30",
            "0o8",
            "0o",
            "0x",
            "0xG",
            "-0x1",
            "0b1",
            "1e",
            "1e+",
            "e5",
            "1ee5",
            ".e5",
            "1.2.3",
            "--1",
            "+-1",
            "-.nan",
            "٣",
            "1 ",
            "Infinity",
        ];
        for text in strings {
            assert_eq!(resolve(text), Plain::String, "{text}");
        }
    }
}
