//! A map from members that are read one by one.

use smol_str::SmolStr;

use super::marks::Marks;
use super::{Entry, LINEAR, Map};

/// The members of a map that is not whole yet. They stand at the end of a list that the maps around it share, so that each is
/// made with room for no more than it holds.
pub(crate) struct Gather {
    from: usize,
    marks: Marks,
}

impl Gather {
    /// Begins behind what is there.
    pub(crate) fn behind<T>(list: &[Entry<T>]) -> Gather {
        Gather { from: list.len(), marks: Marks::NONE }
    }

    /// Puts a value under a key; of equal keys the last one decides.
    pub(crate) fn put<T>(&mut self, list: &mut Vec<Entry<T>>, key: SmolStr, value: T) {
        let own = list.get_mut(self.from..).unwrap_or_default();
        // More are compared by their hashes, at the end.
        if own.len() <= LINEAR && self.marks.may_have(&key) {
            let same = own.iter_mut().flatten().find(|(name, _)| *name == key);
            if let Some((_, old)) = same {
                *old = value;
                return;
            }
        }
        self.marks.note(&key);
        list.push(Some((key, value)));
    }

    /// The map, whose members leave the list.
    pub(crate) fn finish<T>(self, list: &mut Vec<Entry<T>>) -> Map<T> {
        let own = list.drain(self.from..);
        if own.len() <= LINEAR {
            return Map { entries: own.collect(), marks: self.marks, aside: None };
        }
        let mut map = Map::new();
        own.flatten().for_each(|(key, value)| {
            map.put(key, value);
        });
        map
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::Json;

    /// As a map to which the members are put one after the other, whatever number there is.
    #[test]
    fn of_equal_keys_the_first_has_the_place_and_the_last_the_value() {
        for keys in [1_usize, 2, 63, 64, 65, 66, 200] {
            let members: Vec<(String, usize)> = (0..3 * keys).map(|n| (format!("k{}", n * 17 % keys), n)).collect();
            let member = |(key, n): &(String, usize)| format!("\"{key}\":{{\"{key}\":1,\"{key}\":{n}}}");
            let text: Vec<String> = members.iter().map(member).collect();
            let expected = members.iter().fold(crate::Map::new(), |mut map, (key, n)| {
                map.insert(key.as_str(), Json::Object([(key.as_str(), Json::from(*n))].into_iter().collect()));
                map
            });
            let Json::Object(read) = Json::parse(format!("{{{}}}", text.join(",")).as_bytes()).unwrap() else {
                unreachable!()
            };
            assert_eq!(read.iter().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
            assert_eq!(read.len(), keys);
            assert!(members.iter().all(|(key, _)| read.contains_key(key)));
        }
    }
}
