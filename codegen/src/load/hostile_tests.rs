//! Whatever the bytes are, reading ends: soon, without a panic, and with a diagnostic that can be shown.

use std::path::Path;

use crate::diagnostic::{Diagnostics, Sources, render_human, render_json};
use crate::load::{load, load_text};

const YAML: &str = "%YAML 1.2\n---\nopenapi: 3.1.0 # c\ninfo: &i\n  title: 'it''s é😀'\n  version: \"1\\u00e9\\n\"\n  text: |+\n    block\n     more\n\n? key\n: value\nlist:\n- .inf\n- {a: b, <<: *i, [x]: y, \"k\":v}\n- [p: q, !!int 3, !x z]\nmerge:\n  <<: [*i, {z: 0x1F}]\n  e: ~\n";
const JSON: &str = r#"{"openapi":"3.1.0","a\u00e9\ud83d\ude00":[1,-2.5e+3,true,null,{},[]],"é":{"x":"y\n","z":0}}"#;

/// The code of the first error; `None` for a document that was read.
fn code(name: &str, text: &str) -> Option<&'static str> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let document = load_text(Path::new(name), text.to_owned(), &mut sources, &mut diagnostics);
    assert_eq!(document.is_none(), diagnostics.has_errors(), "{text:?}");
    let shown = render_human(&diagnostics, &sources, false);
    assert_eq!(shown.is_empty(), diagnostics.is_empty());
    assert_eq!(render_json(&diagnostics, &sources).lines().count(), diagnostics.len());
    if let Some(document) = document {
        let _ = document.to_json(document.root());
        return None;
    }
    diagnostics.iter().next().map(|first| first.code)
}

fn bytes(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let document = load(&path, &mut sources, &mut diagnostics).unwrap();
    assert_eq!(document.is_none(), diagnostics.has_errors());
    let shown = render_human(&diagnostics, &sources, false);
    shown.replace(&path.to_string_lossy().into_owned(), name)
}

#[test]
fn every_truncation() {
    for (name, text) in [("a.yaml", YAML), ("a.json", JSON), ("b.yaml", JSON)] {
        for (at, _) in text.char_indices() {
            code(name, &text[..at]);
            code(name, &text[at..]);
        }
    }
}

#[test]
fn every_character_replaced_removed_and_doubled() {
    let others = [
        "", "\0", "\n", "\t", " ", "\"", "'", "\\", "{", "}", "[", "]", ":", ": ", ",", "#", "&x ", "*i", "- ", "!",
        "é", "\u{FEFF}",
    ];
    for (name, text) in [("a.yaml", YAML), ("a.json", JSON)] {
        for (at, character) in text.char_indices() {
            let (before, after) = (&text[..at], &text[at + character.len_utf8()..]);
            for other in others {
                code(name, &format!("{before}{other}{after}"));
                code(name, &format!("{before}{other}{character}{after}"));
            }
        }
    }
}

#[test]
fn every_byte_broken() {
    for (name, text) in [("a.yaml", YAML), ("a.json", JSON)] {
        for at in 0..text.len() {
            let mut broken = text.as_bytes().to_vec();
            broken[at] ^= 0x80;
            bytes(name, &broken);
        }
    }
}

#[test]
fn deep_nesting() {
    for open in ["[", "{a: ", "- ", "[{", "? [", "a: [", "!!seq [", "&a ["] {
        let problem = code("a.yaml", &open.repeat(100_000));
        assert!(matches!(problem, Some("depth-limit" | "key-type" | "yaml-syntax")), "{open} {problem:?}");
    }
    let indented: String = (0..1000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert_eq!(code("a.yaml", &indented), Some("depth-limit"));
    let indented: String = (0..256).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert_eq!(code("a.yaml", &indented), None);
}

#[test]
fn alias_bombs() {
    let levels = |body: fn(String) -> String, first: &str| -> String {
        let next = |i: usize| format!("a{i}: &a{i} {}\n", body(format!("*a{}", i - 1)));
        (0..300).map(|i| if i == 0 { format!("a0: &a0 {first}\n") } else { next(i) }).collect()
    };
    assert_eq!(
        code("a.yaml", &levels(|a| format!("[{a},{a},{a},{a},{a},{a},{a},{a},{a}]"), "[x]")),
        Some("alias-budget")
    );
    assert_eq!(code("a.yaml", &levels(|a| format!("{{x: {a}, y: {a}}}"), "{x: 1}")), Some("alias-budget"));
    assert_eq!(code("a.yaml", &levels(|a| format!("[{a}]"), "[x]")), Some("depth-limit"));
    let mut merges = "m: &m {a0: 1}\n".to_owned();
    merges.extend((0..3000).map(|i| format!("m{i}: &m {{<<: *m, k{i}: 1}}\n")));
    assert_eq!(code("a.yaml", &merges), Some("alias-budget"));
    let strings = format!("a: &a \"{}\"\nb:\n{}", "x".repeat(1_000_000), "- *a\n".repeat(1000));
    assert_eq!(code("a.yaml", &strings), Some("alias-budget"));
}

#[test]
fn honest_aliases_are_within_the_budget() {
    let responses: String = (0..5000).map(|i| format!("p{i}: {{get: *errors}}\n")).collect();
    let text =
        format!("e: &errors {{'400': {{a: 1}}, '401': {{a: 1}}, '404': {{a: 1}}, '500': {{a: 1}}}}\n{responses}");
    assert_eq!(code("a.yaml", &text), None);
}

#[test]
fn many_of_one_problem_are_told_a_hundred_times() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    assert!(load_text(Path::new("a.yaml"), "a: 1\n".repeat(5000), &mut sources, &mut diagnostics).is_none());
    assert_eq!(diagnostics.len(), 100);
}

#[test]
fn encodings() {
    insta::assert_snapshot!(bytes("a.yaml", b"info:\n  title: Caf\xE9 API\n"), @r#"
    error[encoding]: the file is not UTF-8
     --> a.yaml:2:13
      |
    2 |   title: Caf� API
      |             ^
      |
      = help: the byte here begins no character; save the file as UTF-8

    1 error
    "#);
    let wide: Vec<u8> = "\u{FEFF}openapi: 3.1.0\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    insta::assert_snapshot!(bytes("a.yaml", &wide), @r#"
    error[encoding]: the file is written in UTF-16
     --> a.yaml:1:1
      |
    1 | openapi: 3.1.0
      | ^
      |
      = help: save it as UTF-8

    1 error
    "#);
    let wide: Vec<u8> = "{\"a\":1}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(bytes("a.json", &wide).starts_with("error[encoding]: the file is written in UTF-16\n"));
    assert!(bytes("a.json", b"{\0\0\0}\0\0\0").starts_with("error[encoding]: the file is written in UTF-32\n"));
    assert!(bytes("a.json", b"\xEF\xBB\xBF[\n\"\xFF\"]").contains("a.json:2:2\n"));
    assert_eq!(bytes("a.json", b"\xEF\xBB\xBF[1]"), "");
    assert!(bytes("a.yaml", b"").starts_with("error[document-count]: the file is empty\n"));
}

#[test]
fn a_file_that_is_not_there_is_an_error_of_the_file_system() {
    let missing = load(Path::new("no/such/file.yaml"), &mut Sources::new(), &mut Diagnostics::new());
    assert_eq!(missing.unwrap_err().kind(), std::io::ErrorKind::NotFound);
}
