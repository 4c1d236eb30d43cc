//! Reads a pattern into positions, from left to right. What is repeated a number of times is read so many times.

use super::Positions;

/// Groups within groups are read this deep.
const DEEPEST: u32 = 16;

/// So many characters of the pattern are read, those within counted repetitions each time.
const MOST_READ: u32 = 4096;

/// What a part of the pattern comes to: the positions that it may begin and end with.
#[derive(Clone, Copy)]
struct Part {
    first: u64,
    last: u64,
    empty: bool,
}

const NOTHING: Part = Part { first: 0, last: 0, empty: true };

/// The ASCII characters of a class, a bit each, and whether every other character is in it.
#[derive(Clone, Copy)]
struct Class {
    ascii: u128,
    others: bool,
}

struct Reader<'p> {
    pattern: &'p [u8],
    at: usize,
    read: u32,
    positions: u32,
    takes: Box<[u64; 128]>,
    takes_others: u64,
    follow: Box<[u64; 64]>,
}

pub(super) fn read(pattern: &str) -> Option<Positions> {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let mut reader = Reader {
        pattern: inner.as_bytes(),
        at: 0,
        read: 0,
        positions: 0,
        takes: Box::new([0; 128]),
        takes_others: 0,
        follow: Box::new([0; 64]),
    };
    let whole = reader.sequence(0)?;
    let to_end = reader.eat(b'$');
    let follow = |distance: u32| {
        let next = |(at, follow): (u32, &u64)| *follow & 1u64.checked_shl(at + distance).unwrap_or(0);
        (0..).zip(reader.follow.iter()).map(next).fold(0, |all, one| all | one)
    };
    let read = Positions {
        steps: follow(1),
        loops: follow(0),
        first: whole.first,
        last: whole.last,
        empty: whole.empty,
        from_start: inner.len() < pattern.len(),
        to_end,
        takes: reader.takes,
        takes_others: reader.takes_others,
        follow: reader.follow,
    };
    // What is left is an alternative beside the anchors, or an anchor within.
    (reader.at == reader.pattern.len()).then_some(read)
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.pattern.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        self.read += 1;
        let byte = self.peek().filter(|_| self.read < MOST_READ)?;
        self.at += 1;
        Some(byte)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// One part after the other, up to the end of a group or an alternative.
    fn sequence(&mut self, depth: u32) -> Option<Part> {
        let mut whole = NOTHING;
        while !matches!(self.peek(), None | Some(b')' | b'|' | b'$')) {
            let part = self.repeated(depth)?;
            whole = self.joined(whole, part);
        }
        Some(whole)
    }

    fn joined(&mut self, one: Part, other: Part) -> Part {
        self.link(one.last, other.first);
        Part {
            first: one.first | if one.empty { other.first } else { 0 },
            last: other.last | if other.empty { one.last } else { 0 },
            empty: one.empty && other.empty,
        }
    }

    /// What may come after each of some positions.
    fn link(&mut self, mut from: u64, to: u64) {
        while from != 0 {
            if let Some(follow) = self.follow.get_mut(from.trailing_zeros() as usize) {
                *follow |= to;
            }
            from &= from - 1;
        }
    }

    /// A part with its repetition.
    fn repeated(&mut self, depth: u32) -> Option<Part> {
        let start = self.at;
        let before = self.positions;
        let one = self.part(depth)?;
        let (least, most) = self.counts()?;
        let end = self.at;
        if most == Some(0) || before == self.positions {
            // A group of nothing, or one that is never there, is rare and left to the engine.
            return None;
        }
        let mut whole = if least == 0 { Part { empty: true, ..one } } else { one };
        let mut last = one;
        for number in 1..most.unwrap_or(least).max(1) {
            self.at = start;
            last = self.part(depth)?;
            let part = if number >= least { Part { empty: true, ..last } } else { last };
            whole = self.joined(whole, part);
        }
        if most.is_none() {
            self.link(last.last, last.first);
        }
        self.at = end;
        Some(whole)
    }

    /// How often a part comes, at least and at most.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        let counts = match self.peek() {
            Some(b'?') => (0, Some(1)),
            Some(b'*') => (0, None),
            Some(b'+') => (1, None),
            Some(b'{') => {
                self.next()?;
                let least = self.number()?;
                let most = if !self.eat(b',') {
                    Some(least)
                } else if self.peek() == Some(b'}') {
                    None
                } else {
                    Some(self.number()?)
                };
                if self.peek() != Some(b'}') || most.is_some_and(|most| least > most) {
                    return None;
                }
                (least, most)
            }
            _ => return Some((1, Some(1))),
        };
        self.next()?;
        // How eager it is does not change what matches. A repetition of a repetition is left to the engine.
        self.eat(b'?');
        (!matches!(self.peek(), Some(b'?' | b'*' | b'+' | b'{'))).then_some(counts)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number: Option<u32> = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.next()?;
            number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(u32::from(digit - b'0'))?);
        }
        // No more than there are positions.
        number.filter(|number| *number <= 64)
    }

    /// A character, a class or a group.
    fn part(&mut self, depth: u32) -> Option<Part> {
        match self.next()? {
            b'(' => self.group(depth + 1),
            b'[' => {
                let class = self.class()?;
                self.position(class)
            }
            b'\\' => {
                let byte = self.escaped()?;
                self.position(Class { ascii: 1 << byte, others: false })
            }
            b'.' | b'*' | b'+' | b'?' | b'{' | b'}' | b'^' | b']' | 0x80.. => None,
            byte => self.position(Class { ascii: 1 << byte, others: false }),
        }
    }

    fn group(&mut self, depth: u32) -> Option<Part> {
        if depth > DEEPEST || (self.eat(b'?') && !self.eat(b':')) {
            return None;
        }
        let mut whole = self.sequence(depth)?;
        while self.eat(b'|') {
            let other = self.sequence(depth)?;
            whole = Part {
                first: whole.first | other.first,
                last: whole.last | other.last,
                empty: whole.empty || other.empty,
            };
        }
        (self.next()? == b')').then_some(whole)
    }

    /// A character after a backslash that stands for itself, or for a control character.
    fn escaped(&mut self) -> Option<u8> {
        match self.next()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            byte => byte.is_ascii_punctuation().then_some(byte).filter(|byte| !matches!(byte, b'<' | b'>')),
        }
    }

    /// A class of ASCII characters, or of all but some.
    fn class(&mut self) -> Option<Class> {
        let negated = self.eat(b'^');
        let mut ascii = 0u128;
        loop {
            let low = match self.next()? {
                b']' => break,
                byte => self.member(byte)?,
            };
            let high = if self.peek() == Some(b'-') && self.pattern.get(self.at + 1) != Some(&b']') {
                self.next()?;
                let byte = self.next().filter(|byte| *byte != b'-')?;
                self.member(byte)?
            } else {
                low
            };
            if low > high {
                return None;
            }
            ascii |= (u128::MAX >> (127 - (high - low))) << low;
        }
        match (ascii, negated) {
            (0, _) => None,
            (_, true) => Some(Class { ascii: !ascii, others: true }),
            (_, false) => Some(Class { ascii, others: false }),
        }
    }

    /// A character of a class that stands for itself. Two of some in a row would be an operation on classes.
    fn member(&mut self, byte: u8) -> Option<u8> {
        match byte {
            b'\\' => self.escaped(),
            b'[' | 0x80.. => None,
            b'&' | b'-' | b'~' if self.peek() == Some(byte) => None,
            _ => Some(byte),
        }
    }

    fn position(&mut self, class: Class) -> Option<Part> {
        let bit = 1u64.checked_shl(self.positions)?;
        self.positions += 1;
        for (byte, takes) in self.takes.iter_mut().enumerate() {
            *takes |= if class.ascii >> byte & 1 == 1 { bit } else { 0 };
        }
        self.takes_others |= if class.others { bit } else { 0 };
        Some(Part { first: bit, last: bit, empty: false })
    }
}
