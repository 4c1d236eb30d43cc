//! The texts that were read, and places in them.

use std::path::{Path, PathBuf};

use super::position::Positions;

/// Names one file of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A range of bytes in a file; `end` is the first byte after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file in which the range stands.
    pub file: FileId,
    /// Its first byte.
    pub start: u32,
    /// The first byte after it.
    pub end: u32,
}

/// The texts that were read. They are kept because a diagnostic shows the line it speaks of.
///
/// Nothing here panics on a [`Span`] or [`FileId`] of another `Sources`: the answer is then an empty path or text.
#[derive(Default, Debug)]
pub struct Sources {
    files: Vec<Source>,
}

#[derive(Debug)]
struct Source {
    path: PathBuf,
    text: String,
    positions: Positions,
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps a text under the path by which diagnostics will call it.
    pub fn add(&mut self, path: PathBuf, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let positions = Positions::new(&text);
        self.files.push(Source { path, text, positions });
        id
    }

    /// The path of a file, as it was given to [`Sources::add`].
    pub fn path(&self, file: FileId) -> &Path {
        self.source(file).map_or(Path::new(""), |source| &source.path)
    }

    /// The whole text of a file.
    pub fn text(&self, file: FileId) -> &str {
        self.source(file).map_or("", |source| &source.text)
    }

    /// Line and column of the start of a span, both counted from 1; the column counts code points.
    pub fn line_column(&self, span: Span) -> (u32, u32) {
        self.position(span.file, span.start)
    }

    /// The line of the start of a span, counted from 1.
    pub fn line(&self, span: Span) -> u32 {
        self.source(span.file).map_or(1, |source| source.positions.line(span.start))
    }

    /// Every file, in the order in which they were added.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// Line and column of one byte, counted as in [`Sources::line_column`].
    pub(super) fn position(&self, file: FileId, offset: u32) -> (u32, u32) {
        self.source(file).map_or((1, 1), |source| source.positions.line_column(&source.text, offset))
    }

    /// The bytes of the lines `first..=last`, counted from 1, with the last line break.
    pub(super) fn lines(&self, file: FileId, first: u32, last: u32) -> std::ops::Range<usize> {
        let Some(source) = self.source(file) else { return 0..0 };
        let begin = source.positions.line_range(first, &source.text).0;
        begin..source.positions.line_range(last, &source.text).1.max(begin)
    }

    fn source(&self, file: FileId) -> Option<&Source> {
        self.files.get(file.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_numbered_in_order() {
        let mut sources = Sources::new();
        let first = sources.add("a.yaml".into(), "a: 1\nb: 2\n".into());
        let second = sources.add("b.yaml".into(), String::new());
        assert_eq!(sources.files().collect::<Vec<_>>(), [first, second]);
        assert_eq!(sources.path(first), Path::new("a.yaml"));
        assert_eq!(sources.line_column(Span { file: first, start: 8, end: 9 }), (2, 4));
        assert_eq!(sources.line_column(Span { file: second, start: 0, end: 0 }), (1, 1));
    }

    #[test]
    fn a_foreign_file_is_empty() {
        let sources = Sources::new();
        assert_eq!(sources.text(FileId(7)), "");
        assert_eq!(sources.line_column(Span { file: FileId(7), start: 3, end: 4 }), (1, 1));
    }
}
