//! The list of hostile behaviour in tests/README.md names tests that are there.

use std::path::Path;

#[test]
fn every_kind_of_hostile_behaviour_has_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = std::fs::read_to_string(root.join("tests/README.md")).unwrap();
    let (_, section) = text.split_once("## Hostile providers and callers\n").expect("the section is there");
    let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() >= 25, "{} rows", rows.len());
    for row in rows {
        let tests: Vec<&str> = row.split('`').filter(|word| word.contains(".rs#")).collect();
        assert!(!tests.is_empty(), "no test is named: {row}");
        for test in tests {
            let (file, name) = test.split_once('#').unwrap();
            let source = std::fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(source.contains(&format!("fn {name}(")), "{test}");
        }
    }
}
