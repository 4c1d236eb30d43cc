//! The event stream format: lines to events, as browsers read them (HTML Living Standard, section 9.2.6).

use std::time::Duration;

use bytes::{Buf, Bytes};

/// A line or an event is longer than it may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// An event before its data has a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawEvent {
    pub(super) event: Option<String>,
    pub(super) data: String,
    pub(super) id: String,
    pub(super) retry: Option<Duration>,
}

/// What has been read of a stream. It holds no more than one line and the data of one event.
#[derive(Debug)]
pub(super) struct Parser {
    limit: usize,
    line: Vec<u8>,
    /// Whether the line before ended with a carriage return, so that a line feed ends nothing.
    returned: bool,
    /// Whether no line has ended: a byte order mark may begin the first.
    first: bool,
    event: String,
    data: String,
    id: String,
    /// The id at the end of the last block: where the stream is to go on.
    last: String,
    retry: Option<Duration>,
}

impl Parser {
    pub(super) fn new(limit: usize) -> Parser {
        Parser {
            limit,
            line: Vec::new(),
            returned: false,
            first: true,
            event: String::new(),
            data: String::new(),
            id: String::new(),
            last: String::new(),
            retry: None,
        }
    }

    /// The id to go on from, and the time to wait before that.
    pub(super) fn resume(&self) -> (&str, Option<Duration>) {
        (&self.last, self.retry)
    }

    /// Begins a new stream that goes on where the last block ended. What came of another block is forgotten; the id stays, as it
    /// does in browsers.
    pub(super) fn restart(&mut self) {
        self.line.clear();
        self.event.clear();
        self.data.clear();
        self.id.clone_from(&self.last);
        (self.returned, self.first) = (false, true);
    }

    /// The next event of the bytes, which are taken up to its end; `None` where they end before it.
    pub(super) fn next(&mut self, bytes: &mut Bytes) -> Result<Option<RawEvent>, TooLong> {
        while !bytes.is_empty() {
            if std::mem::take(&mut self.returned) && bytes.first() == Some(&b'\n') {
                bytes.advance(1);
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let part = bytes.split_to(end.unwrap_or(bytes.len()));
            if part.len() > self.limit.saturating_sub(self.line.len()) {
                return Err(TooLong);
            }
            self.line.extend_from_slice(&part);
            if end.is_none() {
                break;
            }
            self.returned = bytes.first() == Some(&b'\r');
            bytes.advance(1);
            let line = std::mem::take(&mut self.line);
            let event = self.line(&line)?;
            self.line = line;
            self.line.clear();
            if event.is_some() {
                return Ok(event);
            }
        }
        Ok(None)
    }

    fn line(&mut self, line: &[u8]) -> Result<Option<RawEvent>, TooLong> {
        let mark: &[u8] = if std::mem::take(&mut self.first) { b"\xef\xbb\xbf" } else { b"" };
        let line = String::from_utf8_lossy(line.strip_prefix(mark).unwrap_or(line));
        if line.is_empty() {
            return Ok(self.dispatch());
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                if value.len() >= self.limit.saturating_sub(self.data.len()) {
                    return Err(TooLong);
                }
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry);
            }
            // Other fields, and comments, whose field is empty.
            _ => {}
        }
        Ok(None)
    }

    fn dispatch(&mut self) -> Option<RawEvent> {
        self.last.clone_from(&self.id);
        let event = Some(std::mem::take(&mut self.event)).filter(|event| !event.is_empty());
        let mut data = std::mem::take(&mut self.data);
        data.pop()?;
        Some(RawEvent { event, data, id: self.id.clone(), retry: self.retry })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "sse_tests.rs"]
mod tests;
