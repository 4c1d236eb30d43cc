//! One look at a value that tells which variant of a union it is, without reading it as any of them.

use super::choice::{INSIGHT, can_hold};
use super::decode::Decoder;
use super::fault::Read;
use super::parse::tree;
use super::reader::Token;
use crate::shape::{Choice, Variant};
use crate::validate::{Mode, validate_json};
use crate::value::tag_text;

/// What a look found.
pub(super) enum Look {
    /// This variant and no other.
    Variant(usize),
    /// This variant, unless it does not fit.
    Likely(usize),
    /// No variant.
    None,
    /// Nothing: the variants are to be tried.
    Any,
}

impl Decoder<'_> {
    /// Looks at the next value and leaves the reader before it.
    pub(super) fn look(&mut self, choice: Choice, token: Token, variants: &'static [Variant]) -> Read<Look> {
        let start = self.reader.mark();
        let found = match (choice, token) {
            (Choice::Tag(member) | Choice::Constant(member), Token::Object) => self.by_tag(member, variants)?,
            (Choice::TagOr(member, otherwise), Token::Object) => match self.by_tag(member, variants)? {
                Look::Variant(index) => Look::Variant(index),
                _ => Look::Variant(otherwise),
            },
            (Choice::Members, Token::Object) => self.by_members(variants)?,
            (Choice::Values, Token::String | Token::Number | Token::Boolean) => self.by_value(token, variants)?,
            _ => Look::Any,
        };
        self.reader.seek(start);
        Ok(found)
    }

    fn by_tag(&mut self, member: &str, variants: &'static [Variant]) -> Read<Look> {
        let Some(found) = self.tag(member)? else { return Ok(Look::Any) };
        let named = variants.iter().position(|variant| variant.tags.contains(&found.as_str()));
        Ok(match named {
            Some(index) => Look::Variant(index),
            // One without a tag that takes objects can't be named.
            None if variants.iter().any(|v| v.tags.is_empty() && can_hold(&v.schema, Token::Object, INSIGHT)) => {
                Look::Any
            }
            None => Look::None,
        })
    }

    /// The last value of the member, as a tag spells it; empty where it can't be one.
    fn tag(&mut self, member: &str) -> Read<Option<String>> {
        let mut found = None;
        let mut first = true;
        while let Some(name) = self.reader.name(first)? {
            first = false;
            if name != member {
                self.reader.skip()?;
                continue;
            }
            found = Some(match self.reader.peek()? {
                Token::String => self.reader.string()?.to_owned(),
                Token::Number => tag_text(self.reader.number()?),
                Token::Boolean => self.reader.boolean()?.to_string(),
                _ => self.reader.skip().map(|()| String::new())?,
            });
        }
        Ok(found)
    }

    /// The only variant of which a tag is among the members' names, or the only one that has no tag.
    fn by_members(&mut self, variants: &'static [Variant]) -> Read<Look> {
        let mut found: Option<usize> = None;
        let mut first = true;
        while let Some(name) = self.reader.name(first)? {
            first = false;
            let named = variants.iter().position(|variant| variant.tags.contains(&name));
            self.reader.skip()?;
            match (found, named) {
                (Some(before), Some(index)) if before != index => return Ok(Look::Any),
                (_, Some(index)) => found = Some(index),
                _ => {}
            }
        }
        let rest = || {
            let mut rest = (0..variants.len()).filter(|index| {
                variants.get(*index).is_some_and(|v| v.tags.is_empty() && can_hold(&v.schema, Token::Object, INSIGHT))
            });
            rest.next().filter(|_| rest.next().is_none())
        };
        Ok(found.or_else(rest).map_or(Look::Any, Look::Likely))
    }

    fn by_value(&mut self, token: Token, variants: &'static [Variant]) -> Read<Look> {
        let json = tree(&mut self.reader)?;
        let takes = |variant: &Variant| {
            can_hold(&variant.schema, token, INSIGHT) && validate_json(&json, &variant.schema, Mode::Any).is_empty()
        };
        Ok(variants.iter().position(takes).map_or(Look::Any, Look::Likely))
    }
}
