//! What the version of a document does not have yet, though a later one does.

use crate::diagnostic::Severity;
use crate::load::{Kind, Minor, NodeId, Version};

use super::Verify;

const ONE: Version = Version::Three(Minor::One);
const TWO: Version = Version::Three(Minor::Two);

/// Members with the version that brought them (the change logs of 3.1.0 and 3.2.0). An error where a whole part of the API stands
/// under a member that tools of the document's version do not see; a warning where it only adds to something.
const MEMBERS: &[(Kind, &str, Version, Severity)] = &[
    (Kind::Document, "webhooks", ONE, Severity::Error),
    (Kind::Document, "jsonSchemaDialect", ONE, Severity::Warning),
    (Kind::Document, "$self", TWO, Severity::Warning),
    (Kind::Components, "pathItems", ONE, Severity::Error),
    (Kind::Components, "mediaTypes", TWO, Severity::Warning),
    (Kind::PathItem, "query", TWO, Severity::Error),
    (Kind::PathItem, "additionalOperations", TWO, Severity::Error),
    (Kind::Response, "summary", TWO, Severity::Warning),
    (Kind::MediaType, "itemSchema", TWO, Severity::Warning),
    (Kind::MediaType, "itemEncoding", TWO, Severity::Warning),
    (Kind::MediaType, "prefixEncoding", TWO, Severity::Warning),
    (Kind::Example, "dataValue", TWO, Severity::Warning),
    (Kind::Example, "serializedValue", TWO, Severity::Warning),
    (Kind::SecurityScheme, "deprecated", TWO, Severity::Warning),
    (Kind::SecurityScheme, "oauth2MetadataUrl", TWO, Severity::Warning),
];

impl Verify<'_> {
    /// Reports the members of an object that its version does not have.
    pub(super) fn newer(&mut self, node: NodeId, kind: Kind) {
        if kind == Kind::Schema {
            return;
        }
        for (_, key, since, severity) in MEMBERS.iter().filter(|(of, ..)| *of == kind) {
            if let Some(value) = self.document.get(node, key) {
                self.since(*severity, node, self.document.key_span(value), &format!("`{key}`"), *since);
            }
        }
    }

    /// Reports something that came with a version after that of the document.
    pub(super) fn since(
        &mut self,
        severity: Severity,
        node: NodeId,
        span: crate::diagnostic::Span,
        what: &str,
        since: Version,
    ) {
        let version = self.version_of(node);
        // What a Swagger 2.0 document cannot have is said by lifting.
        if version == Version::Swagger || version >= since {
            return;
        }
        let message = format!("{} has no {what}", name(version));
        let help = format!("it is read as in {}; claim that version under `openapi`", name(since));
        match severity {
            Severity::Error => self.error("newer-member", span, message, help),
            Severity::Warning => self.warning("newer-member", span, message, help),
        }
    }
}

fn name(version: Version) -> &'static str {
    match version {
        Version::Swagger => "Swagger 2.0",
        Version::Three(Minor::Zero) => "OpenAPI 3.0",
        Version::Three(Minor::One) => "OpenAPI 3.1",
        Version::Three(Minor::Two) => "OpenAPI 3.2",
    }
}
