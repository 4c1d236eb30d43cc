//! `$dynamicRef`: templates whose parts are what whoever refers to them says.

use tintype::{Mode, Model};

use crate::generics::types::*;

fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(tintype::to_string(&value), text);
    value
}

fn error<T: Model + std::fmt::Debug>(text: &str) -> String {
    tintype::from_slice::<T>(text.as_bytes()).unwrap_err().to_string()
}

/// The rules that a value breaks, with their lines.
fn broken<T: Model>(text: &str) -> Vec<String> {
    let violations = tintype::validate_slot(&read::<T>(text), &T::schema(), Mode::Any);
    let line = |violation: &tintype::Violation| violation.place().map_or(0, |place| place.line);
    violations.iter().map(|one| format!("{} {} {}", one.pointer(), one.rule(), line(one))).collect()
}

#[test]
fn a_page_of_users_has_users() {
    let page: UserPage = read(r#"{"items":[{"name":"Ann"}],"meta":{"total":1},"next":{"items":[],"meta":{"total":1}}}"#);
    let users: Vec<User> = page.items;
    assert_eq!(users[0].name, "Ann");
    // What does not depend on the items is the template's own.
    let meta: PageMeta = page.meta;
    assert_eq!(meta.total, 1);
    let next: UserPage = *page.next.unwrap();
    assert!(next.items.is_empty());
}
