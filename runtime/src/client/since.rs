//! A request that is bound to the version of what it was made from.

use http::header::{HeaderValue, IF_MATCH};

use super::plan::Plan;
use crate::body::Encoded;
use crate::error::Error;
use crate::transport::Body;
use crate::update::put;
use crate::value::Json;

impl Plan {
    /// Makes the request carry the version of a value that was read; a call that cannot carry it is not sent.
    pub(super) fn since(&mut self, read: &dyn Fn() -> Json, tag: Option<&str>) {
        let plan = self.operation.update;
        let version = plan.and_then(|plan| Some((plan, plan.version?)));
        // Where the version is a member, a tag that comes besides is of the answer's bytes.
        let tag = tag.filter(|_| version.is_none() || plan.is_some_and(|plan| plan.tag));
        let tagged = tag.is_some();
        if let Some(tag) = tag {
            match HeaderValue::from_str(tag) {
                Ok(tag) => _ = self.by_hand.insert(IF_MATCH, tag),
                Err(_) => self.fail(Error::Request { reason: "the ETag that was read is no header" }),
            }
        }
        let named = version.is_some_and(|(plan, version)| {
            let read = read();
            // The value may be the whole of what was read, or the record in it.
            let places = [format!("{}{version}", plan.read), version.to_owned(), format!("{}{version}", plan.sent)];
            let current = places.iter().find_map(|place| read.pointer(place)).filter(|it| !it.is_null());
            current.is_some_and(|current| self.put_version(&format!("{}{version}", plan.sent), current))
        });
        if !tagged && !named {
            self.fail(Error::Request {
                reason: "the call cannot carry a version of what was read: there is none, or no place for it",
            });
        }
    }

    /// Puts the version into a body of JSON that names none; whether it is there.
    fn put_version(&mut self, place: &str, version: &Json) -> bool {
        let Some((mut json, _)) = self.sent.as_ref().and_then(|sent| sent.value()) else { return false };
        if json.pointer(place).is_some_and(|named| !named.is_null()) {
            return true;
        }
        let Some(Encoded { body, .. }) = &mut self.body else { return false };
        // A form has no place for what its encoding does not know of, and a list of changes has none either.
        if json.as_object().is_none() || body.as_bytes().is_none_or(|bytes| Json::parse(bytes).is_err()) {
            return false;
        }
        put(&mut json, place, version.clone());
        *body = Body::from(json.to_string());
        true
    }
}
