//! From the parser's places, which count characters, to bytes.

/// Remembers the last place that was asked for: the parser's places hardly ever go back.
pub(super) struct Cursor<'a> {
    text: &'a str,
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, ascii: text.is_ascii(), character: 0, byte: 0 }
    }

    /// The byte at which a character begins; the end of the text if it has fewer.
    pub(super) fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        if character >= self.character {
            let rest = self.text.get(self.byte..).unwrap_or_default();
            let steps = character - self.character;
            self.byte += rest.char_indices().nth(steps).map_or(rest.len(), |(at, _)| at);
        } else {
            let before = self.text.get(..self.byte).unwrap_or_default();
            let steps = self.character - character;
            self.byte = before.char_indices().nth_back(steps - 1).map_or(0, |(at, _)| at);
        }
        self.character = character;
        self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn forth_and_back() {
        let text = "aä\u{1F600}z";
        let mut cursor = Cursor::new(text);
        let bytes: Vec<_> = [0, 1, 2, 3, 4, 2, 1, 4, 0].map(|character| cursor.byte(character)).to_vec();
        assert_eq!(bytes, [0, 1, 3, 7, 8, 3, 1, 8, 0]);
        assert_eq!(Cursor::new("ab").byte(9), 2);
    }
}
