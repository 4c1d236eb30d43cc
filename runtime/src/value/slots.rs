//! The accessors of the basic types.

use super::{Json, Map, Maybe};
use crate::shape::{Fill, Integral, List, ListMut, Members, Optional, Slot, View, ViewMut};

macro_rules! plain {
    ($type:ty, $blank:expr, $value:ident => $view:expr, $variant:ident) => {
        impl Slot for $type {
            fn blank() -> Self {
                $blank
            }
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }
            fn view_mut(&mut self) -> ViewMut<'_> {
                ViewMut::$variant(self)
            }
        }
    };
}

plain!(bool, false, value => View::Boolean(*value), Boolean);
plain!(i32, 0, value => View::Signed(i64::from(*value)), Integer);
plain!(i64, 0, value => View::Signed(*value), Integer);
plain!(u32, 0, value => View::Unsigned(u64::from(*value)), Integer);
plain!(u64, 0, value => View::Unsigned(*value), Integer);
plain!(f64, 0.0, value => View::Float(*value), Float);
plain!(String, String::new(), value => View::Text(value), String);
plain!(Json, Json::Null, value => View::Json(value), Json);

macro_rules! integral {
    ($($integer:ty),*) => {
        $(impl Integral for $integer {
            fn set(&mut self, value: i128) -> bool {
                <$integer>::try_from(value).map(|value| *self = value).is_ok()
            }
        })*
    };
}

integral!(i32, i64, u32, u64);

impl<T: Slot> Slot for Box<T> {
    fn blank() -> Self {
        Box::new(T::blank())
    }
    fn view(&self) -> View<'_> {
        (**self).view()
    }
    fn view_mut(&mut self) -> ViewMut<'_> {
        (**self).view_mut()
    }
}

impl<T: Slot> Slot for Option<T> {
    fn blank() -> Self {
        None
    }
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, Slot::view)
    }
    fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut::Optional(self)
    }
}

impl<T: Slot> Optional for Option<T> {
    fn fill(&mut self) -> ViewMut<'_> {
        self.insert(T::blank()).view_mut()
    }
    fn get(&mut self) -> Option<&mut dyn Slot> {
        self.as_mut().map(|value| value as &mut dyn Slot)
    }
    fn clear(&mut self) {
        *self = None;
    }
    fn null(&mut self) {
        *self = None;
    }
}

impl<T: Slot> Slot for Maybe<T> {
    fn blank() -> Self {
        Maybe::Absent
    }
    fn view(&self) -> View<'_> {
        match self {
            Maybe::Absent => View::Absent,
            Maybe::Null => View::Null,
            Maybe::Value(value) => value.view(),
        }
    }
    fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut::Optional(self)
    }
}

impl<T: Slot> Optional for Maybe<T> {
    fn fill(&mut self) -> ViewMut<'_> {
        *self = Maybe::Absent;
        self.get_or_insert_with(T::blank).view_mut()
    }
    fn get(&mut self) -> Option<&mut dyn Slot> {
        match self {
            Maybe::Value(value) => Some(value),
            Maybe::Absent | Maybe::Null => None,
        }
    }
    fn clear(&mut self) {
        *self = Maybe::Absent;
    }
    fn null(&mut self) {
        *self = Maybe::Null;
    }
}

impl<T: Slot> Slot for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }
    fn view(&self) -> View<'_> {
        View::List(self)
    }
    fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut::List(self)
    }
}

impl<T: Slot> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }
    fn get(&self, index: usize) -> Option<&dyn Slot> {
        self.as_slice().get(index).map(|item| item as &dyn Slot)
    }
}

impl<T: Slot> ListMut for Vec<T> {
    fn push(&mut self) -> &mut dyn Slot {
        let at = self.len();
        Vec::push(self, T::blank());
        // The index is that of the item just pushed.
        &mut self[at]
    }
    fn each(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        self.iter_mut().for_each(|item| visit(item));
    }
    fn clear(&mut self) {
        Vec::clear(self);
    }
}

impl<T: Slot> Slot for Map<T> {
    fn blank() -> Self {
        Map::new()
    }
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
    fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut::Map(self)
    }
}

impl<T: Slot> Members for Map<T> {
    fn len(&self) -> usize {
        Map::len(self)
    }
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a dyn Slot)) {
        self.iter().for_each(|(key, value)| visit(key, value));
    }
}

impl<T: Slot> Fill for Map<T> {
    fn entry(&mut self, key: &str) -> &mut dyn Slot {
        self.renewed(key, T::blank)
    }
    fn each_mut(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        self.iter_mut().for_each(|(_, value)| visit(value));
    }
    fn remove(&mut self, key: &str) {
        Map::remove(self, key);
    }
    fn clear(&mut self) {
        Map::clear(self);
    }
}
