//! Names depend on what is named, never on the order of the document.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tintype_codegen::model::{Body, OperationId, TypeId};
use tintype_codegen::{Generated, Options, generate, generate_text};

use crate::support::{PROVIDERS, document};

/// The names of everything, by where it stands.
fn names(generated: &Generated) -> BTreeMap<String, Vec<String>> {
    let checked = generated.checked();
    let mut names = BTreeMap::new();
    for (index, read) in checked.api.types.iter().enumerate() {
        let id = TypeId(index);
        let mut own: Vec<String> = match &read.body {
            Body::Object { members, .. } => {
                members.iter().zip(checked.names.members(id)).map(|(m, name)| format!("{}={name}", m.wire)).collect()
            }
            _ => checked.names.members(id).to_vec(),
        };
        own.sort();
        own.insert(0, checked.names.type_name(id).to_owned());
        names.insert(read.pointer.clone(), own);
    }
    for (index, operation) in checked.api.operations.iter().enumerate() {
        let named = checked.names.operation(OperationId(index));
        names.insert(
            format!("{} {}", operation.method, operation.path),
            vec![named.method.clone(), named.camel.clone()],
        );
    }
    names
}

#[test]
fn the_order_of_keys_changes_no_name() {
    let cases = std::fs::read_dir("cases").unwrap().map(|case| case.unwrap().path().join("openapi.yaml"));
    let all: Vec<PathBuf> = PROVIDERS.iter().map(|provider| document(provider)).chain(cases).collect();
    assert!(all.len() > PROVIDERS.len());
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        let value: serde_json::Value = serde_yaml_ng::from_str(&text).unwrap();
        let before = names(&generate(&path, &Options::default()).unwrap_or_else(|failure| panic!("{failure}")));
        for reversed in [false, true] {
            // Every object's keys in the order of the alphabet, or in the opposite one.
            let shuffled = json(&value, reversed);
            let after = generate_text(&path, &shuffled, &Options::default());
            let after = names(&after.unwrap_or_else(|failure| panic!("{failure}")));
            assert_eq!(before, after, "{}", path.display());
        }
    }
}

/// JSON text with the keys of every object in order, or in the opposite one.
fn json(value: &serde_json::Value, reversed: bool) -> String {
    match value {
        serde_json::Value::Object(members) => {
            let mut keys: Vec<&String> = members.keys().collect();
            keys.sort();
            if reversed {
                keys.reverse();
            }
            let members = keys.into_iter().map(|key| {
                format!("{}:{}", serde_json::Value::String(key.clone()), json(&members[key.as_str()], reversed))
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| json(item, reversed)).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}
