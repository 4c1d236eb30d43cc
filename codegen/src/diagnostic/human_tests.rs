//! What a person sees.

use super::*;

fn sources(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::new();
    let file = sources.add("api.yaml".into(), text.into());
    (sources, file)
}

fn find(text: &str, file: FileId, word: &str, nth: usize) -> Span {
    let start = text.match_indices(word).nth(nth).map_or(0, |(at, _)| at) as u32;
    Span { file, start, end: start + word.len() as u32 }
}

fn show(sources: &Sources, found: impl IntoIterator<Item = Diagnostic>) -> String {
    let mut diagnostics = Diagnostics::new();
    found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    render_human(&diagnostics, sources, false)
}

#[test]
fn nothing_found_nothing_said() {
    assert_eq!(show(&Sources::new(), []), "");
}

#[test]
fn two_places_and_a_help() {
    let text = "info:\n  title: a\n  version: '1'\n  title: b\n";
    let (sources, file) = sources(text);
    let error = Diagnostic::error("duplicate-key", find(text, file, "title", 1), "the key `title` is given twice")
        .label("given again")
        .also(find(text, file, "title", 0), "first given here")
        .help("remove one of the two");
    let warning = Diagnostic::warning("tag", find(text, file, "'1'", 0), "odd");
    insta::assert_snapshot!(show(&sources, [error, warning]), @r#"
    error[duplicate-key]: the key `title` is given twice
     --> api.yaml:4:3
      |
    2 |   title: a
      |   ----- first given here
    3 |   version: '1'
    4 |   title: b
      |   ^^^^^ given again
      |
      = help: remove one of the two

    warning[tag]: odd
     --> api.yaml:3:12
      |
    3 |   version: '1'
      |            ^^^

    1 error, 1 warning
    "#);
}

#[test]
fn far_places_are_two_excerpts() {
    let text = format!("first: 1\n{}first: 2\n", "x: 0\n".repeat(1000));
    let (sources, file) = sources(&text);
    let error = Diagnostic::error("duplicate-key", find(&text, file, "first", 1), "twice")
        .also(find(&text, file, "first", 0), "first given here");
    insta::assert_snapshot!(show(&sources, [error]), @r#"
    error[duplicate-key]: twice
        --> api.yaml:1002:1
         |
    1002 | first: 2
         | ^^^^^
         |
        ::: api.yaml:1:1
         |
       1 | first: 1
         | ----- first given here

    1 error
    "#);
}

#[test]
fn a_long_line_is_cut_around_the_token() {
    let text = format!("{{{}\"ä\":0,\"here\":1,{}}}", "\"a\":0,".repeat(10_000), "\"b\":0,".repeat(10_000));
    let (sources, file) = sources(&text);
    let error = Diagnostic::error("duplicate-key", find(&text, file, "\"here\"", 0), "there").label("this");
    insta::assert_snapshot!(show(&sources, [error]), @r#"
    error[duplicate-key]: there
     --> api.yaml:1:60008
      |
    1 | a":0,"a":0,"a":0,"a":0,"ä":0,"here":1,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"b":0,"
      |                              ^^^^^^ this

    1 error
    "#);
}

#[test]
fn a_token_of_several_lines_is_shown_by_its_first() {
    let text = "a:\n  b: 1\n  c: 2\n";
    let (sources, file) = sources(text);
    let error = Diagnostic::error("x", Span { file, start: 5, end: 16 }, "this object");
    insta::assert_snapshot!(show(&sources, [error]), @r#"
    error[x]: this object
     --> api.yaml:2:3
      |
    2 |   b: 1
      |   ^^^^

    1 error
    "#);
}

#[test]
fn a_document_cannot_draw_on_the_terminal() {
    let text = "a\u{1b}[31m\u{202e}: 1\n";
    let (sources, file) = sources(text);
    let error = Diagnostic::error("x", Span { file, start: 0, end: 1 }, "no `\u{1b}[31m`\nerror: forged")
        .label("\u{1b}]8;;x\u{7}\n")
        .help("say\n\u{202e}this");
    let shown = show(&sources, [error]);
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    assert!(!shown.contains("\nerror: forged"), "{shown}");
}

#[test]
fn spans_that_fit_nothing_do_not_panic() {
    let text = "ä\nb\r\n";
    let (mut sources, file) = sources(text);
    let empty = sources.add("empty.yaml".into(), String::new());
    let offsets = [0, 1, 2, 3, 4, 5, 6, 7, 99, u32::MAX];
    for file in [file, empty, FileId(9)] {
        for (start, end) in offsets.iter().flat_map(|start| offsets.iter().map(|end| (*start, *end))) {
            let error =
                Diagnostic::error("x", Span { file, start, end }, "m").also(Span { file, start: end, end: start }, "n");
            assert!(show(&sources, [error]).starts_with("error[x]: m\n"));
        }
    }
}
