//! Reads objects used as maps.

use super::decode::Decoder;
use super::fault::{Failure, Read, Segment};
use crate::shape::{Fill, Schema, Step};
use crate::value::Map;

impl Decoder<'_> {
    /// Every value must fit, or the map does not; of equal keys the last one decides.
    pub(super) fn map(&mut self, map: &mut dyn Fill, values: &Schema) -> Read {
        map.clear();
        let mut failed: Map<Box<Failure>> = Map::new();
        let mut name = self.reader.name(true)?.map(str::to_owned);
        while let Some(key) = name {
            match self.value(map.entry(&key), values) {
                Ok(()) => {
                    if !failed.is_empty() {
                        failed.remove(&key);
                    }
                }
                Err(failure) => {
                    let fatal = failure.fatal;
                    let failure = failure.within(Segment::Key(key.clone()), Step::Values);
                    if fatal {
                        return Err(failure);
                    }
                    failed.insert(key, failure);
                }
            }
            name = self.reader.name(false)?.map(str::to_owned);
        }
        failed.into_iter().next().map_or(Ok(()), |(_, failure)| Err(failure))
    }
}
