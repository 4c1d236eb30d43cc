//! An overlay beside a document: it names, constrains and removes, and the places of its rules are its own.

use tintype::{Mode, Model};

use crate::overlaid::{Client, types::Person};

/// The rules that a person breaks, each with its file and line.
fn broken(person: &Person) -> Vec<String> {
    let violations = tintype::validate_slot(person, &Person::schema(), Mode::Request);
    let shown = violations.iter().map(|violation| {
        let place = violation.place().expect("a rule has a place");
        let (_, file) = place.file.rsplit_once('/').unwrap_or(("", place.file));
        format!("{} {} {file}:{}", violation.pointer(), violation.rule(), place.line)
    });
    shown.collect()
}

#[test]
fn a_rule_of_the_overlay_has_its_place_there() {
    let mut person = Person::new("Ada Lovelace");
    person.phone = Some("0800".to_owned());
    assert_eq!(broken(&person), ["/name maxLength overlay.yaml:13", "/phone pattern overlay.yaml:15"]);
}

#[test]
fn what_the_overlay_says_holds_as_if_the_document_did() {
    // The operation has a name, a member is masked, and one is gone: it is an unknown member now.
    let _ = Client::add_person;
    let person: Person = tintype::from_str(r#"{"name":"Ada","phone":"+1","internal":"x"}"#).expect("a person");
    assert_eq!(person.extra.len(), 1);
    assert!(!format!("{person:?}").contains("+1"), "{person:?}");
}
