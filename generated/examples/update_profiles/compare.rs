//! What a provider did with each member that was sent.

use tintype::Json;

/// What became of a member.
pub(crate) enum Effect {
    /// It had that value before.
    Same,
    /// It has it now, in place of another.
    Changed(String, String),
    /// It has it now; what was there before is not known.
    Taken(String),
    /// It has not.
    Ignored(String, String),
}

/// Every leaf of `sent` by its JSON Pointer, with what became of it. A member that the answer lacks altogether says
/// nothing and is left out.
pub(crate) fn effects(before: Option<&Json>, sent: &Json, after: &Json) -> Vec<(String, Effect)> {
    let mut all = Vec::new();
    leaves(sent, String::new(), &mut |pointer, value| {
        let Some(now) = after.pointer(pointer) else { return };
        let old = before.and_then(|before| before.pointer(pointer));
        let effect = match old {
            _ if now != value => Effect::Ignored(value.to_string(), now.to_string()),
            Some(old) if old == value => Effect::Same,
            Some(old) => Effect::Changed(old.to_string(), now.to_string()),
            None => Effect::Taken(now.to_string()),
        };
        all.push((pointer.to_owned(), effect));
    });
    all
}

fn leaves(value: &Json, pointer: String, visit: &mut impl FnMut(&str, &Json)) {
    if let Some(members) = value.as_object() {
        for (name, member) in members.iter() {
            let name = name.replace('~', "~0").replace('/', "~1");
            leaves(member, format!("{pointer}/{name}"), visit);
        }
    } else if let Some(items) = value.as_array().filter(|items| !items.is_empty()) {
        for (index, item) in items.iter().enumerate() {
            leaves(item, format!("{pointer}/{index}"), visit);
        }
    } else {
        visit(&pointer, value);
    }
}

/// A model as JSON.
pub(crate) fn json<T: tintype::Model>(model: &T) -> Result<Json, tintype::DecodeError> {
    Json::parse(&tintype::to_vec(model))
}
