//! A module as the generator writes it, from a document of two files.
#![deny(warnings)]
#![allow(unreachable_pub, missing_docs)]

use tintype::formats::Date;

#[derive(Clone, PartialEq)]
pub struct Person {
    pub id: Option<u64>,
    pub name: String,
    pub gender: Option<Gender>,
    pub level: Option<Level>,
    pub nickname: tintype::Maybe<String>,
    pub middle: Option<String>,
    pub born: Option<Date>,
    pub height: Option<f64>,
    pub tags: Option<Vec<String>>,
    pub scores: Option<tintype::Map<i32>>,
    pub address: Option<Box<Address>>,
    pub pin: Option<String>,
    pub pet: Option<Pet>,
    pub note: Option<tintype::Json>,
    pub plan: Option<String>,
    pub names: Option<Names>,
    pub friends: Option<Vec<Person>>,
    pub r#type: Option<Vec<Option<u32>>>,
    pub extra: tintype::Extra,
}
impl Person {
    pub fn new(name: impl Into<String>, middle: Option<String>) -> Self {
        Self { name: name.into(), middle, ..tintype::shape::Slot::blank() }
    }
}
tintype::object!(
    Person,
    table::Person,
    new(name, middle),
    [
        id, name, gender, level, nickname, middle, born, height, tags, scores, address, pin, pet, note, plan, names,
        friends, r#type
    ],
    extra
);

#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Gender {
    Male,
    Female,
    Unlisted(String),
}
tintype::string_enum!(Gender, table::Gender, Unlisted, [Male = "MALE", Female = "FEMALE"]);

#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Level {
    N1,
    Minus2,
    Unlisted(i64),
}
tintype::integer_enum!(Level, table::Level, Unlisted, [N1 = 1, Minus2 = -2]);

#[derive(Clone, PartialEq)]
pub struct Address {
    pub zip: i32,
    pub country: Option<String>,
    pub extra: tintype::Extra,
}
tintype::object!(Address, table::Address, new(zip), [zip, country], extra);

#[derive(Clone, PartialEq)]
pub struct Cat {
    pub kind: Option<String>,
    pub lives: Option<i64>,
    pub extra: tintype::Extra,
}
tintype::object!(Cat, table::Cat, new(), [kind, lives], extra);

#[derive(Clone, PartialEq)]
pub struct Dog {
    pub kind: String,
    pub bark: bool,
    pub extra: tintype::Extra,
}
tintype::object!(Dog, table::Dog, new(kind, bark), [kind, bark], extra);

#[derive(Clone, PartialEq)]
pub enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Unlisted(tintype::Json),
}
tintype::union!(Pet, table::Pet, Unlisted, [Cat, Dog]);

#[derive(Clone, PartialEq)]
pub enum Value {
    Whole(i64),
    Words(String),
    Many(Vec<Value>),
    Cat(Cat),
    Dog(Dog),
    Wrapped(Box<Wrapped>),
    Unlisted(tintype::Json),
}
tintype::union!(Value, table::Value, Unlisted, [Whole, Words, Many, Cat, Dog, Wrapped]);

#[derive(Clone, PartialEq)]
pub struct Wrapped {
    pub kind: Option<Value>,
    pub lives: Option<Value>,
    pub inner: Option<Value>,
    pub extra: tintype::Extra,
}
tintype::object!(Wrapped, table::Wrapped, new(), [kind, lives, inner], extra);

#[derive(Clone, PartialEq)]
pub enum Constant {
    A(String),
    Day(String),
    B(String),
    Unlisted(tintype::Json),
}
tintype::union!(Constant, table::Constant, Unlisted, [A, Day, B]);

#[derive(Clone, PartialEq)]
pub struct Names(pub Vec<String>);
tintype::alias!(Names(Vec<String>), table::Names);

#[derive(Clone, PartialEq)]
pub struct Counts {
    pub total: Option<i32>,
    pub additional: tintype::Map<i32>,
    pub extra: tintype::Extra,
}
tintype::object!(Counts, table::Counts, new(), [total, additional], extra);

#[derive(Clone, PartialEq)]
pub struct Node {
    pub next: Option<Box<Node>>,
    pub children: Option<Vec<Node>>,
    pub extra: tintype::Extra,
}
tintype::object!(Node, table::Node, new(), [next, children], extra);

#[derive(Clone, PartialEq)]
pub struct Empty {
    pub extra: tintype::Extra,
}
tintype::object!(Empty, table::Empty, new(), [], extra);

pub mod table;
