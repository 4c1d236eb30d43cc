//! Our reading of the OpenAPI 3.0 documents compared with that of another reader: openapiv3, over another YAML parser.
//!
//! Both readings are written down in the same words, a line for each operation, parameter, body, answer and property.

mod corpus;
mod facts;
mod ours;
mod theirs;

use crate::support::{document, generate};

#[test]
fn both_readers_read_the_same() {
    for provider in ["etg", "driver", "zitadel"] {
        let text = std::fs::read_to_string(document(provider)).unwrap();
        let theirs: openapiv3::OpenAPI = serde_yaml_ng::from_str(&text).unwrap();
        let theirs = theirs::lines(&theirs);
        let ours = ours::lines(&generate(provider).checked().api);
        let only = |one: &[String], other: &[String]| -> Vec<String> {
            one.iter().filter(|line| !other.contains(line)).cloned().collect()
        };
        let (only_ours, only_theirs) = (only(&ours, &theirs), only(&theirs, &ours));
        assert!(
            only_ours.is_empty() && only_theirs.is_empty(),
            "{provider}\nwe alone read:\n{}\nopenapiv3 alone reads:\n{}",
            only_ours.join("\n"),
            only_theirs.join("\n")
        );
        assert_eq!(ours, theirs, "the order in {provider}");
        assert!(ours.len() > 30, "{provider}: {ours:#?}");
    }
}

/// A position in words: what kind of value, and the rules in alphabetical order.
struct Words {
    kind: String,
    rules: Vec<String>,
}

impl Words {
    fn new(kind: impl Into<String>) -> Words {
        Words { kind: kind.into(), rules: Vec::new() }
    }

    fn rule(&mut self, name: &str, value: impl std::fmt::Display) {
        self.rules.push(format!("{name}={value}"));
    }

    fn rule_if(&mut self, name: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.rule(name, value);
        }
    }

    fn line(mut self, place: &str) -> String {
        self.rules.sort();
        self.rules.insert(0, format!("{place}: {}", self.kind));
        self.rules.join(" ")
    }
}
