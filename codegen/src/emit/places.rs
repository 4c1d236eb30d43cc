//! The lines of the document, apart from the tables, so that a line added to the document changes one number here
//! and nothing elsewhere. The runtime's `Source` says how the rows are read.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::diagnostic::{FileId, Sources, Span};
use crate::model::{Additional, Body, KeywordPlace, OperationId, Schema, Type, TypeId};

use super::Emit;
use super::paths::text;

/// Where things stand, as generated code says it.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    sources: &'a Sources,
    files: Vec<(FileId, &'a str)>,
}

impl<'a> Lines<'a> {
    /// The lines of what was read; `shown` are the paths of the files as they are to be named.
    pub(crate) fn new(sources: &'a Sources, shown: &'a [String]) -> Lines<'a> {
        Lines { sources, files: sources.files().zip(shown.iter().map(String::as_str)).collect() }
    }

    fn of(&self, span: Span) -> (usize, i64) {
        let file = self.files.iter().position(|(file, _)| *file == span.file).unwrap_or(0);
        (file, i64::from(self.sources.line(span)))
    }
}

impl Emit<'_> {
    /// `pub(super) static places: t::Source = …;`
    pub(super) fn places(&self, lines: &Lines) -> TokenStream {
        let files = lines.files.iter().map(|(_, path)| text(path));
        let mut rows: Vec<(&str, Vec<Span>, &[KeywordPlace])> = Vec::new();
        for (index, read) in self.api.types.iter().enumerate() {
            rows.push((self.names.type_name(TypeId(index)), of_type(read), &read.keywords));
        }
        for index in 0..self.api.operations.len() {
            let id = OperationId(index);
            rows.push((&self.names.operation(id).method, self.of_operation(id), &[]));
        }
        rows.sort_by_cached_key(|(name, spans, _)| (spans.first().map(|span| lines.of(*span)), *name));
        let mut shown = String::from("\"");
        let mut first = 0;
        for (name, spans, keywords) in rows {
            shown.push_str("\\\n");
            shown.push_str(&row(name, &spans, keywords, lines, &mut first));
            shown.push_str("\\n");
        }
        shown.push('"');
        let rows = shown.parse().unwrap_or_else(|_| Literal::string(""));
        quote! {
            pub(super) static places: t::Source = t::Source { files: &[#(#files),*], rows: #rows };
        }
    }

    fn of_operation(&self, id: OperationId) -> Vec<Span> {
        let operation = &self.api.operations[id.0];
        let mut spans = vec![operation.place];
        for parameter in &operation.parameters {
            spans.push(parameter.place);
            of_schema(&parameter.schema, &mut spans);
        }
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            spans.push(content.place);
            of_schema(&content.schema, &mut spans);
        }
        for answer in &operation.answers {
            spans.push(answer.place);
            for body in &answer.bodies {
                of_schema(&body.schema, &mut spans);
            }
        }
        spans
    }
}

/// A row: each line relative to the one before, the first relative to that of the row before; then the lines of keywords,
/// each with its word.
fn row(name: &str, spans: &[Span], keywords: &[KeywordPlace], lines: &Lines, first: &mut i64) -> String {
    let mut row = name.to_owned();
    let (mut file, mut before) = (0, *first);
    let numbers = spans.iter().map(|span| (span, String::new()));
    let words = keywords.iter().map(|one| match one.member {
        Some(index) => (&one.place, format!("{}.{index}:", one.keyword)),
        None => (&one.place, format!("{}:", one.keyword)),
    });
    for (index, (span, word)) in numbers.chain(words).enumerate() {
        let (in_file, line) = lines.of(*span);
        if in_file != file {
            row.push_str(&format!(" @{in_file}"));
            file = in_file;
        }
        row.push_str(&format!(" {word}{}", line - before));
        before = line;
        if index == 0 {
            *first = line;
        }
    }
    row
}

/// The spans of a type in the order of its table.
fn of_type(read: &Type) -> Vec<Span> {
    let mut spans = vec![read.place];
    spans.extend(read.rules.iter().map(|rule| rule.place));
    match &read.body {
        Body::Object { members, additional } => {
            for member in members {
                spans.push(member.place);
                of_schema(&member.schema, &mut spans);
            }
            if let Additional::Typed(schema) = additional {
                of_schema(schema, &mut spans);
            }
        }
        Body::Union { variants, .. } => {
            for variant in variants {
                spans.push(variant.place);
                of_schema(&variant.schema, &mut spans);
            }
        }
        Body::Alias(schema) => of_schema(schema, &mut spans),
        Body::Strings(_) | Body::Integers(_) => {}
    }
    spans
}

fn of_schema(schema: &Schema, spans: &mut Vec<Span>) {
    use crate::model::Kind;
    spans.extend(schema.rules.iter().map(|rule| rule.place));
    match &schema.kind {
        Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => of_schema(inner, spans),
        Kind::Tuple(items) => items.iter().for_each(|item| of_schema(item, spans)),
        _ => {}
    }
}
