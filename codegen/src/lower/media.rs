//! Media types of request bodies: how a value becomes the bytes of each, and what each is called among several.

use crate::load::NodeId;
use crate::model::Encoding;

use super::Lower;
use super::family::{Family, essence, family};
use super::request_body::Media;

/// What a schema says of a body that is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Nothing.
    Anything,
    /// Bytes: `format: binary`, or a `contentMediaType` without encoding.
    Bytes,
    /// A string.
    Text,
    /// A boolean or a number.
    Scalar,
    /// An object, an array or alternatives.
    Structure,
}

impl Lower<'_> {
    /// How a value becomes the bytes of a media type.
    pub(super) fn encoding(&mut self, media: &Media) -> Encoding {
        let holds = self.holds(media.node);
        let essence = essence(&media.name);
        let range = essence.contains('*');
        let media_of = |kinds: &[&str]| kinds.iter().any(|kind| essence.starts_with(kind));
        match family(&media.name) {
            Family::Json => Encoding::Json,
            Family::Form => Encoding::Form,
            Family::Multipart => Encoding::Multipart,
            Family::Lines => {
                let typed = self.document.get(media.node, "itemSchema").is_some() || self.is_array(media.node);
                if typed { Encoding::Lines } else { Encoding::Bytes }
            }
            Family::Xml => Encoding::Bytes,
            _ if holds == Holds::Bytes => Encoding::Bytes,
            _ if range && matches!(holds, Holds::Structure | Holds::Scalar) => Encoding::Json,
            Family::Text | Family::Events => Encoding::Text,
            _ if range || media_of(&["application/octet-stream", "image/", "audio/", "video/", "font/"]) => {
                Encoding::Bytes
            }
            _ if matches!(holds, Holds::Text | Holds::Scalar) => Encoding::Text,
            _ => Encoding::Bytes,
        }
    }

    /// What the schema of a media type says.
    pub(super) fn holds(&mut self, media: NodeId) -> Holds {
        match self.document.get(media, "schema") {
            Some(schema) => self.schema_holds(schema),
            None => Holds::Anything,
        }
    }

    /// What a schema says.
    pub(super) fn schema_holds(&mut self, schema: NodeId) -> Holds {
        let parts = self.parts(&[schema]);
        if self.is_binary(&parts) {
            return Holds::Bytes;
        }
        let types: Vec<String> = parts
            .0
            .iter()
            .flat_map(|part| self.type_names(*part))
            .filter(|name| *name != "null")
            .map(str::to_owned)
            .collect();
        let structure = ["properties", "additionalProperties", "items", "oneOf", "anyOf", "required"];
        match types.first().map(String::as_str) {
            Some("string") if types.iter().all(|name| name == "string") => Holds::Text,
            Some("integer" | "number" | "boolean") => Holds::Scalar,
            Some(_) => Holds::Structure,
            None if structure.iter().any(|key| self.first(&parts, key).is_some()) => Holds::Structure,
            None => Holds::Anything,
        }
    }

    fn is_array(&mut self, media: NodeId) -> bool {
        let Some(schema) = self.document.get(media, "schema") else { return false };
        let parts = self.parts(&[schema]);
        parts.0.iter().any(|part| self.type_names(*part).contains(&"array"))
    }
}

/// What a media type is called among several: a word for the usual ones, else its own.
pub(super) fn wish(media: &str, encoding: Encoding) -> String {
    let essence = essence(media);
    let named = match essence.as_str() {
        "application/json" => "json",
        "application/x-www-form-urlencoded" => "form",
        "multipart/form-data" => "multipart",
        "text/plain" => "text",
        "application/octet-stream" => "bytes",
        _ if essence.contains('*') && encoding == Encoding::Json => "json",
        "*/*" | "application/*" => "bytes",
        _ => "",
    };
    if named.is_empty() {
        essence.strip_prefix("application/").unwrap_or(&essence).replace('*', "any")
    } else {
        named.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_media_types_have_short_names() {
        assert_eq!(wish("application/json; charset=utf-8", Encoding::Json), "json");
        assert_eq!(wish("application/merge-patch+json", Encoding::Json), "merge-patch+json");
        assert_eq!(wish("multipart/mixed", Encoding::Multipart), "multipart/mixed");
        assert_eq!(wish("image/*", Encoding::Bytes), "image/any");
        assert_eq!(wish("*/*", Encoding::Bytes), "bytes");
    }
}
