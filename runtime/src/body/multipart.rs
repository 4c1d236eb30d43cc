//! `multipart/…`: a part a member (RFC 7578; OpenAPI 3.1.1, section 4.8.15.5).
//!
//! A file is sent as it is, with a file name. A scalar is its text, an array a part an item, an object JSON text; a member
//! whose `encoding` names a style is spread over parts as it would be over the pairs of a form.

use super::{Encoded, boundary, chain, json, text};
use crate::json::view_to_tree;
use crate::operation::{Allow, Content, Part, Style};
use crate::params::{Flat, flatten, pairs};
use crate::shape::{Additional, Body as Table, Object, Schema, View};
use crate::transport::Body;
use crate::value::{File, Json};

/// A part: its headers, each with the line's end, and its content.
struct Piece {
    head: String,
    body: Body,
}

const NO_OBJECT: &str = "a multipart body is made of an object";

pub(super) fn encode(view: View<'_>, content: &Content, wish: Option<&str>) -> Result<Encoded, &'static str> {
    let mut writer = Writer { content, pieces: Vec::new() };
    writer.whole(view, &content.schema)?;
    let pieces = writer.pieces;
    let boundary = boundary::choose(wish, pieces.iter().filter_map(|piece| Some(piece.body.as_bytes()?.as_ref())));
    let mut bodies = Vec::new();
    let mut between = String::new();
    for piece in pieces {
        bodies.push(Body::from(format!("{between}--{boundary}\r\n{}\r\n", piece.head)));
        bodies.push(piece.body);
        "\r\n".clone_into(&mut between);
    }
    bodies.push(Body::from(format!("{between}--{boundary}--\r\n")));
    let media = content.media.split(';').next().unwrap_or_default().trim();
    Ok(Encoded { body: chain::chain(bodies), media: format!("{media}; boundary={boundary}") })
}

struct Writer<'a> {
    content: &'a Content,
    pieces: Vec<Piece>,
}

impl Writer<'_> {
    /// The members of the whole value; the items of an array are parts without a name.
    fn whole(&mut self, view: View<'_>, schema: &Schema) -> Result<(), &'static str> {
        match view {
            View::Object(object) => self.object(object),
            View::Map(map) => {
                let mut outcome = Ok(());
                map.each(&mut |name, value| {
                    let sent = self.member(name, value.view(), schema.values());
                    outcome = outcome.and(sent);
                });
                outcome
            }
            View::Union(union) => self.whole(union.value().1.view(), &Schema::ANY),
            View::Json(Json::Object(members)) => {
                members.iter().try_for_each(|(name, value)| self.member(name, View::Json(value), &Schema::ANY))
            }
            View::List(list) if !self.is_form() => (0..list.len()).try_for_each(|at| match list.get(at) {
                Some(item) => self.item("", item.view(), schema.item(at), None),
                None => Ok(()),
            }),
            _ => Err(NO_OBJECT),
        }
    }

    fn object(&mut self, object: &dyn Object) -> Result<(), &'static str> {
        let Table::Object(fields, additional) = &object.shape().body else { return Err(NO_OBJECT) };
        if object.extra().instead().is_some() {
            return Err(NO_OBJECT);
        }
        let mut outcome = Ok(());
        object.slots(&mut |slots| {
            for (field, slot) in fields.iter().zip(slots) {
                let sent = self.member(field.name(), slot.view(), field.schema());
                outcome = outcome.and(sent);
            }
            if let (Additional::Typed(schema), Some(View::Map(map))) =
                (additional, slots.get(fields.len()).map(|slot| slot.view()))
            {
                map.each(&mut |name, value| {
                    let sent = self.member(name, value.view(), schema);
                    outcome = outcome.and(sent);
                });
            }
        });
        outcome?;
        object.extra().iter().try_for_each(|(name, value)| self.member(name, View::Json(value), &Schema::ANY))
    }

    fn is_form(&self) -> bool {
        self.content.media.starts_with("multipart/form-data")
    }

    /// The parts of a member.
    fn member(&mut self, name: &str, view: View<'_>, schema: &Schema) -> Result<(), &'static str> {
        let part = self.content.part(name);
        if let Some((style, explode)) = part.and_then(|part| part.style) {
            return self.spread(name, &view_to_tree(view, schema), style, explode, part);
        }
        let whole = part.and_then(|part| part.media).is_some_and(crate::response::is_json);
        match view {
            View::Union(union) => self.member(name, union.value().1.view(), &Schema::ANY),
            View::List(list) if !whole => (0..list.len()).try_for_each(|at| match list.get(at) {
                Some(item) => self.item(name, item.view(), schema.item(at), part),
                None => Ok(()),
            }),
            View::Json(Json::Array(items)) if !whole => {
                items.iter().try_for_each(|item| self.item(name, View::Json(item), &Schema::ANY, part))
            }
            _ => self.item(name, view, schema, part),
        }
    }

    /// One part.
    fn item(&mut self, name: &str, view: View<'_>, schema: &Schema, part: Option<&Part>) -> Result<(), &'static str> {
        let media = part.and_then(|part| part.media);
        match view {
            View::Absent | View::Null | View::Json(Json::Null) => Ok(()),
            View::File(file) => self.file(name, file, part),
            View::Union(union) => self.item(name, union.value().1.view(), &Schema::ANY, part),
            _ if media.is_some_and(crate::response::is_json) => {
                self.push(name, None, media, part, json(view, schema).into());
                Ok(())
            }
            View::Object(_) | View::Map(_) | View::List(_) | View::Json(Json::Object(_) | Json::Array(_)) => {
                self.push(name, None, media.or(Some("application/json")), part, json(view, schema).into());
                Ok(())
            }
            View::Text(_) | View::Json(Json::String(_)) if part.is_some_and(|part| part.allow.has(Allow::FILE)) => {
                let media = media.or(Some("application/octet-stream"));
                self.push(name, Some(fallback(name)), media, part, text(view, schema).into());
                Ok(())
            }
            // Text without a type is `text/plain` (RFC 7578, section 4.4).
            _ => {
                self.push(name, None, media, part, text(view, schema).into());
                Ok(())
            }
        }
    }

    fn file(&mut self, name: &str, file: &File, part: Option<&Part>) -> Result<(), &'static str> {
        let body = file.body().ok_or("the stream of a file was sent before")?;
        let declared = part.and_then(|part| part.media);
        if file.is_field() {
            self.push(name, file.name(), file.media_type().or(declared), part, body);
        } else {
            let media = file.media_type().or(declared).unwrap_or("application/octet-stream");
            if media.bytes().any(|byte| byte.is_ascii_control()) {
                return Err("a media type holds no control character");
            }
            self.push(name, Some(file.name().unwrap_or(fallback(name))), Some(media), part, body);
        }
        Ok(())
    }

    /// A member as the pairs of a form would have it.
    fn spread(
        &mut self,
        name: &str,
        value: &Json,
        style: Style,
        explode: bool,
        part: Option<&Part>,
    ) -> Result<(), &'static str> {
        let mark = match style {
            Style::SpaceDelimited => " ",
            Style::PipeDelimited => "|",
            _ => ",",
        };
        let one = |text: String| vec![(name.to_owned(), text)];
        let spread = match (style, flatten(View::Json(value))) {
            (Style::DeepObject, _) => pairs(name, value)?,
            (_, Ok(Flat::Absent)) => Vec::new(),
            (_, Ok(Flat::Scalar(text))) => one(text),
            (_, Ok(Flat::Array(items))) if explode => items.into_iter().map(|item| (name.to_owned(), item)).collect(),
            (_, Ok(Flat::Object(pairs))) if explode => pairs,
            (_, Ok(Flat::Array(items))) => one(items.join(mark)),
            (_, Ok(Flat::Object(pairs))) => {
                one(pairs.into_iter().flat_map(|(key, value)| [key, value]).collect::<Vec<_>>().join(mark))
            }
            (_, Err(reason)) => return Err(reason),
        };
        for (name, text) in spread {
            self.push(&name, None, None, part, text.into());
        }
        Ok(())
    }

    fn push(&mut self, name: &str, file: Option<&str>, media: Option<&str>, part: Option<&Part>, body: Body) {
        let mut head = String::new();
        if self.is_form() || !name.is_empty() {
            head.push_str("Content-Disposition: form-data; name=\"");
            quote(&mut head, name);
            head.push('"');
            if let Some(file) = file {
                head.push_str("; filename=\"");
                quote(&mut head, file);
                head.push('"');
            }
            head.push_str("\r\n");
        }
        let declared = part.map_or(&[] as &[_], |part| part.headers).iter().copied();
        for (name, value) in declared.chain(media.map(|media| ("Content-Type", media))) {
            head.push_str(name);
            head.push_str(": ");
            head.extend(value.chars().filter(|c| !c.is_control()));
            head.push_str("\r\n");
        }
        self.pieces.push(Piece { head, body });
    }
}

/// The name of a file that has none of its own.
fn fallback(name: &str) -> &str {
    if name.is_empty() { "file" } else { name }
}

/// A name within quotes: what could end them, or the line, is percent-encoded, as browsers do.
fn quote(out: &mut String, text: &str) {
    for c in text.chars() {
        if c == '"' || c == '\\' || c.is_ascii_control() {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
}
