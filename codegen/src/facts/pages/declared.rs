//! Pages that the document describes: what it names has to be there.

use super::places::{Held, find, held};
use super::{Next, Pages, page};
use crate::diagnostic::{Diagnostic, suggest};
use crate::model::{Api, DeclaredPages, Operation, PageKind, ParameterPlace, Said, Schema};

/// What a place is to hold.
#[derive(Clone, Copy, PartialEq)]
enum Due {
    Items,
    Boolean,
    Number,
    Text,
    Scalar,
}

impl Due {
    fn word(self) -> &'static str {
        match self {
            Due::Items => "an array",
            Due::Boolean => "a boolean",
            Due::Number => "a number",
            Due::Text => "a string",
            Due::Scalar => "a string or a number",
        }
    }

    fn takes(self, held: Held<'_>) -> bool {
        match held {
            Held::Any | Held::Union(_) => true,
            Held::List(_) => self == Due::Items,
            Held::Boolean => self == Due::Boolean,
            // A number may be spelled as a text.
            Held::Text => matches!(self, Due::Text | Due::Scalar | Due::Number),
            Held::Number => matches!(self, Due::Number | Due::Scalar),
            Held::Object(..) | Held::Map(_) | Held::Other => false,
        }
    }
}

/// The pages; nothing where something is not as the document says, which `report` is told.
pub(super) fn read(
    api: &Api,
    operation: &Operation,
    declared: &DeclaredPages,
    report: &mut dyn FnMut(Diagnostic),
) -> Option<Pages> {
    let body = page(operation);
    let has_pointer = [&declared.next, &declared.items, &declared.more].into_iter().any(Option::is_some);
    if body.is_none() && has_pointer {
        let message = "the pages have no body of JSON in which something could be found";
        let help = "one success has to have one body of JSON";
        report(Diagnostic::error("extension", declared.place, message).help(help));
        return None;
    }
    let parameter = match &declared.parameter {
        Some(said) => Some(checked_parameter(operation, said, report)?),
        None => None,
    };
    let mut faults = 0;
    let mut at = |said: &Option<Said>, schema: Option<&Schema>, due: Due| {
        let said = said.as_ref()?;
        let fault = schema.and_then(|schema| wrong(api, schema, said, due));
        faults += usize::from(fault.is_some());
        fault.map_or(Some(said.text.clone()), |fault| {
            report(fault);
            None
        })
    };
    let items = at(&declared.items, body, Due::Items);
    let (more, total) = (at(&declared.more, body, Due::Boolean), at(&declared.total, body, Due::Number));
    let pages = at(&declared.pages, body, Due::Number);
    let next = match declared.kind {
        PageKind::Link => Some(Next::Link),
        PageKind::Url => at(&declared.next, body, Due::Text).map(|place| Next::Url { place }),
        PageKind::Cursor => {
            let place = at(&declared.next, body, Due::Scalar);
            parameter.zip(place).map(|(parameter, place)| Next::Cursor { parameter, place })
        }
        PageKind::LastItem => {
            let item = items.as_deref().and_then(|items| find(api, body?, items).ok()?.schema);
            let item = item.and_then(|list| if let Held::List(item) = held(api, list) { Some(item) } else { None });
            let place = at(&declared.next, item, Due::Scalar);
            parameter.zip(place).map(|(parameter, place)| Next::LastItem { parameter, place })
        }
        PageKind::Page => parameter.map(|parameter| Next::Page { parameter, first: declared.first }),
        PageKind::Offset => parameter.map(|parameter| Next::Offset { parameter }),
    };
    (faults == 0).then_some(Pages { next: next?, items, more, total, pages })
}

/// A parameter that can take a value for the next page.
fn checked_parameter(operation: &Operation, said: &Said, report: &mut dyn FnMut(Diagnostic)) -> Option<String> {
    let takes = |place| matches!(place, ParameterPlace::Query | ParameterPlace::Header);
    let mut all = operation.parameters.iter();
    if all.any(|parameter| parameter.wire == said.text && takes(parameter.location) && parameter.fixed.is_none()) {
        return Some(said.text.clone());
    }
    if operation.parameters.iter().any(|parameter| parameter.wire == said.text) {
        let message = format!("the parameter `{}` cannot ask for a page", said.text);
        let help = "it has to be one of the query or a header, with more than one value";
        report(Diagnostic::error("extension", said.place, message).help(help));
        return None;
    }
    let names = operation.parameters.iter().filter(|it| takes(it.location)).map(|it| it.wire.as_str());
    let message = format!("the operation has no parameter `{}` in the query or a header", said.text);
    let diagnostic = Diagnostic::error("extension", said.place, message);
    report(match suggest(&said.text, names) {
        Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
        None => diagnostic.help("name the parameter that asks for the next page, as the document spells it"),
    });
    None
}

/// What is wrong with a place.
fn wrong(api: &Api, schema: &Schema, said: &Said, due: Due) -> Option<Diagnostic> {
    match find(api, schema, &said.text) {
        Ok(found) => {
            let fits = found.schema.is_none_or(|schema| due.takes(held(api, schema)));
            let message = format!("what `{}` leads to is not {}", said.text, due.word());
            (!fits).then(|| {
                let help = "docs/extensions.md says what each member leads to";
                Diagnostic::error("extension", said.place, message).help(help)
            })
        }
        Err((names, name)) => {
            let message = format!("`{}` leads nowhere in the answer: there is no `{name}`", said.text);
            let diagnostic = Diagnostic::error("extension", said.place, message);
            Some(match (suggest(&name, names.iter().copied()), names.as_slice()) {
                (Some(other), _) => diagnostic.help(format!("did you mean `{other}`?")),
                (None, []) => diagnostic.help("nothing with members stands there"),
                (None, names) => {
                    let some: Vec<String> = names.iter().take(8).map(|name| format!("`{name}`")).collect();
                    diagnostic.help(format!("what stands there has {}", some.join(", ")))
                }
            })
        }
    }
}
