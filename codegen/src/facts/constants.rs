//! The members of an object that can have few values only, by which its type is known.

use std::collections::BTreeMap;

use crate::model::{Api, Body, Check, Kind, Member, Schema};

/// A member with more values than this tells nothing.
const MOST: usize = 64;

/// Names and unions are followed this far.
const INSIGHT: usize = 8;

/// A member's possible values: strings as they are, other values as JSON spells them.
#[derive(Debug, Clone)]
pub(super) struct Constant {
    pub(super) values: Vec<String>,
    pub(super) required: bool,
}

/// The members with few values that every object at the position has.
pub(super) fn constants(api: &Api, schema: &Schema) -> BTreeMap<String, Constant> {
    within(api, schema, INSIGHT)
}

fn within(api: &Api, schema: &Schema, insight: usize) -> BTreeMap<String, Constant> {
    let (Kind::Type(id), Some(insight)) = (&schema.without_null().kind, insight.checked_sub(1)) else {
        return BTreeMap::new();
    };
    match &api.type_of(*id).body {
        Body::Alias(schema) => within(api, schema, insight),
        Body::Object { members, .. } => {
            let constant = |member: &Member| {
                let values = values(api, &member.schema, insight).filter(|values| values.len() <= MOST)?;
                Some((member.wire.clone(), Constant { values, required: member.required }))
            };
            members.iter().filter_map(constant).collect()
        }
        Body::Union { variants, .. } if variants.len() <= MOST => {
            let mut all = variants.iter().map(|variant| within(api, &variant.schema, insight));
            let mut common = all.next().unwrap_or_default();
            for other in all {
                common.retain(|name, _| other.contains_key(name));
                for (name, constant) in &mut common {
                    let Some(more) = other.get(name) else { continue };
                    constant.values.extend(more.values.iter().cloned());
                    constant.values.sort();
                    constant.values.dedup();
                    constant.required &= more.required;
                }
                if common.is_empty() {
                    break;
                }
            }
            common
        }
        _ => BTreeMap::new(),
    }
}

/// The values that a position lists; `None` where it takes others, or lists some that no tag can spell.
pub(super) fn values(api: &Api, schema: &Schema, insight: usize) -> Option<Vec<String>> {
    let listed = schema.rules.iter().find_map(|rule| match &rule.check {
        Check::OneOf(values) => Some(values),
        _ => None,
    });
    if let Some(texts) = listed {
        return texts.iter().map(|text| plain(text)).collect();
    }
    match &schema.kind {
        Kind::Nullable(inner) => values(api, inner, insight),
        Kind::Type(id) => match &api.type_of(*id).body {
            Body::Strings(values) if !api.type_of(*id).open => {
                Some(values.iter().map(|value| value.wire.clone()).collect())
            }
            Body::Integers(values) => Some(values.iter().map(i64::to_string).collect()),
            Body::Alias(schema) => values(api, schema, insight.checked_sub(1)?),
            _ => None,
        },
        _ => None,
    }
}

/// A scalar as a tag spells it, from its JSON text.
fn plain(text: &str) -> Option<String> {
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str(text).ok(),
        b'[' | b'{' | b'n' => None,
        _ => Some(whole(text).unwrap_or_else(|| text.to_owned())),
    }
}

/// The one spelling of an integer that is written with a fraction or an exponent: `1.0` is `1`.
fn whole(text: &str) -> Option<String> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = text.contains(['.', 'e', 'E']).then(|| text.parse::<f64>().ok()).flatten()?;
    // Adding zero makes minus zero plain.
    (number.fract() == 0.0 && number.abs() <= EXACT).then(|| format!("{:.0}", number + 0.0))
}

/// The members of the object at a position; `None` where it is something else, or takes members of any name that mean
/// something.
pub(super) fn object<'a>(api: &'a Api, schema: &'a Schema) -> Option<&'a [Member]> {
    let mut schema = schema;
    for _ in 0..INSIGHT {
        let Kind::Type(id) = &schema.without_null().kind else { return None };
        match &api.type_of(*id).body {
            Body::Object { additional: crate::model::Additional::Typed(_), .. } => return None,
            Body::Object { members, .. } => return Some(members),
            Body::Alias(inner) => schema = inner,
            _ => return None,
        }
    }
    None
}
