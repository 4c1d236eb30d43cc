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
