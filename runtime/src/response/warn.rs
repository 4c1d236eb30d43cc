//! The warning of an answer that breaks rules, for whoever listens by the crate `tracing`.

use std::fmt;

use super::RawResponse;
use crate::validate::{Pointer, Violations};

/// So many violations are named.
const NAMED: usize = 10;

pub(super) fn warn(answer: &RawResponse, found: &Violations) {
    tracing::warn!(
        target: "tintype",
        operation = answer.operation().id,
        status = answer.status().as_u16(),
        violations = found.len(),
        rules = %Rules(found),
        "an answer breaks the document's rules"
    );
}

/// `/name maxLength specs/sample/openapi.yaml:143; …`. What was seen there may be personal.
struct Rules<'a>(&'a Violations);

impl fmt::Display for Rules<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().take(NAMED).enumerate() {
            f.write_str(if index > 0 { "; " } else { "" })?;
            write!(f, "{} {}", Pointer(violation.pointer()), violation.rule())?;
            if let Some(place) = violation.place() {
                write!(f, " {place}")?;
            }
        }
        f.write_str(if self.0.len() > NAMED { "; …" } else { "" })
    }
}
