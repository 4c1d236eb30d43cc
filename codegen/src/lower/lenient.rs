//! Values of another type than is due, read as what they spell: YAML without quotation marks makes numbers of versions and ports, and
//! generators write truth values and counts as texts.

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value, spelled_truth};
use crate::model::Number;

use super::Lower;
use super::read::parse_number;

/// The members that only describe; nothing is lost with them.
const PROSE: &[&str] = &["title", "summary", "description", "termsOfService", "bearerFormat"];

impl Lower<'_> {
    /// A number or a truth value as the text that it spells.
    pub(super) fn spelled_text(&mut self, value: NodeId, what: &str) -> Option<String> {
        let text = match self.document.value(value) {
            Value::Number(text) => text.clone(),
            Value::Bool(flag) => flag.to_string(),
            _ => return None,
        };
        self.said_of(value, what, &format!("it is read as the text `{text}`; put it in quotation marks"));
        Some(text)
    }

    /// A text or a number as the truth value that it spells, and nothing in it where it spells none; `None` for a value of any other type.
    pub(super) fn spelled_flag(&mut self, value: NodeId, what: &str) -> Option<Option<bool>> {
        let text = self.document.str(value).or_else(|| self.document.number(value))?;
        let flag = spelled_truth(text);
        let help = match flag {
            Some(flag) => format!("it is read as `{flag}`; write `{flag}`"),
            None => "it is ignored; write `true` or `false`".to_owned(),
        };
        self.said_of(value, what, &help);
        Some(flag)
    }

    /// A text as the count that it spells.
    pub(super) fn spelled_count(&mut self, value: NodeId, what: &str) -> Option<u64> {
        let count: u64 = self.document.str(value)?.trim().parse().ok()?;
        self.said_of(value, what, &format!("it is read as {count}; take it out of the quotation marks"));
        Some(count)
    }

    /// A text as the number that it spells.
    pub(super) fn spelled_number(&mut self, value: NodeId, what: &str) -> Option<Number> {
        let text = self.document.str(value)?.trim().to_owned();
        // Words such as `inf` are no numbers of a document.
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        let number = parse_number(&text).filter(|_| digits)?;
        self.said_of(value, what, &format!("it is read as {text}; take it out of the quotation marks"));
        Some(number)
    }

    /// Whether a value of the wrong type stands where there should be prose, which is then left out.
    pub(super) fn is_lost_prose(&mut self, value: NodeId, key: &str) -> bool {
        let is = PROSE.contains(&key);
        if is {
            self.said_of(value, &format!("`{key}`"), "it is ignored; write a text, or leave it out");
        }
        is
    }

    fn said_of(&mut self, value: NodeId, what: &str, help: &str) {
        let message = format!("{what} is {}", self.document.kind_name(value));
        let diagnostic = Diagnostic::warning("wrong-type", self.span(value), message);
        self.diagnostics.push(diagnostic.help(help));
    }
}
