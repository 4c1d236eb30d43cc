//! The same document for several tools: wink's profile as our module, as structs with serde's derives, with `garde`'s and
//! with `validator`'s, and as a schema for the crate `jsonschema`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

pub mod formats;

pub mod ours {
    //! Our module.
    include!(concat!(env!("OUT_DIR"), "/wink.rs"));
}

pub mod plain {
    //! With serde's derives alone.
    include!(concat!(env!("OUT_DIR"), "/derived_plain.rs"));
}

pub mod with_garde {
    //! With `garde`'s rules.
    include!(concat!(env!("OUT_DIR"), "/derived_garde.rs"));
}

pub mod with_validator {
    //! With `validator`'s rules.
    include!(concat!(env!("OUT_DIR"), "/derived_validator.rs"));
}

const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/wink.json"));

/// The documented profile, 3 KB of JSON, its times with an offset: every tool finds it valid.
#[must_use]
pub fn profile() -> String {
    let document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
    let content = "/paths/~1api~1profile/get/responses/200/content/application~1json/example";
    let mut profile = document.pointer(content).expect("the document has an example").clone();
    for name in ["createdDate", "lastUpdate"] {
        let time = profile[name].as_str().unwrap().to_owned();
        profile[name] = format!("{time}Z").into();
    }
    serde_json::to_string_pretty(&profile).unwrap()
}

/// The profile's schema for the crate `jsonschema`, formats asserted.
#[must_use]
pub fn schema() -> jsonschema::Validator {
    let mut document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
    let components = document["components"].take();
    let schema = serde_json::json!({"$ref": "#/components/schemas/UserProfile", "components": components});
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}
