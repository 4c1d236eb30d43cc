//! The names of operations and their parameters.

use std::collections::{HashMap, HashSet};

use heck::ToUpperCamelCase;

use crate::model::{Api, Operation, status_words};

use super::distinct::{Wisher, distinct};
use super::spell::{snake, upper_camel, variant};

/// Methods that every client has.
const TAKEN: &[&str] = &["builder", "base_url"];

/// The names that belong to an operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperationNames {
    /// The client's method.
    pub method: String,
    /// The method that reads, changes and writes, if the operation is an update.
    pub update: String,
    /// What stands before `Error`, `Params`, `Success` and `Headers`.
    pub camel: String,
    /// The parameters, in the model's order.
    pub parameters: Vec<String>,
    /// The variants of the request body's media types, in the model's order.
    pub bodies: Vec<String>,
    /// The bodies of the answers, in the model's order: used where one may be of several kinds.
    pub answers: Vec<String>,
    /// The headers, in the order of [`Operation::headers`].
    pub headers: Vec<String>,
}

/// The names of all operations, in the model's order.
pub(super) fn operations(api: &Api) -> Vec<OperationNames> {
    let mut taken: HashSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for id in api.operations.iter().filter_map(|operation| operation.id.as_deref()) {
        *ids.entry(id).or_default() += 1;
    }
    let own = |operation: &Operation| operation.id.as_deref().is_some_and(|id| ids.get(id) == Some(&1));
    let wishers: Vec<Wisher> = api.operations.iter().map(|operation| wisher(operation, own(operation))).collect();
    let methods = distinct(&wishers, &mut taken, "_");
    let updates = updates(&methods, &mut taken);
    let camels: Vec<Wisher> = methods
        .iter()
        .map(|method| {
            let bare = method.strip_prefix("r#").unwrap_or(method);
            Wisher { wish: upper_camel(bare).trim_end_matches('_').to_owned(), key: method.clone() }
        })
        .collect();
    let camels = distinct(&camels, &mut HashSet::new(), "");
    let mut answers = answer_bodies(api, &camels).into_iter();
    let named = methods.into_iter().zip(updates).zip(camels).zip(&api.operations);
    named
        .map(|(((method, update), camel), operation)| OperationNames {
            method,
            update,
            camel,
            parameters: parameters(operation),
            bodies: bodies(operation),
            answers: answers.by_ref().take(operation.answers.len()).collect(),
            headers: headers(operation),
        })
        .collect()
}

/// What the methods are called that read, change and write: methods of the document keep their names.
fn updates(methods: &[String], taken: &mut HashSet<String>) -> Vec<String> {
    let wishers = methods.iter().map(|method| {
        let bare = method.strip_prefix("r#").unwrap_or(method);
        Wisher { wish: format!("{}_with", bare.trim_end_matches('_')), key: method.clone() }
    });
    distinct(&wishers.collect::<Vec<_>>(), taken, "_")
}

/// The bodies of all answers of all operations. An operation may be called what another's answer is.
fn answer_bodies(api: &Api, camels: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = camels.iter().map(|camel| format!("{camel}Body")).collect();
    let all = camels.iter().zip(&api.operations).flat_map(|(camel, operation)| {
        operation.answers.iter().map(move |answer| Wisher {
            wish: format!("{camel}{}Body", status_words(&answer.status).to_upper_camel_case()),
            key: format!("{camel} {}", answer.status),
        })
    });
    distinct(&all.collect::<Vec<_>>(), &mut taken, "")
}

fn headers(operation: &Operation) -> Vec<String> {
    let mut taken = HashSet::from(["extra".to_owned()]);
    let all = operation.headers().into_iter();
    let all = all.map(|header| Wisher { wish: snake(&header.wire), key: header.wire.to_ascii_lowercase() });
    distinct(&all.collect::<Vec<_>>(), &mut taken, "_")
}

/// An id that several operations have does not tell them apart; their methods and paths do.
fn wisher(operation: &Operation, own: bool) -> Wisher {
    let place = format!("{} {}", operation.method, operation.path);
    let wish = match operation.given.as_ref().or(operation.id.as_ref()) {
        Some(id) => id.clone(),
        None => place.to_lowercase().replace(['{', '}'], " "),
    };
    let key = match &operation.id {
        Some(id) if own => id.clone(),
        Some(id) => format!("{id} {place}"),
        None => place,
    };
    Wisher { wish: snake(&wish), key }
}

/// Parameters are distinct within their operation; `body` and `params` are taken by arguments of their own.
fn parameters(operation: &Operation) -> Vec<String> {
    let mut taken = HashSet::from(["body", "params", "extra"].map(str::to_owned));
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
