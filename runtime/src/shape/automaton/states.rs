//! The sets of positions that a text can reach as the states of a table: a character is one step.

use super::Positions;

/// The most states, and the most kinds of bytes that a pattern tells apart.
const STATES: usize = 64;
const KINDS: usize = 32;

/// Nothing that follows can match.
const NEVER: u8 = 0;
/// The text matches, whatever follows.
const MATCHED: u8 = 1;
const START: u8 = 2;

/// A pattern as a table.
#[derive(Debug)]
pub(in crate::shape) struct States {
    /// The kind of each byte.
    kinds: [u8; 256],
    /// The state after each state and kind.
    next: [u8; STATES * KINDS],
    /// The states in which a text may end, a bit each.
    accepted: u64,
}

impl States {
    /// The table, where it is small.
    pub(super) fn of(positions: &Positions) -> Option<States> {
        let (kinds, taken) = kinds(positions)?;
        let mut states = States { kinds, next: [NEVER; STATES * KINDS], accepted: u64::from(positions.empty) << START };
        if positions.takes_all() {
            states.next = [MATCHED; STATES * KINDS];
            return Some(states);
        }
        // What the states stand for, from `START` on.
        let mut sets: Vec<u64> = vec![0];
        let mut at = 0;
        while let Some(set) = sets.get(at).copied() {
            let state = u8::try_from(at).ok()? + START;
            states.accepted |= u64::from(positions.to_end && set & positions.last != 0) << state;
            let first = if positions.from_start && at > 0 { 0 } else { positions.first };
            let follow = positions.after(set) | first;
            for (kind, taking) in taken.iter().enumerate() {
                let next = match taking {
                    Some(taking) => state_of(follow & taking, positions, &mut sets)?,
                    None => state,
                };
                *states.next.get_mut(usize::from(state) * KINDS + kind)? = next;
            }
            at += 1;
        }
        Some(states)
    }

    /// Whether a text matches, in time linear in its length.
    #[inline]
    pub(super) fn is_match(&self, text: &str) -> bool {
        let mut state = START;
        for byte in text.bytes() {
            let kind = self.kinds[usize::from(byte)];
            // The remainder tells the compiler what holds anyway.
            state = self.next[(usize::from(state) * KINDS + usize::from(kind)) % (STATES * KINDS)];
            if state < START {
                return state == MATCHED;
            }
        }
        self.accepted >> (state % 64) & 1 == 1
    }
}

/// The kind of each byte, and the positions that each kind is taken by; `None` for bytes that go on with a character.
fn kinds(positions: &Positions) -> Option<([u8; 256], Vec<Option<u64>>)> {
    let mut taken = Vec::new();
    let mut kinds = [0; 256];
    for (byte, kind) in (0..=u8::MAX).zip(&mut kinds) {
        let taking = match byte {
            0x80..0xC0 => None,
            _ => Some(positions.takes.get(usize::from(byte)).copied().unwrap_or(positions.takes_others)),
        };
        let known = taken.iter().position(|known| *known == taking);
        *kind = u8::try_from(known.unwrap_or(taken.len())).ok()?;
        if known.is_none() {
            taken.push(taking);
        }
    }
    (taken.len() <= KINDS).then_some((kinds, taken))
}

/// The state that stands for a set; `None` where there are too many.
fn state_of(set: u64, positions: &Positions, sets: &mut Vec<u64>) -> Option<u8> {
    if set & positions.last != 0 && !positions.to_end {
        return Some(MATCHED);
    }
    if set == 0 && positions.from_start {
        return Some(NEVER);
    }
    let known = sets.iter().position(|known| *known == set);
    if known.is_none() {
        sets.push(set);
    }
    let state = known.unwrap_or(sets.len() - 1) + usize::from(START);
    u8::try_from(state).ok().filter(|state| usize::from(*state) < STATES)
}
