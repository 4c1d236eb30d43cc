//! Small patterns as a set of positions: `^[A-Z]{2}$`, `^\+?[1-9][0-9]{1,14}$`.
//!
//! Most patterns of documents are a few classes of ASCII characters with repetitions. Such a pattern of at most 64 characters
//! to be matched is an automaton whose states fit in a word (Glushkov, "The abstract theory of automata", 1961). It needs no
//! cache and no search for a start, which for the short texts of documents is most of what an engine does. Where it comes to
//! few sets of positions, they are the states of a table, and a character is a step in it. Whatever it does not read, it
//! leaves to the engine.

mod read;
mod states;

use states::States;

/// A pattern as an automaton.
#[derive(Debug)]
pub(super) enum Automaton {
    Line(Positions),
    States(Box<States>),
    Positions(Positions),
}

impl Automaton {
    /// Reads a pattern in the syntax of the crate `regex`; `None` where it is more than this is for.
    pub(super) fn of(pattern: &str) -> Option<Automaton> {
        let positions = read::read(pattern)?;
        if positions.is_line() {
            return Some(Automaton::Line(positions));
        }
        Some(match States::of(&positions) {
            Some(states) => Automaton::States(Box::new(states)),
            None => Automaton::Positions(positions),
        })
    }

    /// Whether a text matches, in time linear in its length.
    #[inline]
    pub(super) fn is_match(&self, text: &str) -> bool {
        match self {
            Automaton::Line(positions) => positions.is_match_in_line(text),
            Automaton::States(states) => states.is_match(text),
            Automaton::Positions(positions) => positions.is_match(text),
        }
    }
}

/// Where a text stands in a pattern: a set of positions.
#[derive(Debug)]
pub(super) struct Positions {
    /// The positions that take a character of ASCII.
    takes: Box<[u64; 128]>,
    /// The positions that take every character beyond ASCII.
    takes_others: u64,
    /// The positions that may come after one.
    follow: Box<[u64; 64]>,
    /// Those of them that come right after one, and those that come after themselves.
    steps: u64,
    loops: u64,
    first: u64,
    last: u64,
    /// Whether no character is asked for.
    empty: bool,
    from_start: bool,
    to_end: bool,
}

impl Positions {
    /// Whether nothing is asked of a text.
    fn takes_all(&self) -> bool {
        self.empty && (!self.to_end || !self.from_start)
    }

    /// Whether the whole of a text is asked for, and after each position come at most the next one and itself.
    fn is_line(&self) -> bool {
        let others = |(at, follow): (usize, &u64)| follow & !((self.steps | self.loops) & (3 << at));
        self.from_start && self.to_end && self.follow.iter().enumerate().all(|pair| others(pair) == 0)
    }

    /// The same as [`Positions::is_match`], without a look at each position.
    fn is_match_in_line(&self, text: &str) -> bool {
        let (mut at, mut next) = (0, self.first);
        for byte in text.bytes() {
            at = match self.takes.get(usize::from(byte)) {
                Some(taking) => next & taking,
                None if byte < 0xC0 => continue,
                None => next & self.takes_others,
            };
            if at == 0 {
                return false;
            }
            next = (at << 1 & self.steps) | (at & self.loops);
        }
        at & self.last != 0 || (self.empty && text.is_empty())
    }

    fn is_match(&self, text: &str) -> bool {
        if self.takes_all() {
            return true;
        }
        let mut at = 0;
        let mut next = self.first;
        for byte in text.bytes() {
            let taking = match byte {
                0x80..0xC0 => continue,
                _ => self.takes.get(usize::from(byte)).copied().unwrap_or(self.takes_others),
            };
            at = next & taking;
            if at & self.last != 0 && !self.to_end {
                return true;
            }
            if at == 0 && self.from_start {
                return false;
            }
            next = self.after(at) | if self.from_start { 0 } else { self.first };
        }
        self.to_end && (at & self.last != 0 || (self.empty && text.is_empty()))
    }

    /// The positions that may come after any of these: mostly there is one.
    fn after(&self, mut at: u64) -> u64 {
        let mut next = 0;
        while at != 0 {
            next |= self.follow.get(at.trailing_zeros() as usize).copied().unwrap_or(0);
            at &= at - 1;
        }
        next
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
