//! The pattern of names at ETG, of the Python dialect: by `regex` it takes and refuses what it does there, in time that
//! grows with the name alone.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use tintype::Model;
use tintype_profiles::etg::types::{ProfileEdit, ProfileType};

/// The pointers and rules that a profile with this name breaks.
fn broken(name: &str) -> Vec<(String, &'static str)> {
    let mut edit = ProfileEdit::new("john.smith@example.com", name, name, ProfileType::Manager);
    edit.middle_name = Some(name.to_owned());
    let found = edit.validate().err().unwrap_or_default();
    found.iter().map(|violation| (violation.pointer().to_owned(), violation.rule())).collect()
}

/// What is broken where the name is refused: each of the three members, and nothing else.
fn refused() -> Vec<(String, &'static str)> {
    ["/first_name", "/last_name", "/middle_name"].map(|pointer| (pointer.to_owned(), "pattern")).to_vec()
}

#[test]
fn names_of_letters_pass() {
    let letters = ["O'Brien", "Jean-Luc", "José", "Мария", "สมชาย"];
    let scripts = ["דוד", "अनिता", "রহিম", "李", "Søren", "Ελένη"];
    let marks = ["de la Cruz", "Smith, Jr.", "O’Neill", "Ng\u{2003}Anh", "A\u{0E4D}"];
    for name in letters.iter().chain(&scripts).chain(&marks) {
        assert_eq!(broken(name), [], "{name}");
    }
}

#[test]
fn names_with_digits_and_underscores_fail() {
    let named = ["4ndy", "_x", "", "A1"];
    let others = ["x_", "A\u{0663}", "-Jean", " Jean", "'", "Jean!", "Jean\u{0}", "Jean\u{1F400}"];
    for name in named.iter().chain(&others) {
        assert_eq!(broken(name), refused(), "{name:?}");
    }
}

#[test]
fn a_hostile_name_is_answered() {
    // One that a backtracking engine tries to split in every way before it fails.
    let long = "a".repeat(99_999);
    assert_eq!(broken(&format!("{long}!")), refused());
    assert_eq!(broken(&format!("{long}1")), refused());
    assert_eq!(broken(&format!("{long}a")), []);
    assert_eq!(broken(&"a-".repeat(50_000)), []);
}

#[test]
fn what_was_seen_of_a_hostile_name_is_short() {
    let edit = ProfileEdit::new("a@b.example", format!("{}!", "a".repeat(99_999)), "Smith", ProfileType::Manager);
    let found = edit.validate().unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(found.first().unwrap().seen(), format!("\"{}…", "a".repeat(58)));
}
