//! What may stand where: the objects of OpenAPI 3.0 to 3.2 and the members that hold other objects.

/// An object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Callback,
    Example,
    Link,
    SecurityScheme,
    Schema,
}

impl Kind {
    /// One of them, in words.
    pub(crate) fn spoken(self) -> &'static str {
        match self {
            Kind::Document => "the whole document",
            Kind::Components => "the document's `components`",
            Kind::PathItem => "a path item",
            Kind::Operation => "an operation",
            Kind::Parameter => "a parameter",
            Kind::Header => "a header",
            Kind::RequestBody => "a request body",
            Kind::Response => "a response",
            Kind::MediaType => "a media type",
            Kind::Encoding => "an encoding",
            Kind::Callback => "a callback",
            Kind::Example => "an example",
            Kind::Link => "a link",
            Kind::SecurityScheme => "a security scheme",
            Kind::Schema => "a schema",
        }
    }
}

/// How a member holds objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    One(Kind),
    /// One, or a list of them.
    List(Kind),
    /// By names that the author chose.
    Map(Kind),
}

use Holds::{List, Map, One};
use Kind::{
    Callback, Components, Document, Encoding, Example, Header, Link, MediaType, Operation, Parameter, PathItem,
    RequestBody, Response, Schema, SecurityScheme,
};

/// What the member `key` of an object holds; `None` for members that hold none of these objects.
pub(crate) fn below(kind: Kind, key: &str) -> Option<Holds> {
    Some(match (kind, key) {
        (Document, "paths" | "webhooks") | (Components, "pathItems") => Map(PathItem),
        (Document, "components") => One(Components),
        (Components, "schemas") => Map(Schema),
        (Components, "parameters") => Map(Parameter),
        (Components, "requestBodies") => Map(RequestBody),
        (Components, "securitySchemes") => Map(SecurityScheme),
        (Components, "callbacks") | (Operation, "callbacks") => Map(Callback),
        (Components | Operation, "responses") => Map(Response),
        (Components | Response | Encoding, "headers") => Map(Header),
        (Components | Response, "links") => Map(Link),
        (Components, "mediaTypes") | (Parameter | Header | RequestBody | Response, "content") => Map(MediaType),
        (Components | Parameter | Header | MediaType, "examples") => Map(Example),
        (PathItem, "additionalOperations") => Map(Operation),
        (PathItem, method) if METHODS.contains(&method) => One(Operation),
        (PathItem | Operation, "parameters") => List(Parameter),
        (Operation, "requestBody") => One(RequestBody),
        (Parameter | Header | MediaType, "schema") | (MediaType, "itemSchema") => One(Schema),
        (MediaType, "encoding") => Map(Encoding),
        (MediaType, "itemEncoding") => One(Encoding),
        (MediaType, "prefixEncoding") => List(Encoding),
        // A callback maps expressions to path items.
        (Callback, expression) if !expression.starts_with("x-") => One(PathItem),
        (Schema, _) => return in_schema(key),
        _ => return None,
    })
}

/// The members of a path item that are operations.
pub(super) const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

fn in_schema(key: &str) -> Option<Holds> {
    Some(match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => Map(Schema),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" | "items" => List(Schema),
        "additionalProperties"
        | "additionalItems"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "propertyNames"
        | "contains"
        | "contentSchema"
        | "not"
        | "if"
        | "then"
        | "else" => One(Schema),
        _ => return None,
    })
}
