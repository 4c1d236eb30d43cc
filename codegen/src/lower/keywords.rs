//! The members that the specification knows for each kind of object, and the report of those it doesn't.
//!
//! Members that are not known are ignored, with a warning that says which one may be meant.
//! OpenAPI 3.0.4 and 3.1.1, section 4.8; JSON Schema 2020-12.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::{Document, NodeId};

use super::Lower;

pub(super) const ROOT: &[&str] = &[
    "openapi",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
    "$self",
];
pub(super) const INFO: &[&str] =
    &["title", "summary", "description", "termsOfService", "contact", "license", "version"];
pub(super) const COMPONENTS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];
pub(super) const PATH_ITEM: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "additionalOperations",
    "servers",
    "parameters",
];
pub(super) const OPERATION: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];
pub(super) const PARAMETER: &[&str] = &[
    "$ref",
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
    "summary",
];
pub(super) const REQUEST_BODY: &[&str] = &["$ref", "description", "content", "required", "summary"];
pub(super) const RESPONSE: &[&str] = &["$ref", "description", "headers", "content", "links", "summary"];
pub(super) const HEADER: &[&str] = &[
    // Forbidden, of which the stage before this tells.
    "name",
    "in",
    "$ref",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
    "summary",
];
pub(super) const FLOWS: &[&str] =
    &["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"];
pub(super) const FLOW: &[&str] = &["authorizationUrl", "tokenUrl", "refreshUrl", "scopes", "deviceAuthorizationUrl"];
pub(super) const MEDIA_TYPE: &[&str] =
    &["$ref", "schema", "example", "examples", "encoding", "itemSchema", "itemEncoding", "prefixEncoding"];
pub(super) const SERVER: &[&str] = &["url", "description", "variables", "name"];
pub(super) const VARIABLE: &[&str] = &["enum", "default", "description"];
pub(super) const SCHEME: &[&str] = &[
    "$ref",
    "type",
    "description",
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
    "deprecated",
    "oauth2MetadataUrl",
];

/// Schema members that only describe.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
    "xml",
    "$comment",
    "summary",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
];
/// Schema members that say what a value may be.
const CONSTRAINTS: &[&str] = &[
    "type",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "items",
    "maxItems",
    "minItems",
    "uniqueItems",
    "properties",
    "additionalProperties",
    "required",
    "maxProperties",
    "minProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "nullable",
    "readOnly",
    "writeOnly",
    "discriminator",
    "$ref",
    "$defs",
    "definitions",
    "$id",
    "$schema",
    "$anchor",
    "$vocabulary",
    "$dynamicAnchor",
    "$dynamicRef",
    "not",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "propertyNames",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "additionalItems",
    "unevaluatedProperties",
    "unevaluatedItems",
];
/// Schema members that are known and not carried over yet.
pub(super) const UNSUPPORTED: &[&str] = &["$recursiveRef", "$recursiveAnchor"];
/// The extensions that this generator reads, on whatever they may stand.
const EXTENSIONS: &[&str] = &[
    "x-tintype-name",
    "x-tintype-sensitive",
    "x-tintype-pattern-dialect",
    "x-tintype-envelope",
    "x-tintype-signature",
    "x-tintype-version",
    "x-tintype-update",
    "x-tintype-normalize",
    "x-tintype-retry",
    "x-tintype-pagination",
    "x-tintype-mock",
];

/// Whether a schema's member says nothing about values.
pub(super) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// Whether a schema's member says nothing that types are made from: prose, names of schemas, what is only checked.
pub(super) fn says_nothing(key: &str) -> bool {
    is_annotation(key) || key.starts_with('$') || key == "definitions" || UNSUPPORTED.contains(&key)
}

/// Reports the members of `node` that an object of its kind does not have.
pub(super) fn check(lower: &mut Lower<'_>, node: NodeId, what: &str, known: &[&str]) {
    if !lower.checked.insert(node) {
        return;
    }
    let document = lower.document;
    for entry in document.entries(node) {
        if entry.key.starts_with("x-") {
            check_extension(lower, &entry.key, entry.key_span);
        } else if !known.contains(&entry.key.as_str()) {
            let diagnostic = Diagnostic::warning(
                "unknown-member",
                entry.key_span,
                format!("{} has no member `{}`", with_article(what), entry.key),
            );
            lower.diagnostics.push(match suggest(&entry.key, known.iter().copied()) {
                Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
                None => diagnostic.help("it is ignored; extensions begin with `x-`"),
            });
        }
    }
}

/// `a response`, `an operation`.
fn with_article(what: &str) -> String {
    let vowel = what.starts_with(['a', 'e', 'i', 'o', 'u']) || what.starts_with("x-");
    format!("{} {what}", if vowel { "an" } else { "a" })
}

/// The same for a schema, where a misspelled keyword takes a constraint with it.
pub(super) fn check_schema(lower: &mut Lower<'_>, node: NodeId) {
    // What a copy says, its original says.
    let node = lower.resolved.origin(node);
    if !lower.checked.insert(node) {
        return;
    }
    let document = lower.document;
    for entry in document.entries(node) {
        let key = entry.key.as_str();
        lower.count_keyword(node, key, entry.key_span, entry.value);
        if key == "required" && document.bool(entry.value).is_some() {
            let message = "`required` is a list of members' names, on the object that has them";
            let diagnostic = Diagnostic::warning("required", entry.key_span, message);
            lower.diagnostics.push(diagnostic.help("name the member in the `required` of the schema around it"));
        } else if key.starts_with("x-") {
            check_extension(lower, key, entry.key_span);
        } else if key == "$dynamicRef" && document.get(node, "$ref").is_some() {
            lower.unsupported(entry.key_span, "`$dynamicRef` beside `$ref` here", "values are not checked against it");
        } else if UNSUPPORTED.contains(&key) {
            lower.unsupported(entry.key_span, &format!("`{key}`"), "values are not checked against it");
        } else if !CONSTRAINTS.contains(&key) && !ANNOTATIONS.contains(&key) {
            let message = format!("a schema has no keyword `{key}`");
            // A reference is a text.
            let fits = |other: &&str| !matches!(*other, "$ref" | "$dynamicRef") || document.str(entry.value).is_some();
            let constraint = suggest(key, CONSTRAINTS.iter().chain(UNSUPPORTED).copied().filter(fits));
            let diagnostic = Diagnostic::warning("unknown-keyword", entry.key_span, message);
            lower.diagnostics.push(match (constraint, suggest(key, ANNOTATIONS.iter().copied())) {
                (Some(other), _) => diagnostic
                    .help(format!("did you mean `{other}`? as it stands, {}", lost(other, document.bool(entry.value)))),
                (None, Some(other)) => diagnostic.help(format!("did you mean `{other}`?")),
                (None, None) if looks_like_schema(document, entry.value) => diagnostic
                    .help("it is ignored; a property stands below `properties`, an extension begins with `x-`"),
                (None, None) => diagnostic.help("it is ignored; extensions begin with `x-`"),
            });
        }
    }
}

fn looks_like_schema(document: &Document, value: NodeId) -> bool {
    ["type", "$ref", "properties", "items", "allOf", "oneOf", "anyOf", "enum"]
        .iter()
        .any(|key| document.get(value, key).is_some())
}

/// What is lost with a keyword that is misspelt.
fn lost(keyword: &str, flag: Option<bool>) -> &'static str {
    match keyword {
        "$ref" | "$dynamicRef" => "the reference is lost",
        "nullable" if flag == Some(true) => "null is refused",
        "nullable" => "it is ignored",
        "$id" | "$schema" | "$anchor" | "$dynamicAnchor" | "$vocabulary" | "$defs" | "definitions" | "readOnly"
        | "writeOnly" | "discriminator" => "it is ignored",
        _ => "the constraint is lost",
    }
}

fn check_extension(lower: &mut Lower<'_>, key: &str, span: crate::diagnostic::Span) {
    let ours = key.starts_with("x-tintype");
    if EXTENSIONS.contains(&key) || !(ours || suggest(key, EXTENSIONS.iter().copied()).is_some()) {
        return;
    }
    let message = format!("there is no extension `{key}`");
    let diagnostic = if ours {
        Diagnostic::error("unknown-extension", span, message)
    } else {
        Diagnostic::warning("unknown-extension", span, message)
    };
    lower.diagnostics.push(match suggest(key, EXTENSIONS.iter().copied()) {
        Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
        None => diagnostic.help(format!("the extensions are {}", EXTENSIONS.join(", "))),
    });
}
