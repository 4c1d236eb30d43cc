//! A tree and the ways through it.

use std::path::Path;

use crate::diagnostic::{Diagnostics, Sources};
use crate::load::{Document, NodeId, load_text, load_text_into};

const TEXT: &str =
    "openapi: 3.1.0\npaths:\n  /pets/{id}:\n    get: {deprecated: true, x: 3.0}\n\"a~b\": [1, [~], 'é']\n\"\": 0\n";

fn read(text: &str) -> (Document, Sources) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let document = load_text(Path::new("api.yaml"), text.to_owned(), &mut sources, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    (document.unwrap(), sources)
}

fn at(document: &Document, pointer: &str) -> NodeId {
    document.at_pointer(document.root(), pointer).unwrap()
}

#[test]
fn pointers_lead_there_and_back() {
    let (document, _) = read(TEXT);
    let pointers = ["", "/openapi", "/paths/~1pets~1{id}/get/deprecated", "/a~0b/0", "/a~0b/1/0", "/a~0b/2", "/"];
    for pointer in pointers {
        assert_eq!(document.pointer(at(&document, pointer)), pointer);
    }
}

#[test]
fn pointers_to_nothing() {
    let (document, _) = read(TEXT);
    let pointers = [
        "openapi",
        "/nothing",
        "/openapi/x",
        "/a~0b/3",
        "/a~0b/-",
        "/a~0b/00",
        "/a~0b/01",
        "/a~0b/+1",
        "/a~0b/",
        "/a~0b/1/0/",
        "/a~b",
        "/a~2b",
        "/a~",
        "#/openapi",
        "/paths/%2Fpets%2F{id}",
        "/a~0b/18446744073709551616",
        "//",
    ];
    for pointer in pointers {
        assert_eq!(document.at_pointer(document.root(), pointer), None, "{pointer}");
    }
}

#[test]
fn pointers_from_a_node_within() {
    let (document, _) = read(TEXT);
    let get = at(&document, "/paths/~1pets~1{id}/get");
    let deprecated = document.at_pointer(get, "/deprecated").unwrap();
    assert_eq!(document.bool(deprecated), Some(true));
    assert_eq!(document.parent(deprecated), Some(get));
    assert_eq!(document.parent(document.root()), None);
}

#[test]
fn values_by_kind() {
    let (document, _) = read(TEXT);
    assert_eq!(document.str(at(&document, "/openapi")), Some("3.1.0"));
    assert_eq!(document.number(at(&document, "/paths/~1pets~1{id}/get/x")), Some("3.0"));
    assert_eq!(document.u64(at(&document, "/paths/~1pets~1{id}/get/x")), Some(3));
    assert_eq!(document.u64(at(&document, "/openapi")), None);
    assert!(document.is_null(at(&document, "/a~0b/1/0")));
    assert_eq!(document.entries(document.root()).len(), 4);
    assert_eq!(document.items(document.root()), []);
    assert_eq!(document.get(document.root(), "nothing"), None);
    let kinds = ["", "/openapi", "/a~0b", "/a~0b/0", "/a~0b/1/0", "/paths/~1pets~1{id}/get/deprecated"];
    let names: Vec<_> = kinds.iter().map(|pointer| document.kind_name(at(&document, pointer))).collect();
    assert_eq!(names, ["an object", "a string", "an array", "a number", "null", "a boolean"]);
}

#[test]
fn spans_are_the_tokens() {
    let (document, sources) = read(TEXT);
    let text = |span: crate::diagnostic::Span| &sources.text(span.file)[span.start as usize..span.end as usize];
    let get = at(&document, "/paths/~1pets~1{id}/get");
    assert_eq!(text(document.span(get)), "{deprecated: true, x: 3.0}");
    assert_eq!(text(document.key_span(get)), "get");
    assert_eq!(text(document.span(at(&document, "/a~0b/2"))), "'é'");
    assert_eq!(text(document.key_span(at(&document, "/a~0b/2"))), "'é'");
    assert_eq!(text(document.key_span(at(&document, "/a~0b"))), "\"a~b\"");
    assert_eq!(sources.line_column(document.span(at(&document, "/a~0b/2"))), (5, 17));
}

#[test]
fn large_objects_find_every_key() {
    let text: String = (0..1000).map(|i| format!("k{i}: {i}\n")).collect();
    let (document, _) = read(&text);
    for i in 0..1000 {
        let node = document.get(document.root(), &format!("k{i}")).unwrap();
        assert_eq!(document.u64(node), Some(i));
    }
    assert_eq!(document.get(document.root(), "k1000"), None);
    assert_eq!(document.entries(document.root())[999].key, "k999");
}

#[test]
fn json_text_of_a_node() {
    let (document, _) = read("a: [1.10, 0x1F, no, ~, true]\nb: \"q\\\"\\\\\\n\\x01é\"\n");
    assert_eq!(document.to_json(document.root()), r#"{"a":[1.10,31,"no",null,true],"b":"q\"\\\n\u0001é"}"#);
}

#[test]
fn another_file_in_the_same_arena() {
    let (mut document, mut sources) = read("a: 1\n");
    let mut diagnostics = Diagnostics::new();
    let path = Path::new("other.json");
    let text = "{\"b\":[true]}".to_owned();
    let other = load_text_into(&mut document, path, text, &mut sources, &mut diagnostics).unwrap();
    assert_eq!(document.pointer(document.at_pointer(other, "/b/0").unwrap()), "/b/0");
    assert_eq!(sources.path(document.file(other)), path);
    assert_eq!(document.to_json(document.root()), r#"{"a":1}"#);

    let refused = load_text_into(&mut document, path, "{\"c\":".to_owned(), &mut sources, &mut diagnostics);
    assert_eq!((refused, diagnostics.len()), (None, 1));
    assert_eq!(document.to_json(other), r#"{"b":[true]}"#);
}

#[test]
fn foreign_nodes_are_null() {
    let (document, _) = read("a: 1\n");
    let foreign = NodeId(4711);
    assert!(document.is_null(foreign));
    assert_eq!(document.parent(foreign), None);
    assert_eq!(document.pointer(foreign), "");
}
