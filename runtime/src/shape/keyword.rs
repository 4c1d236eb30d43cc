//! Places of keywords that are no rules of the table: `required`, `enum`, `additionalProperties`, `oneOf`, …

use super::{Place, Shape, Source, Step};

/// The keywords that make a union.
const UNIONS: [&str; 3] = ["oneOf", "anyOf", "type"];

impl Source {
    /// The place of a keyword: by the word of the type's row that names it, else as [`place`](Self::place) says.
    pub fn keyword_place(&self, shape: &Shape, steps: &[Step], keyword: &str) -> Option<Place> {
        let own = match (keyword, steps) {
            ("required" | "readOnly", [Step::Field(index)]) => self
                .word(shape.name, &format!("{keyword}.{index}:"))
                .or_else(|| self.word(shape.name, &format!("{keyword}:"))),
            ("additionalProperties" | "unevaluatedProperties", [Step::Values])
            | ("enum" | "discriminator" | "oneOf" | "anyOf" | "type", []) => {
                self.word(shape.name, &format!("{keyword}:"))
            }
            _ => None,
        };
        own.or_else(|| self.place(shape, steps))
    }

    /// The keyword that makes a type a union: `oneOf` unless its row says otherwise.
    pub(crate) fn union_keyword(&self, name: &str) -> &'static str {
        self.named(name, &UNIONS).unwrap_or("oneOf")
    }

    /// The keyword that closes an object: `additionalProperties` unless its row says otherwise.
    pub(crate) fn closing_keyword(&self, name: &str) -> &'static str {
        self.named(name, &["unevaluatedProperties"]).unwrap_or("additionalProperties")
    }

    /// Which of some keywords a row names.
    fn named(&self, name: &str, among: &[&'static str]) -> Option<&'static str> {
        let names = |word: &str, keyword: &str| word.strip_prefix(keyword).is_some_and(|rest| rest.starts_with(':'));
        let mut words = self.row(name)?.split_ascii_whitespace();
        words.find_map(|word| among.iter().copied().find(|keyword| names(word, keyword)))
    }

    /// The row of a name.
    fn row(&self, name: &str) -> Option<&'static str> {
        self.rows.lines().find(|row| row.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))
    }

    /// The place that a word of a row has.
    fn word(&self, name: &str, wanted: &str) -> Option<Place> {
        self.row(name)?.split_ascii_whitespace().any(|word| word.starts_with(wanted)).then_some(())?;
        self.find(name, |_, word| word.starts_with(wanted))
    }
}
