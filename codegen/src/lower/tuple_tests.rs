//! Which arrays are tuples, and how many of them.

use std::fmt::Write;

fn text(schemas: &str) -> String {
    let document =
        format!("openapi: 3.1.0\ninfo: {{title: t, version: \"1\"}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}");
    crate::generate_text("a.yaml".as_ref(), &document, &crate::Options::default()).unwrap().text()
}

/// What the component `A` holds.
fn held(schema: &str) -> String {
    let text = text(&format!("    A: {schema}\n"));
    text.split_once("pub struct A(pub ").unwrap().1.split_once(");\n").unwrap().0.to_owned()
}

#[test]
fn the_number_of_items_has_to_be_fixed() {
    const LIST: &str = "Vec<::tintype::Json>";
    for (rest, expected) in [
        ("items: false, minItems: 2", "(i64, String)"),
        ("maxItems: 2, minItems: 2", "(i64, String)"),
        ("items: {type: boolean}, maxItems: 2, minItems: 2", "(i64, String)"),
        ("unevaluatedItems: false, minItems: 2", "(i64, String)"),
        ("items: false, maxItems: 9, minItems: 2", "(i64, String)"),
        ("items: false", LIST),
        ("items: false, minItems: 1", LIST),
        ("minItems: 2", LIST),
        ("maxItems: 3, minItems: 2", LIST),
        ("unevaluatedItems: false, contains: {type: boolean}, minItems: 2", LIST),
    ] {
        let schema = format!("{{type: array, prefixItems: [{{type: integer}}, {{type: string}}], {rest}}}");
        assert_eq!(held(&schema), expected, "{rest}");
    }
}

#[test]
fn parts_say_it_together() {
    let first = "{type: array, prefixItems: [{type: integer}]}";
    assert_eq!(held(&format!("{{allOf: [{first}, {{minItems: 1, maxItems: 1}}]}}")), "(i64,)");
    assert_eq!(held(&format!("{{allOf: [{first}], unevaluatedItems: false, minItems: 1}}")), "(i64,)");
    // It stands beside, and does not see the items.
    let beside = format!("{{allOf: [{first}, {{minItems: 1, unevaluatedItems: false}}]}}");
    assert_eq!(held(&beside), "Vec<::tintype::Json>");
    assert_eq!(
        held(&format!("{{allOf: [{first}, {{items: {{}}}}], minItems: 1, maxItems: 1}}")),
        "Vec<::tintype::Json>"
    );
}

#[test]
fn what_the_type_says_is_not_asked_again() {
    let text = text("    A: {type: array, prefixItems: [{type: integer}], items: false, minItems: 1, maxItems: 1}\n");
    assert!(text.contains("t::Shape::alias(\"A\", &places, t::Schema::tuple(&[t::Schema::I64]));"), "{text}");
}

#[test]
fn tuples_within_tuples_are_bounded() {
    let mut schemas = String::new();
    for level in 0..40 {
        let item = format!("{{allOf: [{{$ref: '#/components/schemas/A{}'}}, {{minItems: 2}}]}}", level + 1);
        let _ = writeln!(
            schemas,
            "    A{level}: {{type: array, prefixItems: [{item}, {item}], items: false, minItems: 2}}"
        );
    }
    let text = text(&format!("{schemas}    A40: {{type: array, prefixItems: [true], items: false, minItems: 1}}\n"));
    let made = text.matches("t::Schema::tuple(").count();
    assert!((4000..4100).contains(&made), "{made}");
}
