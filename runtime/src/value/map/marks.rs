//! A quick no to whether a key is there.

/// One bit of 64 for each key: what has no bit was never there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks(u64);

impl Marks {
    pub(super) const NONE: Marks = Marks(0);

    pub(super) fn may_have(self, key: &str) -> bool {
        self.0 & bit(key) != 0
    }

    pub(super) fn note(&mut self, key: &str) {
        self.0 |= bit(key);
    }
}

/// The bit of a number by which most keys of an object differ: of their length, their ends and what is in the middle.
fn bit(key: &str) -> u64 {
    let (bytes, length) = (key.as_bytes(), key.len());
    let at = |index: usize| bytes.get(index).copied().map_or(0, usize::from);
    let mark = length ^ at(0) ^ at(length / 2).rotate_left(1) ^ at(length.saturating_sub(1)).rotate_left(2);
    1 << (mark % 64)
}
