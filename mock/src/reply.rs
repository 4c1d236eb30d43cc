//! From a request to its response: the whole mock on one screen.

use bytes::Bytes;
use http::{Method, Response, StatusCode};
use http_body_util::Full;

use crate::answer;
use crate::check::{self, Accepted};
use crate::document::{Document, Operation};
use crate::fresh::Fresh;
use crate::headers;
use crate::incoming::Incoming;
use crate::perform::perform;
use crate::record::Records;
use crate::refusal::Refusal;
use crate::route::{Route, route};

/// What an answer needs besides the request.
pub(crate) struct Provider {
    pub(crate) document: Document,
    pub(crate) accepted: Accepted,
    pub(crate) fresh: Fresh,
}

impl Provider {
    /// Answers a request. The failure is asked for where an operation is named, the records where the request has
    /// passed its checks.
    pub(crate) fn reply<R>(
        &self,
        incoming: &Incoming,
        failure: impl FnOnce() -> Option<u16>,
        records: impl FnOnce() -> R,
    ) -> Response<Full<Bytes>>
    where
        R: std::ops::DerefMut<Target = Records>,
    {
        let mut response = match route(&self.document, incoming.method.as_str(), &incoming.path) {
            Route::Found(operation, values) => {
                let asked = failure().map_or(Ok(()), |status| Err(Refusal::new(status, "this failure was asked for")));
                let check = || check::check(&self.document, &self.accepted, operation, values, incoming);
                let call = asked.and_then(|()| check());
                match call.and_then(|call| perform(&call, &mut records(), &self.fresh)) {
                    Ok(record) => self.success(operation, record),
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
            Route::Unknown => self.refuse(None, &Refusal::new(404, "the document has no such path")),
        };
        if incoming.method == Method::HEAD {
            *response.body_mut() = Full::default();
        }
        response
    }

    fn success(&self, operation: &Operation, record: Option<tintype::Map<tintype::Json>>) -> Response<Full<Bytes>> {
        let (status, answer) = operation.success();
        let body = answer.and_then(|answer| answer::success(operation, answer, record));
        self.response(status, answer, body)
    }

    fn refuse(&self, operation: Option<&Operation>, refusal: &Refusal) -> Response<Full<Bytes>> {
        let answer = operation.and_then(|operation| operation.answer(refusal.status));
        let body = answer.and_then(|answer| answer::refusal(answer, refusal));
        let mut response = self.response(refusal.status, answer, body);
        headers::refused(response.headers_mut(), refusal);
        response
    }

    fn response(
        &self,
        status: u16,
        answer: Option<&crate::document::Answer>,
        body: Option<Bytes>,
    ) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(body.clone().unwrap_or_default()));
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
