//! Headers of answers.

use crate::load::NodeId;
use crate::model::{Header, Kind, Owner, Schema, TextFormat};

use super::position::At;
use super::{Lower, keywords};

impl Lower<'_> {
    /// The documented headers, each name once; a description of `Content-Type` has no say (OpenAPI 3.1.1, section 4.8.17.1).
    pub(super) fn headers(&mut self, node: NodeId, owner: Owner) -> Vec<Header> {
        let mut headers: Vec<Header> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut all = self.map(node, "headers");
        all.sort_by(|one, other| one.0.cmp(&other.0));
        for (wire, place, node) in all {
            let node = self.follow(node);
            if !self.is_object(node, "a header") {
                continue;
            }
            keywords::check(self, node, "header", keywords::HEADER);
            let lower = wire.to_ascii_lowercase();
            if lower == "content-type" || !seen.insert(lower) {
                continue;
            }
            let schema = self.header_schema(node, &wire, owner);
            let doc = self.doc(node);
            headers.push(Header { example: self.header_example(node), wire, schema, doc, place });
        }
        headers
    }

    fn header_schema(&mut self, node: NodeId, wire: &str, owner: Owner) -> Schema {
        let at = At::new(owner, &format!("{wire} header"));
        let inside = self.document.get(node, "content").and_then(|content| self.document.entries(content).first());
        let described = self.document.get(node, "schema");
        let described = described.or_else(|| self.document.get(self.follow(inside?.value), "schema"));
        let schema = match described {
            Some(schema) => self.schema(schema, &at),
            None => Schema::of(Kind::Text(TextFormat::Plain)),
        };
        match schema.without_null().kind {
            // Cookies come a header each, and cannot be joined (RFC 6265, section 3).
            Kind::Text(_) if wire.eq_ignore_ascii_case("set-cookie") => Schema::of(Kind::Array(Box::new(schema))),
            _ => schema,
        }
    }

    fn header_example(&self, node: NodeId) -> Option<String> {
        let schema = self.document.get(node, "schema");
        let example = self.document.get(node, "example").or_else(|| self.document.get(schema?, "example"))?;
        Some(self.document.str(example).map_or_else(|| self.document.to_json(example), str::to_owned))
    }
}
