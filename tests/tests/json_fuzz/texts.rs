//! Made-up JSON texts: most of them right, many of them right but for a byte or two.

/// A small generator of numbers (xorshift64*): the runs have to be repeatable, not hard to guess.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn bits(&mut self) -> u64 {
        let high = self.roll(1 << 31) as u64;
        let middle = self.roll(1 << 31) as u64;
        (high << 33) ^ (middle << 16) ^ self.roll(1 << 16) as u64
    }
}

const SPACES: &[&str] = &["", "", "", " ", "\n", "\r\n\t", "        ", "                  ", "\n    "];
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "7",
    "-12",
    "9007199254740993",
    "18446744073709551615",
    "-9223372036854775808",
    "123456789012345678901234567890",
    "0.1",
    "-1.5e3",
    "1E-7",
    "1e+22",
    "2.2250738585072014e-308",
    "5e-324",
    "1.7976931348623157e308",
    "01",
    "1.",
    ".5",
    "+1",
    "1e",
    "0x10",
    "-",
    "--1",
    "1e999",
    "NaN",
    "Infinity",
];
const PIECES: &[&str] = &[
    "a",
    "bc",
    "defghijk",
    "ä",
    "€",
    "😀",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\u12",
    "\\x",
    "\u{1}",
    "\u{7f}",
    "12345678",
    "\u{feff}",
    "\n",
    "\\ude00",
    "\\ud83d\\u0041",
    "\\ud83d\\ud83d\\ude00",
    "\\uD8",
    "\\",
    "'",
    " ",
];
const BYTES: &[u8] = b"\"\\{}[],:0123456789.eE+-untrfalse \n\t/bd8\x00\x1f\x7f\xc3\xa9\xff\xed\xa0\xef\xbb\xbf";

/// Names that come again and again, so that objects have equal ones and a table's members: also as escapes.
const NAMES: &[&str] = &[
    "id",
    "text",
    "many",
    "next",
    "map",
    "any",
    "flag",
    "small",
    "price",
    "\\u0069d",
    "te\\u0078t",
    "pric\\u0065",
    "",
    "id ",
    "iD",
];

/// A text, and whether nothing was done to break it.
pub(crate) fn text(dice: &mut Dice) -> Vec<u8> {
    let mut text = String::new();
    match dice.roll(64) {
        // About as deep as is read, and deeper.
        0 => deep(dice, &mut text),
        1 => value(dice, 8, &mut text),
        2..16 => object(dice, 3, &mut text),
        _ => value(dice, 4, &mut text),
    }
    let mut text = text.into_bytes();
    for _ in 0..dice.roll(3) {
        let (at, byte) = (dice.roll(text.len() + 1), BYTES[dice.roll(BYTES.len())]);
        match dice.roll(6) {
            0 => text.insert(at, byte),
            1 if at < text.len() => drop(text.remove(at)),
            2 => text.truncate(at),
            3 => text.push(byte),
            // A piece again, somewhere.
            4 => {
                let piece = text[at..(at + dice.roll(9)).min(text.len())].to_vec();
                let to = dice.roll(text.len() + 1);
                text.splice(to..to, piece);
            }
            _ if at < text.len() => text[at] = byte,
            _ => text.push(byte),
        }
    }
    text
}

fn deep(dice: &mut Dice, out: &mut String) {
    let depth = 100 + dice.roll(50);
    let lists: Vec<bool> = (0..depth).map(|_| dice.roll(2) == 0).collect();
    lists.iter().for_each(|list| out.push_str(if *list { "[" } else { "{\"next\":" }));
    value(dice, 0, out);
    lists.iter().rev().for_each(|list| out.push(if *list { ']' } else { '}' }));
}

fn value(dice: &mut Dice, depth: usize, out: &mut String) {
    out.push_str(dice.pick(SPACES));
    match dice.roll(if depth == 0 { 6 } else { 12 }) {
        0 => out.push_str(dice.pick(&["null", "true", "false", "true", "false", "null", "nul", "True"])),
        1 | 2 => number(dice, out),
        3..6 => string(dice, out),
        6..9 => {
            out.push('[');
            for index in 0..dice.roll(5) {
                if index > 0 {
                    out.push(',');
                }
                value(dice, depth - 1, out);
            }
            out.push_str(dice.pick(SPACES));
            out.push(']');
        }
        _ => object(dice, depth - 1, out),
    }
    out.push_str(dice.pick(SPACES));
}

fn object(dice: &mut Dice, depth: usize, out: &mut String) {
    out.push('{');
    for index in 0..dice.roll(7) {
        if index > 0 {
            out.push(',');
        }
        out.push_str(dice.pick(SPACES));
        if dice.roll(3) == 0 {
            string(dice, out);
        } else {
            out.push('"');
            out.push_str(dice.pick(NAMES));
            out.push('"');
        }
        out.push_str(dice.pick(SPACES));
        out.push(':');
        value(dice, depth, out);
    }
    out.push_str(dice.pick(SPACES));
    out.push('}');
}

/// A number: a known one, any digits, a float as it is written, or what lies about in the middle of two floats.
fn number(dice: &mut Dice, out: &mut String) {
    let float = |dice: &mut Dice| {
        let float = f64::from_bits(dice.bits());
        if float.is_finite() { float } else { 0.5 }
    };
    match dice.roll(8) {
        0..3 => out.push_str(dice.pick(NUMBERS)),
        3 => out.push_str(&format!("{:e}", float(dice))),
        4 => out.push_str(&format!("{:.*e}", 15 + dice.roll(12), float(dice))),
        5 => {
            // Small enough that its digits are not hundreds.
            let float = f64::from_bits((dice.bits() >> 12) | ((1023 + dice.roll(60) as u64) << 52));
            let middle = dice.roll(2) == 0;
            let (whole, part) = (float.trunc(), float.fract());
            out.push_str(&format!("{whole:.0}{}", &format!("{part:.*}", 1 + dice.roll(60))[1..]));
            out.push_str(if middle { "5" } else { "" });
        }
        6 => out.push_str(&format!("{}", dice.bits() as i64 >> dice.roll(64))),
        _ => {
            out.push_str(dice.pick(&["", "-"]));
            for _ in 0..1 + dice.roll(22) {
                out.push((b'0' + dice.roll(10) as u8) as char);
            }
            if dice.roll(2) == 0 {
                out.push('.');
                for _ in 0..1 + dice.roll(22) {
                    out.push((b'0' + dice.roll(10) as u8) as char);
                }
            }
            if dice.roll(2) == 0 {
                out.push_str(dice.pick(&["e", "E", "e+", "e-"]));
                let most = [10, 30, 400][dice.roll(3)];
                out.push_str(&dice.roll(most).to_string());
            }
        }
    }
}

fn string(dice: &mut Dice, out: &mut String) {
    out.push('"');
    // Some are longer than what a reader looks at in one step.
    let pieces = if dice.roll(8) == 0 { dice.roll(40) } else { dice.roll(5) };
    for _ in 0..pieces {
        match dice.roll(16) {
            // Half of the pieces are right ones, so that most texts are.
            0 if dice.roll(2) == 0 => out.push_str(dice.pick(PIECES)),
            1 if dice.roll(2) == 0 => out.push_str(&format!("\\u{:04x}", dice.roll(0xd800))),
            2 => {
                out.extend(char::from_u32(dice.roll(0x11_0000) as u32).filter(|c| *c >= ' ' && *c != '"' && *c != '\\'))
            }
            _ => out.push_str(dice.pick(&PIECES[..12])),
        }
    }
    out.push('"');
}
