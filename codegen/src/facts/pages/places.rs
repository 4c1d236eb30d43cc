//! What a JSON Pointer leads to in a model.

use crate::model::{Additional, Api, Body, Kind, Member, Schema, TypeId};

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
    Object(TypeId, &'a [Member], &'a Additional),
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
                Body::Object { members, additional } => Held::Object(*id, members, additional),
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

/// The way to a place.
pub(super) struct Found<'a> {
    /// What is there; nothing where it is free JSON.
    pub(super) schema: Option<&'a Schema>,
    /// The members on the way, each with its type; nothing where the way leads through anything but structs.
    pub(super) steps: Option<Vec<(TypeId, usize)>>,
}

/// What a pointer leads to in a schema.
///
/// # Errors
/// The names that there are where it leads nowhere, and the one that there is not.
pub(super) fn find<'a>(api: &'a Api, schema: &'a Schema, pointer: &str) -> Result<Found<'a>, (Vec<&'a str>, String)> {
    let tokens: Vec<String> =
        pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
    walk(api, schema, &tokens, &mut { MOST })
}

fn walk<'a>(
    api: &'a Api,
    schema: &'a Schema,
    tokens: &[String],
    left: &mut usize,
) -> Result<Found<'a>, (Vec<&'a str>, String)> {
    let mut schema = schema;
    let mut steps = Some(Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let nowhere = |names| Err((names, token.clone()));
        match held(api, schema) {
            Held::Any => return Ok(Found { schema: None, steps: None }),
            Held::Object(id, members, additional) => {
                let index = members.iter().position(|member| member.wire == *token);
                match (index.and_then(|index| members.get(index)), additional) {
                    (Some(member), _) => {
                        if let (Some(steps), Some(index)) = (&mut steps, index) {
                            steps.push((id, index));
                        }
                        schema = &member.schema;
                    }
                    (None, Additional::Typed(other)) => (schema, steps) = (other, None),
                    (None, _) => return nowhere(members.iter().map(|member| member.wire.as_str()).collect()),
                }
            }
            Held::Map(inner) => (schema, steps) = (inner, None),
            Held::List(inner) if token.bytes().all(|byte| byte.is_ascii_digit()) => (schema, steps) = (inner, None),
            Held::Union(variants) => {
                let rest = tokens.get(at..).unwrap_or_default();
                for variant in variants {
                    let Some(fewer) = left.checked_sub(1) else { break };
                    *left = fewer;
                    if let Ok(found) = walk(api, &variant.schema, rest, left) {
                        return Ok(Found { steps: None, ..found });
                    }
                }
                return nowhere(Vec::new());
            }
            _ => return nowhere(Vec::new()),
        }
    }
    Ok(Found { schema: Some(schema), steps })
}
