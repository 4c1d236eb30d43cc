//! Classes in brackets.

use super::Reader;
use super::escape::{Escape, Place};

/// A member of a class, read.
enum Member {
    /// One character, by its number.
    Character(u32),
    Several,
}

impl Reader<'_> {
    /// `CharacterClass` after its `[`.
    pub(super) fn class(&mut self) -> Option<()> {
        self.eat("^");
        while !self.eat("]") {
            let low = self.member()?;
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            if !is_range {
                continue;
            }
            self.eat("-");
            match (low, self.member()?) {
                (Member::Character(low), Member::Character(high)) if low <= high => {}
                _ => return None,
            }
        }
        Some(())
    }

    fn member(&mut self) -> Option<Member> {
        match self.next()? {
            '\\' => match self.escape(Place::InClass)? {
                Escape::Character(number) => Some(Member::Character(number)),
                _ => Some(Member::Several),
            },
            c => Some(Member::Character(u32::from(c))),
        }
    }
}
