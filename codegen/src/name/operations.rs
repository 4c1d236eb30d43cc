//! The names of operations and their parameters.

use std::collections::HashSet;

use crate::model::{Api, Operation};

use super::distinct::{Wisher, distinct};
use super::spell::{snake, upper_camel, variant};

/// Methods that every client has.
const TAKEN: &[&str] = &["builder", "base_url"];

/// The names that belong to an operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperationNames {
    /// The client's method.
    pub method: String,
    /// What stands before `Error`, `Params` and `Success`.
    pub camel: String,
    /// The parameters, in the model's order.
    pub parameters: Vec<String>,
    /// The variants of the body's media types, in the model's order.
    pub bodies: Vec<String>,
}

/// The names of all operations, in the model's order.
pub(super) fn operations(api: &Api) -> Vec<OperationNames> {
    let mut taken: HashSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    let wishers: Vec<Wisher> = api.operations.iter().map(wisher).collect();
    let methods = distinct(&wishers, &mut taken, "_");
    let camels: Vec<Wisher> = methods
        .iter()
        .map(|method| {
            let bare = method.strip_prefix("r#").unwrap_or(method);
            Wisher { wish: upper_camel(bare).trim_end_matches('_').to_owned(), key: method.clone() }
        })
        .collect();
    let camels = distinct(&camels, &mut HashSet::new(), "");
    let parts = api.operations.iter().map(|operation| (parameters(operation), bodies(operation)));
    methods
        .into_iter()
        .zip(camels)
        .zip(parts)
        .map(|((method, camel), (parameters, bodies))| OperationNames { method, camel, parameters, bodies })
        .collect()
}

fn wisher(operation: &Operation) -> Wisher {
    let place = format!("{} {}", operation.method, operation.path);
    let wish = match operation.given.as_ref().or(operation.id.as_ref()) {
        Some(id) => id.clone(),
        None => place.to_lowercase().replace(['{', '}'], " "),
    };
    Wisher { wish: snake(&wish), key: operation.id.clone().unwrap_or(place) }
}

/// Parameters are distinct within their operation; `body` and `params` are taken by arguments of their own.
fn parameters(operation: &Operation) -> Vec<String> {
    let mut taken = HashSet::from(["body".to_owned(), "params".to_owned(), "extra".to_owned()]);
    let wishers: Vec<Wisher> = operation
        .parameters
        .iter()
        .map(|parameter| Wisher {
            wish: snake(parameter.given.as_deref().unwrap_or(&parameter.wire)),
            key: format!("{} {:?}", parameter.wire, parameter.location),
        })
        .collect();
    distinct(&wishers, &mut taken, "_")
}

/// The media types of a body are distinct within their operation.
fn bodies(operation: &Operation) -> Vec<String> {
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let wishers: Vec<Wisher> =
        contents.map(|content| Wisher { wish: variant(&content.wish), key: content.media.clone() }).collect();
    distinct(&wishers, &mut HashSet::new(), "")
}
