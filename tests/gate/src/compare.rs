//! Whether two texts are the same JSON: the order of keys and the spelling of numbers aside.

use serde_json::{Number, Value};

/// Where two values differ first, and how; `None` where they are equal. Deep values are compared as deep as they were
/// parsed, which is bounded.
pub(crate) fn difference(before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let lost = a.iter().find(|(key, _)| !b.contains_key(*key));
            let new = b.iter().find(|(key, _)| !a.contains_key(*key));
            lost.map(|(key, value)| format!("/{}: {} is lost", pointer(key), short(value)))
                .or_else(|| new.map(|(key, value)| format!("/{}: {} is new", pointer(key), short(value))))
                .or_else(|| {
                    a.iter()
                        .find_map(|(key, value)| Some(format!("/{}{}", pointer(key), difference(value, b.get(key)?)?)))
                })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(at, (a, b))| Some(format!("/{at}{}", difference(a, b)?)))
        }
        (Value::Number(a), Value::Number(b)) if same(a, b) => None,
        _ if before == after => None,
        _ => Some(format!(": {} became {}", short(before), short(after))),
    }
}

fn same(a: &Number, b: &Number) -> bool {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a == b,
        _ => a.as_f64() == b.as_f64(),
    }
}

/// A key as a JSON Pointer spells it (RFC 6901, section 3).
fn pointer(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A value in a few words.
pub(crate) fn short(value: &Value) -> String {
    const MOST: usize = 60;
    let text = value.to_string();
    if text.chars().count() <= MOST { text } else { format!("{}…", text.chars().take(MOST).collect::<String>()) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn order_and_spelling_do_not_matter() {
        let (before, after) = (r#"{"a": 1.0, "b": [1e2, -0.5]}"#, r#"{"b": [100, -5e-1], "a": 1}"#);
        let parse = |text| serde_json::from_str::<Value>(text).unwrap_or_default();
        assert_eq!(difference(&parse(before), &parse(after)), None);
    }

    #[test]
    fn a_difference_has_its_place() {
        let differ = |a: Value, b: Value| difference(&a, &b).unwrap_or_default();
        assert_eq!(differ(json!({"a/b": [1, {"c": 2}]}), json!({"a/b": [1, {"c": 3}]})), "/a~1b/1/c: 2 became 3");
        assert_eq!(differ(json!({"a": null}), json!({})), "/a: null is lost");
        assert_eq!(differ(json!({}), json!({"a": 1})), "/a: 1 is new");
        assert_eq!(differ(json!([1]), json!([1, 2])), ": [1] became [1,2]");
        assert_eq!(differ(json!("1"), json!(1)), ": \"1\" became 1");
    }
}
