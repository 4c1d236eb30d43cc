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

/// The offset of the next byte that is no white space (RFC 8259, section 2), from an offset on.
pub(super) fn space(data: &[u8], mut at: usize) -> usize {
    while matches!(data.get(at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
        at += 1;
        // Indentation is a run of spaces.
        while let Some(word) = word(data, at) {
            let others = word ^ SPACES;
            at += before(others);
            if others != 0 {
                break;
            }
        }
        if data.get(at).is_some_and(|byte| *byte > b' ') {
            break;
        }
    }
    at
}

/// The same after a line break and less than eight spaces, as an indented text has between its values; `None` where something
/// else stands there.
#[inline]
pub(super) fn line(data: &[u8], at: usize) -> Option<usize> {
    let Some([b'\n', line @ ..]) = data.get(at..) else { return None };
    let others = word(line, 0)? ^ SPACES;
    let spaces = before(others);
    line.get(spaces).filter(|byte| **byte > b' ').map(|_| at + 1 + spaces)
}

/// The offset of the next byte in a string that is a quote, a backslash or a control character, or the end of the text.
#[inline]
pub(super) fn plain(data: &[u8], mut at: usize) -> usize {
    let (words, _) = data.get(at..).unwrap_or_default().as_chunks::<8>();
    for word in words {
        let marked = special(u64::from_le_bytes(*word));
        if marked != 0 {
            return at + before(marked);
        }
        at += 8;
    }
    while data.get(at).is_some_and(|byte| is_plain_byte(*byte)) {
        at += 1;
    }
    at
}

/// Whether nothing in a text is a quote, a backslash or a control character.
#[inline]
pub(super) fn is_plain(text: &[u8]) -> bool {
    if let (chunks, Some(last)) = (text.as_chunks::<16>().0, text.last_chunk::<16>()) {
        return chunks.iter().all(is_plain_chunk) && is_plain_chunk(last);
    }
    // The two ends of what is shorter lie over each other.
    let word = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            return special(u64::from_le_bytes(*first)) | special(u64::from_le_bytes(*last)) == 0;
        }
        _ => text.first_chunk::<4>().zip(text.last_chunk::<4>()),
    };
    match word {
        Some((first, last)) => {
            special(u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))) == 0
        }
        None => text.iter().all(|byte| is_plain_byte(*byte)),
    }
}

/// Without a branch, so that it is done on all bytes at once.
#[inline]
fn is_plain_chunk(chunk: &[u8; 16]) -> bool {
    chunk.iter().fold(true, |plain, byte| plain & is_plain_byte(*byte))
}

const fn is_plain_byte(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

/// The high bit of the first byte of a word that a string has escaped, or that ends it.
const fn special(word: u64) -> u64 {
    let (quotes, backslashes) = (word ^ QUOTES, word ^ BACKSLASHES);
    // What would be below zero is marked in its highest bit; so are bytes above it, and those beyond ASCII, which are none.
    (word.wrapping_sub(SPACES) | quotes.wrapping_sub(EACH) | backslashes.wrapping_sub(EACH)) & !word & HIGH
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
    use super::{is_plain, line, plain, space};

    #[test]
    fn white_space_ends_where_something_else_begins() {
        for before in [0, 1, 7, 8, 9, 40] {
            for stop in ["", "x", "\u{b}", "\u{a0}", "{        "] {
                let text = format!("\r\n\t\n{}{stop}", " ".repeat(before));
                assert_eq!(space(text.as_bytes(), 0), 4 + before, "{text:?}");
                for at in [0, 3] {
                    assert!(line(text.as_bytes(), at).is_none_or(|end| at == 3 && end == 4 + before), "{text:?}");
                }
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
                    let (text, _) = text.split_at(end);
                    assert!(is_plain(text.as_bytes()), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn one_special_byte_makes_a_text_of_any_length_not_plain() {
        for length in 1..70 {
            for at in 0..length {
                for special in [b'"', b'\\', 0, 0x1f] {
                    let mut text = vec![b'~'; length];
                    text[at] = special;
                    assert!(!is_plain(&text), "{length}, {at}");
                }
                for plain in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                    let mut text = vec![b'~'; length];
                    text[at] = plain;
                    assert!(is_plain(&text), "{length}, {at}");
                }
            }
        }
    }
}
