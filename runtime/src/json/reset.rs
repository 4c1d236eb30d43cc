//! Makes a slot as good as blank again, for a member whose name comes twice.

use crate::shape::{Slot, ViewMut};

/// Empties every optional part and every collection; what is required is overwritten by the next reading or fails it.
pub(super) fn reset(slot: &mut dyn Slot) {
    match slot.view_mut() {
        ViewMut::Optional(optional) => optional.clear(),
        ViewMut::List(list) => list.clear(),
        ViewMut::Tuple(tuple) => {
            let mut index = 0;
            while let Some(item) = tuple.at(index) {
                reset(item);
                index += 1;
            }
        }
        ViewMut::Map(map) => map.clear(),
        ViewMut::Object(object) => object.slots_mut(&mut |slots, extra| {
            extra.clear();
            slots.iter_mut().for_each(|slot| reset(*slot));
        }),
        ViewMut::Union(union) => drop(union.select(None)),
        ViewMut::Boolean(_)
        | ViewMut::Integer(_)
        | ViewMut::Float(_)
        | ViewMut::String(_)
        | ViewMut::Text(_)
        | ViewMut::Json(_) => {}
    }
}
