//! JSON text to free-form JSON.

use smol_str::SmolStr;

use super::fault::{DecodeError, Read, Segment};
use super::reader::{Reader, Token};
use crate::shape::Step;
use crate::value::{Entry, Gather, Json, Number};

/// Reads one JSON value and nothing after it.
pub(crate) fn parse(text: &[u8]) -> Result<Json, DecodeError> {
    let read = || {
        let mut reader = Reader::new(text)?;
        let json = tree(&mut reader)?;
        reader.finish()?;
        Ok(json)
    };
    read().map_err(|failure: Box<super::fault::Failure>| failure.finish(text))
}

/// What was read of the arrays and objects that are open: each is made when it is closed, with room for no more than it
/// holds.
#[derive(Default)]
pub(super) struct Open {
    items: Vec<Json>,
    members: Vec<Entry<Json>>,
}

/// Reads the next value.
pub(super) fn tree(reader: &mut Reader<'_>) -> Read<Json> {
    let mut open = std::mem::take(&mut reader.open);
    let json = value(reader, &mut open)?;
    reader.open = open;
    Ok(json)
}

/// The reader's limit of depth bounds the recursion.
fn value(reader: &mut Reader<'_>, open: &mut Open) -> Read<Json> {
    Ok(match reader.peek()? {
        Token::Null => {
            reader.null()?;
            Json::Null
        }
        Token::Boolean => Json::Boolean(reader.boolean()?),
        Token::Number => Json::Number(Number::checked(reader.number()?)),
        Token::String => Json::String(reader.string()?.to_owned()),
        Token::Array => array(reader, open)?,
        Token::Object => object(reader, open)?,
    })
}

fn array(reader: &mut Reader<'_>, open: &mut Open) -> Read<Json> {
    let before = open.items.len();
    let mut more = reader.array()?;
    while more {
        match value(reader, open) {
            Ok(item) => open.items.push(item),
            Err(failure) => return Err(failure.within(Segment::Index(open.items.len() - before), Step::Items)),
        }
        more = reader.item()?;
    }
    Ok(Json::Array(open.items.drain(before..).collect()))
}

fn object(reader: &mut Reader<'_>, open: &mut Open) -> Read<Json> {
    let mut members = Gather::behind(&open.members);
    let mut more = reader.object()?;
    while more {
        let name = SmolStr::new(reader.named()?);
        match value(reader, open) {
            Ok(value) => members.put(&mut open.members, name, value),
            Err(failure) => return Err(failure.within(Segment::Key(name.into()), Step::Values)),
        }
        more = reader.another()?;
    }
    Ok(Json::Object(members.finish(&mut open.members)))
}
