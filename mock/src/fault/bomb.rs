//! Little gzip that holds much, made while it is sent.

use bytes::Bytes;

use super::bodies::Repeated;

/// A match copies so many bytes at most (RFC 1951, section 3.2.5).
const COPIED: u64 = 258;

/// A match takes 13 bits, so the same 13 bytes come again after 8 of them.
const PERIOD: usize = 13;

/// So many periods are a piece.
const PERIODS: usize = 1024;

/// 1 GiB of spaces: one block with fixed codes (RFC 1951, section 3.2.6), a space and then copies of it.
pub(super) fn bomb() -> Repeated {
    let mut bits = Bits::default();
    bits.low_first(0b1, 1); // the last block
    bits.low_first(0b01, 2); // with fixed codes
    bits.high_first(0b0011_0000 + u32::from(b' '), 8);
    // The header of gzip: deflate, no name, no time, an unknown system (RFC 1952, section 2.3).
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    while bits.bytes.len() < 2 + PERIOD {
        bits.high_first(0b1100_0101, 8); // 258 bytes
        bits.high_first(0, 5); // from one byte before
    }
    let (start, period) = bits.bytes.split_at(2);
    let period = period.get(..PERIOD).unwrap_or_default();
    let times = (1 << 30) / (8 * COPIED * PERIODS as u64);
    // Without its end the stream is cut off; nobody who reads so far is to be told that it is whole.
    Repeated::new([&head[..], start].concat().into(), Bytes::from(period.repeat(PERIODS)), times, Bytes::new())
}

/// Bits, the first in the lowest of a byte.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn bit(&mut self, bit: u32) {
        self.held |= bit << self.count;
        self.count += 1;
        if self.count == 8 {
            self.bytes.push((self.held & 0xff) as u8);
            (self.held, self.count) = (0, 0);
        }
    }

    fn low_first(&mut self, value: u32, length: u32) {
        (0..length).for_each(|at| self.bit(value >> at & 1));
    }

    /// Codes are packed from their highest bit on.
    fn high_first(&mut self, value: u32, length: u32) {
        (0..length).rev().for_each(|at| self.bit(value >> at & 1));
    }
}
