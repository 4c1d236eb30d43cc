//! Keys of an object: which of them are twice, and where one stands without a walk over a thousand others.

use super::Entry;

/// Objects of this many entries or fewer are searched one by one.
pub(super) const SMALL: usize = 16;

/// The entries by key; equal keys in the order of the text.
pub(super) fn order(entries: &[Entry]) -> Box<[u32]> {
    let mut order: Vec<u32> = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by(|a, b| key(entries, *a).cmp(key(entries, *b)));
    order.into()
}

/// The entry of a key, by the order that [`order`] made.
pub(super) fn find<'a>(entries: &'a [Entry], order: &[u32], wanted: &str) -> Option<&'a Entry> {
    let at = order.binary_search_by(|at| key(entries, *at).cmp(wanted)).ok()?;
    entries.get(*order.get(at)? as usize)
}

/// Pairs of entries with one key: the first and each that repeats it.
pub(super) fn duplicates<'a>(entries: &'a [Entry], order: Option<&[u32]>) -> Vec<(&'a Entry, &'a Entry)> {
    let mut found = Vec::new();
    let Some(order) = order else {
        for (at, entry) in entries.iter().enumerate() {
            let first = entries.iter().take(at).find(|first| first.key == entry.key);
            found.extend(first.map(|first| (first, entry)));
        }
        return found;
    };
    let mut first: Option<&Entry> = None;
    for entry in order.iter().filter_map(|at| entries.get(*at as usize)) {
        match first {
            Some(first) if first.key == entry.key => found.push((first, entry)),
            _ => first = Some(entry),
        }
    }
    found
}

fn key(entries: &[Entry], at: u32) -> &str {
    entries.get(at as usize).map_or("", |entry| &entry.key)
}
