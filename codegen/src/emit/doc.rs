//! Prose of the document to rustdoc that shows it and runs none of it.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Doc;

use super::paths::{hidden, text};

/// The doc attributes of a thing: its summary, its description, and whether it is deprecated.
pub(super) fn doc(doc: &Doc) -> TokenStream {
    let prose = lines(&prose(doc));
    let deprecated = doc.deprecated.then(|| quote!(#[doc = ""] #[doc = "**Deprecated** by the provider."]));
    quote!(#prose #deprecated)
}

/// Summary and description as Markdown; the summary is left out where the description begins with it.
pub(super) fn prose(doc: &Doc) -> String {
    let summary = doc.summary.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let description = doc.description.as_deref().map(str::trim).filter(|text| !text.is_empty());
    match (summary, description) {
        (Some(summary), Some(description)) if !description.starts_with(summary) => {
            format!("{}\n\n{}", harmless(summary), harmless(description))
        }
        (_, Some(only)) | (Some(only), None) => harmless(only),
        (None, None) => String::new(),
    }
}

/// One doc attribute a line.
pub(super) fn lines(prose: &str) -> TokenStream {
    let lines = prose.lines().map(|line| {
        let line = if line.is_empty() { String::new() } else { format!(" {line}") };
        let literal = text(&line);
        quote!(#[doc = #literal])
    });
    quote!(#(#lines)*)
}

/// Markdown that `cargo test` finds no code in and rustdoc no broken link: plain prose with its brackets and addresses
/// escaped; anything that may hold code stands as a whole in a fence marked as text.
fn harmless(prose: &str) -> String {
    let shown = shown(prose);
    // Four blanks begin code not only at a line's start, but after the mark of an item or a quotation as well.
    let code = ["```", "~~~", "    ", "\t"].iter().any(|mark| shown.contains(mark));
    if !code {
        return shown.lines().map(|line| escape(line.trim_end())).collect::<Vec<_>>().join("\n");
    }
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", shown.replace('\t', "    ").trim_end())
}

/// A text in which every line ends alike and no character is hidden.
fn shown(prose: &str) -> Cow<'_, str> {
    if prose.bytes().all(|byte| matches!(byte, b'\n' | b'\t' | b' '..=b'~')) {
        return Cow::Borrowed(prose);
    }
    let shown = prose
        .replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if hidden(c) => '\u{fffd}',
            c => c,
        })
        .collect();
    Cow::Owned(shown)
}

/// A line of prose without links that rustdoc would look up; code spans stay as they are.
fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for (index, span) in line.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        if index % 2 == 1 {
            out.push_str(span);
            continue;
        }
        for (number, word) in span.split(' ').enumerate() {
            if number > 0 {
                out.push(' ');
            }
            if !word.contains([':', '[', '<']) {
                out.push_str(word);
                continue;
            }
            let bare = word.trim_end_matches(['.', ',', ')', ';', ':']);
            if (bare.starts_with("https://") || bare.starts_with("http://")) && !bare.contains(['<', '>', '[', ']']) {
                out.push('<');
                out.push_str(bare);
                out.push('>');
                out.push_str(word.get(bare.len()..).unwrap_or_default());
            } else {
                out.push_str(&word.replace("://", ":\u{200b}//").replace('[', "\\[").replace('<', "\\<"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_stays_prose() {
        assert_eq!(
            harmless("The [name] of <b>.\nSee https://example.com/a, or `[x]`."),
            "The \\[name] of \\<b>.\nSee <https://example.com/a>, or `[x]`."
        );
    }

    #[test]
    fn code_is_fenced_whole() {
        assert_eq!(harmless("Run:\n\n    rm()\n"), "```text\nRun:\n\n    rm()\n```");
        assert_eq!(harmless("- a\n  ````rust\n  x\n  ````"), "`````text\n- a\n  ````rust\n  x\n  ````\n`````");
        assert_eq!(harmless(">     rm()"), "```text\n>     rm()\n```");
        assert_eq!(harmless("~~~\nx\n~~~"), "```text\n~~~\nx\n~~~\n```");
    }

    #[test]
    fn marks_that_turn_text_around_are_shown() {
        assert_eq!(harmless("a\u{202e}b\u{2028}c"), "a\u{fffd}b\nc");
    }
}
