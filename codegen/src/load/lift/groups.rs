//! What a document does again and again is said once: how often, and where first.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// Warnings by what they are about.
#[derive(Default)]
pub(super) struct Groups {
    found: BTreeMap<(Habit, String), (Span, usize)>,
}

/// What a document does that is not quite as its version has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Habit {
    /// `nullable` in a version that has no such keyword.
    Nullable,
    /// `$ref` with siblings in a version that ignores them.
    Siblings,
    /// A list of schemas under `items` in a version that has it elsewhere or nowhere.
    ItemsList,
    /// A member of OpenAPI 3 in a Swagger 2.0 document.
    Newer,
}

impl Groups {
    /// One more of them; `what` tells apart what is told apart.
    pub(super) fn note(&mut self, habit: Habit, what: &str, span: Span) {
        let (first, count) = self.found.entry((habit, what.to_owned())).or_insert((span, 0));
        *first = (*first).min(span);
        *count += 1;
    }

    /// Says all of them.
    pub(super) fn tell(self, diagnostics: &mut Diagnostics) {
        for ((habit, what), (first, count)) in self.found {
            let times = match count {
                1 => String::new(),
                2 => " (here and in one more place)".to_owned(),
                _ => format!(" (here and in {} more places)", count - 1),
            };
            let diagnostic = match habit {
                Habit::Nullable => Diagnostic::warning(
                    "nullable",
                    first,
                    format!("`nullable` is no keyword of this version of OpenAPI{times}"),
                )
                .help("it is read as in OpenAPI 3.0; write `type: [string, \"null\"]`"),
                Habit::Siblings => Diagnostic::warning(
                    "ref-siblings",
                    first,
                    format!("this version of OpenAPI ignores what stands beside `$ref`{times}"),
                )
                .help("it is read as in OpenAPI 3.1, where both hold; put the reference into an `allOf` to say so"),
                Habit::ItemsList => {
                    let message = format!("`items` is one schema in this version of OpenAPI, and no list{times}");
                    let help = "the list is read as `prefixItems`: a schema for each item by its position";
                    Diagnostic::warning("items-list", first, message).help(help)
                }
                Habit::Newer => Diagnostic::warning("newer-member", first, format!("Swagger 2.0 has no {what}{times}"))
                    .help("it is read as in OpenAPI 3"),
            };
            diagnostics.push(diagnostic);
        }
    }
}
