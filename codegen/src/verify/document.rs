//! The document itself: what it must say, its tags, its servers, its paths.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Minor, NodeId, Version};

use super::Verify;

impl Verify<'_> {
    /// The root (section 4.8.1).
    pub(super) fn document(&mut self, node: NodeId) {
        if self.require(Severity::Warning, node, "the document", "info")
            && let Some(info) = self.document.get(node, "info")
        {
            self.info(info);
        }
        if self.version_of(node) <= Version::Three(Minor::Zero) {
            self.require(Severity::Warning, node, "the document", "paths");
        } else if !["paths", "webhooks", "components"].iter().any(|key| self.document.get(node, key).is_some()) {
            let message = "the document has none of `paths`, `webhooks` and `components`";
            self.warning("missing-member", self.name_span(node), message, "OpenAPI demands at least one of them");
        }
        self.tags(node);
        self.security_requirements(node);
        self.external_docs(node);
        self.servers(node);
        if let Some(paths) = self.document.get(node, "paths") {
            self.paths(paths);
        }
    }

    /// `info` (sections 4.8.2 and 4.8.4).
    fn info(&mut self, info: NodeId) {
        if !matches!(self.document.value(info), crate::load::Value::Object(_)) {
            return;
        }
        self.require(Severity::Warning, info, "`info`", "title");
        self.require(Severity::Warning, info, "`info`", "version");
        if let Some(value) = self.document.get(info, "summary") {
            let span = self.document.key_span(value);
            self.since(Severity::Warning, info, span, "`summary` of `info`", Version::Three(Minor::One));
        }
        if let Some(license) = self.document.get(info, "license") {
            self.require(Severity::Warning, license, "`license`", "name");
            self.exclusive(Severity::Warning, license, "`license`", ["identifier", "url"]);
        }
    }

    /// Tags have names, each its own (section 4.8.22).
    fn tags(&mut self, node: NodeId) {
        let document = self.document;
        let Some(tags) = document.get(node, "tags") else { return };
        if self.version_of(node) >= Version::Three(Minor::Two) {
            self.tag_parents(document.items(tags));
        }
        let mut taken = HashMap::new();
        for tag in document.items(tags) {
            self.require(Severity::Warning, *tag, "a tag", "name");
            self.external_docs(*tag);
            let Some(name) = self.text(*tag, "name") else { continue };
            let span = self.value_span(*tag, "name");
            if let Some(first) = taken.insert(name, span) {
                let diagnostic = Diagnostic::warning("tag-duplicate", span, format!("two tags have the name `{name}`"));
                let help = "a tag's name has to be its own; make one of the two";
                self.diagnostics.push(diagnostic.also(first, "the other one").help(help));
            }
        }
    }

    /// `externalDocs` has an address (section 4.8.11).
    pub(super) fn external_docs(&mut self, node: NodeId) {
        if let Some(docs) = self.document.get(node, "externalDocs") {
            self.require(Severity::Warning, docs, "`externalDocs`", "url");
        }
    }
}
