//! The words in which generated code spells a table: a member a line, and no more tokens than it needs, for the compiler
//! reads every one of them.
//!
//! ```
//! use tintype::shape as t;
//! static Pet: t::Shape = t::Shape::object(
//!     "Pet",
//!     &places,
//!     &[
//!         t::Field::required("id", t::Schema::I64).read_only(),
//!         t::Field::optional("name", t::Schema::TEXT.with(&[t::Rule::MaxLength(40)])),
//!         t::Field::optional("friends", t::Schema::array(&t::Schema::of(&Pet))),
//!     ],
//! );
//! static places: t::Source = t::Source { files: &["pets.yaml"], rows: "Pet 12 2 3 4 5\n" };
//! # assert!(matches!(&Pet.body, t::Body::Object(fields, t::Additional::Open) if fields[0].flags().has(t::Flags::READ_ONLY)));
//! ```

use super::{Additional, Body, Choice, Field, Fields, Flags, Kind, Rule, Schema, Shape, Source, Variant, Width};

impl Shape {
    const fn new(name: &'static str, source: &'static Source, body: Body) -> Shape {
        Shape { name, source, body, rules: &[] }
    }

    /// An object that takes further members.
    pub const fn object(name: &'static str, source: &'static Source, fields: &'static [Field]) -> Shape {
        Shape::new(name, source, Body::Object(Fields::new(fields), Additional::Open))
    }

    /// An object that takes no further members.
    pub const fn closed(name: &'static str, source: &'static Source, fields: &'static [Field]) -> Shape {
        Shape::new(name, source, Body::Object(Fields::new(fields), Additional::Closed))
    }

    /// An object whose further members are of a schema.
    pub const fn typed(
        name: &'static str,
        source: &'static Source,
        fields: &'static [Field],
        values: &'static Schema,
    ) -> Shape {
        Shape::new(name, source, Body::Object(Fields::new(fields), Additional::Typed(values)))
    }

    /// One of some strings.
    pub const fn strings(name: &'static str, source: &'static Source, values: &'static [&'static str]) -> Shape {
        Shape::new(name, source, Body::Strings(values))
    }

    /// One of some integers.
    pub const fn integers(name: &'static str, source: &'static Source, values: &'static [i64]) -> Shape {
        Shape::new(name, source, Body::Integers(values))
    }

    /// One of several alternatives.
    pub const fn union(
        name: &'static str,
        source: &'static Source,
        choice: Choice,
        variants: &'static [Variant],
    ) -> Shape {
        Shape::new(name, source, Body::Union(choice, variants))
    }

    /// A position under a name of its own.
    pub const fn alias(name: &'static str, source: &'static Source, schema: Schema) -> Shape {
        Shape::new(name, source, Body::Alias(schema))
    }

    /// The same with constraints on a whole value.
    #[must_use]
    pub const fn with(mut self, rules: &'static [Rule]) -> Shape {
        self.rules = rules;
        self
    }
}

impl Variant {
    /// An alternative: its name, what selects it, and what it holds.
    pub const fn new(name: &'static str, tags: &'static [&'static str], schema: Schema) -> Variant {
        Variant { name, tags, schema }
    }
}

impl Field {
    /// A member that must be there.
    pub const fn required(name: &'static str, schema: Schema) -> Field {
        Field(name, Flags::REQUIRED, schema, None)
    }

    /// A member that may be absent.
    pub const fn optional(name: &'static str, schema: Schema) -> Field {
        Field(name, Flags::NONE, schema, None)
    }

    const fn and(self, flags: Flags) -> Field {
        Field(self.0, self.1.and(flags), self.2, self.3)
    }

    /// The same, sent by the server alone.
    #[must_use]
    pub const fn read_only(self) -> Field {
        self.and(Flags::READ_ONLY)
    }

    /// The same, sent by the client alone.
    #[must_use]
    pub const fn write_only(self) -> Field {
        self.and(Flags::WRITE_ONLY)
    }

    /// The same, masked in what is shown.
    #[must_use]
    pub const fn sensitive(self) -> Field {
        self.and(Flags::SENSITIVE)
    }

    /// The same, of which the provider takes the first value and ignores later ones.
    #[must_use]
    pub const fn once(self) -> Field {
        self.and(Flags::ONCE)
    }

    /// The same, of which the provider may change upper and lower case.
    #[must_use]
    pub const fn any_case(self) -> Field {
        self.and(Flags::ANY_CASE)
    }

    /// The same, of which the provider may change white space.
    #[must_use]
    pub const fn any_space(self) -> Field {
        self.and(Flags::ANY_SPACE)
    }

    /// The same, a telephone number that the provider may spell in another way.
    #[must_use]
    pub const fn any_phone(self) -> Field {
        self.and(Flags::ANY_PHONE)
    }

    /// The same, a moment that the provider may tell in another time zone.
    #[must_use]
    pub const fn any_zone(self) -> Field {
        self.and(Flags::ANY_ZONE)
    }

    /// The same with a documented default, as JSON text.
    #[must_use]
    pub const fn or(self, default: &'static str) -> Field {
        Field(self.0, self.1, self.2, Some(default))
    }
}

impl Schema {
    /// A position that holds any JSON.
    pub const ANY: Schema = Schema::new(Kind::Any);
    /// A position that holds a boolean.
    pub const BOOLEAN: Schema = Schema::new(Kind::Boolean);
    /// A position that holds a string.
    pub const TEXT: Schema = Schema::new(Kind::Text);
    /// A position that holds any number.
    pub const NUMBER: Schema = Schema::new(Kind::Number);
    /// A position that holds an integer of 32 bits.
    pub const I32: Schema = Schema::new(Kind::Integer(Width::I32));
    /// A position that holds an integer of 64 bits.
    pub const I64: Schema = Schema::new(Kind::Integer(Width::I64));
    /// A position that holds an unsigned integer of 32 bits.
    pub const U32: Schema = Schema::new(Kind::Integer(Width::U32));
    /// A position that holds an unsigned integer of 64 bits.
    pub const U64: Schema = Schema::new(Kind::Integer(Width::U64));
    /// A position that holds an integer of any size.
    pub const BIG: Schema = Schema::new(Kind::Integer(Width::Big));

    /// A position without constraints.
    pub const fn new(kind: Kind) -> Schema {
        Schema { kind, rules: &[] }
    }

    /// A position that holds a named type.
    pub const fn of(shape: &'static Shape) -> Schema {
        Schema::new(Kind::Type(shape))
    }

    /// A position that holds an array of items.
    pub const fn array(items: &'static Schema) -> Schema {
        Schema::new(Kind::Array(items))
    }

    /// A position that holds an array of exactly these items.
    pub const fn tuple(items: &'static [Schema]) -> Schema {
        Schema::new(Kind::Tuple(items))
    }

    /// A position that holds an object used as a map.
    pub const fn map(values: &'static Schema) -> Schema {
        Schema::new(Kind::Map(values))
    }

    /// A position that holds a value or null.
    pub const fn nullable(value: &'static Schema) -> Schema {
        Schema::new(Kind::Nullable(value))
    }

    /// A position that holds an integer in quotes.
    pub const fn quoted(width: Width) -> Schema {
        Schema::new(Kind::Quoted(width))
    }

    /// The same with constraints.
    #[must_use]
    pub const fn with(self, rules: &'static [Rule]) -> Schema {
        Schema { rules, ..self }
    }
}
