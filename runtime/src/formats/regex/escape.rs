//! What a backslash and the characters after it mean.

use super::Reader;

/// Where an escape stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Outside,
    InClass,
}

/// An escape, read.
pub(super) enum Escape {
    /// One character, or half of a surrogate pair.
    Character(u32),
    /// One of several characters, or a text that was captured.
    Several,
    /// A place between characters.
    Boundary,
}

impl<'a> Reader<'a> {
    /// `AtomEscape`, `\b`, `\B` and `ClassEscape` after their backslash.
    pub(super) fn escape(&mut self, place: Place) -> Option<Escape> {
        let letter = self.next()?;
        let character = |c: char| Some(Escape::Character(u32::from(c)));
        match letter {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => Some(Escape::Several),
            'b' if place == Place::InClass => character('\x08'),
            'b' | 'B' if place == Place::Outside => Some(Escape::Boundary),
            't' => character('\t'),
            'n' => character('\n'),
            'v' => character('\x0B'),
            'f' => character('\x0C'),
            'r' => character('\r'),
            'c' => self.next().filter(char::is_ascii_alphabetic).map(|c| Escape::Character(u32::from(c) % 32)),
            'x' => self.hex(2).map(Escape::Character),
            'u' => self.unicode().map(Escape::Character),
            'p' | 'P' => self.property().map(|()| Escape::Several),
            'k' if place == Place::Outside => {
                let name = if self.eat("<") { self.name()? } else { return None };
                self.referred.insert(name);
                Some(Escape::Several)
            }
            '0' if !self.rest.starts_with(|c: char| c.is_ascii_digit()) => character('\0'),
            '1'..='9' if place == Place::Outside => self.back_reference(letter).map(|()| Escape::Several),
            // `IdentityEscape`: with `u` only what has a meaning of its own, without it what is no part of a word.
            '_' => None,
            c if c.is_alphanumeric() => None,
            c => character(c),
        }
    }

    /// `DecimalEscape` after its first digit.
    fn back_reference(&mut self, first: char) -> Option<()> {
        let more = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at_checked(more)?;
        self.rest = rest;
        self.backward = self.backward.max(format!("{first}{digits}").parse().ok()?);
        Some(())
    }

    /// `RegExpUnicodeEscapeSequence` after its `u`.
    fn unicode(&mut self) -> Option<u32> {
        if self.eat("{") {
            let (digits, rest) = self.rest.split_once('}')?;
            self.rest = rest;
            let hex = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
            let bare = digits.trim_start_matches('0');
            let value = if bare.is_empty() { Some(0) } else { u32::from_str_radix(bare, 16).ok() };
            return value.filter(|value| hex && *value <= 0x10_FFFF);
        }
        let high = self.hex(4)?;
        let after = self.rest;
        if (0xD800..0xDC00).contains(&high) && self.eat("\\u") {
            if let Some(low @ 0xDC00..=0xDFFF) = self.hex(4) {
                return Some(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            }
            self.rest = after;
        }
        Some(high)
    }

    fn hex(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// `{UnicodePropertyValueExpression}` after its `p`: a general category or a property that is there or not, or one of
    /// three properties with its value.
    fn property(&mut self) -> Option<()> {
        let (name, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
        self.rest = rest;
        let is_word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if self.properties.contains(name) {
            return Some(());
        }
        let is_there = |name: &str| regex_syntax::parse(&format!("\\p{{{name}}}")).is_ok();
        let known = match name.split_once('=') {
            Some(("General_Category" | "gc" | "Script" | "sc" | "Script_Extensions" | "scx", value)) => {
                is_word(value) && is_there(name)
            }
            Some(_) => false,
            // The name of a script alone is none.
            None => {
                is_word(name) && is_there(name) && (is_there(&format!("gc={name}")) || !is_there(&format!("sc={name}")))
            }
        };
        self.properties.insert(name);
        known.then_some(())
    }
}
