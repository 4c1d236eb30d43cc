//! The examples beside the providers' documents: what a document accepts is read, keeps its rules and is written back
//! as it came; what it rejects is refused by a writer or a reader; what a reader must take is taken whole.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use serde_json::Value;
use tintype::{DecodeError, Model, Violations};
use tintype_profiles::{driver, etg, punchh, wink, zitadel};

/// What reading an example gave.
struct Seen {
    encoded: Value,
    misfits: Violations,
    /// What it breaks as a request, and as a response.
    request: Violations,
    response: Violations,
}

fn read<T: Model>(text: &[u8]) -> Result<Seen, DecodeError> {
    let value: T = tintype::from_slice(text)?;
    Ok(Seen {
        encoded: serde_json::from_slice(&tintype::to_vec(&value)).unwrap(),
        misfits: value.misfits(),
        request: value.validate_request().err().unwrap_or_default(),
        response: value.validate_response().err().unwrap_or_default(),
    })
}

type Reader = fn(&[u8]) -> Result<Seen, DecodeError>;

/// The reader of the type that the document gives to an example of this name; `None` if it gives none.
fn reader(provider: &str, operation: &str, kind: &str) -> Option<Reader> {
    Some(match (provider, operation, kind) {
        ("wink", "updateProfile", "request") => read::<wink::types::UpsertProfileRequest>,
        ("wink", "showProfile" | "updateProfile", "response") => read::<wink::types::UserProfile>,
        ("wink", "showProfile" | "updateProfile", "error-400") => read::<wink::types::BadRequestError>,
        ("wink", "showProfile", "error-404") => read::<wink::types::Problem>,
        ("wink", "updateProfile", "error-401" | "error-403" | "error-405" | "error-409" | "error-415") => {
            read::<wink::types::Problem>
        }
        ("wink", "updateProfile", "error-500" | "error-503") => read::<wink::types::Problem>,
        ("etg", "createProfile" | "editProfile", "request") => read::<etg::types::ProfileEdit>,
        ("etg", "retrieveProfile" | "disableProfile" | "restoreProfile" | "deleteProfile", "request") => {
            read::<etg::types::ProfileKey>
        }
        ("etg", _, "response" | "error-400" | "error-402" | "error-403" | "error-429") => {
            read::<etg::types::ProfileEnvelope>
        }
        ("punchh", "updateUser", "request") => read::<punchh::types::UpdateUserRequest>,
        ("punchh", "updateUser", "response") => read::<punchh::types::User>,
        ("punchh", "updateUser", "error-401" | "error-422") => read::<punchh::types::ErrorBody>,
        ("driver", "updateProfile", "request") => read::<driver::types::UpdateProfileRequest>,
        ("driver", "updateProfile", "response") => read::<driver::types::UpdateProfileResponse>,
        ("zitadel", "updateMyProfile", "request") => read::<zitadel::types::UpdateMyProfileRequest>,
        ("zitadel", "updateMyProfile", "response") => read::<zitadel::types::UpdateMyProfileResponse>,
        ("zitadel", "getMyProfile", "response") => read::<zitadel::types::GetMyProfileResponse>,
        ("zitadel", "updateMyProfile", "error-401" | "error-409") => read::<zitadel::types::Status>,
        _ => return None,
    })
}

/// An example: `wink/updateProfile.request.smallest`, what it is, and its text.
struct Example {
    name: String,
    is_request: bool,
    read: Reader,
    text: Vec<u8>,
}

/// The examples in a folder of every provider, in the order of their names.
fn examples(folder: &str) -> Vec<Example> {
    let mut all = Vec::new();
    for provider in ["driver", "etg", "punchh", "wink", "zitadel"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(provider).join(folder);
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        let mut paths: Vec<PathBuf> =
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
        paths.sort();
        for path in paths {
            let file = path.file_name().unwrap().to_str().unwrap();
            let mut words = file.strip_suffix(".json").unwrap_or_else(|| panic!("{file} is no example")).split('.');
            let (operation, kind) = (words.next().unwrap(), words.next().unwrap_or_default());
            let read = reader(provider, operation, kind).unwrap_or_else(|| panic!("{provider}/{file} has no type"));
            let name = format!("{provider}/{}", file.trim_end_matches(".json"));
            all.push(Example { name, is_request: kind == "request", read, text: std::fs::read(&path).unwrap() });
        }
    }
    assert!(!all.is_empty());
    all
}

/// Pointers and rules, one after the other.
fn listed(violations: &Violations) -> String {
    let words: Vec<String> = violations.iter().map(|it| format!("{} {}", it.rule(), it.pointer())).collect();
    words.join(", ")
}

/// Date-times without an offset, which two providers send: the one rule that a true answer breaks.
const WITHOUT_OFFSET: &[(&str, &str)] = &[
    ("etg/editProfile.error-429", "format /debug/api_endpoint/reset, format /debug/utcnow"),
    ("etg/editProfile.response.with-debug", "format /debug/api_endpoint/reset, format /debug/utcnow"),
    ("wink/showProfile.response", "format /createdDate, format /lastUpdate"),
    ("wink/updateProfile.response", "format /createdDate, format /lastUpdate"),
];

#[test]
fn what_the_document_accepts_is_read_and_written_back() {
    let mut broken = Vec::new();
    for example in examples("examples") {
        let name = &example.name;
        let seen = (example.read)(&example.text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(seen.encoded, serde_json::from_slice::<Value>(&example.text).unwrap(), "{name}");
        let found = if example.is_request { &seen.request } else { &seen.response };
        assert_eq!(listed(&seen.misfits), listed(found), "{name}");
        if !found.is_empty() {
            broken.push((example.name, listed(found)));
        }
    }
    let broken: Vec<(&str, &str)> = broken.iter().map(|(name, found)| (name.as_str(), found.as_str())).collect();
    assert_eq!(broken, WITHOUT_OFFSET);
}

/// What each rejected example is refused for. `read` means that no value can be made of it; the others are read, so that
/// nothing of them is lost, and break a rule before they are sent.
const REFUSED: &[(&str, &str)] = &[
    ("driver/updateProfile.request.birth-date-is-no-date", "format /profile/birth_date"),
    ("driver/updateProfile.request.postcode-is-null", "read: Type /profile/postcode"),
    ("driver/updateProfile.request.without-contact-phone-number", "read: Missing /profile/contact_phone_number"),
    ("driver/updateProfile.request.without-english-level", "read: Missing /profile/english_level"),
    ("driver/updateProfile.request.without-first-name", "read: Missing /profile/first_name"),
    ("driver/updateProfile.request.without-last-name", "read: Missing /profile/last_name"),
    ("driver/updateProfile.request.without-postcode", "read: Missing /profile/postcode"),
    ("driver/updateProfile.request.without-profile", "read: Missing /profile"),
    ("driver/updateProfile.response.without-id", "read: Missing /profile/id"),
    ("etg/editProfile.request.middle-name-is-null", "type /middle_name"),
    ("etg/editProfile.request.missing-comma", "read: Syntax at line 6"),
    ("etg/editProfile.request.name-begins-with-a-digit", "pattern /first_name"),
    ("etg/editProfile.request.name-begins-with-an-underscore", "pattern /first_name"),
    ("etg/editProfile.request.name-has-a-digit", "pattern /last_name"),
    ("etg/editProfile.request.name-is-empty", "pattern /last_name"),
    ("etg/editProfile.request.name-of-the-slow-kind", "pattern /first_name"),
    ("etg/editProfile.request.phone-of-36", "maxLength /phone"),
    ("etg/editProfile.request.phone-of-4", "minLength /phone"),
    ("etg/editProfile.request.unknown-type", "enum /type"),
    ("etg/editProfile.request.without-email", "read: Missing /email"),
    ("etg/editProfile.request.without-first-name", "read: Missing /first_name"),
    ("etg/editProfile.request.without-last-name", "read: Missing /last_name"),
    ("etg/editProfile.request.without-type", "read: Missing /type"),
    ("etg/editProfile.response.without-status", "read: Missing /status"),
    ("punchh/updateUser.request.allow-multiple-is-a-string", "type /user/allow_multiple"),
    ("punchh/updateUser.request.answer-is-a-list", "type /user/profile_field_answers/upf0"),
    ("punchh/updateUser.request.birthday-is-no-date", "format /user/birthday"),
    ("punchh/updateUser.request.email-is-null", "type /user/email"),
    ("punchh/updateUser.request.relations-are-an-object", "type /user/user_relations"),
    ("punchh/updateUser.request.without-client", "read: Missing /client"),
    ("punchh/updateUser.request.zip-code-is-a-number", "type /user/zip_code"),
    ("wink/showProfile.response.without-profile-identifier", "read: Missing /profileIdentifier"),
    ("wink/updateProfile.request.birth-date-is-no-date", "format /personal/birthDate"),
    ("wink/updateProfile.request.child-quantity-beyond-int32", "type /personal/childQuantity"),
    ("wink/updateProfile.request.child-quantity-is-a-string", "type /personal/childQuantity"),
    ("wink/updateProfile.request.country-is-a-name", "pattern /personal/country"),
    ("wink/updateProfile.request.currency-in-lower-case", "pattern /personal/preferredCurrency"),
    ("wink/updateProfile.request.language-is-a-name", "pattern /personal/language"),
    ("wink/updateProfile.request.null-personal", "type /personal"),
    ("wink/updateProfile.request.pet-without-type", "required /personal/petInfo/0/type"),
    ("wink/updateProfile.request.phone-with-spaces", "pattern /user/phone"),
    ("wink/updateProfile.request.phys-chal-feature-pref-is-a-string", "type /preferences/physChalFeaturePref"),
    ("wink/updateProfile.request.picture-is-no-uri", "format /user/profilePictureUrl"),
    ("wink/updateProfile.request.unknown-gender", "enum /personal/gender"),
    ("wink/updateProfile.request.user-is-a-string", "read: Type /user"),
    ("wink/updateProfile.request.without-share", "read: Missing /share"),
    ("wink/updateProfile.request.without-user", "read: Missing /user"),
    ("zitadel/updateMyProfile.request.display-name-of-201-code-points", "maxLength /displayName"),
    ("zitadel/updateMyProfile.request.first-name-is-empty", "minLength /firstName"),
    ("zitadel/updateMyProfile.request.language-of-11", "maxLength /preferredLanguage"),
    ("zitadel/updateMyProfile.request.last-name-of-201", "maxLength /lastName"),
    ("zitadel/updateMyProfile.request.nick-name-is-empty", "minLength /nickName"),
    ("zitadel/updateMyProfile.request.unknown-gender", "enum /gender"),
    ("zitadel/updateMyProfile.request.without-display-name", "read: Missing /displayName"),
    ("zitadel/updateMyProfile.request.without-first-name", "read: Missing /firstName"),
    ("zitadel/updateMyProfile.request.without-last-name", "read: Missing /lastName"),
];

#[test]
fn what_the_document_rejects_is_refused() {
    let mut refused = Vec::new();
    for example in examples("examples/refused") {
        let why = match (example.read)(&example.text) {
            Err(error) if error.pointer().is_empty() => format!("read: {:?} at line {}", error.kind(), error.line()),
            Err(error) => format!("read: {:?} {}", error.kind(), error.pointer()),
            Ok(seen) => listed(if example.is_request { &seen.request } else { &seen.response }),
        };
        refused.push((example.name, why));
    }
    let refused: Vec<(&str, &str)> = refused.iter().map(|(name, why)| (name.as_str(), why.as_str())).collect();
    assert_eq!(refused, REFUSED);
}

/// What each tolerated answer breaks.
const TOLERATED: &[(&str, &str)] = &[
    ("etg/editProfile.response.debug-is-a-string", "type /debug"),
    ("etg/editProfile.response.unlisted-code", "enum /error"),
    (
        "punchh/updateUser.response.nulls-unannounced",
        "type /city, type /gender, type /user_relations, type /phone, type /age_verified_status",
    ),
    (
        "punchh/updateUser.response.strings-for-numbers",
        "type /id, type /zip_code, type /user_as_barcode, type /user_id",
    ),
    (
        "wink/showProfile.response.phys-chal-feature-pref-is-a-string",
        "format /createdDate, format /lastUpdate, type /preferences/physChalFeaturePref",
    ),
    // A body that matches both forms of the union is a value of the form that knows more of it, and `oneOf` allows only one.
    ("wink/updateProfile.error-400.empty", "oneOf "),
    ("wink/updateProfile.error-400.generic-error", ""),
    ("wink/updateProfile.error-400.matches-both", "oneOf "),
];

#[test]
fn what_a_reader_must_take_is_taken_whole() {
    let mut taken = Vec::new();
    for example in examples("examples/tolerated") {
        let name = &example.name;
        let seen = (example.read)(&example.text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(seen.encoded, serde_json::from_slice::<Value>(&example.text).unwrap(), "{name}");
        // Of a union, `validate` asks whether any alternative takes the value, or more than one; a misfit is one of the one that was read.
        if !name.contains("error-400") {
            assert_eq!(listed(&seen.misfits), listed(&seen.response), "{name}");
        }
        taken.push((example.name, listed(&seen.response)));
    }
    let taken: Vec<(&str, &str)> = taken.iter().map(|(name, found)| (name.as_str(), found.as_str())).collect();
    assert_eq!(taken, TOLERATED);
}
