//! Operations, their parameters and answers, servers and security schemes.

use std::collections::BTreeMap;

use super::{Doc, Place, Schema};

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`
    pub id: Option<String>,
    /// `x-tintype-name`
    pub given: Option<String>,
    /// The method in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// Its prose.
    pub doc: Doc,
    /// Its parameters, those of the path item included.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<RequestBody>,
    /// The documented answers, in order of status.
    pub answers: Vec<Answer>,
    /// Alternatives of sets of scheme names; empty where nothing is needed.
    pub security: Vec<Vec<String>>,
    /// The members of `x-tintype-mock`, as the document has them.
    pub mock: Option<serde_json::Value>,
    /// Where it stands.
    pub place: Place,
}

/// One parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name on the wire.
    pub wire: String,
    /// `x-tintype-name`
    pub given: Option<String>,
    /// Where it is sent.
    pub location: ParameterPlace,
    /// How arrays and objects are spelled.
    pub style: Style,
    /// Whether each item is a parameter of its own.
    pub explode: bool,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it is masked.
    pub sensitive: bool,
    /// The one value that the document allows: it is sent without the caller naming it.
    pub fixed: Option<String>,
    /// What it may hold.
    pub schema: Schema,
    /// Its prose.
    pub doc: Doc,
    /// Where it stands.
    pub place: Place,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterPlace {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter's value is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `simple`
    Simple,
    /// `form`
    Form,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
}

/// A request body.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Whether it must be sent.
    pub required: bool,
    /// The media type.
    pub media: String,
    /// What it holds.
    pub schema: Schema,
    /// Its prose.
    pub doc: Doc,
    /// A documented example, as JSON text.
    pub example: Option<String>,
}

/// A documented answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// Its prose.
    pub doc: Doc,
    /// The media type of the body, if one is documented.
    pub media: Option<String>,
    /// What the body holds.
    pub schema: Option<Schema>,
    /// A documented example, as JSON text.
    pub example: Option<String>,
    /// The documented headers' names with an example value, where one stands in the document.
    pub headers: BTreeMap<String, Option<String>>,
    /// Where it stands.
    pub place: Place,
}

impl Answer {
    /// Whether the status is one of success.
    pub fn is_success(&self) -> bool {
        self.status.starts_with('2')
    }
}

/// A server and its variables.
#[derive(Debug, Clone)]
pub struct Server {
    /// The URL with its variables in braces.
    pub url: String,
    /// The variables.
    pub variables: Vec<Variable>,
    /// Its prose.
    pub doc: Doc,
}

/// A variable of a server's URL.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value it has if none is given.
    pub default: String,
    /// The only values it takes; empty for any.
    pub values: Vec<String>,
    /// Its prose.
    pub doc: Doc,
}

/// A security scheme.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// The component's key.
    pub name: String,
    /// How a credential is sent.
    pub kind: SchemeKind,
    /// Its prose.
    pub doc: Doc,
    /// The members of `x-tintype-mock`, as the document has them.
    pub mock: Option<serde_json::Value>,
}

/// How a credential is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization: Basic`
    Basic,
    /// A header, a query parameter or a cookie of this name.
    ApiKey(ParameterPlace, String),
    /// A header whose value is a signature over parts of the request.
    Signature {
        /// The header's name.
        header: String,
        /// The algorithm.
        algorithm: Algorithm,
        /// What is signed, in order.
        over: Vec<SignedPart>,
    },
    /// OAuth 2 or OpenID Connect: a bearer token that is got elsewhere.
    OAuth2,
}

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-1.
    HmacSha1,
}

/// A part of a request that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedPart {
    /// The path with its query string.
    Path,
    /// The body's bytes.
    Body,
}

/// A status in words (RFC 9110, section 15; RFC 6585), as types and variants are named after it.
pub fn status_words(status: &str) -> String {
    let words = match status {
        "200" => "ok",
        "201" => "created",
        "202" => "accepted",
        "203" => "non authoritative information",
        "204" => "no content",
        "205" => "reset content",
        "206" => "partial content",
        "301" => "moved permanently",
        "302" => "found",
        "303" => "see other",
        "304" => "not modified",
        "307" => "temporary redirect",
        "308" => "permanent redirect",
        "400" => "bad request",
        "401" => "unauthorized",
        "402" => "payment required",
        "403" => "forbidden",
        "404" => "not found",
        "405" => "method not allowed",
        "406" => "not acceptable",
        "408" => "request timeout",
        "409" => "conflict",
        "410" => "gone",
        "412" => "precondition failed",
        "413" => "content too large",
        "415" => "unsupported media type",
        "422" => "unprocessable content",
        "428" => "precondition required",
        "429" => "too many requests",
        "500" => "internal server error",
        "501" => "not implemented",
        "502" => "bad gateway",
        "503" => "service unavailable",
        "504" => "gateway timeout",
        "2XX" => "success",
        "3XX" => "redirection",
        "4XX" => "client error",
        "5XX" => "server error",
        "default" => "unexpected",
        other => return format!("status {other}"),
    };
    words.to_owned()
}
