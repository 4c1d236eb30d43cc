//! Whether a request is as the document wants it, in the order a provider asks.

mod body;
mod credentials;
mod parameters;
mod read;

pub(crate) use credentials::{Accepted, expired};

use tintype::Json;

use crate::document::{Document, Operation};
use crate::incoming::{Incoming, Unread, decoded, decoded_form};
use crate::refusal::Refusal;

/// A request that passed.
pub(crate) struct Call<'a> {
    pub(crate) operation: &'a Operation,
    /// The values of path and query, by name.
    pub(crate) values: Vec<(String, String)>,
    /// The body, if the operation declares one and one was sent.
    pub(crate) body: Option<Json>,
    /// The tags that the record is to have.
    pub(crate) if_match: Option<String>,
}

/// Checks size, credentials, parameters and body.
pub(crate) fn check<'a>(
    document: &Document,
    accepted: &Accepted,
    operation: &'a Operation,
    path_values: Vec<(String, String)>,
    incoming: &Incoming,
) -> Result<Call<'a>, Refusal> {
    let bytes = match &incoming.body {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge) => return Err(Refusal::new(413, "the body is larger than 1 MiB")),
        Err(Unread::Broken) => return Err(Refusal::invalid(operation, "the body broke off")),
    };
    credentials::check(document, accepted, operation, incoming, bytes)?;
    parameters::check(operation, &path_values, incoming)?;
    let body = body::check(operation, incoming, bytes)?;
    let path_values = path_values.into_iter().map(|(name, value)| (name, decoded(&value)));
    let query_values = incoming.query_pairs().into_iter().map(|(name, value)| (name, decoded_form(&value)));
    let values = path_values.chain(query_values).collect();
    Ok(Call { operation, values, body, if_match: incoming.list("if-match") })
}
