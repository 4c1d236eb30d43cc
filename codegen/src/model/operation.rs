//! Operations, their parameters and request bodies.

use super::{Answer, Content, Doc, Header, Paging, Place, Schema, Server, Update};

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`
    pub id: Option<String>,
    /// `x-tintype-name`
    pub given: Option<String>,
    /// The method in capitals.
    pub method: String,
    /// The path's key: the template, with the query and the fragment that some documents put there; see
    /// [`Target`](super::Target).
    pub path: String,
    /// Its prose.
    pub doc: Doc,
    /// `tags`
    pub tags: Vec<String>,
    /// Its parameters, those of the path item included.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<RequestBody>,
    /// The documented answers, in order of status.
    pub answers: Vec<Answer>,
    /// Alternatives of sets of scheme names; empty where nothing is needed.
    pub security: Vec<Vec<String>>,
    /// The servers of its own or of its path item, in place of the document's; usually none.
    pub servers: Vec<Server>,
    /// `x-tintype-retry`
    pub retry: Option<Repeat>,
    /// `x-tintype-update`
    pub update: Option<Update>,
    /// `x-tintype-pagination`
    pub paging: Option<Paging>,
    /// The members of `x-tintype-mock`, as the document has them.
    pub mock: Option<serde_json::Value>,
    /// Where it stands.
    pub place: Place,
}

/// What a document says of an operation that comes twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// It changes nothing.
    Safe,
    /// Twice has the effect of once.
    Idempotent,
    /// Twice may be once too often.
    Never,
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
    /// `allowReserved`
    pub reserved: bool,
    /// `allowEmptyValue`
    pub empty: bool,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it is masked.
    pub sensitive: bool,
    /// The one value that the document allows: it is sent without the caller naming it.
    pub fixed: Option<String>,
    /// `default`, as JSON text: what the provider takes where it is absent.
    pub default: Option<String>,
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
    /// As the whole query.
    QueryString,
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
    /// `label`
    Label,
    /// `matrix`
    Matrix,
    /// `cookie`
    Cookie,
    /// JSON text.
    Json,
    /// Text of a media type that is no JSON.
    Text,
    /// The text of a form.
    UrlEncoded,
}

/// A request body.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Whether it must be sent.
    pub required: bool,
    /// Its prose.
    pub doc: Doc,
    /// The media types that a call can choose from, the preferred one first; never none.
    pub contents: Vec<Content>,
}

impl Operation {
    /// The headers of all answers, each name once, in the order of their names: a success decides what one holds.
    pub fn headers(&self) -> Vec<&Header> {
        let mut headers: Vec<&Header> = Vec::new();
        let (successes, others): (Vec<_>, Vec<_>) = self.answers.iter().partition(|answer| answer.is_success());
        let mut seen = std::collections::HashSet::new();
        for header in successes.into_iter().chain(others).flat_map(|answer| &answer.headers) {
            if seen.insert(header.wire.to_ascii_lowercase()) {
                headers.push(header);
            }
        }
        headers.sort_by_key(|header| header.wire.to_ascii_lowercase());
        headers
    }
}
