//! Patterns of documents in the syntax of the `regex` crate, which answers in time linear in the text.
//!
//! Two dialects come in: ECMA-262, which JSON Schema recommends, and that of Python's `re`, which some vendors
//! publish. Both are read once from left to right, without recursion, and written with the meaning kept:
//!
//! | source | ECMA-262 | Python |
//! |---|---|---|
//! | `\d` | `[0-9]` | `\d` |
//! | `\w` | `[0-9A-Za-z_]` | `[\p{L}\p{N}_]` |
//! | `\s` | its white space and line ends, U+FEFF too | what `str.isspace` says |
//! | `\b` | `(?-u:\b)` | `\b` |
//! | `.` | all but the four line ends | all but `\n` |
//! | `$` | the end | the end, or before a last `\n` |
//!
//! Two things of Python are approximations. `\b` and `\B` may differ beside a combining mark, a superscript digit, or
//! a connector other than `_`, for there the two engines differ in what belongs to a word, and in an empty text.
//! With `(?i)`, the Turkish dotted and dotless i are letters of their own.
//!
//! Where a pattern is an error in the `u` mode of ECMA-262 and yet has one plain reading, vendors write it and
//! it is taken: `\-`, `\_`, a lone `]`, `{` or `}`, a `-` beside a class, `(?i)` at the start.

mod captures;
mod class;
mod cursor;
mod error;
mod escape;
mod group;
mod look;
mod quantifier;
mod set;
mod translator;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use error::{PatternError, PatternErrorKind};

use regex_syntax::ast::ErrorKind;

use translator::Translator;

/// Patterns longer than this many bytes are refused.
const SOURCE_LIMIT: usize = 16 * 1024;

/// Patterns with more classes of Unicode properties are refused: each is hundreds of ranges to build.
const PROPERTY_LIMIT: usize = 128;

/// Compiled patterns larger than this many bytes are refused.
const COMPILED_LIMIT: usize = 10 * 1024 * 1024;

/// The syntax a pattern is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Dialect {
    /// ECMA-262, as JSON Schema has it: <https://262.ecma-international.org/#sec-patterns>.
    Ecma,
    /// Python's `re` module for `str`: <https://docs.python.org/3/library/re.html>.
    Python,
}

/// A pattern in the syntax of an engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Translation {
    /// The pattern.
    pub(crate) pattern: String,
    /// Whether the engine is `fancy-regex`, as the `regex` crate does not take it.
    pub(crate) backtracks: bool,
}

/// Translates a pattern to the syntax of the `regex` crate. What comes out compiles, and matches the texts in
/// which the pattern is found anywhere, as JSON Schema asks (Validation, section 6.3.3). What needs look-around or
/// back-references is translated to the syntax of `fancy-regex`, if that is allowed.
///
/// # Errors
/// If the pattern breaks the rules of its dialect, needs what its engine does not have, or is too large once compiled. The
/// error says where, and what can be done.
pub(crate) fn translate(source: &str, dialect: Dialect, backtracking: bool) -> Result<Translation, PatternError> {
    match linear(source, dialect) {
        Ok(pattern) => Ok(Translation { pattern, backtracks: false }),
        Err(error) if backtracking && error.kind == PatternErrorKind::Unsupported => backtracked(source, dialect),
        Err(error) => Err(error),
    }
}

/// In the syntax of the `regex` crate.
fn linear(source: &str, dialect: Dialect) -> Result<String, PatternError> {
    let translated = written(source, dialect, false)?;
    if let Err(regex_syntax::Error::Parse(error)) = regex_syntax::Parser::new().parse(&translated)
        && matches!(error.kind(), ErrorKind::NestLimitExceeded(_))
    {
        return Err(PatternError::too_large(0, "its groups are nested too deeply"));
    }
    match regex::RegexBuilder::new(&translated).size_limit(COMPILED_LIMIT).build() {
        Ok(_) => Ok(translated),
        Err(regex::Error::CompiledTooBig(_)) => Err(PatternError::too_large(
            0,
            format!("compiled, it would take more than {} MiB", COMPILED_LIMIT / 1024 / 1024),
        )),
        Err(error) => Err(PatternError::invalid(0, error.to_string())),
    }
}

/// In the syntax of `fancy-regex`.
fn backtracked(source: &str, dialect: Dialect) -> Result<Translation, PatternError> {
    let translated = written(source, dialect, true)?;
    let compiled = fancy_regex::RegexBuilder::new(&translated).delegate_size_limit(COMPILED_LIMIT).build();
    match compiled {
        Ok(_) => Ok(Translation { pattern: translated, backtracks: true }),
        Err(error) => {
            let message = format!("the backtracking engine does not take it: {error}");
            Err(PatternError::unsupported(0, message.replace('\n', " ")))
        }
    }
}

/// Translated, and not too long.
fn written(source: &str, dialect: Dialect, backtracking: bool) -> Result<String, PatternError> {
    if source.len() > SOURCE_LIMIT {
        return Err(PatternError::too_large(0, format!("it is longer than {SOURCE_LIMIT} bytes")));
    }
    let translated = Translator::new(source, dialect, backtracking).run()?;
    if translated.matches(r"\p{").count() > PROPERTY_LIMIT {
        return Err(PatternError::too_large(
            0,
            format!("it has more than {PROPERTY_LIMIT} classes of Unicode letters"),
        ));
    }
    Ok(translated)
}
