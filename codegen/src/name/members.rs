//! The names of members and variants within one type.

use std::collections::HashSet;

use crate::model::{Additional, Body, Type};

use super::distinct::{Wisher, distinct};
use super::spell::{snake, variant};

/// The names of a type's members or variants, in the model's order.
pub(super) fn members(read: &Type) -> Vec<String> {
    match &read.body {
        Body::Object { members, additional } => {
            let mut taken = HashSet::from(["extra".to_owned()]);
            if matches!(additional, Additional::Typed(_)) {
                taken.insert("additional".to_owned());
            }
            let wishers: Vec<Wisher> = members
                .iter()
                .map(|member| wisher(member.given.as_deref().unwrap_or(&member.wire), &member.wire, snake))
                .collect();
            distinct(&wishers, &mut taken, "_")
        }
        Body::Strings(values) => variants(values.iter().map(|value| (value.wire.clone(), value.wire.clone()))),
        Body::Integers(values) => variants(values.iter().map(|value| {
            let wish = if *value < 0 { format!("Minus{}", value.unsigned_abs()) } else { format!("N{value}") };
            (wish, value.to_string())
        })),
        Body::Union { variants: alternatives, .. } => variants(
            alternatives
                .iter()
                .enumerate()
                .map(|(index, variant)| (variant.wish.clone(), format!("{} {index:05}", variant.wish))),
        ),
        Body::Alias(_) => Vec::new(),
    }
}

fn variants(all: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let mut taken = HashSet::from(["Unlisted".to_owned()]);
    let wishers: Vec<Wisher> = all.map(|(wish, key)| wisher(&wish, &key, variant)).collect();
    distinct(&wishers, &mut taken, "")
}

fn wisher(wish: &str, key: &str, spell: fn(&str) -> String) -> Wisher {
    Wisher { wish: spell(wish), key: key.to_owned() }
}
