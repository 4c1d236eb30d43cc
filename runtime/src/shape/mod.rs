//! A type's table, and the views by which one interpreter walks values of every type.
//!
//! Generated code holds a [`Shape`] per type: data, no code. Decoding, encoding, validating, masking and
//! comparing are functions of this crate that read the table and reach the value through [`Slot`].

mod assertion;
mod automaton;
mod check;
mod choice;
mod fields;
mod keyword;
mod lead;
mod pattern;
mod place;
mod position;
mod slot;
mod spell;
mod table;
mod within;

pub use assertion::{Assertion, Keyword, Link, Types};
pub(crate) use check::{Ask, Check, Test};
pub use choice::Choice;
pub use fields::Fields;
pub(crate) use lead::Lead;
pub use pattern::Pattern;
pub use place::{Place, Source};
pub(crate) use place::{size, within};
pub(crate) use position::array_of;
pub use slot::{Fill, Integral, List, ListMut, Members, Object, Optional, Slot, Text, Tuple, Union, View, ViewMut};
pub use table::{Additional, Body, Field, Flags, Kind, Number, Rule, Schema, Shape, Step, Variant, Width};
