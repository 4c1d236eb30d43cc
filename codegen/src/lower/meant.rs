//! Documented examples as their authors mean them, as far as the type alone tells: YAML takes `81` for a number and an empty
//! line for null, and several examples often stand as a list under the name of one.
//!
//! What the mock answers is read by the client of the same document, which can make nothing of such a value.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Additional, Body, Check, Example, Kind, Member, Operation, Rule, Schema, Type, TypeId};

use super::json_parts::{items, members};

/// Names for names are followed this far.
const LONGEST_CHAIN: usize = 32;
/// Arrays and objects are looked into this deep.
const DEEPEST: usize = 128;

type Types = [Option<Type>];

/// Turns the examples of types and of their members into what is meant.
pub(super) fn of_types(types: &mut Types) {
    let meant: Vec<_> = types.iter().enumerate().map(|(id, read)| Some(of_type(types, id, read.as_ref()?))).collect();
    for (read, meant) in types.iter_mut().zip(meant) {
        let (Some(read), Some((examples, of_members))) = (read, meant) else { continue };
        read.examples = examples;
        if let Body::Object { members, .. } = &mut read.body {
            members.iter_mut().zip(of_members).for_each(|(member, examples)| member.examples = examples);
        }
    }
}

fn of_type(types: &Types, id: usize, read: &Type) -> (Vec<Example>, Vec<Vec<Example>>) {
    let members = if let Body::Object { members, .. } = &read.body { members.as_slice() } else { &[] };
    let of_members = members.iter().map(|member| every(types, &member.schema, &member.examples)).collect();
    (every(types, &Schema::of(Kind::Type(TypeId(id))), &read.examples), of_members)
}

/// Turns the examples of bodies into what is meant.
pub(super) fn of_bodies(types: &Types, operations: &mut [Operation]) {
    for operation in operations {
        let sent = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let sent = sent.map(|content| (&content.schema, &mut content.example));
        let received = operation.answers.iter_mut().flat_map(|answer| &mut answer.bodies);
        let received = received.map(|body| (&body.schema, &mut body.example));
        for (schema, example) in sent.chain(received) {
            let first = example.take().and_then(|text| one_or_more(types, schema, &text).into_iter().next());
            *example = first;
        }
    }
}

fn every(types: &Types, schema: &Schema, examples: &[Example]) -> Vec<Example> {
    let read = |example: &Example| {
        let several = one_or_more(types, schema, &example.json);
        let (place, written) = (example.place, several.len() == 1 && several.first() == Some(&example.json));
        several.into_iter().map(move |json| Example { json, place, as_written: written })
    };
    examples.iter().flat_map(read).collect()
}

/// The examples that one text stands for: none where it is empty, several where it lists them.
fn one_or_more(types: &Types, schema: &Schema, text: &str) -> Vec<String> {
    let takes = takes(types, schema);
    if text == "null" && !takes.null {
        return Vec::new();
    }
    let items = if takes.arrays { Vec::new() } else { items(text).unwrap_or_default() };
    if items.is_empty() {
        return vec![meant(types, schema, text, DEEPEST).into_owned()];
    }
    items.into_iter().map(|item| meant(types, schema, item, DEEPEST).into_owned()).collect()
}

/// Which JSON a position may hold, where that is certain.
struct Takes {
    null: bool,
    arrays: bool,
}

fn takes(types: &Types, schema: &Schema) -> Takes {
    const BOTH: Takes = Takes { null: true, arrays: true };
    if is_untyped(&schema.rules) {
        return BOTH;
    }
    let mut null = false;
    let mut kind = &schema.kind;
    for _ in 0..LONGEST_CHAIN {
        match kind {
            Kind::Any => return BOTH,
            Kind::Array(_) | Kind::Tuple(_) => return Takes { null, arrays: true },
            Kind::Nullable(inner) => {
                null = true;
                kind = &inner.kind;
            }
            Kind::Type(id) => match types.get(id.0).and_then(Option::as_ref) {
                Some(read) if is_untyped(&read.rules) => return BOTH,
                Some(Type { body: Body::Alias(inner), .. }) => kind = &inner.kind,
                None | Some(Type { body: Body::Union { .. }, .. }) => return BOTH,
                Some(_) => return Takes { null, arrays: false },
            },
            _ => return Takes { null, arrays: false },
        }
    }
    BOTH
}

/// A value with quotes around what can only be text.
fn meant<'t>(types: &Types, schema: &Schema, text: &'t str, depth: usize) -> Cow<'t, str> {
    let Some(depth) = depth.checked_sub(1) else { return Cow::Borrowed(text) };
    match &schema.kind {
        Kind::Nullable(_) if text == "null" => Cow::Borrowed(text),
        Kind::Nullable(inner) => meant(types, inner, text, depth),
        Kind::Text(_) if is_bare(text) => Cow::Owned(format!("\"{text}\"")),
        Kind::Array(schema) => match items(text) {
            Some(items) => joined(text, items.into_iter().map(|item| (None, item, meant(types, schema, item, depth)))),
            None => Cow::Borrowed(text),
        },
        Kind::Tuple(schemas) => match items(text).filter(|items| items.len() == schemas.len()) {
            Some(items) => {
                let pairs = items.into_iter().zip(schemas);
                joined(text, pairs.map(|(item, schema)| (None, item, meant(types, schema, item, depth))))
            }
            None => Cow::Borrowed(text),
        },
        Kind::Map(values) => of_members(text, |_, value| meant(types, values, value, depth)),
        Kind::Type(id) => match types.get(id.0).and_then(Option::as_ref).map(|read| &read.body) {
            Some(Body::Alias(inner)) => meant(types, inner, text, depth),
            Some(Body::Strings(_)) if is_bare(text) => Cow::Owned(format!("\"{text}\"")),
            Some(Body::Object { members: known, additional }) => {
                let mut known = Known::new(known);
                let others = if let Additional::Typed(schema) = additional { Some(&**schema) } else { None };
                of_members(text, |name, value| match known.find(name).or(others) {
                    Some(schema) => meant(types, schema, value, depth),
                    None => Cow::Borrowed(value),
                })
            }
            _ => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

/// An object with every value as it is meant; the text itself where it is none.
fn of_members<'t>(text: &'t str, mut meant: impl FnMut(&'t str, &'t str) -> Cow<'t, str>) -> Cow<'t, str> {
    match members(text) {
        Some(members) => joined(text, members.into_iter().map(|(name, value)| (Some(name), value, meant(name, value)))),
        None => Cow::Borrowed(text),
    }
}

/// What members hold, by their names in quotes. Examples mostly have the order of the members.
struct Known<'m> {
    members: &'m [Member],
    next: usize,
    /// Made when a name is not the expected one.
    index: Option<HashMap<&'m str, usize>>,
}

impl<'m> Known<'m> {
    fn new(members: &'m [Member]) -> Known<'m> {
        Known { members, next: 0, index: None }
    }

    fn find(&mut self, quoted: &str) -> Option<&'m Schema> {
        let name: Cow<'_, str> = match quoted.get(1..quoted.len().saturating_sub(1)) {
            Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
            _ => Cow::Owned(serde_json::from_str(quoted).ok()?),
        };
        let members = self.members;
        if members.get(self.next).is_none_or(|member| member.wire != name) {
            let made = || members.iter().enumerate().map(|(at, member)| (member.wire.as_str(), at)).collect();
            self.next = *self.index.get_or_insert_with(made).get(name.as_ref())?;
        }
        self.next += 1;
        members.get(self.next - 1).map(|member| &member.schema)
    }
}

/// Whether values of another type than the one that is inferred are as good.
fn is_untyped(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| matches!(rule.check, Check::Untyped))
}

/// Whether this is a number, `true` or `false`.
fn is_bare(text: &str) -> bool {
    text != "null" && !text.starts_with(['"', '[', '{'])
}

/// An array or an object of changed parts; the text itself where none is.
fn joined<'t>(text: &'t str, parts: impl Iterator<Item = (Option<&'t str>, &'t str, Cow<'t, str>)>) -> Cow<'t, str> {
    let parts: Vec<_> = parts.collect();
    if parts.iter().all(|(_, before, after)| *before == after.as_ref()) {
        return Cow::Borrowed(text);
    }
    let spelled = parts.iter().map(|(name, _, value)| match name {
        Some(name) => format!("{name}:{value}"),
        None => value.to_string(),
    });
    let (open, close) = if text.starts_with('[') { ('[', ']') } else { ('{', '}') };
    Cow::Owned(format!("{open}{}{close}", spelled.collect::<Vec<String>>().join(",")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::model::Body;

    /// The examples of the only member of a type that has it with this schema, with whether they are as written.
    fn read(schema: &str) -> Vec<(String, bool)> {
        let text = format!(
            "openapi: 3.0.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    A: {{type: object, properties: {{a: {schema}}}}}\n    B: {{type: object, properties: {{id: {{type: string}}, n: {{type: integer}}}}}}\n"
        );
        let generated = crate::generate_text("a.yaml".as_ref(), &text, &crate::Options::default()).unwrap();
        let types = &generated.checked().api.types;
        let Body::Object { members, .. } = &types[0].body else { return Vec::new() };
        let inline = types.iter().skip(2).flat_map(|inline| &inline.examples);
        members[0].examples.iter().chain(inline).map(|example| (example.json.clone(), example.as_written)).collect()
    }

    fn meant(text: &str) -> (String, bool) {
        (text.to_owned(), false)
    }

    fn written(text: &str) -> (String, bool) {
        (text.to_owned(), true)
    }

    #[test]
    fn an_example_without_its_quotes_is_a_text() {
        assert_eq!(read("{type: string, example: 6011}"), [meant("\"6011\"")]);
        assert_eq!(read("{type: string, example: 1.10}"), [meant("\"1.10\"")]);
        assert_eq!(read("{type: string, nullable: true, example: true}"), [meant("\"true\"")]);
        assert_eq!(read("{type: string, enum: [on, '1'], example: 1}"), [meant("\"1\"")]);
        assert_eq!(read("{type: string, example: a}"), [written("\"a\"")]);
        assert_eq!(read("{type: integer, example: 1}"), [written("1")]);
        assert_eq!(read("{example: 1}"), [written("1")]);
        assert_eq!(read("{type: array, items: {type: string}, example: [1, a]}"), [meant(r#"["1","a"]"#)]);
        assert_eq!(
            read(r##"{type: array, items: {$ref: "#/components/schemas/B"}, example: [{id: 81, n: 2, x: 3}]}"##),
            [meant(r#"[{"id":"81","n":2,"x":3}]"#)]
        );
        assert_eq!(
            read("{type: object, additionalProperties: {type: string}, example: {a: 1, b: c}}"),
            [meant(r#"{"a":"1","b":"c"}"#)]
        );
    }

    #[test]
    fn a_list_where_none_fits_is_several_examples() {
        assert_eq!(read("{type: string, example: [long, 5]}"), [meant("\"long\""), meant("\"5\"")]);
        assert_eq!(read("{type: integer, example: [1, 2]}"), [meant("1"), meant("2")]);
        assert_eq!(read("{type: array, items: {type: integer}, example: [1, 2]}"), [written("[1,2]")]);
        assert_eq!(read("{example: [1, 2]}"), [written("[1,2]")]);
        assert_eq!(read("{properties: {b: {type: string}}, example: [1]}"), [written("[1]")]);
        assert_eq!(
            read("{type: object, properties: {b: {type: string}}, example: [{b: x}, {b: y}]}"),
            [meant(r#"{"b":"x"}"#), meant(r#"{"b":"y"}"#)]
        );
    }

    #[test]
    fn the_examples_of_bodies_are_read_alike() {
        let text = "openapi: 3.0.0
info: {title: t, version: '1'}
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {id: {type: string}}}
            example: {id: 81}
      responses:
        '200':
          description: d
          content:
            application/json:
              schema: {type: object, properties: {id: {type: string}}}
              example: [{id: 82}, {id: 83}]
        '400': {description: d, content: {application/json: {schema: {type: string}, example: }}}
";
        let generated = crate::generate_text("a.yaml".as_ref(), text, &crate::Options::default()).unwrap();
        let operation = &generated.checked().api.operations[0];
        let sent = operation.body.as_ref().unwrap().contents[0].example.as_deref();
        let received: Vec<_> = operation.answers.iter().map(|answer| answer.bodies[0].example.as_deref()).collect();
        assert_eq!((sent, received), (Some(r#"{"id":"81"}"#), vec![Some(r#"{"id":"82"}"#), None]));
    }

    #[test]
    fn an_empty_example_is_none() {
        assert_eq!(read("{type: string, example: }"), []);
        assert_eq!(read("{type: string, nullable: true, example: }"), [written("null")]);
        assert_eq!(read("{example: }"), [written("null")]);
    }
}
