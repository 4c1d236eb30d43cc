//! The fields of a type, and what is found out about them once for all values: the way from a member's name to its field in
//! constant time, what JSON puts before a value, what a check has to look at.

use std::ops::Deref;
use std::sync::OnceLock;

use super::check::{Check, checks};
use super::lead::{Lead, is_plain};
use super::{Field, Flags};

/// Up to so many fields are compared one by one.
const FEW: usize = 4;

/// The known members of a type.
#[derive(Debug)]
pub struct Fields {
    fields: &'static [Field],
    prepared: OnceLock<Prepared>,
}

/// What is found out about the fields once.
#[derive(Debug)]
struct Prepared {
    /// The hash table: a slot holds the number of its field, from 1 on; at least half of the slots are empty.
    slots: Box<[u32]>,
    /// Whether JSON spells all names without escapes.
    plain: bool,
    /// What JSON puts before the values of fields with such names.
    leads: OnceLock<Box<[Lead]>>,
    /// The required fields among the first 64, a bit each; all bits where there are more fields.
    required: u64,
    /// The indices of the fields that a value of the Rust type can have wrong.
    checked: Box<[usize]>,
    /// What a first look asks of the fields.
    checks: OnceLock<Box<[Check]>>,
}

impl Fields {
    /// The fields in the table's order.
    pub const fn new(fields: &'static [Field]) -> Fields {
        Fields { fields, prepared: OnceLock::new() }
    }

    /// The field with a name.
    pub fn named(&self, name: &str) -> Option<&'static Field> {
        self.fields.get(self.find(name)?)
    }

    /// The index of the field with a name; of two with the same name, the first.
    pub fn find(&self, name: &str) -> Option<usize> {
        let fields = self.fields;
        if fields.len() <= FEW {
            return fields.iter().position(|field| field.name() == name);
        }
        let slots = &self.prepared().slots;
        for at in way(name, slots.len()) {
            let index = (*slots.get(at)? as usize).checked_sub(1)?;
            if fields.get(index)?.name() == name {
                return Some(index);
            }
        }
        None
    }
}

impl Fields {
    /// Whether JSON spells all names without escapes.
    pub(crate) fn are_plain(&self) -> bool {
        self.prepared().plain
    }

    /// What JSON puts before the values of the fields; `None` where a name has to be escaped.
    pub(crate) fn leads(&self) -> Option<&[Lead]> {
        let prepared = self.prepared();
        let leads = || self.fields.iter().map(|field| Lead::new(field.name())).collect();
        prepared.plain.then(|| &**prepared.leads.get_or_init(leads))
    }

    /// The required fields, a bit each; all bits where there are more than 64 fields.
    pub(crate) fn required(&self) -> u64 {
        self.prepared().required
    }

    /// The indices of the fields at which a value of the Rust type may break a rule; an empty one may, where it is required.
    pub(crate) fn checked(&self) -> &[usize] {
        &self.prepared().checked
    }

    /// What tells at a glance that the fields are right.
    pub(crate) fn checks(&self) -> &[Check] {
        self.prepared().checks.get_or_init(|| checks(self.fields))
    }

    fn prepared(&self) -> &Prepared {
        self.prepared.get_or_init(|| {
            let checked = self.fields.iter().enumerate().filter(|(_, field)| may_be_wrong(field));
            Prepared {
                slots: made(self.fields),
                plain: self.fields.iter().all(|field| is_plain(field.name())),
                leads: OnceLock::new(),
                required: required(self.fields),
                checked: checked.map(|(index, _)| index).collect(),
                checks: OnceLock::new(),
            }
        })
    }
}

impl Deref for Fields {
    type Target = [Field];
    fn deref(&self) -> &[Field] {
        self.fields
    }
}

fn required(fields: &[Field]) -> u64 {
    if fields.len() > 64 {
        return u64::MAX;
    }
    fields.iter().rev().fold(0, |bits, field| bits << 1 | u64::from(field.flags().has(Flags::REQUIRED)))
}

fn may_be_wrong(field: &Field) -> bool {
    let flags = field.flags();
    // A required member can be empty where it is nullable or travels in one direction.
    flags.has(Flags::REQUIRED) || flags.has(Flags::READ_ONLY) || field.schema().may_be_wrong()
}

fn made(fields: &[Field]) -> Box<[u32]> {
    let mut slots = vec![0; (2 * fields.len()).next_power_of_two()];
    for (number, field) in (1..).zip(fields) {
        let free = way(field.name(), slots.len()).find(|at| slots.get(*at) == Some(&0));
        if let Some(slot) = free.and_then(|at| slots.get_mut(at)) {
            *slot = number;
        }
    }
    slots.into()
}

/// The slots in which a name may be found, of a power of two.
fn way(name: &str, slots: usize) -> impl Iterator<Item = usize> {
    let mask = slots.saturating_sub(1);
    let first = hash(name.as_bytes()) as usize & mask;
    (0..slots).map(move |step| (first + step) & mask)
}

/// The names are those of the document: the hash is to be quick, and need not withstand what a server sends.
fn hash(name: &[u8]) -> u32 {
    let (words, rest) = name.as_chunks::<8>();
    let mut hash = name.len() as u64;
    let mut mix = |word: u64| hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    words.iter().for_each(|word| mix(u64::from_le_bytes(*word)));
    if !rest.is_empty() {
        mix(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use crate::shape::{Field, Schema};

    fn fields(names: impl Iterator<Item = String>) -> Fields {
        let fields = names.map(|name| Field::optional(Box::leak(name.into_boxed_str()), Schema::ANY));
        Fields::new(Box::leak(fields.collect()))
    }

    #[test]
    fn every_field_is_found_and_nothing_else() {
        for count in [0, 1, 4, 5, 31, 32, 33, 1000] {
            let fields = fields((0..count).map(|n| format!("{}{n}", "aä".repeat(n % 7))));
            for (n, field) in fields.iter().enumerate() {
                assert_eq!(fields.find(field.name()), Some(n));
                assert_eq!(fields.find(&format!("{}-", field.name())), None);
            }
            assert_eq!(fields.find(""), None);
        }
    }

    #[test]
    fn of_two_fields_with_a_name_the_first_is_found() {
        assert_eq!(fields(["a", "b", "c", "b", "d", "e"].map(str::to_owned).into_iter()).find("b"), Some(1));
    }
}
