//! Schemas of all keywords, made up. Most have values: ends are in order, and what stands beside a type mostly speaks of it.

use serde_json::{Map, Value, json};

use crate::dice::Dice;
use crate::words::{DEFINED, FORMATS, KINDS, NAMES, NUMBERS, PATTERNS, STEPS, kind, parsed, value};

type Members = Map<String, Value>;

/// The schema that a seed stands for, which defines what the references in it lead to.
pub(crate) fn of(seed: u64) -> Value {
    let dice = &mut Dice::new(seed);
    let (own, first, second) = (kind(dice), kind(dice), kind(dice));
    let depth = 1 + dice.below(3);
    let mut root = schema(dice, depth, own);
    let [one, two] = [first, second].map(|kind| without_reference(schema(dice, 2, kind)));
    if let Value::Object(members) = &mut root {
        members.insert("$defs".to_owned(), json!({"one": one, "two": two}));
    }
    root
}

/// A definition refers to others only within members and items: a ring of references alone has no meaning.
fn without_reference(schema: Value) -> Value {
    fn in_place(schema: &mut Value) {
        let Value::Object(members) = schema else { return };
        members.remove("$ref");
        for key in ["allOf", "anyOf", "oneOf"] {
            if let Some(Value::Array(all)) = members.get_mut(key) {
                all.iter_mut().for_each(in_place);
            }
        }
        for key in ["not", "if", "then", "else"] {
            if let Some(one) = members.get_mut(key) {
                in_place(one);
            }
        }
        if let Some(Value::Object(all)) = members.get_mut("dependentSchemas") {
            all.values_mut().for_each(in_place);
        }
    }
    let mut schema = schema;
    in_place(&mut schema);
    schema
}

/// A schema of values of a kind, or of any.
fn schema(dice: &mut Dice, depth: usize, kind: &str) -> Value {
    if dice.one_in(25) {
        return Value::Bool(!dice.one_in(4));
    }
    if depth == 0 || dice.one_in(5) {
        return leaf(dice, kind);
    }
    match dice.below(15) {
        0..7 => typed(dice, depth, kind),
        7..11 => {
            let one = typed(dice, depth, kind);
            merged(one, combined(dice, depth, kind))
        }
        11 => {
            let one = combined(dice, depth, kind);
            merged(one, combined(dice, depth, kind))
        }
        12 => merged(leaf(dice, kind), combined(dice, depth, kind)),
        _ => combined(dice, depth, kind),
    }
}

/// Without a schema in it.
fn leaf(dice: &mut Dice, kind: &str) -> Value {
    match dice.below(10) {
        0 | 1 => {
            let mut values: Vec<Value> = Vec::new();
            for _ in 0..=dice.below(3) {
                let one = like(dice, kind);
                if !values.contains(&one) {
                    values.push(one);
                }
            }
            json!({"enum": values})
        }
        2 => json!({"const": like(dice, kind)}),
        3 | 4 => {
            let reference = json!({"$ref": format!("#/$defs/{}", dice.pick(DEFINED))});
            if dice.one_in(4) { merged(reference, typed(dice, 0, kind)) } else { reference }
        }
        5 => types(dice, kind),
        _ => typed(dice, 0, kind),
    }
}

fn like(dice: &mut Dice, own: &str) -> Value {
    let other = if dice.one_in(8) { kind(dice) } else { own };
    value(dice, other, 1)
}

fn types(dice: &mut Dice, own: &str) -> Value {
    if !dice.one_in(5) {
        return json!({"type": own});
    }
    let mut names: Vec<&str> = dice.some(KINDS, 0, 2).into_iter().copied().filter(|name| *name != own).collect();
    if names.is_empty() {
        names.push(if own == "null" { "string" } else { "null" });
    }
    names.insert(dice.below(names.len() + 1), own);
    json!({"type": names})
}

/// Mostly with the type that it is about.
fn typed(dice: &mut Dice, depth: usize, own: &str) -> Value {
    let rules = rules(dice, depth, own);
    match dice.below(20) {
        0..14 => merged(types(dice, own), rules),
        14 => {
            let other = kind(dice);
            let more = self::rules(dice, depth, other);
            merged(rules, more)
        }
        15 if own != "null" => {
            let (first, second) = (like(dice, own), like(dice, own));
            let listed = if first == second || second.is_null() {
                json!([first, "", null])
            } else {
                json!([first, second, null])
            };
            merged(json!({"type": [own, "null"]}), json!({"enum": listed}))
        }
        _ => rules,
    }
}

fn rules(dice: &mut Dice, depth: usize, kind: &str) -> Value {
    let mut all = Members::new();
    match kind {
        "number" | "integer" => {
            ends(dice, &mut all);
            if dice.percent(25) {
                all.insert("multipleOf".to_owned(), parsed(dice.pick(STEPS)));
            }
        }
        "string" => {
            counts(dice, &mut all, "minLength", "maxLength", 40);
            if dice.percent(35) {
                all.insert("pattern".to_owned(), json!(dice.pick(PATTERNS)));
            }
            if dice.percent(15) {
                all.insert("format".to_owned(), json!(dice.pick(FORMATS)));
            }
        }
        "object" => object_rules(dice, depth.saturating_sub(1), &mut all),
        "array" => array_rules(dice, depth.saturating_sub(1), &mut all),
        _ => {}
    }
    Value::Object(all)
}

/// The lower end stands before the upper one in the list.
fn ends(dice: &mut Dice, all: &mut Members) {
    let low = dice.below(NUMBERS.len() - 3);
    let high = low + 2 + dice.below(NUMBERS.len() - low - 2);
    for (key, exclusive, at) in [("minimum", "exclusiveMinimum", low), ("maximum", "exclusiveMaximum", high)] {
        for key in [key, exclusive] {
            if dice.percent(25) {
                all.insert(key.to_owned(), parsed(NUMBERS[at]));
            }
        }
    }
}

fn counts(dice: &mut Dice, all: &mut Members, least: &str, most: &str, share: usize) {
    let low = dice.below(3);
    if dice.percent(share) {
        all.insert(least.to_owned(), json!(low));
    }
    if dice.percent(share) {
        all.insert(most.to_owned(), json!(low + dice.below(3)));
    }
}

fn below(dice: &mut Dice, depth: usize) -> Value {
    let kind = kind(dice);
    schema(dice, depth, kind)
}

fn object_rules(dice: &mut Dice, depth: usize, all: &mut Members) {
    let mut put = |key: &str, value: Value| all.insert(key.to_owned(), value);
    let named = |dice: &mut Dice, names: &[&str], most: usize| -> Value {
        dice.some(names, 1, most).into_iter().map(|name| ((*name).to_owned(), below(dice, depth))).collect()
    };
    if dice.percent(80) {
        put("properties", named(dice, NAMES, 3));
    }
    if dice.percent(40) {
        put("required", json!(dice.some(NAMES, 0, 2)));
    }
    if dice.percent(35) {
        let rest = if dice.one_in(3) { Value::Bool(false) } else { below(dice, depth) };
        put("additionalProperties", rest);
    }
    if dice.percent(15) {
        put("patternProperties", named(dice, PATTERNS, 2));
    }
    if dice.percent(10) {
        put("propertyNames", leaf(dice, "string"));
    }
    if dice.percent(10) {
        let names = dice.some(NAMES, 1, 2);
        let lists = names.into_iter().map(|name| ((*name).to_owned(), json!(dice.some(NAMES, 0, 2))));
        put("dependentRequired", lists.collect::<Members>().into());
    }
    if dice.percent(10) {
        let names = dice.some(NAMES, 1, 2);
        let schemas = names.into_iter().map(|name| ((*name).to_owned(), schema(dice, depth, "object")));
        put("dependentSchemas", schemas.collect::<Members>().into());
    }
    if dice.percent(10) {
        put("unevaluatedProperties", if dice.one_in(2) { Value::Bool(false) } else { below(dice, depth) });
    }
    counts(dice, all, "minProperties", "maxProperties", 10);
}

fn array_rules(dice: &mut Dice, depth: usize, all: &mut Members) {
    let mut put = |key: &str, value: Value| all.insert(key.to_owned(), value);
    if dice.percent(70) {
        put("items", below(dice, depth));
    }
    if dice.percent(25) {
        put("prefixItems", (0..=dice.below(3)).map(|_| below(dice, depth)).collect());
    }
    if dice.percent(25) {
        put("contains", below(dice, depth));
        let least = dice.below(3);
        if dice.percent(30) {
            put("minContains", json!(least));
        }
        if dice.percent(30) {
            put("maxContains", json!(least + dice.below(3)));
        }
    }
    if dice.percent(20) {
        put("uniqueItems", Value::Bool(!dice.one_in(4)));
    }
    if dice.percent(10) {
        put("unevaluatedItems", if dice.one_in(2) { Value::Bool(false) } else { below(dice, depth) });
    }
    counts(dice, all, "minItems", "maxItems", 20);
}

/// Alternatives, conditions and the like, mostly of the kind that they stand beside.
fn combined(dice: &mut Dice, depth: usize, own: &str) -> Value {
    let depth = depth.saturating_sub(1);
    let one = |dice: &mut Dice, share: usize| {
        let kind = if dice.percent(share) { own } else { kind(dice) };
        schema(dice, depth, kind)
    };
    match dice.below(13) {
        0..3 => json!({"allOf": (0..=dice.below(3)).map(|_| one(dice, 90)).collect::<Vec<_>>()}),
        at @ 3..9 => {
            let share = dice.pick(&[10, 60, 90]);
            let mut all: Vec<Value> = (0..=dice.below(3)).map(|_| one(dice, share)).collect();
            if dice.one_in(12) {
                all.push(all[0].clone());
            }
            if dice.one_in(8) {
                all.push(json!({"type": "null"}));
            }
            json!({ if at < 6 { "anyOf" } else { "oneOf" }: all })
        }
        9 | 10 => json!({"not": one(dice, 70)}),
        _ => {
            let mut all = json!({"if": one(dice, 80)});
            for key in ["then", "else"] {
                if dice.percent(60) {
                    all[key] = one(dice, 90);
                }
            }
            all
        }
    }
}

fn merged(one: Value, two: Value) -> Value {
    let mut members = Members::new();
    for schema in [one, two] {
        match schema {
            Value::Object(more) => members.extend(more),
            other => members.extend([("not".to_owned(), Value::Bool(other == Value::Bool(false)))]),
        }
    }
    Value::Object(members)
}
