//! The tables of types: data that the runtime's interpreter reads.
//!
//! ```text
//! mod table {
//!     use ::tintype::shape as t;
//!     pub(super) static Pet: t::Shape = t::Shape::object("Pet", &places, &[…]);
//!     pub(super) static places: t::Source = …;
//! }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Additional, Body, Kind, Member, Rule, Schema, Spelling, TypeId, Width};

use super::Emit;
use super::paths::{ident, integer, text};
use super::rule::{Patterns, rules};

impl Emit<'_> {
    pub(super) fn shape(&self, id: TypeId) -> TokenStream {
        let read = self.api.type_of(id);
        let mut patterns = Patterns::new(&self.shared, false);
        let (kind, arguments) = self.body_table(id, &mut patterns);
        let with = with(&read.rules, &mut patterns);
        self.shape_of(self.names.type_name(id), kind, &arguments, &with, &mut patterns)
    }

    /// `pub(super) static NAME: t::Shape = t::Shape::kind("NAME", &places, arguments) with;`
    pub(super) fn shape_of(
        &self,
        name: &str,
        kind: &str,
        arguments: &TokenStream,
        with: &TokenStream,
        patterns: &mut Patterns,
    ) -> TokenStream {
        let kind = ident(kind);
        let shape = quote!(t::Shape::#kind(#name, &places, #arguments) #with);
        self.static_of(&ident(name), &quote!(t::Shape), &shape, patterns)
    }

    /// The constructor of a type's table, and what it takes.
    fn body_table(&self, id: TypeId, patterns: &mut Patterns) -> (&'static str, TokenStream) {
        match &self.api.type_of(id).body {
            Body::Object { members, additional } => {
                let fields = members.iter().map(|member| self.field(member, patterns)).collect::<Vec<_>>();
                let fields = quote!(&[#(#fields),*]);
                match additional {
                    Additional::Open => ("object", fields),
                    Additional::Closed => ("closed", fields),
                    Additional::Typed(schema) => {
                        let schema = self.schema(schema, patterns, false);
                        ("typed", quote!(#fields, &#schema))
                    }
                }
            }
            // Any string will do.
            Body::Strings(_) if self.api.type_of(id).open => ("alias", quote!(t::Schema::TEXT)),
            Body::Strings(values) => {
                let values = values.iter().map(|value| text(&value.wire));
                ("strings", quote!(&[#(#values),*]))
            }
            Body::Integers(values) => {
                let values = values.iter().map(|value| integer(i128::from(*value)));
                ("integers", quote!(&[#(#values),*]))
            }
            Body::Union { variants, .. } => ("union", self.union_table(id, variants, patterns)),
            Body::Alias(schema) => ("alias", self.schema(schema, patterns, false)),
        }
    }

    fn field(&self, member: &Member, patterns: &mut Patterns) -> TokenStream {
        let (name, schema) = (text(&member.wire), self.schema(&member.schema, patterns, false));
        let kind = ident(if member.required { "required" } else { "optional" });
        let flags =
            [(member.read_only, "read_only"), (member.write_only, "write_only"), (member.sensitive, "sensitive")];
        let flags = flags.into_iter().filter(|(set, _)| *set).map(|(_, flag)| ident(flag));
        let known = member.once.then(|| ident("once")).into_iter();
        let flags = flags.chain(known.chain(member.spellings.iter().map(|spelling| ident(spelling_name(*spelling)))));
        let default = member.default.as_deref().map(text).map(|default| quote!(.or(#default)));
        quote!(t::Field::#kind(#name, #schema) #(.#flags())* #default)
    }

    /// A position; `outside` where the tables are named from beside their module.
    pub(super) fn schema(&self, schema: &Schema, patterns: &mut Patterns, outside: bool) -> TokenStream {
        let mut below = |inner: &Schema| self.schema(inner, patterns, outside);
        let spelled = match &schema.kind {
            Kind::Any => quote!(t::Schema::ANY),
            Kind::Boolean => quote!(t::Schema::BOOLEAN),
            Kind::Integer(width) => {
                let width = ident(width_name(*width).to_uppercase().as_str());
                quote!(t::Schema::#width)
            }
            Kind::Quoted(width) => {
                let width = ident(width_name(*width));
                quote!(t::Schema::quoted(t::Width::#width))
            }
            Kind::Number | Kind::Decimal => quote!(t::Schema::NUMBER),
            Kind::Text(_) => quote!(t::Schema::TEXT),
            Kind::Array(inner) => {
                let inner = below(inner);
                quote!(t::Schema::array(&#inner))
            }
            Kind::Tuple(items) => {
                let items: Vec<_> = items.iter().map(below).collect();
                quote!(t::Schema::tuple(&[#(#items),*]))
            }
            Kind::Map(inner) => {
                let inner = below(inner);
                quote!(t::Schema::map(&#inner))
            }
            Kind::Nullable(inner) => {
                let inner = below(inner);
                quote!(t::Schema::nullable(&#inner))
            }
            Kind::Type(id) => {
                let name = ident(self.names.type_name(*id));
                if outside { quote!(t::Schema::of(&super::table::#name)) } else { quote!(t::Schema::of(&#name)) }
            }
        };
        let with = with(&schema.rules, patterns);
        quote!(#spelled #with)
    }
}

/// `.with(&[…])`, where there are constraints.
fn with(all: &[Rule], patterns: &mut Patterns) -> TokenStream {
    if all.is_empty() {
        return TokenStream::new();
    }
    let rules = rules(all, patterns);
    quote!(.with(#rules))
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

fn width_name(width: Width) -> &'static str {
    match width {
        Width::I32 => "I32",
        Width::I64 => "I64",
        Width::U32 => "U32",
        Width::U64 => "U64",
        Width::Big => "Big",
    }
}

/// The runtime's word for a spelling that the provider may choose.
fn spelling_name(spelling: Spelling) -> &'static str {
    match spelling {
        Spelling::Case => "any_case",
        Spelling::Whitespace => "any_space",
        Spelling::Phone => "any_phone",
        Spelling::Zone => "any_zone",
    }
}
