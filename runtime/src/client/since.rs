//! A request that is bound to the version of what it was made from.

use http::header::{HeaderValue, IF_MATCH};

use super::plan::Plan;
use crate::body::Encoded;
use crate::transport::Body;
use crate::update::put;
use crate::value::Json;

impl Plan {
    /// Makes the request carry the version of a value that was read.
    pub(super) fn since(&mut self, read: &dyn Fn() -> Json, tag: Option<&str>) {
        let Some(plan) = self.operation.update else { return };
        if let Some(tag) = tag.filter(|_| plan.tag).and_then(|tag| HeaderValue::from_str(tag).ok()) {
            self.by_hand.insert(IF_MATCH, tag);
        }
        let Some(version) = plan.version else { return };
        let read = read();
        // The value may be the whole of what was read, or the record in it.
        let places = [format!("{}{version}", plan.read), version.to_owned(), format!("{}{version}", plan.sent)];
        let Some(current) = places.iter().find_map(|place| read.pointer(place)).filter(|it| !it.is_null()) else {
            return;
        };
        self.put_version(&format!("{}{version}", plan.sent), current);
    }

    /// Puts the version into a body of JSON that names none.
    fn put_version(&mut self, place: &str, version: &Json) {
        let Some((mut json, _)) = self.sent.as_ref().and_then(|sent| sent.value()) else { return };
        let Some(Encoded { body, .. }) = &mut self.body else { return };
        let named = json.pointer(place).is_some_and(|named| !named.is_null());
        // A form has no place for what its encoding does not know of.
        if named || body.as_bytes().is_none_or(|bytes| Json::parse(bytes).is_err()) {
            return;
        }
        put(&mut json, place, version.clone());
        *body = Body::from(json.to_string());
    }
}
