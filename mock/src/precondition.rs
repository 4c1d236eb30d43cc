//! `If-Match`: a write that is meant for one state of the record (RFC 9110, section 13.1.1).

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use tintype::Json;

use crate::check::Call;
use crate::refusal::Refusal;

/// The tag of a record, or of a body; a weak one with its `W/`.
pub(crate) fn tag(text: &[u8], weak: bool) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, text).hash(&mut hasher);
        hasher.finish()
    };
    format!("{}\"{:016x}{:016x}\"", if weak { "W/" } else { "" }, half(0), half(1))
}

/// Whether a write may go on. Weak tags are compared as well, for providers give them where a record has one state at a
/// time. Where the tag is asked for, a write without one is answered with 428 (RFC 6585, section 3).
pub(crate) fn check(call: &Call<'_>, record: Option<&Json>, required: bool) -> Result<(), Refusal> {
    if call.operation.weak.is_none() {
        return Ok(());
    }
    let refused = |status, text: &str| Err(Refusal { tells: true, ..Refusal::new(status, text) });
    match (&call.if_match, record) {
        (None, Some(_)) if required => refused(428, "the request needs `If-Match`"),
        (None, _) => Ok(()),
        (Some(_), None) => refused(412, "there is no record that `If-Match` could name"),
        (Some(wanted), Some(record)) => {
            let current = tag(record.to_string().as_bytes(), false);
            let named = tags(wanted).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == current);
            if named { Ok(()) } else { refused(412, "the record is no longer the one that `If-Match` names") }
        }
    }
}

/// The tags of a list. A comma may stand in a tag.
fn tags(list: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    let between = move |letter: char| {
        inside ^= letter == '"';
        letter == ',' && !inside
    };
    list.split(between).map(str::trim)
}
