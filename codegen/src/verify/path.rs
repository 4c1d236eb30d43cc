//! Paths and their templates (sections 4.8.8.1 and 4.8.8.2).

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, percent_decode};
use crate::model::Target;

use super::Verify;
use super::syntax::template_names;

impl Verify<'_> {
    /// The keys of `paths`.
    pub(super) fn paths(&mut self, node: NodeId) {
        let document = self.document;
        let mut taken = HashMap::new();
        for entry in document.entries(node).iter().filter(|entry| !entry.key.starts_with("x-")) {
            let (path, span) = (entry.key.as_str(), entry.key_span);
            match template_names(path) {
                Err(fault) => {
                    let message = format!("in the path `{path}` {fault}");
                    self.error("path", span, message, "the name of a parameter stands in a pair of braces");
                }
                Ok(names) => {
                    let mut once = HashSet::new();
                    if let Some(name) = names.into_iter().find(|name| !once.insert(*name)) {
                        let message = format!("the path `{path}` names `{name}` twice");
                        let help = "both get the same value; give one a name of its own";
                        self.warning("path", span, message, help);
                    }
                }
            }
            let target = Target::of(path);
            if target.query.is_some() {
                let help = "it is sent as a query; declare its names as parameters with `in: query`";
                self.warning("path", span, format!("the path `{path}` has a query"), help);
            }
            if target.fragment.is_some() {
                let help = "what follows `#` is never sent; it only tells operations apart that are called alike";
                self.warning("path", span, format!("the path `{path}` has a fragment"), help);
            }
            if let Some((other_span, other)) = taken.insert(plain(path, false), (span, path)) {
                let message = format!("`{path}` and `{other}` are the same path");
                // Whoever calls them tells them apart by what their parameters are called.
                let diagnostic = match plain(path, true) == plain(other, true) {
                    true => Diagnostic::error("path-duplicate", span, message),
                    false => Diagnostic::warning("path-duplicate", span, message),
                };
                let help = "put the operations of both under one of them";
                self.diagnostics.push(diagnostic.also(other_span, "the other one").help(help));
            }
        }
    }
}

/// A path without percent-encoding, and without the names of its parameters unless they count: what is equal matches the same requests.
fn plain(path: &str, names: bool) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        plain.push_str(&decoded(before));
        plain.push_str(if names { name } else { "" });
        // No text that is decoded holds one.
        plain.push('\0');
        rest = after;
    }
    plain.push_str(&decoded(rest));
    plain
}

/// A part of a path without percent-encoding; a slash that is encoded does not part segments, and stays.
fn decoded(text: &str) -> String {
    percent_decode(&text.replace("%2F", "%252F").replace("%2f", "%252F").replace("%00", "%2500"))
}
