//! Our reading in words.

use tintype_codegen::model::{Additional, Api, Body, Check, Kind, Member, Number, Operation, Schema, Width};

use super::Words;

pub(super) fn lines(api: &Api) -> Vec<String> {
    let mut ours = Ours { api, lines: Vec::new() };
    api.operations.iter().for_each(|operation| ours.operation(operation));
    for read in &api.types {
        if let Some(name) = read.pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/')) {
            ours.body(&format!("schema {name}"), &read.body, false, None);
        }
    }
    ours.lines
}

struct Ours<'a> {
    api: &'a Api,
    lines: Vec<String>,
}

impl Ours<'_> {
    fn operation(&mut self, operation: &Operation) {
        let place = format!("{} {}", operation.method, operation.path);
        self.lines.push(format!("{place}: operation {}", operation.id.as_deref().unwrap_or_default()));
        for parameter in &operation.parameters {
            let at = format!(
                "{place} parameter {} in {:?} required={}",
                parameter.wire, parameter.location, parameter.required
            );
            match &parameter.fixed {
                Some(value) => self.lines.push(format!("{at}: string enum=[{value}]")),
                None => self.schema(&at, &parameter.schema, None),
            }
        }
        if let Some(body) = &operation.body {
            for content in &body.contents {
                let at = format!("{place} body required={} {}", body.required, content.media);
                self.schema(&at, &content.schema, None);
            }
        }
        let mut answers: Vec<_> = operation.answers.iter().collect();
        answers.sort_by(|one, other| one.status.cmp(&other.status));
        for answer in answers {
            let media = answer.body().map_or("", |body| &body.media);
            let at = format!("{place} answer {} {media}", answer.status);
            match answer.json() {
                Some(schema) => self.schema(&at, schema, None),
                None => self.lines.push(at),
            }
        }
    }

    fn schema(&mut self, place: &str, schema: &Schema, member: Option<&Member>) {
        let nullable = schema.is_nullable();
        let schema = schema.without_null();
        let mut below: Option<(String, &Schema)> = None;
        let mut words = match &schema.kind {
            Kind::Type(id) => {
                let read = self.api.type_of(*id);
                match read.pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/')) {
                    Some(name) => Words::new(format!("-> {name}")),
                    None => return self.body(place, &read.body, nullable, member),
                }
            }
            Kind::Any => Words::new("any"),
            Kind::Boolean => Words::new("boolean"),
            Kind::Number => Words::new("number"),
            Kind::Decimal => with_format("number", "decimal"),
            Kind::Integer(width) => with_format("integer", width_word(*width)),
            Kind::Quoted(width) => with_format("string", width_word(*width)),
            Kind::Text(_) => Words::new("string"),
            Kind::Array(items) => {
                below = Some((format!("{place}[]"), items));
                Words::new("array")
            }
            Kind::Map(values) => {
                below = (!matches!(values.kind, Kind::Any)).then(|| (format!("{place}.*"), &**values));
                Words::new("object")
            }
            Kind::Tuple(_) => panic!("{place}: a tuple is in none of these documents"),
            Kind::Nullable(_) => unreachable!("null of null"),
        };
        schema.rules.iter().for_each(|rule| check(&mut words, &rule.check));
        self.say(place, words, nullable, member);
        if let Some((place, schema)) = below {
            self.schema(&place, schema, None);
        }
    }

    fn body(&mut self, place: &str, body: &Body, nullable: bool, member: Option<&Member>) {
        match body {
            Body::Object { members, additional } => {
                let closed = matches!(additional, Additional::Closed);
                let words = Words::new(if closed { "object closed" } else { "object" });
                self.say(place, words, nullable, member);
                for member in members {
                    let required = if member.required { " required" } else { "" };
                    self.schema(&format!("{place}.{}{required}", member.wire), &member.schema, Some(member));
                }
                if let Additional::Typed(schema) = additional {
                    self.schema(&format!("{place}.*"), schema, None);
                }
            }
            Body::Strings(values) => {
                let values: Vec<&str> = values.iter().map(|value| value.wire.as_str()).collect();
                let mut words = Words::new("string");
                words.rule("enum", format!("[{}]", values.join(", ")));
                self.say(place, words, nullable, member);
            }
            Body::Alias(schema) => self.schema(place, schema, member),
            other => panic!("{place}: {other:?} is in none of these documents"),
        }
    }

    fn say(&mut self, place: &str, mut words: Words, nullable: bool, member: Option<&Member>) {
        if let Some(member) = member {
            words.rule_if("readOnly", member.read_only.then_some(true));
            words.rule_if("writeOnly", member.write_only.then_some(true));
            words.rule_if("sensitive", member.sensitive.then_some(true));
            words.rule_if("default", member.default.as_ref());
        }
        words.rule_if("nullable", nullable.then_some(true));
        self.lines.push(words.line(place));
    }
}

fn with_format(kind: &str, format: &str) -> Words {
    let mut words = Words::new(kind);
    words.rule("format", format);
    words
}

fn width_word(width: Width) -> &'static str {
    match width {
        Width::I32 => "int32",
        Width::I64 => "int64",
        Width::U32 => "uint32",
        Width::U64 => "uint64",
        Width::Big => "any size",
    }
}

fn check(words: &mut Words, check: &Check) {
    match check {
        Check::MinLength(n) => words.rule("minLength", n),
        Check::MaxLength(n) => words.rule("maxLength", n),
        Check::Pattern(pattern) => words.rule("pattern", &pattern.source),
        Check::Format(name) | Check::OwnFormat(name, _) => words.rule("format", name),
        Check::Minimum(n) => words.rule("minimum", number(*n)),
        Check::Maximum(n) => words.rule("maximum", number(*n)),
        Check::MinItems(n) => words.rule("minItems", n),
        Check::MaxItems(n) => words.rule("maxItems", n),
        other => panic!("{other:?} is in none of these documents"),
    }
}

fn number(number: Number) -> String {
    match number {
        Number::Int(integer) => integer.to_string(),
        Number::Float(float) => float.to_string(),
    }
}
