//! Reads a slot by its position: dispatch and single values.

use super::fault::{DecodeError, DecodeErrorKind, Failure, Read, Segment};
use super::parse::tree;
use super::reader::{Reader, Token};
use crate::shape::{
    Body, Integral, Kind, ListMut, Rule, Schema, Shape, Slot, Step, Text, Tuple, ViewMut, Width, array_of,
};
use crate::value::{Number, integer, is_integral, quoted_integer};

/// Trying the variants of unions may read this many times the length of the text again, and this many bytes more.
const REREADING: (u64, u64) = (64, 1 << 20);

/// At most so many characters of a value are shown.
const FOUND: usize = 60;

/// How well a value fitted; what a union's choice between variants goes by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) misfits: u64,
    pub(super) unknown: u64,
    pub(super) known: u64,
    /// Texts that do not parse as their format: values like others, so they only break ties.
    pub(super) malformed: u64,
    /// Unions that took the first of several equally good variants.
    pub(super) ties: u64,
}

/// Reading a value leaves the reader after it, also for a misfit; a fatal failure ends all reading.
pub(super) struct Decoder<'j> {
    pub(super) reader: Reader<'j>,
    pub(super) strict: bool,
    /// Inside the trial of a variant: formats count.
    pub(super) trial: bool,
    pub(super) budget: u64,
    /// A member of the outermost object that has to hold a value; see [`Decoder::fault`].
    pub(super) wanted: Option<&'static str>,
    pub(super) tally: Tally,
}

impl Decoder<'_> {
    pub(super) fn run(slot: &mut dyn Slot, schema: &Schema, text: &[u8], strict: bool) -> Result<(), DecodeError> {
        Decoder::whole(slot, schema, text, strict, None).map_err(|failure| failure.finish(text))
    }

    /// Why a member of the outermost object holds no value.
    pub(super) fn fault(slot: &mut dyn Slot, schema: &Schema, text: &[u8], wanted: &'static str) -> DecodeError {
        let read = Decoder::whole(slot, schema, text, false, Some(wanted));
        let missing = || {
            let failure = Failure::misfit(DecodeErrorKind::Missing, 0, wanted, None);
            failure.within(Segment::Key(wanted.to_owned()), Step::Values)
        };
        read.err().unwrap_or_else(missing).finish(text)
    }

    fn whole(slot: &mut dyn Slot, schema: &Schema, text: &[u8], strict: bool, wanted: Option<&'static str>) -> Read {
        let reader = Reader::new(text)?;
        let budget = (text.len() as u64).saturating_mul(REREADING.0).saturating_add(REREADING.1);
        let mut decoder = Decoder { reader, strict, trial: false, budget, wanted, tally: Tally::default() };
        decoder.value(slot, schema)?;
        decoder.reader.finish()
    }

    /// Reads the next value into a slot.
    #[inline(always)]
    pub(super) fn value(&mut self, slot: &mut dyn Slot, schema: &Schema) -> Read {
        // Most values are texts.
        if self.is_plain_text(schema) && self.reader.is_at_string() {
            self.text(slot, schema)
        } else {
            self.any(slot, schema)
        }
    }

    /// Reads a text where any will do.
    #[inline(never)]
    fn text(&mut self, slot: &mut dyn Slot, schema: &Schema) -> Read {
        let view = match slot.view_mut() {
            ViewMut::Optional(optional) => optional.fill(),
            view => view,
        };
        match view {
            ViewMut::String(slot) => *slot = self.reader.text()?.to_owned(),
            ViewMut::Text(slot) => slot.set(self.reader.text()?),
            view => return self.held(view, Token::String, schema),
        }
        Ok(())
    }

    fn any(&mut self, slot: &mut dyn Slot, schema: &Schema) -> Read {
        let token = self.reader.peek()?;
        self.held(slot.view_mut(), token, schema)
    }

    fn held(&mut self, mut view: ViewMut<'_>, token: Token, schema: &Schema) -> Read {
        loop {
            view = match view {
                ViewMut::Optional(optional) if token != Token::Null => optional.fill(),
                ViewMut::Optional(optional) => match schema.holds_null() {
                    // Free-form JSON has a null of its own.
                    true if schema.is_free() => optional.fill(),
                    true => {
                        optional.null();
                        return self.reader.null();
                    }
                    false => return Err(self.misfit(DecodeErrorKind::Type, schema.describe())),
                },
                ViewMut::Json(json) => {
                    *json = tree(&mut self.reader)?;
                    return Ok(());
                }
                view => return self.view(view, token, schema),
            };
        }
    }

    /// Whether any text will do.
    #[inline]
    fn is_plain_text(&self, schema: &Schema) -> bool {
        matches!(schema.kind, Kind::Text) && !self.strict && !self.trial
    }

    fn view(&mut self, view: ViewMut<'_>, token: Token, schema: &Schema) -> Read {
        let start = self.reader.offset();
        self.fill(view, token, schema)?;
        if self.strict || self.trial { self.compare(start, schema.rules) } else { Ok(()) }
    }

    fn fill(&mut self, view: ViewMut<'_>, token: Token, schema: &Schema) -> Read {
        match (&schema.kind, token, view) {
            (Kind::Nullable(inner), _, view) => self.view(view, token, inner),
            (Kind::Type(shape), _, view) => self.named(view, token, shape).map_err(|failure| failure.inside(shape)),
            (Kind::Boolean, Token::Boolean, ViewMut::Boolean(slot)) => {
                *slot = self.reader.boolean()?;
                Ok(())
            }
            (Kind::Integer(width), Token::Number, ViewMut::Integer(slot)) => self.integer(slot, Some(*width)),
            (Kind::Quoted(width), Token::Number | Token::String, ViewMut::Integer(slot)) => {
                // Without its quotes it is rather a number, where a union has one.
                self.tally.malformed += u64::from(token == Token::Number);
                self.integer(slot, Some(*width))
            }
            (Kind::Number, Token::Number, ViewMut::Float(slot)) => self.float(slot),
            (Kind::Text, Token::String, ViewMut::String(slot)) => {
                // The old text is rarely of use: slots are blank when they are read into.
                *slot = self.reader.string()?.to_owned();
                Ok(())
            }
            (Kind::Text, Token::String, ViewMut::Text(slot)) => {
                slot.set(self.reader.string()?);
                Ok(())
            }
            // A type that keeps its text may stand for a number: its digits are the text.
            (Kind::Number, Token::Number, ViewMut::Text(slot)) => {
                slot.set(self.reader.number()?);
                Ok(())
            }
            (Kind::Integer(_), Token::Number, ViewMut::Text(slot)) => {
                let start = self.reader.offset();
                let text = self.reader.number()?;
                if !is_integral(text) {
                    return Err(self.misfit_from(start, DecodeErrorKind::Type, "an integer"));
                }
                slot.set(text);
                Ok(())
            }
            (Kind::Array(items), Token::Array, ViewMut::List(list)) => self.list(list, items),
            (Kind::Tuple(items), Token::Array, ViewMut::Tuple(tuple)) => self.tuple(tuple, items),
            (Kind::Map(values), Token::Object, ViewMut::Map(map)) => self.map(map, values),
            _ => Err(self.misfit(DecodeErrorKind::Type, schema.describe())),
        }
    }

    fn named(&mut self, view: ViewMut<'_>, token: Token, shape: &'static Shape) -> Read {
        match (&shape.body, token, view) {
            (Body::Alias(schema), _, view) => self.view(view, token, schema),
            (Body::Object(fields, additional), Token::Object, ViewMut::Object(object)) => {
                self.object(object, fields, additional)
            }
            (Body::Object(..), _, ViewMut::Object(object)) if !self.strict && Rule::is_untyped(shape.rules) => {
                self.instead(object)
            }
            (Body::Strings(listed), Token::String, ViewMut::Text(slot)) => self.listed(slot, listed),
            (Body::Integers(listed), Token::Number, ViewMut::Integer(slot)) => {
                let start = self.reader.offset();
                let text = self.reader.number()?;
                let value = integer(text);
                let fits = value.is_some_and(|value| slot.set(value));
                if !fits {
                    return Err(self.misfit_from(start, DecodeErrorKind::OutOfRange, shape.name));
                }
                if !value.is_some_and(|value| listed.iter().any(|known| i128::from(*known) == value)) {
                    self.unlisted(start, shape.name)?;
                }
                Ok(())
            }
            (Body::Union(choice, variants), _, ViewMut::Union(union)) => {
                self.choice(union, token, shape.name, *choice, variants)
            }
            _ => Err(self.misfit(DecodeErrorKind::Type, shape.name)),
        }
    }

    fn listed(&mut self, slot: &mut dyn Text, listed: &[&str]) -> Read {
        let start = self.reader.offset();
        let text = self.reader.string()?;
        slot.set(text);
        if listed.contains(&text) { Ok(()) } else { self.unlisted(start, "one of the listed values") }
    }

    fn integer(&mut self, slot: &mut dyn Integral, width: Option<Width>) -> Read {
        let start = self.reader.offset();
        let quoted = self.reader.peek()? == Token::String;
        let text = if quoted { self.reader.string()? } else { self.reader.number()? };
        let value = if quoted { quoted_integer(text) } else { integer(text) };
        let Some(value) = value else {
            return Err(self.misfit_from(start, DecodeErrorKind::Type, "an integer"));
        };
        let (least, greatest) = width.unwrap_or(Width::I64).range();
        if value < least || value > greatest || !slot.set(value) {
            return Err(self.misfit_from(
                start,
                DecodeErrorKind::OutOfRange,
                format!("an integer from {least} to {greatest}"),
            ));
        }
        Ok(())
    }

    fn float(&mut self, slot: &mut f64) -> Read {
        let start = self.reader.offset();
        match Number::checked(self.reader.number()?).as_f64() {
            Some(value) => {
                *slot = value;
                Ok(())
            }
            None => Err(self.misfit_from(start, DecodeErrorKind::OutOfRange, "a number that fits in 64 bits")),
        }
    }

    fn list(&mut self, list: &mut dyn ListMut, items: &Schema) -> Read {
        list.clear();
        let mut failed = None;
        let mut index = 0;
        let mut more = self.reader.array()?;
        while more {
            let read = if failed.is_none() { self.value(list.push(), items) } else { self.reader.skip() };
            match read.map_err(|failure| failure.within(Segment::Index(index), Step::Items)) {
                Ok(()) => {}
                Err(failure) if failure.fatal => return Err(failure),
                Err(failure) => failed = Some(failure),
            }
            index += 1;
            more = self.reader.item()?;
        }
        failed.map_or(Ok(()), Err)
    }

    /// An array with another number of items is no value of the type, whatever its items are.
    fn tuple(&mut self, tuple: &mut dyn Tuple, items: &[Schema]) -> Read {
        let start = self.reader.offset();
        let mut failed = None;
        let mut index = 0;
        let mut more = self.reader.array()?;
        while more {
            let read = match (tuple.at(index), items.get(index)) {
                (Some(item), Some(schema)) if failed.is_none() => self.value(item, schema),
                _ => self.reader.skip(),
            };
            match read.map_err(|failure| failure.within(Segment::Index(index), Step::Item(index))) {
                Ok(()) => {}
                Err(failure) if failure.fatal => return Err(failure),
                Err(failure) => failed = Some(failure),
            }
            index += 1;
            more = self.reader.item()?;
        }
        if index != items.len() {
            let (expected, found) = (array_of(items.len()), array_of(index));
            return Err(Failure::misfit(DecodeErrorKind::Type, start, expected, Some(found)));
        }
        failed.map_or(Ok(()), Err)
    }

    /// The tally to go back to; nobody asks for it outside of a trial.
    pub(super) fn tallied(&self) -> Option<Tally> {
        self.trial.then_some(self.tally)
    }

    /// A misfit of the next value, which is passed over.
    pub(super) fn misfit(
        &mut self,
        kind: DecodeErrorKind,
        expected: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Box<Failure> {
        let start = self.reader.offset();
        match self.reader.skip() {
            Ok(()) => self.misfit_from(start, kind, expected),
            Err(failure) => failure,
        }
    }

    /// A misfit of the value from an offset to here.
    pub(super) fn misfit_from(
        &self,
        start: usize,
        kind: DecodeErrorKind,
        expected: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Box<Failure> {
        let raw = self.reader.data().get(start..self.reader.offset()).unwrap_or_default();
        Failure::misfit(kind, start, expected, Some(found(raw)))
    }
}

/// A value in few words.
fn found(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw.get(..raw.len().min(4 * FOUND)).unwrap_or_default());
    match raw.first() {
        Some(b'{') => "an object".to_owned(),
        Some(b'[') => "an array".to_owned(),
        _ if text.chars().nth(FOUND).is_some() || raw.len() > 4 * FOUND => {
            format!("{}…", text.chars().take(FOUND - 1).collect::<String>())
        }
        _ => text.into_owned(),
    }
}
