//! The documents that are read and written.

use std::rc::Rc;
use std::sync::LazyLock;

use tintype::Model as _;
use tintype::shape::Schema;

use super::case::Case;
use super::tools::Subject;
use crate::{ours, plain, profile, with_garde};

pub(super) const PROFILE: &str = "wink's profile";
pub(super) const PROFILES: &str = "26 MB of profiles";
pub(super) const PULL_REQUEST: &str = "GitHub pull request";
pub(super) const EVENT: &str = "Stripe event";

/// The bytes of the array.
pub(super) const ARRAY: usize = 26_000_000;
/// Its bytes where instructions are counted, which takes a hundred times as long as running them.
pub(super) const COUNTED_ARRAY: usize = 260_000;

static PROFILE_SCHEMA: LazyLock<Schema> = LazyLock::new(ours::types::UserProfile::schema);
static PROFILES_SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::array(&PROFILE_SCHEMA));

/// The cases of all documents, of those that this was built with. `checked`: whether they are compared; `array`: the bytes of
/// the array.
pub(super) fn cases(checked: bool, only: Option<&str>, array: usize) -> Vec<Case> {
    let wanted = |name: &str| only.is_none_or(|only| only == name);
    let mut all = Vec::new();
    if wanted(PROFILE) {
        let subject =
            Subject { name: PROFILE, text: Rc::from(profile().into_bytes()), count: 1, schema: &PROFILE_SCHEMA };
        all.extend(subject.cases::<ours::types::UserProfile, plain::UserProfile, with_garde::UserProfile>(checked));
    }
    if wanted(PROFILES) {
        let (text, count) = profiles(array);
        let subject = Subject { name: PROFILES, text: Rc::from(text), count, schema: &PROFILES_SCHEMA };
        all.extend(
            subject
                .cases::<Vec<ours::types::UserProfile>, Vec<plain::UserProfile>, Vec<with_garde::UserProfile>>(checked),
        );
    }
    #[cfg(github)]
    if wanted(PULL_REQUEST) {
        use crate::github::{EXAMPLE, plain, types, with_garde};
        static SCHEMA: LazyLock<Schema> = LazyLock::new(types::PullRequest::schema);
        let subject = Subject { name: PULL_REQUEST, text: Rc::from(EXAMPLE.as_bytes()), count: 1, schema: &SCHEMA };
        all.extend(subject.cases::<types::PullRequest, plain::PullRequest, with_garde::PullRequest>(checked));
    }
    #[cfg(stripe)]
    if wanted(EVENT) {
        use crate::stripe::{EXAMPLE, plain, types, with_garde};
        static SCHEMA: LazyLock<Schema> = LazyLock::new(types::Event::schema);
        let subject = Subject { name: EVENT, text: Rc::from(EXAMPLE.as_bytes()), count: 1, schema: &SCHEMA };
        all.extend(subject.cases::<types::Event, plain::Event, with_garde::Event>(checked));
    }
    all
}

/// What this was built without.
pub(super) fn missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if cfg!(not(github)) {
        missing.push(PULL_REQUEST);
    }
    if cfg!(not(stripe)) {
        missing.push(EVENT);
    }
    missing
}

/// The position of an array of profiles.
pub(super) fn array() -> &'static Schema {
    &PROFILES_SCHEMA
}

/// An array of profiles, each different, of about so many bytes; and how many there are.
pub(super) fn profiles(bytes: usize) -> (Vec<u8>, usize) {
    let profile = profile();
    let mut text = Vec::with_capacity(bytes + profile.len() + 1024);
    let mut count = 0;
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    text.push(b'[');
    while text.len() < bytes {
        if count > 0 {
            text.extend_from_slice(b",\n");
        }
        vary(&profile, &mut dice, &mut text);
        count += 1;
    }
    text.push(b']');
    (text, count)
}

/// The profile with other letters and digits within its strings: the same lengths, so that it stays valid. What has a
/// meaning by its letters (formats, listed values, upper case codes) is left: only runs of lower case letters that follow a
/// capital, as names have, and digits after a hyphen within identifiers change.
fn vary(profile: &str, dice: &mut u64, out: &mut Vec<u8>) {
    let mut roll = || {
        *dice ^= *dice >> 12;
        *dice ^= *dice << 25;
        *dice ^= *dice >> 27;
        dice.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33
    };
    for line in profile.split_inclusive('\n') {
        let varied = VARIED.iter().any(|name| line.trim_start().starts_with(name));
        let value = line.find(": \"").map(|at| at + 3);
        let (Some(start), true) = (value, varied) else {
            out.extend_from_slice(line.as_bytes());
            continue;
        };
        out.extend_from_slice(&line.as_bytes()[..start]);
        for byte in line.as_bytes()[start..].iter() {
            out.push(if byte.is_ascii_lowercase() { b'a' + (roll() % 26) as u8 } else { *byte });
        }
    }
}

/// The members whose values differ.
const VARIED: &[&str] = &["\"firstName\"", "\"lastName\"", "\"city\"", "\"address\"", "\"name\""];
