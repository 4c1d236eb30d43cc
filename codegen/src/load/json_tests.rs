//! What is JSON and what is not.

use std::path::Path;

use crate::diagnostic::{Diagnostics, Sources, render_human};
use crate::load::load_text;

/// The document as compact JSON, or the first problem as `code line:column message`.
fn read(text: &str) -> String {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    match load_text(Path::new("api.json"), text.to_owned(), &mut sources, &mut diagnostics) {
        Some(document) => document.to_json(document.root()),
        None => {
            let first = diagnostics.iter().next().unwrap();
            let (line, column) = sources.line_column(first.span);
            format!("{} {line}:{column} {}", first.code, first.message)
        }
    }
}

#[test]
fn values_keep_their_text_and_order() {
    assert_eq!(read(" { \"b\" : [ 1 , -0.50e+7 ] ,\n\t\"a\":{},\"c\":[] }\r\n"), r#"{"b":[1,-0.50e+7],"a":{},"c":[]}"#);
    assert_eq!(
        read("[true,false,null,1e400,-0,123456789012345678901234567890]"),
        "[true,false,null,1e400,-0,123456789012345678901234567890]"
    );
    assert_eq!(read("\"alone\""), "\"alone\"");
    assert_eq!(read("\u{FEFF}{}"), "{}");
}

#[test]
fn strings_are_unescaped() {
    assert_eq!(read(r#"["\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é"]"#), "[\"\\\"\\\\/\\u0008\\u000c\\n\\r\\té\u{1F600}é\"]");
    assert_eq!(read(r#"{"\u0061":1}"#), r#"{"a":1}"#);
    assert_eq!(read(r#""a\u0000b""#), r#""a\u0000b""#);
}

#[test]
fn what_is_not_json() {
    let cases = [
        ("{", "json-syntax 1:2 the file ends too early"),
        ("[1", "json-syntax 1:3 the file ends too early"),
        ("{\"a\"", "json-syntax 1:5 the file ends too early"),
        ("{\"a\":", "json-syntax 1:6 the file ends too early"),
        ("[1,]", "json-syntax 1:3 nothing follows the comma"),
        ("{\"a\":1,}", "json-syntax 1:7 nothing follows the comma"),
        ("[1 2]", "json-syntax 1:4 expected `,` or `]` after this item"),
        ("{\"a\":1 \"b\":2}", "json-syntax 1:8 expected `,` or `}` after this member"),
        ("[1}", "json-syntax 1:3 expected `,` or `]` after this item"),
        ("{a:1}", "json-syntax 1:2 expected a key"),
        ("{\"a\" 1}", "json-syntax 1:6 expected `:` after the key"),
        ("[] []", "json-syntax 1:4 there is more after the end of the document"),
        ("nul", "json-syntax 1:1 expected a value"),
        ("[NaN]", "number 1:2 JSON cannot write this number"),
        ("[-Infinity]", "number 1:2 JSON cannot write this number"),
        ("[+1]", "json-syntax 1:2 expected a value"),
        ("[-]", "json-syntax 1:3 expected a digit"),
        ("[012]", "json-syntax 1:2 a number begins with a zero"),
        ("[1.]", "json-syntax 1:4 expected a digit after the point"),
        ("[1e+]", "json-syntax 1:5 expected a digit in the exponent"),
        ("[\"a\n\"]", "json-syntax 1:4 the string ends with the line"),
        ("[\"a\tb\"]", "json-syntax 1:4 a control character in a string"),
        ("[\"a", "json-syntax 1:4 the file ends too early"),
        ("[\"\\x\"]", "json-syntax 1:3 no such escape"),
        ("[\"\\u12\"]", "json-syntax 1:3 expected four hexadecimal digits after `\\u`"),
        ("[\"\\u+123\"]", "json-syntax 1:3 expected four hexadecimal digits after `\\u`"),
        ("[\"\\uD83D\"]", "json-syntax 1:3 half of a surrogate pair"),
        ("[\"\\uDE00\\uD83D\"]", "json-syntax 1:3 half of a surrogate pair"),
        ("[\"\\uD83D\\u0041\"]", "json-syntax 1:3 half of a surrogate pair"),
        ("openapi: 3.1.0", "json-syntax 1:1 expected a value"),
        ("", "document-count 1:1 the file is empty"),
        (" \n", "document-count 1:1 the file is empty"),
    ];
    for (text, problem) in cases {
        assert_eq!(read(text), problem, "{text:?}");
    }
}

#[test]
fn every_duplicate_is_told_with_its_first() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let text = "{\n  \"a\": 1,\n  \"b\": {\"c\": 1, \"\\u0063\": 2},\n  \"a\": 3\n}\n".to_owned();
    assert!(load_text(Path::new("api.json"), text, &mut sources, &mut diagnostics).is_none());
    diagnostics.sort();
    insta::assert_snapshot!(render_human(&diagnostics, &sources, false), @r#"
    error[duplicate-key]: the key `c` is given twice
     --> api.json:3:17
      |
    3 |   "b": {"c": 1, "\u0063": 2},
      |         ---     ^^^^^^^^ given again
      |         |
      |         first given here
      |
      = help: remove or rename one of the two

    error[duplicate-key]: the key `a` is given twice
     --> api.json:4:3
      |
    2 |   "a": 1,
      |   --- first given here
    3 |   "b": {"c": 1, "\u0063": 2},
    4 |   "a": 3
      |   ^^^ given again
      |
      = help: remove or rename one of the two

    2 errors
    "#);
}

#[test]
fn a_missing_end_shows_the_beginning() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let text = "{\n  \"paths\": {\n    \"/pets\": [\n".to_owned();
    assert!(load_text(Path::new("api.json"), text, &mut sources, &mut diagnostics).is_none());
    insta::assert_snapshot!(render_human(&diagnostics, &sources, false), @r#"
    error[json-syntax]: the file ends too early
     --> api.json:3:16
      |
    3 |     "/pets": [
      |              -^
      |              |
      |              this is still open

    1 error
    "#);
}

#[test]
fn depth() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read(&nested(256)), nested(256));
    assert_eq!(read(&nested(257)), "depth-limit 1:257 more than 256 levels of objects and lists");
    assert_eq!(read(&"{\"a\":".repeat(100_000)), "depth-limit 1:1281 more than 256 levels of objects and lists");
}
