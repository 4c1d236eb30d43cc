//! A call while its parameters and its body are filled in.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::{Call, Client};
use crate::error::Error;
use crate::failure::OperationError;
use crate::json;
use crate::operation::{In, Operation, Parameter, Style};
use crate::params::{self, Flat};
use crate::response::{Answered, Envelope, Refused, is_json};
use crate::shape::{Object, Slot, View};
use crate::validate::{Mode, Violation, Violations, validate_slot};

/// A call while generated code fills it in: values are checked and turned into text as they come.
pub struct CallBuilder(Box<Plan>);

/// A request that is ready but for its credentials.
pub(crate) struct Plan {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: String,
    pub(crate) cookies: String,
    /// The headers of parameters, then those that the caller sets by hand.
    pub(crate) headers: HeaderMap,
    pub(crate) by_hand: HeaderMap,
    pub(crate) body: Option<Bytes>,
    pub(crate) violations: Violations,
    pub(crate) fault: Option<Error>,
    pub(crate) validate: bool,
    pub(crate) strict: bool,
    pub(crate) timeout: Duration,
    seen: Vec<bool>,
}

impl CallBuilder {
    pub(super) fn new(client: Client, operation: &'static Operation) -> CallBuilder {
        CallBuilder(Box::new(Plan {
            operation,
            path: Vec::new(),
            query: String::new(),
            cookies: String::new(),
            headers: HeaderMap::new(),
            by_hand: HeaderMap::new(),
            body: None,
            violations: Violations::default(),
            fault: None,
            validate: client.0.validate,
            strict: client.0.strict,
            timeout: client.0.timeout,
            seen: vec![false; operation.parameters.len()],
            client,
        }))
    }

    /// The value of a parameter, named as in the document, or as `query/id` where places share a name.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &dyn Slot) -> Self {
        self.0.parameter(name, value);
        self
    }

    /// The value of a string parameter.
    #[must_use]
    pub fn text(self, name: &str, value: &str) -> Self {
        self.parameter(name, &value.to_owned())
    }

    /// The values of parameters, each a field of that name. What is absent is not sent.
    #[must_use]
    pub fn parameters(mut self, values: &dyn Object) -> Self {
        if let crate::shape::Body::Object(fields, _) = &values.shape().body {
            values.slots(&mut |slots| {
                for (field, slot) in fields.iter().zip(slots) {
                    self.0.parameter(field.name(), *slot);
                }
            });
        }
        self
    }

    /// The body. An `Option` without a value sends none.
    #[must_use]
    pub fn body(mut self, value: &dyn Slot) -> Self {
        self.0.fill_body(value);
        self
    }

    /// The body's bytes as they are sent, for a media type that has no model.
    #[must_use]
    pub fn bytes(mut self, bytes: impl Into<Bytes>) -> Self {
        self.0.body = Some(bytes.into());
        self
    }

    /// The call, whose answer has a body of type `T`.
    pub fn into_call<T: Answered, E: OperationError>(self) -> Call<T, E> {
        Call::new(self.0.finish())
    }

    /// The call, whose answer is an envelope around a `V::Data`.
    pub fn into_enveloped<V, E>(self) -> Call<V::Data, E>
    where
        V: Envelope + Answered,
        E: OperationError + From<Refused<V::Code, V>>,
    {
        Call::enveloped::<V>(self.0.finish())
    }
}

impl std::fmt::Debug for CallBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("CallBuilder").field(&self.0.operation.id).finish()
    }
}

impl Plan {
    fn parameter(&mut self, name: &str, value: &dyn Slot) {
        let operation = self.operation;
        let qualified = name.split_once('/');
        let exact = |parameter: &Parameter| parameter.name == name;
        let placed = |p: &Parameter| qualified.is_some_and(|(place, name)| p.place.word() == place && p.name == name);
        let mut parameters = operation.parameters.iter();
        let found = parameters.clone().position(exact).or_else(|| parameters.position(placed));
        let Some((index, parameter)) = found.and_then(|index| Some((index, operation.parameters.get(index)?))) else {
            let reason = "the operation has no such parameter";
            self.fail(Error::Argument { parameter: name.to_owned(), reason });
            return;
        };
        let flat = match parameter.style {
            Style::Json if !matches!(value.view(), View::Absent) => {
                let mut text = Vec::new();
                json::encode(value, &parameter.schema, &mut text);
                Ok(String::from_utf8(text).map_or(Flat::Absent, Flat::Scalar))
            }
            _ => params::flatten(value),
        };
        if matches!(flat, Ok(Flat::Absent)) {
            return;
        }
        if self.validate {
            self.check(index, parameter, value);
        }
        if let Some(seen) = self.seen.get_mut(index) {
            *seen = true;
        }
        if let Err(reason) = flat.and_then(|flat| self.put(parameter, &flat)) {
            self.refuse(parameter, reason);
        }
    }

    /// Checks a value by its schema; the pointers begin with the parameter.
    fn check(&mut self, index: usize, parameter: &Parameter, value: &dyn Slot) {
        let mut found = validate_slot(value, &parameter.schema, Mode::Request);
        if found.is_empty() {
            return;
        }
        if parameter.sensitive {
            found = found.redacted();
        }
        let operation = self.operation;
        found = found.located(|violation| operation.parameter_place(index, violation.rule()));
        self.violations.append(found.prefixed(&pointer(parameter)));
    }

    /// Puts a value where it is sent.
    fn put(&mut self, parameter: &Parameter, flat: &Flat) -> Result<(), &'static str> {
        let (name, explode) = (parameter.name, parameter.explode);
        match parameter.place {
            In::Path => {
                let (raw, encoded) = params::path_value(flat, explode).ok_or("a path needs a value")?;
                params::check_segment(&raw)?;
                let operation = self.operation;
                let name = operation.parameters.iter().find(|p| p.name == name).map_or("", |p| p.name);
                self.path.push((name, encoded));
            }
            In::Query => params::query(&mut self.query, name, flat, parameter.style, explode)?,
            In::Cookie => params::cookie(&mut self.cookies, name, flat, explode)?,
            In::Header => {
                let name: HeaderName = name.parse().map_err(|_| "it is no header's name")?;
                if let Some(mut value) = params::header(flat, explode)? {
                    value.set_sensitive(parameter.sensitive);
                    self.headers.insert(name, value);
                }
            }
        }
        Ok(())
    }

    fn fill_body(&mut self, value: &dyn Slot) {
        if matches!(value.view(), View::Absent) {
            return;
        }
        let Some(body) = &self.operation.body else {
            self.fail(Error::Request { reason: "the operation takes no body" });
            return;
        };
        if self.validate {
            let operation = self.operation;
            let found = validate_slot(value, &body.schema, Mode::Request);
            self.violations.append(found.located(|violation| operation.body_place(violation.rule())));
        }
        let mut bytes = Vec::new();
        match value.view() {
            _ if is_json(body.media) => json::encode(value, &body.schema, &mut bytes),
            View::Text(text) => bytes.extend_from_slice(text.as_bytes()),
            _ if body.media.starts_with("application/x-www-form-urlencoded") => match params::flatten(value) {
                Ok(flat) => {
                    let mut text = String::new();
                    // An object's members as pairs is the style `form`, exploded.
                    _ = params::query(&mut text, "", &flat, Style::Form, true);
                    bytes = text.into_bytes();
                }
                Err(reason) => self.fail(Error::Request { reason }),
            },
            _ => self.fail(Error::Request { reason: "the body's media type has no encoding here" }),
        }
        self.body = Some(bytes.into());
    }

    /// Fills in what has one value, and notes what is missing.
    fn finish(mut self: Box<Self>) -> Box<Self> {
        let operation = self.operation;
        let seen = std::mem::take(&mut self.seen);
        for (index, parameter) in operation.parameters.iter().enumerate() {
            if seen.get(index) == Some(&true) {
                continue;
            }
            if let Some(fixed) = parameter.fixed {
                if let Err(reason) = self.put(parameter, &Flat::Scalar(fixed.to_owned())) {
                    self.refuse(parameter, reason);
                }
            } else if parameter.required || parameter.place == In::Path {
                self.missing(pointer(parameter), operation.parameter_place(index, ""));
            }
        }
        if operation.body.as_ref().is_some_and(|body| body.required) && self.body.is_none() {
            self.missing(String::new(), operation.body_place(""));
        }
        self
    }

    fn missing(&mut self, pointer: String, place: Option<crate::shape::Place>) {
        self.violations.push(Violation::new(pointer, "required", String::new(), String::new(), place));
    }

    fn refuse(&mut self, parameter: &Parameter, reason: &'static str) {
        let parameter = format!("{}/{}", parameter.place.word(), parameter.name);
        self.fail(Error::Argument { parameter, reason });
    }

    pub(super) fn fail(&mut self, error: Error) {
        self.fault.get_or_insert(error);
    }
}

/// The JSON Pointer of a parameter: `/path/id`.
fn pointer(parameter: &Parameter) -> String {
    format!("/{}/{}", parameter.place.word(), parameter.name.replace('~', "~0").replace('/', "~1"))
}

/// The headers that frame the message, which the transport writes.
const FRAMING: [&str; 7] =
    ["connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding"];

/// A header that a caller sets by hand.
pub(super) fn header_pair(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name: HeaderName = name.parse().map_err(|_| "it is no header's name")?;
    if FRAMING.contains(&name.as_str()) {
        return Err("the transport alone writes it");
    }
    Ok((name, params::header_value(value)?))
}
