//! The module at a glance: one line per type, field and operation, for review.

use std::fmt::Write;

use crate::facts::{By, Facts, Retry};
use crate::model::{Additional, Api, Body, Check, Kind, Number, OperationId, Schema, TypeId, WebhookId};
use crate::name::Names;
use crate::slice::Features;

use super::Emit;
use super::rust_type::From;

/// The outline of a module.
///
/// ```text
/// client PetStore 1.0
///   list_pets([limit: i64])  GET /pets  -> 200 Vec<Pet> | default Error  [bearer]  safe
/// struct Pet
///   name: String                            "name", maxLength 40
/// ```
pub(crate) fn outline(api: &Api, names: &Names, facts: &Facts) -> String {
    let features = &Features::default();
    let emit = Emit::new(api, names, facts, features);
    let mut out = format!("client {} {}\n", one_line(&api.title), one_line(&api.version));
    for server in &api.servers {
        let _ = writeln!(out, "  server {}", one_line(&server.url));
    }
    for scheme in &api.schemes {
        let _ = writeln!(out, "  scheme {}: {:?}", one_line(&scheme.name), scheme.kind);
    }
    for id in emit.operations_by_name() {
        emit.outline_operation(&mut out, id);
    }
    emit.outline_webhooks(&mut out);
    let mut ids: Vec<TypeId> = (0..api.types.len()).map(TypeId).collect();
    ids.sort_by_key(|id| names.type_name(*id));
    for id in ids {
        emit.outline_type(&mut out, id);
    }
    out
}

impl Emit<'_> {
    fn outline_operation(&self, out: &mut String, id: OperationId) {
        let operation = &self.api.operations[id.0];
        let mut arguments: Vec<String> = self
            .required_parameters(id)
            .iter()
            .map(|(name, p)| format!("{name}: {}", self.type_text(&p.schema)))
            .collect();
        arguments.extend(
            self.optional_parameters(id).iter().map(|(name, p)| format!("[{name}: {}]", self.type_text(&p.schema))),
        );
        arguments.extend(self.body_text(id));
        let fixed = operation.parameters.iter().filter_map(|p| Some(format!(" {}={}", p.wire, p.fixed.as_ref()?)));
        let answers: Vec<String> = operation
            .answers
            .iter()
            .map(|answer| format!("{} {}", answer.status, shorten(&self.body_type(id, answer).to_string())))
            .collect();
        let security: Vec<String> = operation.security.iter().map(|names| names.join("+")).collect();
        let _ = writeln!(
            out,
            "  {}({})  {} {}{}  -> {}  [{}]  {}{}",
            self.names.operation(id).method,
            arguments.join(", "),
            operation.method,
            one_line(&operation.path),
            fixed.collect::<String>(),
            answers.join(" | "),
            security.join(" or "),
            Retry::of(operation).word(),
            self.pages_outline(id),
        );
        out.push_str(&self.update_line(id));
    }

    fn outline_webhooks(&self, out: &mut String) {
        let ids = (0..self.api.webhooks.len()).map(WebhookId);
        let mut lines: Vec<String> = ids
            .map(|id| {
                let webhook = &self.api.webhooks[id.0];
                let held = webhook.bodies.first().map_or_else(String::new, |body| self.alternative(body).to_string());
                let (word, at) = match &webhook.callback {
                    None => ("webhook", String::new()),
                    Some((operation, _)) => ("callback", format!("{}::", self.names.operation(*operation).method)),
                };
                let (name, held) = (self.names.webhook(id), shorten(&held));
                format!("{word} {at}{name}({held})  {} {}\n", webhook.method, one_line(&webhook.name))
            })
            .collect();
        lines.sort();
        out.extend(lines);
    }

    fn outline_type(&self, out: &mut String, id: TypeId) {
        let name = self.names.type_name(id);
        let names = self.names.members(id);
        match &self.api.type_of(id).body {
            Body::Object { members, additional } => {
                let rest = match additional {
                    Additional::Open => String::new(),
                    Additional::Closed => " closed".to_owned(),
                    Additional::Typed(schema) => format!(" additional: {}", self.type_text(schema)),
                };
                let _ = writeln!(out, "struct {name}{rest}");
                for ((index, member), field) in members.iter().enumerate().zip(names) {
                    let held = shorten(&self.member_type(id, index, member, From::Types).to_string());
                    let mut notes = vec![format!("{:?}", member.wire)];
                    notes.extend(member.read_only.then(|| "readOnly".to_owned()));
                    notes.extend(member.write_only.then(|| "writeOnly".to_owned()));
                    notes.extend(member.sensitive.then(|| "sensitive".to_owned()));
                    notes.extend(member.version.then(|| "version".to_owned()));
                    notes.extend(member.once.then(|| "once".to_owned()));
                    notes.extend(member.spellings.iter().map(|spelling| format!("any {spelling:?}").to_lowercase()));
                    notes.extend(member.default.as_ref().map(|default| format!("default {default}")));
                    notes.extend(rules(&member.schema));
                    let _ = writeln!(out, "  {field}: {held}  {}", notes.join(", "));
                }
            }
            Body::Strings(values) => {
                let open = if self.api.type_of(id).open { " or any other" } else { "" };
                let _ = writeln!(out, "enum {name}{open}");
                for (value, variant) in values.iter().zip(names) {
                    let _ = writeln!(out, "  {variant} = {:?}", value.wire);
                }
            }
            Body::Integers(values) => {
                let _ = writeln!(out, "enum {name}");
                for (value, variant) in values.iter().zip(names) {
                    let _ = writeln!(out, "  {variant} = {value}");
                }
            }
            Body::Union { variants, .. } => {
                let choice = self.facts.choice(id);
                let by = match &choice.by {
                    By::Tried => ", each tried".to_owned(),
                    By::Type => " by JSON type".to_owned(),
                    By::Tag(member) => format!(" by {member:?}"),
                    By::TagOr(member, _) => format!(" by {member:?}, with a default"),
                    By::Constant(member) => format!(" by the constant {member:?}"),
                    By::Members => " by required members".to_owned(),
                    By::Values => " by value".to_owned(),
                };
                let _ = writeln!(out, "union {name}{by}");
                for (index, (variant, name)) in variants.iter().zip(names).enumerate() {
                    let tags = choice.tags(index).iter().map(|tag| format!(" {tag:?}")).collect::<String>();
                    let _ = writeln!(out, "  {name}: {}{tags}", self.type_text(&variant.schema));
                }
            }
            Body::Alias(schema) => {
                let all = rules(schema).into_iter().map(|rule| format!("  {rule}")).collect::<String>();
                let _ = writeln!(out, "type {name} = {}{all}", self.type_text(schema));
            }
        }
    }

    fn type_text(&self, schema: &Schema) -> String {
        shorten(&self.rust_type(schema, From::Types).to_string())
    }
}

/// Tokens as a person writes them.
pub(super) fn shorten(tokens: &str) -> String {
    let text = tokens.replace(":: tintype :: ", "").replace("types :: ", "").replace("bytes :: ", "").replace(' ', "");
    text.replace(',', ", ").replace(", )", ",)")
}

fn one_line(text: &str) -> String {
    text.replace(super::paths::hidden, " ")
}

/// The rules at a position and below it.
fn rules(schema: &Schema) -> Vec<String> {
    let mut all: Vec<String> = schema.rules.iter().map(|rule| self::rule(&rule.check)).collect();
    match &schema.kind {
        Kind::Array(inner) => all.extend(rules(inner).into_iter().map(|rule| format!("each {rule}"))),
        Kind::Tuple(items) => {
            for (index, item) in items.iter().enumerate() {
                all.extend(rules(item).into_iter().map(|rule| format!("item {} {rule}", index + 1)));
            }
        }
        Kind::Map(inner) => all.extend(rules(inner).into_iter().map(|rule| format!("values {rule}"))),
        Kind::Nullable(inner) => all.extend(rules(inner)),
        Kind::Quoted(_) => all.push("as text".to_owned()),
        _ => {}
    }
    all
}

fn rule(check: &Check) -> String {
    match check {
        Check::MinLength(n) => format!("minLength {n}"),
        Check::MaxLength(n) => format!("maxLength {n}"),
        Check::Pattern(pattern) => format!("pattern {}", one_line(&pattern.source)),
        Check::Format(name) | Check::OwnFormat(name, _) => format!("format {name}"),
        Check::Minimum(n) => format!("minimum {}", number(n)),
        Check::Maximum(n) => format!("maximum {}", number(n)),
        Check::ExclusiveMinimum(n) => format!("exclusiveMinimum {}", number(n)),
        Check::ExclusiveMaximum(n) => format!("exclusiveMaximum {}", number(n)),
        Check::MultipleOf(n) => format!("multipleOf {}", number(n)),
        Check::MinItems(n) => format!("minItems {n}"),
        Check::MaxItems(n) => format!("maxItems {n}"),
        Check::UniqueItems => "uniqueItems".to_owned(),
        Check::MinProperties(n) => format!("minProperties {n}"),
        Check::MaxProperties(n) => format!("maxProperties {n}"),
        Check::OneOf(values) => format!("one of {}", values.join(" ")),
        Check::ExactlyOne => "exactly one".to_owned(),
        Check::Untyped => "or another type".to_owned(),
        Check::Assert(_, word) => format!("{word} on JSON"),
    }
}

fn number(number: &Number) -> String {
    match number {
        Number::Int(n) => n.to_string(),
        Number::Float(n) => n.to_string(),
    }
}
