//! `servers` and their variables.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{Doc, Operation, Server, Variable};

use super::{Lower, keywords};

/// So many declared variables that the URL does not have are taken for misspelt ones.
const MOST_SPARE: usize = 100;

/// The servers that a call goes to in place of the document's: the operation's, else its path item's (section 4.8.9).
pub(super) fn of_operation(lower: &mut Lower<'_>, operation: NodeId, items: &[NodeId]) -> Vec<Server> {
    let declares =
        |node: &NodeId| lower.document.get(*node, "servers").is_some_and(|it| !lower.document.items(it).is_empty());
    let node = std::iter::once(&operation).chain(items).copied().find(|node| declares(node));
    node.map(|node| servers(lower, node)).unwrap_or_default()
}

/// Where the document has none and every operation has its own, those of the first stand in: a client then needs no
/// base URL, and its credentials are bound to their origin.
pub(super) fn stand_ins(servers: Vec<Server>, operations: &[Operation]) -> Vec<Server> {
    let every = operations.iter().all(|operation| !operation.servers.is_empty());
    match operations.first() {
        Some(first) if servers.is_empty() && every => first.servers.clone(),
        _ => servers,
    }
}

/// The servers of the document, a path item or an operation.
pub(super) fn servers(lower: &mut Lower<'_>, root: NodeId) -> Vec<Server> {
    let mut servers = Vec::new();
    for node in lower.list(root, "servers") {
        if !lower.is_object(node, "a server") {
            continue;
        }
        keywords::check(lower, node, "server", keywords::SERVER);
        let Some(url) = lower.string(node, "url") else { continue };
        if is_bare_host(&url) {
            let message =
                "the server's URL has no scheme, so that it is a path on the server that the document comes from";
            let scheme = if url.starts_with("localhost") { "http" } else { "https" };
            let span = lower.value_span(node, "url");
            lower
                .diagnostics
                .push(Diagnostic::warning("server", span, message).help(format!("write `{scheme}://{url}`")));
        }
        let mut variables = variables(lower, node);
        let named = names(&url);
        let declared: Vec<String> = variables.iter().map(|variable| variable.name.clone()).collect();
        let used: HashSet<&str> = named.iter().copied().collect();
        let spare: Vec<&str> = declared.iter().map(String::as_str).filter(|name| !used.contains(name)).collect();
        let mut known: HashSet<&str> = declared.iter().map(String::as_str).collect();
        for name in named {
            if known.insert(name) {
                let span = lower.value_span(node, "url");
                let message = format!("the server's URL has a variable `{name}` that `variables` does not declare");
                let help = match suggest(name, spare.iter().copied().take(MOST_SPARE)) {
                    Some(other) => {
                        format!("`variables` has `{other}`: spell both alike; as it stands, the caller must give it")
                    }
                    None => format!(
                        "the caller must give it, with `server_variable`; or declare `{name}` with a default under `variables`"
                    ),
                };
                lower.diagnostics.push(Diagnostic::warning("server", span, message).help(help));
                variables.push(Variable {
                    name: name.to_owned(),
                    default: None,
                    values: Vec::new(),
                    doc: Doc::default(),
                });
            }
        }
        servers.push(Server { url, variables, doc: lower.doc(node) });
    }
    servers
}

fn variables(lower: &mut Lower<'_>, server: NodeId) -> Vec<Variable> {
    let mut variables = Vec::new();
    for (name, place, node) in lower.map(server, "variables") {
        if !lower.is_object(node, "a server variable") {
            continue;
        }
        keywords::check(lower, node, "server variable", keywords::VARIABLE);
        let values: Vec<String> = lower.strings(node, "enum").into_iter().map(|(text, _)| text).collect();
        let default = lower.string(node, "default");
        if default.is_none() {
            let message = format!("the server variable `{name}` has no default");
            let help = "OpenAPI demands one; without it the caller must give the value, with `server_variable`";
            lower.diagnostics.push(Diagnostic::error("server", place, message).help(help));
        }
        if let Some(default) = &default
            && !values.is_empty()
            && !values.contains(default)
        {
            let span = lower.value_span(node, "default");
            let message = format!("the default `{default}` is none of the variable's values");
            let help = format!("one of {}, or list it under `enum`", values.join(", "));
            lower.diagnostics.push(Diagnostic::error("server", span, message).help(help));
        }
        variables.push(Variable { name, default, values, doc: lower.doc(node) });
    }
    variables
}

/// Whether a URL begins with what looks like a host: a domain, or a name with a port.
fn is_bare_host(url: &str) -> bool {
    let host = url.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let is_port = host.len() == name.len() || (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    // `v1.0` is a path.
    let domain =
        name.rsplit_once('.').map(|(_, last)| last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_name && is_port && domain.unwrap_or(!port.is_empty())
}

/// The names in braces.
pub(crate) fn names(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}
