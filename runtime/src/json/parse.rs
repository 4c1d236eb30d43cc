//! JSON text to free-form JSON.

use super::fault::{DecodeError, Read, Segment};
use super::reader::{Reader, Token};
use crate::shape::Step;
use crate::value::{Json, Map, Number};

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

/// Reads the next value; the reader's limit of depth bounds the recursion.
pub(super) fn tree(reader: &mut Reader<'_>) -> Read<Json> {
    Ok(match reader.peek()? {
        Token::Null => {
            reader.null()?;
            Json::Null
        }
        Token::Boolean => Json::Boolean(reader.boolean()?),
        Token::Number => Json::Number(Number::checked(reader.number()?)),
        Token::String => Json::String(reader.string()?.to_owned()),
        Token::Array => {
            let mut items = Vec::new();
            let mut more = reader.array()?;
            while more {
                items.push(tree(reader).map_err(|f| f.within(Segment::Index(items.len()), Step::Items))?);
                more = reader.item()?;
            }
            Json::Array(items)
        }
        Token::Object => {
            let mut members = Map::new();
            let mut name = reader.name(true)?.map(str::to_owned);
            while let Some(key) = name {
                match tree(reader) {
                    Ok(value) => members.insert(key, value),
                    Err(failure) => return Err(failure.within(Segment::Key(key), Step::Values)),
                };
                name = reader.name(false)?.map(str::to_owned);
            }
            Json::Object(members)
        }
    })
}
