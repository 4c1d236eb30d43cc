use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::Severity;
use crate::{Failure, Generated, Options, generate_text};

fn generated(schemas: &str) -> Result<Generated, Failure> {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    generate_text(Path::new("t.yaml"), &format!("{head}{schemas}"), &Options::default())
}

/// The lines of the outline that tell of types and members.
fn outline(schemas: &str) -> Vec<String> {
    let module = generated(schemas).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(module.checked().diagnostics.is_empty(), "{}", module.warnings(false));
    module.outline().lines().map(str::to_owned).collect()
}

/// The errors, each with its line.
fn errors(schemas: &str) -> Vec<String> {
    let Err(Failure::Document(refused)) = generated(schemas) else { panic!("it is generated") };
    let line = |diagnostic: &crate::diagnostic::Diagnostic| refused.sources.line_column(diagnostic.span).0;
    refused
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| format!("{} {}", line(one), one.code))
        .collect()
}

#[test]
fn a_way_in_does_not_enter_the_resources_that_it_points_through() {
    // The reference goes to `inner` by a pointer: `outer` is not entered, and binds nothing.
    let lines = outline(
        "    A: {$id: a, type: object, properties: {x: {$ref: 'outer#/$defs/inner'}}}
    B:
      $id: outer
      $defs:
        inner:
          $id: inner
          type: object
          properties: {y: {$dynamicRef: '#t'}}
          $defs: {own: {$dynamicAnchor: t, type: object, properties: {right: {type: integer}}}}
        other: {$dynamicAnchor: t, type: object, properties: {wrong: {type: integer}}}
",
    );
    assert!(lines.iter().any(|line| line.contains("right")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("wrong")), "{lines:#?}");
}

#[test]
fn a_schema_within_another_is_entered_by_walking_into_it() {
    // The property is a resource: evaluating it begins with `A`, whose anchor is the outermost.
    let lines = outline(
        "    A:
      $id: a
      type: object
      properties:
        x:
          $id: x
          type: object
          properties: {y: {$dynamicRef: '#t'}}
          $defs: {own: {$dynamicAnchor: t, type: object, properties: {inner: {type: integer}}}}
      $defs: {t: {$dynamicAnchor: t, type: object, properties: {outer: {type: integer}}}}
    B: {$id: b, type: object, properties: {z: {$ref: x}}}
",
    );
    let of = |name: &str| {
        lines.iter().position(|line| line.split_whitespace().nth(1) == Some(name)).map(|at| &lines[at + 1])
    };
    assert!(of("AX").unwrap().contains("y: Option<AT>"), "{lines:#?}");
    assert!(of("BZ").unwrap().contains("y: Option<AXOwn>"), "{lines:#?}");
}

#[test]
fn a_discriminator_tells_the_copies_of_what_it_maps() {
    let module = generated(
        "    Either:
      $id: either
      oneOf: [{$ref: cat}, {$ref: dog}]
      discriminator: {propertyName: kind, mapping: {c: cat#, d: dog#}}
    Cat:
      $id: cat
      type: object
      required: [kind]
      properties: {kind: {type: string}, of: {$dynamicRef: '#t'}}
      $defs: {t: {$dynamicAnchor: t}}
    Dog:
      $id: dog
      type: object
      required: [kind]
      properties: {kind: {type: string}, of: {$dynamicRef: '#t'}}
      $defs: {t: {$dynamicAnchor: t}}
    Numbers:
      $id: numbers
      $ref: either
      $defs: {t: {$dynamicAnchor: t, type: integer}}
",
    )
    .unwrap();
    let text = module.text();
    for (variant, own) in [("Cat", "c"), ("Dog", "d")] {
        let line =
            format!("t::Variant::new(\"{variant}\", &[\"{own}\", \"{variant}\"], t::Schema::of(&Numbers{variant}))");
        assert!(text.contains(&line), "{text}");
    }
}

#[test]
fn the_order_of_keys_changes_no_name() {
    let template = "      $id: t
      type: object
      properties: {a: {$dynamicRef: '#x'}, again: {$ref: '#'}, part: {type: object, properties: {b: {$dynamicRef: '#x'}}}}
      $defs: {x: {$dynamicAnchor: x}}
";
    let properties = [("one", "{$ref: t}"), ("two", "{$ref: t}"), ("three", "{type: array, items: {$ref: t}}")];
    let document = |template_first: bool, order: [usize; 3]| {
        let properties = order.map(|at| format!("{}: {}", properties[at].0, properties[at].1)).join(", ");
        let user = format!(
            "    User:\n      $id: u\n      type: object\n      properties: {{{properties}}}\n      $defs: {{x: {{$dynamicAnchor: x, type: integer}}}}\n"
        );
        let more = "    More:\n      $id: m\n      $ref: t\n      properties: {c: {type: string}}\n      $defs: {x: {$dynamicAnchor: x, type: string}}\n";
        let template = format!("    T:\n{template}");
        if template_first { format!("{template}{user}{more}") } else { format!("{more}{user}{template}") }
    };
    let names = |text: &str| {
        let mut lines: Vec<String> = outline(text).into_iter().filter(|line| !line.starts_with(' ')).collect();
        lines.sort();
        lines
    };
    let first = names(&document(true, [0, 1, 2]));
    let expected = [
        "client T 1",
        "struct More",
        "struct MoreAgain",
        "struct MoreAgainPart",
        "struct T",
        "struct TPart",
        "struct User",
        "struct UserOne",
        "struct UserOnePart",
        "type MoreX = String",
        "type TX = Json",
        "type UserX = i64",
    ];
    assert_eq!(first, expected);
    for order in [[0, 2, 1], [1, 0, 2], [2, 1, 0], [1, 2, 0]] {
        assert_eq!(names(&document(true, order)), first);
        assert_eq!(names(&document(false, order)), first);
    }
}

#[test]
fn a_copy_is_named_after_the_last_schema_that_refers_to_it() {
    let lines = outline(
        "    T: {$id: t, type: object, properties: {a: {$dynamicRef: '#x'}}, $defs: {x: {$dynamicAnchor: x}}}
    Lib: {$defs: {wholeNumber: {$id: whole, $ref: t, $defs: {x: {$dynamicAnchor: x, type: integer}}}}}
    User: {type: object, properties: {one: {$ref: whole}, two: {$ref: t}}}
",
    );
    assert!(lines.iter().any(|line| line.contains("one: Option<LibWholeNumber>")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("two: Option<T>")), "{lines:#?}");
}

/// Neither `A` nor `B` names a copy: they have members of their own. The copies lead to each other.
#[test]
fn copies_within_copies_have_names() {
    let template = |name: &str, other: &str| {
        format!(
            "    {name}:
      $id: {name}
      x-tintype-name: {name}Base
      type: object
      properties: {{p: {{$ref: {other}}}, q: {{$ref: {other}}}, own: {{$dynamicRef: '#x'}}}}
      $defs: {{x: {{$dynamicAnchor: x}}}}
"
        )
    };
    let user = |name: &str, of: &str| {
        format!(
            "    {name}: {{$id: {name}, $ref: {of}, properties: {{c: {{type: string}}}}, $defs: {{x: {{$dynamicAnchor: x, type: integer}}}}}}\n"
        )
    };
    let text = [template("S", "T"), template("T", "S"), user("A", "S"), user("B", "T")].concat();
    let lines: Vec<String> = outline(&text).into_iter().filter(|line| line.starts_with("struct ")).collect();
    let expected = [
        "struct A",
        "struct AP",
        "struct APP",
        "struct B",
        "struct BP",
        "struct BPP",
        "struct SBase",
        "struct SBaseP",
        "struct TBase",
        "struct TBaseP",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_ring_of_dynamic_references_is_reported() {
    let itself = "    A: {$id: a, $dynamicAnchor: n, $dynamicRef: '#n'}\n";
    assert_eq!(errors(itself), ["6 ref-cycle"]);
    // Only the copy for `A` leads back to itself.
    let copy = "    T: {$id: t, anyOf: [{$dynamicRef: '#n'}, {$dynamicRef: '#n'}], $defs: {n: {$dynamicAnchor: n, type: string}}}
    A: {$id: a, $dynamicAnchor: n, $ref: t}
";
    assert_eq!(errors(copy), ["7 schema-cycle"]);
}

#[test]
fn a_reference_to_nothing_is_reported() {
    assert_eq!(errors("    A: {$id: a, properties: {x: {$dynamicRef: '#n'}}}\n"), ["6 ref-unresolved"]);
}

#[test]
fn a_thousand_anchors_and_references() {
    let mut text = String::from("    T:\n      $id: t\n      type: object\n      properties:\n");
    (0..1000).for_each(|n| writeln!(text, "        p{n}: {{$dynamicRef: '#a{n}'}}").unwrap());
    for (name, head) in [("", ""), ("    U:\n      $id: u\n      $ref: t\n", "x")] {
        text.push_str(name);
        text.push_str("      $defs:\n");
        (0..1000).for_each(|n| writeln!(text, "        d{head}{n}: {{$dynamicAnchor: a{n}, type: integer}}").unwrap());
    }
    assert_eq!(generated(&text).unwrap().checked().api.types.len(), 2002);
}

#[test]
fn a_thousand_uses_of_one_template() {
    let mut text = String::from(
        "    T: {$id: t, type: object, properties: {p: {$dynamicRef: '#a'}}, $defs: {a: {$dynamicAnchor: a}}}\n",
    );
    for n in 0..1000 {
        writeln!(text, "    U{n}: {{$id: u{n}, $ref: t, $defs: {{a: {{$dynamicAnchor: a, type: object, properties: {{m{n}: {{}}}}}}}}}}").unwrap();
    }
    assert_eq!(generated(&text).unwrap().checked().api.types.len(), 2002);
}

/// Templates in templates: each level is referred to by the one before, and asks for an anchor of its own.
#[test]
fn templates_of_depth_fifty() {
    let mut text = String::new();
    for n in 0..50 {
        writeln!(
            text,
            "    T{n}: {{$id: t{n}, type: object, properties: {{own: {{$dynamicRef: '#a{n}'}}, next: {{$ref: t{}}}}}, $defs: {{d: {{$dynamicAnchor: a{n}}}}}}}",
            (n + 1).min(49)
        )
        .unwrap();
    }
    text.push_str("    U:\n      $id: u\n      $ref: t0\n      $defs:\n");
    (0..50).for_each(|n| writeln!(text, "        d{n}: {{$dynamicAnchor: a{n}, type: integer}}").unwrap());
    // The templates, their parts, and a copy of each for the use of them all.
    assert_eq!(generated(&text).unwrap().checked().api.types.len(), 50 + 50 + 50 + 50);
}

/// Each level is entered in two ways, which the last one tells apart.
#[test]
fn environments_that_double_at_every_level_are_refused() {
    let mut text = String::new();
    for n in 0..50 {
        for way in ["l", "r"] {
            writeln!(
                text,
                "    T{n}{way}: {{$id: t{n}{way}, type: object, properties: {{l: {{$ref: t{0}l}}, r: {{$ref: t{0}r}}}}, $defs: {{d: {{$dynamicAnchor: a{n}, type: integer}}}}}}",
                n + 1
            )
            .unwrap();
        }
    }
    for way in ["l", "r"] {
        writeln!(text, "    T50{way}:\n      $id: t50{way}\n      type: object\n      properties:").unwrap();
        (0..50).for_each(|n| writeln!(text, "        p{n}: {{$dynamicRef: 't{n}l#a{n}'}}").unwrap());
    }
    assert_eq!(errors(&text), ["19 size-limit"]);
}
