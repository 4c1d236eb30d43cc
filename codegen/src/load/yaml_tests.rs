//! What a YAML document says as JSON.

use std::path::Path;

use crate::diagnostic::{Diagnostics, Sources, render_human};
use crate::load::load_text;

/// The document as compact JSON, or the first problem as `code line:column message`.
fn read(text: &str) -> String {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    match load_text(Path::new("api.yaml"), text.to_owned(), &mut sources, &mut diagnostics) {
        Some(document) => document.to_json(document.root()),
        None => {
            let first = diagnostics.iter().next().unwrap();
            let (line, column) = sources.line_column(first.span);
            format!("{} {line}:{column} {}", first.code, first.message)
        }
    }
}

fn show(text: &str) -> String {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let _ = load_text(Path::new("api.yaml"), text.to_owned(), &mut sources, &mut diagnostics);
    render_human(&diagnostics, &sources, false)
}

#[test]
fn only_plain_scalars_have_kinds() {
    let text = "[no, yes, on, off, y, null, ~, true, 1.10, 007, 2024-01-01, 1:30, 0o14, 0x1F, .5, +1]";
    assert_eq!(read(text), r#"["no","yes","on","off","y",null,null,true,1.10,7,"2024-01-01","1:30",12,31,0.5,1]"#);
    assert_eq!(read("['true', \"1\", '~', \"\"]"), r#"["true","1","~",""]"#);
    assert_eq!(read("a: |\n  1\nb: >-\n  x\n  y\nc:\nd: # nothing\n"), r#"{"a":"1\n","b":"x y","c":null,"d":null}"#);
}

#[test]
fn keys_are_text() {
    assert_eq!(
        read("200: a\ntrue: b\nnull: c\n~: d\n1.0: e\n: f\non: g\n"),
        r#"{"200":"a","true":"b","null":"c","~":"d","1.0":"e","":"f","on":"g"}"#
    );
    assert_eq!(read("? a\n: 1\n? 'b'\n"), r#"{"a":1,"b":null}"#);
    assert_eq!(read("? [a]\n: 1\n"), "key-type 1:3 a key that is a list or a mapping");
    assert_eq!(read("a: {{b: c}: d}\n"), "key-type 1:5 a key that is a list or a mapping");
    assert_eq!(read("a: &x [1]\n*x : 2\n"), "key-type 2:1 a key that is a list or a mapping");
}

#[test]
fn tags() {
    assert_eq!(
        read("[!!str 1, !!int '2', !!float 3, !!bool 'true', !!null '', !!seq [], !!map {}, ! 4]"),
        r#"["1",2,3,true,null,[],{},"4"]"#
    );
    assert_eq!(read("a: !<tag:yaml.org,2002:str> 1\n"), r#"{"a":"1"}"#);
    assert_eq!(read("a: !!int x\n"), "tag 1:4 the value is not what its tag `!!int` says");
    assert_eq!(read("a: !!int 1.5\n"), "tag 1:4 the value is not what its tag `!!int` says");
    assert_eq!(read("a: !!map [1]\n"), "tag 1:4 the value is not what its tag `!!map` says");
    assert_eq!(read("a: !!seq 1\n"), "tag 1:4 the value is not what its tag `!!seq` says");
    assert_eq!(read("[!x 1, !!timestamp 2024-01-01, !x 'y']"), r#"[1,"2024-01-01","y"]"#);
    insta::assert_snapshot!(show("a: !Ref 1\nb: !Ref 2\n"), @r#"
    warning[tag]: the tag `!Ref` means nothing here
     --> api.yaml:1:4
      |
    1 | a: !Ref 1
      |    ^^^^^^ read as if it had no tag

    1 warning
    "#);
}

#[test]
fn numbers_that_json_cannot_write() {
    assert_eq!(read("a: .inf\n"), "number 1:4 JSON cannot write the number `.inf`");
    assert_eq!(read("a: [-.INF, .nan]\n"), "number 1:5 JSON cannot write the number `-.INF`");
    assert_eq!(read("a: '.inf'\n"), r#"{"a":".inf"}"#);
}

#[test]
fn aliases_are_copies() {
    assert_eq!(read("a: &x {b: [1, &y 2]}\nc: *x\nd: *y\n"), r#"{"a":{"b":[1,2]},"c":{"b":[1,2]},"d":2}"#);
    assert_eq!(read("&k a: 1\nb: *k\n"), r#"{"a":1,"b":"a"}"#);
    assert_eq!(read("a: &x 200\nb: {*x : c}\n"), r#"{"a":200,"b":{"200":"c"}}"#);
    assert_eq!(read("[&x 1, *x, &x 2, *x]"), "[1,1,2,2]");
    assert_eq!(read("a: *x\n"), "yaml-syntax 1:4 no anchor of this name stands before the alias");
    assert_eq!(read("a: &x [*x]\n"), "alias-budget 1:8 the alias stands inside its own anchor");
}

#[test]
fn copies_have_their_own_pointers() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let text = "a: &x {b: [1]}\nc: {d: *x}\n".to_owned();
    let document = load_text(Path::new("api.yaml"), text, &mut sources, &mut diagnostics).unwrap();
    let node = document.at_pointer(document.root(), "/c/d/b/0").unwrap();
    assert_eq!(document.pointer(node), "/c/d/b/0");
    assert_eq!(sources.line_column(document.span(node)), (1, 12));
    let copy = document.at_pointer(document.root(), "/c/d").unwrap();
    assert_eq!(sources.line_column(document.key_span(copy)), (2, 5));
}

#[test]
fn merge_keys() {
    let base = "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\n";
    let merged =
        |rest: &str| read(&format!("{base}{rest}")).replace(r#"{"base":{"a":1,"b":2},"more":{"b":3,"c":4},"#, "");
    assert_eq!(merged("x: {<<: *base, b: 9}\n"), r#""x":{"a":1,"b":9}}"#);
    assert_eq!(merged("x: {b: 9, <<: *base}\n"), r#""x":{"b":9,"a":1}}"#);
    assert_eq!(merged("x: {<<: [*base, *more]}\n"), r#""x":{"a":1,"b":2,"c":4}}"#);
    assert_eq!(merged("x: {<<: [*more, *base], z: 0}\n"), r#""x":{"b":3,"c":4,"a":1,"z":0}}"#);
    assert_eq!(merged("x: {<<: {i: &i [1]}, j: *i}\n"), r#""x":{"i":[1],"j":[1]}}"#);
    assert_eq!(
        merged("x: &x {<<: &y {i: 1}, j: 2}\nk: [*x, *y]\n"),
        r#""x":{"i":1,"j":2},"k":[{"i":1,"j":2},{"i":1}]}"#
    );
    assert_eq!(merged("x: {'<<': 1}\n"), r#""x":{"<<":1}}"#);
    assert_eq!(merged("x: {<<: []}\n"), r#""x":{}}"#);
    assert_eq!(merged("x: {<<: 1}\n"), "yaml-syntax 3:9 a merge key with a number");
    assert_eq!(merged("x: {<<: [*base, 1]}\n"), "yaml-syntax 3:17 a merge key with a number");
    assert_eq!(merged("x: {<<: *base, <<: *more}\n"), "duplicate-key 3:16 the key `<<` is given twice");
}

#[test]
fn merged_members_know_their_place() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let many: String = (0..40).map(|i| format!("  k{i}: {{v: {i}}}\n")).collect();
    let text = format!("a: &a\n{many}b:\n  x: 1\n  <<: *a\n  k3: 2\n");
    let document = load_text(Path::new("api.yaml"), text, &mut sources, &mut diagnostics).unwrap();
    for (pointer, json) in [("/b/k39/v", "39"), ("/b/k3", "2"), ("/b/x", "1"), ("/a/k3/v", "3")] {
        let node = document.at_pointer(document.root(), pointer).unwrap();
        assert_eq!(document.pointer(node), pointer);
        assert_eq!(document.to_json(node), json);
    }
    assert_eq!(document.entries(document.get(document.root(), "b").unwrap()).len(), 41);
}

#[test]
fn one_document_a_file() {
    assert_eq!(read("%YAML 1.2\n---\na: 1\n...\n"), r#"{"a":1}"#);
    assert_eq!(read("\u{FEFF}a: 1\n"), r#"{"a":1}"#);
    assert_eq!(read("a: 1\n---\nb: 2\n"), "document-count 2:1 a second YAML document in one file");
    assert_eq!(read(""), "document-count 1:1 the file is empty");
    assert_eq!(read("# nothing\n"), "document-count 1:1 the file holds no document, only comments");
}

#[test]
fn json_in_a_yaml_file() {
    assert_eq!(read("{\"a\":\"\\ud83d\\ude00\"}"), "{\"a\":\"\u{1F600}\"}");
    assert_eq!(read("{a: [b, 'c',]}"), r#"{"a":["b","c"]}"#);
    assert_eq!(read("{\"a\":1,\"a\":2}"), "duplicate-key 1:8 the key `a` is given twice");
}

#[test]
fn syntax_errors_are_explained() {
    let cases = [
        ("a: b: c\n", "yaml-syntax 1:5 a `:` that cannot begin a value here"),
        ("a: @b\n", "yaml-syntax 1:4 a plain text cannot begin with this character"),
        ("a: \"b\n", "yaml-syntax 1:4 the quoted text has no end"),
        ("a: \"\\q\"\n", "yaml-syntax 1:4 no such escape"),
        ("a:\n\t- b\n", "yaml-syntax 2:1 a tab in the indentation"),
        ("a:\n  b: c\n\td: e\n", "yaml-syntax 3:1 a tab in the indentation"),
        ("a:\n\t b: c\n\t d: e\n", "yaml-syntax 2:1 a tab in the indentation"),
        ("a:\n  b: \"one\n\ttwo\n\tthree\"\n", "yaml-syntax 3:1 a tab in the indentation"),
        ("a:\n  b: {c: 1,\nd: 2}\n", "yaml-syntax 3:1 the line is indented less than the bracket that it stands in"),
        ("a:\n  b: &x {c: [1], d: 2\n", "yaml-syntax 2:9 this `{` is not closed"),
        ("a:\n  b: [1, 2\n  c: 3\n", "yaml-syntax 3:4 expected `,` or `]`"),
        ("a:\n  b: {c: [1], d: 2\n", "yaml-syntax 2:6 this `{` is not closed"),
        ("a: {b: 1 c: 2}\n", "yaml-syntax 1:11 expected `,` or `}`"),
        ("a: ]\n", "yaml-syntax 1:4 a closing bracket without its opening one"),
        ("a: [1,\n", "yaml-syntax 1:4 this `[` is not closed"),
        ("a: {b:\n", "yaml-syntax 1:4 this `{` is not closed"),
        ("{\n \"a\": [\n  1\n  \"b\": 3\n}\n", "yaml-syntax 4:6 expected `,` or `]`"),
        ("a: [b: c: d]\n", "yaml-syntax 1:9 expected `,` or `]`"),
        ("a: [{b: 1 c: 2}]\n", "yaml-syntax 1:12 expected `,` or `}`"),
        ("- [\"b]\", 'it''s]', c'd, {e: [f}]\n", "yaml-syntax 1:31 expected `,` or `]`"),
        ("a: {b: \"it's [\", # fine, [really]\n  c: 1 2: 3}\n", "yaml-syntax 2:9 expected `,` or `}`"),
        ("a: [\"b\" \"c\"]\n", "yaml-syntax 1:9 more stands behind the closing quote"),
        (
            "a: {b: #/c, d: 1}\ne: 1\n",
            "yaml-syntax 1:8 `#` after a space begins a comment, here within brackets that it leaves open",
        ),
        ("$ref: #/a\na: #b\nc: # d\n", "{\"$ref\":\"#/a\",\"a\":null,\"c\":null}"),
        ("a: b\0c\n", "yaml-syntax 1:5 a control character, U+0000"),
        ("a: \u{1B}\n", "yaml-syntax 1:4 a control character, U+001B"),
    ];
    for (text, problem) in cases {
        assert_eq!(read(text), problem, "{text:?}");
    }
    insta::assert_snapshot!(show("info:\n  title: Pets: the API\n"), @r#"
    error[yaml-syntax]: a `:` that cannot begin a value here
     --> api.yaml:2:14
      |
    2 |   title: Pets: the API
      |              ^
      |
      = help: put a text that contains `: ` in quotes, or check the indentation

    1 error
    "#);
    insta::assert_snapshot!(show("a: &x\n  b: *x\n"), @r#"
    error[alias-budget]: the alias stands inside its own anchor
     --> api.yaml:2:6
      |
    1 | a: &x
      |    -- the anchor
    2 |   b: *x
      |      ^^
      |
      = help: it would never end; refer with `$ref` instead

    1 error
    "#);
}

#[test]
fn duplicate_keys() {
    assert_eq!(read("a: 1\nb: 2\n'a': 3\n"), "duplicate-key 3:1 the key `a` is given twice");
    assert_eq!(read("200: 1\n\"200\": 2\n"), "duplicate-key 2:1 the key `200` is given twice");
}
