//! Alternatives of a type that what stands beside their union does not allow (JSON Schema validation, section 6.1.1).

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;

use super::Lower;
use super::classify::narrowed;
use super::parts::Parts;

impl Lower<'_> {
    /// The entries of a list that can hold beside the parts; all of them where none can.
    pub(super) fn possible(&mut self, parts: &Parts, list: NodeId, entries: Vec<NodeId>) -> Vec<NodeId> {
        let beside: Vec<String> = self.types(parts).into_iter().map(str::to_owned).collect();
        if beside.is_empty() {
            return entries;
        }
        let names: Vec<&str> = beside.iter().map(String::as_str).collect();
        let (possible, impossible): (Vec<NodeId>, Vec<NodeId>) = entries.iter().copied().partition(|entry| {
            let own = self.parts(&[*entry]);
            let own = self.types(&own);
            own.is_empty() || own.into_iter().any(|name| narrowed(name, &names).is_some())
        });
        if possible.is_empty() {
            if self.excluded.insert(list) {
                let message = "no alternative fits the type that stands beside the union";
                let help = "correct one of the types; as it stands, no value is right, and the alternatives are read";
                let span = self.document.key_span(list);
                self.diagnostics
                    .push(self.with_type_beside(parts, Diagnostic::warning("contradiction", span, message)).help(help));
            }
            return entries;
        }
        for entry in impossible {
            if self.excluded.insert(entry) {
                let message = format!("this alternative never holds: a value is {} here", named(&names));
                let span = self.document.span(entry);
                let help = "correct one of the types, or strike the alternative; it is left out";
                self.diagnostics
                    .push(self.with_type_beside(parts, Diagnostic::warning("contradiction", span, message)).help(help));
            }
        }
        possible
    }

    /// Whether the types of the parts leave fewer values of an alternative than it names itself.
    pub(super) fn narrows(&self, part: NodeId, own: &Parts) -> bool {
        let names: Vec<&str> = self.type_names(part).into_iter().filter(|name| *name != "null").collect();
        let own = self.types(own);
        let left: Vec<Option<&str>> = own.iter().map(|name| narrowed(name, &names)).collect();
        !names.is_empty()
            && left.iter().any(Option::is_some)
            && left.iter().zip(&own).any(|(left, own)| *left != Some(*own))
    }

    fn with_type_beside(&self, parts: &Parts, diagnostic: Diagnostic) -> Diagnostic {
        let typed = parts.0.iter().find_map(|part| self.document.get(*part, "type"));
        typed
            .into_iter()
            .fold(diagnostic, |diagnostic, value| diagnostic.also(self.document.span(value), "the other type"))
    }
}

/// `string or integer`
fn named(names: &[&str]) -> String {
    let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    list.join(" or ")
}
