//! From a request to its response: the whole mock on one screen.

use bytes::Bytes;
use http::header::ETAG;
use http::{HeaderValue, Method, Response, StatusCode};

use crate::answer;
use crate::check::{self, Accepted};
use crate::document::{Document, Operation};
use crate::fault::Tampering;
use crate::fresh::Fresh;
use crate::headers;
use crate::incoming::Incoming;
use crate::perform::{Done, Terms, perform};
use crate::record::Records;
use crate::refusal::Refusal;
use crate::route::{Route, route};

/// What an answer needs besides the request.
pub(crate) struct Provider {
    pub(crate) document: Document,
    pub(crate) accepted: Accepted,
    pub(crate) fresh: Fresh,
    /// Whether a write needs the tag of the record, where the record has one.
    pub(crate) tag_required: bool,
}

impl Provider {
    /// Answers a request. The records are asked for where the request has passed its checks.
    pub(crate) fn reply<R>(
        &self,
        incoming: &Incoming,
        tampering: &Tampering,
        records: impl FnOnce() -> R,
    ) -> Response<Bytes>
    where
        R: std::ops::DerefMut<Target = Records>,
    {
        let mut response = match route(&self.document, incoming.method.as_str(), &incoming.path) {
            Route::Found(operation, values) => {
                let terms = Terms { fresh: &self.fresh, tag_required: self.tag_required, tampering };
                let call = check::check(&self.document, &self.accepted, operation, values, incoming);
                match call.and_then(|call| perform(&call, &mut records(), &terms)) {
                    Ok(done) => self.success(operation, done),
                    Err(refusal) => self.refuse(Some(operation), &refusal),
                }
            }
            Route::OtherMethods(operations) => {
                let allow: Vec<&str> = operations.iter().map(|operation| operation.method.as_str()).collect();
                let text = format!("{} is not allowed here", incoming.method);
                let refusal = Refusal { allow: Some(allow.join(", ")), ..Refusal::new(405, text) };
                let form = operations.iter().find(|operation| operation.lists(405)).or(operations.first());
                self.refuse(form.copied(), &refusal)
            }
            Route::Unknown => self.unknown(&incoming.path),
        };
        if incoming.method == Method::HEAD {
            *response.body_mut() = Bytes::new();
        }
        response
    }

    /// The operation that a request names.
    pub(crate) fn operation(&self, incoming: &Incoming) -> Option<&Operation> {
        match route(&self.document, incoming.method.as_str(), &incoming.path) {
            Route::Found(operation, _) => Some(operation),
            Route::OtherMethods(_) | Route::Unknown => None,
        }
    }

    fn success(&self, operation: &Operation, done: Option<Done>) -> Response<Bytes> {
        let (status, answer) = operation.success();
        let (record, tag) = done.map_or((None, None), |done| (Some(done.shown), done.tag));
        let body = answer.and_then(|answer| answer::success(operation, answer, record));
        let mut response = self.response(status, answer, body);
        if let Some(tag) = tag.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
            response.headers_mut().insert(ETAG, tag);
        }
        response
    }

    /// The answer to a request that is refused. Where the document has none for the status, a text
    /// says what is wrong with a request that breaks the document.
    pub(crate) fn refuse(&self, operation: Option<&Operation>, refusal: &Refusal) -> Response<Bytes> {
        let mut response = match operation.and_then(|operation| operation.answer(refusal.status)) {
            Some(answer) => self.response(refusal.status, Some(answer), answer::refusal(answer, refusal)),
            None if refusal.tells => self.text(refusal.status, format!("{}\n", refusal.text)),
            None => self.response(refusal.status, None, None),
        };
        headers::refused(response.headers_mut(), refusal);
        response
    }

    /// The answer where no path of the document is asked for. It is no answer of the provider's, so it may say why: most often the
    /// client's base URL lacks the path of the document's server.
    fn unknown(&self, path: &str) -> Response<Bytes> {
        let base = &self.document.base;
        let text = match path.strip_prefix(base.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            true => "the document has no such path\n".to_owned(),
            false => format!("the document has no such path; its paths begin with {base}\n"),
        };
        self.text(404, text)
    }

    /// An answer that is no documented one.
    fn text(&self, status: u16, text: String) -> Response<Bytes> {
        let mut response = self.response(status, None, Some(Bytes::from(text)));
        headers::content_type(response.headers_mut(), "text/plain; charset=utf-8");
        response
    }

    fn response(&self, status: u16, answer: Option<&crate::document::Answer>, body: Option<Bytes>) -> Response<Bytes> {
        let mut response = Response::new(body.clone().unwrap_or_default());
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let Some(answer) = answer {
            headers::documented(response.headers_mut(), answer, &body.clone().unwrap_or_default(), &self.fresh);
            if let (Some(_), Some(media)) = (&body, &answer.media) {
                headers::content_type(response.headers_mut(), media);
            }
        }
        response
    }
}
