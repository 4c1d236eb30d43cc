//! A request while it takes shape: values are checked and become text as they come.

use std::time::Duration;

use http::header::{HeaderMap, HeaderName};
use url::Url;

use super::{AnswerCheck, Client, RetryPolicy};
use crate::auth::Lease;
use crate::body::{self, Encoded};
use crate::error::Error;
use crate::operation::{Allow, Content, Encoding, In, Operation, Parameter, Style};
use crate::params::{self, encode};
use crate::shape::{Place, Schema, View};
use crate::stream::ReconnectPolicy;
use crate::transport::Body;
use crate::update::Sent;
use crate::validate::{Mode, Violation, Violations, validate_view};
use crate::value::Json;
use crate::value::pointer::escape;

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
    /// Those that interceptors set, for one attempt.
    pub(crate) added: HeaderMap,
    /// How many attempts were begun.
    pub(crate) number: u32,
    pub(crate) body: Option<Encoded>,
    /// The body's value, for what is said of it after the answer.
    pub(crate) sent: Option<Sent>,
    pub(crate) violations: Violations,
    pub(crate) fault: Option<Error>,
    pub(crate) validate: bool,
    pub(crate) answers: AnswerCheck,
    pub(crate) strict: bool,
    pub(crate) timeout: Duration,
    pub(crate) idle: Duration,
    pub(crate) retries: RetryPolicy,
    pub(crate) limit: Option<usize>,
    /// Whether the body of a success is given as it comes.
    pub(crate) stream: bool,
    /// The tokens of this attempt.
    pub(crate) tokens: Vec<(&'static str, Lease)>,
    /// Whether a token was renewed because of this call.
    pub(crate) renewed: bool,
    /// Whether the request is signed.
    pub(crate) signed: bool,
    /// Where the request was sent to.
    pub(crate) sent_to: Option<String>,
    /// Where it is sent to next, in place of the operation's own path.
    pub(crate) next: Option<Url>,
    /// Whether its stream of events comes back.
    pub(crate) reconnect: Option<ReconnectPolicy>,
    /// Where it goes in place of the operation's path: the link to a page. Its query is in `query`.
    pub(crate) link: Option<Url>,
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
            added: HeaderMap::new(),
            number: 0,
            body: None,
            sent: None,
            violations: Violations::up_to(client.0.most),
            fault: None,
            validate: client.0.validate,
            answers: client.0.answers.clone(),
            strict: client.0.strict,
            timeout: client.0.timeout,
            idle: client.0.idle,
            retries: client.0.retries,
            limit: client.0.limit,
            stream: false,
            tokens: Vec::new(),
            renewed: false,
            signed: false,
            sent_to: None,
            next: None,
            reconnect: None,
            link: None,
            seen: vec![false; operation.parameters.len()],
            client,
        }
    }

    /// The same request once more, for another page or another connection; nothing where the body is a stream. What is wrong
    /// with it is said the first time.
    pub(crate) fn again(&self) -> Option<Box<Plan>> {
        let body = match &self.body {
            Some(Encoded { body, media }) => Some(Encoded { body: body.again()?, media: media.clone() }),
            None => None,
        };
        let mut plan = Plan::new(self.client.clone(), self.operation);
        plan.path.clone_from(&self.path);
        plan.query.clone_from(&self.query);
        plan.cookies.clone_from(&self.cookies);
        plan.headers.clone_from(&self.headers);
        plan.by_hand.clone_from(&self.by_hand);
        plan.body = body;
        plan.sent.clone_from(&self.sent);
        plan.answers.clone_from(&self.answers);
        (plan.strict, plan.validate, plan.stream) = (self.strict, self.validate, self.stream);
        (plan.timeout, plan.idle, plan.limit) = (self.timeout, self.idle, self.limit);
        plan.retries = self.retries;
        plan.link.clone_from(&self.link);
        plan.seen.clone_from(&self.seen);
        Some(Box::new(plan))
    }

    /// The same request for another call. What is wrong with this one is said by the first that is made of it.
    pub(super) fn another(&mut self) -> Box<Plan> {
        let mut plan = self.again().unwrap_or_else(|| {
            self.fail(Error::Request { reason: "a body that is a stream is sent once" });
            Box::new(Plan::new(self.client.clone(), self.operation))
        });
        plan.violations = self.violations.clone();
        plan.fault = self.fault.take();
        plan
    }

    /// Takes the value of a declared parameter.
    pub(super) fn parameter(&mut self, name: &str, view: View<'_>) {
        let Some((index, parameter)) = self.find(name) else {
            let reason = "the operation has no such parameter";
            self.fail(Error::Argument { parameter: name.to_owned(), reason });
            return;
        };
        if is_nothing(view, parameter.style) {
            return;
        }
        let empty = matches!(view, View::Text("")) && parameter.allow.has(Allow::EMPTY);
        if self.validate && !empty {
            self.check(index, parameter, view);
        }
        if let Some(seen) = self.seen.get_mut(index) {
            *seen = true;
        }
        if let Err(reason) = self.put(parameter, view) {
            self.refuse(parameter, reason);
        }
    }

    /// Takes the value of a parameter that may not be declared, and then goes into the query.
    pub(super) fn unlisted(&mut self, name: &str, view: View<'_>) {
        if self.find(name).is_some() {
            return self.parameter(name, view);
        }
        let spelling = (Style::Form, true, Allow::NONE);
        if let Err(reason) = params::query(&mut self.query, name, view, &Schema::ANY, spelling) {
            self.fail(Error::Argument { parameter: format!("query/{name}"), reason });
        }
    }

    /// The parameter of a name, or of a place and a name.
    pub(super) fn find(&self, name: &str) -> Option<(usize, &'static Parameter)> {
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
    fn check(&mut self, index: usize, parameter: &Parameter, view: View<'_>) {
        let mut found = validate_view(view, &parameter.schema, Mode::Request, self.client.0.most);
        found.locate(&|| self.operation.parameter_location(parameter), &|steps| {
            self.operation.parameter_place(index, steps)
        });
        if parameter.sensitive {
            found.mask();
        }
        self.violations.append(found.prefixed(&pointer(parameter)));
    }

    /// Puts a value where it is sent.
    fn put(&mut self, parameter: &'static Parameter, view: View<'_>) -> Result<(), &'static str> {
        let (name, style, explode) = (parameter.name, parameter.style, parameter.explode);
        let content = content(parameter, view)?;
        let view = content.as_deref().map_or(view, View::Text);
        match parameter.place {
            In::Path => {
                let encode = if parameter.allow.has(Allow::RESERVED) { encode::segment } else { encode::value };
                let (raw, encoded) = params::path_value(name, &params::flatten(view)?, style, explode, encode)
                    .ok_or("a path needs a value")?;
                // An empty label; a template that has nothing beside it is caught when the URL is made.
                if raw != "." || style != Style::Label {
                    let slashes = self.client.0.slashes && !parameter.allow.has(Allow::RESERVED);
                    if slashes { params::check_segments(&raw) } else { params::check_segment(&raw) }?;
                }
                self.path.push((name, encoded));
            }
            In::Query => {
                params::query(&mut self.query, name, view, &parameter.schema, (style, explode, parameter.allow))?;
            }
            In::QueryString => {
                let text = content.unwrap_or_default();
                match style {
                    Style::UrlEncoded => self.query = text,
                    _ => encode::value(&mut self.query, &text),
                }
            }
            In::Cookie => params::cookie(&mut self.cookies, name, &params::flatten(view)?, style, explode)?,
            In::Header => {
                let name: HeaderName = name.parse().map_err(|_| "it is no header's name")?;
                if let Some(mut value) = params::header(&params::flatten(view)?, explode)? {
                    value.set_sensitive(parameter.sensitive);
                    self.headers.insert(name, value);
                }
            }
        }
        Ok(())
    }

    /// Takes the body, as the media type at an index.
    pub(super) fn fill_body(&mut self, index: usize, view: View<'_>) {
        let view = match view {
            // A body whose schema allows null is an `Option` for that alone.
            View::Absent if self.takes_null(index) => View::Null,
            View::Absent => return,
            other => other,
        };
        let Some(content) = self.content(index) else { return };
        if self.validate {
            let mut found = validate_view(view, &content.schema, Mode::Request, self.client.0.most);
            found.locate(&|| self.operation.body_location(content), &|steps| self.operation.body_place(index, steps));
            self.violations.append(found);
        }
        match body::encode(view, content, self.client.0.boundary.as_deref()) {
            Ok(encoded) => {
                self.sent = Sent::of(self.operation, content, view, &encoded);
                self.body = Some(encoded);
            }
            Err(reason) => {
                self.fail(Error::Request { reason });
                self.body = Some(body::raw(Body::empty(), content.media));
            }
        }
    }

    /// Takes the body's bytes as they are sent, as the media type at an index.
    pub(super) fn fill_bytes(&mut self, index: usize, bytes: Body) {
        if let Some(content) = self.content(index) {
            self.body = Some(body::raw(bytes, content.media));
        }
    }

    /// Whether null is something that the schema of a body names, and that can be sent.
    fn takes_null(&self, index: usize) -> bool {
        let content = self.operation.body.as_ref().and_then(|body| body.content.get(index));
        content.is_some_and(|it| it.encoding == Encoding::Json && it.schema.holds_null() && !it.schema.is_free())
    }

    fn content(&mut self, index: usize) -> Option<&'static Content> {
        let content = self.operation.body.as_ref().and_then(|body| body.content.get(index));
        if content.is_none() {
            self.fail(Error::Request { reason: "the operation takes no body" });
        }
        content
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
                if let Err(reason) = self.put(parameter, View::Text(fixed)) {
                    self.refuse(parameter, reason);
                }
            } else if parameter.required || parameter.place == In::Path {
                let holder = operation.parameter_location(parameter);
                let holder = holder.strip_suffix("/schema").unwrap_or(&holder);
                self.missing(pointer(parameter), operation.parameter_place(index, &[]), holder);
            }
        }
        if operation.body.as_ref().is_some_and(|body| body.required) && self.body.is_none() {
            self.missing(String::new(), operation.body_place(0, &[]), &operation.body_word());
        }
        self
    }

    fn missing(&mut self, pointer: String, place: Option<Place>, holder: &str) {
        self.violations.push(Violation::new(pointer, "required", "", "", place).within(holder));
    }

    fn refuse(&mut self, parameter: &Parameter, reason: &'static str) {
        let parameter = format!("{}/{}", parameter.place.word(), parameter.name);
        self.fail(Error::Argument { parameter, reason });
    }

    pub(super) fn fail(&mut self, error: Error) {
        self.fault.get_or_insert(error);
    }
}

/// Whether there is nothing to send. Null is something in JSON alone.
fn is_nothing(view: View<'_>, style: Style) -> bool {
    match view {
        View::Absent => true,
        View::Null | View::Json(Json::Null) => style != Style::Json,
        View::Union(union) => is_nothing(union.value().1.view(), style),
        _ => false,
    }
}

/// The text of a parameter with `content`.
fn content(parameter: &Parameter, view: View<'_>) -> Result<Option<String>, &'static str> {
    Ok(match parameter.style {
        Style::Json => Some(body::json(view, &parameter.schema)),
        Style::Text => Some(body::text(view, &parameter.schema)),
        Style::UrlEncoded => Some(body::form_text(view, &parameter.schema)?),
        _ => None,
    })
}

/// The JSON Pointer of a parameter: `/path/id`.
fn pointer(parameter: &Parameter) -> String {
    format!("/{}/{}", parameter.place.word(), escape(parameter.name))
}
