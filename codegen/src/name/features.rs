//! The names of Cargo features, made from tags.

use std::collections::HashSet;

use heck::ToKebabCase;

use super::distinct::{Wisher, distinct};
use super::identifier::continues_identifier;

/// A name for each tag, distinct, in the order of the tags. `default` would be on without being asked for.
pub(crate) fn features(tags: &[&str]) -> Vec<String> {
    let wishers: Vec<Wisher> = tags.iter().map(|tag| Wisher { wish: feature(tag), key: (*tag).to_owned() }).collect();
    distinct(&wishers, &mut HashSet::from(["default".to_owned()]), "-")
}

/// Letters and digits in kebab case, which Cargo takes (the manifest's `[features]`).
fn feature(tag: &str) -> String {
    let in_identifiers = |c: char| c.is_ascii_alphanumeric() || (!c.is_ascii() && continues_identifier(c));
    let words: String = tag.chars().map(|c| if in_identifiers(c) { c } else { ' ' }).collect();
    let name = words.to_kebab_case();
    match name.as_str() {
        "" => "tag".to_owned(),
        "default" => "default-tag".to_owned(),
        // A mark that belongs to a letter before it can't begin a name.
        _ if !name.starts_with(|c: char| c.is_alphanumeric()) => format!("tag-{name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_names_that_cargo_takes() {
        assert_eq!(
            features(&["pets", "Pet Store", "PetStore", "users/admin", "default", "", "用户"]),
            ["pets", "pet-store", "pet-store-2", "users-admin", "default-tag", "tag", "用户"]
        );
    }
}
