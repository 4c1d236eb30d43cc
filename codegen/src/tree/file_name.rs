//! The names of files, from Rust names: ASCII, in small letters, and taken by no system or keyword.

use std::collections::HashSet;

use heck::ToSnakeCase;

use crate::name::is_identifier;

/// Names that mean something else to the compiler, or to Windows.
const TAKEN: &[&str] = &["mod", "lib", "main", "con", "prn", "aux", "nul"];
const PORTS: &[&str] = &["com", "lpt"];
/// Longer names are cut; file systems take 255 bytes.
const LONGEST: usize = 120;

/// A name for the file of each type, distinct. The types come in the order of their names.
pub(super) fn file_names(types: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let name = |of: &&str| {
        let wish = file_name(of);
        let mut name = wish.clone();
        let mut number = 2usize;
        while !taken.insert(name.clone()) {
            name = format!("{wish}_{number}");
            number += 1;
        }
        name
    };
    types.iter().map(name).collect()
}

/// A module in a file of its own can't have letters beyond ASCII in its name (E0754).
fn file_name(of: &str) -> String {
    let ascii: String = of
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '_' { c.to_string() } else { format!("_u{:x}_", u32::from(c)) })
        .collect();
    let mut name = ascii.to_snake_case();
    name.truncate(LONGEST);
    let port = PORTS.iter().any(|port| name.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    let keyword = !is_identifier(&name);
    match name.chars().next() {
        Some(first) if first.is_ascii_lowercase() => {}
        _ => return format!("n_{name}"),
    }
    if keyword || port || TAKEN.contains(&name.as_str()) { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests {
    use super::file_names;

    #[test]
    fn every_name_is_one_that_files_and_modules_can_have() {
        let types = ["Aux", "COM1", "HTTPError", "HttpError", "Mod", "Pet", "Self_", "Type", "Имя", "用户"];
        let expected = [
            "aux_",
            "com1_",
            "http_error",
            "http_error_2",
            "mod_",
            "pet",
            "self_",
            "type_",
            "u418_u43c_u44f",
            "u7528_u6237",
        ];
        assert_eq!(file_names(&types), expected);
    }
}
