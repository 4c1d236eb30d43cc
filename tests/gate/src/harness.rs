//! The program that reads and writes with the generated types: a function a module that finds a type by its name.
//!
//! ```text
//! d00001 examples.txt     each line of the file: Pet <tab> {"id":1}
//! ok <tab> <tab> {"id":1}
//! no <tab> /id is missing
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::probe::Probe;

const MAIN: &str = r#"//! Reads values with generated types and writes them again.
use tintype::Model;

type Reader = fn(&str) -> String;

fn read<T: Model>(text: &str) -> String {
    match tintype::from_str::<T>(text) {
        Ok(value) => {
            let misfits: Vec<String> =
                value.misfits().iter().map(|it| format!("{} {}", it.rule(), it.pointer())).collect();
            format!("ok\t{}\t{}", one_line(&misfits.join(", ")), value.to_json())
        }
        Err(error) => format!("no\t{}", one_line(&error.to_string())),
    }
}

fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let values = std::fs::read_to_string(&arguments[2]).expect("the file of values");
    for line in values.lines() {
        let (name, json) = line.split_once('\t').expect("a name and a value");
        let said = match reader(&arguments[1], name) {
            Some(read) => std::panic::catch_unwind(|| read(json)).unwrap_or_else(|_| "no\ta panic".to_owned()),
            None => "no\tno such type".to_owned(),
        };
        println!("{said}");
    }
}

"#;

/// The text of the program for some modules of a library.
pub(crate) fn program(library: &str, probes: &BTreeMap<&str, &[Probe]>) -> String {
    let mut text = String::from(MAIN);
    text.push_str("fn reader(module: &str, name: &str) -> Option<Reader> {\n    match module {\n");
    for module in probes.keys() {
        text.push_str(&format!("        {module:?} => {module}(name),\n"));
    }
    text.push_str("        _ => None,\n    }\n}\n");
    for (module, probes) in probes {
        text.push_str(&format!("\nfn {module}(name: &str) -> Option<Reader> {{\n    Some(match name {{\n"));
        for name in probes.iter().map(|probe| probe.name.as_str()).collect::<BTreeSet<&str>>() {
            text.push_str(&format!("        {name:?} => read::<{library}::{module}::types::{name}>,\n"));
        }
        text.push_str("        _ => return None,\n    })\n}\n");
    }
    text
}

/// What the program said of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It was read: the misfits, and the JSON that was written.
    Read { misfits: String, json: String },
    /// It was not, and why.
    Refused(String),
}

/// A line of the program.
pub(crate) fn answer(line: &str) -> Option<Answer> {
    let (word, rest) = line.split_once('\t')?;
    match word {
        "ok" => rest
            .split_once('\t')
            .map(|(misfits, json)| Answer::Read { misfits: misfits.to_owned(), json: json.to_owned() }),
        "no" => Some(Answer::Refused(rest.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_line() {
        let read = Answer::Read { misfits: "type /a".to_owned(), json: "{\"a\":\"\\t\"}".to_owned() };
        assert_eq!(answer("ok\ttype /a\t{\"a\":\"\\t\"}"), Some(read));
        assert_eq!(answer("no\texpected x"), Some(Answer::Refused("expected x".to_owned())));
        assert_eq!(answer("thread panicked"), None);
    }
}
