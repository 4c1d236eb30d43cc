//! The macro `tintype::api!`. The crate `tintype` re-exports it; there is nothing else here.

use std::path::PathBuf;

use proc_macro::TokenStream;

/// Generates a client and its types from the OpenAPI document at a path relative to the package.
///
/// ```ignore
/// mod petstore {
///     tintype::api!("specs/petstore.yaml");
/// }
/// ```
///
/// A change in a file that was read compiles the module again. Errors of the document are errors of the compiler and
/// name the document's file, line and column. `tintype::api!("…", strict)` makes every warning an error;
/// `keep_going` generates what is left where parts of a document are at fault.
///
/// ```ignore
/// mod pets {
///     tintype::api!("specs/petstore.yaml", overlay = "specs/petstore.overlay.yaml", tags = ["pets"]);
/// }
/// ```
///
/// `overlay` applies an OpenAPI Overlay; `tags`, `paths` and `operations` choose a part of the document, `types_only`
/// leaves the client out, and `features_per_tag` puts what belongs to a tag behind a Cargo feature. `format_annotation` makes
/// formats describe and no more, `format = "phone=crate::is_phone"` has one checked by a function, and `backtracking` has
/// patterns matched that look around or refer back.
#[proc_macro]
pub fn api(arguments: TokenStream) -> TokenStream {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    tintype_codegen::expand(arguments.into(), &folder).into()
}
