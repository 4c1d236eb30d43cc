//! Which operations the options choose.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, suggest};
use crate::model::{Api, Operation, OperationId};
use crate::name::Names;
use crate::options::Options;

/// So many names of what there is are told where a choice finds nothing.
const TOLD: usize = 8;

/// What is left of the operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// By index, whether the operation was chosen; `None` where nothing was asked for, and all are.
    pub(super) operations: Option<Vec<bool>>,
    /// Whether only types are left.
    pub(super) types_only: bool,
}

impl Chosen {
    /// Finds what the options choose. An operation is chosen by any of its tags, by its path or by its id.
    pub(super) fn of(
        api: &Api,
        names: &Names,
        options: &Options,
        place: Span,
        diagnostics: &mut Diagnostics,
    ) -> Chosen {
        let Options { tags, paths, operations, types_only, features_per_tag, .. } = options;
        let types_only = *types_only;
        if types_only && *features_per_tag {
            let message = "types alone belong to no tag: there is nothing for features per tag to switch";
            diagnostics.push(Diagnostic::error("slice", place, message).help("ask for one of the two"));
        }
        if tags.is_empty() && paths.is_empty() && operations.is_empty() {
            return Chosen { operations: None, types_only };
        }
        let mut chosen = vec![false; api.operations.len()];
        let mut choose =
            |what: &str, wanted: &[String], has: &dyn Fn(usize, &Operation, &str) -> bool, known: Known| {
                for wanted in wanted {
                    let mut found = false;
                    for (index, operation) in api.operations.iter().enumerate() {
                        if has(index, operation, wanted) {
                            found = true;
                            chosen[index] = true;
                        }
                    }
                    if !found {
                        let message = format!("no operation has the {what} `{wanted}`");
                        diagnostics.push(Diagnostic::error("slice", place, message).help(known.help(wanted)));
                    }
                }
            };
        let all = || api.operations.iter();
        let known = Known::of(all().flat_map(|operation| &operation.tags), "tags");
        choose("tag", tags, &|_, operation, tag| operation.tags.iter().any(|own| own == tag), known);
        let known = Known::of(all().map(|operation| &operation.path), "paths");
        choose("path", paths, &|_, operation, path| fits(&operation.path, path), known);
        let id = |index: usize| {
            let method = &names.operation(OperationId(index)).method;
            api.operations.get(index).and_then(|operation| operation.id.as_ref()).unwrap_or(method)
        };
        let known = Known::of((0..api.operations.len()).map(id), "ids");
        choose("id", operations, &|index, _, wanted| id(index) == wanted, known);
        Chosen { operations: Some(chosen), types_only }
    }
}

/// Whether a path is the wanted one, or begins as it does before its `*`.
fn fits(path: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(prefix) => path.starts_with(prefix),
        None => path == wanted,
    }
}

/// What there is to choose from, in order.
struct Known<'a> {
    names: Vec<&'a str>,
    what: &'static str,
}

impl<'a> Known<'a> {
    fn of(names: impl Iterator<Item = &'a String>, what: &'static str) -> Known<'a> {
        let mut names: Vec<&str> = names.map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        Known { names, what }
    }

    /// The nearest of them, or else the first ones.
    fn help(&self, wanted: &str) -> String {
        if let Some(other) = suggest(wanted.trim_end_matches('*'), self.names.iter().copied()) {
            return format!("did you mean `{other}`?");
        }
        let shown: Vec<String> = self.names.iter().take(TOLD).map(|name| format!("`{name}`")).collect();
        match self.names.len() {
            0 => format!("the operations have no {}", self.what),
            count if count > TOLD => format!("the {} are {} and {} more", self.what, shown.join(", "), count - TOLD),
            _ => format!("the {} are {}", self.what, shown.join(", ")),
        }
    }
}
