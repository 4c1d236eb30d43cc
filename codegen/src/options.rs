//! What a user may ask of the generator.

use std::collections::BTreeMap;
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
    /// Makes formats describe and no more, which JSON Schema calls its format-annotation vocabulary: no value is checked
    /// against one. The Rust types that formats choose stay, and so do the checks of `formats`.
    pub format_annotation: bool,
    /// Formats that the user's own functions check: the document's name, and the path of a `fn(&str) -> bool`. A path begins
    /// with `crate::` or `::`, for the generated module may be anywhere. A format that is also known here is checked by the
    /// function instead; the Rust type that it chooses stays. `binary` and integers of 32 and 64 bits are no texts to check.
    pub formats: BTreeMap<String, String>,
    /// Has patterns that look around or refer back matched by an engine that backtracks, within bounds, rather than left
    /// unchecked with a warning. The package of the generated module then needs the feature `backtracking` of `tintype`.
    pub backtracking: bool,
}

impl Options {
    /// Adds a format from its spelling in the command and the macro, `name=path`; see [`Options::formats`].
    ///
    /// # Errors
    /// If it is not spelled so, or the path can't be one of a function.
    ///
    /// ```
    /// let mut options = tintype_codegen::Options::default();
    /// options.add_format("phone=crate::is_phone")?;
    /// assert_eq!(options.formats["phone"], "crate::is_phone");
    /// assert!(options.add_format("phone=is_phone").is_err());
    /// # Ok::<(), String>(())
    /// ```
    pub fn add_format(&mut self, spelled: &str) -> Result<(), String> {
        let Some((name, path)) = spelled.split_once('=').filter(|(name, _)| !name.is_empty()) else {
            return Err(format!("{spelled:?} is not a format's name, `=` and the path of a function"));
        };
        check_path(name, path)?;
        self.formats.insert(name.to_owned(), path.to_owned());
        Ok(())
    }

    /// The first thing that is wrong with the paths of [`Options::formats`].
    pub(crate) fn wrong_format(&self) -> Option<String> {
        self.formats.iter().find_map(|(name, path)| check_path(name, path).err())
    }
}

fn check_path(name: &str, path: &str) -> Result<(), String> {
    if matches!(name, "int32" | "int64" | "uint32" | "uint64" | "binary") {
        return Err(format!("a text of the format `{name}` is an integer or bytes, which no function of texts checks"));
    }
    let plain = |path: &syn::Path| path.segments.iter().all(|segment| segment.arguments.is_none());
    let parsed: Option<syn::Path> = syn::parse_str(path).ok().filter(plain);
    let absolute = path.starts_with("::") || path.starts_with("crate::");
    if parsed.is_some() && absolute {
        return Ok(());
    }
    Err(format!("the function of the format `{name}` is {path:?}, which is no path that begins with `crate::` or `::`"))
}
