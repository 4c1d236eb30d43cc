//! Our model as structs with serde's derives, and with the rules as attributes of a validator's derive.
//!
//! It is what a user of those crates would write by hand for the same document, and knows what the benchmarks' documents
//! have; what it does not know is left without a rule, which favours the other side.

mod calls;

use std::fmt::Write;

use tintype_codegen::Checked;
use tintype_codegen::Facts;
use tintype_codegen::model::{Additional, Api, Body, Check, Kind, Member, Number, Schema, TextFormat, TypeId, Width};
use tintype_codegen::name::Names;

#[allow(unused_imports)]
pub(crate) use calls::calls;

/// Whose derives the structs have besides serde's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// None.
    Plain,
    /// The crate `garde`.
    Garde,
    /// The crate `validator`.
    Validator,
}

/// The types of a document as a module's text.
pub(crate) fn module(api: &Api, names: &Names, flavour: Flavour) -> String {
    let emit = Emit { api, names, flavour, facts: None, types: "" };
    emit.module()
}

/// [`module`] without rules, for any document: types that hold themselves are boxed.
#[allow(dead_code)]
pub(crate) fn any_module(checked: &Checked) -> String {
    let Checked { api, names, facts, .. } = checked;
    Emit { api, names, flavour: Flavour::Plain, facts: Some(facts), types: "" }.module()
}

struct Emit<'a> {
    api: &'a Api,
    names: &'a Names,
    flavour: Flavour,
    facts: Option<&'a Facts>,
    /// What stands before the name of a type.
    types: &'static str,
}

impl Emit<'_> {
    fn module(&self) -> String {
        let emit = self;
        let (api, flavour) = (self.api, self.flavour);
        let mut out = String::new();
        if flavour == Flavour::Validator {
            out.push_str("use validator::Validate as _;\n");
        }
        for index in 0..api.types.len() {
            emit.item(&mut out, TypeId(index));
        }
        for (index, pattern) in emit.patterns().iter().enumerate().filter(|_| flavour == Flavour::Validator) {
            let _ = writeln!(
                out,
                "static PATTERN_{index}: std::sync::LazyLock<regex::Regex> = \
             std::sync::LazyLock::new(|| regex::Regex::new({pattern:?}).expect(\"it is a pattern\"));"
            );
        }
        out
    }

    fn item(&self, out: &mut String, id: TypeId) {
        let (name, members) = (self.names.type_name(id), self.names.members(id));
        let serde = "#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]";
        // Writing to a string can't fail.
        let _ = match &self.api.type_of(id).body {
            Body::Object { members: fields, additional } => {
                let derive = match self.flavour {
                    Flavour::Plain => "",
                    Flavour::Garde => "#[derive(garde::Validate)]\n#[garde(allow_unvalidated)]\n",
                    Flavour::Validator => "#[derive(validator::Validate)]\n",
                };
                let closed =
                    if matches!(additional, Additional::Closed) { "#[serde(deny_unknown_fields)]\n" } else { "" };
                let _ = writeln!(out, "{serde}\n{derive}{closed}pub struct {name} {{");
                for (part, (field, ident)) in fields.iter().zip(members).enumerate() {
                    self.field(out, field, ident, self.is_boxed(id, part));
                }
                writeln!(out, "}}")
            }
            Body::Strings(values) => {
                let _ = writeln!(out, "{serde}\npub enum {name} {{");
                for (value, ident) in values.iter().zip(members) {
                    let _ = writeln!(out, "    #[serde(rename = {:?})]\n    {ident},", value.wire);
                }
                writeln!(out, "}}")
            }
            Body::Integers(_) => writeln!(out, "pub type {name} = i64;"),
            Body::Union { variants, .. } => {
                let _ = writeln!(out, "{serde}\n#[serde(untagged)]\npub enum {name} {{");
                for (variant, ident) in variants.iter().zip(members) {
                    let _ = writeln!(out, "    {ident}({}<{}>),", self.std("Box"), self.kind(&variant.schema.kind));
                }
                writeln!(out, "}}")
            }
            Body::Alias(schema) => {
                let kind = self.kind(&schema.kind);
                // An alias can't hold itself, a struct can; serde reads and writes it as what it holds.
                if self.is_boxed(id, 0) {
                    writeln!(out, "{serde}\npub struct {name}(pub {}<{kind}>);", self.std("Box"))
                } else {
                    writeln!(out, "pub type {name} = {kind};")
                }
            }
        };
    }

    fn is_boxed(&self, id: TypeId, part: usize) -> bool {
        self.facts.is_some_and(|facts| facts.is_boxed(id, part))
    }

    /// A name of the prelude, by its path where a type of the document may have the same.
    fn std(&self, name: &'static str) -> &'static str {
        match name {
            _ if self.facts.is_none() => name,
            "Box" => "::std::boxed::Box",
            "Option" => "::std::option::Option",
            "String" => "::std::string::String",
            "Vec" => "::std::vec::Vec",
            name => name,
        }
    }

    fn field(&self, out: &mut String, field: &Member, ident: &str, boxed: bool) {
        let value = field.schema.without_null();
        let (kind, optional) = (self.kind(&value.kind), !field.required || field.schema.is_nullable());
        let absent = if optional { ", default, skip_serializing_if = \"Option::is_none\"" } else { "" };
        let _ = writeln!(out, "    #[serde(rename = {:?}{absent})]", field.wire);
        for rule in self.rules(value, optional) {
            let _ = writeln!(out, "    {rule}");
        }
        let kind = if boxed { format!("{}<{kind}>", self.std("Box")) } else { kind };
        let kind = if optional { format!("{}<{kind}>", self.std("Option")) } else { kind };
        let _ = writeln!(out, "    pub {ident}: {kind},");
    }

    fn kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Any => "serde_json::Value".to_owned(),
            Kind::Boolean => "bool".to_owned(),
            Kind::Integer(Width::I32) => "i32".to_owned(),
            Kind::Integer(Width::U32) => "u32".to_owned(),
            Kind::Integer(Width::U64) => "u64".to_owned(),
            Kind::Integer(_) => "i64".to_owned(),
            Kind::Number => "f64".to_owned(),
            Kind::Quoted(_) | Kind::Decimal | Kind::Text(_) => self.std("String").to_owned(),
            Kind::Array(items) => format!("{}<{}>", self.std("Vec"), self.kind(&items.kind)),
            Kind::Tuple(items) => {
                format!("({},)", items.iter().map(|it| self.kind(&it.kind)).collect::<Vec<_>>().join(", "))
            }
            Kind::Map(values) => {
                format!("std::collections::BTreeMap<{}, {}>", self.std("String"), self.kind(&values.kind))
            }
            Kind::Nullable(inner) => format!("{}<{}>", self.std("Option"), self.kind(&inner.kind)),
            Kind::Type(id) => format!("{}{}", self.types, self.names.type_name(*id)),
        }
    }

    fn rules(&self, schema: &Schema, optional: bool) -> Vec<String> {
        let all = match self.flavour {
            Flavour::Plain => return Vec::new(),
            Flavour::Garde => self.of_garde(schema, optional),
            Flavour::Validator => self.of_validator(schema),
        };
        let name = if self.flavour == Flavour::Garde { "garde" } else { "validate" };
        all.into_iter().map(|rule| format!("#[{name}({rule})]")).collect()
    }

    fn of_garde(&self, schema: &Schema, optional: bool) -> Vec<String> {
        let own = schema.rules.iter().filter_map(|rule| match &rule.check {
            Check::MinLength(least) => Some(format!("length(chars, min = {least})")),
            Check::MaxLength(most) => Some(format!("length(chars, max = {most})")),
            Check::MinItems(least) => Some(format!("length(min = {least})")),
            Check::MaxItems(most) => Some(format!("length(max = {most})")),
            Check::Minimum(Number::Int(least)) => Some(format!("range(min = {least})")),
            Check::Maximum(Number::Int(most)) => Some(format!("range(max = {most})")),
            Check::Pattern(pattern) => Some(format!("pattern({:?})", pattern.regex)),
            Check::Format(format) if format == "email" => Some("email".to_owned()),
            _ => None,
        });
        let typed = match &schema.kind {
            Kind::Text(TextFormat::Uri) => Some("url".to_owned()),
            kind => self.format(kind).map(|format| {
                let check = format!("custom(crate::formats::garde::{format})");
                if optional { format!("inner({check})") } else { check }
            }),
        };
        own.chain(typed).chain(self.nests(&schema.kind).then(|| "dive".to_owned())).collect()
    }

    fn of_validator(&self, schema: &Schema) -> Vec<String> {
        let own = schema.rules.iter().filter_map(|rule| match &rule.check {
            Check::MinLength(least) | Check::MinItems(least) => Some(format!("length(min = {least})")),
            Check::MaxLength(most) | Check::MaxItems(most) => Some(format!("length(max = {most})")),
            Check::Minimum(Number::Int(least)) => Some(format!("range(min = {least})")),
            Check::Maximum(Number::Int(most)) => Some(format!("range(max = {most})")),
            Check::Pattern(pattern) => {
                let index = self.patterns().iter().position(|known| *known == pattern.regex)?;
                Some(format!("regex(path = *PATTERN_{index})"))
            }
            Check::Format(format) if format == "email" => Some("email".to_owned()),
            _ => None,
        });
        let typed = match &schema.kind {
            Kind::Text(TextFormat::Uri) => Some("url".to_owned()),
            kind => {
                self.format(kind).map(|format| format!("custom(function = \"crate::formats::validator::{format}\")"))
            }
        };
        own.chain(typed).chain(self.nests(&schema.kind).then(|| "nested".to_owned())).collect()
    }

    /// The patterns of all members, each once.
    fn patterns(&self) -> Vec<&str> {
        let mut all = Vec::new();
        let members = self.api.types.iter().filter_map(|it| match &it.body {
            Body::Object { members, .. } => Some(members),
            _ => None,
        });
        for rule in members.flatten().flat_map(|member| &member.schema.without_null().rules) {
            if let Check::Pattern(pattern) = &rule.check
                && !all.contains(&pattern.regex.as_str())
            {
                all.push(pattern.regex.as_str());
            }
        }
        all
    }

    /// Formats that the other side has no rule for.
    fn format(&self, kind: &Kind) -> Option<&'static str> {
        match kind {
            Kind::Text(TextFormat::Date) => Some("date"),
            Kind::Text(TextFormat::DateTime) => Some("date_time"),
            Kind::Text(TextFormat::Uuid) => Some("uuid"),
            _ => None,
        }
    }

    /// Whether a position holds structs.
    fn nests(&self, kind: &Kind) -> bool {
        match kind {
            Kind::Array(items) => self.nests(&items.kind),
            Kind::Nullable(inner) => self.nests(&inner.kind),
            Kind::Type(id) => matches!(self.api.type_of(*id).body, Body::Object { .. }),
            _ => false,
        }
    }
}
