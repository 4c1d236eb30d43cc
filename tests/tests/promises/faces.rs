//! Build script, macro and function give the same module. That the command does too is shown in its own package.

use std::path::Path;

use tintype_codegen::Options;

use crate::support::PROVIDERS;

#[test]
fn build_script_and_function_write_the_same_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut build = tintype_codegen::build().out_dir(folder.path());
    for provider in PROVIDERS {
        build = build.document(provider, from_package(provider));
    }
    let mut lines = Vec::new();
    assert!(build.try_run(&mut lines), "{lines:#?}");
    for provider in PROVIDERS {
        let written = std::fs::read_to_string(folder.path().join(format!("{provider}.rs"))).unwrap();
        assert_eq!(written, text(provider));
    }
}

#[test]
fn the_macro_gives_the_same_tokens() {
    for provider in PROVIDERS {
        let path = from_package(provider);
        let arguments =
            proc_macro2::TokenStream::from(proc_macro2::TokenTree::from(proc_macro2::Literal::string(&path)));
        let tokens = tintype_codegen::expand(arguments, Path::new(env!("CARGO_MANIFEST_DIR")));
        let mut module: syn::File = syn::parse2(tokens).unwrap();
        let before = module.items.len();
        module.items.retain(|item| !is_watched_file(item));
        assert_eq!(before - module.items.len(), 1, "the document is watched");
        let all = text(provider);
        let (_, expected) = all.split_once("\n\n").unwrap();
        // Through another printer, which sees the same syntax in both.
        let expected = syn::parse_file(expected).unwrap();
        assert_eq!(prettyplease::unparse(&module), prettyplease::unparse(&expected));
    }
}

/// A document's path as a build script or macro of this package names it.
fn from_package(provider: &str) -> String {
    format!("../specs/{provider}/openapi.yaml")
}

fn text(provider: &str) -> String {
    tintype_codegen::generate(from_package(provider).as_ref(), &Options::default()).unwrap().text()
}

/// `const _: &[u8] = include_bytes!("…");`
fn is_watched_file(item: &syn::Item) -> bool {
    let syn::Item::Const(item) = item else { return false };
    let syn::Expr::Macro(expression) = &*item.expr else { return false };
    item.ident == "_" && expression.mac.path.segments.last().is_some_and(|last| last.ident == "include_bytes")
}

const PATTERNS: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A:\n      \
                        type: object\n      properties:\n        a: {type: string, format: phone, pattern: '(?=b)c'}\n        \
                        b: {type: string, format: email}\n";

#[test]
fn every_face_has_the_options_of_formats_and_patterns() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("a.yaml");
    std::fs::write(&document, PATTERNS).unwrap();
    let mut options = Options { format_annotation: true, backtracking: true, ..Options::default() };
    options.add_format("phone=crate::is_phone").unwrap();
    let expected = tintype_codegen::generate(&document, &options).unwrap();
    let text = expected.text();
    assert!(text.contains("t::Rule::OwnFormat(\"phone\", crate::is_phone)"), "{text}");
    assert!(text.contains("t::Pattern::backtracking(\"(?=b)c\", \"(?=b)c\")") && !text.contains("email\")"), "{text}");

    let build = tintype_codegen::build().out_dir(folder.path()).document("a", &document);
    let build = build.format_annotation(true).backtracking(true).format("phone", "crate::is_phone");
    let mut lines = Vec::new();
    assert!(build.try_run(&mut lines), "{lines:#?}");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.rs")).unwrap(), text);

    let arguments = quote::quote!("a.yaml", format_annotation, backtracking, format = ["phone=crate::is_phone"]);
    let tokens = tintype_codegen::expand(arguments, folder.path()).to_string();
    assert!(tokens.starts_with(&expected.tokens().to_string()), "{tokens}");
}

#[test]
fn a_format_without_a_function_is_refused_by_every_face() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("a.yaml");
    std::fs::write(&document, PATTERNS).unwrap();
    let why = "the function of the format `phone` is \"is_phone\", which is no path that begins with `crate::` or `::`";
    let options = Options { formats: [("phone".into(), "is_phone".into())].into(), ..Options::default() };
    let failure = tintype_codegen::generate(&document, &options).unwrap_err();
    assert!(failure.to_string().starts_with(&format!("error[format]: {why}\n")), "{failure}");
    let of_integers = Options::default().add_format("int32=crate::is_small").unwrap_err();
    assert_eq!(of_integers, "a text of the format `int32` is an integer or bytes, which no function of texts checks");
    let tokens = tintype_codegen::expand(quote::quote!("a.yaml", format = "phone=is_phone"), folder.path());
    assert!(tokens.to_string().contains("which is no path"), "{tokens}");
}
