//! The report, line by line.

use std::path::Path;

use crate::{Options, generate_text};

/// The rows of a document with these schemas, a line each.
fn rows(schemas: &str, options: &Options) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {title}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}",
        title = "{title: T, version: '1'}"
    );
    rows_of(&text, options)
}

fn rows_of(text: &str, options: &Options) -> String {
    let report = match generate_text(Path::new("t.yaml"), text, options) {
        Ok(module) => module.checked().report(),
        Err(failure) => failure.report(),
    };
    report.lines().map(|line| row(&serde_json::from_str(line).unwrap())).collect()
}

/// `2 keyword: treatment, reason, line`, or `operation: what, reason, line`; what there is of it.
fn row(row: &serde_json::Value) -> String {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    assert_eq!(row["document"], "t.yaml");
    let line = row["line"].as_u64().map(|line| format!("{line}")).unwrap_or_default();
    match row["keyword"].as_str() {
        Some(keyword) => {
            format!("{} {keyword}: {}, {}, {line}\n", row["count"], text("treatment"), text("reason"))
        }
        None => format!("{} {}: {}, {}, {line}\n", text("code"), text("operation"), text("what"), text("reason")),
    }
}

#[test]
fn what_is_checked_typed_and_documented_has_no_reason() {
    assert_eq!(
        rows(
            "    A: {type: string, maxLength: 3, pattern: '^a', format: email, title: T, default: a}\n",
            &Options::default()
        ),
        "1 default: documented, , \n1 format: enforced, , \n1 maxLength: enforced, , \n1 pattern: enforced, , \n\
         1 title: documented, , \n1 type: typed, , \n"
    );
}

#[test]
fn a_format_is_enforced_where_it_is_checked() {
    assert_eq!(
        rows(
            "    A: {type: string, format: foo}
    B: {type: integer, format: int32}
    C: {type: string, format: binary}
    D: {type: boolean, format: date}
    E: {format: uuid}
",
            &Options::default()
        ),
        "1 format: enforced, , \n2 format: typed, , \n\
         2 format: documented, values are not checked against this format, 6\n4 type: typed, , \n"
    );
}

#[test]
fn a_format_that_only_describes_is_documented() {
    let text = "    A: {type: string, format: email}\n    B: {type: string, format: date}\n    C: {type: string, format: phone}\n";
    let mut options = Options { format_annotation: true, ..Options::default() };
    options.add_format("phone=crate::is_phone").unwrap();
    assert_eq!(
        rows(text, &options),
        "1 format: enforced, , \n1 format: typed, , \n1 format: documented, formats only describe, as was asked for, 6\n\
         3 type: typed, , \n"
    );
}

#[test]
fn a_pattern_that_looks_around_is_enforced_by_an_engine_that_does() {
    let options = Options { backtracking: true, ..Options::default() };
    assert_eq!(
        rows("    A: {type: string, pattern: '^(?=a)'}\n", &options),
        "1 pattern: enforced, , \n1 type: typed, , \n"
    );
}

#[test]
fn a_pattern_that_is_not_checked_is_ignored() {
    let text = "    A: {type: string, pattern: '^(?=a)'}\n    B: {type: string, pattern: '('}\n";
    let keyword =
        "2 pattern: ignored, values are not checked against a pattern that can't be used, 6\n2 type: typed, , \n";
    let ahead = "pattern : the pattern can't be used: looking ahead with `(?=` needs an engine without a bound on time, \
                 rewrite the pattern without it, or generate with the option `backtracking`; as it stands, the text is not checked against it, 6\n";
    let broken = "pattern : the pattern can't be used: the group has no `)`, \
                  correct the pattern, or leave it out: the text is then not checked, 7\n";
    // With an error the report is the same, for it is what could be known.
    assert_eq!(rows(text, &Options::default()), format!("{keyword}{ahead}{broken}"));
    let options = Options { keep_going: true, ..Options::default() };
    assert_eq!(rows(text, &options), format!("{keyword}{ahead}{broken}"));
}

#[test]
fn a_pattern_that_no_type_reads_is_said_as_well() {
    let said = rows(
        "    A: {properties: {a: {}}, pattern: '(?=a)'}
    B: {allOf: [{type: integer}], pattern: '('}
    C: {type: integer, pattern: '('}
",
        &Options::default(),
    );
    let lost: Vec<&str> = said.lines().filter(|row| row.starts_with("pattern ")).collect();
    assert!(matches!(lost.as_slice(), [a, b] if a.ends_with(", 6") && b.ends_with(", 7")), "{lost:?}");
    assert!(said.contains("1 pattern: unused, no value of the type can break it, 8\n"), "{said}");
}

#[test]
fn keywords_that_need_another_beside_them() {
    let said = rows(
        "    A: {then: {minLength: 1}, minContains: 2, if: {}, contains: {}}
    B: {then: {minLength: 1}}
    C: {minContains: 2}
    D: {type: array, items: {type: string}, additionalItems: false}
    E: {type: string, format: int64, pattern: '^1'}
",
        &Options::default(),
    );
    let ignored: String = said.lines().filter(|row| row.contains("ignored")).map(|row| format!("{row}\n")).collect();
    assert_eq!(
        ignored,
        "1 additionalItems: ignored, it speaks of what follows a list of schemas under `items`, 9\n\
         1 minContains: ignored, no `contains` stands beside it, 8\n\
         1 pattern: ignored, the format makes the text an integer, 10\n\
         1 then: ignored, no `if` stands beside it, 7\n"
    );
    let losses: Vec<&str> = said.lines().filter(|row| row.starts_with("no-effect")).collect();
    assert_eq!(losses.len(), 4, "{losses:?}");
    assert!(said.contains("1 minContains: enforced, , \n1 minContains: ignored"), "{said}");
}

#[test]
fn a_keyword_of_another_type_is_unused() {
    assert_eq!(
        rows(
            "    A: {type: string, minimum: 1, minItems: 1, maxLength: 2}
    B: {type: [integer, 'null'], maxLength: 2, minimum: 1}
",
            &Options::default()
        ),
        "1 maxLength: enforced, , \n1 maxLength: unused, no value of the type can break it, 7\n\
         1 minItems: unused, no value of the type can break it, 6\n\
         1 minimum: enforced, , \n1 minimum: unused, no value of the type can break it, 6\n2 type: typed, , \n"
    );
}

#[test]
fn definitions_are_typed_where_a_reference_leads_to_them() {
    let said = rows(
        "    A: {$defs: {x: {type: string}}}
    B: {$defs: {x: {type: string}}, properties: {a: {$ref: '#/components/schemas/B/$defs/x'}}}
",
        &Options::default(),
    );
    assert!(
        said.starts_with("1 $defs: typed, , \n1 $defs: unused, no reference leads to what it defines, 6\n"),
        "{said}"
    );
}

#[test]
fn whatever_is_ignored_is_an_error_under_strict_and_what_is_unused_is_not() {
    let strict = Options { strict: true, ..Options::default() };
    for ignored in [
        "contentEncoding: base64",
        "contentMediaType: text/plain",
        "contentSchema: {}",
        "xml: {name: a}",
        "$vocabulary: {a: true}",
        "$schema: 'http://json-schema.org/draft-07/schema#'",
        "$dynamicRef: '#a'",
        "else: {}",
        "unheardOf: 1",
        "pattern: '(?=a)'",
    ] {
        let text = document_with(ignored);
        let row = rows_of(&text, &Options::default()).lines().next().unwrap().to_owned();
        assert!(row.contains(": ignored, ") && row.ends_with(", 6"), "{row}");
        assert!(generate_text(Path::new("t.yaml"), &text, &strict).is_err(), "{ignored}");
    }
    for unused in [
        "example: a",
        "examples: [a]",
        "externalDocs: {url: a}",
        "$comment: a",
        "x-other: 1",
        "$schema: 'https://json-schema.org/draft/2020-12/schema'",
    ] {
        let text = document_with(unused);
        let row = rows_of(&text, &strict).lines().next().unwrap().to_owned();
        assert!(row.contains(": unused, ") && row.ends_with(", 6"), "{row}");
        assert!(generate_text(Path::new("t.yaml"), &text, &strict).is_ok(), "{unused}");
    }
}

fn document_with(keyword: &str) -> String {
    let title = "{title: T, version: '1'}";
    format!("openapi: 3.1.0\ninfo: {title}\npaths: {{}}\ncomponents:\n  schemas:\n    A: {{{keyword}}}\n")
}

#[test]
fn what_is_ignored_often_is_said_once() {
    let said = rows("    A: {xml: {name: a}}\n    B: {xml: {name: a}}\n    C: {xml: {name: a}}\n", &Options::default());
    let why = "no XML is written or read: such bodies are bytes, 6\n";
    assert_eq!(
        said,
        format!("3 xml: ignored, {why}unsupported : `xml` (here and in 2 more places) is not supported yet, {why}")
    );
}

#[test]
fn what_is_lost_outside_schemas_names_its_operation() {
    let text = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      wrong: 1
      responses: {'200': {description: '', links: {next: {operationId: b}}}}
    put:
      operationId: b
      requestBody: {content: {application/yaml: {schema: {type: object}}}}
      responses: {'200': {description: ''}}
  /b:
    other: 1
";
    let said = rows_of(text, &Options::default());
    let lost: Vec<&str> = said.lines().filter(|row| row.contains(" : ") || row.contains(" /a: ")).collect();
    assert_eq!(
        lost,
        [
            "unknown-member GET /a: an operation has no member `wrong`, it is ignored; extensions begin with `x-`, 6",
            "unsupported GET /a: a link is not supported yet, no method is made of it; call the operation that it names, 7",
            "unsupported PUT /a: a request body of type `application/yaml` from a value is not supported yet, \
             its bytes are taken as they are, 10",
            "unknown-member : a path item has no member `other`, it is ignored; extensions begin with `x-`, 13",
        ]
    );
}
