//! Which fields of an object have come.

/// A bit for each field, in place for objects of up to 64.
pub(super) struct Seen {
    first: u64,
    more: Vec<u64>,
}

impl Seen {
    pub(super) fn new(fields: usize) -> Seen {
        let more = fields.saturating_sub(64).div_ceil(64);
        // `vec![0; 0]` does not allocate.
        Seen { first: 0, more: vec![0; more] }
    }

    /// Notes that a field has come; whether it had come before.
    pub(super) fn note(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let word = match index / 64 {
            0 => Some(&mut self.first),
            at => self.more.get_mut(at - 1),
        };
        word.is_some_and(|word| {
            let before = *word & bit != 0;
            *word |= bit;
            before
        })
    }

    /// Whether all the fields of a set have come, which has a bit for each of the first 64.
    pub(super) fn has_all(&self, fields: u64) -> bool {
        fields & !self.first == 0
    }

    pub(super) fn has(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => Some(&self.first),
            at => self.more.get(at - 1),
        };
        word.is_some_and(|word| word & (1 << (index % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn every_field_has_a_bit_of_its_own() {
        for fields in [0, 1, 63, 64, 65, 128, 129, 200] {
            let mut seen = Seen::new(fields);
            for index in (0..fields).step_by(3) {
                assert!(!seen.note(index) && seen.note(index), "{index} of {fields}");
            }
            assert!((0..fields).all(|index| seen.has(index) == (index % 3 == 0)), "{fields}");
        }
    }
}
