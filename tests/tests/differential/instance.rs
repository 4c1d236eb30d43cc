//! Instances of a schema: made to fit as far as one pass can, then changed a little now and then.

use serde_json::{Map, Value, json};

use crate::dice::Dice;
use crate::words::{KINDS, NAMES, NUMBERS, TEXTS, anything, parsed, value};

/// The instances that a seed stands for.
pub(crate) fn of(schema: &Value, seed: u64, count: usize) -> Vec<Value> {
    let dice = &mut Dice::new(seed);
    let mut made: Vec<Value> = Vec::new();
    for _ in 0..count {
        let mut one = if dice.one_in(12) { anything(dice, 2) } else { fitting(&[schema], schema, dice, 6) };
        for _ in 0..dice.pick(&[0, 0, 1, 1, 2]) {
            change(&mut one, dice);
        }
        made.push(one);
    }
    made
}

/// The schemas that hold together: what references lead to, members of `allOf`, one of each list of alternatives.
fn flattened<'s>(schema: &'s Value, root: &'s Value, dice: &mut Dice, all: &mut Vec<&'s Map<String, Value>>) {
    let Value::Object(members) = schema else { return };
    if all.len() > 12 {
        return;
    }
    all.push(members);
    if let Some(target) = members.get("$ref").and_then(Value::as_str).and_then(|text| root.pointer(&text[1..])) {
        flattened(target, root, dice, all);
    }
    for one in members.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        flattened(one, root, dice, all);
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(list) = members.get(key).and_then(Value::as_array) {
            let one = &list[dice.below(list.len())];
            flattened(one, root, dice, all);
        }
    }
    let branch = if dice.one_in(2) { ["if", "then"] } else { ["else", "else"] };
    for one in branch.into_iter().filter_map(|key| members.get(key)) {
        flattened(one, root, dice, all);
    }
}

fn fitting(schemas: &[&Value], root: &Value, dice: &mut Dice, depth: usize) -> Value {
    let mut parts = Vec::new();
    schemas.iter().for_each(|schema| flattened(schema, root, dice, &mut parts));
    if depth == 0 || dice.one_in(40) {
        return anything(dice, 1);
    }
    let named = |key: &'static str| parts.iter().filter_map(move |part| part.get(key));
    if let Some(one) = named("const").next() {
        return one.clone();
    }
    if let Some(list) = named("enum").next().and_then(Value::as_array) {
        return dice.pick(list);
    }
    let mut kinds: Vec<&str> = KINDS.to_vec();
    for types in named("type") {
        let takes = |kind: &str| match types {
            Value::Array(all) => all.iter().any(|one| one == kind),
            one => one == kind,
        };
        kinds.retain(|kind| takes(kind) || *kind == "integer" && takes("number"));
    }
    let about = |keys: &[&str]| parts.iter().any(|part| keys.iter().any(|key| part.contains_key(*key)));
    if named("type").next().is_none() {
        let spoken = [
            (
                about(&["properties", "required", "additionalProperties", "patternProperties", "propertyNames"]),
                "object",
            ),
            (about(&["items", "prefixItems", "contains", "uniqueItems", "minItems", "maxItems"]), "array"),
            (about(&["minLength", "maxLength", "pattern", "format"]), "string"),
            (about(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]), "number"),
        ];
        if spoken.iter().any(|(is, _)| *is) && !dice.one_in(10) {
            kinds = spoken.iter().filter(|(is, _)| *is).map(|(_, kind)| *kind).collect();
        }
    }
    if kinds.is_empty() {
        return anything(dice, 1);
    }
    match dice.pick(&kinds) {
        "array" => array(&parts, root, dice, depth - 1),
        "object" => object(&parts, root, dice, depth - 1),
        kind @ ("string" | "number" | "integer") => nearest(&parts, kind, dice),
        kind => value(dice, kind, 1),
    }
}

/// Of a few values of a kind, the one that breaks fewest rules.
fn nearest(parts: &[&Map<String, Value>], kind: &str, dice: &mut Dice) -> Value {
    let broken = |value: &Value| {
        let mut count = 0;
        for part in parts {
            let rule = |key: &str| part.get(key).and_then(Value::as_f64);
            if let Some(number) = value.as_f64() {
                count += usize::from(rule("minimum").is_some_and(|end| number < end));
                count += usize::from(rule("maximum").is_some_and(|end| number > end));
                count += usize::from(rule("exclusiveMinimum").is_some_and(|end| number <= end));
                count += usize::from(rule("exclusiveMaximum").is_some_and(|end| number >= end));
                count += usize::from(rule("multipleOf").is_some_and(|step| number % step != 0.0));
            } else if let Some(text) = value.as_str() {
                let length = text.chars().count() as f64;
                count += usize::from(rule("minLength").is_some_and(|end| length < end));
                count += usize::from(rule("maxLength").is_some_and(|end| length > end));
                let format = part.get("format").and_then(Value::as_str);
                count += usize::from(format.is_some() && text.len() < 3);
            }
        }
        count
    };
    let made: Vec<Value> = (0..6).map(|_| value(dice, kind, 0)).collect();
    made.into_iter().min_by_key(broken).unwrap()
}

fn array(parts: &[&Map<String, Value>], root: &Value, dice: &mut Dice, depth: usize) -> Value {
    let count = |key: &'static str| parts.iter().filter_map(move |part| part.get(key)?.as_u64());
    let least = count("minItems").chain(count("minContains")).max().unwrap_or(0) as usize;
    let most = count("maxItems").min().unwrap_or(4) as usize;
    let length = if most > least { least + dice.below(most - least + 1) } else { least };
    let contained: Vec<&Value> = parts.iter().filter_map(|part| part.get("contains")).collect();
    let mut all = Vec::new();
    for index in 0..length.min(5) {
        let mut schemas: Vec<&Value> = Vec::new();
        for part in parts {
            let first = part.get("prefixItems").and_then(|list| list.get(index));
            schemas.extend(first.or_else(|| part.get("items")).or_else(|| part.get("unevaluatedItems")));
        }
        if !contained.is_empty() && dice.one_in(2) {
            schemas.extend(contained.iter());
        }
        all.push(fitting(&schemas, root, dice, depth));
    }
    Value::Array(all)
}

fn object(parts: &[&Map<String, Value>], root: &Value, dice: &mut Dice, depth: usize) -> Value {
    let required: Vec<&str> =
        parts.iter().filter_map(|part| part.get("required")?.as_array()).flatten().filter_map(Value::as_str).collect();
    let declared = |name: &str| -> Vec<&Value> {
        parts.iter().filter_map(|part| part.get("properties")?.as_object()?.get(name)).collect()
    };
    let closed = parts.iter().any(|part| part.get("additionalProperties") == Some(&Value::Bool(false)));
    let mut all = Map::new();
    for name in NAMES {
        let mut schemas = declared(name);
        let known = !schemas.is_empty();
        let share = if known {
            55
        } else if closed {
            3
        } else {
            12
        };
        if !(required.contains(name) && !dice.one_in(25) || dice.percent(share)) {
            continue;
        }
        if !known {
            schemas.extend(parts.iter().filter_map(|part| part.get("additionalProperties")));
        }
        all.insert((*name).to_owned(), fitting(&schemas, root, dice, depth));
    }
    Value::Object(all)
}

/// Changes one thing somewhere.
fn change(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(items) if !items.is_empty() && dice.percent(85) => {
            let at = dice.below(items.len());
            match dice.below(6) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                2 => items.insert(at, anything(dice, 1)),
                3 => items.reverse(),
                _ => change(&mut items[at], dice),
            }
        }
        Value::Object(members) if !members.is_empty() && dice.percent(85) => {
            let at = dice.below(members.len());
            let name = members.keys().nth(at).cloned().unwrap_or_default();
            match dice.below(5) {
                0 => drop(members.remove(&name)),
                1 => drop(members.insert(dice.pick(NAMES).to_owned(), anything(dice, 1))),
                _ => members.get_mut(&name).into_iter().for_each(|one| change(one, dice)),
            }
        }
        Value::Number(_) if dice.percent(80) => *value = parsed(dice.pick(NUMBERS)),
        Value::String(_) if dice.percent(80) => *value = json!(dice.pick(TEXTS)),
        other => *other = anything(dice, 1),
    }
}
