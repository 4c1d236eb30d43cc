//! The verdict of a schema on a value.

use std::collections::HashMap;
use std::rc::Rc;

use super::marks::Marks;
use super::verdict::Verdict;
use crate::shape::{Assertion, Flags, Keyword, Pattern, Rule, Schema, Types, View};
use crate::validate::Mode;
use crate::validate::rules::is_broken;
use crate::value::{Decimal, Json};

/// Schemas within schemas are followed this far; JSON that is read is 128 levels deep at most.
pub(super) const DEEPEST: usize = 1024;

/// Evaluates the schemas of one value.
pub(super) struct Evaluator<'v> {
    mode: Mode,
    /// Whether members are required that the direction excuses: where the question is what the value is, not whether it
    /// is right, as in `not` and `if`.
    pub(super) strict: bool,
    pub(super) depth: usize,
    /// Whether a pattern gave up, so that what is not known may be too costly to know.
    pub(super) gave_up: bool,
    /// What references have said of parts.
    known: HashMap<Asked, Known<'v>>,
}

/// A question: the part and the schema by their addresses, which last as long as the evaluator; how strict; and whether
/// it was asked what is evaluated.
type Asked = (usize, usize, bool, bool);

enum Known<'v> {
    /// It is being asked just now: the schema leads back to itself.
    Asking,
    Said(Verdict, Option<Rc<Marks<'v>>>),
}

impl<'v> Evaluator<'v> {
    pub(super) fn new(mode: Mode) -> Evaluator<'v> {
        Evaluator { mode, strict: false, depth: 0, gave_up: false, known: HashMap::new() }
    }

    /// One that goes on elsewhere as this one would.
    pub(super) fn again<'w>(&self) -> Evaluator<'w> {
        Evaluator { mode: self.mode, strict: self.strict, depth: self.depth, gave_up: false, known: HashMap::new() }
    }

    /// Whether all keywords hold; `marks` takes what they evaluate, if anyone asks.
    pub(super) fn assertion(
        &mut self,
        json: &'v Json,
        assertion: &'static Assertion,
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        if assertion.0.is_empty() {
            return Verdict::Holds;
        }
        if self.depth >= DEEPEST {
            if let Some(marks) = marks {
                marks.uncertain = true;
            }
            return Verdict::Open;
        }
        self.depth += 1;
        let verdict = if assertion.0.iter().any(is_unevaluated) {
            self.with_unevaluated(json, assertion, marks)
        } else {
            let mut verdict = Verdict::Holds;
            for keyword in assertion.0 {
                verdict = verdict.and(self.keyword(json, keyword, marks.as_deref_mut()));
                if verdict == Verdict::Fails {
                    break;
                }
            }
            verdict
        };
        self.depth -= 1;
        verdict
    }

    /// The other keywords first, then those that look at what is left.
    fn with_unevaluated(
        &mut self,
        json: &'v Json,
        assertion: &'static Assertion,
        marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let mut own = Box::<Marks<'v>>::default();
        let mut verdict = Verdict::Holds;
        for keyword in assertion.0.iter().filter(|keyword| !is_unevaluated(keyword)) {
            verdict = verdict.and(self.keyword(json, keyword, Some(&mut own)));
            if verdict == Verdict::Fails {
                return verdict;
            }
        }
        for keyword in assertion.0 {
            verdict = verdict.and(match keyword {
                Keyword::UnevaluatedProperties(rest) => self.unevaluated_members(json, rest, &mut own),
                Keyword::UnevaluatedItems(rest) => self.unevaluated_items(json, rest, &mut own),
                _ => continue,
            });
        }
        if let Some(marks) = marks {
            marks.merge(&own);
        }
        verdict
    }

    /// Whether one keyword holds.
    pub(super) fn keyword(
        &mut self,
        json: &'v Json,
        keyword: &'static Keyword,
        marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        match keyword {
            Keyword::Never => Verdict::Fails,
            Keyword::Open => {
                if let Some(marks) = marks {
                    marks.uncertain = true;
                }
                Verdict::Open
            }
            Keyword::Sensitive => Verdict::Holds,
            Keyword::Type(types) => Verdict::of(types.take(json)),
            Keyword::Rule(Rule::Pattern(pattern)) => match json {
                Json::String(text) => self.pattern(pattern, text),
                _ => Verdict::Holds,
            },
            Keyword::Rule(rule) => Verdict::of(follows(rule, json)),
            Keyword::Required(flags, names) => Verdict::of(self.excuses(*flags) || has_all(json, names)),
            Keyword::DependentRequired(all) => {
                Verdict::of(all.iter().all(|(name, others)| json.get(name).is_none() || has_all(json, others)))
            }
            Keyword::Properties(named, patterns, rest) => self.properties(json, named, patterns, *rest, marks),
            Keyword::PropertyNames(names) => self.names(json, names),
            Keyword::Items(first, rest) => self.items(json, first, *rest, marks),
            Keyword::Contains(wanted, least, most) => self.contains(json, wanted, *least, *most, marks),
            Keyword::Ref(target) => self.reference(json, target, marks),
            Keyword::Link(link) => match link.get() {
                Some(target) => self.reference(json, target, marks),
                None => Verdict::Open,
            },
            Keyword::AllOf(all) => self.all_of(json, all, marks),
            Keyword::AnyOf(all) => self.any_of(json, all, marks),
            Keyword::OneOf(all) => self.one_of(json, all, marks),
            Keyword::Not(excluded) => self.strictly(|it| it.assertion(json, excluded, None)).negated(),
            Keyword::If(test, then, other) => self.if_then_else(json, test, *then, *other, marks),
            Keyword::DependentSchemas(all) => self.dependent_schemas(json, all, marks),
            Keyword::Beside(rest) => self.beside(json, rest, marks),
            // Looked at when the others have been.
            Keyword::UnevaluatedProperties(_) | Keyword::UnevaluatedItems(_) => Verdict::Holds,
        }
    }

    /// Whether a text matches. Where the engine gives up that is not known, not even under `not`.
    pub(super) fn pattern(&mut self, pattern: &Pattern, text: &str) -> Verdict {
        let found = pattern.search(text);
        self.gave_up |= found.is_none();
        found.map_or(Verdict::Open, Verdict::of)
    }

    /// Whether the direction excuses the absence of members that one direction alone knows.
    pub(super) fn excuses(&self, flags: Flags) -> bool {
        !self.strict
            && match self.mode {
                Mode::Request => flags.has(Flags::READ_ONLY),
                Mode::Response => flags.has(Flags::WRITE_ONLY),
                Mode::Any => flags.one_way(),
            }
    }

    /// What a reference says, which is found out once for each part.
    fn reference(&mut self, json: &'v Json, target: &'static Assertion, marks: Option<&mut Marks<'v>>) -> Verdict {
        let address = |json: *const Json, target: *const Assertion| (json as usize, target as usize);
        let (part, schema) = address(json, target);
        let asked = (part, schema, self.strict, marks.is_some());
        let (verdict, evaluated) = match self.known.get(&asked) {
            Some(Known::Said(verdict, evaluated)) => (*verdict, evaluated.clone()),
            Some(Known::Asking) => (Verdict::Open, Some(Rc::new(Marks::uncertain()))),
            None => {
                self.known.insert(asked, Known::Asking);
                let mut evaluated = marks.is_some().then(Box::<Marks<'v>>::default);
                let verdict = self.assertion(json, target, evaluated.as_deref_mut());
                let evaluated = evaluated.map(|marks| Rc::new(*marks));
                self.known.insert(asked, Known::Said(verdict, evaluated.clone()));
                (verdict, evaluated)
            }
        };
        if let (Some(marks), Some(evaluated)) = (marks, evaluated) {
            marks.merge(&evaluated);
        }
        verdict
    }
}

pub(super) const fn is_unevaluated(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::UnevaluatedProperties(_) | Keyword::UnevaluatedItems(_))
}

/// Whether a value follows a rule; a listed value is compared without a copy.
fn follows(rule: &Rule, json: &Json) -> bool {
    match rule {
        Rule::OneOf(values) => values.iter().any(|text| Json::parse(text.as_bytes()).is_ok_and(|value| value == *json)),
        _ => is_broken(rule, &json.into(), &Schema::ANY).is_none(),
    }
}

/// Whether an object has all members; a value that is none is not asked for them.
fn has_all(json: &Json, names: &[&str]) -> bool {
    json.as_object().is_none_or(|members| names.iter().all(|name| members.contains_key(name)))
}

impl Types {
    /// Whether the value is of one of the types.
    fn take(self, json: &Json) -> bool {
        match json {
            Json::Null => self.has(Types::NULL),
            Json::Boolean(_) => self.has(Types::BOOLEAN),
            Json::Number(number) => {
                let integral = || Decimal::parse(number.as_str()).is_some_and(|decimal| decimal.is_integral());
                self.has(Types::NUMBER) || (self.has(Types::INTEGER) && integral())
            }
            Json::String(_) => self.has(Types::STRING),
            Json::Array(_) => self.has(Types::ARRAY),
            Json::Object(_) => self.has(Types::OBJECT),
        }
    }
}

impl<'a> From<&'a Json> for View<'a> {
    fn from(json: &'a Json) -> View<'a> {
        match json {
            Json::Null => View::Null,
            Json::Boolean(value) => View::Boolean(*value),
            Json::String(text) => View::Text(text),
            other => View::Json(other),
        }
    }
}
