//! What of a record was changed, in the forms in which updates send it.

use crate::json::push_token;
use crate::shape::{Flags, Schema};
use crate::value::{Json, Map};

/// A member was taken away that the document does not let a caller clear: the JSON Pointer to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotClearable(pub(super) String);

/// The members that differ, for an update that leaves the others alone (RFC 7396): one that is gone is null. Members that
/// every request has to have are there whether they differ or not.
pub(super) fn merge_patch(before: &Json, after: &Json, schema: &Schema) -> Result<Json, NotClearable> {
    let mut pointer = String::new();
    let changed = changed(before, after, Some(schema), &mut pointer)?;
    Ok(changed.unwrap_or_else(|| Json::Object(required(after, Some(schema)))))
}

/// The members of the record at a pointer that differ, each as a whole: for an update of which nobody knows whether it looks
/// into them. What is gone within one is null, for one that does.
pub(super) fn members(before: &Json, after: &Json, schema: &Schema, record: &str) -> Result<Json, NotClearable> {
    let mut patch = merge_patch(before, after, schema)?;
    if let (Some(Json::Object(changed)), Some(whole)) = (patch.pointer_mut(record), after.pointer(record)) {
        for (name, value) in changed.iter_mut() {
            if let Some(whole) = whole.get(name) {
                fill(value, whole);
            }
        }
    }
    Ok(patch)
}

/// Adds the members that a patch leaves out because they are the same.
fn fill(patch: &mut Json, whole: &Json) {
    let (Json::Object(members), Json::Object(all)) = (patch, whole) else { return };
    for (name, value) in all.iter() {
        match members.get_mut(name) {
            Some(inner) => fill(inner, value),
            None => _ = members.insert(name, value.clone()),
        }
    }
}

/// What differs; nothing if nothing does.
fn changed(
    before: &Json,
    after: &Json,
    schema: Option<&Schema>,
    pointer: &mut String,
) -> Result<Option<Json>, NotClearable> {
    if before == after {
        return Ok(None);
    }
    let (Json::Object(old), Json::Object(new)) = (before, after) else { return Ok(Some(after.clone())) };
    // Of one of several types nobody can tell by a part which one it is.
    if schema.is_some_and(Schema::is_union) {
        return Ok(Some(after.clone()));
    }
    let mut out = Map::new();
    for (name, value) in new.iter() {
        let inner = schema.and_then(|schema| schema.member(name));
        let kept = match old.get(name) {
            None => Some(value.clone()),
            Some(old) => within(pointer, name, |pointer| changed(old, value, inner.map(|(it, _)| it), pointer))?,
        };
        match kept {
            Some(value) => _ = out.insert(name, value),
            None if inner.is_some_and(|(_, flags)| flags.has(Flags::REQUIRED)) => _ = out.insert(name, value.clone()),
            None => {}
        }
    }
    for (name, value) in old.iter().filter(|(name, _)| new.get(name).is_none()) {
        let inner = schema.and_then(|schema| schema.member(name));
        // What is null already is cleared already.
        if value.is_null() {
            continue;
        }
        if inner.is_some_and(|(schema, _)| !schema.holds_null()) {
            return Err(NotClearable(within(pointer, name, |pointer| pointer.clone())));
        }
        out.insert(name, Json::Null);
    }
    Ok(Some(Json::Object(out)))
}

fn required(json: &Json, schema: Option<&Schema>) -> Map<Json> {
    let members = json.as_object().into_iter().flat_map(Map::iter);
    let has_to =
        |name: &str| schema.and_then(|schema| schema.member(name)).is_some_and(|(_, flags)| flags.has(Flags::REQUIRED));
    members.filter(|(name, _)| has_to(name)).map(|(name, value)| (name, value.clone())).collect()
}

/// The changes as a list of operations (RFC 6902). A list that differs is replaced as a whole.
pub(super) fn json_patch(before: &Json, after: &Json) -> Json {
    let mut operations = Vec::new();
    operations_of(before, after, &mut String::new(), &mut operations);
    Json::from(operations)
}

fn operations_of(before: &Json, after: &Json, pointer: &mut String, out: &mut Vec<Json>) {
    if before == after {
        return;
    }
    let mut push = |op: &str, pointer: &str, value: Option<&Json>| {
        let mut operation = Map::new();
        operation.insert("op", Json::from(op));
        operation.insert("path", Json::from(pointer));
        if let Some(value) = value {
            operation.insert("value", value.clone());
        }
        out.push(Json::Object(operation));
    };
    let (Json::Object(old), Json::Object(new)) = (before, after) else {
        return push("replace", pointer, Some(after));
    };
    for (name, _) in old.iter().filter(|(name, _)| new.get(name).is_none()) {
        within(pointer, name, |pointer| push("remove", pointer, None));
    }
    for (name, value) in new.iter().filter(|(name, _)| old.get(name).is_none()) {
        within(pointer, name, |pointer| push("add", pointer, Some(value)));
    }
    for (name, value) in new.iter() {
        if let Some(old) = old.get(name) {
            within(pointer, name, |pointer| operations_of(old, value, pointer, out));
        }
    }
}

fn within<T>(pointer: &mut String, token: &str, look: impl FnOnce(&mut String) -> T) -> T {
    let length = pointer.len();
    pointer.push('/');
    push_token(pointer, token);
    let found = look(pointer);
    pointer.truncate(length);
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::shape::{Field, Shape, Source};

    static SOURCE: Source = Source { files: &[], rows: "" };
    static HOME: Shape = Shape::object(
        "Home",
        &SOURCE,
        &[Field::required("id", Schema::TEXT), Field::optional("street", Schema::nullable(&Schema::TEXT))],
    );

    fn json(text: &str) -> Json {
        text.parse().unwrap()
    }

    #[test]
    fn only_what_differs_is_sent_and_what_is_gone_is_null() {
        let patch =
            |before: &str, after: &str| merge_patch(&json(before), &json(after), &Schema::ANY).map(|it| it.to_string());
        assert_eq!(patch(r#"{"a":1,"b":{"c":1,"d":2}}"#, r#"{"a":1,"b":{"c":1,"d":3}}"#).unwrap(), r#"{"b":{"d":3}}"#);
        assert_eq!(patch(r#"{"a":1,"b":2}"#, r#"{"b":2}"#).unwrap(), r#"{"a":null}"#);
        assert_eq!(patch(r#"{"a":[1,2]}"#, r#"{"a":[1]}"#).unwrap(), r#"{"a":[1]}"#);
        assert_eq!(patch(r#"{"a":1}"#, r#"{"a":1}"#).unwrap(), "{}");
        assert_eq!(patch(r#"{"a":null}"#, "{}").unwrap(), "{}");
    }

    #[test]
    fn what_is_required_is_always_there_and_what_cannot_be_null_is_not_cleared() {
        let patch = |before: &str, after: &str| merge_patch(&json(before), &json(after), &Schema::of(&HOME));
        let before = r#"{"id":"7","street":"A","city":"Rome"}"#;
        assert_eq!(
            patch(before, r#"{"id":"7","city":"Rome"}"#).map(|it| it.to_string()).unwrap(),
            r#"{"id":"7","street":null}"#
        );
        assert_eq!(patch(before, before).map(|it| it.to_string()).unwrap(), r#"{"id":"7"}"#);
        assert_eq!(patch(before, r#"{"street":"A","city":"Rome"}"#), Err(NotClearable("/id".to_owned())));
        // What the document does not know may be cleared.
        assert_eq!(
            patch(before, r#"{"id":"7","street":"A"}"#).map(|it| it.to_string()).unwrap(),
            r#"{"id":"7","city":null}"#
        );
    }

    #[test]
    fn a_member_that_differs_may_have_to_be_whole() {
        let (before, after) =
            (r#"{"r":{"a":{"b":1,"c":2},"d":3,"e":{"f":1}}}"#, r#"{"r":{"a":{"b":9,"c":2},"d":3,"e":{}}}"#);
        let patch = |record| members(&json(before), &json(after), &Schema::ANY, record).unwrap().to_string();
        assert_eq!(patch("/r"), r#"{"r":{"a":{"b":9,"c":2},"e":{"f":null}}}"#);
        assert_eq!(patch(""), r#"{"r":{"a":{"b":9,"c":2},"e":{"f":null},"d":3}}"#);
    }

    #[test]
    fn operations_lead_from_one_value_to_the_other() {
        let patch =
            json_patch(&json(r#"{"a":1,"b":{"c/d":1},"e":[1]}"#), &json(r#"{"b":{"c/d":2},"e":[2],"f~":null}"#));
        let expected = r#"[{"op":"remove","path":"/a"},{"op":"add","path":"/f~0","value":null},{"op":"replace","path":"/b/c~1d","value":2},{"op":"replace","path":"/e","value":[2]}]"#;
        assert_eq!(patch.to_string(), expected);
        assert_eq!(json_patch(&json("[1]"), &json("[1]")).to_string(), "[]");
    }
}
