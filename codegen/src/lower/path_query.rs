//! The query that a path's key has: each of its pairs is a parameter, for a path has no query.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Span};
use crate::load::percent_decode;
use crate::model::{Check, Doc, Kind, Parameter, ParameterPlace, Rule, Schema, Style, TextFormat};

use super::Lower;

/// Makes parameters of a query: `beta=true` is always sent, and `x={id}` takes the value of `id`. What the operation
/// declares for the same name counts before it.
pub(super) fn read(lower: &mut Lower<'_>, query: &str, place: Span, parameters: &mut Vec<Parameter>) {
    let names = |wanted| {
        let numbered = parameters.iter().enumerate().filter(move |(_, it)| it.location == wanted);
        numbered.map(|(index, it)| (it.wire.clone(), index))
    };
    let mut declared: HashSet<String> = names(ParameterPlace::Query).map(|(name, _)| name).collect();
    let of_path: HashMap<String, usize> = names(ParameterPlace::Path).collect();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let variable = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let whole = variable.is_some_and(|name| !name.contains(['{', '}']));
        if name.contains(['{', '}']) || value.contains(['{', '}']) && !whole {
            let message = format!("`{pair}` in the query of a path names a parameter within a text");
            let help = "declare a parameter with `in: query` in place of it";
            lower.diagnostics.push(Diagnostic::error("path", place, message).help(help));
            continue;
        }
        let wire = decoded(name);
        if variable.is_some_and(|name| declared.contains(name)) || !declared.insert(wire.clone()) {
            continue;
        }
        match (variable, variable.and_then(|name| of_path.get(name)).and_then(|index| parameters.get_mut(*index))) {
            (_, Some(parameter)) => {
                parameter.location = ParameterPlace::Query;
                parameter.wire = wire;
                (parameter.style, parameter.explode) = (Style::Form, true);
            }
            (Some(_), None) => parameters.push(parameter(wire, None, place)),
            (None, None) => parameters.push(parameter(wire, Some(decoded(value)), place)),
        }
    }
}

fn decoded(text: &str) -> String {
    percent_decode(&text.replace('+', " "))
}

fn parameter(wire: String, fixed: Option<String>, place: Span) -> Parameter {
    let check = fixed.iter().map(|only| Check::OneOf(vec![serde_json::Value::from(only.as_str()).to_string()]));
    let rules = check.map(|check| Rule { check, place }).collect();
    Parameter {
        wire,
        given: None,
        location: ParameterPlace::Query,
        style: Style::Form,
        explode: true,
        reserved: false,
        empty: false,
        required: true,
        sensitive: false,
        fixed,
        default: None,
        schema: Schema { kind: Kind::Text(TextFormat::Plain), rules },
        doc: Doc::default(),
        place,
    }
}
