//! Strings and numbers in a query (RFC 9535, sections 2.3.1.1 and 2.3.5.1).

use super::parse::Parser;
use super::{Fault, Literal};

impl Parser<'_> {
    /// A string in single or double quotes.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let quote = self.peek().unwrap_or('\'');
        self.at += 1;
        let mut out = String::new();
        while let Some(c) = self.peek() {
            if c < ' ' {
                return Err(self.fault("a control character in a name or string; write its escape"));
            }
            self.at += c.len_utf8();
            match c {
                c if c == quote => return Ok(out),
                '\\' => out.push(self.escape(quote)?),
                c => out.push(c),
            }
        }
        Err(Fault { at: start, message: "the quotes are not closed".to_owned() })
    }

    fn escape(&mut self, quote: char) -> Result<char, Fault> {
        let c = self.peek().unwrap_or(' ');
        let plain = match c {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '/' | '\\' => c,
            'u' => return self.unicode(),
            c if c == quote => c,
            _ => return Err(self.fault("no such escape")),
        };
        self.at += 1;
        Ok(plain)
    }

    /// `\uXXXX`, or two of them for a character beyond the basic plane.
    fn unicode(&mut self) -> Result<char, Fault> {
        let high = self.unit()?;
        let code = if (0xD800..0xDC00).contains(&high) {
            self.expect("\\")?;
            let low = self.unit()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(self.fault("half a character: the second `\\u` is missing"));
            }
            0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        } else {
            high
        };
        char::from_u32(code).ok_or_else(|| self.fault("half a character: the first `\\u` is missing"))
    }

    fn unit(&mut self) -> Result<u32, Fault> {
        let digits = self.rest().strip_prefix('u').and_then(|rest| rest.get(..4));
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.fault("expected `u` and four hexadecimal digits"))?;
        self.at += 5;
        Ok(unit)
    }

    /// A literal of a comparison, if one comes next.
    pub(super) fn literal(&mut self) -> Result<Option<Literal>, Fault> {
        if matches!(self.peek(), Some('\'' | '"')) {
            return self.string().map(Literal::String).map(Some);
        }
        if matches!(self.peek(), Some('-' | '0'..='9')) {
            return self.number().map(Some);
        }
        let word = self.word().to_owned();
        let literal = match word.as_str() {
            "null" => Literal::Null,
            "true" => Literal::Bool(true),
            "false" => Literal::Bool(false),
            _ => return Ok(None),
        };
        self.at += word.len();
        Ok(Some(literal))
    }

    /// The name of a literal or a function that comes next.
    pub(super) fn word(&self) -> &str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    fn number(&mut self) -> Result<Literal, Fault> {
        let rest = self.rest();
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E')).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default();
        // The grammar of JSON, which `serde_json` knows.
        if serde_json::from_str::<serde_json::Number>(text).is_err() {
            return Err(self.fault(&format!("`{text}` is no number")));
        }
        let literal = Literal::Number(text.to_owned());
        self.at += end;
        Ok(literal)
    }
}
