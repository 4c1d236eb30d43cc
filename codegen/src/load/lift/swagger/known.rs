//! The members that Swagger 2.0 knows for each kind of object, and those of OpenAPI 3 that are read in a 2.0 document too.

/// An object of Swagger 2.0.
pub(super) struct Known {
    /// What the object is called.
    pub(super) what: &'static str,
    /// Its members by the specification.
    pub(super) members: &'static [&'static str],
    /// Members of OpenAPI 3 that are read as there.
    pub(super) newer: &'static [&'static str],
}

/// Section "Swagger Object".
pub(super) const ROOT: Known = Known {
    what: "document",
    members: &[
        "swagger",
        "info",
        "host",
        "basePath",
        "schemes",
        "consumes",
        "produces",
        "paths",
        "definitions",
        "parameters",
        "responses",
        "securityDefinitions",
        "security",
        "tags",
        "externalDocs",
    ],
    newer: &["openapi", "servers", "components", "webhooks"],
};

/// Section "Path Item Object"; `schemes` is no member of it, and is understood.
pub(super) const PATH_ITEM: Known = Known {
    what: "path item",
    members: &["$ref", "get", "put", "post", "delete", "options", "head", "patch", "parameters"],
    newer: &["summary", "description", "trace", "servers", "schemes"],
};

/// Section "Operation Object".
pub(super) const OPERATION: Known = Known {
    what: "operation",
    members: &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "consumes",
        "produces",
        "parameters",
        "responses",
        "schemes",
        "deprecated",
        "security",
    ],
    newer: &["requestBody", "callbacks", "servers"],
};

/// Section "Parameter Object", without what is said of the value.
pub(super) const PARAMETER: Known = Known {
    what: "parameter",
    members: &["$ref", "name", "in", "description", "required", "schema", "allowEmptyValue", "collectionFormat"],
    newer: &["deprecated", "style", "explode", "allowReserved", "example", "examples", "content"],
};

/// Section "Header Object", without what is said of the value.
pub(super) const HEADER: Known = Known {
    what: "header",
    members: &["description", "collectionFormat"],
    newer: &["$ref", "required", "deprecated", "style", "explode", "schema", "example", "examples", "content"],
};

/// Section "Response Object".
pub(super) const RESPONSE: Known = Known {
    what: "response",
    members: &["$ref", "description", "schema", "headers", "examples"],
    newer: &["content", "links", "summary"],
};

/// Section "Security Scheme Object".
pub(super) const SCHEME: Known = Known {
    what: "security scheme",
    members: &["type", "description", "name", "in", "flow", "authorizationUrl", "tokenUrl", "scopes"],
    newer: &["$ref", "scheme", "bearerFormat", "flows", "openIdConnectUrl", "deprecated"],
};

/// What parameters, headers and items say of their values themselves, where OpenAPI 3 has a schema.
pub(super) const VALUE: &[&str] = &[
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
];

/// What only schemas say, and authors say of parameters too.
pub(super) const SCHEMA_ONLY: &[&str] = &[
    "title",
    "properties",
    "additionalProperties",
    "allOf",
    "maxProperties",
    "minProperties",
    "readOnly",
    "xml",
    "discriminator",
];

/// The keywords of a schema that Swagger 2.0 does not have and OpenAPI 3 has.
pub(in super::super) const NEWER_KEYWORDS: &[&str] = &[
    "nullable",
    "oneOf",
    "anyOf",
    "not",
    "writeOnly",
    "deprecated",
    "const",
    "examples",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "patternProperties",
    "propertyNames",
    "contains",
    "prefixItems",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$defs",
];

/// Extensions that are said of the value.
pub(super) const VALUE_EXTENSIONS: &[&str] =
    &["x-nullable", "x-tintype-pattern-dialect", "x-enum-varnames", "x-enum-descriptions", "x-enumNames", "x-ms-enum"];
