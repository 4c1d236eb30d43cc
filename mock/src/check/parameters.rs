//! Parameters: read by their style, judged by their tables.

use tintype::shape::Kind;
use tintype::{Json, Map, Mode, Violation, Violations, validate_json};
use tintype_codegen::model::{ParameterPlace, Style};

use super::read::{array, object, scalar};
use crate::document::{Operation, Parameter};
use crate::incoming::{Incoming, decoded, decoded_form};
use crate::refusal::Refusal;
use crate::words;

/// Checks all declared parameters and names all that is wrong.
pub(super) fn check(operation: &Operation, path: &[(String, String)], incoming: &Incoming) -> Result<(), Refusal> {
    let (query, cookies) = (incoming.query_pairs(), incoming.cookies());
    let mut found = Violations::new();
    for parameter in &operation.parameters {
        let value = match parameter.place {
            ParameterPlace::Path => one(path, parameter).map(|text| joined(parameter, text, decoded)),
            ParameterPlace::Header => {
                incoming.header(&parameter.name).map(|text| joined(parameter, text, str::to_owned))
            }
            ParameterPlace::Query => pairs(&query, parameter, decoded_form),
            ParameterPlace::QueryString => incoming.query.as_deref().map(|text| joined(parameter, text, decoded)),
            ParameterPlace::Cookie => pairs(&cookies, parameter, decoded),
        };
        let pointer = format!("/{}/{}", word(parameter.place), parameter.name.replace('~', "~0").replace('/', "~1"));
        match value {
            None if parameter.required => found.push(Violation::new(pointer, "required", "", "", None)),
            None => {}
            Some(value) => found.append(validate_json(&value, parameter.schema, Mode::Request).prefixed(&pointer)),
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Refusal::violations(operation, &found)) }
}

fn word(place: ParameterPlace) -> &'static str {
    match place {
        ParameterPlace::Path => "path",
        ParameterPlace::Query => "query",
        ParameterPlace::QueryString => "querystring",
        ParameterPlace::Header => "header",
        ParameterPlace::Cookie => "cookie",
    }
}

fn one<'a>(pairs: &'a [(String, String)], parameter: &Parameter) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| value.as_str())
}

/// A value in one text: `simple` and its kin in a path, `form` and its kin without `explode`, or a media type. The marks
/// between items are not encoded as the items are, except for those that a URL can't hold.
fn joined(parameter: &Parameter, text: &str, decode: fn(&str) -> String) -> Json {
    let (text, mark) = match parameter.style {
        Style::SpaceDelimited => (text.replace("%20", " ").replace('+', " "), ' '),
        Style::PipeDelimited => (text.replace("%7C", "|").replace("%7c", "|"), '|'),
        Style::Label => (text.strip_prefix('.').unwrap_or(text).to_owned(), if parameter.explode { '.' } else { ',' }),
        Style::Matrix => {
            let own = format!("{}=", parameter.name);
            let pairs = text.split(';').skip(1);
            let values = pairs.map(|pair| pair.strip_prefix(&own).unwrap_or(pair)).collect::<Vec<_>>().join(";");
            (values, if parameter.explode { ';' } else { ',' })
        }
        Style::Json => {
            let text = decode(text);
            return Json::parse(text.as_bytes()).unwrap_or_else(|_| Json::from(text));
        }
        Style::Text | Style::UrlEncoded => return scalar(parameter.schema, &decode(text)),
        Style::Simple | Style::Form | Style::DeepObject | Style::Cookie => (text.to_owned(), ','),
    };
    let items = || text.split(mark).filter(|_| !text.is_empty()).map(str::trim);
    if let Some(array) = array(parameter.schema, items().map(decode)) {
        return array;
    }
    if !object(parameter.schema) {
        return scalar(parameter.schema, &decode(&text));
    }
    if parameter.explode && matches!(parameter.style, Style::Simple | Style::Label | Style::Matrix) {
        let pairs = items().filter_map(|item| item.split_once('='));
        return members(parameter, pairs.map(|(name, value)| (decode(name), decode(value))));
    }
    let parts: Vec<String> = items().map(decode).collect();
    let pairs = parts.chunks_exact(2).filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone())));
    members(parameter, pairs)
}

/// A value in pairs of a query string or in cookies.
fn pairs(pairs: &[(String, String)], parameter: &Parameter, decode: fn(&str) -> String) -> Option<Json> {
    let some = |named: Vec<(String, String)>| {
        (!named.is_empty()).then(|| members(parameter, named.into_iter().map(|(name, text)| (name, decode(&text)))))
    };
    if parameter.style == Style::DeepObject {
        let inner = |name: &str| {
            let rest = name.strip_prefix(parameter.name.as_str())?;
            Some(rest.strip_prefix('[')?.strip_suffix(']')?.to_owned())
        };
        return some(pairs.iter().filter_map(|(name, text)| Some((inner(name)?, text.clone()))).collect());
    }
    let own = pairs.iter().filter(|(name, _)| *name == parameter.name);
    if parameter.explode
        && let Some(array) = array(parameter.schema, own.map(|(_, text)| decode(text)))
    {
        return array.as_array().is_some_and(|items| !items.is_empty()).then_some(array);
    }
    if parameter.explode && object(parameter.schema) {
        // The members stand beside other parameters, so that only those with known names are its own.
        let known = |name: &str| words::member(parameter.schema, name).is_some();
        return some(pairs.iter().filter(|(name, _)| known(name)).cloned().collect());
    }
    one(pairs, parameter).map(|text| joined(parameter, text, decode))
}

fn members(parameter: &Parameter, pairs: impl Iterator<Item = (String, String)>) -> Json {
    let mut object: Map<Json> = Map::new();
    for (name, text) in pairs {
        let value = match (words::member(parameter.schema, &name), &parameter.schema.resolved().kind) {
            (Some(field), _) => scalar(field.schema(), &text),
            (None, Kind::Map(values)) => scalar(values, &text),
            (None, _) => Json::from(text),
        };
        object.insert(name, value);
    }
    Json::Object(object)
}
