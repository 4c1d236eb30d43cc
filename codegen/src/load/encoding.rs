//! Bytes to text: UTF-8 alone (RFC 8259, section 8.1), with or without a byte order mark.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};

/// Bytes that are no UTF-8.
#[derive(Debug)]
pub(super) struct Problem {
    message: &'static str,
    help: &'static str,
    /// As much of the text as a diagnostic needs.
    text: String,
    at: usize,
}

/// The text of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    let wide = match bytes.get(..4) {
        Some([0xFF, 0xFE, 0, 0] | [0, 0, 0xFE, 0xFF] | [0, 0, 0, _] | [_, 0, 0, 0]) => Some("UTF-32"),
        _ => match bytes.get(..2) {
            Some([0xFF, 0xFE] | [0xFE, 0xFF] | [0, _] | [_, 0]) => Some("UTF-16"),
            _ => None,
        },
    };
    if let Some(wide) = wide {
        return Err(Problem {
            message: if wide == "UTF-16" { "the file is written in UTF-16" } else { "the file is written in UTF-32" },
            help: "save it as UTF-8",
            text: bytes
                .iter()
                .filter(|byte| byte.is_ascii_graphic() || **byte == b' ')
                .take(80)
                .map(|byte| char::from(*byte))
                .collect(),
            at: 0,
        });
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let (valid, rest) = bytes.split_at_checked(at).unwrap_or((&bytes, &[]));
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let mut text = String::from_utf8_lossy(valid).into_owned();
        text.push_str(&String::from_utf8_lossy(line));
        Problem {
            message: "the file is not UTF-8",
            help: "the byte here begins no character; save the file as UTF-8",
            text,
            at,
        }
    })
}

impl Problem {
    pub(super) fn report(self, path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
        // The byte order mark is no column.
        let mark = if self.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let text = self.text.get(mark..).unwrap_or_default().to_owned();
        let at = self.at.saturating_sub(mark);
        let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let file = sources.add(path.to_owned(), text);
        let span = Span { file, start: offset(at), end: offset(at + length) };
        diagnostics.push(Diagnostic::error("encoding", span, self.message).help(self.help));
    }
}
