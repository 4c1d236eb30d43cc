//! Reads unions: the variant that one look tells (`look.rs`), or the one that fits best.

use std::cmp::Reverse;

use super::decode::{Decoder, Tally};
use super::fault::{DecodeErrorKind, Read};
use super::look::Look;
use super::parse::tree;
use super::reader::{Mark, Token};
use crate::shape::{Body, Choice, Kind, Schema, Union, Variant, ViewMut};
use crate::validate::broken_rules;

/// Unions within unions are looked into this deep when variants are sorted out by their JSON type.
pub(super) const INSIGHT: usize = 8;

/// The best variant so far.
struct Best {
    index: usize,
    tally: Tally,
    /// How many rules the value breaks as this variant, once that was asked.
    broken: Option<usize>,
}

impl Decoder<'_> {
    pub(super) fn choice(
        &mut self,
        union: &mut dyn Union,
        token: Token,
        expected: &'static str,
        choice: Choice,
        variants: &'static [Variant],
    ) -> Read {
        let start = self.reader.mark();
        let before = self.tally;
        let chosen = match self.look(choice, token, variants)? {
            Look::Variant(index) => self.attempt(union, variants, index)?,
            Look::None => false,
            Look::Any => self.best(union, token, variants)?,
            // What only suggests a variant is not held against the others.
            Look::Likely(index) => {
                if self.attempt(union, variants, index)? {
                    true
                } else {
                    self.tally = before;
                    self.reader.seek(start);
                    self.best(union, token, variants)?
                }
            }
        };
        if chosen {
            return Ok(());
        }
        self.tally = before;
        self.tally.misfits += 1;
        self.reader.seek(start);
        if self.strict {
            return Err(self.misfit(DecodeErrorKind::Unlisted, expected));
        }
        let raw = tree(&mut self.reader)?;
        if let ViewMut::Json(json) = union.select(None).view_mut() {
            *json = raw;
        }
        Ok(())
    }

    /// Tries every variant that can fit and reads the best one; false if none fits, or too much was tried already.
    fn best(&mut self, union: &mut dyn Union, token: Token, variants: &'static [Variant]) -> Read<bool> {
        let mut fitting = (0..variants.len())
            .filter(|index| variants.get(*index).is_some_and(|variant| can_hold(&variant.schema, token, INSIGHT)));
        let (one, two) = (fitting.next(), fitting.next());
        let Some(two) = two else {
            return one.map_or(Ok(false), |index| self.attempt(union, variants, index));
        };
        let start = self.reader.mark();
        self.reader.skip()?;
        let length = (self.reader.offset() - start.offset) as u64;
        let (before, trial) = (self.tally, std::mem::replace(&mut self.trial, true));
        let mut best: Option<Best> = None;
        let mut last = None;
        for index in one.into_iter().chain([two]).chain(fitting) {
            if !self.pay(length) {
                best = None;
                break;
            }
            self.reader.seek(start);
            self.tally = Tally::default();
            if !self.attempt(union, variants, index)? {
                continue;
            }
            let tally = self.tally;
            last = Some((index, self.reader.mark()));
            match &mut best {
                Some(best) if rank(&best.tally) < rank(&tally) => {}
                Some(best) if rank(&best.tally) == rank(&tally) => {
                    best.tally.ties += 1;
                    // Within a trial the first will do: the union is read again once that is decided.
                    if !trial && best.broken != Some(0) {
                        last = None;
                        self.break_tie(union, variants, index, best, (start, length))?;
                    }
                }
                _ => best = Some(Best { index, tally, broken: None }),
            }
        }
        self.trial = trial;
        self.tally = before;
        let Some(Best { index, tally, .. }) = best else { return Ok(false) };
        match last {
            // The best one is what the union holds, and so are the best of the unions within.
            Some((read, end)) if read == index && (trial || tally.ties == 0) && self.holds(union, variants, index) => {
                self.reader.seek(end);
                self.tally.misfits += tally.misfits;
                self.tally.unknown += tally.unknown;
                self.tally.known += tally.known;
                self.tally.malformed += tally.malformed;
                self.tally.ties += tally.ties;
                Ok(true)
            }
            _ => {
                self.reader.seek(start);
                let read = self.pay(length) && self.attempt(union, variants, index)?;
                self.tally.ties += tally.ties;
                Ok(read)
            }
        }
    }

    /// Of two variants that fit equally well, takes the one that breaks fewer rules: the union holds the later one, and
    /// the best so far is read again to see what it breaks. Where too much was read already, the earlier one stays.
    fn break_tie(
        &mut self,
        union: &mut dyn Union,
        variants: &'static [Variant],
        index: usize,
        best: &mut Best,
        (start, length): (Mark, u64),
    ) -> Read {
        if !self.pay(length) {
            return Ok(());
        }
        let count = broken(union, variants, index, length);
        let least = match best.broken {
            Some(least) => least,
            None => {
                self.reader.seek(start);
                if !self.pay(length.saturating_mul(2)) || !self.attempt(union, variants, best.index)? {
                    return Ok(());
                }
                *best.broken.insert(broken(union, variants, best.index, length))
            }
        };
        if count < least {
            best.index = index;
            best.broken = Some(count);
        }
        Ok(())
    }

    /// Reads the next value as one variant; false if it does not fit.
    fn attempt(&mut self, union: &mut dyn Union, variants: &'static [Variant], index: usize) -> Read<bool> {
        let Some(variant) = variants.get(index) else { return Ok(false) };
        match self.value(union.select(Some(variant.name)), &variant.schema) {
            Ok(()) => Ok(true),
            Err(failure) if failure.fatal => Err(failure.variant(index)),
            Err(_) => Ok(false),
        }
    }

    fn holds(&self, union: &dyn Union, variants: &'static [Variant], index: usize) -> bool {
        union.value().0 == variants.get(index).map(|variant| variant.name)
    }

    /// Takes the cost of reading again from the budget, if there is enough left.
    fn pay(&mut self, length: u64) -> bool {
        let rest = self.budget.checked_sub(length);
        self.budget = rest.unwrap_or(self.budget);
        rest.is_some()
    }
}

/// What is less fits better.
fn rank(tally: &Tally) -> (u64, u64, Reverse<u64>, u64) {
    (tally.misfits, tally.unknown, Reverse(tally.known), tally.malformed)
}

/// How many rules the value that a union holds breaks as the variant that was read.
fn broken(union: &dyn Union, variants: &'static [Variant], index: usize, length: u64) -> usize {
    variants.get(index).map_or(0, |variant| broken_rules(union.value().1.view(), &variant.schema, length))
}

/// Whether values of this JSON type can fit the position at all.
pub(super) fn can_hold(schema: &Schema, token: Token, insight: usize) -> bool {
    match &schema.kind {
        Kind::Any => true,
        Kind::Boolean => token == Token::Boolean,
        Kind::Integer(_) | Kind::Number => token == Token::Number,
        Kind::Quoted(_) => matches!(token, Token::Number | Token::String),
        Kind::Text => token == Token::String,
        Kind::Array(_) | Kind::Tuple(_) => token == Token::Array,
        Kind::Map(_) => token == Token::Object,
        Kind::Nullable(inner) => token == Token::Null || can_hold(inner, token, insight),
        Kind::Type(shape) => match &shape.body {
            Body::Object(..) => token == Token::Object,
            Body::Strings(_) => token == Token::String,
            Body::Integers(_) => token == Token::Number,
            Body::Union(_, variants) => match insight.checked_sub(1) {
                Some(insight) => variants.iter().any(|variant| can_hold(&variant.schema, token, insight)),
                None => true,
            },
            Body::Alias(schema) => insight.checked_sub(1).is_none_or(|insight| can_hold(schema, token, insight)),
        },
    }
}
