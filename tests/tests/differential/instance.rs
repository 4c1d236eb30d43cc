//! Instances of a schema: made to fit as far as one pass can, with something wrong now and then.

use serde_json::{Map, Value, json};

use crate::schema::{NAMES, NUMBERS, TEXTS, parsed};

/// The instance that a seed stands for.
pub(crate) fn of(schema: &Value, seed: u64) -> Value {
    let mut dice = Dice(seed);
    let root = schema;
    if dice.one_in(6) { anything(&mut dice, 2) } else { fitting(schema, root, &mut dice, 6) }
}

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

fn anything(dice: &mut Dice, depth: u32) -> Value {
    match dice.below(if depth == 0 { 4 } else { 6 }) {
        0 => Value::Null,
        1 => Value::Bool(dice.one_in(2)),
        2 => parsed(dice.pick(NUMBERS).copied().unwrap_or("0")),
        3 => json!(dice.pick(TEXTS)),
        4 => (0..dice.below(4)).map(|_| anything(dice, depth - 1)).collect(),
        _ => {
            let mut all = Map::new();
            for _ in 0..dice.below(4) {
                let name = dice.pick(NAMES).copied().unwrap_or_default();
                all.insert(name.to_owned(), anything(dice, depth - 1));
            }
            Value::Object(all)
        }
    }
}

fn fitting(schema: &Value, root: &Value, dice: &mut Dice, depth: u32) -> Value {
    let Value::Object(members) = schema else { return anything(dice, 1) };
    if depth == 0 || dice.one_in(20) {
        return anything(dice, 1);
    }
    if let Some(value) = members.get("const") {
        return value.clone();
    }
    if let Some(value) = members.get("enum").and_then(Value::as_array).and_then(|all| dice.pick(all)) {
        return value.clone();
    }
    if let Some(target) = members.get("$ref").and_then(Value::as_str).and_then(|text| root.pointer(&text[1..])) {
        return fitting(target, root, dice, depth - 1);
    }
    let alternatives = ["oneOf", "anyOf", "allOf"].into_iter().filter_map(|key| members.get(key)?.as_array());
    let alternatives: Vec<&Value> = alternatives.flatten().chain(members.get("then")).collect();
    let own = members.keys().any(|key| ["type", "properties", "items", "pattern", "minimum"].contains(&key.as_str()));
    if !alternatives.is_empty() && (!own || dice.one_in(3)) {
        let chosen = dice.pick(&alternatives).copied().unwrap_or(&Value::Null);
        return fitting(chosen, root, dice, depth - 1);
    }
    let kinds: Vec<&str> = match members.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => guessed(members),
    };
    match dice.pick(&kinds).copied() {
        Some("null") => Value::Null,
        Some("boolean") => Value::Bool(dice.one_in(2)),
        Some("number") => parsed(dice.pick(NUMBERS).copied().unwrap_or("0")),
        Some("integer") => parsed(dice.pick(&NUMBERS[..9]).copied().unwrap_or("0")),
        Some("string") => json!(dice.pick(TEXTS)),
        Some("array") => array(members, root, dice, depth - 1),
        Some("object") => object(members, root, dice, depth - 1),
        _ => anything(dice, 2),
    }
}

fn guessed(members: &Map<String, Value>) -> Vec<&'static str> {
    let has = |keys: &[&str]| keys.iter().any(|key| members.contains_key(*key));
    let object = has(&["properties", "required", "additionalProperties", "patternProperties", "propertyNames"]);
    let array = has(&["items", "prefixItems", "contains", "uniqueItems", "minItems", "maxItems"]);
    let text = has(&["minLength", "maxLength", "pattern"]);
    let number = has(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]);
    let all = [(object, "object"), (array, "array"), (text, "string"), (number, "number")];
    all.into_iter().filter(|(said, _)| *said).map(|(_, kind)| kind).collect()
}

fn array(members: &Map<String, Value>, root: &Value, dice: &mut Dice, depth: u32) -> Value {
    let first = members.get("prefixItems").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let rest: Vec<&Value> = ["items", "contains"].into_iter().filter_map(|key| members.get(key)).collect();
    let length = dice.below(5);
    let mut all = Vec::new();
    for index in 0..length {
        let schema = first.get(index).or_else(|| dice.pick(&rest).copied()).unwrap_or(&Value::Null);
        all.push(fitting(schema, root, dice, depth));
    }
    Value::Array(all)
}

fn object(members: &Map<String, Value>, root: &Value, dice: &mut Dice, depth: u32) -> Value {
    let mut all = Map::new();
    let required: Vec<&str> =
        members.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    if let Some(Value::Object(properties)) = members.get("properties") {
        for (name, schema) in properties {
            if required.contains(&name.as_str()) || dice.one_in(2) {
                all.insert(name.clone(), fitting(schema, root, dice, depth));
            }
        }
    }
    let open = Value::Bool(true);
    let rest = members.get("additionalProperties").unwrap_or(&open);
    let more = dice.below(3);
    let others = (0..more).filter_map(|_| dice.pick(NAMES).copied()).collect::<Vec<_>>();
    for name in required.into_iter().chain(others) {
        if !all.contains_key(name) && !dice.one_in(12) {
            all.insert(name.to_owned(), fitting(rest, root, dice, depth));
        }
    }
    Value::Object(all)
}
