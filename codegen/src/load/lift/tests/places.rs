//! Every node of a lifted document knows where it was written.

use super::read;
use crate::diagnostic::{Diagnostics, Sources};
use crate::load::{Document, NodeId, lift, load_text};

const TEXT: &str = "swagger: '2.0'
host: example.com
paths:
  /a:
    post:
      parameters:
        - {name: q, in: query, type: string, maxLength: 3}
        - {name: b, in: body, schema: {type: object, properties: {c: {type: string}}}}
        - {name: r, in: header, type: string}
      responses:
        '200': {description: D, schema: {type: string}}
definitions:
  Pet: {type: object, minProperties: 1}
";

fn at(document: &Document, pointer: &str) -> NodeId {
    document.at_pointer(document.root(), pointer).unwrap_or_else(|| panic!("nothing at {pointer}"))
}

#[test]
fn pointers_as_they_are_written() {
    let (document, _) = read(TEXT);
    let post = "/paths/~1a/post";
    for (lifted, written) in [
        ("/components/schemas/Pet/minProperties", "/definitions/Pet/minProperties".to_owned()),
        ("/paths/~1a/post/parameters/0", format!("{post}/parameters/0")),
        ("/paths/~1a/post/parameters/0/schema/maxLength", format!("{post}/parameters/0/maxLength")),
        ("/paths/~1a/post/parameters/0/schema", format!("{post}/parameters/0")),
        ("/paths/~1a/post/parameters/1", format!("{post}/parameters/2")),
        ("/paths/~1a/post/requestBody", format!("{post}/parameters/1")),
        (
            "/paths/~1a/post/requestBody/content/application~1json/schema/properties/c",
            format!("{post}/parameters/1/schema/properties/c"),
        ),
        ("/paths/~1a/post/responses/200/content/application~1json/schema", format!("{post}/responses/200/schema")),
        ("/paths/~1a/post/responses/200/content", format!("{post}/responses/200")),
        ("/servers/0/url", "/host".to_owned()),
    ] {
        assert_eq!(document.written_pointer(at(&document, lifted)), written);
    }
}

#[test]
fn pointers_of_other_files_lead_to_what_moved() {
    let (document, _) = read(TEXT);
    let written = |pointer| document.at_written_pointer(document.root(), pointer).map(|node| document.pointer(node));
    assert_eq!(written("/definitions/Pet").as_deref(), Some("/components/schemas/Pet"));
    assert_eq!(written("/paths/~1a/post/parameters/2").as_deref(), Some("/paths/~1a/post/parameters/1"));
    assert_eq!(written("/paths/~1a/post/parameters/1").as_deref(), Some("/paths/~1a/post/requestBody"));
    assert_eq!(
        written("/paths/~1a/post/responses/200/schema").as_deref(),
        Some("/paths/~1a/post/responses/200/content/application~1json/schema")
    );
    assert_eq!(written("/components/schemas/Pet").as_deref(), Some("/components/schemas/Pet"));
    assert_eq!(written("/definitions/Dog"), None);
}

#[test]
fn every_node_has_a_place_in_the_text() {
    let (document, _) = read(TEXT);
    let mut stack = vec![document.root()];
    let mut seen = 0;
    while let Some(node) = stack.pop() {
        let span = document.span(node);
        assert!(span.start < span.end && span.end as usize <= TEXT.len(), "{}", document.pointer(node));
        assert_eq!(document.at_pointer(document.root(), &document.pointer(node)), Some(node));
        for entry in document.entries(node) {
            assert_eq!(document.get(node, &entry.key), Some(entry.value));
            assert!(entry.key_span.start < entry.key_span.end, "{}", document.pointer(entry.value));
            stack.push(entry.value);
        }
        stack.extend(document.items(node));
        seen += 1;
    }
    assert_eq!(seen, 40);
}

/// Many operations with the document's many media types, each of which would get a copy of a schema.
#[test]
fn what_is_added_is_bounded() {
    let types: String = (0..2000).map(|number| format!("a/b{number},")).collect();
    let paths: String = (0..200)
        .map(|number| {
            format!("  /p{number}: {{get: {{responses: {{'200': {{schema: {{type: array, items: {{}}}}}}}}}}}}\n")
        })
        .collect();
    let text = format!("swagger: '2.0'\nproduces: [{types}]\npaths:\n{paths}");
    let (document, said) = read(&text);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("size-limit "), "{said}");
    assert!(document.to_json(document.root()).len() < text.len() * 40);
}

#[test]
fn only_whole_documents_are_lifted() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let text = "type: file\nx-nullable: true\n".to_owned();
    let document = load_text("schema.yaml".as_ref(), text, &mut sources, &mut diagnostics).unwrap();
    let document = lift(document, &mut diagnostics);
    assert_eq!(document.to_json(document.root()), r#"{"type":"file","x-nullable":true}"#);
    assert!(diagnostics.is_empty());
}
