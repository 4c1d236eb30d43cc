//! What each dialect means, in the words of the regex crate.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::Dialect::{Ecma, Python};

use super::{Dialect, PatternErrorKind as Kind, Translation, translate};

#[track_caller]
fn same(dialect: Dialect, cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        let expected = Translation { pattern: (*expected).to_owned(), backtracks: false };
        assert_eq!(translate(source, dialect, false), Ok(expected), "{source}");
    }
}

#[track_caller]
fn refused(dialect: Dialect, kind: Kind, cases: &[(&str, usize)]) {
    for (source, offset) in cases {
        let error = translate(source, dialect, false).expect_err(source);
        assert_eq!((error.kind, error.offset), (kind, *offset), "{source}: {}", error.message);
        assert!(!error.help.is_empty(), "{source}");
    }
}

fn matches(source: &str, dialect: Dialect) -> impl Fn(&str) -> bool {
    let regex = regex::Regex::new(&translate(source, dialect, false).unwrap().pattern).unwrap();
    move |text| regex.is_match(text)
}

#[test]
fn named_classes_of_ecma() {
    same(
        Ecma,
        &[
            (r"^\d+$", "^[0-9]+$"),
            (r"\W", "[^0-9A-Za-z_]"),
            (r"[^\w.]", "[^0-9A-Za-z_.]"),
            (r"[\D]", "[[^0-9]]"),
            (r"\bx\B", r"(?-u:\b)x(?-u:\B)"),
            (".", r"[^\n\r\u{2028}\u{2029}]"),
            ("[^]", "(?s:.)"),
            ("[]", r"[^\s\S]"),
            (r"\p{Lu}\P{Script=Thai}[\p{L}-]", r"[\p{Lu}][^\p{Script=Thai}][\p{L}\-]"),
        ],
    );
    let space = matches(r"^\s$", Ecma);
    assert!(space("\u{feff}") && space("\u{2028}") && space("\u{a0}") && !space("\u{85}") && !space("\u{180e}"));
}

#[test]
fn named_classes_of_python() {
    same(
        Python,
        &[
            (r"\d", r"[\d]"),
            (r"\w+", r"[\p{L}\p{N}_]+"),
            (r"[^\W\d_]", r"[^[^\p{L}\p{N}_]\d_]"),
            (r"\Aa.\b\Z", r"^a.\b\z"),
        ],
    );
    let space = matches(r"^\s\Z", Python);
    assert!(space("\u{85}") && space("\u{1c}") && space("\u{3000}") && !space("\u{feff}") && !space("\u{200b}"));
}

#[test]
fn characters_keep_their_meaning() {
    same(
        Ecma,
        &[
            (r"\u0041\x42\u{43}\cJ\0\v", r"ABC\n\x00\x0B"),
            (r"\ud83d\udc32", r"\u{1F432}"),
            ("é\u{202e}", r"\u{E9}\u{202E}"),
        ],
    );
    same(Ecma, &[("[a&&b~~c[d]", r"[a\&\&b\~\~c\[d]"), (r"[\b\]^\-]", r"[\x08\]\^\-]"), ("[+--]", r"[+-\-]")]);
    same(Python, &[("[]a]", r"[\]a]"), (r"\101\a[\1]", r"A\x07[\x01]"), ("a(?#note)*", "a*"), ("[^]]", r"[^\]]")]);
}

#[test]
fn what_vendors_write_against_u_mode_has_its_plain_meaning() {
    same(
        Ecma,
        &[
            (r"\-\_\/\ ", r"-_/ "),
            ("a]b}c{d", r"a\]b\}c\{d"),
            ("a{,5}", r"a\{,5\}"),
            (r"[\w-.]", r"[0-9A-Za-z_\-.]"),
            ("(?i)^a.$", r"(?i)^a[^\n\r\u{2028}\u{2029}]$"),
        ],
    );
}

#[test]
fn quantifiers() {
    same(Ecma, &[("a{2}b{2,}c{2,3}?d*?e{0,1}", "a{2}b{2,}c{2,3}?d*?e?")]);
    same(Python, &[("a{,5}b{,}c{}", r"a{0,5}b*c\{\}")]);
    refused(Ecma, Kind::Invalid, &[("*a", 0), ("a**", 2), ("a{2}{3}", 4), ("a{3,2}", 1), ("^*", 1), ("(?:|+)", 4)]);
    refused(Python, Kind::Invalid, &[("$*", 1), (r"\b+", 2)]);
    refused(Python, Kind::Unsupported, &[("a*+", 1)]);
}

#[test]
fn groups() {
    same(Ecma, &[("(?<year>a)(?:b)(c)", "(a)(?:b)(c)"), ("(?is:a.)", "(?i:a(?s:.))")]);
    same(Python, &[("(?P<year>a)", "(a)"), ("(?s)a.", "a(?s:.)"), ("(?s:.).", "(?:(?s:.)).")]);
    refused(Ecma, Kind::Invalid, &[("(a", 0), ("a)", 1), ("(?P<n>a)", 0), ("(?<1>a)", 0), ("(?#x)", 0), ("a(?i)", 1)]);
    refused(Python, Kind::Invalid, &[("(?<n>a)", 0), ("(?P<n>a)(?P<n>b)", 8), ("(?#x", 0), ("(?-)", 0)]);
}

#[test]
fn what_needs_backtracking_is_refused() {
    refused(
        Ecma,
        Kind::Unsupported,
        &[("a(?=b)", 1), ("(?!b)", 0), ("(?<=b)", 0), ("(?<!b)", 0), (r"(a)\1", 3), (r"(?<n>a)\k<n>", 7)],
    );
    refused(Python, Kind::Unsupported, &[("(?P<n>a)(?P=n)", 8), ("(?>a)", 0), ("(a)(?(1)b)", 3), ("(?m)a", 0)]);
    refused(Ecma, Kind::Unsupported, &[(r"a\ud83d", 1), (r"[\ud800-\udfff]", 1)]);
    let error = translate("(?=a)", Ecma, false).unwrap_err();
    assert_eq!(error.message, "looking ahead with `(?=` needs an engine without a bound on time");
    assert!(error.help.starts_with("rewrite the pattern without it"), "{}", error.help);
}

fn by_backtracking(source: &str, dialect: Dialect) -> impl Fn(&str) -> bool + use<> {
    let translated = translate(source, dialect, true).unwrap();
    assert!(translated.backtracks, "{source}");
    let regex = fancy_regex::Regex::new(&translated.pattern).unwrap();
    move |text| regex.is_match(text).unwrap()
}

#[test]
fn looking_around() {
    let password = by_backtracking(r"^(?=.*\d)(?=.*[a-z])(?!.*\s).{4,}$", Ecma);
    assert!(password("ab1c") && !password("abcd") && !password("1234") && !password("a1 b") && !password("a1"));
    let price = by_backtracking(r"(?<=\$\d+\.)00(?<!\.\d0)", Ecma);
    assert!(!price("$5.00") && !price("5.00"));
    let word = by_backtracking(r"^(?!x)\bcole\B", Ecma);
    assert!(word("coles") && !word("cole") && !word("cole\u{e9}") && !word("xcole"));
    // A letter beyond ASCII makes no word in ECMA-262.
    assert!(by_backtracking(r"(?=.)\bcole", Ecma)("\u{e9}cole"));
    assert!(!by_backtracking(r"(?=.)\bcole", Python)("\u{e9}cole"));
    assert!(by_backtracking(r"(?=a$)a", Ecma)("a") && !by_backtracking(r"(?=a$)a", Ecma)("a\n"));
    assert!(by_backtracking(r"(?=a$)a\n", Python)("a\n") && by_backtracking("(a$|b)c?", Python)("a\n"));
    assert!(by_backtracking(r"^(?=[\s\u1F432\cJ[])[^]", Ecma)("\u{feff}"));
    refused_by_both(Ecma, &["(?=a)*", "(?<!a){2}"]);
}

#[track_caller]
fn refused_by_both(dialect: Dialect, sources: &[&str]) {
    for source in sources {
        assert!(translate(source, dialect, true).is_err(), "{source}");
    }
}

#[test]
fn what_a_group_captured() {
    let doubled = by_backtracking(r"^(\w)\1$", Ecma);
    assert!(doubled("aa") && !doubled("ab") && !doubled("a"));
    let quoted = by_backtracking(r"^(?<q>['\x22]).*\k<q>0$", Ecma);
    assert!(quoted("'a'0") && !quoted("'a\"0"));
    let often = by_backtracking(r"^(a)\1{2}$", Ecma);
    assert!(often("aaa") && !often("aa"));
    // One that took no part has captured nothing: in ECMA-262 that is found everywhere, in Python nowhere.
    assert!(by_backtracking(r"^(?:(a)|b)\1c$", Ecma)("bc") && !by_backtracking(r"^(?:(a)|b)\1c$", Python)("bc"));
    let either = by_backtracking(r"^(?:(?<n>a)|(?<n>b))\k<n>$", Ecma);
    assert!(either("aa") && either("bb") && !either("ab") && !either("a"));
    assert!(by_backtracking(r"^(?P<n>a)(?P=n)$", Python)("aa"));
    let rounds = by_backtracking(r"^(?:([a-z])\1)+$", Ecma);
    assert!(rounds("aabb") && !rounds("aab"));
    // What an earlier round captured is forgotten in ECMA-262, and captured from right to left behind.
    refused_by_both(Ecma, &[r"(?:(a)|b)*\1", r"(?:(a)?b)+\1", r"(?<=(\d+)(\d+))\1", r"(?<=\1(a))", r"\1(a)", r"(a\1)"]);
    refused_by_both(Ecma, &[r"(?i)(a)\1", r"(a)\2", r"\k<n>", r"(a)\k"]);
    assert!(by_backtracking(r"^(?:(a)|b)*\1$", Python)("aba"));
}

/// The two engines agree on what both take.
#[test]
fn the_backtracking_engine_reads_what_is_written_for_the_other() {
    let sources = [
        r"^[\w.+-]+@[^\W_]\S*$",
        r"\d{2,}\D?",
        "[^]",
        "[]|a",
        r"\p{Lu}\P{Script=Thai}[\p{L}-]",
        ".",
        r"[a&&b~~c[d]",
        r"\-\_\/\ ",
        "a]b}c{d",
        "a{,5}",
        r"\u0041\x42\u{43}\cJ\0\v",
        r"\ud83d\udc32",
        "(?s:a.)b",
        r"[\b\]^\-]",
    ];
    let texts = [
        "",
        "a",
        "A\u{e9}",
        "a@b.c",
        "12x",
        "\n",
        "\u{2028}",
        "-_/ ",
        "a]b}c{d",
        "a{,5}",
        "ABC\n\0\u{b}",
        "\u{1F432}",
        "aB",
        "a\nb",
        "&~[",
    ];
    for source in sources {
        let linear = regex::Regex::new(&translate(&format!("(?:{source})"), Ecma, false).unwrap().pattern).unwrap();
        let looking = format!("(?=)(?:{source})");
        let other = by_backtracking(&looking, Ecma);
        for text in texts {
            assert_eq!(linear.is_match(text), other(text), "{source} {text:?}");
        }
    }
}

#[test]
fn escapes_without_a_meaning_are_refused() {
    refused(
        Ecma,
        Kind::Invalid,
        &[(r"\a", 0), (r"é\A", 2), (r"\Z", 0), (r"\u12", 0), (r"\x4", 0), (r"\c1", 0), (r"\01", 0)],
    );
    refused(Ecma, Kind::Invalid, &[(r"\p{Nope}", 0), (r"\p{L", 0), (r"\u{110000}", 0), ("a\\", 1), (r"[\1]", 1)]);
    refused(Python, Kind::Invalid, &[(r"\p{L}", 0), (r"\e", 0), (r"\777", 0), (r"[\Z]", 1)]);
}

#[test]
fn classes_that_break_the_rules_are_refused() {
    refused(Ecma, Kind::Invalid, &[("[a", 0), ("[z-a]", 1), ("[^", 0), ("[a-", 0)]);
    refused(Python, Kind::Invalid, &[("[]", 0), (r"[\w-z]", 1), (r"[a-\d]", 1)]);
}

#[test]
fn large_patterns_are_refused() {
    refused(Ecma, Kind::TooLarge, &[("a{1,1000000}", 0), ("a{99999999999}", 1), ("((a{999}){999}){999}", 0)]);
    let nested = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
    refused(Ecma, Kind::TooLarge, &[(&nested, 0), (&"a".repeat(20_000), 0), (&r"\p{L}".repeat(200), 0)]);
}

#[test]
fn the_end_of_ecma_is_the_end() {
    let ends = matches("a$", Ecma);
    assert!(ends("ba") && !ends("a\n") && !ends("a\nb"));
}

#[test]
fn the_end_of_python_may_stand_before_a_last_line_end() {
    let ends = matches("^(?:a$|b)$", Python);
    assert!(ends("a") && ends("a\n") && ends("b\n") && !ends("a\n\n") && !ends("a\nb"));
    let ends = matches(r"^a\Z", Python);
    assert!(ends("a") && !ends("a\n"));
    // Where something follows, the line end could be wanted twice.
    refused(Python, Kind::Unsupported, &[(r"a$\n", 1), ("(a$|b)c", 2), ("(a$)*", 2), (r"$\Z", 0)]);
}

#[test]
fn names_in_every_script() {
    let source = r"^[^\W\d_]+([^\W\d_]*[\u0590-\u05FF\u0900-\u097F\u0980-\u09FF\u0E00-\u0E7F'\-,.’\s]*)*$";
    let name = matches(source, Python);
    for good in ["O'Brien", "Jean-Luc", "José", "Мария", "สมชาย", "Anna Maria"] {
        assert!(name(good), "{good}");
    }
    for bad in ["4ndy", "_x", "", "A1", "-a"] {
        assert!(!name(bad), "{bad}");
    }
    // A backtracking engine would not come back from this one.
    assert!(!name(&format!("{}1", "a'".repeat(50_000))));
}
