//! Where written values go: JSON text, or free-form JSON.

use smol_str::SmolStr;

use super::scan::{is_plain, plain};
use crate::shape::Lead;
use crate::value::{Json, Map, Number};

/// Takes a value in parts, in order. Nothing here can fail.
pub(super) trait Sink {
    fn null(&mut self);
    fn boolean(&mut self, value: bool);
    /// The text of a number of JSON's grammar.
    fn number(&mut self, text: &str);
    fn string(&mut self, text: &str);
    fn begin_array(&mut self);
    fn end_array(&mut self);
    fn begin_object(&mut self);
    fn name(&mut self, name: &str);
    /// The name of a field that is spelled already.
    fn lead(&mut self, lead: &Lead);
    /// A field whose name is spelled already and whose value is a text.
    fn text_member(&mut self, lead: &Lead, text: &str) {
        self.lead(lead);
        self.string(text);
    }
    fn end_object(&mut self);
    /// Whether the text is for the server, who alone sets `readOnly` members.
    fn is_request(&self) -> bool {
        false
    }
}

/// The bytes that a text has room for at first.
const ROOM: usize = 2048;

/// Compact JSON text.
#[derive(Default)]
pub(super) struct Bytes {
    out: Vec<u8>,
    /// A value is complete: what follows needs a comma before it.
    comma: bool,
    request: bool,
}

impl Bytes {
    /// Writes after what is there already.
    pub(super) fn after(mut out: Vec<u8>) -> Bytes {
        out.reserve(ROOM);
        Bytes { out, ..Bytes::default() }
    }
    /// With room for most values, so that the text is not moved while it grows.
    pub(super) fn roomy() -> Bytes {
        Bytes { out: Vec::with_capacity(ROOM), ..Bytes::default() }
    }
    /// The same, for a request.
    pub(super) fn request() -> Bytes {
        Bytes { request: true, ..Bytes::roomy() }
    }
    /// With all the room there is, for the caller writes on or writes again.
    pub(super) fn into_buffer(self) -> Vec<u8> {
        self.out
    }
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        // A small text does not hold on to the room it did not need.
        if self.out.len() < self.out.capacity() / 4 {
            self.out.shrink_to_fit();
        }
        self.out
    }
    pub(super) fn into_string(self) -> String {
        // Only text was written.
        String::from_utf8(self.into_bytes()).unwrap_or_default()
    }
    fn begin(&mut self) {
        if self.comma {
            self.out.push(b',');
        }
        self.comma = true;
    }
    fn put(&mut self, text: &str) {
        self.begin();
        self.out.extend_from_slice(text.as_bytes());
    }
    /// A string with its quotes; what JSON does not allow inside is escaped (RFC 8259 section 7).
    fn quote(&mut self, text: &str) {
        // With what may come before and after it.
        self.out.reserve(text.len() + 4);
        self.out.push(b'"');
        match is_plain(text.as_bytes()) {
            true => self.out.extend_from_slice(text.as_bytes()),
            false => self.escaped(text.as_bytes()),
        }
        self.out.push(b'"');
    }
    #[cold]
    fn escaped(&mut self, bytes: &[u8]) {
        let mut done = 0;
        loop {
            let stop = plain(bytes, done);
            self.out.extend_from_slice(bytes.get(done..stop).unwrap_or_default());
            let Some(byte) = bytes.get(stop) else { break };
            self.escape(*byte);
            done = stop + 1;
        }
    }
    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.out.extend_from_slice(b"\\\""),
            b'\\' => self.out.extend_from_slice(b"\\\\"),
            b'\n' => self.out.extend_from_slice(b"\\n"),
            b'\r' => self.out.extend_from_slice(b"\\r"),
            b'\t' => self.out.extend_from_slice(b"\\t"),
            other => self.out.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
        }
    }
}

impl Sink for Bytes {
    fn is_request(&self) -> bool {
        self.request
    }
    fn null(&mut self) {
        self.put("null");
    }
    fn boolean(&mut self, value: bool) {
        self.put(if value { "true" } else { "false" });
    }
    fn number(&mut self, text: &str) {
        self.put(text);
    }
    fn string(&mut self, text: &str) {
        self.begin();
        self.quote(text);
    }
    fn begin_array(&mut self) {
        self.put("[");
        self.comma = false;
    }
    fn end_array(&mut self) {
        self.out.push(b']');
        self.comma = true;
    }
    fn begin_object(&mut self) {
        self.put("{");
        self.comma = false;
    }
    fn name(&mut self, name: &str) {
        self.begin();
        self.quote(name);
        self.out.push(b':');
        self.comma = false;
    }
    fn lead(&mut self, lead: &Lead) {
        self.out.extend_from_slice(lead.text(self.comma));
        self.comma = false;
    }
    fn text_member(&mut self, lead: &Lead, text: &str) {
        self.out.extend_from_slice(lead.text(self.comma));
        self.quote(text);
        self.comma = true;
    }
    fn end_object(&mut self) {
        self.out.push(b'}');
        self.comma = true;
    }
}

/// Free-form JSON.
#[derive(Default)]
pub(super) struct Tree {
    /// The arrays and objects that are open, each with the name it has in the one around it.
    open: Vec<(Json, SmolStr)>,
    name: SmolStr,
    done: Json,
    request: bool,
}

impl Tree {
    /// For a request.
    pub(super) fn request() -> Tree {
        Tree { request: true, ..Tree::default() }
    }
    pub(super) fn finish(self) -> Json {
        self.done
    }
    fn put(&mut self, json: Json) {
        match self.open.last_mut() {
            Some((Json::Array(items), _)) => items.push(json),
            Some((Json::Object(members), _)) => {
                members.put(std::mem::take(&mut self.name), json);
            }
            _ => self.done = json,
        }
    }
    fn open(&mut self, json: Json) {
        self.open.push((json, std::mem::take(&mut self.name)));
    }
    fn close(&mut self) {
        if let Some((json, name)) = self.open.pop() {
            self.name = name;
            self.put(json);
        }
    }
}

impl Sink for Tree {
    fn is_request(&self) -> bool {
        self.request
    }
    fn null(&mut self) {
        self.put(Json::Null);
    }
    fn boolean(&mut self, value: bool) {
        self.put(Json::Boolean(value));
    }
    fn number(&mut self, text: &str) {
        self.put(Json::Number(Number::checked(text)));
    }
    fn string(&mut self, text: &str) {
        self.put(text.into());
    }
    fn begin_array(&mut self) {
        self.open(Json::Array(Vec::new()));
    }
    fn end_array(&mut self) {
        self.close();
    }
    fn begin_object(&mut self) {
        self.open(Json::Object(Map::new()));
    }
    fn name(&mut self, name: &str) {
        self.name = SmolStr::new(name);
    }
    fn lead(&mut self, lead: &Lead) {
        self.name(lead.name());
    }
    fn end_object(&mut self) {
        self.close();
    }
}
