//! The accessors of tuples: arrays of a known number of items, each of a type of its own.

use crate::shape::{List, Slot, Tuple, View, ViewMut};

macro_rules! tuple {
    ($($item:ident $index:tt),+) => {
        impl<$($item: Slot),+> Slot for ($($item,)+) {
            fn blank() -> Self {
                ($($item::blank(),)+)
            }
            fn view(&self) -> View<'_> {
                View::List(self)
            }
            fn view_mut(&mut self) -> ViewMut<'_> {
                ViewMut::Tuple(self)
            }
        }

        impl<$($item: Slot),+> List for ($($item,)+) {
            fn len(&self) -> usize {
                [$($index),+].len()
            }
            fn get(&self, index: usize) -> Option<&dyn Slot> {
                match index {
                    $($index => Some(&self.$index),)+
                    _ => None,
                }
            }
        }

        impl<$($item: Slot),+> Tuple for ($($item,)+) {
            fn at(&mut self, index: usize) -> Option<&mut dyn Slot> {
                match index {
                    $($index => Some(&mut self.$index),)+
                    _ => None,
                }
            }
        }
    };
}

// Rust's own traits end with 12 items as well.
tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
