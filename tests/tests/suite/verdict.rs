//! The verdict on a value, and what it is worth.

use std::path::Path;

use tintype::shape::Schema;
use tintype::{Json, Mode, validate_json};
use tintype_codegen::{Checked, Failure, Options, generate_text};

use crate::document::around;

/// How a schema was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reading {
    /// As a component: a type as far as one can hold it, with rules.
    Typed,
    /// Under two `not`: an assertion.
    Asserted,
}

/// What a verdict is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Right,
    Wrong,
    /// The generator says that it does not carry the schema over.
    Refused,
}

/// The tables of one schema, or the message that refuses it.
pub(crate) struct Judge {
    tables: Result<[&'static Schema; 2], String>,
    /// The codes of what is said of the schema.
    #[allow(dead_code)]
    pub(crate) codes: Vec<&'static str>,
}

impl Judge {
    pub(crate) fn of(schema: &Json, options: &Options) -> Judge {
        let module = generate_text(Path::new("suite.json"), &around(schema), options);
        let module = match module {
            Ok(module) => module,
            Err(failure) => return Judge { tables: Err(first_line(&failure)), codes: Vec::new() },
        };
        let checked = module.checked();
        if let Some(message) = refusal(checked) {
            return Judge { tables: Err(message), codes: Vec::new() };
        }
        let table = |path: &str| {
            let operation = checked.api.operations.iter().find(|operation| operation.path == path).unwrap();
            tintype_mock::table(checked, operation.answers[0].json().unwrap())
        };
        let codes = checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        Judge { tables: Ok([table("/root"), table("/twice")]), codes }
    }

    /// The message that refuses the schema.
    #[allow(dead_code)]
    pub(crate) fn refused(&self) -> Option<&str> {
        self.tables.as_ref().err().map(String::as_str)
    }

    pub(crate) fn outcome(&self, reading: Reading, data: &Json, valid: bool) -> (Outcome, String) {
        let [typed, asserted] = match &self.tables {
            Ok(tables) => tables,
            Err(message) => return (Outcome::Refused, format!("({message})")),
        };
        let schema = if reading == Reading::Typed { typed } else { asserted };
        let violations = validate_json(data, schema, Mode::Any);
        if violations.is_empty() == valid {
            return (Outcome::Right, String::new());
        }
        (Outcome::Wrong, format!("({data}: {violations})").replace('\n', "; "))
    }
}

/// What is not carried over of a schema. The `content` keywords describe and refuse nothing (JSON Schema validation, section 8).
pub(crate) fn refusal(checked: &Checked) -> Option<String> {
    let unsupported = checked.diagnostics.iter().filter(|diagnostic| diagnostic.code == "unsupported");
    let mut messages = unsupported.map(|diagnostic| &diagnostic.message);
    messages.find(|message| !message.starts_with("`content")).cloned()
}

fn first_line(failure: &Failure) -> String {
    let said = failure.human(false);
    said.lines().find(|line| line.starts_with("error")).unwrap_or_default().to_owned()
}
