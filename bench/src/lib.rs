//! The same document for several tools: wink's profile as our module, as structs with serde's derives, with `garde`'s and
//! with `validator`'s, and as a schema for the crate `jsonschema`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

pub mod formats;
pub mod run;
pub mod system;
pub mod table;

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

#[cfg(github)]
pub mod github {
    //! A pull request of GitHub.
    include!(concat!(env!("OUT_DIR"), "/github.rs"));
    pub mod plain {
        include!(concat!(env!("OUT_DIR"), "/github_plain.rs"));
    }
    pub mod with_garde {
        include!(concat!(env!("OUT_DIR"), "/github_garde.rs"));
    }
    /// The document's own example.
    pub const EXAMPLE: &str = include_str!(concat!(env!("OUT_DIR"), "/github_example.json"));
}

#[cfg(stripe)]
pub mod stripe {
    //! An event of Stripe.
    include!(concat!(env!("OUT_DIR"), "/stripe.rs"));
    pub mod plain {
        include!(concat!(env!("OUT_DIR"), "/stripe_plain.rs"));
    }
    pub mod with_garde {
        include!(concat!(env!("OUT_DIR"), "/stripe_garde.rs"));
    }
    /// An event in the shape of Stripe's.
    pub const EXAMPLE: &str = include_str!("../data/event.json");
}

const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/wink.json"));

/// The documented profile in its documented order, 3 KB of JSON, its times with an offset: every tool finds it valid.
#[must_use]
pub fn profile() -> String {
    let mut document: tintype::Json = DOCUMENT.parse().unwrap();
    let content = "/paths/~1api~1profile/get/responses/200/content/application~1json/example";
    for name in ["createdDate", "lastUpdate"] {
        let time = document.pointer_mut(&format!("{content}/{name}")).expect("the document has an example");
        *time = format!("{}Z", time.as_str().unwrap()).into();
    }
    // Indented, as it stands in the document.
    pretty(document.pointer(content).unwrap(), 0)
}

fn pretty(json: &tintype::Json, depth: usize) -> String {
    let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
    let joined = |parts: Vec<String>, open: char, close: char| match parts.as_slice() {
        [] => format!("{open}{close}"),
        parts => {
            format!("{open}{}{}{}{close}", line(depth + 1), parts.join(&format!(",{}", line(depth + 1))), line(depth))
        }
    };
    match json {
        tintype::Json::Array(items) => joined(items.iter().map(|item| pretty(item, depth + 1)).collect(), '[', ']'),
        tintype::Json::Object(members) => {
            let member = |(name, value): (&str, &tintype::Json)| {
                format!("{}: {}", tintype::Json::from(name), pretty(value, depth + 1))
            };
            joined(members.iter().map(member).collect(), '{', '}')
        }
        simple => simple.to_string(),
    }
}

/// The profile's schema for the crate `jsonschema`, formats asserted.
#[must_use]
pub fn schema() -> jsonschema::Validator {
    let mut document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
    let components = document["components"].take();
    let schema = serde_json::json!({"$ref": "#/components/schemas/UserProfile", "components": components});
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}
