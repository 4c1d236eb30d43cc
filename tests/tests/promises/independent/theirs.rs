//! The reading of openapiv3 in words.

use openapiv3::{
    AdditionalProperties, OpenAPI, Operation, Parameter, ReferenceOr, Response, Schema, SchemaKind, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::Words;

pub(super) fn lines(document: &OpenAPI) -> Vec<String> {
    let mut theirs = Theirs { document, lines: Vec::new() };
    for (path, item) in document.paths.iter() {
        let item = item.as_item().expect("a path item is written out");
        for (method, operation) in item.iter() {
            theirs.operation(method, path, &item.parameters, operation);
        }
    }
    for (name, schema) in &document.components.as_ref().unwrap().schemas {
        theirs.body(&format!("schema {name}"), schema.as_item().unwrap(), false);
    }
    theirs.lines
}

struct Theirs<'a> {
    document: &'a OpenAPI,
    lines: Vec<String>,
}

impl<'a> Theirs<'a> {
    fn operation(&mut self, method: &str, path: &str, common: &[ReferenceOr<Parameter>], operation: &Operation) {
        let place = format!("{} {path}", method.to_uppercase());
        self.lines.push(format!("{place}: operation {}", operation.operation_id.as_deref().unwrap_or_default()));
        for parameter in operation.parameters.iter().chain(common) {
            let parameter = parameter.as_item().expect("a parameter is written out");
            let data = parameter.parameter_data_ref();
            let location = match parameter {
                Parameter::Query { .. } => "Query",
                Parameter::Header { .. } => "Header",
                Parameter::Path { .. } => "Path",
                Parameter::Cookie { .. } => "Cookie",
            };
            let at = format!("{place} parameter {} in {location} required={}", data.name, data.required);
            let openapiv3::ParameterSchemaOrContent::Schema(schema) = &data.format else { panic!("{at}: content") };
            self.schema(&at, schema);
        }
        if let Some(body) = &operation.request_body {
            let body = body.as_item().expect("a body is written out");
            for (media, of) in &body.content {
                self.schema(&format!("{place} body required={} {media}", body.required), of.schema.as_ref().unwrap());
            }
        }
        let answers = operation.responses.responses.iter().map(|(status, answer)| (status.to_string(), answer));
        let default = operation.responses.default.iter().map(|answer| ("default".to_owned(), answer));
        let mut answers: Vec<_> = answers.chain(default).collect();
        answers.sort_by(|one, other| one.0.cmp(&other.0));
        for (status, answer) in answers {
            let answer = self.response(answer);
            let (media, schema) = match answer.content.first() {
                Some((media, of)) => (media.as_str(), of.schema.as_ref()),
                None => ("", None),
            };
            let at = format!("{place} answer {status} {media}");
            match schema {
                Some(schema) => self.schema(&at, schema),
                None => self.lines.push(at),
            }
        }
    }

    fn response(&self, response: &'a ReferenceOr<Response>) -> &'a Response {
        match response {
            ReferenceOr::Item(response) => response,
            ReferenceOr::Reference { reference } => {
                let name = reference.strip_prefix("#/components/responses/").unwrap();
                self.document.components.as_ref().unwrap().responses[name].as_item().unwrap()
            }
        }
    }

    fn schema(&mut self, place: &str, schema: &ReferenceOr<Schema>) {
        match schema {
            ReferenceOr::Item(schema) => self.body(place, schema, true),
            ReferenceOr::Reference { reference } => self.reference(place, reference, None),
        }
    }

    /// A reference; `beside` is the schema with one `allOf` that it stands in.
    fn reference(&mut self, place: &str, reference: &str, beside: Option<&Schema>) {
        let name = reference.strip_prefix("#/components/schemas/").unwrap();
        let target = self.document.components.as_ref().unwrap().schemas[name].as_item().unwrap();
        let mut words = Words::new(format!("-> {name}"));
        let nullable = target.schema_data.nullable || beside.is_some_and(|schema| schema.schema_data.nullable);
        words.rule_if("nullable", nullable.then_some(true));
        let parts = [Some(target), beside].into_iter().flatten();
        if place.starts_with("schema ") && !place.ends_with("[]") && !place.ends_with(".*") {
            for part in parts {
                annotations(&mut words, part);
            }
        }
        self.lines.push(words.line(place));
    }

    /// A schema that is written out; `position` where it is not a component itself.
    fn body(&mut self, place: &str, schema: &Schema, position: bool) {
        if let SchemaKind::AllOf { all_of } = &schema.schema_kind
            && let [ReferenceOr::Reference { reference }] = all_of.as_slice()
        {
            return self.reference(place, reference, Some(schema));
        }
        let mut words = match &schema.schema_kind {
            SchemaKind::Type(of) => type_words(of),
            SchemaKind::Any(any) if *any == openapiv3::AnySchema::default() => Words::new("any"),
            other => panic!("{place}: {other:?} is in none of these documents"),
        };
        if position {
            let nullable = schema.schema_data.nullable && words.kind != "any";
            words.rule_if("nullable", nullable.then_some(true));
            if place.starts_with("schema ") && !place.ends_with("[]") && !place.ends_with(".*") {
                annotations(&mut words, schema);
            }
        }
        self.lines.push(words.line(place));
        match &schema.schema_kind {
            SchemaKind::Type(Type::Object(object)) => {
                for (name, property) in &object.properties {
                    let required = if object.required.contains(name) { " required" } else { "" };
                    self.schema(&format!("{place}.{name}{required}"), &property.clone().unbox());
                }
                if let Some(AdditionalProperties::Schema(values)) = &object.additional_properties {
                    self.schema(&format!("{place}.*"), values);
                }
            }
            SchemaKind::Type(Type::Array(array)) => {
                if let Some(items) = &array.items {
                    self.schema(&format!("{place}[]"), &items.clone().unbox());
                }
            }
            _ => {}
        }
    }
}

fn annotations(words: &mut Words, schema: &Schema) {
    let data = &schema.schema_data;
    words.rule_if("readOnly", data.read_only.then_some(true));
    words.rule_if("writeOnly", data.write_only.then_some(true));
    let sensitive = data.extensions.get("x-tintype-sensitive") == Some(&Value::Bool(true));
    words.rule_if("sensitive", sensitive.then_some(true));
    words.rule_if("default", data.default.as_ref());
}

fn type_words(of: &Type) -> Words {
    let mut words;
    match of {
        Type::String(text) => {
            words = Words::new("string");
            words.rule_if("minLength", text.min_length.filter(|n| *n > 0));
            words.rule_if("maxLength", text.max_length);
            words.rule_if("pattern", text.pattern.as_ref());
            words.rule_if("format", format(&text.format));
            if !text.enumeration.is_empty() {
                let values: Vec<&str> = text.enumeration.iter().flatten().map(String::as_str).collect();
                words.rule("enum", format!("[{}]", values.join(", ")));
            }
        }
        Type::Integer(integer) => {
            words = Words::new("integer");
            words.rule("format", format(&integer.format).unwrap_or_else(|| "int64".to_owned()));
            words.rule_if("minimum", integer.minimum);
            words.rule_if("maximum", integer.maximum);
            assert!(integer.enumeration.is_empty() && !integer.exclusive_minimum && !integer.exclusive_maximum);
        }
        Type::Number(number) => {
            words = Words::new("number");
            words.rule_if("minimum", number.minimum);
            words.rule_if("maximum", number.maximum);
        }
        Type::Array(array) => {
            words = Words::new("array");
            words.rule_if("minItems", array.min_items.filter(|n| *n > 0));
            words.rule_if("maxItems", array.max_items);
        }
        Type::Object(object) => {
            let closed = matches!(object.additional_properties, Some(AdditionalProperties::Any(false)));
            words = Words::new(if closed { "object closed" } else { "object" });
            assert!(object.min_properties.is_none() && object.max_properties.is_none());
        }
        Type::Boolean(_) => words = Words::new("boolean"),
    }
    words
}

fn format<T: serde::Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match serde_json::to_value(format).unwrap() {
        Value::String(name) => Some(name),
        _ => None,
    }
}
