//! `extends`: a relative reference has to be to the document that the overlay is applied to.

use std::path::{Component, Path, PathBuf};

use super::read::Reader;
use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, percent_decode};

impl Reader<'_> {
    /// Warns where the overlay says that it is for another document. An absolute reference names no file of ours.
    pub(super) fn check_extends(&mut self, extends: NodeId) {
        let Some(reference) = self.document.str(extends) else { return };
        let reference = reference.split(['#', '?']).next().unwrap_or_default();
        let scheme = reference.split(['/', '.']).next().is_some_and(|first| first.contains(':'));
        if reference.is_empty() || scheme || reference.starts_with('/') {
            return;
        }
        let overlay = self.sources.path(self.document.file(extends));
        let document = self.sources.path(self.document.file(self.document.root()));
        let named = overlay.parent().unwrap_or(Path::new("")).join(percent_decode(reference));
        if same(&named, document) {
            return;
        }
        let message = format!("this overlay is for `{}`", crate::load::build::shorten(reference));
        let problem = Diagnostic::warning("overlay-extends", self.document.span(extends), message);
        self.diagnostics.push(problem.help(format!("it is applied to `{}` all the same", document.display())));
    }
}

/// Whether two paths are those of one file.
fn same(a: &Path, b: &Path) -> bool {
    normal(a) == normal(b)
        || std::fs::canonicalize(a).ok().zip(std::fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
}

/// A path without `.` and with each `name/..` left out.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
