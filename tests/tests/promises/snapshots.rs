//! What is written for the five providers, and that it changes no more than the document does.
//!
//! The outline is for review: one line per operation, type and field. The modules are there to see a change of the
//! generator; `cargo insta review` accepts both.

use tintype_codegen::{Generated, Options};

use crate::support::{PROVIDERS, document, generate, line_numbers, without_line_numbers};

#[test]
fn the_modules_are_as_reviewed() {
    for provider in PROVIDERS {
        snapshot(&format!("{provider}.module"), &without_line_numbers(&generate(provider).text()));
    }
}

#[test]
fn the_outlines_are_as_reviewed() {
    for provider in PROVIDERS {
        snapshot(&format!("{provider}.outline"), &generate(provider).outline());
    }
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name.to_owned(), text));
}

#[test]
fn a_new_property_is_a_new_line_of_the_outline() {
    let new = edited("driver", "    UpdateProfileResponse:\n", |found| {
        format!("        nickname:\n          type: string\n          maxLength: 30\n{found}")
    });
    let (gone, come) = difference(&generate("driver").outline(), &new.outline());
    assert_eq!((gone, come), (vec![], vec!["  nickname: Option<String>  \"nickname\", maxLength 30".to_owned()]));
}

#[test]
fn a_changed_constraint_is_a_changed_line_of_the_outline() {
    let new = edited("zitadel", "maxLength: 10", |_| "maxLength: 12".to_owned());
    let (gone, come) = difference(&generate("zitadel").outline(), &new.outline());
    assert_eq!(gone, ["  preferred_language: Option<String>  \"preferredLanguage\", maxLength 10"]);
    assert_eq!(come, ["  preferred_language: Option<String>  \"preferredLanguage\", maxLength 12"]);
}

#[test]
fn a_renamed_operation_is_a_changed_line_of_the_outline() {
    let new = edited("etg", "operationId: editProfile", |_| "operationId: changeProfile".to_owned());
    let (gone, come) = difference(&generate("etg").outline(), &new.outline());
    assert!(gone.iter().any(|line| line.starts_with("  edit_profile(")), "{gone:#?}");
    assert!(come.iter().any(|line| line.starts_with("  change_profile(")), "{come:#?}");
    assert_eq!((gone.len(), come.len()), (1, 1), "{gone:#?}\n{come:#?}");
}

#[test]
fn an_empty_line_or_a_comment_changes_line_numbers_alone() {
    for provider in PROVIDERS {
        let old = generate(provider);
        for line in ["\n", "    # a comment\n"] {
            let new = edited(provider, "\ncomponents:\n", |found| format!("\n{line}{}", found.trim_start()));
            assert_eq!(new.outline(), old.outline());
            let (old, new) = (old.text(), new.text());
            assert_eq!(without_line_numbers(&old), without_line_numbers(&new));
            assert_eq!(line_numbers(&old).lines().count(), line_numbers(&new).lines().count());
            let pairs = line_numbers(&old).lines().zip(line_numbers(&new).lines());
            let changed = pairs.filter(|(old, new)| old != new).count();
            assert!(changed <= 1, "{provider}: {changed} rows changed");
        }
    }
}

#[test]
fn the_retry_class_of_an_operation_stands_in_its_documentation_and_in_the_outline() {
    let path = std::path::Path::new("cases/retries/openapi.yaml");
    let module = tintype_codegen::generate(path, &Options::default()).unwrap();
    let (text, outline) = (module.text(), module.outline());
    for (request, documented, listed) in [
        ("GET /read", "safe", "safe"),
        ("PUT /write", "idempotent", "idempotent"),
        ("POST /keyed", "keyed by `idempotency-KEY`", "keyed"),
        ("PATCH /write", "never", "never"),
        ("POST /told", "safe", "safe"),
    ] {
        let line = format!("    /// `{request}`, retry class: {documented}\n");
        assert_eq!(text.matches(&line).count(), 1, "{line}");
        let lines: Vec<&str> = outline.lines().filter(|line| line.contains(&format!("  {request}  -> "))).collect();
        let [line] = lines.as_slice() else { panic!("{lines:#?}") };
        assert!(line.ends_with(&format!("[]  {listed}")), "{line}");
    }
}

/// The module for the document of a provider, edited at one place.
fn edited(provider: &str, place: &str, edit: impl Fn(&str) -> String) -> Generated {
    let path = document(provider);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(place).count(), 1, "{place:?} in the document of {provider}");
    tintype_codegen::generate_text(&path, &text.replace(place, &edit(place)), &Options::default()).unwrap()
}

/// The lines that are in the old text alone, and those that are in the new one alone.
fn difference(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let only = |one: &str, other: &str| {
        let mut other: Vec<&str> = other.lines().collect();
        let mut rest = Vec::new();
        for line in one.lines() {
            match other.iter().position(|found| *found == line) {
                Some(at) => drop(other.remove(at)),
                None => rest.push(line.to_owned()),
            }
        }
        rest
    };
    (only(old, new), only(new, old))
}
