//! A smaller schema and instance on which the two sides still disagree.

use serde_json::{Value, json};

/// More candidates than this are not tried.
const MOST: usize = 3_000;

/// Takes things away from both as long as `still` holds.
pub(crate) fn smallest(schema: Value, instance: Value, still: &dyn Fn(&Value, &Value) -> bool) -> (Value, Value) {
    let (mut schema, mut instance) = (schema, instance);
    let mut tried = 0;
    loop {
        let mut all = smaller(&schema).into_iter().map(|one| (one, instance.clone())).collect::<Vec<_>>();
        all.extend(smaller(&instance).into_iter().map(|one| (schema.clone(), one)));
        all.sort_by_key(|(schema, instance)| size(schema) + size(instance));
        let before = tried;
        let found = all.into_iter().take(MOST - before).find(|(schema, instance)| {
            tried += 1;
            still(schema, instance)
        });
        match found {
            Some(found) if tried < MOST => (schema, instance) = found,
            Some(found) => return found,
            None => return (schema, instance),
        }
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(|value| 1 + size(value)).sum::<usize>(),
        Value::Bool(_) | Value::Null => 1,
        simple => 1 + simple.to_string().len(),
    }
}

/// The value with one thing taken away, in all ways.
fn smaller(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let without = |new: Option<Value>| {
                    let mut items = items.clone();
                    match new {
                        Some(new) => items[at] = new,
                        None => drop(items.remove(at)),
                    }
                    Value::Array(items)
                };
                all.push(without(None));
                all.extend(smaller(item).into_iter().map(|one| without(Some(one))));
            }
            all.extend(items.iter().cloned());
        }
        Value::Object(members) => {
            for (name, member) in members {
                let without = |new: Option<Value>| {
                    let mut members = members.clone();
                    match new {
                        Some(new) => drop(members.insert(name.clone(), new)),
                        None => drop(members.remove(name)),
                    }
                    Value::Object(members)
                };
                all.push(without(None));
                all.extend(smaller(member).into_iter().map(|one| without(Some(one))));
            }
            all.extend(members.values().filter(|member| member.is_object()).cloned());
            if !members.is_empty() {
                all.push(Value::Bool(true));
            }
        }
        Value::Null | Value::Bool(_) => {}
        simple => {
            let least = if simple.is_string() { json!("") } else { json!(0) };
            if *simple != least {
                all.push(least);
            }
        }
    }
    all
}
