//! What a position asks that its type and its simple rules leave unchecked.

use std::collections::{BTreeSet, HashSet};

use crate::load::{NodeId, Value};
use crate::model::{AssertionId, Check, Keyword, Place, Rule};

use super::super::Lower;
use super::super::classify::Class;
use super::super::format::Meaning;
use super::super::keywords;
use super::super::parts::Parts;
use super::groups::{ALL, Group};

impl Lower<'_> {
    /// The rules on raw JSON that a position of this class needs, part by part.
    pub(in crate::lower) fn residue(&mut self, parts: &Parts, class: Class) -> Vec<Rule> {
        // What stands beside alternatives holds in each of its variants, and is checked there.
        if class == Class::Union {
            return self.beside_alternatives(parts);
        }
        let mut rules = Vec::new();
        let declared = self.declared(parts);
        // Values of other types are asked all that is asked of values of any type.
        let inferred = self.is_inferred(parts, class);
        for part in &parts.0 {
            if self.document.bool(*part) == Some(false) {
                let rule = self.never(*part);
                rules.push(rule);
                continue;
            }
            for group in ALL {
                if is_left(class, *group) || (inferred && is_left(Class::Any, *group)) {
                    rules.extend(self.left(*part, *group, parts, class, &declared));
                }
            }
        }
        rules
    }

    /// What stands beside or within alternatives that became one enum, apart from the values that they list.
    pub(in crate::lower) fn beside_listed(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = Vec::new();
        for part in parts.0.clone() {
            if self.document.bool(part) == Some(false) {
                rules.push(self.never(part));
            }
            for group in [Group::Simple, Group::Not, Group::If] {
                if group == Group::Simple && !self.speaks_of_texts(part) {
                    continue;
                }
                rules.extend(self.left(part, group, parts, Class::Strings, &HashSet::new()));
            }
        }
        for list in self.open_lists(parts) {
            let more = list.entries.iter().any(|entry| self.says_more_than_values(*entry));
            let Some(part) = self.document.parent(list.list).filter(|_| more) else { continue };
            let one_of = self.document.get(part, "oneOf") == Some(list.list);
            rules.extend(self.group_rule(part, if one_of { Group::OneOf } else { Group::AnyOf }));
        }
        rules
    }

    /// Whether a schema has a rule that the values of an enum need not keep. A format of numbers is the width of what is listed.
    fn speaks_of_texts(&self, part: NodeId) -> bool {
        let format = self.document.get(part, "format").and_then(|value| self.document.str(value));
        let width = format.is_some_and(super::super::number::is_known);
        super::simple::KEYS.iter().any(|key| self.document.get(part, key).is_some() && !(width && *key == "format"))
    }

    fn says_more_than_values(&mut self, entry: NodeId) -> bool {
        const LISTING: &[&str] = &["enum", "const", "type", "allOf", "nullable"];
        let more = |key: &str| !LISTING.contains(&key) && !keywords::says_nothing(key);
        let parts = self.parts(&[entry]).0;
        if parts.iter().any(|part| self.document.bool(*part).is_some()) {
            return true;
        }
        let lists =
            parts.iter().filter(|part| ["enum", "const"].iter().any(|key| self.document.get(**part, key).is_some()));
        lists.count() > 1 || parts.iter().any(|part| self.document.entries(*part).iter().any(|entry| more(&entry.key)))
    }

    /// What one group of keywords of a part leaves unchecked.
    fn left(
        &mut self,
        part: NodeId,
        group: Group,
        parts: &Parts,
        class: Class,
        declared: &HashSet<String>,
    ) -> Vec<Rule> {
        if !group.keys().iter().any(|key| self.document.get(part, key).is_some()) {
            return Vec::new();
        }
        let typed = matches!(class, Class::Object | Class::Map);
        let keywords = match group {
            // Rules say nothing of values of other types, so they need no assertion.
            Group::Simple => {
                let mut rules = self.simple_rules(part);
                rules.retain(|rule| !is_read(class, &rule.check) && !self.is_idle(class, &rule.check));
                return rules;
            }
            Group::Types if class == Class::Any && self.is_null_alone(parts) => return Vec::new(),
            Group::Types if class != Class::Any && !self.lists_others(part, parts, class) => return Vec::new(),
            Group::AnyOf | Group::OneOf if self.is_chosen(part, group, parts) => return Vec::new(),
            Group::Required if class == Class::Object => self.required_keywords(part, &|name| !declared.contains(name)),
            Group::Properties if typed => self.properties_left(part, parts, declared),
            Group::Items if class == Class::Array && !self.has_prefix(parts) => return Vec::new(),
            Group::Items if class == Class::Array && self.tuple_part(parts).is_some() => return Vec::new(),
            Group::UnevaluatedItems if class == Class::Array && self.ends_tuple(part, parts) => return Vec::new(),
            Group::UnevaluatedProperties if class == Class::Object && self.is_closed_over_parts(parts) => {
                return Vec::new();
            }
            Group::UnevaluatedProperties | Group::UnevaluatedItems => {
                if self.asks_nothing(part, group) {
                    return Vec::new();
                }
                return self.unevaluated_rule(part, group).into_iter().collect();
            }
            _ => return self.assert_group(part, group, |it| it.group(part, group)).into_iter().collect(),
        };
        if keywords.iter().all(|keyword| matches!(keyword, Keyword::Open)) {
            return Vec::new();
        }
        let place = self.key_place(part, group);
        vec![self.assert(part, keywords, place)]
    }

    /// Whether `unevaluatedItems: false` says no more than that a tuple ends.
    fn ends_tuple(&mut self, part: NodeId, parts: &Parts) -> bool {
        self.tuple_part(parts).is_some_and(|tuple| self.is_tuple_end(part, tuple, parts))
    }

    /// Whether the position is a variant that was chosen from the alternatives of a part.
    pub(super) fn is_chosen(&mut self, part: NodeId, group: Group, parts: &Parts) -> bool {
        let Some(list) = group.keys().iter().find_map(|key| self.document.get(part, key)) else { return false };
        if !self.is_settled(parts, list) {
            return false;
        }
        // That one holds already does not say that no other does. An heir of the part can't be asked: it leads back here.
        let held =
            group == Group::OneOf && !parts.0.contains(&list) && self.document.get(part, "discriminator").is_none();
        !held || self.document.items(list).to_vec().into_iter().any(|entry| self.parts(&[entry]).0.contains(&part))
    }

    /// The properties of all parts.
    fn declared(&self, parts: &Parts) -> HashSet<String> {
        let maps = parts.0.iter().filter_map(|part| self.document.get(*part, "properties"));
        maps.flat_map(|map| self.document.entries(map)).map(|entry| entry.key.clone()).collect()
    }

    /// What the typed members and the typed rest don't check: patterns, and a part's `additionalProperties` on members
    /// that only another part knows.
    fn properties_left(&mut self, part: NodeId, parts: &Parts, declared: &HashSet<String>) -> Vec<Keyword> {
        let own: BTreeSet<String> = self.map(part, "properties").into_iter().map(|(name, ..)| name).collect();
        let rest = self.document.get(part, "additionalProperties").filter(|rest| !self.is_true(*rest));
        if self.document.get(part, "patternProperties").is_some() {
            let Some(mut patterns) = self.patterned(part) else { return Vec::new() };
            let always = self.assertion(part, Vec::new());
            if self.typed_pattern(parts).is_some() {
                patterns.iter_mut().for_each(|(_, schema)| *schema = always);
            }
            let rest = rest.map(|rest| self.assertion_of(rest));
            let named = if rest.is_some() { own.into_iter().map(|name| (name, always)).collect() } else { Vec::new() };
            return vec![Keyword::Properties(named, patterns, rest)];
        }
        match rest {
            Some(rest) if self.document.bool(rest).is_none() => {
                let mut foreign: Vec<&String> = declared.iter().filter(|name| !own.contains(*name)).collect();
                if foreign.is_empty() {
                    return Vec::new();
                }
                foreign.sort();
                let schema = self.assertion_of(rest);
                let named: Vec<(String, AssertionId)> =
                    foreign.into_iter().map(|name| (name.clone(), schema)).collect();
                vec![Keyword::Properties(named, Vec::new(), None)]
            }
            _ => Vec::new(),
        }
    }

    /// The schema of all values of a map whose names all follow one pattern.
    pub(in crate::lower) fn typed_pattern(&self, parts: &Parts) -> Option<NodeId> {
        let maps: Vec<NodeId> =
            parts.0.iter().filter(|part| self.document.get(**part, "patternProperties").is_some()).copied().collect();
        let [only] = maps.as_slice() else { return None };
        let others = |key: &str| parts.0.iter().filter(|part| self.document.get(**part, key).is_some()).count();
        let closed = self.document.get(*only, "additionalProperties").and_then(|rest| self.document.bool(rest));
        let patterns = self.document.entries(self.document.get(*only, "patternProperties")?);
        match patterns {
            [entry] if closed == Some(false) && others("additionalProperties") == 1 && others("properties") == 0 => {
                Some(entry.value)
            }
            _ => None,
        }
    }

    /// Whether a part's `additionalProperties` stands beside patterns, so that a typed rest would take too much.
    pub(in crate::lower) fn is_patterned(&self, part: NodeId) -> bool {
        self.document
            .get(part, "patternProperties")
            .is_some_and(|map| matches!(self.document.value(map), Value::Object(entries) if !entries.is_empty()))
    }

    fn asks_nothing(&self, part: NodeId, group: Group) -> bool {
        group.keys().iter().filter_map(|key| self.document.get(part, key)).all(|value| self.is_true(value))
    }

    /// Whether values are listed that are of other types than a part names. What is one of a simple type in other words is read
    /// as it, and reported.
    fn lists_others(&self, part: NodeId, parts: &Parts, class: Class) -> bool {
        let types = self.type_names(part);
        let lenient = match class {
            Class::Values => matches!(self.types(parts)[..], ["string" | "boolean"]),
            _ => !self.types(parts).is_empty(),
        };
        let spelled = |value| lenient && self.scalar_text(value).is_some();
        self.listed_values(parts).into_iter().any(|value| !self.is_of_types(value, &types) && !spelled(value))
    }

    fn is_null_alone(&self, parts: &Parts) -> bool {
        self.first(parts, "type").is_some_and(|(part, _)| self.type_names(part) == ["null"])
    }

    /// Whether this is a format that only describes what is no text.
    fn is_idle(&self, class: Class, check: &Check) -> bool {
        matches!(class, Class::Object | Class::Map | Class::Array)
            && matches!(check, Check::Format(name) if self.meaning(name) != Meaning::Checked)
    }

    /// Where the keyword stands that a group depends on.
    pub(super) fn key_place(&self, node: NodeId, group: Group) -> Place {
        let value = group.keys().iter().find_map(|key| self.document.get(node, key));
        value.map_or_else(|| self.document.key_span(node), |value| self.document.key_span(value))
    }
}

/// Whether the reader of a class has a simple rule already.
fn is_read(class: Class, check: &Check) -> bool {
    match class {
        Class::Object | Class::Map => matches!(check, Check::MinProperties(_) | Check::MaxProperties(_)),
        Class::Array => matches!(check, Check::MinItems(_) | Check::MaxItems(_) | Check::UniqueItems),
        Class::Text => {
            matches!(check, Check::MinLength(_) | Check::MaxLength(_) | Check::Pattern(_) | Check::Format(_))
        }
        _ => false,
    }
}

/// Whether a class leaves a group of keywords unchecked. What can't hold of values of its type is not asked.
fn is_left(class: Class, group: Group) -> bool {
    match group {
        // A position is the list of all that it refers to and is all of.
        Group::Reference | Group::AllOf | Group::Recursive | Group::Secret => false,
        Group::Not | Group::If | Group::AnyOf | Group::OneOf => true,
        Group::Types | Group::Simple => {
            matches!(class, Class::Any | Class::Strings | Class::Integers | Class::Values)
        }
        Group::Values => matches!(class, Class::Any),
        Group::Required
        | Group::DependentRequired
        | Group::Properties
        | Group::Names
        | Group::DependentSchemas
        | Group::UnevaluatedProperties => {
            matches!(class, Class::Any | Class::Values | Class::Object | Class::Map)
        }
        Group::Items | Group::Contains | Group::UnevaluatedItems => {
            matches!(class, Class::Any | Class::Values | Class::Array)
        }
    }
}
