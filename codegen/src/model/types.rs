//! Types: what gets a Rust type of its own.

use super::{Doc, KeywordPlace, OperationId, Place, Rule, Schema, Spelling, TypeId, WebhookId};

/// A type of the API.
#[derive(Debug, Clone)]
pub struct Type {
    /// How it would like to be named.
    pub wish: Wish,
    /// Where it stands, as a JSON Pointer; distinct for every type.
    pub pointer: String,
    /// Where it stands.
    pub place: Place,
    /// Its prose.
    pub doc: Doc,
    /// The constraints on a whole value.
    pub rules: Vec<Rule>,
    /// Where the keywords stand that are no rules.
    pub keywords: Vec<KeywordPlace>,
    /// What values look like.
    pub body: Body,
    /// Whether listed values are no more than suggestions: others are as good.
    pub open: bool,
    /// `x-tintype-envelope`
    pub envelope: Option<Envelope>,
    /// Documented examples of its values: of the schema itself, then of bodies that hold it.
    pub examples: Vec<Example>,
}

/// A documented example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The value that is meant, as JSON text.
    pub json: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it stands there like that: what only a text fits is one also without quotes, and a list where none fits is
    /// several examples.
    pub as_written: bool,
}

/// What a type would like to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// `x-tintype-name`: this and nothing else.
    Given(String),
    /// A component's key.
    Component(String),
    /// A part of something that has a name.
    Part(Owner, String),
}

/// Whose part an unnamed type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A type's member, item or variant.
    Type(TypeId),
    /// An operation's parameter or body.
    Operation(OperationId),
    /// A webhook's or callback's parameter or body.
    Webhook(WebhookId),
}

/// What values of a type look like.
#[derive(Debug, Clone)]
pub enum Body {
    /// A JSON object with known members.
    Object {
        /// The known members, in the document's order.
        members: Vec<Member>,
        /// What else it takes.
        additional: Additional,
    },
    /// One of the listed strings.
    Strings(Vec<EnumValue>),
    /// One of the listed integers.
    Integers(Vec<i64>),
    /// One of several alternatives.
    Union {
        /// The member that tells them apart.
        discriminator: Option<String>,
        /// The alternatives.
        variants: Vec<Variant>,
    },
    /// A position under a name of its own.
    Alias(Schema),
}

/// A listed string.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The value on the wire.
    pub wire: String,
}

/// A known member of an object.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name on the wire.
    pub wire: String,
    /// `x-tintype-name`
    pub given: Option<String>,
    /// What it may hold.
    pub schema: Schema,
    /// Whether it is listed in `required`.
    pub required: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `x-tintype-sensitive`, or `format: password`
    pub sensitive: bool,
    /// `x-tintype-version`: the optimistic-locking version.
    pub version: bool,
    /// `x-tintype-update: once`
    pub once: bool,
    /// `x-tintype-normalize`
    pub spellings: Vec<Spelling>,
    /// `default`, as JSON text.
    pub default: Option<String>,
    /// The documented values of a member whose type has no name; those of a type with a name are that type's.
    pub examples: Vec<Example>,
    /// Its prose.
    pub doc: Doc,
    /// Where its name stands.
    pub place: Place,
}

/// What members beyond the known ones an object takes.
#[derive(Debug, Clone)]
pub enum Additional {
    /// Anything.
    Open,
    /// None.
    Closed,
    /// Values of this schema.
    Typed(Box<Schema>),
}

/// One alternative of a union.
#[derive(Debug, Clone)]
pub struct Variant {
    /// What it would like to be called: a component's key, a title or the kind of value.
    pub wish: String,
    /// The discriminator values that select it.
    pub tags: Vec<String>,
    /// Whether it is what a value is that selects none (`defaultMapping`).
    pub otherwise: bool,
    /// What it holds.
    pub schema: Schema,
    /// Where it stands.
    pub place: Place,
}

/// `x-tintype-envelope`: a response body that says itself whether the call succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The wire name of the member that says so.
    pub success: String,
    /// The value that means success, as JSON text.
    pub equals: String,
    /// The wire name of the member with the data.
    pub data: String,
    /// The wire name of the member with the error code.
    pub code: String,
}
