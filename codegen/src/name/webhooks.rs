//! The names of webhooks, and of callbacks within their operations.

use std::collections::{HashMap, HashSet};

use crate::model::{Api, OperationId, Webhook};

use super::distinct::{Wisher, distinct};
use super::spell::upper_camel;

/// The names of all webhooks and callbacks, in the model's order.
pub(super) fn webhooks(api: &Api) -> Vec<String> {
    let mut groups: HashMap<Option<OperationId>, Vec<usize>> = HashMap::new();
    for (index, webhook) in api.webhooks.iter().enumerate() {
        groups.entry(webhook.callback.as_ref().map(|(operation, _)| *operation)).or_default().push(index);
    }
    // An alias would hide these from the aliases beside it.
    let taken: HashSet<String> = ["Option", "Vec", "String", "Box"].map(str::to_owned).into();
    let mut names = vec![String::new(); api.webhooks.len()];
    for group in groups.into_values() {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for webhook in group.iter().filter_map(|index| api.webhooks.get(*index)) {
            *count.entry(&webhook.name).or_default() += 1;
        }
        let alone = |webhook: &Webhook| count.get(webhook.name.as_str()) == Some(&1);
        let all = group.iter().filter_map(|index| api.webhooks.get(*index));
        let wishers: Vec<Wisher> = all.map(|webhook| wisher(webhook, alone(webhook))).collect();
        for (index, name) in group.into_iter().zip(distinct(&wishers, &mut taken.clone(), "")) {
            names[index] = name;
        }
    }
    names
}

/// The key alone where it has one method; else the method after it.
fn wisher(webhook: &Webhook, alone: bool) -> Wisher {
    let wish = match &webhook.given {
        Some(given) => given.clone(),
        None if alone => webhook.name.clone(),
        None => format!("{} {}", webhook.name, webhook.method.to_lowercase()),
    };
    let expression = webhook.callback.as_ref().map_or("", |(_, expression)| expression);
    let key = if alone { webhook.name.clone() } else { format!("{} {} {expression}", webhook.name, webhook.method) };
    Wisher { wish: upper_camel(&wish), key }
}
