//! From a byte offset in a text to its line and column, without walking the text from its start.

/// Bytes between two remembered character counts.
const CHUNK: usize = 256;

/// Where the lines of a text begin, and how many characters stand before every chunk of it.
///
/// The counts matter for documents that are one line of many megabytes: a column there would otherwise cost a walk over all of it.
#[derive(Debug)]
pub(super) struct Positions {
    line_starts: Vec<u32>,
    /// `None` for a text of ASCII alone, where bytes are characters.
    characters: Option<Vec<u32>>,
}

impl Positions {
    pub(super) fn new(text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| offset(at + 1));
        let line_starts = std::iter::once(0).chain(starts).collect();
        let characters = (!text.is_ascii()).then(|| {
            let mut before = 0;
            text.as_bytes()
                .chunks(CHUNK)
                .map(|chunk| {
                    let here = before;
                    before += count(chunk);
                    here
                })
                .collect()
        });
        Self { line_starts, characters }
    }

    /// The line, counted from 1, in which the byte at `offset` stands.
    pub(super) fn line(&self, offset: u32) -> u32 {
        u32::try_from(self.line_starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// The bytes at which `line`, counted from 1, begins and ends; its line break belongs to it.
    pub(super) fn line_range(&self, line: u32, text: &str) -> (usize, usize) {
        let at = |line: u32| self.line_starts.get(line as usize).map(|start| *start as usize);
        let begin = at(line.saturating_sub(1)).unwrap_or(text.len());
        (begin, at(line).unwrap_or(text.len()))
    }

    /// Line and column of the byte at `offset`, both counted from 1, the column in characters.
    pub(super) fn line_column(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let begin = self.line_range(line, text).0;
        let column = self.before(text, offset as usize).saturating_sub(self.before(text, begin));
        (line, column.saturating_add(1))
    }

    /// How many characters stand before the byte at `at`.
    fn before(&self, text: &str, at: usize) -> u32 {
        let at = at.min(text.len());
        let Some(characters) = &self.characters else { return offset(at) };
        let chunk = at / CHUNK;
        let rest = text.as_bytes().get(chunk * CHUNK..at).unwrap_or_default();
        match characters.get(chunk) {
            Some(before) => before.saturating_add(count(rest)),
            // `at` is the end of a text that fills its last chunk.
            None => offset(text.chars().count()),
        }
    }
}

/// The characters that begin in `bytes`.
fn count(bytes: &[u8]) -> u32 {
    offset(bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count())
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\näöx\r\nz";
        let positions = Positions::new(text);
        let x = u32::try_from(text.find('x').unwrap_or(0)).unwrap_or(0);
        assert_eq!(positions.line_column(text, 0), (1, 1));
        assert_eq!(positions.line_column(text, x), (2, 3));
        assert_eq!(positions.line_column(text, x + 3), (3, 1));
        assert_eq!(positions.line_column(text, 999), (3, 2));
    }

    #[test]
    fn columns_agree_with_a_count_over_the_whole_line() {
        let text: String = (0..2000).map(|i| if i % 7 == 0 { '\u{1F600}' } else { 'x' }).collect();
        let positions = Positions::new(&text);
        for (column, (at, _)) in (1u32..).zip(text.char_indices()) {
            assert_eq!(positions.line_column(&text, u32::try_from(at).unwrap_or(0)), (1, column));
        }
        assert_eq!(positions.line_column(&text, u32::try_from(text.len()).unwrap_or(0)), (1, 2001));
    }
}
