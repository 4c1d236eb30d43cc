//! Eight bytes at a time: how far white space goes, and where a string has something to look at.

const EACH: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);

/// The eight bytes at an offset, the first one lowest.
fn word(data: &[u8], at: usize) -> Option<u64> {
    data.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// How many bytes before the lowest one that is marked in its highest bit.
const fn before(marked: u64) -> usize {
    (marked.trailing_zeros() / 8) as usize
}

/// The high bit of every byte that is zero. Above the first such byte some may be marked that are not.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(EACH) & !word & HIGH
}

/// The offset of the next byte that is no white space (RFC 8259, section 2), from an offset on.
pub(super) fn space(data: &[u8], mut at: usize) -> usize {
    while matches!(data.get(at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
        at += 1;
        // Indentation is a run of spaces.
        while let Some(word) = word(data, at) {
            let others = word ^ SPACES;
            if others != 0 {
                at += before(others);
                break;
            }
            at += 8;
        }
    }
    at
}

/// The offset of the next byte in a string that is a quote, a backslash or a control character, or the end of the text.
#[inline]
pub(super) fn plain(data: &[u8], mut at: usize) -> usize {
    while let Some(word) = word(data, at) {
        let marked = special(word);
        if marked != 0 {
            return at + before(marked);
        }
        at += 8;
    }
    end(data, at)
}

/// The same of less than eight bytes.
fn end(data: &[u8], mut at: usize) -> usize {
    let rest = data.len().saturating_sub(at);
    // The last eight bytes: those that were looked at are moved out, and plain ones come in above.
    if let (Some(last), 1..8) = (data.last_chunk(), rest) {
        let moved = u64::from_le_bytes(*last) >> (64 - 8 * rest) | SPACES << (8 * rest);
        let marked = special(moved);
        return if marked == 0 { data.len() } else { at + before(marked) };
    }
    while data.get(at).is_some_and(|byte| !matches!(byte, b'"' | b'\\' | ..0x20)) {
        at += 1;
    }
    at
}

/// The high bit of the first byte of a word that a string has escaped, or that ends it.
const fn special(word: u64) -> u64 {
    let controls = word.wrapping_sub(SPACES) & !word & HIGH;
    controls | zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES)
}

/// The offset after a run of digits.
pub(super) fn digits(data: &[u8], mut at: usize) -> usize {
    while data.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{plain, space};

    #[test]
    fn white_space_ends_where_something_else_begins() {
        for before in [0, 1, 7, 8, 9, 40] {
            for stop in ["", "x", "\u{b}", "\u{a0}", "{        "] {
                let text = format!("\r\n\t\n{}{stop}", " ".repeat(before));
                assert_eq!(space(text.as_bytes(), 0), 4 + before, "{text:?}");
            }
        }
    }

    #[test]
    fn a_string_is_plain_up_to_the_first_special_byte() {
        for before in 0..20 {
            for stop in ["", "\"", "\\", "\u{0}", "\u{1f}", "\"\\\u{0}"] {
                for filler in ["a", " ", "!", "[", "]", "#", "\u{7f}", "ä", "€", "😀"] {
                    let text = format!("{}{stop}aaaaaaaaaa\u{1}", filler.repeat(before));
                    let end = if stop.is_empty() { 10 } else { 0 } + before * filler.len();
                    assert_eq!(plain(text.as_bytes(), 0), end, "{text:?}");
                }
            }
        }
    }
}
