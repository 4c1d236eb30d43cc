//! What both readers must agree on in any document, a sentence each: operations, their parameters, the names of components, which members
//! of an object are required, and the values of enums.

pub(super) mod ours;
pub(super) mod theirs;

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
