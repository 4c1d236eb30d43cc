//! Schemas: what OpenAPI 2.0 and 3.0 spell otherwise than JSON Schema 2020-12.

use super::super::{Entry, NodeId, Value, percent_decode};
use super::edit::{Edit, entry};
use super::groups::Habit;
use super::swagger::known;
use super::version::{Minor, Version};
use super::{booleans, recursive, reference};
use crate::diagnostic::Span;

/// Members that say the same beside a reference as anywhere, and stay outside when the reference becomes an alternative.
const BESIDE: &[&str] = &[
    "title",
    "summary",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
    "xml",
    "$comment",
    "readOnly",
    "writeOnly",
];

pub(super) fn lift(edit: &mut Edit<'_>, node: NodeId, version: Version) {
    let swagger = version == Version::Swagger;
    let old = swagger || version == Version::Three(Minor::Zero);
    if swagger {
        note_newer(edit, node);
        x_nullable(edit, node);
        discriminator(edit, node);
        file(edit, node);
    } else if !old {
        note_nullable(edit, node);
    }
    same_type(edit, node);
    booleans::lift(edit, node);
    if old {
        note_siblings(edit, node, version);
        exclusive(edit, node, "minimum", "exclusiveMinimum");
        exclusive(edit, node, "maximum", "exclusiveMaximum");
    }
    tuple(edit, node, version);
    recursive::lift(edit, node);
    two_references(edit, node);
    nullable_reference(edit, node);
    marked_reference(edit, node);
}

/// Whether a schema is a reference object.
fn is_reference(edit: &Edit<'_>, node: NodeId) -> bool {
    super::super::reference(edit.document, node).is_some()
}

/// A schema of two references is `allOf` of the second beside the first: each has one target then.
fn two_references(edit: &mut Edit<'_>, node: NodeId) {
    let is_text = |key| edit.document.get(node, key).is_some_and(|text| edit.document.str(text).is_some());
    if !is_text("$ref") || !is_text("$dynamicRef") {
        return;
    }
    let all_of = edit.document.get(node, "allOf");
    if all_of.is_some_and(|list| !matches!(edit.document.value(list), Value::Array(_))) {
        return;
    }
    let span = edit.document.span(node);
    let mut entries = edit.take(node);
    if let Some(dynamic) = edit.pull(node, &mut entries, "$dynamicRef") {
        let place = dynamic.key_span;
        let schema = edit.object(node, span, vec![dynamic]);
        match all_of {
            Some(list) => {
                let items = edit.document.items(list).iter().copied().chain([schema]).collect();
                edit.put_list(list, items);
            }
            None => {
                let list = edit.array(node, span, vec![schema]);
                entries.push(entry("allOf", place, list));
            }
        }
    }
    edit.put(node, entries);
}

/// Removes a `type` beside `$ref` that is that of the target: it says nothing, and would make a type of its own.
fn same_type(edit: &mut Edit<'_>, node: NodeId) {
    const HOPS: usize = 8;
    let document = &edit.document;
    let Some(told) = document.get(node, "type").and_then(|told| document.str(told)) else { return };
    let mut at = node;
    for _ in 0..HOPS {
        let written = document
            .get(at, "$ref")
            .and_then(|text| reference::local(document, document.tree(at), document.str(text)?));
        match edit.targets.get(&at).copied().or(written) {
            Some(target) => at = target,
            None => break,
        }
    }
    let same = at != node
        && document.get(at, "$ref").is_none()
        && document.get(at, "type").is_some_and(|kind| document.str(kind) == Some(told));
    if same {
        let mut entries = edit.take(node);
        entries.retain(|entry| entry.key != "type");
        edit.put(node, entries);
    }
}

/// A reference beside which stands who may send the value, and only that and prose: `allOf` of the one reference, which names its type.
fn marked_reference(edit: &mut Edit<'_>, node: NodeId) {
    let stays = |entry: &Entry| BESIDE.contains(&entry.key.as_str()) || entry.key.starts_with("x-");
    let entries = edit.document.entries(node);
    let marked = entries.iter().any(|entry| matches!(entry.key.as_str(), "readOnly" | "writeOnly"));
    let only = entries.iter().all(|entry| stays(entry) || matches!(entry.key.as_str(), "$ref" | "$dynamicRef"));
    if !marked || !only || !is_reference(edit, node) {
        return;
    }
    let span = edit.document.span(node);
    let (outside, inside): (Vec<Entry>, Vec<Entry>) = edit.take(node).into_iter().partition(stays);
    apart(edit, node, "allOf", (inside, outside), span, Vec::new());
}

/// Makes a schema one of others: a new one of the members `inside`, and `more`.
fn apart(
    edit: &mut Edit<'_>,
    node: NodeId,
    keyword: &str,
    (inside, mut outside): (Vec<Entry>, Vec<Entry>),
    place: Span,
    more: Vec<NodeId>,
) {
    let span = edit.document.span(node);
    for entry in &inside {
        edit.document.moves.moved(entry.value, node, &entry.key);
    }
    let first = edit.object(node, span, inside);
    let list = edit.array(node, span, std::iter::once(first).chain(more).collect());
    outside.insert(0, entry(keyword, place, list));
    edit.put(node, outside);
}

/// A list of schemas under `items` is one for each item by its position (JSON Schema draft 4, section 5.3.1.1), which has been
/// `prefixItems` since 2020-12. What draft 4 calls `additionalItems` is then `items`.
fn tuple(edit: &mut Edit<'_>, node: NodeId, version: Version) {
    let is_list = |items: &NodeId| matches!(edit.document.value(*items), Value::Array(_));
    let Some(list) = edit.document.get(node, "items").filter(is_list) else { return };
    if edit.document.get(node, "prefixItems").is_some() {
        return;
    }
    if version != Version::Swagger {
        let span = edit.document.key_span(list);
        edit.groups.note(Habit::ItemsList, "", span);
    }
    let mut entries = edit.take(node);
    for (old, new) in [("items", "prefixItems"), ("additionalItems", "items")] {
        if let Some(entry) = entries.iter_mut().find(|entry| entry.key == old) {
            edit.document.moves.moved(entry.value, node, old);
            new.clone_into(&mut entry.key);
        }
    }
    edit.put(node, entries);
}

fn note_nullable(edit: &mut Edit<'_>, node: NodeId) {
    let span = edit.document.get(node, "nullable").map(|value| edit.document.key_span(value));
    if let Some(span) = span {
        edit.groups.note(Habit::Nullable, "", span);
    }
}

fn note_newer(edit: &mut Edit<'_>, node: NodeId) {
    for entry in edit.document.entries(node) {
        if known::NEWER_KEYWORDS.contains(&entry.key.as_str()) {
            edit.groups.note(Habit::Newer, &format!("`{}` in a schema", entry.key), entry.key_span);
        }
    }
}

/// A reference says all of a schema in OpenAPI 2.0 and 3.0: "SHALL be ignored" (OpenAPI 3.0.4, section 4.7.23).
fn note_siblings(edit: &mut Edit<'_>, node: NodeId, version: Version) {
    let document = &edit.document;
    if document.get(node, "$ref").and_then(|text| document.str(text)).is_none() {
        return;
    }
    let says = |entry: &&Entry| match entry.key.as_str() {
        "$ref" => false,
        // In Swagger 2.0 it is an extension, which may stand anywhere.
        "nullable" => version != Version::Swagger && document.bool(entry.value) != Some(false),
        key => !BESIDE.contains(&key) && !key.starts_with("x-"),
    };
    let span = document.entries(node).iter().find(says).map(|entry| entry.key_span);
    if let Some(span) = span {
        edit.groups.note(Habit::Siblings, "", span);
    }
}

fn x_nullable(edit: &mut Edit<'_>, node: NodeId) {
    let found = edit.document.get(node, "x-nullable").is_some_and(|value| edit.document.bool(value).is_some());
    if !found || edit.document.get(node, "nullable").is_some() {
        return;
    }
    let mut entries = edit.take(node);
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key == "x-nullable") {
        edit.document.moves.moved(entry.value, node, "x-nullable");
        "nullable".clone_into(&mut entry.key);
    }
    edit.put(node, entries);
}

/// `discriminator` of Swagger 2.0 is the member's name; that of OpenAPI 3 is an object, whose mapping may name definitions.
fn discriminator(edit: &mut Edit<'_>, node: NodeId) {
    let Some(value) = edit.document.get(node, "discriminator") else { return };
    match edit.document.value(value) {
        Value::String(name) => {
            let (name, span) = (Value::String(name.clone()), edit.document.span(value));
            let text = edit.string(value, span, "");
            edit.document.replace(text, name);
            edit.put(value, vec![entry("propertyName", span, text)]);
        }
        Value::Object(_) => {
            let Some(mapping) = edit.document.get(value, "mapping") else { return };
            let texts: Vec<NodeId> = edit.document.entries(mapping).iter().map(|entry| entry.value).collect();
            for text in texts {
                let pointer = edit.document.str(text).and_then(|text| text.strip_prefix('#')).map(percent_decode);
                let tree = edit.document.tree(node);
                let target = pointer.and_then(|pointer| edit.document.at_written_pointer(tree, &pointer));
                if let Some(target) = target {
                    let spelled = Value::String(format!("#{}", edit.document.pointer(target)));
                    edit.document.replace(text, spelled);
                }
            }
        }
        _ => {}
    }
}

/// `type: file` is any bytes.
fn file(edit: &mut Edit<'_>, node: NodeId) {
    let Some(value) = edit.document.get(node, "type") else { return };
    if edit.document.str(value) != Some("file") {
        return;
    }
    edit.document.replace(value, Value::String("string".to_owned()));
    let (span, mut entries) = (edit.document.span(value), edit.take(node));
    entries.retain(|entry| entry.key != "format");
    let after = entries.iter().position(|entry| entry.key == "type").map_or(entries.len(), |at| at + 1);
    let format = edit.said("format", value, span, "binary");
    entries.insert(after.min(entries.len()), format);
    edit.put(node, entries);
}

/// `exclusiveMinimum: true` makes `minimum` exclusive; in JSON Schema 2020-12 it is the number.
fn exclusive(edit: &mut Edit<'_>, node: NodeId, key: &str, flag: &str) {
    let by_flag = edit.document.get(node, flag).and_then(|value| edit.document.bool(value));
    let number = edit.document.get(node, key).filter(|value| edit.document.number(*value).is_some());
    let (Some(is_exclusive), Some(number)) = (by_flag, number) else { return };
    let mut entries = edit.take(node);
    if is_exclusive {
        edit.pull(node, &mut entries, key);
        if let Some(entry) = entries.iter_mut().find(|entry| entry.key == flag) {
            entry.value = number;
        }
    } else {
        entries.retain(|entry| entry.key != flag);
    }
    edit.put(node, entries);
}

/// A reference that may be null: in no version does `nullable` beside `$ref` change what the reference leads to, and whoever writes it
/// means this.
fn nullable_reference(edit: &mut Edit<'_>, node: NodeId) {
    let Some(nullable) = edit.document.get(node, "nullable").filter(|_| is_reference(edit, node)) else { return };
    let Some(is_nullable) = edit.document.bool(nullable) else { return };
    let span = edit.document.span(node);
    let mut entries = edit.take(node);
    let said = edit.pull(node, &mut entries, "nullable");
    if !is_nullable {
        edit.put(node, entries);
        return;
    }
    let stays = |entry: &Entry| BESIDE.contains(&entry.key.as_str()) || entry.key.starts_with("x-");
    let (outside, inside): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(stays);
    let place = said.map_or(span, |entry| entry.key_span);
    let null = edit.said("type", nullable, place, "null");
    let null = edit.object(nullable, place, vec![null]);
    apart(edit, node, "anyOf", (inside, outside), place, vec![null]);
}
