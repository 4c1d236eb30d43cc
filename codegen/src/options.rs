//! What a user may ask of the generator.

use std::path::PathBuf;

/// How to generate. `Options::default()` is what every face starts from.
///
/// ```
/// let options = tintype_codegen::Options { strict: true, ..Default::default() };
/// assert!(options.strict);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Makes every warning an error: what the generator does not carry over then stops it.
    pub strict: bool,
    /// Makes the errors that leave the rest of a document usable warnings: what is at fault is carried as JSON or
    /// left unchecked, and everything else is generated. What cannot be read at all stays an error; so does every
    /// warning under `strict`.
    pub keep_going: bool,
    /// OpenAPI Overlays, applied to the document in this order before anything else reads it.
    pub overlays: Vec<PathBuf>,
    /// Operations with one of these tags are generated, and only the types that they need. An operation that one of
    /// `tags`, `paths` and `operations` chooses stays, with its callbacks; where all three are empty, every operation does,
    /// and every webhook.
    pub tags: Vec<String>,
    /// Operations on one of these paths; a path that ends in `*` stands for all that begin as it does.
    pub paths: Vec<String>,
    /// Operations with one of these ids; one without an id is named by its method in Rust.
    pub operations: Vec<String>,
    /// Types and no client: all of the document's, or those that the chosen operations need.
    pub types_only: bool,
    /// Puts what belongs to a tag behind a Cargo feature named after it.
    pub features_per_tag: bool,
}
