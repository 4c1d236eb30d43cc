//! Documented answers: a status or a range of them, a body, headers.

use crate::diagnostic::{Diagnostic, Span};
use crate::load::NodeId;
use crate::model::{Answer, Owner, status_words};

use super::{Lower, keywords};

impl Lower<'_> {
    /// The answers of an operation, in order of status: single ones, then ranges, then `default`. `bodiless` for those to
    /// a method whose answers have no body (RFC 9110, section 9.3.2).
    pub(super) fn answers(&mut self, operation: NodeId, owner: Owner, bodiless: bool) -> Vec<Answer> {
        let mut answers: Vec<Answer> = Vec::new();
        for (key, place, node) in self.map(operation, "responses") {
            if key.starts_with("x-") {
                continue;
            }
            let Some(status) = status(&key) else {
                let message = format!("`{key}` is no status");
                let help = "a status is three digits such as 200, a range such as 4XX, or `default`";
                self.diagnostics.push(Diagnostic::error("status", place, message).help(help));
                continue;
            };
            let node = self.follow(node);
            if !self.is_object(node, "a response") {
                continue;
            }
            keywords::check(self, node, "response", keywords::RESPONSE);
            if let Some(first) = answers.iter().find(|answer| answer.status == status) {
                let message = format!("the answer `{status}` is declared twice");
                let first = first.place;
                self.diagnostics.push(Diagnostic::error("status", place, message).also(first, "the other one"));
                continue;
            }
            let answer = self.answer(node, status, place, owner, bodiless);
            answers.push(answer);
        }
        answers.sort_by_key(|answer| rank(&answer.status));
        answers
    }

    fn answer(&mut self, node: NodeId, status: String, place: Span, owner: Owner, bodiless: bool) -> Answer {
        // RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5
        let never = matches!(status.as_str(), "204" | "205" | "304");
        let mut bodies = Vec::new();
        if bodiless || never {
            let content = self.document.get(node, "content").filter(|value| !self.document.entries(*value).is_empty());
            if let Some(content) = content.filter(|_| never) {
                let message = format!("an answer {status} never has a body");
                let diagnostic = Diagnostic::warning("status", self.document.key_span(content), message);
                self.diagnostics.push(diagnostic.help("the content is ignored; another status may have been meant"));
            }
        } else {
            bodies = self.bodies(node, owner, &answer_part(&status));
        }
        Answer { doc: self.doc(node), headers: self.headers(node, owner), bodies, status, place }
    }
}

/// The status as the model spells it.
fn status(key: &str) -> Option<String> {
    if key == "default" {
        return Some(key.to_owned());
    }
    let upper = key.to_ascii_uppercase();
    let mut digits = upper.chars();
    let first = digits.next().filter(|c| ('1'..='5').contains(c))?;
    let rest: String = digits.collect();
    let fits = rest == "XX" || (rest.len() == 2 && rest.chars().all(|c| c.is_ascii_digit()));
    fits.then(|| format!("{first}{rest}"))
}

/// The words for an unnamed body: `response` for 200, else with the status in words.
fn answer_part(status: &str) -> String {
    match status {
        "200" => "response".to_owned(),
        _ if status.starts_with('2') => format!("{} response", status_words(status)),
        _ => status_words(status),
    }
}

fn rank(status: &str) -> (u8, String) {
    let class = if status == "default" { 2 } else { u8::from(status.ends_with("XX")) };
    (class, status.to_owned())
}
