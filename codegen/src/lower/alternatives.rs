//! Alternatives that stand beside other constraints: the lists that are still to be chosen from, and what holds once one
//! has been chosen.
//!
//! A choice that has been made is a part itself, so that the same parts are the same position wherever they are met:
//! the list that was chosen from stands beside the alternative, and says nothing to readers of members. In the same way
//! a type that was chosen from a list of types stands there as the string that it is.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};

use super::Lower;
use super::parts::Parts;

/// More alternatives than this are not combined with what stands beside them.
const MOST: usize = 64;

/// More combinations than this are not made in one document: alternatives within alternatives multiply.
const MOST_IN_ALL: usize = 4000;

/// A list of alternatives that no choice has been made from.
#[derive(Debug, Clone)]
pub(super) struct Alternatives {
    /// The list under `oneOf` or `anyOf`.
    pub(super) list: NodeId,
    /// Its entries without null, each target once.
    pub(super) entries: Vec<NodeId>,
}

/// Keywords by which an alternative says what a value is, not only what holds of it.
const SHAPING: &[&str] = &["properties", "items", "prefixItems", "enum", "const", "oneOf", "anyOf", "format"];

impl Lower<'_> {
    /// The lists that are still to be chosen from. A list of which an entry holds already needs no choice; one whose
    /// entries only add constraints to what stands beside it gives none.
    pub(super) fn open_lists(&mut self, parts: &Parts) -> Vec<Alternatives> {
        let with_list: Vec<NodeId> = parts
            .0
            .iter()
            .flat_map(|part| [(*part, "oneOf"), (*part, "anyOf")])
            .filter_map(|(part, key)| self.document.get(part, key))
            .collect();
        if with_list.is_empty() {
            return Vec::new();
        }
        let holding: HashSet<NodeId> = parts.0.iter().copied().collect();
        let mut open = Vec::new();
        for list in with_list {
            if holding.contains(&list) {
                continue;
            }
            let entries = self.entries(list);
            let held = entries.iter().any(|entry| holding.contains(&self.stands_for(*entry)));
            if !entries.is_empty() && !held && self.is_shaping(list, &entries) {
                let entries = self.possible(parts, list, entries);
                open.push(Alternatives { list, entries });
            }
        }
        open
    }

    /// Whether an entry of a list has been chosen, or holds already.
    pub(super) fn is_settled(&mut self, parts: &Parts, list: NodeId) -> bool {
        let mut entries = self.document.items(list).to_vec().into_iter();
        parts.0.contains(&list) || entries.any(|entry| parts.0.contains(&self.stands_for(entry)))
    }

    /// The entries of a list without null, each target once.
    fn entries(&mut self, list: NodeId) -> Vec<NodeId> {
        let mut seen = HashSet::new();
        let mut entries = Vec::new();
        for entry in self.document.items(list).to_vec() {
            let target = self.stands_for(entry);
            if self.type_names(target) == ["null"] {
                continue;
            }
            if seen.insert(target) {
                entries.push(entry);
            } else if self.checked.insert(entry) {
                let span = self.document.span(entry);
                let diagnostic = Diagnostic::warning("union-repeated", span, "this alternative is listed twice");
                let one_of = self.document.parent(list).and_then(|part| self.document.get(part, "oneOf")) == Some(list);
                self.diagnostics.push(diagnostic.help(if one_of {
                    "remove one; `oneOf` takes what fits exactly one alternative, so what fits this one breaks the rule"
                } else {
                    "remove one; the other says as much"
                }));
            }
        }
        entries
    }

    /// Whether an entry of a list says what a value is.
    fn is_shaping(&mut self, list: NodeId, entries: &[NodeId]) -> bool {
        if let Some(known) = self.shaping.get(&list) {
            return *known;
        }
        // While the entries are looked at, the list may be met again: it is then taken for one that does.
        self.shaping.insert(list, true);
        let shaping = entries.iter().any(|entry| {
            let parts = self.parts(&[*entry]);
            parts.0.iter().any(|part| {
                let typed = self.type_names(*part).iter().any(|name| !matches!(*name, "object" | "null"));
                let additional = self.document.get(*part, "additionalProperties");
                let typed_rest = additional.is_some_and(|value| matches!(self.document.value(value), Value::Object(_)));
                typed || typed_rest || SHAPING.iter().any(|key| self.document.get(*part, key).is_some())
            })
        });
        // An entry that says nothing at all, such as `{}`, is no constraint either.
        let silent = entries.iter().any(|entry| !self.constrains(*entry));
        self.shaping.insert(list, shaping || silent);
        shaping || silent
    }

    fn constrains(&self, node: NodeId) -> bool {
        self.document
            .entries(self.follow(node))
            .iter()
            .any(|e| !super::keywords::is_annotation(&e.key) && e.key != "type")
    }

    /// Whether the lists can be chosen from: what combines with other things is few.
    pub(super) fn can_combine(&mut self, parts: &Parts, lists: &[Alternatives]) -> bool {
        let made = parts.0.iter().map(|part| self.document.items(*part).len().max(1));
        let all = made.chain(lists.iter().map(|list| list.entries.len()));
        let few = all.fold(1usize, usize::saturating_mul) <= MOST;
        if (few && self.combined < MOST_IN_ALL) || (lists.len() == 1 && !self.says_more(parts, lists)) {
            return true;
        }
        let spans = lists.iter().filter(|list| self.checked.insert(list.list)).map(|list| list.list);
        for list in spans.collect::<Vec<_>>() {
            let what = format!("a union of more than {MOST} combinations, or {MOST_IN_ALL} in all,");
            self.unsupported(self.document.key_span(list), &what, "members of its alternatives ride along as unknown");
        }
        false
    }

    /// Whether something beside the lists adds to an alternative.
    fn says_more(&mut self, parts: &Parts, lists: &[Alternatives]) -> bool {
        lists.iter().any(|list| list.entries.iter().any(|entry| self.adds(parts, *entry)))
    }

    /// Every combination of one entry from each list, and the nodes that hold there together.
    pub(super) fn combinations(
        &mut self,
        nodes: &[NodeId],
        parts: &Parts,
        lists: &[Alternatives],
    ) -> Vec<(Vec<NodeId>, Vec<NodeId>)> {
        if let [list] = lists {
            let marked = [nodes, &[list.list]].concat();
            let combined = |this: &mut Self, entry: NodeId| {
                if this.adds(parts, entry) { [&marked[..], &[entry]].concat() } else { vec![entry] }
            };
            return list.entries.iter().map(|entry| (vec![*entry], combined(self, *entry))).collect();
        }
        let mut chosen: Vec<Vec<NodeId>> = vec![Vec::new()];
        for list in lists {
            chosen = chosen.iter().flat_map(|one| list.entries.iter().map(|e| [&one[..], &[*e]].concat())).collect();
        }
        let marks: Vec<NodeId> = nodes.iter().copied().chain(lists.iter().map(|list| list.list)).collect();
        let all = chosen.into_iter().map(|entries| {
            let all: Vec<NodeId> = marks.iter().chain(&entries).copied().collect();
            (entries, all)
        });
        let all: Vec<(Vec<NodeId>, Vec<NodeId>)> = all.collect();
        // A string of one list and an array of another are no value.
        let mut possible = all.clone();
        possible.retain(|(_, nodes)| {
            let parts = self.parts(nodes);
            !self.exclude_each_other(&parts)
        });
        if possible.is_empty() { all } else { possible }
    }

    /// Where a union has one alternative: the nodes that hold there together.
    pub(super) fn only_alternative(
        &mut self,
        nodes: &[NodeId],
        parts: &Parts,
        class: super::classify::Class,
    ) -> Option<Vec<NodeId>> {
        if class != super::classify::Class::Union {
            return None;
        }
        let lists = self.open_lists(parts);
        let [list] = lists.as_slice() else { return None };
        if list.entries.len() != 1 {
            return None;
        }
        self.combinations(nodes, parts, &lists).pop().map(|(_, nodes)| nodes)
    }

    /// Whether the parts say something that an alternative does not say itself.
    pub(super) fn adds(&mut self, parts: &Parts, entry: NodeId) -> bool {
        let own = self.parts(&[entry]);
        let known: HashSet<NodeId> = own.0.iter().copied().collect();
        let mut required: Option<HashSet<&str>> = None;
        for part in parts.0.iter().filter(|part| !known.contains(part)) {
            if let Value::String(_) | Value::Bool(false) = self.document.value(*part) {
                return true;
            }
            for member in self.document.entries(*part) {
                let adds = match member.key.as_str() {
                    "oneOf" | "anyOf" | "allOf" | "$ref" | "nullable" | "discriminator" | "readOnly" | "writeOnly" => {
                        false
                    }
                    key if super::keywords::says_nothing(key) => false,
                    // Without `if` they are ignored (JSON Schema core, section 10.2.2).
                    "then" | "else" if self.document.get(*part, "if").is_none() => false,
                    "type" => !self.is_typed(&own) || self.narrows(*part, &own),
                    "required" => {
                        let required = required.get_or_insert_with(|| {
                            let lists = own.0.iter().filter_map(|part| self.document.get(*part, "required"));
                            lists
                                .flat_map(|list| self.document.items(list))
                                .filter_map(|n| self.document.str(*n))
                                .collect()
                        });
                        let names = self.document.items(member.value);
                        names.iter().filter_map(|name| self.document.str(*name)).any(|name| !required.contains(name))
                    }
                    "properties" => self.document.entries(member.value).iter().any(|property| {
                        let declared = own.0.iter().filter_map(|part| self.document.get(*part, "properties"));
                        let same: Vec<NodeId> =
                            declared.filter_map(|all| self.document.get(all, &property.key)).collect();
                        same.is_empty()
                            || !self.is_bare(property.value)
                            || (!self.is_tag(*part, &property.key) && self.types_anew(property.value, &same))
                    }),
                    "additionalProperties" => {
                        matches!(self.document.value(member.value), Value::Object(entries) if !entries.is_empty())
                    }
                    _ => true,
                };
                if adds {
                    return true;
                }
            }
        }
        false
    }

    /// Whether the parts say themselves which type a value has.
    fn is_typed(&self, parts: &Parts) -> bool {
        const TYPED: &[&str] =
            &["type", "properties", "additionalProperties", "items", "enum", "const", "oneOf", "anyOf"];
        parts.0.iter().any(|part| TYPED.iter().any(|key| self.document.get(*part, key).is_some()))
    }

    /// Whether the part tells its alternatives apart by a property: what it lists there are their names.
    fn is_tag(&self, part: NodeId, property: &str) -> bool {
        let discriminator = self.document.get(part, "discriminator");
        let name = discriminator.and_then(|node| self.document.get(node, "propertyName"));
        name.and_then(|node| self.document.str(node)) == Some(property)
    }

    /// Whether a property names a type or values where an alternative's own declarations of it leave them open, or list
    /// others.
    fn types_anew(&mut self, property: NodeId, same: &[NodeId]) -> bool {
        let own = self.parts(same);
        let says = |key: &str| self.document.get(property, key).is_some();
        let listed = self.listed_values(&own);
        let types = self.type_names(property);
        (says("type") && !self.is_typed(&own))
            || (says("enum") && listed.is_empty())
            || (!types.is_empty() && listed.iter().any(|value| !self.is_of_types(*value, &types)))
            || self.narrows(property, &own)
    }

    /// Whether a property says no more than a type and a list of values, as discriminators do.
    fn is_bare(&self, property: NodeId) -> bool {
        let never = self.document.bool(property) == Some(false);
        !never
            && self.document.entries(property).iter().all(|entry| {
                matches!(entry.key.as_str(), "type" | "enum" | "readOnly") || super::keywords::is_annotation(&entry.key)
            })
    }
}
