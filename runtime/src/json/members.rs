//! Reads objects used as maps.

use smol_str::SmolStr;

use super::decode::Decoder;
use super::fault::{Failure, Read, Segment};
use crate::shape::{Fill, Schema, Step};
use crate::value::Map;

impl Decoder<'_> {
    /// Every value must fit, or the map does not; of equal keys the last one decides.
    pub(super) fn map(&mut self, map: &mut dyn Fill, values: &Schema) -> Read {
        map.clear();
        let mut failed: Map<Box<Failure>> = Map::new();
        let mut name = self.reader.name(true)?.map(SmolStr::new);
        while let Some(key) = name {
            match self.value(map.entry(&key), values) {
                Ok(()) => {
                    if !failed.is_empty() {
                        failed.remove(&key);
                    }
                }
                Err(failure) => {
                    let fatal = failure.fatal;
                    let failure = failure.within(Segment::Key(key.as_str().into()), Step::Values);
                    if fatal {
                        return Err(failure);
                    }
                    failed.put(key, failure);
                }
            }
            name = self.reader.name(false)?.map(SmolStr::new);
        }
        failed.into_iter().next().map_or(Ok(()), |(_, failure)| Err(failure))
    }
}
