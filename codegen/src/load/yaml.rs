//! YAML 1.2: the parser's events to a tree.

use std::borrow::Cow;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use super::alias::Aliases;
use super::build::{Builder, Inside, shorten};
use super::merge::merge;
use super::yaml_error::{explain, in_brackets};
use super::yaml_place::{comment_after, tab_near};
use super::yaml_scalar::Tags;
use super::yaml_text::Cursor;
use super::{Document, NodeId, Stop, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span};

/// So many values that are comments are told.
const TOLD: usize = 100;

/// Reads a text as one YAML document into `document`.
pub(super) fn read(
    text: &str,
    file: FileId,
    document: &mut Document,
    diagnostics: &mut Diagnostics,
) -> Result<NodeId, Stop> {
    let mut reader = Reader {
        text,
        cursor: Cursor::new(text),
        builder: Builder::new(document, diagnostics, file),
        aliases: Aliases::default(),
        tags: Tags::default(),
        anchors: Vec::new(),
        root: None,
        documents: 0,
        lost: 0,
    };
    reader.check_characters()?;
    // The parser keeps its own stack; pulling events one by one never calls itself, whatever the depth.
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let span = reader.span(span.start, span.end);
                reader.event(event, span)?;
            }
            Err(error) => return Err(reader.syntax(&error)),
        }
    }
    match reader.root {
        Some(root) => Ok(root),
        None => Err(reader.none()),
    }
}

struct Reader<'a> {
    text: &'a str,
    cursor: Cursor<'a>,
    builder: Builder<'a>,
    aliases: Aliases,
    tags: Tags,
    /// The anchors of the open mappings and sequences; 0 for none.
    anchors: Vec<usize>,
    root: Option<NodeId>,
    documents: usize,
    /// How many values were comments.
    lost: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
            Event::DocumentStart(_) => self.document(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref(), span),
            Event::SequenceStart(anchor, tag) => self.begin(anchor, tag.as_deref(), "seq", span),
            Event::MappingStart(anchor, tag) => self.begin(anchor, tag.as_deref(), "map", span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
        }
    }

    fn document(&mut self, span: Span) -> Result<(), Stop> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        let problem = Diagnostic::error("document-count", span, "a second YAML document in one file");
        Err(self.builder.stop(problem.help("keep one document in a file, without `---` after it")))
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Stop> {
        let target = self.aliases.target(&mut self.builder, anchor, span)?;
        if self.builder.inside() == Inside::ObjectKey {
            let key = match self.builder.document.value(target) {
                Value::Null => "null".to_owned(),
                Value::Bool(value) => value.to_string(),
                Value::Number(text) | Value::String(text) => text.clone(),
                Value::Array(_) | Value::Object(_) => return Err(self.complex_key(span)),
            };
            self.builder.key(key, span, false);
            return Ok(());
        }
        let depth = self.builder.depth();
        let copy = self.aliases.copy(&mut self.builder, target, depth, span)?;
        self.builder.last_end = self.builder.last_end.max(span.end);
        self.builder.adopt(copy);
        self.attached(copy);
        Ok(())
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Stop> {
        let plain = style == ScalarStyle::Plain;
        let span = self.trim(span, plain && text.is_empty());
        if self.builder.inside() == Inside::ObjectKey {
            if anchor != 0 {
                // The key has no node; an alias may ask for one.
                let value = self.tags.value(&mut self.builder, text.clone(), plain, tag, span);
                let node = self.builder.document.push(super::document::Node::new(value, span, None, 0));
                self.aliases.open(anchor, span);
                self.aliases.close(anchor, node);
            }
            let merge = plain && tag.is_none() && text == "<<";
            self.builder.key(text.into_owned(), span, merge);
            return Ok(());
        }
        let (value, span) = match self.lost_in_comment(plain && text.is_empty()) {
            Some(meant) => meant,
            None => (self.tags.value(&mut self.builder, text, plain, tag, span), span),
        };
        let node = self.builder.scalar(value, span)?;
        self.aliases.open(anchor, span);
        self.aliases.close(anchor, node);
        self.attached(node);
        Ok(())
    }

    /// The reference that is a comment by its first character and was meant to be a value; of other values that may have been lost so, it
    /// warns.
    fn lost_in_comment(&mut self, empty: bool) -> Option<(Value, Span)> {
        let key = self.builder.pending_key().filter(|_| empty)?;
        let (text, span) = comment_after(self.text, key)?;
        let is_reference = self.text.get(key.start as usize..key.end as usize)?.trim_matches(['"', '\'']) == "$ref";
        let message = match is_reference {
            true => "`#` after a space begins a comment; the reference is read as if it stood in quotes",
            false => "`#` after a space begins a comment, so that no value is left",
        };
        self.lost += 1;
        if self.lost <= TOLD {
            let diagnostic = Diagnostic::warning("lost-value", span, message).help("put the value in quotes");
            self.builder.diagnostics.push(diagnostic);
        }
        is_reference.then(|| (Value::String(text.to_owned()), span))
    }

    fn begin(&mut self, anchor: usize, tag: Option<&Tag>, kind: &'static str, span: Span) -> Result<(), Stop> {
        if self.builder.inside() == Inside::ObjectKey {
            return Err(self.complex_key(span));
        }
        self.tags.collection(&mut self.builder, tag, kind, span);
        let node = if kind == "map" {
            self.builder.begin_object(span)?
        } else {
            let span = self.first_dash(span);
            self.builder.begin_array(span)?
        };
        self.aliases.open(anchor, span);
        self.anchors.push(anchor);
        self.attached(node);
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Stop> {
        // A block ends with its last child, not with the line where the parser noticed; a flow collection ends with its bracket.
        // Where a comma stands before the bracket, the parser tells the place of the comma.
        let closing = self
            .text
            .get(span.start as usize..)
            .filter(|text| span.end > span.start && text.starts_with(['}', ']', ',']));
        let bracket = closing.and_then(|text| text.find(['}', ']'])).and_then(|at| u32::try_from(at + 1).ok());
        let end = bracket.map_or(self.builder.last_end, |length| span.start.saturating_add(length));
        let Some((node, merges)) = self.builder.end(end) else { return Ok(()) };
        if !merges.is_empty() {
            merge(&mut self.builder, &mut self.aliases, node, &merges)?;
        }
        let anchor = self.anchors.pop().unwrap_or(0);
        self.aliases.close(anchor, node);
        Ok(())
    }

    /// Of a list that is not indented the parser tells the place behind the first dash.
    fn first_dash(&self, span: Span) -> Span {
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let dash = before.trim_end_matches([' ', '\t', '\n', '\r']).strip_suffix('-').map(str::len);
        let here = self.text.as_bytes().get(span.start as usize);
        match dash.and_then(|dash| u32::try_from(dash).ok()) {
            Some(start) if !matches!(here, Some(b'-' | b'[' | b'&' | b'!')) => Span { start, ..span },
            _ => span,
        }
    }

    fn attached(&mut self, node: NodeId) {
        self.root.get_or_insert(node);
    }

    fn complex_key(&mut self, span: Span) -> Stop {
        let span = Span { end: span.end.min(span.start.saturating_add(1)), ..span };
        let problem = Diagnostic::error("key-type", span, "a key that is a list or a mapping");
        self.builder.stop(problem.help("put a key that contains `{`, `[` or `? ` in quotes"))
    }

    /// The parser's places count characters from the start of the text.
    fn span(&mut self, start: Marker, end: Marker) -> Span {
        let start = self.cursor.byte(start.index());
        let end = self.cursor.byte(end.index()).max(start);
        self.builder.span(start, end)
    }

    /// The token without the white space that the parser counts with it. A value that is left out stands where its key stands.
    fn trim(&self, span: Span, empty: bool) -> Span {
        if let (true, Some(key)) = (empty, self.builder.pending_key()) {
            return key;
        }
        let token = self.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let white = token.len() - token.trim_end_matches([' ', '\t', '\n', '\r']).len();
        Span { end: span.end.saturating_sub(u32::try_from(white).unwrap_or(0)), ..span }
    }

    /// Control characters are no YAML (section 5.1); the parser takes some of them for the end of the text.
    fn check_characters(&mut self) -> Result<(), Stop> {
        let control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\n' | b'\t' | b'\r');
        let Some(at) = self.text.as_bytes().iter().position(control) else { return Ok(()) };
        let span = self.builder.span(at, at + 1);
        let byte = self.text.as_bytes().get(at).copied().unwrap_or_default();
        let message = format!("a control character, U+{byte:04X}");
        let help = format!("write it as `\"\\x{byte:02x}\"`");
        Err(self.builder.stop(Diagnostic::error("yaml-syntax", span, message).help(help)))
    }

    fn syntax(&mut self, error: &ScanError) -> Stop {
        let mut start = self.cursor.byte(error.marker().index());
        if error.info().contains("tab") {
            start = tab_near(self.text, start);
        }
        let length = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let span = self.builder.span(start, start + length);
        if error.info().contains("recursion limit") {
            return self.builder.too_deep(span);
        }
        if let Some(problem) = in_brackets(self.text, error.info(), span, self.builder.open()) {
            return self.builder.stop(problem);
        }
        let (message, help) = explain(error.info());
        let problem = Diagnostic::error("yaml-syntax", span, shorten(&message));
        self.builder.stop(match help {
            Some(help) => problem.help(help),
            None => problem,
        })
    }

    fn none(&mut self) -> Stop {
        let span = self.builder.span(0, 0);
        self.builder.stop(Diagnostic::error("document-count", span, "the file holds no document, only comments"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "yaml_tests.rs"]
mod tests;
