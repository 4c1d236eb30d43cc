//! The tables of types: data that the runtime's interpreter reads.
//!
//! ```text
//! mod table {
//!     use ::tintype::shape as t;
//!     pub(super) static Pet: t::Shape = t::Shape { name: "Pet", source: &places, body: …, rules: &[] };
//!     pub(super) static places: t::Source = …;
//! }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Additional, Body, Kind, Member, Schema, TypeId, Width};

use super::Emit;
use super::paths::{ident, integer, text};
use super::rule::{Patterns, rules};

impl Emit<'_> {
    pub(super) fn shape(&self, id: TypeId) -> TokenStream {
        let read = self.api.type_of(id);
        let (name, shown) = (ident(self.names.type_name(id)), self.names.type_name(id));
        let mut patterns = Patterns::new(&self.shared, false);
        let body = self.body_table(id, &mut patterns);
        let rules = rules(&read.rules, &mut patterns);
        let shape = quote!(t::Shape { name: #shown, source: &places, body: #body, rules: #rules });
        self.static_of(&name, &quote!(t::Shape), &shape, &mut patterns)
    }

    fn body_table(&self, id: TypeId, patterns: &mut Patterns) -> TokenStream {
        match &self.api.type_of(id).body {
            Body::Object { members, additional } => {
                let fields = members.iter().map(|member| self.field(member, patterns)).collect::<Vec<_>>();
                let additional = match additional {
                    Additional::Open => quote!(t::Additional::Open),
                    Additional::Closed => quote!(t::Additional::Closed),
                    Additional::Typed(schema) => {
                        let schema = self.schema(schema, patterns, false);
                        quote!(t::Additional::Typed(&#schema))
                    }
                };
                quote!(t::Body::Object(&[#(#fields),*], #additional))
            }
            // Any string will do.
            Body::Strings(_) if self.api.type_of(id).open => quote!(t::Body::Alias(t::Schema::TEXT)),
            Body::Strings(values) => {
                let values = values.iter().map(|value| text(&value.wire));
                quote!(t::Body::Strings(&[#(#values),*]))
            }
            Body::Integers(values) => {
                let values = values.iter().map(|value| integer(i128::from(*value)));
                quote!(t::Body::Integers(&[#(#values),*]))
            }
            Body::Union { variants, .. } => self.union_table(id, variants, patterns),
            Body::Alias(schema) => {
                let schema = self.schema(schema, patterns, false);
                quote!(t::Body::Alias(#schema))
            }
        }
    }

    /// `Some("text")` or `None`, among types that may have these names.
    fn optional_text(&self, value: Option<&str>) -> TokenStream {
        match value.map(text) {
            Some(value) => {
                let some = self.prelude("Some");
                quote!(#some(#value))
            }
            None => self.prelude("None"),
        }
    }

    fn field(&self, member: &Member, patterns: &mut Patterns) -> TokenStream {
        let (name, schema) = (text(&member.wire), self.schema(&member.schema, patterns, false));
        let mut flags = Vec::new();
        for (set, flag) in [
            (member.required, "REQUIRED"),
            (member.read_only, "READ_ONLY"),
            (member.write_only, "WRITE_ONLY"),
            (member.sensitive, "SENSITIVE"),
        ] {
            if set {
                let flag = ident(flag);
                flags.push(quote!(t::Flags::#flag.0));
            }
        }
        let flags = if flags.is_empty() { quote!(t::Flags::NONE) } else { quote!(t::Flags(#(#flags)|*)) };
        let default = self.optional_text(member.default.as_deref());
        quote!(t::Field(#name, #flags, #schema, #default))
    }

    /// A position; `outside` where the tables are named from beside their module.
    pub(super) fn schema(&self, schema: &Schema, patterns: &mut Patterns, outside: bool) -> TokenStream {
        let mut below = |inner: &Schema| self.schema(inner, patterns, outside);
        let kind = match &schema.kind {
            Kind::Any => quote!(t::Kind::Any),
            Kind::Boolean => quote!(t::Kind::Boolean),
            Kind::Integer(width) => {
                let width = width_name(*width);
                quote!(t::Kind::Integer(t::Width::#width))
            }
            Kind::Quoted(width) => {
                let width = width_name(*width);
                quote!(t::Kind::Quoted(t::Width::#width))
            }
            Kind::Number | Kind::Decimal => quote!(t::Kind::Number),
            Kind::Text(_) => quote!(t::Kind::Text),
            Kind::Array(inner) => {
                let inner = below(inner);
                quote!(t::Kind::Array(&#inner))
            }
            Kind::Map(inner) => {
                let inner = below(inner);
                quote!(t::Kind::Map(&#inner))
            }
            Kind::Nullable(inner) => {
                let inner = below(inner);
                quote!(t::Kind::Nullable(&#inner))
            }
            Kind::Type(id) => {
                let name = ident(self.names.type_name(*id));
                if outside { quote!(t::Kind::Type(&super::table::#name)) } else { quote!(t::Kind::Type(&#name)) }
            }
        };
        let rules = rules(&schema.rules, patterns);
        match (schema.rules.is_empty(), &schema.kind) {
            (true, Kind::Any) => quote!(t::Schema::ANY),
            (true, Kind::Boolean) => quote!(t::Schema::BOOLEAN),
            (true, Kind::Text(_)) => quote!(t::Schema::TEXT),
            _ => quote!(t::Schema { kind: #kind, rules: #rules }),
        }
    }
}

impl Emit<'_> {
    /// `pub(super) static NAME: TYPE = VALUE;`, with the patterns and assertions that the value names in a block around it.
    pub(super) fn static_of(
        &self,
        name: &proc_macro2::Ident,
        of: &TokenStream,
        value: &TokenStream,
        patterns: &mut Patterns,
    ) -> TokenStream {
        let mut assertions = TokenStream::new();
        for (at, id) in std::mem::take(&mut patterns.assertions).into_iter().enumerate() {
            let (name, value) = (format_ident!("ASSERTION_{}", at + 1), self.assertion_value(id, patterns));
            assertions.extend(quote!(static #name: t::Assertion = #value;));
        }
        let patterns = patterns.patterns();
        if assertions.is_empty() && patterns.is_empty() {
            return quote!(pub(super) static #name: #of = #value;);
        }
        quote!(pub(super) static #name: #of = { #patterns #assertions #value };)
    }
}

fn width_name(width: Width) -> proc_macro2::Ident {
    ident(match width {
        Width::I32 => "I32",
        Width::I64 => "I64",
        Width::U32 => "U32",
        Width::U64 => "U64",
        Width::Big => "Big",
    })
}
