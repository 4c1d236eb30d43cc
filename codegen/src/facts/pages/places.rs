//! What a JSON Pointer leads to in a model.

use crate::model::{Additional, Api, Body, Kind, Member, Schema, TypeId};
use crate::pointer::key;

/// The most variants of unions that are looked into for one pointer: unions within each other multiply.
const MOST: usize = 1000;

/// What is at a place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held<'a> {
    /// Anything: free JSON.
    Any,
    Text,
    Number,
    Boolean,
    /// A list of these.
    List(&'a Schema),
    /// An object with these members.
    Object(&'a [Member], &'a Additional),
    /// Any of these.
    Union(&'a [crate::model::Variant]),
    Map(&'a Schema),
    Other,
}

/// What a position holds, whatever it is called and whether null may stand there.
pub(super) fn held<'a>(api: &'a Api, schema: &'a Schema) -> Held<'a> {
    let mut schema = schema;
    // An alias leads to no ring: types that are nothing but themselves are refused.
    for _ in 0..=api.types.len() {
        return match &schema.kind {
            Kind::Nullable(inner) => {
                schema = inner;
                continue;
            }
            Kind::Type(id) => match &api.type_of(*id).body {
                Body::Alias(aliased) => {
                    schema = aliased;
                    continue;
                }
                Body::Object { members, additional } => Held::Object(members, additional),
                Body::Union { variants, .. } => Held::Union(variants),
                Body::Strings(_) => Held::Text,
                Body::Integers(_) => Held::Number,
            },
            Kind::Any => Held::Any,
            Kind::Boolean => Held::Boolean,
            Kind::Integer(_) | Kind::Quoted(_) | Kind::Number | Kind::Decimal => Held::Number,
            Kind::Text(_) => Held::Text,
            Kind::Array(inner) => Held::List(inner),
            Kind::Map(inner) => Held::Map(inner),
            Kind::Tuple(_) => Held::Other,
        };
    }
    Held::Other
}

/// A place.
pub(super) struct Found<'a> {
    /// What is there; nothing where it is free JSON.
    pub(super) schema: Option<&'a Schema>,
}

/// What a pointer leads to in a schema.
///
/// # Errors
/// The names that there are where it leads nowhere, and the one that there is not.
pub(super) fn find<'a>(api: &'a Api, schema: &'a Schema, pointer: &str) -> Result<Found<'a>, (Vec<&'a str>, String)> {
    let tokens: Vec<String> = pointer.split('/').skip(1).map(|token| key(token).into_owned()).collect();
    walk(api, schema, &tokens, &mut { MOST })
}

fn walk<'a>(
    api: &'a Api,
    schema: &'a Schema,
    tokens: &[String],
    left: &mut usize,
) -> Result<Found<'a>, (Vec<&'a str>, String)> {
    let mut schema = schema;
    for (at, token) in tokens.iter().enumerate() {
        let nowhere = |names| Err((names, token.clone()));
        match held(api, schema) {
            Held::Any => return Ok(Found { schema: None }),
            Held::Object(members, additional) => {
                let member = members.iter().find(|member| member.wire == *token);
                match (member, additional) {
                    (Some(member), _) => schema = &member.schema,
                    (None, Additional::Typed(other)) => schema = other,
                    (None, _) => return nowhere(members.iter().map(|member| member.wire.as_str()).collect()),
                }
            }
            Held::Map(inner) => schema = inner,
            Held::List(inner) if token.bytes().all(|byte| byte.is_ascii_digit()) => schema = inner,
            Held::Union(variants) => {
                let rest = tokens.get(at..).unwrap_or_default();
                for variant in variants {
                    let Some(fewer) = left.checked_sub(1) else { break };
                    *left = fewer;
                    if let Ok(found) = walk(api, &variant.schema, rest, left) {
                        return Ok(found);
                    }
                }
                return nowhere(Vec::new());
            }
            _ => return nowhere(Vec::new()),
        }
    }
    Ok(Found { schema: Some(schema) })
}

/// A step from a page to its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into a type that is another under a name of its own.
    Alias(TypeId),
    /// To a member of a struct.
    Member(TypeId, usize),
}

/// The way to a list, where it leads through structs alone.
pub(super) fn way(api: &Api, page: &Schema, pointer: &str) -> Option<Vec<Step>> {
    let mut tokens = pointer.split('/').skip(1).map(key);
    let (mut schema, mut steps) = (page.without_null(), Vec::new());
    for _ in 0..=api.types.len() {
        let Kind::Type(id) = &schema.kind else { break };
        match &api.type_of(*id).body {
            Body::Alias(aliased) => {
                steps.push(Step::Alias(*id));
                schema = aliased.without_null();
            }
            Body::Object { members, .. } => {
                let token = tokens.next()?;
                let index = members.iter().position(|member| member.wire == token)?;
                steps.push(Step::Member(*id, index));
                schema = members.get(index)?.schema.without_null();
            }
            _ => return None,
        }
    }
    (matches!(schema.kind, Kind::Array(_)) && tokens.next().is_none()).then_some(steps)
}
