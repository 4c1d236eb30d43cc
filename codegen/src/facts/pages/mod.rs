//! How the pages of an operation follow each other: what the document says, or what leaves no doubt.

mod declared;
mod inferred;
mod places;

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::model::{Answer, Api, Coding, Kind, Operation, Paging, Schema, TypeId};

pub(crate) use places::Step;

/// How an operation's pages follow each other; places are JSON Pointers into the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pages {
    pub(crate) next: Next,
    pub(crate) items: Option<String>,
    pub(crate) more: Option<String>,
    pub(crate) total: Option<String>,
    pub(crate) pages: Option<String>,
}

/// By what the next page is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    Link,
    Url { place: String },
    Cursor { parameter: String, place: String },
    LastItem { parameter: String, place: String },
    Page { parameter: String, first: u64 },
    Offset { parameter: String },
}

/// What leads from a page to its list of items.
pub(crate) type Steps = Vec<Step>;

impl Pages {
    /// How an operation's pages follow each other, if it has pages.
    pub(crate) fn of(api: &Api, operation: &Operation) -> Option<Pages> {
        match &operation.paging {
            Some(Paging::Off) => None,
            Some(Paging::Declared(declared)) => declared::read(api, operation, declared, &mut |_| {}),
            None => inferred::pages(api, operation),
        }
    }

    fn by(next: Next) -> Pages {
        Pages { next, items: None, more: None, total: None, pages: None }
    }

    /// `link header`, `cursor`, …
    pub(crate) fn word(&self) -> &'static str {
        match self.next {
            Next::Link => "link header",
            Next::Url { .. } => "next link",
            Next::Cursor { .. } => "cursor",
            Next::LastItem { .. } => "last item",
            Next::Page { .. } => "page number",
            Next::Offset { .. } => "offset",
        }
    }

    /// The parameter that asks for the next page.
    pub(crate) fn parameter(&self) -> Option<&str> {
        match &self.next {
            Next::Link | Next::Url { .. } => None,
            Next::Cursor { parameter, .. }
            | Next::LastItem { parameter, .. }
            | Next::Page { parameter, .. }
            | Next::Offset { parameter } => Some(parameter),
        }
    }
}

/// Reports what documents say of pages and what is not so.
pub(super) fn report(api: &Api, diagnostics: &mut Diagnostics) {
    for operation in &api.operations {
        if let Some(Paging::Declared(declared)) = &operation.paging {
            declared::read(api, operation, declared, &mut |diagnostic| diagnostics.push(diagnostic));
        }
    }
}

/// The types that are pages, each with the way to its items; none of which two operations say different things.
pub(super) fn paged(api: &Api) -> HashMap<TypeId, Steps> {
    let mut all: HashMap<TypeId, Option<Steps>> = HashMap::new();
    for operation in &api.operations {
        let Some(pages) = Pages::of(api, operation) else { continue };
        let Some((page, pointer)) = page(operation).zip(pages.items) else { continue };
        let Kind::Type(id) = page.without_null().kind else { continue };
        let steps = places::way(api, page, &pointer);
        let known = all.entry(id).or_insert_with(|| steps.clone());
        if *known != steps {
            *known = None;
        }
    }
    all.into_iter().filter_map(|(id, steps)| Some((id, steps?))).collect()
}

/// The body of a page: that of the one success that has JSON.
fn page(operation: &Operation) -> Option<&Schema> {
    let json = |answer: &&Answer| answer.is_success() && answer.bodies.iter().any(|it| it.coding == Coding::Json);
    let mut successes = operation.answers.iter().filter(json);
    match (successes.next(), successes.next()) {
        (Some(only), None) => only.json(),
        _ => None,
    }
}
