//! Reads objects with known members.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::decode::{Decoder, Tally};
use super::fault::{DecodeErrorKind, Failure, Read, Segment};
use super::lookup::Lookup;
use super::parse::tree;
use super::reader::Token;
use super::reset::reset;
use super::seen::Seen;
use crate::shape::{Additional, Field, Fields, Flags, Object, Schema, Slot, Step, ViewMut};
use crate::value::Extra;

/// The state of one object's reading.
struct Members<'a, 's, 'v> {
    fields: &'static Fields,
    slots: &'a mut [&'s mut dyn Slot],
    extra: &'v mut Extra,
    /// Which fields' names have come.
    seen: Seen,
    /// The member that has to hold a value, whatever the table says of it.
    wanted: Option<&'static str>,
    /// Required members that do not fit, unless their name comes again.
    failed: Option<BTreeMap<usize, Box<Failure>>>,
}

impl Decoder<'_> {
    pub(super) fn object(
        &mut self,
        object: &mut dyn Object,
        fields: &'static Fields,
        additional: &'static Additional,
    ) -> Read {
        let mut read = Ok(());
        // It is a member of the outermost object alone.
        let wanted = self.wanted.take();
        object.slots_mut(&mut |slots, extra| {
            let seen = Seen::new(fields.len());
            let mut members = Members { fields, slots, extra, seen, wanted, failed: None };
            read = self.members(&mut members, additional);
        });
        read
    }

    /// Keeps a value that is no object in place of the members, where no type asks for an object.
    pub(super) fn instead(&mut self, object: &mut dyn Object) -> Read {
        let mut json = tree(&mut self.reader)?;
        self.tally.misfits += 1;
        object.slots_mut(&mut |_, extra| extra.set_instead(std::mem::take(&mut json)));
        Ok(())
    }

    fn members(&mut self, members: &mut Members<'_, '_, '_>, additional: &'static Additional) -> Read {
        let start = self.reader.offset();
        let mut lookup = Lookup::new(members.fields);
        let mut more = self.reader.object()?;
        while more {
            match lookup.expected() {
                Some(name) if self.reader.is_named(name)? => self.member(members, lookup.as_expected())?,
                _ => self.other(members, &mut lookup, additional)?,
            }
            more = self.reader.another()?;
        }
        if let Some(mut failed) = members.failed.take()
            && let Some((_, failure)) = failed.pop_first()
        {
            return Err(failure);
        }
        if members.seen.has_all(members.fields.required()) && members.wanted.is_none() {
            return Ok(());
        }
        self.missing(members, start)
    }

    /// Reads a member that is not the one that was expected.
    fn other(
        &mut self,
        members: &mut Members<'_, '_, '_>,
        lookup: &mut Lookup<'_>,
        additional: &'static Additional,
    ) -> Read {
        let name = self.reader.named()?;
        match (lookup.find(name), additional) {
            (Some(index), _) => self.member(members, index),
            (None, Additional::Typed(schema)) => {
                let name = SmolStr::new(name);
                self.additional(members, name, schema)
            }
            (None, Additional::Open | Additional::Closed) => {
                let name = SmolStr::new(name);
                self.keep(members.extra, name)
            }
        }
    }

    /// Finds a member that has to be there and has not come.
    fn missing(&mut self, members: &mut Members<'_, '_, '_>, start: usize) -> Read {
        for (index, field) in members.fields.iter().enumerate() {
            if members.seen.has(index) {
                continue;
            }
            let required = field.flags().has(Flags::REQUIRED) && members.demanded(index, field, false);
            if required || members.wants(field) {
                let failure = Failure::misfit(DecodeErrorKind::Missing, start, field.name(), None);
                return Err(failure.within(Segment::Field(field.name()), Step::Field(index)));
            }
        }
        Ok(())
    }

    /// Reads the value of a known member.
    #[inline(always)]
    fn member(&mut self, members: &mut Members<'_, '_, '_>, index: usize) -> Read {
        let (Some(field), Some(slot)) = (members.fields.get(index), members.slots.get_mut(index)) else {
            return self.reader.skip();
        };
        if members.seen.note(index) {
            reset(*slot);
            if let Some(failed) = &mut members.failed {
                failed.remove(&index);
            }
            members.extra.remove(field.name());
        }
        let (start, tally) = (self.reader.offset(), self.tallied());
        let wanted = members.wanted.is_some_and(|wanted| wanted == field.name());
        let read = if wanted && self.reader.peek()? == Token::Null {
            Err(self.misfit(DecodeErrorKind::Type, field.schema().describe()))
        } else {
            self.value(*slot, field.schema())
        };
        match read {
            Ok(()) => {
                self.tally.known += 1;
                Ok(())
            }
            Err(failure) => self.unfit(members, index, failure, (start, tally)),
        }
    }

    /// Does without the value of a known member, where that can be.
    #[cold]
    fn unfit(
        &mut self,
        members: &mut Members<'_, '_, '_>,
        index: usize,
        failure: Box<Failure>,
        (start, tally): (usize, Option<Tally>),
    ) -> Read {
        let Some(field) = members.fields.get(index) else { return Err(failure) };
        let mut failure = failure.within(Segment::Field(field.name()), Step::Field(index));
        if field.flags().has(Flags::SENSITIVE) {
            failure = failure.mask();
        }
        if failure.fatal {
            return Err(failure);
        }
        if members.wants(field) || members.demanded(index, field, self.strict) {
            members.failed.get_or_insert_default().insert(index, failure);
            return Ok(());
        }
        if let Some(slot) = members.slots.get_mut(index) {
            reset(*slot);
        }
        self.tally = tally.unwrap_or_default();
        self.tally.misfits += 1;
        self.reader.back_to(start);
        self.keep_raw(members.extra, SmolStr::new(field.name()))
    }

    /// Reads a member into the typed map after the fields.
    fn additional(&mut self, members: &mut Members<'_, '_, '_>, name: SmolStr, schema: &'static Schema) -> Read {
        let Some(ViewMut::Map(map)) = members.slots.get_mut(members.fields.len()).map(|slot| slot.view_mut()) else {
            return self.keep(members.extra, name);
        };
        let (mark, tally) = (self.reader.mark(), self.tallied());
        if !members.extra.is_empty() {
            members.extra.remove(&name);
        }
        let Err(failure) = self.value(map.entry(&name), schema) else { return Ok(()) };
        if failure.fatal || self.strict {
            return Err(failure.within(Segment::Key(name.into()), Step::Values));
        }
        map.remove(&name);
        self.tally = tally.unwrap_or_default();
        self.tally.misfits += 1;
        self.reader.seek(mark);
        self.keep_raw(members.extra, name)
    }

    /// Keeps an unknown member.
    fn keep(&mut self, extra: &mut Extra, name: SmolStr) -> Read {
        self.tally.unknown += 1;
        self.keep_raw(extra, name)
    }

    fn keep_raw(&mut self, extra: &mut Extra, name: SmolStr) -> Read {
        match tree(&mut self.reader) {
            Ok(value) => {
                extra.put(name, value);
                Ok(())
            }
            Err(failure) => Err(failure.within(Segment::Key(name.into()), Step::Values)),
        }
    }
}

impl Members<'_, '_, '_> {
    #[inline]
    fn wants(&self, field: &Field) -> bool {
        self.wanted.is_some_and(|wanted| wanted == field.name())
    }

    /// Whether the object cannot do without the member: nothing can stand for it in Rust. A `readOnly` or `writeOnly`
    /// member is asked for in one direction only, so an empty slot may stand for it.
    fn demanded(&mut self, index: usize, field: &Field, strict: bool) -> bool {
        let flags = field.flags();
        let one_way = flags.one_way();
        let optional = self.slots.get_mut(index).is_some_and(|slot| matches!(slot.view_mut(), ViewMut::Optional(_)));
        strict || !optional || (flags.has(Flags::REQUIRED) && !one_way)
    }
}
