//! Operations: every method of every path.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Span};
use crate::load::NodeId;
use crate::model::{
    Doc, Kind, Operation, OperationId, Owner, Parameter, ParameterPlace, Schema, Scheme, Style, Target, TextFormat,
    Wish,
};

use super::{Lower, callback, keywords, path_query, security, server};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Reads every operation of `paths`.
pub(super) fn operations(lower: &mut Lower<'_>, root: NodeId, schemes: &[Scheme]) -> Vec<Operation> {
    let everywhere = security::requirements(lower, root, schemes);
    let found = find(lower, root);
    // In the order of their paths: what an inline type is named after must not depend on the document's order.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|index| (&found[*index].path, &found[*index].method));
    let mut read: Vec<Option<Operation>> = Vec::new();
    read.resize_with(found.len(), || None);
    for index in order {
        read[index] = operation(lower, &found[index], OperationId(index), schemes, &everywhere);
    }
    close_up(lower, read)
}

/// An operation before it is read.
struct Found {
    path: String,
    place: Span,
    /// In capitals, or as `additionalOperations` has it.
    method: String,
    node: NodeId,
    /// The parameters of its path item.
    common: Vec<NodeId>,
    /// The path item, what stands beside its reference first.
    items: Vec<NodeId>,
}

/// Every operation, in the document's order.
fn find(lower: &mut Lower<'_>, root: NodeId) -> Vec<Found> {
    let mut found = Vec::new();
    for (path, place, node) in lower.map(root, "paths") {
        if path.starts_with("x-") {
            continue;
        }
        // What stands beside a path item's reference holds as well, and first.
        let mut items = vec![node, lower.follow(node)];
        items.dedup();
        if !lower.is_object(node, "a path item") {
            continue;
        }
        items.retain(|item| lower.is_object(*item, "a path item"));
        items.iter().for_each(|item| keywords::check(lower, *item, "path item", keywords::PATH_ITEM));
        if !path.starts_with('/') {
            let message = format!("the path `{path}` does not begin with a slash");
            let help = format!("write `/{path}`");
            lower.diagnostics.push(Diagnostic::error("path", place, message).help(help));
        }
        let common: Vec<NodeId> = items.iter().flat_map(|item| lower.list(*item, "parameters")).collect();
        let mut seen = HashSet::new();
        for item in &items {
            for (method, node) in methods(lower, *item) {
                let node = lower.follow(node);
                if seen.insert(method.clone()) && lower.is_object(node, "an operation") {
                    let (path, common, items) = (path.clone(), common.clone(), items.clone());
                    found.push(Found { path, place, method, node, common, items });
                }
            }
        }
    }
    found
}

/// The operations of a path item by their methods; those of `additionalOperations` (OpenAPI 3.2) are spelled as they are.
pub(super) fn methods(lower: &mut Lower<'_>, item: NodeId) -> Vec<(String, NodeId)> {
    let own =
        METHODS.iter().filter_map(|method| Some((method.to_ascii_uppercase(), lower.document.get(item, method)?)));
    let mut all: Vec<(String, NodeId)> = own.collect();
    all.extend(lower.map(item, "additionalOperations").into_iter().map(|(method, _, node)| (method, node)));
    all
}

/// The operations without those that could not be read; their types are told the ids that remain.
fn close_up(lower: &mut Lower<'_>, read: Vec<Option<Operation>>) -> Vec<Operation> {
    let mut ids = Vec::with_capacity(read.len());
    let mut next = 0;
    for operation in &read {
        ids.push(next);
        next += usize::from(operation.is_some());
    }
    for (id, _) in lower.webhooks.iter_mut().filter_map(|webhook| webhook.callback.as_mut()) {
        id.0 = ids.get(id.0).copied().unwrap_or(id.0);
    }
    for wish in lower.types.iter_mut().flatten().map(|read| &mut read.wish) {
        if let Wish::Part(Owner::Operation(id), _) = wish {
            id.0 = ids.get(id.0).copied().unwrap_or(id.0);
        }
    }
    read.into_iter().flatten().collect()
}

fn operation(
    lower: &mut Lower<'_>,
    found: &Found,
    id: OperationId,
    schemes: &[Scheme],
    everywhere: &[Vec<String>],
) -> Option<Operation> {
    let node = found.node;
    keywords::check(lower, node, "operation", keywords::OPERATION);
    lower.usage.note_operation(lower.document.span(node), format!("{} {}", found.method, found.path));
    let owner = Owner::Operation(id);
    let body = lower.request_body(node, &found.method, owner);
    let parameters = parameters(lower, node, owner, &found.common, (&found.path, found.place));
    let answers = lower.answers(node, owner, found.method == "HEAD");
    let own = lower.document.get(node, "security").is_some();
    let security = if own { security::requirements(lower, node, schemes) } else { everywhere.to_vec() };
    callback::callbacks(lower, node, id);
    Some(Operation {
        id: lower.string(node, "operationId"),
        given: lower.string(node, "x-tintype-name"),
        method: found.method.clone(),
        path: found.path.clone(),
        doc: lower.doc(node),
        tags: lower.strings(node, "tags").into_iter().map(|(tag, _)| tag).collect(),
        parameters,
        body,
        answers,
        security,
        servers: server::of_operation(lower, node, &found.items),
        retry: lower.repeat(node),
        update: lower.update(node),
        paging: lower.paging(node),
        mock: lower.mock(node),
        place: lower.document.key_span(node),
    })
}

/// The operation's own parameters and those of the path item that it does not replace.
fn parameters(
    lower: &mut Lower<'_>,
    node: NodeId,
    owner: Owner,
    common: &[NodeId],
    path: (&str, Span),
) -> Vec<Parameter> {
    let own = lower.list(node, "parameters");
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut taken: HashMap<(ParameterPlace, String), Span> = HashMap::new();
    for (nodes, replaces) in [(own.as_slice(), false), (common, true)] {
        let mut here = HashSet::new();
        for node in nodes {
            let Some(parameter) = lower.parameter(*node, owner) else { continue };
            let key = (parameter.location, folded(&parameter));
            if !here.insert(key.clone()) {
                let message = format!("the parameter `{}` is declared twice", parameter.wire);
                let first = taken.get(&key).copied().unwrap_or(parameter.place);
                let diagnostic = Diagnostic::error("parameter", parameter.place, message).also(first, "the other one");
                lower.diagnostics.push(diagnostic);
            } else if !(replaces && taken.contains_key(&key)) {
                taken.insert(key, parameter.place);
                parameters.push(parameter);
            }
        }
    }
    let target = Target::of(path.0);
    if let Some(query) = target.query {
        path_query::read(lower, query, path.1, &mut parameters);
    }
    match_path(lower, (target.path, path.1), &mut parameters);
    // Those of the path first, in its own order, as a reader of the path expects its arguments.
    let names = server::names(target.path);
    parameters.sort_by_key(|parameter| match parameter.location {
        ParameterPlace::Path => names.iter().position(|name| *name == parameter.wire).unwrap_or(names.len()),
        _ => usize::MAX,
    });
    parameters
}

/// Declares the path's undeclared names as strings, and reports declared names that the path lacks.
fn match_path(lower: &mut Lower<'_>, (path, place): (&str, Span), parameters: &mut Vec<Parameter>) {
    let names = server::names(path);
    parameters.retain(|parameter| {
        let misplaced = parameter.location == ParameterPlace::Path && !names.contains(&parameter.wire.as_str());
        if misplaced {
            let message = format!("the path `{path}` has no `{{{}}}`", parameter.wire);
            let diagnostic = Diagnostic::error("parameter", parameter.place, message);
            let close = crate::diagnostic::suggest(&parameter.wire, names.iter().copied());
            lower.diagnostics.push(match close {
                Some(name) => diagnostic.help(format!("did you mean `{name}`?")),
                None => diagnostic.help("correct the name, or the path, or where the parameter is sent"),
            });
        }
        !misplaced
    });
    for name in names {
        if !parameters.iter().any(|p| p.location == ParameterPlace::Path && p.wire == name) {
            let message = format!("the path names `{name}`, which is not declared as a parameter");
            let help = "it is taken for a string; declare it under `parameters` with `in: path`";
            lower.diagnostics.push(Diagnostic::warning("parameter", place, message).help(help));
            parameters.push(undeclared(name, place));
        }
    }
}

/// A parameter's name as servers compare it: headers without regard to case (RFC 9110, section 5.1).
fn folded(parameter: &Parameter) -> String {
    match parameter.location {
        ParameterPlace::Header => parameter.wire.to_ascii_lowercase(),
        _ => parameter.wire.clone(),
    }
}

fn undeclared(name: &str, place: Span) -> Parameter {
    Parameter {
        wire: name.to_owned(),
        given: None,
        location: ParameterPlace::Path,
        style: Style::Simple,
        explode: false,
        reserved: false,
        empty: false,
        required: true,
        sensitive: false,
        default: None,
        fixed: None,
        schema: Schema::of(Kind::Text(TextFormat::Plain)),
        doc: Doc::default(),
        place,
    }
}
