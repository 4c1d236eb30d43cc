//! `in: body` to a request body.

use super::super::super::{Entry, NodeId};
use super::Swagger;
use super::known::{self, SCHEMA_ONLY, VALUE};
use super::media::{JSON, MediaType};
use crate::diagnostic::Diagnostic;

impl Swagger<'_, '_> {
    /// Makes a body parameter the request body that it describes, at its own node. `consumes` are the types it may have.
    pub(super) fn body(&mut self, node: NodeId, consumes: &[MediaType]) {
        if !self.begin(node, "a parameter") {
            return;
        }
        let span = self.place_span(node);
        let mut entries = self.edit.take(node);
        self.check_value(&mut entries, &known::PARAMETER);
        for gone in ["name", "in", "collectionFormat", "allowEmptyValue"] {
            self.edit.pull(node, &mut entries, gone);
        }
        let told = entries.iter().any(|entry| entry.key == "schema");
        let beside = entries.iter().find(|entry| is_of_value(&entry.key)).map(|entry| entry.key_span);
        if let Some(span) = beside.filter(|_| !told) {
            let message = "a body says what it is under `schema`";
            self.edit.diagnostics.push(
                Diagnostic::warning("parameter", span, message)
                    .help("it is read as if it stood there; move it into a `schema`"),
            );
        }
        self.value_schema(node, &mut entries);
        let schema = self.edit.pull(node, &mut entries, "schema");
        let mut examples = self.examples(node, &mut entries, "x-examples");
        let types = types(consumes, span);
        self.report_forms(consumes, &types);
        let content = self.content(node, &types, schema, &mut examples.1);
        self.examples_back(&mut entries, examples);
        entries.push(content);
        self.edit.put(node, entries);
    }

    /// Says which forms of a list no body is sent as; once for a list that several operations have.
    fn report_forms(&mut self, consumes: &[MediaType], types: &[MediaType]) {
        let Some(sent) = types.first() else { return };
        for form in consumes.iter().filter(|one| one.is_form() && !sent.is_form()) {
            if self.forms.insert(form.span) {
                let message = format!("a body with a schema that is sent as `{}` is not supported", form.name);
                let help = format!("it is sent as `{}`; a form is made of parameters with `in: formData`", sent.name);
                self.edit.diagnostics.push(Diagnostic::warning("unsupported", form.span, message).help(help));
            }
        }
    }

    /// Takes a map of examples by media type out of an object.
    pub(super) fn examples(
        &mut self,
        node: NodeId,
        entries: &mut Vec<Entry>,
        key: &str,
    ) -> (Option<Entry>, Vec<Entry>) {
        let Some(map) = self.edit.pull(node, entries, key) else { return (None, Vec::new()) };
        let examples = self.edit.take(map.value);
        for example in &examples {
            self.edit.document.moves.moved(example.value, map.value, &example.key);
        }
        (Some(map), examples)
    }

    /// Keeps the examples that are of no listed type, as an extension.
    pub(super) fn examples_back(&mut self, entries: &mut Vec<Entry>, (map, left): (Option<Entry>, Vec<Entry>)) {
        let Some(mut map) = map.filter(|_| !left.is_empty()) else { return };
        self.edit.put(map.value, left);
        "x-examples".clone_into(&mut map.key);
        entries.push(map);
    }
}

/// What a body may be sent as. A form is described by form parameters, so its types are those of other operations where others are listed.
fn types(consumes: &[MediaType], span: crate::diagnostic::Span) -> Vec<MediaType> {
    let plain: Vec<MediaType> = consumes.iter().filter(|one| !one.is_form()).cloned().collect();
    match (plain.is_empty(), consumes.is_empty()) {
        (true, true) => vec![MediaType::new(JSON, span)],
        (true, false) => consumes.to_vec(),
        (false, _) => plain,
    }
}

fn is_of_value(key: &str) -> bool {
    VALUE.contains(&key) || SCHEMA_ONLY.contains(&key)
}
