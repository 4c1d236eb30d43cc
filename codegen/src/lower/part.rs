//! `encoding`: how single members of a form or a multipart body are spelled (OpenAPI 3.1.1, section 4.8.15).

use std::collections::HashMap;

use crate::load::NodeId;
use crate::model::{Part, Style};

use super::family::{Family, family};
use super::media::Holds;
use super::request_body::Media;
use super::{Lower, keywords};

const ENCODING: &[&str] =
    &["contentType", "headers", "style", "explode", "allowReserved", "encoding", "prefixEncoding", "itemEncoding"];

impl Lower<'_> {
    /// What is said of single members, under `encoding` and by their `contentMediaType`.
    pub(super) fn body_parts(&mut self, media: &Media) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (name, _, node) in self.map(media.node, "encoding") {
            if self.is_object(node, "an encoding") {
                keywords::check(self, node, "encoding", ENCODING);
                let part = self.body_part(name, node);
                parts.push(part);
            }
        }
        for (name, found) in self.media_of_members(media.node) {
            match parts.iter_mut().find(|part| part.name == name) {
                Some(part) => part.media = part.media.take().or(Some(found)),
                None => {
                    parts.push(Part { name, media: Some(found), style: None, reserved: false, headers: Vec::new() })
                }
            }
        }
        for key in ["itemEncoding", "prefixEncoding"] {
            if self.document.get(media.node, key).is_some() {
                let span = self.value_span(media.node, key);
                self.unsupported(span, &format!("`{key}`"), "parts without a name are JSON, text or files");
            }
        }
        self.report_labels(media, &mut parts);
        parts.sort_by(|one, other| one.name.cmp(&other.name));
        parts
    }

    /// Takes the media type from members that are objects and of a type that objects are not written in: they are sent
    /// as JSON, and are not to say that they are something else.
    fn report_labels(&mut self, media: &Media, parts: &mut [Part]) {
        let Some(schema) = self.document.get(media.node, "schema") else { return };
        let foreign: HashMap<String, usize> = parts.iter().enumerate().filter_map(foreign).collect();
        if foreign.is_empty() {
            return;
        }
        for part in self.parts(&[schema]).0 {
            for (name, place, member) in self.map(part, "properties") {
                let Some(part) = foreign.get(&name).and_then(|index| parts.get_mut(*index)) else { continue };
                if self.holds_structure(member)
                    && let Some(label) = part.media.take()
                {
                    let what = format!("a member of type `{label}` from a value");
                    self.unsupported(place, &what, "it is sent as JSON");
                }
            }
        }
    }

    /// Whether a member, or each of its items, is an object.
    fn holds_structure(&mut self, member: NodeId) -> bool {
        let parts = self.parts(&[member]);
        match self.first(&parts, "items") {
            Some((_, items)) => self.schema_holds(items) == Holds::Structure,
            None => self.schema_holds(member) == Holds::Structure,
        }
    }

    fn body_part(&mut self, name: String, node: NodeId) -> Part {
        let style = self.string(node, "style").map(|word| match word.as_str() {
            "form" => Style::Form,
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            "deepObject" => Style::DeepObject,
            other => {
                let span = self.value_span(node, "style");
                self.unsupported(span, &format!("the style `{other}` of a member"), "the style `form` is used");
                Style::Form
            }
        });
        let (explode, reserved) = (self.flag(node, "explode"), self.flag(node, "allowReserved"));
        let said = style.is_some() || explode.is_some() || reserved.is_some();
        let style = style.unwrap_or(Style::Form);
        let headers = self.part_headers(node);
        // Of several media types the first that is one is what is sent where the caller names none.
        let media = self.string(node, "contentType").and_then(|list| {
            let concrete = |media: &&str| !media.contains('*') && super::family::is_media_type(media);
            list.split(',').map(str::trim).find(concrete).map(str::to_owned)
        });
        Part {
            name,
            media,
            style: said.then(|| (style, explode.unwrap_or(style == Style::Form))),
            reserved: reserved.unwrap_or(false),
            headers,
        }
    }

    /// The headers that have one value; others are said to be left out. `Content-Type` is none (section 4.8.15.1).
    fn part_headers(&mut self, node: NodeId) -> Vec<(String, String)> {
        let mut headers = Vec::new();
        for (name, place, header) in self.map(node, "headers") {
            let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
            if name.eq_ignore_ascii_case("content-type") || name.is_empty() || !name.bytes().all(token) {
                continue;
            }
            let header = self.follow(header);
            match self.only_value(header) {
                Some(value) => headers.push((name, value)),
                None => self.unsupported(place, &format!("the header `{name}` of a part"), "it is not sent"),
            }
        }
        headers
    }

    /// The media types that the members' own schemas name.
    fn media_of_members(&mut self, media: NodeId) -> Vec<(String, String)> {
        let Some(schema) = self.document.get(media, "schema") else { return Vec::new() };
        let mut found = Vec::new();
        for part in self.parts(&[schema]).0 {
            for (name, _, member) in self.map(part, "properties") {
                let parts = self.parts(&[member]);
                let named = self.first(&parts, "contentMediaType").and_then(|(_, value)| self.document.str(value));
                found.extend(named.map(|media| (name, media.to_owned())));
            }
        }
        found
    }
}

/// A part's name and index, if it is of a media type that is not written from an object.
fn foreign((index, part): (usize, &Part)) -> Option<(String, usize)> {
    let written = [Family::Json, Family::Text, Family::Anything, Family::Lines];
    let media = part.media.as_deref()?;
    (!written.contains(&family(media))).then(|| (part.name.clone(), index))
}
