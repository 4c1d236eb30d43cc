//! The tables of the sample.
#![allow(non_upper_case_globals)]

use tintype::shape::{
    Additional, Body, Choice, Field, Fields, Flags, Kind, Number, Pattern, Rule, Schema, Shape, Source, Variant, Width,
};

pub static SOURCE: Source = Source {
    files: &["specs/people.yaml", "specs/common.yaml"],
    rows: "\
Person 10 2 1 1 2 2 2 1 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1
Gender 50
Level 10
Address @1 -60 1 1 1
Cat 60 1 1 1
Dog 10 1 1
Pet 10 1 1
Value 10 1 1 1 1 1 1 1
Wrapped 10 1 1 1
Names 10 1 2
Counts 10 1 1 1
Node 10 1 1
Empty 10
Constant 10 1 1 1 1 1 1
",
};

const fn plain(kind: Kind) -> Schema {
    Schema { kind, rules: &[] }
}
const fn ruled(kind: Kind, rules: &'static [Rule]) -> Schema {
    Schema { kind, rules }
}
static TEXT: Schema = plain(Kind::Text);
static I32: Schema = plain(Kind::Integer(Width::I32));
static COUNTRY: Pattern = Pattern::new("^[A-Z]{2}$", "^[A-Z]{2}$");
static PIN: Pattern = Pattern::new("^[0-9]{4}$", "^[0-9]{4}$");

pub static Person: Shape = Shape {
    name: "Person",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("id", Flags::REQUIRED.and(Flags::READ_ONLY), plain(Kind::Quoted(Width::U64)), None),
            Field("name", Flags::REQUIRED, ruled(Kind::Text, &[Rule::MinLength(1), Rule::MaxLength(10)]), None),
            Field("gender", Flags::NONE, plain(Kind::Type(&Gender)), None),
            Field("level", Flags::NONE, plain(Kind::Type(&Level)), None),
            Field("nickname", Flags::NONE, plain(Kind::Nullable(&NICKNAME)), None),
            Field("middle", Flags::REQUIRED, plain(Kind::Nullable(&TEXT)), None),
            Field("born", Flags::NONE, ruled(Kind::Text, &[Rule::Format("date")]), None),
            Field("height", Flags::NONE, ruled(Kind::Number, &[Rule::MultipleOf(Number::Float(0.01))]), None),
            Field("tags", Flags::NONE, ruled(Kind::Array(&TEXT), &[Rule::UniqueItems, Rule::MaxItems(3)]), None),
            Field("scores", Flags::NONE, plain(Kind::Map(&I32)), None),
            Field("address", Flags::NONE, plain(Kind::Type(&Address)), None),
            Field("pin", Flags::SENSITIVE.and(Flags::WRITE_ONLY), ruled(Kind::Text, &[Rule::Pattern(&PIN)]), None),
            Field("pet", Flags::NONE, plain(Kind::Type(&Pet)), None),
            Field("note", Flags::NONE, plain(Kind::Any), None),
            Field("plan", Flags::NONE, ruled(Kind::Text, &[Rule::OneOf(&["\"free\"", "\"paid\""])]), Some("\"free\"")),
            Field("names", Flags::NONE, plain(Kind::Type(&Names)), None),
            Field("friends", Flags::NONE, plain(Kind::Array(&FRIEND)), None),
            Field("type", Flags::NONE, plain(Kind::Array(&MAYBE_U32)), None),
        ]),
        Additional::Open,
    ),
    rules: &[Rule::MaxProperties(12)],
};
static NICKNAME: Schema = ruled(Kind::Text, &[Rule::MaxLength(5)]);
static FRIEND: Schema = plain(Kind::Type(&Person));
static MAYBE_U32: Schema = plain(Kind::Nullable(&U32));
static U32: Schema = plain(Kind::Integer(Width::U32));

pub static Gender: Shape =
    Shape { name: "Gender", source: &SOURCE, body: Body::Strings(&["MALE", "FEMALE"]), rules: &[] };
pub static Level: Shape = Shape { name: "Level", source: &SOURCE, body: Body::Integers(&[1, -2]), rules: &[] };

pub static Address: Shape = Shape {
    name: "Address",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("zip", Flags::REQUIRED, plain(Kind::Integer(Width::I32)), None),
            Field("country", Flags::NONE, ruled(Kind::Text, &[Rule::Pattern(&COUNTRY)]), None),
        ]),
        Additional::Closed,
    ),
    rules: &[],
};

pub static Cat: Shape = Shape {
    name: "Cat",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("kind", Flags::NONE, plain(Kind::Text), None),
            Field(
                "lives",
                Flags::NONE,
                ruled(Kind::Integer(Width::I64), &[Rule::ExclusiveMaximum(Number::Int(10))]),
                None,
            ),
        ]),
        Additional::Open,
    ),
    rules: &[],
};
pub static Dog: Shape = Shape {
    name: "Dog",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("kind", Flags::REQUIRED, plain(Kind::Text), None),
            Field("bark", Flags::REQUIRED, plain(Kind::Boolean), None),
        ]),
        Additional::Open,
    ),
    rules: &[],
};
pub static Pet: Shape = Shape {
    name: "Pet",
    source: &SOURCE,
    body: Body::Union(
        Choice::Tag("kind"),
        &[
            Variant { name: "Cat", tags: &["cat", "kitten"], schema: plain(Kind::Type(&Cat)) },
            Variant { name: "Dog", tags: &["dog"], schema: plain(Kind::Type(&Dog)) },
        ],
    ),
    rules: &[],
};
static VALUE: Schema = plain(Kind::Type(&Value));
pub static Value: Shape = Shape {
    name: "Value",
    source: &SOURCE,
    body: Body::Union(
        Choice::Tried,
        &[
            Variant { name: "Whole", tags: &[], schema: plain(Kind::Integer(Width::I64)) },
            Variant { name: "Words", tags: &[], schema: ruled(Kind::Text, &[Rule::MinLength(1)]) },
            Variant { name: "Many", tags: &[], schema: plain(Kind::Array(&VALUE)) },
            Variant { name: "Cat", tags: &[], schema: plain(Kind::Type(&Cat)) },
            Variant { name: "Dog", tags: &[], schema: plain(Kind::Type(&Dog)) },
            Variant { name: "Wrapped", tags: &[], schema: plain(Kind::Type(&Wrapped)) },
        ],
    ),
    rules: &[],
};
pub static Wrapped: Shape = Shape {
    name: "Wrapped",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("kind", Flags::NONE, plain(Kind::Type(&Value)), None),
            Field("lives", Flags::NONE, plain(Kind::Type(&Value)), None),
            Field("inner", Flags::NONE, plain(Kind::Type(&Value)), None),
        ]),
        Additional::Open,
    ),
    rules: &[],
};
pub static Names: Shape = Shape {
    name: "Names",
    source: &SOURCE,
    body: Body::Alias(ruled(Kind::Array(&NAME), &[Rule::MinItems(1)])),
    rules: &[],
};
static NAME: Schema = ruled(Kind::Text, &[Rule::MaxLength(4)]);
pub static Counts: Shape = Shape {
    name: "Counts",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[Field("total", Flags::NONE, plain(Kind::Integer(Width::I32)), None)]),
        Additional::Typed(&COUNT),
    ),
    rules: &[Rule::MinProperties(1)],
};
static COUNT: Schema = ruled(Kind::Integer(Width::I32), &[Rule::Minimum(Number::Int(0))]);
pub static Constant: Shape = Shape {
    name: "Constant",
    source: &SOURCE,
    body: Body::Union(
        Choice::Tried,
        &[
            Variant { name: "A", tags: &[], schema: ruled(Kind::Text, &[Rule::OneOf(&["\"a\""])]) },
            Variant { name: "Day", tags: &[], schema: ruled(Kind::Text, &[Rule::Format("date")]) },
            Variant { name: "B", tags: &[], schema: ruled(Kind::Text, &[Rule::OneOf(&["\"b\""])]) },
        ],
    ),
    rules: &[],
};
static NODE: Schema = plain(Kind::Type(&Node));
pub static Node: Shape = Shape {
    name: "Node",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("next", Flags::NONE, plain(Kind::Type(&Node)), None),
            Field("children", Flags::NONE, plain(Kind::Array(&NODE)), None),
        ]),
        Additional::Open,
    ),
    rules: &[],
};
pub static Empty: Shape =
    Shape { name: "Empty", source: &SOURCE, body: Body::Object(Fields::new(&[]), Additional::Open), rules: &[] };
