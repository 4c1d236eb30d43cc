//! The grammar of ECMA-262, production by production.

use super::is_regex;

#[track_caller]
fn taken(all: &[&str]) {
    for text in all {
        assert!(is_regex(text), "{text}");
    }
}

#[track_caller]
fn refused(all: &[&str]) {
    for text in all {
        assert!(!is_regex(text), "{text}");
    }
}

#[test]
fn terms_and_groups() {
    taken(&[
        "",
        "a|b",
        "|",
        "()",
        "(?:a)",
        "(a(b)c)",
        "^a$",
        "a/b",
        "é",
        "([abc])+\\s+$",
        "(?i:a)",
        "(?ims:a)",
        "(?i-m:a)",
    ]);
    refused(&[
        "(",
        ")",
        "a)",
        "^(abc]",
        "(?",
        "(?a",
        "(?i)abc",
        "(?ims)abc",
        "(?ii:a)",
        "(?i-i:a)",
        "(?-:a)",
        "(?x:a)",
    ]);
    refused(&["(?P<name>x)", "(?P<n>a)(?P=n)", "(?#comment)a", "(?>a)", "(?|a)", "(?(1)a)", "(?R)"]);
}

#[test]
fn assertions() {
    taken(&["(?=a)", "(?!a)b", "(?<=a+)b", "(?<!a)", "\\b", "\\B"]);
    refused(&["(?=a)*", "(?<=a)?", "^*", "\\b+", "$?", "(?<!a){2}"]);
}

#[test]
fn quantifiers() {
    taken(&[
        "a*",
        "a+?",
        "a??",
        "a{2}",
        "a{2,}?",
        "a{2,3}",
        "(a)*",
        "[a]+",
        ".?",
        "a{007,8}",
        "a{99999999999999999999}",
    ]);
    refused(&[
        "*", "a**", "a+*", "a{", "a}", "{1}", "a{,2}", "a{3,2}", "a{1", "a{1,", "a{x}", "a{ 1}", "|*", "(*)", "a{10,9}",
    ]);
}

#[test]
fn classes() {
    taken(&[
        "[]",
        "[^]",
        "[a-z]",
        "[-a]",
        "[a-]",
        "[^\\]]",
        "[[]",
        "[\\b]",
        "[\\w-]",
        "[\\-\\^]",
        "[\\0]",
        "[\\ud83d\\udc00-\\ud83d\\udcff]",
    ]);
    refused(&["[", "[a", "[^", "]", "[z-a]", "[\\w-a]", "[a-\\d]", "[\\B]", "[\\1]", "[\\k<a>]", "[\\a]"]);
}

#[test]
fn escapes() {
    taken(&[
        "\\t\\n\\v\\f\\r\\0",
        "\\cA\\cz",
        "\\x41",
        "\\u0041",
        "\\u{1F600}",
        "\\u{00000041}",
        "\\ud83d\\ude00",
        "\\ud83d",
    ]);
    taken(&["\\/\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|", "\\-\\ \\@", "\\d\\D\\s\\S\\w\\W"]);
    refused(&[
        "\\",
        "\\a",
        "\\e",
        "\\Z",
        "\\A",
        "\\z",
        "\\_",
        "\\é",
        "\\c",
        "\\c1",
        "\\x4",
        "\\xg0",
        "\\u004",
        "\\u{110000}",
    ]);
    refused(&["\\u{}", "\\u{g}", "\\00", "\\01", "^\\S(|(.|\\n)*\\S)\\Z"]);
}

#[test]
fn references_lead_to_groups() {
    taken(&[
        "(a)\\1",
        "\\1(a)",
        "(?<n>a)\\k<n>",
        "\\k<n>(?<n>a)",
        "(?<$a_1>x)",
        "(?<n>a)|(?<n>b)",
        "(?:(?<n>a)|(?<n>b))\\k<n>",
    ]);
    refused(&[
        "\\1",
        "(a)\\2",
        "(?:a)\\1",
        "\\k<n>",
        "(?<n>a)\\k<m>",
        "\\k",
        "(?<>a)",
        "(?<1a>b)",
        "(?<a",
        "(?<n>a)(?<n>b)",
    ]);
    refused(&["(?<n>(?<n>a))", "(?<n>a)(?:(?<n>b)|c)", "(a)\\99999999999"]);
}

#[test]
fn properties() {
    taken(&["\\p{L}", "\\p{Letter}", "\\P{Lu}", "\\p{gc=Lu}", "\\p{Script=Greek}", "\\p{sc=Grek}", "\\p{scx=Thai}"]);
    taken(&["\\p{Alphabetic}", "\\p{ASCII}", "\\p{Any}", "[\\p{L}\\p{Nd}]", "\\p{Script_Extensions=Latin}"]);
    refused(&[
        "\\p",
        "\\pL",
        "\\p{}",
        "\\p{Nope}",
        "\\p{Greek}",
        "\\p{Foo=Bar}",
        "\\p{Script=}",
        "\\p{L",
        "\\p{^L}",
        "\\p{ L}",
    ]);
    refused(&["[\\p{L}-z]"]);
}

#[test]
fn depth_and_length_cost_no_more_than_reading() {
    let deep = |middle: &str| format!("{}{middle}{}", "(".repeat(200_000), ")".repeat(200_000));
    assert!(is_regex(&deep("a")));
    let names: String = (0..20_000).map(|n| format!("(?<n{n}>")).collect();
    assert!(is_regex(&format!("{names}{}", ")".repeat(20_000))));
    assert!(is_regex(&"\\p{L}".repeat(50_000)));
    assert!(!is_regex(&"a{".repeat(50_000)));
}
