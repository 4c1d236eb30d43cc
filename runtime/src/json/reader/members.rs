//! The members of objects, name by name.

use super::Reader;
use crate::json::fault::Read;

impl Reader<'_> {
    /// Enters an object, or goes on in it: the next member's name, with the offset before its value.
    pub(in crate::json) fn name(&mut self, first: bool) -> Read<Option<&str>> {
        if !self.member(first)? {
            return Ok(None);
        }
        self.named().map(Some)
    }

    /// Enters an object, or goes on in it: whether there is a member, with the offset at its name.
    pub(in crate::json) fn member(&mut self, first: bool) -> Read<bool> {
        if first { self.object() } else { self.another() }
    }

    /// Enters an object: whether there is a member, with the offset at its name.
    pub(in crate::json) fn object(&mut self) -> Read<bool> {
        self.enter()?;
        let more = self.next_line() != Some(b'}');
        Ok(if more { true } else { self.leave() })
    }

    /// Goes on in an object: whether there is another member, with the offset at its name.
    #[inline(always)]
    pub(in crate::json) fn another(&mut self) -> Read<bool> {
        match self.next() {
            Some(b',') => {
                self.at += 1;
                self.next_line();
                Ok(true)
            }
            Some(b'}') => Ok(self.leave()),
            _ => Err(self.unexpected("`,` or `}`")),
        }
    }

    /// The name of the member that was found, with the offset before its value.
    pub(in crate::json) fn named(&mut self) -> Read<&str> {
        let name = self.scan_string()?;
        self.colon()?;
        Ok(self.held(name))
    }

    /// Passes over the name of the member that was found if it is this one; a name that has no escapes, if it is spelled
    /// without them.
    #[inline]
    pub(in crate::json) fn is_named(&mut self, plain: &str) -> Read<bool> {
        let Some(rest) = self.data().get(self.at..) else { return Ok(false) };
        let Some((name, after)) = rest.split_at_checked(plain.len() + 1) else { return Ok(false) };
        // Where names differ, their lengths mostly do.
        let ([b'"', name @ ..], [b'"', after @ ..]) = (name, after) else { return Ok(false) };
        if !is_same(name, plain.as_bytes()) {
            return Ok(false);
        }
        self.at += plain.len() + 2;
        match after {
            // Most write one space here, if any.
            [b':', b' ', ..] => self.at += 2,
            [b':', ..] => self.at += 1,
            _ => self.colon()?,
        }
        Ok(true)
    }

    fn colon(&mut self) -> Read {
        if self.next() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(())
    }
}

/// Whether two names are the same. They are short: two pieces that lie over each other are quicker than a call.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    fn piece<const N: usize>(name: &[u8], at: usize) -> Option<[u8; N]> {
        name.get(at..)?.first_chunk().copied()
    }
    match (one.len(), other.len()) {
        (length @ 8..=16, other_length) if length == other_length => {
            piece::<8>(one, 0) == piece(other, 0) && piece::<8>(one, length - 8) == piece(other, length - 8)
        }
        (length @ 4..8, other_length) if length == other_length => {
            piece::<4>(one, 0) == piece(other, 0) && piece::<4>(one, length - 4) == piece(other, length - 4)
        }
        _ => one == other,
    }
}
