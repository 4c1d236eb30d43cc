//! `in: formData` to a request body that is a form.

use super::super::super::{Entry, NodeId};
use super::super::edit::entry;
use super::media::{FORM, MULTIPART, MediaType};
use super::{Swagger, known};
use crate::diagnostic::{Diagnostic, Span};

/// A form parameter that has become a schema, at its own node.
#[derive(Clone)]
pub(super) struct Field {
    pub(super) name: String,
    /// Where its name stands.
    span: Span,
    required: bool,
    is_file: bool,
    /// What its `encoding` says: `style` and `explode`.
    style: Option<(NodeId, NodeId)>,
}

impl Swagger<'_, '_> {
    /// The request body of form parameters, which are references or stand there themselves.
    pub(super) fn form(&mut self, parameters: &[NodeId], consumes: &[MediaType]) -> Option<Entry> {
        let first = *parameters.first()?;
        let span = self.place_span(self.end(first));
        let (mut properties, mut required, mut encoding) = (Vec::new(), Vec::new(), Vec::new());
        let mut is_file = false;
        for node in parameters {
            let Some((schema, field)) = self.schema_of(*node) else { continue };
            is_file |= field.is_file;
            if field.required {
                required.push(self.edit.string(schema, field.span, &field.name));
            }
            if let Some((style, explode)) = field.style {
                let members = vec![entry("style", field.span, style), entry("explode", field.span, explode)];
                let object = self.edit.object(schema, field.span, members);
                encoding.push(entry(&field.name, field.span, object));
            }
            properties.push(entry(&field.name, field.span, schema));
        }
        let is_required = (!required.is_empty()).then(|| self.edit.bool(first, span, true));
        let mut members = vec![self.edit.said("type", first, span, "object")];
        let properties = self.edit.object(first, span, properties);
        members.push(entry("properties", span, properties));
        if !required.is_empty() {
            let required = self.edit.array(first, span, required);
            members.push(entry("required", span, required));
        }
        let schema = self.edit.object(first, span, members);
        let encoding = (!encoding.is_empty()).then(|| self.edit.object(first, span, encoding));
        let mut content = Vec::new();
        for (at, one) in types(consumes, is_file, span).into_iter().enumerate() {
            let mut again = |node| if at == 0 { node } else { self.edit.copy(node) };
            let mut members = vec![entry("schema", span, again(schema))];
            members.extend(encoding.map(|encoding| entry("encoding", span, again(encoding))));
            let value = self.edit.object(first, one.span, members);
            content.push(entry(&one.name, one.span, value));
        }
        let content = self.edit.object(first, span, content);
        let mut members = vec![entry("content", span, content)];
        members.extend(is_required.map(|required| entry("required", span, required)));
        let body = self.edit.object(first, span, members);
        Some(entry("requestBody", span, body))
    }

    /// The schema of a form parameter. One that a reference names is copied, for others may use it.
    fn schema_of(&mut self, node: NodeId) -> Option<(NodeId, Field)> {
        let end = self.end(node);
        if end == node {
            return Some((node, self.field(node)?));
        }
        if self.edit.is_full(node) {
            return None;
        }
        let field = self.field(end)?;
        let schema = self.edit.copy(end);
        let again = |swagger: &mut Self, node| swagger.edit.copy(node);
        let style = field.style.map(|(style, explode)| (again(self, style), again(self, explode)));
        Some((schema, Field { style, ..field }))
    }

    /// Makes a form parameter a schema.
    pub(super) fn field(&mut self, node: NodeId) -> Option<Field> {
        if let Some(field) = self.fields.get(&node) {
            return Some(field.clone());
        }
        if !self.begin(node, "a parameter") {
            return None;
        }
        let span = self.edit.document.span(node);
        let mut entries = self.edit.take(node);
        self.check_value(&mut entries, &known::PARAMETER);
        let is_file = self.is_file(&entries);
        self.collection(node, &mut entries, "formData");
        let (style, explode) =
            (self.edit.pull(node, &mut entries, "style"), self.edit.pull(node, &mut entries, "explode"));
        for gone in ["in", "allowEmptyValue", "allowReserved"] {
            self.edit.pull(node, &mut entries, gone);
        }
        let name = self.edit.pull(node, &mut entries, "name");
        let required = self.edit.pull(node, &mut entries, "required");
        let required = required.is_some_and(|required| self.flag(required.value, "required"));
        // `schema` is what OpenAPI 3 has; its members are those of the schema that is being made.
        if let Some(schema) = self.edit.pull(node, &mut entries, "schema") {
            let inner = self.edit.take(schema.value);
            entries.extend(inner);
        }
        self.edit.put(node, entries);
        let Some((name, span)) = name.and_then(|name| Some((self.text(name.value, "name")?, name.value))) else {
            self.edit.diagnostics.push(Diagnostic::error("parameter", span, "a parameter has no name"));
            return None;
        };
        let style = style.zip(explode).map(|(style, explode)| (style.value, explode.value));
        let field = Field { name, span: self.edit.document.span(span), required, is_file, style };
        self.fields.insert(node, field.clone());
        Some(field)
    }

    fn flag(&mut self, node: NodeId, what: &str) -> bool {
        let flag = self.edit.document.bool(node);
        if flag.is_none() {
            self.wrong(node, &format!("`{what}`"), "true or false");
        }
        flag == Some(true)
    }

    /// Whether a value is a file, or a list of them.
    fn is_file(&self, entries: &[Entry]) -> bool {
        let member = |key: &str| entries.iter().find(|entry| entry.key == key).map(|entry| entry.value);
        let is = |node: Option<NodeId>| node.and_then(|node| self.edit.document.str(node)) == Some("file");
        is(member("type"))
            || member("items").is_some_and(|items| is(self.edit.document.get(items, "type")))
            || member("schema").is_some_and(|schema| is(self.edit.document.get(schema, "type")))
    }
}

/// What a form is sent as: the listed types that are forms; without one of them multipart where there are files.
fn types(consumes: &[MediaType], is_file: bool, span: Span) -> Vec<MediaType> {
    let fits = |one: &&MediaType| one.is_form() && !(is_file && one.essence() == FORM);
    let listed: Vec<MediaType> = consumes.iter().filter(fits).cloned().collect();
    if listed.is_empty() { vec![MediaType::new(if is_file { MULTIPART } else { FORM }, span)] } else { listed }
}
