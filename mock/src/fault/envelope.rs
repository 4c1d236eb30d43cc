//! A success whose body says that the call failed.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response};

use crate::document::Operation;
use crate::refusal::Refusal;
use crate::reply::Provider;

/// 200 with a failure in the body: as the document's envelope has it, else as many providers spell it.
pub(super) fn failure(provider: &Provider, operation: &Operation) -> Response<Bytes> {
    let (status, answer) = operation.success();
    let refusal = Refusal::new(status, "this failure was asked for");
    if answer.is_some_and(|answer| answer.envelope.is_some()) {
        return provider.refuse(Some(operation), &refusal);
    }
    let body = "{\"error\":{\"code\":\"update_failed\",\"message\":\"this failure was asked for\"}}";
    let mut response = Response::new(Bytes::from(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
