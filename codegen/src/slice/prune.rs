//! Leaves what was chosen, and numbers it anew.

use crate::facts::Facts;
use crate::model::{Api, Operation, OperationId, Owner, TypeId, WebhookId, Wish};
use crate::name::Names;

use super::Chosen;

/// The types that are left, by index; `None` where everything is.
pub(super) fn kept_types(api: &mut Api, chosen: &Chosen) -> Option<Vec<bool>> {
    let mut stack: Vec<TypeId> = match (&chosen.operations, chosen.types_only) {
        (None, false) => return None,
        (None, true) => components(api),
        (Some(operations), _) => {
            let kept = api.operations.iter_mut().zip(operations).filter(|(_, kept)| **kept);
            let mut types: Vec<TypeId> = kept.flat_map(|(operation, _)| operation.types()).collect();
            let webhooks = kept_webhooks(api, operations);
            let kept = api.webhooks.iter_mut().zip(webhooks).filter(|(_, kept)| *kept);
            types.extend(kept.flat_map(|(webhook, _)| webhook.types()));
            types
        }
    };
    let edges = api.edges();
    let mut kept = vec![false; api.types.len()];
    while let Some(id) = stack.pop() {
        if let Some(seen) = kept.get_mut(id.0).filter(|seen| !**seen) {
            *seen = true;
            stack.extend(edges.get(id.0).into_iter().flatten());
        }
    }
    Some(kept)
}

/// The webhooks that are left where operations were chosen: their callbacks.
fn kept_webhooks(api: &Api, operations: &[bool]) -> Vec<bool> {
    let of = |callback: &Option<(OperationId, String)>| callback.as_ref().and_then(|(id, _)| operations.get(id.0));
    api.webhooks.iter().map(|webhook| of(&webhook.callback) == Some(&true)).collect()
}

/// The types that are no part of an operation.
fn components(api: &Api) -> Vec<TypeId> {
    let part_of_operation =
        |read: &crate::model::Type| matches!(read.wish, Wish::Part(Owner::Operation(_) | Owner::Webhook(_), _));
    let parents: Vec<Option<TypeId>> = api
        .types
        .iter()
        .map(|read| match &read.wish {
            Wish::Part(Owner::Type(owner), _) => Some(*owner),
            _ => None,
        })
        .collect();
    // From the types that have no owner among the types down to their parts, each once.
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); api.types.len()];
    for (index, owner) in parents.iter().enumerate() {
        if let Some(list) = owner.and_then(|owner| parts.get_mut(owner.0)) {
            list.push(index);
        }
    }
    let roots = api.types.iter().enumerate().filter(|(_, read)| !part_of_operation(read));
    let mut stack: Vec<usize> = roots.filter(|(index, _)| parents[*index].is_none()).map(|(index, _)| index).collect();
    let mut found = Vec::new();
    while let Some(index) = stack.pop() {
        found.push(TypeId(index));
        stack.extend(parts.get(index).into_iter().flatten());
    }
    found
}

/// The model, names and facts without what is not kept. A type whose owner goes keeps its name as one that was given.
pub(super) fn prune(mut api: Api, names: &Names, facts: Facts, chosen: &Chosen, types: &[bool]) -> (Api, Names, Facts) {
    let all = vec![true; api.operations.len()];
    let operations: Vec<bool> = match (&chosen.operations, chosen.types_only) {
        (_, true) => vec![false; api.operations.len()],
        (operations, false) => operations.clone().unwrap_or(all),
    };
    let webhooks = match (&chosen.operations, chosen.types_only) {
        (None, false) => vec![true; api.webhooks.len()],
        _ => kept_webhooks(&api, &operations),
    };
    let (types_now, operations_now, webhooks_now) = (numbers(types), numbers(&operations), numbers(&webhooks));
    let mut move_type = |id: &mut TypeId| id.0 = types_now.get(id.0).copied().flatten().unwrap_or(id.0);
    for (index, read) in api.types.iter_mut().enumerate() {
        read.each_type(&mut move_type);
        let Wish::Part(owner, _) = &mut read.wish else { continue };
        let now = match owner {
            Owner::Type(id) => types_now.get(id.0).copied().flatten().map(|now| Owner::Type(TypeId(now))),
            Owner::Operation(id) => {
                operations_now.get(id.0).copied().flatten().map(|now| Owner::Operation(OperationId(now)))
            }
            Owner::Webhook(id) => webhooks_now.get(id.0).copied().flatten().map(|now| Owner::Webhook(WebhookId(now))),
        };
        match now {
            Some(now) => *owner = now,
            None => read.wish = Wish::Given(names.type_name(TypeId(index)).to_owned()),
        }
    }
    api.operations.iter_mut().for_each(|operation: &mut Operation| operation.each_type(&mut move_type));
    for webhook in &mut api.webhooks {
        webhook.each_type(&mut move_type);
        if let Some((id, _)) = &mut webhook.callback {
            id.0 = operations_now.get(id.0).copied().flatten().unwrap_or(id.0);
        }
    }
    retain(&mut api.webhooks, &webhooks);
    retain(&mut api.types, types);
    retain(&mut api.operations, &operations);
    let facts = facts.pruned(
        |id| types_now.get(id.0).copied().flatten().map(TypeId),
        |id| operations_now.get(id.0).copied().flatten().map(OperationId),
    );
    (api, names.pruned(types, &operations, &webhooks), facts)
}

/// The new number of each thing that is kept.
fn numbers(kept: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0;
    let number = |kept: &bool| {
        next += usize::from(*kept);
        kept.then(|| next - 1)
    };
    kept.iter().map(number).collect()
}

fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(false));
}
