//! What both readers must agree on in any document, a sentence each: operations, their parameters, the names of components, which members
//! of an object are required, and the values of enums.

use std::collections::BTreeSet;

pub(super) mod ours;
pub(super) mod theirs;

/// `/pets: a path item that stands elsewhere`
fn elsewhere(path: &str) -> String {
    format!("{path}: a path item that stands elsewhere")
}

/// The facts without those of the path items that the other reader has not followed.
pub(super) fn without(facts: BTreeSet<String>, theirs: &BTreeSet<String>) -> BTreeSet<String> {
    let of = |fact: &String| {
        fact.split_once(": ").and_then(|(call, _)| call.split_once(' ')).map(|(_, path)| elsewhere(path))
    };
    facts.into_iter().filter(|fact| !of(fact).is_some_and(|elsewhere| theirs.contains(&elsewhere))).collect()
}

/// `GET /pets: operation listPets`
fn operation(method: &str, path: &str, id: Option<&str>) -> String {
    format!("{method} {path}: operation {}", id.unwrap_or("without id"))
}

/// `GET /pets: query limit, optional`
fn parameter(method: &str, path: &str, place: &str, name: &str, required: bool) -> String {
    format!("{method} {path}: {place} {}, {}", clean(name), if required { "required" } else { "optional" })
}

/// `schema Pet`
fn schema(name: &str) -> String {
    format!("schema {}", clean(name))
}

/// `schema Pet requires name`
fn required(name: &str, member: &str) -> String {
    format!("schema {} requires {}", clean(name), clean(member))
}

/// `schema Pet kind is one of cat, dog`
fn values(name: &str, member: Option<&str>, mut values: Vec<String>) -> String {
    values.sort();
    values.dedup();
    let member = member.map(|member| format!(" {}", clean(member))).unwrap_or_default();
    format!("schema {}{member} is one of {}", clean(name), clean(&values.join(", ")))
}

/// A text without what separates the lines and fields of the list.
fn clean(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
