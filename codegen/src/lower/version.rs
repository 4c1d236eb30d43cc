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
    if let Some(swagger) = lower.document.get(root, "swagger") {
        let span = lower.document.span(swagger);
        let diagnostic = Diagnostic::error("version", span, "Swagger 2.0 is not supported yet")
            .help("convert the document to OpenAPI 3.0 or 3.1");
        lower.diagnostics.push(diagnostic);
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
        Some(version) if ["3.0", "3.1", "3.2"].iter().any(|known| version.starts_with(known)) => true,
        Some(version) => {
            let span = lower.value_span(root, "openapi");
            let diagnostic = Diagnostic::error("version", span, format!("OpenAPI {version} is not supported"))
                .help("versions 3.0, 3.1 and 3.2 are read");
            lower.diagnostics.push(diagnostic);
            false
        }
    }
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
