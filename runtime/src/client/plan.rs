//! A request while it takes shape: values are checked and become text as they come.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName};

use super::Client;
use crate::error::Error;
use crate::json;
use crate::operation::{In, Operation, Parameter, Style};
use crate::params::{self, Flat};
use crate::response::is_json;
use crate::shape::{Place, Slot, View};
use crate::validate::{Mode, Violation, Violations, validate_slot};

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
    pub(crate) idle: Duration,
    pub(crate) limit: Option<usize>,
    /// Whether the body of a success is given as it comes.
    pub(crate) stream: bool,
    seen: Vec<bool>,
}

impl Plan {
    pub(super) fn new(client: Client, operation: &'static Operation) -> Plan {
        Plan {
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
            idle: client.0.idle,
            limit: client.0.limit,
            stream: false,
            seen: vec![false; operation.parameters.len()],
            client,
        }
    }

    /// Takes the value of a declared parameter.
    pub(super) fn parameter(&mut self, name: &str, value: &dyn Slot) {
        let Some((index, parameter)) = self.find(name) else {
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

    /// Takes the value of a parameter that may not be declared, and then goes into the query.
    pub(super) fn unlisted(&mut self, name: &str, value: &dyn Slot) {
        if self.find(name).is_some() {
            return self.parameter(name, value);
        }
        let sent =
            params::flatten(value).and_then(|flat| params::query(&mut self.query, name, &flat, Style::Form, true));
        if let Err(reason) = sent {
            self.fail(Error::Argument { parameter: format!("query/{name}"), reason });
        }
    }

    /// The parameter of a name, or of a place and a name.
    fn find(&self, name: &str) -> Option<(usize, &'static Parameter)> {
        let parameters = self.operation.parameters;
        let placed = |p: &Parameter| {
            let name = name.strip_prefix(p.place.word()).and_then(|rest| rest.strip_prefix('/'));
            name == Some(p.name)
        };
        let exact = parameters.iter().position(|parameter| parameter.name == name);
        let index = exact.or_else(|| parameters.iter().position(placed))?;
        Some((index, parameters.get(index)?))
    }

    /// Checks a value by its schema; the pointers begin with the parameter.
    fn check(&mut self, index: usize, parameter: &Parameter, value: &dyn Slot) {
        let mut found = validate_slot(value, &parameter.schema, Mode::Request);
        found.locate(&|steps| self.operation.parameter_place(index, steps));
        if parameter.sensitive {
            found.mask();
        }
        self.violations.append(found.prefixed(&pointer(parameter)));
    }

    /// Puts a value where it is sent.
    fn put(&mut self, parameter: &'static Parameter, flat: &Flat) -> Result<(), &'static str> {
        let (name, explode) = (parameter.name, parameter.explode);
        match parameter.place {
            In::Path => {
                let (raw, encoded) = params::path_value(flat, explode).ok_or("a path needs a value")?;
                params::check_segment(&raw)?;
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

    /// Takes the body.
    pub(super) fn fill_body(&mut self, value: &dyn Slot) {
        if matches!(value.view(), View::Absent) {
            return;
        }
        let Some(body) = &self.operation.body else {
            self.fail(Error::Request { reason: "the operation takes no body" });
            return;
        };
        if self.validate {
            let mut found = validate_slot(value, &body.schema, Mode::Request);
            found.locate(&|steps| self.operation.body_place(steps));
            self.violations.append(found);
        }
        let mut bytes = Vec::new();
        match value.view() {
            _ if is_json(body.media) => bytes = json::encode_request(value, &body.schema),
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
    pub(super) fn finish(mut self: Box<Self>) -> Box<Self> {
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
                self.missing(pointer(parameter), operation.parameter_place(index, &[]));
            }
        }
        if operation.body.as_ref().is_some_and(|body| body.required) && self.body.is_none() {
            self.missing(String::new(), operation.body_place(&[]));
        }
        self
    }

    fn missing(&mut self, pointer: String, place: Option<Place>) {
        self.violations.push(Violation::new(pointer, "required", "", "", place));
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
