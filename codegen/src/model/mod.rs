//! The API as plain data: what a document says once references, spellings and merging are dealt with.
//!
//! Ids point into arenas. Nothing here knows OpenAPI's words or Rust's names; places ride along for messages
//! and for the lines in generated tables.

mod answer;
mod asserted;
mod assertion;
mod content;
mod keyword;
mod operation;
mod pagination;
mod references;
mod schema;
mod security;
mod server;
mod status;
mod target;
mod types;
mod update;
mod usage;
mod webhook;

pub use answer::{Answer, AnswerBody, Coding, Header};
pub use assertion::{Assertion, Dependents, JsonType, Keyword, OneWay};
pub use content::{Content, Encoding, Part};
pub use keyword::KeywordPlace;
pub use operation::{Operation, Parameter, ParameterPlace, Repeat, RequestBody, Style};
pub use pagination::{DeclaredPages, PageKind, Paging, Said};
pub use schema::{Check, Kind, Number, Pattern, Rule, Schema, TextFormat, Width};
pub use security::{Algorithm, Flow, FlowKind, Scheme, SchemeKind, SignedPart};
pub use server::{Server, Variable};
pub use status::status_words;
pub use target::Target;
pub use types::{Additional, Body, EnumValue, Envelope, Example, Member, Owner, Type, Variant, Wish};
pub use update::{Plan, Pointer, Reader, Spelling, Update};
pub use usage::{Treatment, Usage, Use};
pub use webhook::Webhook;

use crate::diagnostic::Span;

/// A type of the API, by its index in [`Api::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// An assertion of the API, by its index in [`Api::assertions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssertionId(pub usize);

/// An operation of the API, by its index in [`Api::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(pub usize);

/// A webhook or callback of the API, by its index in [`Api::webhooks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebhookId(pub usize);

/// A whole document.
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// What `info` says of the API.
    pub doc: Doc,
    /// The servers in order of preference.
    pub servers: Vec<Server>,
    /// The security schemes.
    pub schemes: Vec<Scheme>,
    /// Every type that gets a Rust type.
    pub types: Vec<Type>,
    /// Every operation.
    pub operations: Vec<Operation>,
    /// Every webhook and callback.
    pub webhooks: Vec<Webhook>,
    /// What rules ask that no type can hold.
    pub assertions: Vec<Assertion>,
    /// What became of the keywords of its schemas.
    pub usage: Usage,
}

impl Api {
    /// The type of an id.
    pub fn type_of(&self, id: TypeId) -> &Type {
        &self.types[id.0]
    }

    /// The assertion of an id.
    pub fn assertion(&self, id: AssertionId) -> &Assertion {
        &self.assertions[id.0]
    }
}

/// The prose that belongs to a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    /// `title` or `summary`
    pub summary: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `deprecated`
    pub deprecated: bool,
}

/// A place in the document that a thing came from.
pub type Place = Span;
