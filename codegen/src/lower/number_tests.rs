//! Which Rust type holds the integers that a document names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use crate::{Options, generate_text};

/// The Rust type of a schema, from the outline.
fn rust(schema: &str) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{T: {schema}}}}}"
    );
    let module = generate_text(Path::new("t.yaml"), &text, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let outline = module.outline();
    let line = outline.lines().find_map(|line| line.strip_prefix("type T = ")).unwrap_or_else(|| panic!("{outline}"));
    line.split("  ").next().unwrap().to_owned()
}

#[test]
fn the_narrowest_type_that_holds_what_is_named() {
    for (schema, held) in [
        ("{type: integer}", "i64"),
        ("{type: integer, maximum: 9223372036854775807}", "i64"),
        ("{type: integer, maximum: 9223372036854776000}", "i64"),
        ("{type: integer, maximum: 9223372036854775808}", "u64"),
        ("{type: integer, minimum: 0, maximum: 18446744073709551615}", "u64"),
        ("{type: integer, minimum: 0, maximum: 18446744073709552000}", "u64"),
        ("{type: integer, minimum: 0, maximum: 18446744073709551616}", "Decimal"),
        ("{type: integer, minimum: -1, maximum: 18446744073709551615}", "Decimal"),
        ("{type: integer, minimum: -9223372036854775809}", "Decimal"),
        ("{type: integer, examples: [18446744073709551615]}", "u64"),
        ("{type: integer, default: 18446744073709551616}", "Decimal"),
        ("{type: integer, format: int64, maximum: 18446744073709551615}", "i64"),
        ("{type: integer, format: uint128}", "Decimal"),
        ("{enum: [1, 18446744073709551615]}", "u64"),
        ("{enum: [1, 340282366920938463463374607431768211456]}", "Decimal"),
        ("{enum: [1.5, 2]}", "f64"),
        ("{enum: [1.0, 2.0]}", "f64"),
        ("{type: integer, enum: [1.0, 9223372036854775808]}", "u64"),
        ("{type: number, format: uint32}", "u32"),
        ("{type: number, format: decimal}", "Decimal"),
        ("{type: string, format: decimal}", "Decimal"),
        ("{type: string, format: uint64}", "u64"),
    ] {
        assert_eq!(rust(schema), held, "{schema}");
    }
}
