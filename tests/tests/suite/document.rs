//! The document around a schema.

use tintype::{Json, Map};

/// A document with the schema as the component `Root`, under two `not` as `Twice`, and as a member of `Holder`.
pub(crate) fn around(schema: &Json) -> String {
    let schema = moved(schema, false);
    let answer = |name: &str| {
        format!(
            r##"{{"get":{{"operationId":"{name}","responses":{{"200":{{"description":"","content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/{name}"}}}}}}}}}}}}}}"##
        )
    };
    let (root, twice) = (answer("Root"), answer("Twice"));
    format!(
        r##"{{"openapi":"3.1.0","info":{{"title":"","version":""}},"paths":{{"/root":{root},"/twice":{twice}}},"components":{{"schemas":{{"Root":{schema},"Twice":{{"not":{{"not":{{"$ref":"#/components/schemas/Root"}}}}}},"Holder":{{"type":"object","required":["value"],"properties":{{"value":{{"$ref":"#/components/schemas/Root"}}}}}}}}}}}}"##
    )
}

/// The schema with its references to itself turned to where it stands now. What has an `$id` is the root of its own.
fn moved(json: &Json, data: bool) -> Json {
    match json {
        Json::Object(members) if !data && members.get("$id").is_some_and(|id| id.as_str().is_some()) => json.clone(),
        Json::Array(items) => Json::Array(items.iter().map(|item| moved(item, data)).collect()),
        Json::Object(members) => {
            let mut all = Map::new();
            for (name, value) in members {
                let moved = match value {
                    Json::String(text) if (name == "$ref" || name == "$dynamicRef") && !data => {
                        Json::String(reference(text))
                    }
                    _ => moved(value, data || matches!(name, "const" | "enum")),
                };
                all.insert(name, moved);
            }
            Json::Object(all)
        }
        simple => simple.clone(),
    }
}

fn reference(text: &str) -> String {
    match text.strip_prefix('#') {
        Some(pointer) if pointer.is_empty() || pointer.starts_with('/') => {
            format!("#/components/schemas/Root{pointer}")
        }
        _ => text.to_owned(),
    }
}
