//! Where `format: binary` is a file: in types that are parts of multipart bodies and of nothing else.
//!
//! A part of a multipart body carries bytes; JSON carries text. A type that is used by both keeps to text.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Additional, Api, Body, Content, Encoding, Kind, Member, Schema, TextFormat, TypeId};

use super::direction::{answers, reach};

/// The types whose binary positions are parts of multipart bodies.
pub(super) fn with_files(api: &Api) -> HashSet<TypeId> {
    let mut parts = Parts { api, found: HashSet::new(), elsewhere: HashSet::new() };
    for operation in &api.operations {
        for parameter in &operation.parameters {
            reach(api, &parameter.schema, &mut parts.elsewhere);
        }
        answers(api, &operation.answers, &mut parts.elsewhere);
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            if content.encoding == Encoding::Multipart {
                parts.whole(&content.schema);
            } else {
                reach(api, &content.schema, &mut parts.elsewhere);
            }
        }
    }
    for webhook in &api.webhooks {
        let schemas = webhook.parameters.iter().map(|parameter| &parameter.schema);
        for schema in schemas.chain(webhook.bodies.iter().map(|body| &body.schema)) {
            reach(api, schema, &mut parts.elsewhere);
        }
        answers(api, &webhook.answers, &mut parts.elsewhere);
    }
    parts.found.retain(|id| !parts.elsewhere.contains(id));
    parts.found
}

/// Names are followed this far.
const INSIGHT: usize = 8;

/// The parts of a multipart body that are binary and keep to text all the same.
pub(super) fn texts<'a>(api: &'a Api, with_files: &HashSet<TypeId>, content: &'a Content) -> Vec<&'a Member> {
    let mut texts = Vec::new();
    let mut seen = HashSet::new();
    let mut stack = vec![&content.schema];
    while let Some(schema) = stack.pop().filter(|_| content.encoding == Encoding::Multipart) {
        match &schema.kind {
            Kind::Nullable(inner) => stack.push(inner),
            Kind::Type(id) if seen.insert(*id) => match &api.type_of(*id).body {
                Body::Object { members, .. } => {
                    let files = with_files.contains(id);
                    let text = |member: &&Member| is_text(api, with_files, &member.schema, files, INSIGHT);
                    texts.extend(members.iter().filter(text));
                }
                Body::Union { variants, .. } => stack.extend(variants.iter().map(|variant| &variant.schema)),
                Body::Alias(schema) => stack.push(schema),
                Body::Strings(_) | Body::Integers(_) => {}
            },
            _ => {}
        }
    }
    texts
}

/// Whether a part may be binary text that is no file.
fn is_text(api: &Api, with_files: &HashSet<TypeId>, schema: &Schema, files: bool, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let below = |schema: &Schema, files| is_text(api, with_files, schema, files, depth);
    match &schema.kind {
        Kind::Text(TextFormat::Binary) => !files,
        Kind::Nullable(inner) | Kind::Array(inner) => below(inner, files),
        Kind::Type(id) => match &api.type_of(*id).body {
            Body::Alias(inner) => below(inner, with_files.contains(id)),
            Body::Union { variants, .. } => variants.iter().any(|it| below(&it.schema, with_files.contains(id))),
            _ => false,
        },
        _ => false,
    }
}

/// Says of each such part what is lost.
pub(super) fn report_texts(api: &Api, with_files: &HashSet<TypeId>, diagnostics: &mut Diagnostics) {
    let mut said = HashSet::new();
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    for content in bodies.flat_map(|body| &body.contents) {
        let multipart = content.encoding == Encoding::Multipart;
        if multipart && is_text(api, with_files, &content.schema, true, INSIGHT) && said.insert(content.place) {
            let message = "a list of files that is not a multipart body's alone is not supported yet";
            let help = "its items are sent as text: write a schema of its own for the multipart body";
            diagnostics.push(Diagnostic::warning("unsupported", content.place, message).help(help));
        }
        for member in texts(api, with_files, content) {
            if said.insert(member.place) {
                let message = "a file in a schema that is not a form's alone is not supported yet";
                let help = "it is sent as a file, and only text can be given: write a schema of its own for the form";
                let diagnostic = Diagnostic::warning("unsupported", member.place, message);
                diagnostics.push(diagnostic.also(content.place, "a part of this body").help(help));
            }
        }
    }
}

struct Parts<'a> {
    api: &'a Api,
    found: HashSet<TypeId>,
    elsewhere: HashSet<TypeId>,
}

impl Parts<'_> {
    /// A whole body: the members of its object are parts, and those of each alternative.
    fn whole(&mut self, schema: &Schema) {
        let mut stack = vec![schema];
        while let Some(schema) = stack.pop() {
            match &schema.kind {
                Kind::Nullable(inner) => stack.push(inner),
                Kind::Array(inner) | Kind::Map(inner) => self.part(inner),
                Kind::Tuple(items) => items.iter().for_each(|item| self.part(item)),
                Kind::Type(id) if self.found.insert(*id) => match &self.api.type_of(*id).body {
                    Body::Object { members, additional } => {
                        members.iter().for_each(|member| self.part(&member.schema));
                        if let Additional::Typed(schema) = additional {
                            self.part(schema);
                        }
                    }
                    Body::Union { variants, .. } => stack.extend(variants.iter().map(|variant| &variant.schema)),
                    Body::Alias(schema) => stack.push(schema),
                    Body::Strings(_) | Body::Integers(_) => {}
                },
                _ => {}
            }
        }
    }

    /// A part, or several. An object in a part is JSON.
    fn part(&mut self, schema: &Schema) {
        let mut stack = vec![schema];
        while let Some(schema) = stack.pop() {
            match &schema.kind {
                Kind::Nullable(inner) | Kind::Array(inner) => stack.push(inner),
                Kind::Tuple(items) => stack.extend(items),
                Kind::Map(inner) => reach(self.api, inner, &mut self.elsewhere),
                Kind::Type(id) => match &self.api.type_of(*id).body {
                    Body::Object { .. } => reach(self.api, schema, &mut self.elsewhere),
                    Body::Union { variants, .. } if self.found.insert(*id) => {
                        stack.extend(variants.iter().map(|variant| &variant.schema));
                    }
                    Body::Alias(inner) if self.found.insert(*id) => stack.push(inner),
                    _ => {}
                },
                _ => {}
            }
        }
    }
}
