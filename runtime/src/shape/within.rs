//! Positions inside of a position, by the names that JSON has for them.

use super::{Additional, Body, Flags, Kind, Schema};
use crate::value::pointer::unescape;

impl Schema {
    /// The position of a member and its flags, as far as the table knows them.
    pub(crate) fn member(&self, name: &str) -> Option<(&Schema, Flags)> {
        let schema = self.resolved();
        match &schema.kind {
            Kind::Any => Some((schema, Flags::NONE)),
            Kind::Map(values) => Some((values, Flags::NONE)),
            Kind::Type(shape) => match &shape.body {
                Body::Object(fields, additional) => match (fields.named(name), additional) {
                    (Some(field), _) => Some((field.schema(), field.flags())),
                    (None, Additional::Typed(values)) => Some((values, Flags::NONE)),
                    (None, Additional::Open | Additional::Closed) => None,
                },
                // Any variant that has the member; one that keeps it secret before the others.
                Body::Union(_, variants) => {
                    let mut found = variants.iter().filter_map(|variant| match &variant.schema.resolved().kind {
                        Kind::Type(inner) if !matches!(inner.body, Body::Union(..)) => variant.schema.member(name),
                        _ => None,
                    });
                    let first = found.next()?;
                    Some(found.find(|(_, flags)| flags.has(Flags::SENSITIVE)).unwrap_or(first))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The position that a JSON Pointer (RFC 6901) of members leads to.
    pub(crate) fn pointer(&self, pointer: &str) -> Option<&Schema> {
        let Some(rest) = pointer.strip_prefix('/') else { return pointer.is_empty().then_some(self) };
        rest.split('/').try_fold(self, |schema, token| schema.member(&unescape(token)).map(|(inner, _)| inner))
    }
}
