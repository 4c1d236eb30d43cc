//! The reasons why a schema fails, each with its place in the value.

use super::evaluate::{Evaluator, is_unevaluated};
use super::marks::Marks;
use super::members::of_member;
use super::route::{below, of_schema, word};
use super::typed;
use super::verdict::Verdict;
use crate::shape::{Assertion, Keyword, Schema, Step};
use crate::validate::rules::is_broken;
use crate::validate::seen::{counted, listed, quoted, seen};
use crate::validate::trail::{Key, Trail};
use crate::validate::violation::MORE_THAN_ONE;
use crate::validate::walk::Walker;
use crate::value::Json;

/// Schemas within schemas are explained this far: twice the levels of JSON that is read.
const DEEPEST: usize = 256;

/// Records the reasons; it asks the evaluator, which remembers what references have said.
pub(super) struct Explain<'w, 'v> {
    pub(super) walker: &'w mut Walker,
    pub(super) evaluator: Evaluator<'v>,
    /// What is being explained: values and schemas by where they are.
    path: Vec<(*const Json, *const Keyword)>,
}

impl<'w, 'v> Explain<'w, 'v> {
    pub(super) fn new(walker: &'w mut Walker, evaluator: Evaluator<'v>) -> Explain<'w, 'v> {
        Explain { walker, evaluator, path: Vec::new() }
    }

    /// Records why a schema fails, which it does; `by` is the keyword that asks for it.
    pub(super) fn assertion(
        &mut self,
        json: &'v Json,
        assertion: &'static Assertion,
        by: &'static str,
        schema: &Schema,
        trail: &Trail<'_>,
    ) {
        // A schema that leads back to itself at the same value has said why already.
        let here = (std::ptr::from_ref(json), assertion.0.as_ptr());
        if self.path.contains(&here) {
            return;
        }
        if self.path.len() >= DEEPEST {
            return self.say(by, String::new(), json, trail);
        }
        self.path.push(here);
        let secret = assertion.0.iter().any(|keyword| matches!(keyword, Keyword::Sensitive));
        let trail = trail.mask(secret);
        self.evaluator.depth += 1;
        let mut others_hold = true;
        for keyword in assertion.0.iter().filter(|keyword| !is_unevaluated(keyword)) {
            if self.evaluator.keyword(json, keyword, None) == Verdict::Fails {
                others_hold = false;
                self.keyword(json, keyword, by, schema, &trail);
            }
        }
        if others_hold {
            self.unevaluated(json, assertion, schema, &trail);
        }
        self.evaluator.depth -= 1;
        self.path.pop();
    }

    fn keyword(
        &mut self,
        json: &'v Json,
        keyword: &'static Keyword,
        by: &'static str,
        schema: &Schema,
        trail: &Trail<'_>,
    ) {
        match keyword {
            Keyword::Never => self.say(by, String::new(), json, &trail.step(Step::End)),
            Keyword::Type(types) => self.say("type", types.describe(), json, trail),
            Keyword::Rule(rule) => {
                if let Some(broken) = is_broken(rule, &json.into(), &Schema::ANY) {
                    match broken.seen {
                        Some(seen) => self.walker.describe(rule.id(), broken.limit, seen, trail),
                        None => self.say(rule.id(), broken.limit, json, trail),
                    }
                }
            }
            Keyword::Required(_, names) => self.missing("required", names, "", json, trail),
            Keyword::DependentRequired(all) => {
                for (name, others) in all.iter().filter(|(name, _)| json.get(name).is_some()) {
                    self.missing("dependentRequired", others, name, json, trail);
                }
            }
            Keyword::Properties(named, patterns, rest) => {
                for (name, value) in json.as_object().into_iter().flat_map(|members| members.iter()) {
                    for (by, one) in of_member(name, named, patterns, *rest) {
                        self.part(value, one, (by, of_schema(one, named, patterns)), Key::Name(name), schema, trail);
                    }
                }
            }
            Keyword::PropertyNames(names) => {
                for name in json.as_object().into_iter().flat_map(|members| members.keys()) {
                    if self.evaluator.name(name, names) == Verdict::Fails {
                        let id = self.evaluator.broken_by_name(name, names);
                        let limit = if id == "false" { String::new() } else { format!("the {id} of its schema") };
                        self.walker.describe("propertyNames", limit, quoted(name), &trail.part(Key::Name(name)));
                    }
                }
            }
            Keyword::Items(first, rest) => {
                let by = |index: usize| match index < first.len() {
                    true => ("prefixItems", Some(Step::Number(index))),
                    false => ("items", None),
                };
                for (index, item) in json.as_array().unwrap_or_default().iter().enumerate() {
                    let Some(one) = first.get(index).or(*rest) else { break };
                    self.part(item, one, by(index), Key::Index(index), schema, trail);
                }
            }
            Keyword::Contains(wanted, least, most) => {
                let held = |it: &mut Self, item: &'v Json| {
                    it.evaluator.strictly(|evaluator| evaluator.assertion(item, wanted, None)) == Verdict::Holds
                };
                let count = json.as_array().unwrap_or_default().iter().filter(|item| held(self, item)).count();
                let (id, limit) = match most {
                    Some(most) if count as u64 > *most => ("maxContains", *most),
                    _ if *least == 1 => ("contains", 1),
                    _ => ("minContains", *least),
                };
                self.walker.describe(id, limit.to_string(), counted(count, "item"), trail);
            }
            Keyword::Ref(target) => self.assertion(json, target, by, schema, trail),
            Keyword::Link(link) => {
                if let Some(target) = link.get() {
                    self.assertion(json, target, by, schema, trail);
                }
            }
            Keyword::AllOf(all) => {
                let numbered = all.iter().enumerate().map(|(index, one)| (Some(Step::Number(index)), one));
                self.all(json, numbered, "allOf", schema, trail);
            }
            Keyword::DependentSchemas(all) => {
                let due = all.iter().filter(|(name, _)| json.get(name).is_some());
                self.all(json, due.map(|(name, one)| (Some(Step::Word(name)), one)), "dependentSchemas", schema, trail);
            }
            Keyword::AnyOf(all) => {
                let limit = self.nearest(json, all, schema, trail);
                self.say("anyOf", limit, json, trail);
            }
            Keyword::OneOf(all) => self.one_of(json, all, schema, trail),
            Keyword::Not(_) => self.say("not", String::new(), json, trail),
            Keyword::If(test, then, other) => {
                let holds = self.evaluator.strictly(|it| it.assertion(json, test, None)) == Verdict::Holds;
                let (by, one) = if holds { ("then", then) } else { ("else", other) };
                self.all(json, one.iter().map(|one| (None, *one)), by, schema, trail);
            }
            Keyword::Open
            | Keyword::Sensitive
            | Keyword::Beside(_)
            | Keyword::UnevaluatedProperties(_)
            | Keyword::UnevaluatedItems(_) => {}
        }
    }

    /// Those of several schemas at the same place that fail.
    fn all(
        &mut self,
        json: &'v Json,
        all: impl Iterator<Item = (Option<Step>, &'static Assertion)>,
        by: &'static str,
        schema: &Schema,
        trail: &Trail<'_>,
    ) {
        let trail = trail.step(word(by));
        for (further, one) in all {
            if self.evaluator.assertion(json, one, None) == Verdict::Fails {
                self.assertion(json, one, by, schema, &below(&trail, further));
            }
        }
    }

    /// The schema of a part, if it fails.
    fn part(
        &mut self,
        json: &'v Json,
        assertion: &'static Assertion,
        (by, further): (&'static str, Option<Step>),
        key: Key<'_>,
        schema: &Schema,
        trail: &Trail<'_>,
    ) {
        if self.evaluator.assertion(json, assertion, None) != Verdict::Fails {
            return;
        }
        let (inner, secret) = typed::part(schema, key);
        let trail = trail.to(key, word(by)).mask(secret);
        let trail = below(&trail, further);
        match (assertion.is_never(), key) {
            // A member that may not be there at all is named, whatever it holds.
            (true, Key::Name(name)) => {
                self.walker.describe(by, String::new(), quoted(name), &trail.step(Step::End));
            }
            _ => self.assertion(json, assertion, by, inner, &trail),
        }
    }

    fn one_of(&mut self, json: &'v Json, all: &'static [Assertion], schema: &Schema, trail: &Trail<'_>) {
        let mut held = Vec::new();
        for (index, one) in all.iter().enumerate() {
            if self.evaluator.strictly(|it| it.assertion(json, one, None)) == Verdict::Holds {
                held.push((index + 1).to_string());
            }
        }
        if held.len() > 1 {
            self.walker.describe("oneOf", MORE_THAN_ONE.to_owned(), listed(held), trail);
        } else {
            let limit = self.nearest(json, all, schema, trail);
            self.say("oneOf", limit, json, trail);
        }
    }

    /// The members and items that no other keyword evaluates and that may not be there.
    fn unevaluated(&mut self, json: &'v Json, assertion: &'static Assertion, schema: &Schema, trail: &Trail<'_>) {
        if !assertion.0.iter().any(is_unevaluated) {
            return;
        }
        let mut marks = Marks::default();
        for keyword in assertion.0 {
            self.evaluator.keyword(json, keyword, Some(&mut marks));
        }
        for keyword in assertion.0 {
            match (keyword, json) {
                (Keyword::UnevaluatedProperties(rest), Json::Object(members)) => {
                    for (name, value) in members.iter().filter(|(name, _)| !marks.has_member(name)) {
                        self.part(value, rest, ("unevaluatedProperties", None), Key::Name(name), schema, trail);
                    }
                }
                (Keyword::UnevaluatedItems(rest), Json::Array(items)) => {
                    for (index, item) in items.iter().enumerate().filter(|(index, _)| !marks.has_item(*index)) {
                        self.part(item, rest, ("unevaluatedItems", None), Key::Index(index), schema, trail);
                    }
                }
                _ => {}
            }
        }
    }

    /// Members that are not there.
    fn missing(&mut self, by: &'static str, names: &[&str], beside: &str, json: &Json, trail: &Trail<'_>) {
        for name in names.iter().filter(|name| json.get(name).is_none()) {
            self.walker.describe(by, beside.to_owned(), String::new(), &trail.part(Key::Name(name)));
        }
    }

    fn say(&mut self, by: &'static str, limit: String, json: &Json, trail: &Trail<'_>) {
        self.walker.describe(by, limit, seen(&json.into(), trail.masked), trail);
    }
}
