//! Documented answers: a status or a range of them, a body, headers.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::{Answer, Kind, Owner, Schema, status_words};

use super::position::At;
use super::{Lower, keywords};

impl Lower<'_> {
    /// The answers of an operation, in order of status: single ones, then ranges, then `default`.
    pub(super) fn answers(&mut self, operation: NodeId, owner: Owner) -> Vec<Answer> {
        let mut answers = Vec::new();
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
            let answer = self.answer(node, status, place, owner);
            answers.push(answer);
        }
        answers.sort_by_key(|answer| rank(&answer.status));
        answers
    }

    fn answer(&mut self, node: NodeId, status: String, place: crate::diagnostic::Span, owner: Owner) -> Answer {
        let mut content = self.content(node).into_iter();
        let media = content.next();
        for other in content {
            let same = media.as_ref().is_some_and(|first| self.same_schema(first.node, other.node));
            if !same {
                let what = format!("a second type of response body, `{}`,", other.name);
                self.unsupported(other.place, &what, "only the first is decoded");
            }
        }
        let json = media.as_ref().filter(|media| media.is_json());
        let schema = json.map(|media| match self.document.get(media.node, "schema") {
            Some(schema) => self.schema(schema, &At::new(owner, &answer_part(&status))),
            None => Schema::of(Kind::Any),
        });
        if let (Some(media), Some(schema)) = (json, &schema) {
            self.note_examples(media.node, schema);
        }
        Answer {
            doc: self.doc(node),
            example: media.as_ref().and_then(|media| self.example(media.node)),
            headers: self.headers(node),
            media: media.map(|media| media.name),
            status,
            schema,
            place,
        }
    }

    fn same_schema(&self, one: NodeId, other: NodeId) -> bool {
        let schema = |media| self.document.get(media, "schema").map(|schema| self.document.to_json(schema));
        schema(one) == schema(other)
    }

    fn headers(&mut self, node: NodeId) -> BTreeMap<String, Option<String>> {
        let mut headers = BTreeMap::new();
        for (name, _, header) in self.map(node, "headers") {
            let header = self.follow(header);
            let schema = self.document.get(header, "schema");
            let example = self.document.get(header, "example").or_else(|| self.document.get(schema?, "example"));
            headers.insert(
                name,
                example
                    .map(|value| self.document.str(value).map_or_else(|| self.document.to_json(value), str::to_owned)),
            );
        }
        headers
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
