//! That tools which check rules refuse the same: what is compared by its time has to do its work.

use serde::de::DeserializeOwned;
use serde_json::Value;
use tintype::Mode;
use tintype::json::decode;
use tintype::shape::{Schema, Slot};

/// Larger texts hold the same again and again.
const MOST: usize = 1_000_000;

/// Spoils every text and number of a document, one by one, and asserts that what serde or garde's rules refuse is refused by ours, and
/// that garde's rules refuse something which serde reads. Ours may refuse more: not every rule can be said to garde.
pub(super) fn compare<T: Slot, G>(name: &str, schema: &Schema, text: &[u8])
where
    G: DeserializeOwned + garde::Validate<Context = ()>,
{
    if text.len() > MOST {
        return;
    }
    let document: Value = serde_json::from_slice(text).expect("it is JSON");
    let mut places = Vec::new();
    leaves(&document, &mut String::new(), &mut places);
    let mut refused = 0;
    for place in places {
        let mut spoiled = document.clone();
        let Some(leaf) = spoiled.pointer_mut(&place) else { continue };
        *leaf = if leaf.is_string() { Value::from("\u{1F}".repeat(6_000)) } else { Value::from(-1_999_999_999) };
        let text = serde_json::to_vec(&spoiled).expect("it can be written");
        let read: Option<G> = serde_json::from_slice(&text).ok();
        let by_rules = read.as_ref().is_some_and(|value| garde::Validate::validate(value).is_err());
        let is_taken = read.is_some() && !by_rules;
        assert!(is_taken || !is_valid::<T>(schema, &text), "{name}: ours takes {place}, and serde with garde does not");
        refused += usize::from(by_rules);
    }
    assert!(refused > 0, "{name}: nothing is refused");
    eprintln!("run: {name}: the rules of both refuse {refused} spoiled members");
}

fn is_valid<T: Slot>(schema: &Schema, text: &[u8]) -> bool {
    let mut value = T::blank();
    decode(&mut value, schema, text).is_ok() && tintype::validate_slot(&value, schema, Mode::Response).is_empty()
}

/// The JSON Pointers of texts and numbers.
fn leaves(value: &Value, at: &mut String, out: &mut Vec<String>) {
    let mut below = |token: &str, value: &Value, out: &mut Vec<String>| {
        let length = at.len();
        *at += "/";
        *at += &token.replace('~', "~0").replace('/', "~1");
        leaves(value, at, out);
        at.truncate(length);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| below(name, value, out)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| below(&index.to_string(), value, out))
        }
        Value::String(_) | Value::Number(_) => out.push(at.clone()),
        Value::Null | Value::Bool(_) => {}
    }
}
