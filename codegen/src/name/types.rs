//! The names of types: components first, then what is inside something that has a name.

use std::collections::HashSet;

use crate::model::{Api, Owner, TypeId, Wish};

use super::OperationNames;
use super::distinct::{Wisher, distinct};
use super::spell::upper_camel;

/// The names of all types, in the model's order.
pub(super) fn types(api: &Api, operations: &[OperationNames], webhooks: &[String]) -> Vec<String> {
    let mut names: Vec<Option<String>> = vec![None; api.types.len()];
    let mut taken = HashSet::new();
    let given = |wish: &Wish| matches!(wish, Wish::Given(_));
    let component = |wish: &Wish| matches!(wish, Wish::Component(_));
    for level in [&given as &dyn Fn(&Wish) -> bool, &component] {
        let ids: Vec<usize> = (0..api.types.len()).filter(|id| level(&api.types[*id].wish)).collect();
        let wishers = ids.iter().filter_map(|id| match &api.types[*id].wish {
            Wish::Given(name) | Wish::Component(name) => Some(Wisher { wish: upper_camel(name), key: name.clone() }),
            Wish::Part(..) => None,
        });
        settle(&mut names, &ids, wishers.collect(), &mut taken);
    }
    loop {
        let ready: Vec<(usize, String)> = (0..api.types.len())
            .filter(|id| names[*id].is_none())
            .filter_map(|id| Some((id, wish(api, (operations, webhooks), &names, id)?)))
            .collect();
        if ready.is_empty() {
            break;
        }
        let ids: Vec<usize> = ready.iter().map(|(id, _)| *id).collect();
        let wishers = ready.into_iter().map(|(id, wish)| Wisher { wish, key: api.types[id].pointer.clone() });
        settle(&mut names, &ids, wishers.collect(), &mut taken);
    }
    names.into_iter().map(Option::unwrap_or_default).collect()
}

/// What an inline type wishes for once its owner has a name.
fn wish(
    api: &Api,
    (operations, webhooks): (&[OperationNames], &[String]),
    names: &[Option<String>],
    id: usize,
) -> Option<String> {
    let Wish::Part(owner, part) = &api.types[id].wish else { return None };
    let owner = match owner {
        Owner::Type(TypeId(owner)) => names[*owner].as_deref()?,
        Owner::Operation(operation) => &operations[operation.0].camel,
        Owner::Webhook(webhook) => &webhooks[webhook.0],
    };
    // The underscore of `Self_` would not be camel case inside a name.
    Some(format!("{}{}", owner.trim_end_matches('_'), upper_camel(part).trim_end_matches('_')))
}

fn settle(names: &mut [Option<String>], ids: &[usize], wishers: Vec<Wisher>, taken: &mut HashSet<String>) {
    for (id, name) in ids.iter().zip(distinct(&wishers, taken, "")) {
        names[*id] = Some(name);
    }
}
