//! What the tests of several cases do: a module of the library that they are compiled in.

use tintype::{Mode, Model};

/// Reads, and checks that what is written is what was read.
pub fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(tintype::to_string(&value), text);
    value
}

/// The rules that a value breaks.
pub fn broken<T: Model>(value: &T) -> Vec<String> {
    let violations = tintype::validate_slot(value, &T::schema(), Mode::Request);
    violations.iter().map(|violation| format!("{} {}", violation.pointer(), violation.rule())).collect()
}
