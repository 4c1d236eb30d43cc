//! Idempotency keys: by them a provider knows a request again.

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

use crate::body::boundary::bits;
use crate::client::plan::Plan;
use crate::operation::In;
use crate::shape::View;
use crate::validate::{Mode, validate_view};

/// Gives the request a key unless the caller has. Tells whether it has one: none is made that the document would not allow.
pub(super) fn ensure(plan: &mut Plan, header: &'static str) -> bool {
    let there = |headers: &HeaderMap| headers.contains_key(header);
    if there(&plan.headers) || there(&plan.by_hand) || there(&plan.client.0.headers) {
        return true;
    }
    let key = new_key();
    let declared = |name: &str| name.eq_ignore_ascii_case(header);
    let mut parameters = plan.operation.parameters.iter();
    let parameter = parameters.find(|parameter| parameter.place == In::Header && declared(parameter.name));
    if parameter.is_some_and(|it| !validate_view(View::Text(&key), &it.schema, Mode::Request, 1).is_empty()) {
        return false;
    }
    let (Ok(name), Ok(value)) = (header.parse::<HeaderName>(), HeaderValue::from_str(&key)) else { return false };
    plan.headers.insert(name, value);
    true
}

/// A key that nobody has used.
pub(crate) fn new_key() -> String {
    uuid(bits(), bits())
}

/// A UUID of random bits (RFC 9562, section 5.4).
fn uuid(high: u64, low: u64) -> String {
    let (first, second) = (high >> 32, high >> 16 & 0xffff);
    let (third, fourth) = (0x4000 | high & 0x0fff, 0x8000 | low >> 48 & 0x3fff);
    format!("{first:08x}-{second:04x}-{third:04x}-{fourth:04x}-{:012x}", low & 0xffff_ffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn version_and_variant_stand_where_they_belong() {
        assert_eq!(uuid(0, 0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u64::MAX, u64::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid(0x0123_4567_89ab_cdef, 0x0123_4567_89ab_cdef), "01234567-89ab-4def-8123-456789abcdef");
    }
}
