//! The beginning of a body for a log: what goes by the name of a secret is left out.

/// What is in a name that is one of a secret, in small letters and without what stands between them.
const PARTS: [&str; 15] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "authorization",
    "credential",
    "cookie",
    "session",
    "signature",
    "digest",
    "jwt",
];

/// Names that are too short to be looked for within others.
const WHOLE: [&str; 6] = ["otp", "pin", "cvv", "cvc", "ssn", "key"];

const REDACTED: &str = "[redacted]";

/// The text without the values of JSON members, form fields, XML elements and lines `name: value` that have such a name,
/// and without what follows `Bearer` or `Basic` or looks like a JSON Web Token. The text may break off anywhere.
pub(super) fn redact(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('"') {
        let (plain, from) = rest.split_at(at);
        words(plain, &mut out);
        let (literal, after) = from.split_at(literal(from));
        let value = after.trim_start().strip_prefix(':').map(str::trim_start);
        match value.filter(|value| is_secret(literal) && !value.starts_with("null")) {
            Some(value) => {
                out.push_str(literal);
                out.push_str(after.get(..after.len() - value.len()).unwrap_or_default());
                out.push('"');
                out.push_str(REDACTED);
                out.push('"');
                rest = value.get(json(value)..).unwrap_or_default();
            }
            None => {
                words(literal, &mut out);
                rest = after;
            }
        }
    }
    words(rest, &mut out);
    out
}

/// Whether a name is one of a secret.
fn is_secret(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect();
    PARTS.iter().any(|part| name.contains(part)) || WHOLE.contains(&name.as_str())
}

/// The length of a string literal with its quotes, or of all if it is not closed.
fn literal(text: &str) -> usize {
    let mut escaped = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a JSON value.
fn json(text: &str) -> usize {
    let (mut at, mut depth) = (0usize, 0usize);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => at += literal(text.get(at..).unwrap_or_default()).saturating_sub(1),
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 && matches!(byte, b'"' | b'}' | b']') {
            return at;
        }
    }
    text.len()
}

/// Adds text without quotes, word for word.
fn words(text: &str, out: &mut String) {
    let ends = |c: char| c.is_whitespace() || "=:&;,<>'(){}[]".contains(c);
    let (mut rest, mut due) = (text, false);
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        let gap = after.find(|c: char| !ends(c)).unwrap_or(after.len());
        let (gap, after) = after.split_at(gap);
        let token = word.trim_start_matches('"').starts_with("eyJ") && word.contains('.');
        out.push_str(if due && !word.is_empty() || token { REDACTED } else { word });
        out.push_str(gap);
        let scheme = word.eq_ignore_ascii_case("bearer") || word.eq_ignore_ascii_case("basic");
        let named = gap.trim_start().starts_with(['=', ':', '>']) && is_secret(word) && !gap.contains('<');
        // In `authorization: Bearer x` both words are.
        due = named || scheme && !gap.is_empty() || due && word.is_empty();
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn members_that_go_by_the_name_of_a_secret() {
        let same = |text: &str| assert_eq!(redact(text), text);
        same(r#"{"error":"no such user","code":7,"list":[1,{"a":null}]}"#);
        same(r#"{"access_token":null}"#);
        let is = |text: &str, shown: &str| assert_eq!(redact(text), shown);
        is(r#"{"token":"a\"b","x":1}"#, r#"{"token":"[redacted]","x":1}"#);
        is(r#"{"Access-Token" : 12 ,"x":1}"#, r#"{"Access-Token" : "[redacted]","x":1}"#);
        is(r#"{"apiKey":{"a":["}",1]},"x":[1]}"#, r#"{"apiKey":"[redacted]","x":[1]}"#);
        is(r#"{"secrets":["a","b"],"password":true}"#, r#"{"secrets":"[redacted]","password":"[redacted]"}"#);
        is(r#"{"pin":"1","spin":"2"}"#, r#"{"pin":"[redacted]","spin":"2"}"#);
    }

    #[test]
    fn a_text_that_breaks_off_anywhere() {
        let whole = r#"{"a":"b","token":{"x":["hunter2\"",{"y":"hunter2"}]},"Ä":1}"#;
        for (at, _) in whole.char_indices() {
            assert!(!redact(&whole[..at]).contains("hunter"), "{}", &whole[..at]);
        }
    }

    #[test]
    fn what_is_no_json() {
        let is = |text: &str, shown: &str| assert_eq!(redact(text), shown);
        is("a=1&password=hunter2&b=2", "a=1&password=[redacted]&b=2");
        is("<a><token>hunter2</token><b>1</b></a>", "<a><token>[redacted]</token><b>1</b></a>");
        is("x-api-key: hunter2\nname: Ann", "x-api-key: [redacted]\nname: Ann");
        is("bad header Authorization: Bearer hunter2!", "bad header Authorization: [redacted] [redacted]");
        is("\"sent Bearer hunter2 twice\"", "\"sent Bearer [redacted] twice\"");
        is("eyJhbGciOiJIUzI1NiJ9.e30.x is no user", "[redacted] is no user");
        is("\"eyJhbGciOiJIUzI1NiJ9.e30.x\"", "[redacted]");
        is("<html><title>Log in</title></html>", "<html><title>Log in</title></html>");
        is("", "");
    }
}
