//! The words in which generated code spells an operation's table: a parameter, a body and an answer a line.

use crate::shape::{Schema, Source};

use super::{
    Allow, Answer, AnswerBody, Coding, Content, Encoding, In, Operation, Parameter, Part, RequestBody, Retry, Style,
};

impl Operation {
    /// An operation that takes nothing and documents no answer, with the retry class of its method: the rest of a table
    /// that says `..Operation::new(..)`.
    pub const fn new(
        name: &'static str,
        id: &'static str,
        method: &'static str,
        path: &'static str,
        source: &'static Source,
    ) -> Operation {
        Operation {
            name,
            id,
            method,
            path,
            parameters: &[],
            body: None,
            responses: &[],
            security: &[],
            servers: &[],
            retry: Retry::of(method),
            update: None,
            pagination: None,
            source,
        }
    }
}

impl Parameter {
    const fn new(name: &'static str, place: In, style: Style, explode: bool, schema: Schema) -> Parameter {
        let required = matches!(place, In::Path);
        let (fixed, allow, sensitive) = (None, Allow::NONE, false);
        Parameter { name, place, required, fixed, style, explode, allow, schema, sensitive }
    }

    /// A path parameter.
    pub const fn path(name: &'static str, schema: Schema) -> Parameter {
        Parameter::new(name, In::Path, Style::Simple, false, schema)
    }

    /// A query parameter that may be absent.
    pub const fn query(name: &'static str, schema: Schema) -> Parameter {
        Parameter::new(name, In::Query, Style::Form, true, schema)
    }

    /// A whole query string that may be absent.
    pub const fn query_string(name: &'static str, schema: Schema) -> Parameter {
        Parameter::new(name, In::QueryString, Style::UrlEncoded, true, schema)
    }

    /// A header that may be absent.
    pub const fn header(name: &'static str, schema: Schema) -> Parameter {
        Parameter::new(name, In::Header, Style::Simple, false, schema)
    }

    /// A cookie that may be absent.
    pub const fn cookie(name: &'static str, schema: Schema) -> Parameter {
        Parameter::new(name, In::Cookie, Style::Form, true, schema)
    }

    /// The same, without which a call is refused.
    #[must_use]
    pub const fn required(self) -> Parameter {
        Parameter { required: true, ..self }
    }

    /// The same in another style.
    #[must_use]
    pub const fn styled(self, style: Style, explode: bool) -> Parameter {
        Parameter { style, explode, ..self }
    }

    /// The same with the one value there is.
    #[must_use]
    pub const fn fixed(self, value: &'static str) -> Parameter {
        Parameter { fixed: Some(value), ..self }
    }

    /// The same with more allowed than is usual.
    #[must_use]
    pub const fn allowing(self, allow: Allow) -> Parameter {
        Parameter { allow, ..self }
    }

    /// The same, kept out of errors and traces.
    #[must_use]
    pub const fn sensitive(self) -> Parameter {
        Parameter { sensitive: true, ..self }
    }
}

impl RequestBody {
    /// A body that must be there.
    pub const fn required(content: &'static [Content]) -> RequestBody {
        RequestBody { required: true, content }
    }

    /// A body that may be absent.
    pub const fn optional(content: &'static [Content]) -> RequestBody {
        RequestBody { required: false, content }
    }
}

impl Content {
    /// A media type without words on single members.
    pub const fn new(media: &'static str, encoding: Encoding, schema: Schema) -> Content {
        Content { media, encoding, schema, parts: &[] }
    }

    /// `application/json`.
    pub const fn json(schema: Schema) -> Content {
        Content::new("application/json", Encoding::Json, schema)
    }

    /// The same with words on single members.
    #[must_use]
    pub const fn with(self, parts: &'static [Part]) -> Content {
        Content { parts, ..self }
    }
}

impl Answer {
    /// An answer with the bodies that may come with it.
    pub const fn new(status: &'static str, bodies: &'static [AnswerBody]) -> Answer {
        Answer { status, bodies }
    }
}

impl AnswerBody {
    /// A media type.
    pub const fn new(media: &'static str, coding: Coding, schema: Schema) -> AnswerBody {
        AnswerBody { media, coding, schema }
    }

    /// `application/json`.
    pub const fn json(schema: Schema) -> AnswerBody {
        AnswerBody::new("application/json", Coding::Json, schema)
    }
}
