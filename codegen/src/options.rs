//! What a user may ask of the generator.

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
}
