//! How the variants of each union are told apart: by one look wherever one look is enough.
//!
//! In the order of preference: the document's discriminator; the JSON type; a member that no two variants give the same
//! value; a member that one variant alone requires; listed values and ranges that do not meet. Where none of these
//! holds, variants are tried.

use std::collections::{HashMap, HashSet};

use crate::model::{Api, Body, Schema, TypeId, Variant};

use super::constants::{constants, object};
use super::json_type::{self, JsonTypes};
use super::ranges;

/// What tells the variants of a union apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Nothing: each is read, and the best fit is taken.
    Tried,
    /// The JSON type.
    Type,
    /// The value of the member that the document names as the discriminator.
    Tag(String),
    /// The same; a value without that member, or with another value of it, is the variant at this index.
    TagOr(String, usize),
    /// The value of this member, which differs in all variants.
    Constant(String),
    /// A member that only one of them requires.
    Members,
    /// The value itself: listed values, or ranges.
    Values,
}

/// How a union's variants are told apart, and by what each is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What tells.
    pub by: By,
    tags: Vec<Vec<String>>,
}

impl Choice {
    /// What selects the variant at an index: values of the member, or names of members.
    pub fn tags(&self, index: usize) -> &[String] {
        self.tags.get(index).map_or(&[], Vec::as_slice)
    }

    pub(super) const TRIED: Choice = Choice { by: By::Tried, tags: Vec::new() };
}

/// The choices of all unions.
pub(super) fn choices(api: &Api) -> HashMap<TypeId, Choice> {
    let ids = (0..api.types.len()).map(TypeId);
    ids.filter_map(|id| match &api.type_of(id).body {
        Body::Union { discriminator, variants } => Some((id, choice(api, discriminator.as_deref(), variants))),
        _ => None,
    })
    .collect()
}

fn choice(api: &Api, discriminator: Option<&str>, variants: &[Variant]) -> Choice {
    if let Some(member) = discriminator {
        let tags = discriminated(api, member, variants);
        if tags.iter().any(|tags| !tags.is_empty()) {
            let member = member.to_owned();
            let otherwise = variants.iter().position(|variant| variant.otherwise);
            let by = otherwise.map_or(By::Tag(member.clone()), |index| By::TagOr(member, index));
            return Choice { by, tags };
        }
    }
    let types: Vec<JsonTypes> = variants.iter().map(|variant| json_type::of(api, &variant.schema)).collect();
    let shared = json_type::shared(&types);
    let told = if shared == json_type::NONE {
        Some(Choice { by: By::Type, tags: Vec::new() })
    } else if shared == json_type::OBJECT {
        let objects: Vec<usize> = (0..variants.len()).filter(|at| types[*at] & json_type::OBJECT != 0).collect();
        by_constant(api, variants, &objects).or_else(|| by_members(api, variants, &objects))
    } else if shared & !json_type::SCALAR == json_type::NONE {
        let scalars = variants.iter().zip(&types).filter(|(_, types)| *types & shared != 0);
        let schemas: Vec<&Schema> = scalars.map(|(variant, _)| &variant.schema).collect();
        ranges::apart(api, &schemas).then(|| Choice { by: By::Values, tags: Vec::new() })
    } else {
        None
    };
    told.unwrap_or(Choice::TRIED)
}

/// The tags of a union with a discriminator. Where a variant says itself which values the member has, those count in
/// place of its component's name, which no such value is.
fn discriminated(api: &Api, member: &str, variants: &[Variant]) -> Vec<Vec<String>> {
    let own: Vec<Vec<String>> = variants
        .iter()
        .map(|variant| constants(api, &variant.schema).remove(member).map(|found| found.values).unwrap_or_default())
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    own.iter().flatten().for_each(|value| *times.entry(value).or_default() += 1);
    let tags = variants.iter().zip(&own).map(|(variant, own)| {
        let alone = !own.is_empty() && own.iter().all(|value| times.get(value.as_str()) == Some(&1));
        if !alone {
            return variant.tags.clone();
        }
        let mapped = variant.tags.iter().filter(|tag| **tag != variant.wish && !own.contains(tag));
        own.iter().chain(mapped).cloned().collect()
    });
    tags.collect()
}

/// A member to which every variant that is an object gives values of its own. One that is always there goes before
/// others, then one with fewer values, then by name.
fn by_constant(api: &Api, variants: &[Variant], objects: &[usize]) -> Option<Choice> {
    let all: Vec<_> = objects.iter().map(|at| constants(api, &variants[*at].schema)).collect();
    let (first, others) = all.split_first()?;
    let mut found: Vec<(bool, usize, &str)> = Vec::new();
    for name in first.keys() {
        let Some(each) = all.iter().map(|constants| constants.get(name)).collect::<Option<Vec<_>>>() else { continue };
        let required = each.iter().all(|member| member.required);
        let single = each.iter().all(|member| member.values.len() == 1);
        let mut seen = HashSet::new();
        let apart = each.iter().flat_map(|member| &member.values).all(|value| seen.insert(value));
        if apart && (required || single) {
            found.push((!required, seen.len(), name));
        }
    }
    found.sort_unstable();
    let (_, _, member) = found.first().filter(|_| !others.is_empty())?;
    let mut tags = vec![Vec::new(); variants.len()];
    for (at, constants) in objects.iter().zip(&all) {
        tags[*at] = constants.get(*member).map(|found| found.values.clone()).unwrap_or_default();
    }
    Some(Choice { by: By::Constant((*member).to_owned()), tags })
}

/// Members that one variant alone knows and requires; one variant may do without.
fn by_members(api: &Api, variants: &[Variant], objects: &[usize]) -> Option<Choice> {
    let all: Vec<_> = objects.iter().map(|at| object(api, &variants[*at].schema)).collect::<Option<_>>()?;
    let mut times: HashMap<&str, usize> = HashMap::new();
    all.iter().flat_map(|members| members.iter()).for_each(|member| *times.entry(&member.wire).or_default() += 1);
    let mut tags = vec![Vec::new(); variants.len()];
    for (at, members) in objects.iter().zip(&all) {
        let alone = members.iter().filter(|member| {
            let always = member.required && !member.read_only && !member.write_only;
            always && times.get(member.wire.as_str()) == Some(&1)
        });
        tags[*at] = alone.map(|member| member.wire.clone()).collect();
    }
    let without = objects.iter().filter(|at| tags[**at].is_empty()).count();
    (without <= 1).then_some(Choice { by: By::Members, tags })
}

#[cfg(test)]
#[path = "discriminate_tests.rs"]
mod tests;
