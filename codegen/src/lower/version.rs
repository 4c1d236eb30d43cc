//! The document's version and what it says of itself.

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::Doc;

use super::{Lower, keywords};

/// Whether the document is of a version that is read; a report if it is not, and nothing else is then said of it.
pub(super) fn check(lower: &mut Lower<'_>, root: NodeId) -> bool {
    if !lower.is_object(root, "the document") {
        return false;
    }
    if let Some(swagger) = lower.document.get(root, "swagger")
        && lower.document.get(root, "openapi").is_none()
    {
        // Swagger 2.0 has been lifted.
        let span = lower.document.span(swagger);
        let other = lower.document.str(swagger).or(lower.document.number(swagger)).unwrap_or_default();
        let three = other.starts_with('3');
        let diagnostic = Diagnostic::error("version", span, format!("Swagger {other} is not supported"));
        lower.diagnostics.push(match three {
            true => {
                diagnostic.help(format!("since version 3 the member is called `openapi`: write `openapi: {other}`"))
            }
            false => diagnostic.help("Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read"),
        });
        return false;
    }
    match lower.string(root, "openapi") {
        None => {
            let span = lower.document.span(root);
            let start = crate::diagnostic::Span { end: span.start, ..span };
            let diagnostic =
                Diagnostic::error("version", start, "this is no OpenAPI document: it has no member `openapi`")
                    .help("the first member of an OpenAPI document is its version, for example `openapi: 3.1.0`");
            lower.diagnostics.push(diagnostic);
            false
        }
        Some(version) if is_known(&version) => true,
        Some(version) => {
            let span = lower.value_span(root, "openapi");
            let diagnostic = Diagnostic::error("version", span, format!("OpenAPI {version} is not supported"))
                .help("Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read");
            lower.diagnostics.push(diagnostic);
            false
        }
    }
}

/// Whether a version is 3.0, 3.1 or 3.2, with or without a patch.
fn is_known(version: &str) -> bool {
    let mut numbers = version.trim().split(['.', '-']);
    numbers.next() == Some("3") && matches!(numbers.next(), None | Some("0" | "1" | "2"))
}

/// `info`: title, version, prose.
pub(super) fn info(lower: &mut Lower<'_>, root: NodeId) -> (String, String, Doc) {
    let Some(info) = lower.document.get(root, "info") else { return Default::default() };
    if !lower.is_object(info, "`info`") {
        return Default::default();
    }
    keywords::check(lower, info, "info object", keywords::INFO);
    let title = lower.string(info, "title").unwrap_or_default();
    let version = lower.string(info, "version").unwrap_or_default();
    let mut doc = lower.doc(info);
    doc.summary = lower.string(info, "summary");
    (title, version, doc)
}
