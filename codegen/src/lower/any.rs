//! Positions of which no type is known, and the report of constraints that can't be checked there.

use crate::model::{Check, Kind, Rule, Schema};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    /// A position of which no type is known.
    pub(super) fn any(&mut self, parts: &Parts) -> Schema {
        if let Some((part, value)) = self.first(parts, "type")
            && self.type_names(part) == ["null"]
        {
            let place = self.document.span(value);
            let rules = vec![Rule { check: Check::OneOf(vec!["null".to_owned()]), place }];
            return Schema { kind: Kind::Any, rules };
        }
        self.report_unchecked(parts);
        if let Some((_, value)) = self.first(parts, "type") {
            let several = self.document.items(value).len() > 1 && !self.takes_every_type(parts);
            let span = self.document.span(value);
            if several && self.checked.insert(value) {
                self.unsupported(span, "a list of several types", "the value is carried as JSON and not checked");
            }
        }
        Schema::of(Kind::Any)
    }

    /// Says where constraints stand that a value of any type can't be checked against.
    fn report_unchecked(&mut self, parts: &Parts) {
        const TYPED: &[&str] = &[
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
        ];
        // A type that does not exist has been reported.
        if parts.0.iter().any(|part| self.type_names(*part).len() == 1) {
            return;
        }
        for part in &parts.0 {
            let found = self.document.entries(*part).iter().find(|entry| TYPED.contains(&entry.key.as_str()));
            if let Some(entry) = found
                && self.checked.insert(entry.value)
            {
                let what = format!("`{}` without a single `type`", entry.key);
                self.unsupported(entry.key_span, &what, "name the type; as it stands, the value is carried as JSON");
            }
        }
    }
}
