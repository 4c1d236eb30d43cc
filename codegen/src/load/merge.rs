//! Merge keys of YAML (`<<`): the members of other mappings, behind those that are written out.

use std::collections::HashSet;

use super::alias::Aliases;
use super::build::Builder;
use super::{Entry, NodeId, Stop, Value, index};
use crate::diagnostic::Diagnostic;

/// Replaces the merge keys of a finished object, which are its entries at `merges`, by the members that they bring. A member that is
/// written out wins over a merged one, and an earlier mapping of a list wins over a later one.
pub(super) fn merge(
    builder: &mut Builder<'_>,
    aliases: &mut Aliases,
    object: NodeId,
    merges: &[usize],
) -> Result<(), Stop> {
    let entries = take(builder, object);
    let written = entries.iter().enumerate().filter(|(at, _)| !merges.contains(at));
    let mut seen: HashSet<String> = written.map(|(_, entry)| entry.key.clone()).collect();
    let mut all = Vec::with_capacity(entries.len());
    for (at, entry) in entries.into_iter().enumerate() {
        if !merges.contains(&at) {
            all.push(entry);
            continue;
        }
        for source in sources(builder, &entry)? {
            // Another alias may still ask for a mapping that has an anchor of its own.
            let source =
                if aliases.is_anchored(source) { aliases.copy(builder, source, 1, entry.key_span)? } else { source };
            all.extend(take(builder, source).into_iter().filter(|merged| seen.insert(merged.key.clone())));
        }
    }
    for (at, entry) in all.iter().enumerate() {
        builder.document.move_to(entry.value, object, at);
    }
    if all.len() > index::SMALL {
        builder.document.by_key.insert(object, index::order(&all));
    }
    builder.document.replace(object, Value::Object(all));
    Ok(())
}

/// The mappings that a merge key names.
fn sources(builder: &mut Builder<'_>, entry: &Entry) -> Result<Vec<NodeId>, Stop> {
    let named = match builder.document.value(entry.value) {
        Value::Array(items) => items.clone(),
        _ => vec![entry.value],
    };
    for source in &named {
        if !matches!(builder.document.value(*source), Value::Object(_)) {
            let span = builder.document.span(*source);
            let message = format!("a merge key with {}", builder.document.kind_name(*source));
            let problem = Diagnostic::error("yaml-syntax", span, message).also(entry.key_span, "the merge key");
            return Err(builder.stop(
                problem.help("merge a mapping or a list of mappings, or write `\"<<\"` for a key of this name"),
            ));
        }
    }
    Ok(named)
}

/// Empties an object.
fn take(builder: &mut Builder<'_>, object: NodeId) -> Vec<Entry> {
    builder.document.by_key.remove(&object);
    match builder.document.replace(object, Value::Object(Vec::new())) {
        Value::Object(entries) => entries,
        _ => Vec::new(),
    }
}
