//! Each operation as an async function over reqwest: the URL, the query, the headers, a JSON body, and the JSON of the
//! first documented success. Errors of the provider are statuses here, which favours this side.
//!
//! ```text
//! pub async fn show_pet(&self, id: i64, tags: Option<&[&str]>) -> Result<types::Pet, reqwest::Error> { … }
//! ```

use std::fmt::Write;

use tintype_codegen::Checked;
use tintype_codegen::model::{Coding, Encoding, Kind, Operation, OperationId, Parameter, ParameterPlace};

use super::{Emit, Flavour};

/// The client of a document, over the types of [`super::any_module`] in a module `types`.
#[allow(dead_code)]
pub(crate) fn calls(checked: &Checked) -> String {
    let Checked { api, names, facts, .. } = checked;
    let emit = Emit { api, names, flavour: Flavour::Plain, facts: Some(facts), types: "types::" };
    let mut out =
        "pub struct Client {\n    pub http: reqwest::Client,\n    pub base: String,\n}\nimpl Client {\n".to_owned();
    for (index, operation) in api.operations.iter().enumerate() {
        emit.call(&mut out, OperationId(index), operation);
    }
    out.push_str("}\n");
    out
}

impl Emit<'_> {
    fn call(&self, out: &mut String, id: OperationId, operation: &Operation) {
        let names = self.names.operation(id);
        let parameters: Vec<(&Parameter, String)> = operation
            .parameters
            .iter()
            .zip(&names.parameters)
            .filter(|(it, _)| it.fixed.is_none() && it.location != ParameterPlace::Cookie)
            .map(|(parameter, name)| (parameter, name.trim_start_matches("r#").to_owned()))
            .collect();
        let mut signature = String::new();
        for (parameter, name) in &parameters {
            let kind = scalar(&parameter.schema.without_null().kind);
            let kind = if is_optional(parameter) { format!("Option<{kind}>") } else { kind.to_owned() };
            let _ = write!(signature, ", p_{name}: {kind}");
        }
        let content = operation.body.as_ref().and_then(|body| body.contents.first());
        let (body, send) = match content {
            Some(content) if content.encoding == Encoding::Json => {
                (format!(", body: &{}", self.kind(&content.schema.kind)), ".json(body)".to_owned())
            }
            Some(content) => {
                let send = format!(".header(\"content-type\", {:?}).body(body)", content.sent());
                (", body: Vec<u8>".to_owned(), send)
            }
            None => (String::new(), String::new()),
        };
        let success = operation.answers.iter().find(|answer| answer.is_success()).and_then(|answer| answer.body());
        let (kind, read) = match success {
            Some(body) if body.coding == Coding::Json => (self.kind(&body.schema.kind), ".json().await"),
            Some(_) => ("Vec<u8>".to_owned(), ".bytes().await.map(|bytes| bytes.to_vec())"),
            None => ("()".to_owned(), ""),
        };
        let method = &names.method;
        // Writing to a string can't fail.
        let _ = writeln!(out, "    pub async fn {method}(&self{signature}{body}) -> Result<{kind}, reqwest::Error> {{");
        let _ = writeln!(out, "        let url = {};", url(operation, &parameters));
        let verb = format!("reqwest::Method::from_bytes(b{:?}).unwrap_or_default()", operation.method);
        let _ = writeln!(out, "        let request = self.http.request({verb}, url){send};");
        for (parameter, name) in &parameters {
            if let Some(adds) = adds(parameter, name) {
                let _ = writeln!(out, "        {adds}");
            }
        }
        let end = if read.is_empty() { "; Ok(())".to_owned() } else { read.to_owned() };
        let _ = writeln!(out, "        request.send().await?.error_for_status()?{end}\n    }}");
    }
}

fn is_optional(parameter: &Parameter) -> bool {
    !parameter.required && parameter.location != ParameterPlace::Path
}

/// What a parameter is given as: what has no text of its own is given as text.
fn scalar(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "bool",
        Kind::Integer(_) => "i64",
        Kind::Number => "f64",
        Kind::Array(_) => "&[&str]",
        _ => "&str",
    }
}

/// The expression of the URL.
fn url(operation: &Operation, parameters: &[(&Parameter, String)]) -> String {
    let (mut format, mut values) = ("{}".to_owned(), "self.base".to_owned());
    let mut rest = operation.path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((wire, after)) = after.split_once('}') else { break };
        format.push_str(before);
        rest = after;
        let is_it = |it: &&(&Parameter, String)| it.0.location == ParameterPlace::Path && it.0.wire == wire;
        if let Some((parameter, name)) = parameters.iter().find(is_it) {
            let list = matches!(parameter.schema.without_null().kind, Kind::Array(_));
            format.push_str("{}");
            values += &if list { format!(", p_{name}.join(\",\")") } else { format!(", p_{name}") };
        }
    }
    format += &rest.replace('{', "{{").replace('}', "}}");
    format!("format!({format:?}, {values})")
}

/// The statement that adds a parameter to the request.
fn adds(parameter: &Parameter, name: &str) -> Option<String> {
    let wire = &parameter.wire;
    let list = matches!(parameter.schema.without_null().kind, Kind::Array(_));
    let add = match (parameter.location, list) {
        (ParameterPlace::Query, true) => {
            format!("request.query(&p_{name}.iter().map(|it| ({wire:?}, *it)).collect::<Vec<_>>())")
        }
        (ParameterPlace::Query, false) => format!("request.query(&[({wire:?}, p_{name})])"),
        (ParameterPlace::Header, true) => format!("request.header({wire:?}, p_{name}.join(\",\"))"),
        (ParameterPlace::Header, false) => format!("request.header({wire:?}, p_{name}.to_string())"),
        _ => return None,
    };
    Some(match is_optional(parameter) {
        true => format!("let request = if let Some(p_{name}) = p_{name} {{ {add} }} else {{ request }};"),
        false => format!("let request = {add};"),
    })
}
