//! The safe accessors: a value seen without its type.

use crate::value::{Extra, File, Json};

use super::Shape;

/// A value of any type that a table describes. Implemented by this crate for the basic types and by the
/// `object!`, `union!` and enum macros for generated ones.
pub trait Slot: Send + Sync {
    /// A value to decode into: empty, zero, the first variant.
    fn blank() -> Self
    where
        Self: Sized;
    /// The value, for reading.
    fn view(&self) -> View<'_>;
    /// The value, for writing.
    fn view_mut(&mut self) -> ViewMut<'_>;
}

/// What a slot holds.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// `None`: absent as a member; null as an item, or as a required member.
    Absent,
    /// An explicit null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A signed integer.
    Signed(i64),
    /// An unsigned integer.
    Unsigned(u64),
    /// A floating-point number.
    Float(f64),
    /// A string, or a string enum's wire value.
    Text(&'a str),
    /// Free-form JSON.
    Json(&'a Json),
    /// A file: bytes that are no text.
    File(&'a File),
    /// An array.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Members),
    /// A generated struct.
    Object(&'a dyn Object),
    /// A generated union.
    Union(&'a dyn Union),
}

/// A slot to write into.
pub enum ViewMut<'a> {
    /// A boolean.
    Boolean(&'a mut bool),
    /// An integer of some width, or an integer enum.
    Integer(&'a mut dyn Integral),
    /// A floating-point number.
    Float(&'a mut f64),
    /// A string.
    String(&'a mut String),
    /// A string enum or a text-keeping format.
    Text(&'a mut dyn Text),
    /// Free-form JSON.
    Json(&'a mut Json),
    /// `Option` or `Maybe`.
    Optional(&'a mut dyn Optional),
    /// An array.
    List(&'a mut dyn ListMut),
    /// An array of a known number of items.
    Tuple(&'a mut dyn Tuple),
    /// A map.
    Map(&'a mut dyn Fill),
    /// A generated struct.
    Object(&'a mut dyn Object),
    /// A generated union.
    Union(&'a mut dyn Union),
}

/// An integer that may refuse a value out of its range.
pub trait Integral {
    /// Takes the value; false if it does not fit.
    fn set(&mut self, value: i128) -> bool;
}

/// A type that keeps its text.
pub trait Text {
    /// Takes the text as it came.
    fn set(&mut self, text: &str);
}

/// A slot that can be empty.
pub trait Optional {
    /// Makes it hold a blank value and gives that, for writing.
    fn fill(&mut self) -> ViewMut<'_>;
    /// The value, if it holds one.
    fn get(&mut self) -> Option<&mut dyn Slot>;
    /// Makes it absent.
    fn clear(&mut self);
    /// Makes it null; `Option` has one empty state for both.
    fn null(&mut self);
}

/// An array, for reading.
pub trait List {
    /// The number of items.
    fn len(&self) -> usize;
    /// Whether there is no item.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The item at an index.
    fn get(&self, index: usize) -> Option<&dyn Slot>;
}

/// An array, for writing.
pub trait ListMut {
    /// Appends a blank item and gives it.
    fn push(&mut self) -> &mut dyn Slot;
    /// Visits the items in order.
    fn each(&mut self, visit: &mut dyn FnMut(&mut dyn Slot));
    /// Removes all items.
    fn clear(&mut self);
}

/// An array of a known number of items, for writing; a [`List`] for reading.
pub trait Tuple {
    /// The item at an index; none beyond the last.
    fn at(&mut self, index: usize) -> Option<&mut dyn Slot>;
}

/// A map, for reading.
pub trait Members {
    /// The number of members.
    fn len(&self) -> usize;
    /// Whether there is no member.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Visits the members in order.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn Slot));
}

/// A map, for writing.
pub trait Fill {
    /// Gives a blank value under a key, in place of one that was there.
    fn entry(&mut self, key: &str) -> &mut dyn Slot;
    /// Visits the values in order.
    fn each_mut(&mut self, visit: &mut dyn FnMut(&mut dyn Slot));
    /// Takes a key away again.
    fn remove(&mut self, key: &str);
    /// Removes all members.
    fn clear(&mut self);
}

/// A generated struct.
pub trait Object {
    /// The type's table.
    fn shape(&self) -> &'static Shape;
    /// The fields in the table's order; after them, where the table says `Additional::Typed`, the `additional` map.
    fn slots<'a>(&'a self, visit: &mut dyn FnMut(&[&'a dyn Slot]));
    /// The same, for writing, with the unknown members.
    fn slots_mut(&mut self, visit: &mut dyn FnMut(&mut [&mut dyn Slot], &mut Extra));
    /// The members that no field holds: unknown ones, and misfits kept as they came.
    fn extra(&self) -> &Extra;
}

/// A generated union: one of the table's variants, or JSON that none of them takes.
pub trait Union {
    /// The type's table.
    fn shape(&self) -> &'static Shape;
    /// The variant's name in the table and its value; `None` with the JSON that no variant takes.
    fn value(&self) -> (Option<&'static str>, &dyn Slot);
    /// The same, for writing.
    fn value_mut(&mut self) -> (Option<&'static str>, &mut dyn Slot);
    /// Makes it hold a blank value of the named variant and gives that; `None`, or an unknown name, means unlisted JSON.
    fn select(&mut self, variant: Option<&str>) -> &mut dyn Slot;
}
