//! An operation's table: plain data that generated code spells as one `static` per operation.

use crate::client::Server;
use crate::shape::{Schema, Source};

mod answer;
mod pagination;
mod place;
mod request;
mod retry;
mod spell;
mod update;

pub use request::{Allow, Content, Encoding, Part, RequestBody};

pub use answer::{Answer, AnswerBody, Coding};
pub use pagination::{Next, Pagination};
pub use retry::Retry;
pub use update::{UpdateKind, UpdatePlan};

/// One operation of an API: where it goes, what it takes and what it may answer.
#[derive(Debug)]
pub struct Operation {
    /// The Rust name; also the name of its row in [`Source`].
    pub name: &'static str,
    /// The document's `operationId`, or method and path where it has none.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, with `{name}` for every path parameter.
    pub path: &'static str,
    /// The parameters, in the document's order.
    pub parameters: &'static [Parameter],
    /// The request body, if one is declared.
    pub body: Option<RequestBody>,
    /// The declared answers.
    pub responses: &'static [Answer],
    /// The alternatives of credentials: one of them must be there, with all of its schemes. No alternative: none is
    /// needed. An empty alternative: a call without credentials is allowed too.
    pub security: &'static [&'static [&'static str]],
    /// The servers of its own, the first of which counts; empty if it goes to the API's. A base URL that the client was
    /// given counts before them.
    pub servers: &'static [Server],
    /// Whether it may be sent again when nobody knows what came of it.
    pub retry: Retry,
    /// How it changes what the provider holds, if it is known to change it.
    pub update: Option<&'static UpdatePlan>,
    /// How its pages follow each other, if it has pages.
    pub pagination: Option<&'static Pagination>,
    /// The places of this operation and its parts.
    pub source: &'static Source,
}

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it is sent.
    pub place: In,
    /// Whether a call without it is refused. A path parameter always is.
    pub required: bool,
    /// The one value there is: sent without the caller naming it.
    pub fixed: Option<&'static str>,
    /// How a value becomes text.
    pub style: Style,
    /// Whether arrays and objects are spread over several pairs.
    pub explode: bool,
    /// What it allows beyond the usual.
    pub allow: Allow,
    /// What it may hold.
    pub schema: Schema,
    /// Whether its value is kept out of errors and traces.
    pub sensitive: bool,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum In {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As the whole query string (OpenAPI 3.2).
    QueryString,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
}

impl In {
    /// The document's word for it.
    pub const fn word(self) -> &'static str {
        match self {
            In::Path => "path",
            In::Query => "query",
            In::QueryString => "querystring",
            In::Header => "header",
            In::Cookie => "cookie",
        }
    }
}

/// How a parameter's value becomes text (OpenAPI 3, "Style Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b`: path and header.
    Simple,
    /// `name=a,b`, or `name=a&name=b` exploded: query and cookie.
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name[key]=value`, one pair a member. Objects in objects are `name[key][inner]=value`; an array in an object
    /// repeats its pair, `name[key]=a&name[key]=b`, and has indices where items are objects or arrays, or where the
    /// parameter itself is the array: `name[0]=a&name[1]=b`. The specification leaves all but flat objects open.
    DeepObject,
    /// `.a.b`: path.
    Label,
    /// `;name=a`: path.
    Matrix,
    /// `name=a; name=b` without percent-encoding: cookie (OpenAPI 3.2).
    Cookie,
    /// The value as JSON text (a parameter with `content`).
    Json,
    /// The value as text (a parameter with `content` of another media type).
    Text,
    /// The value as a form (a parameter with `content` of `application/x-www-form-urlencoded`).
    UrlEncoded,
}

impl Operation {
    /// The declared answer for a status: the status itself, else its range (`4XX`), else `default`.
    pub fn answer(&self, status: u16) -> Option<&'static Answer> {
        let exact = |answer: &&'static Answer| answer.status.parse() == Ok(status);
        let range = |answer: &&'static Answer| {
            let class = answer.status.strip_suffix("XX").or_else(|| answer.status.strip_suffix("xx"));
            class.and_then(|class| class.parse().ok()) == Some(status / 100)
        };
        let default = |answer: &&'static Answer| answer.status == "default";
        let answers = || self.responses.iter();
        answers().find(exact).or_else(|| answers().find(range)).or_else(|| answers().find(default))
    }

    /// Whether a status says that the call succeeded: any 2xx, unless it is only `default` that covers it while the
    /// document declares a success of its own, or nothing covers it although one is declared.
    pub fn succeeds(&self, status: u16) -> bool {
        let own = |answer: &Answer| answer.status.starts_with('2');
        status / 100 == 2
            && match self.answer(status) {
                Some(answer) => own(answer) || !self.responses.iter().any(own),
                None => !self.responses.iter().any(own),
            }
    }
}
