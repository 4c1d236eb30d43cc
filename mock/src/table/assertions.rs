//! Assertions, from the model to the table. References are links, which are set once all are built, so that they may
//! form rings.

use tintype::shape::{Assertion, Flags, Keyword, Link, Pattern, Types};
use tintype_codegen::model::{self, AssertionId, JsonType, OneWay};

use super::{Tables, leak, leak_all, text};

impl Tables<'_> {
    /// Builds every assertion that a rule leads to.
    pub(super) fn build_assertions(&mut self) {
        let assertions = &self.checked.api.assertions;
        self.links = assertions.iter().map(|_| leak(Link::new())).collect();
        for (read, link) in assertions.iter().zip(&self.links) {
            link.set(leak(self.assertion_value(read)));
        }
    }

    /// The assertion of a rule.
    pub(super) fn assertion(&self, id: AssertionId) -> &'static Assertion {
        let built = self.links.get(id.0).and_then(|link| link.get());
        built.unwrap_or(&Assertion::ALWAYS)
    }

    fn assertion_value(&self, read: &model::Assertion) -> Assertion {
        Assertion(leak_all(read.keywords.iter().map(|keyword| self.keyword(keyword)).collect()))
    }

    /// A schema that another applies: what it says itself where that is short, else a link.
    fn applied(&self, id: AssertionId) -> Assertion {
        match self.checked.api.assertion(id).keywords.as_slice() {
            [] => Assertion::ALWAYS,
            [model::Keyword::Never] => Assertion::NEVER,
            _ => match self.links.get(id.0) {
                Some(link) => Assertion(leak_all(vec![Keyword::Link(link)])),
                None => Assertion::ALWAYS,
            },
        }
    }

    fn all(&self, ids: &[AssertionId]) -> &'static [Assertion] {
        leak_all(ids.iter().map(|id| self.applied(*id)).collect())
    }

    fn one(&self, id: AssertionId) -> &'static Assertion {
        leak(self.applied(id))
    }

    fn maybe(&self, id: Option<AssertionId>) -> Option<&'static Assertion> {
        id.map(|id| self.one(id))
    }

    fn named(&self, all: &model::Dependents) -> &'static [(&'static str, Assertion)] {
        leak_all(all.iter().map(|(name, id)| (text(name), self.applied(*id))).collect())
    }

    fn keyword(&self, keyword: &model::Keyword) -> Keyword {
        use model::Keyword as K;
        match keyword {
            K::Never => Keyword::Never,
            K::Open => Keyword::Open,
            K::Sensitive => Keyword::Sensitive,
            K::Type(types) => Keyword::Type(Types(types.iter().fold(0, |bits, one| bits | json_type(*one).0))),
            K::Check(check) => Keyword::Rule(self.rule(check)),
            K::Required(way, names) => Keyword::Required(flags(*way), words(names)),
            K::DependentRequired(all) => Keyword::DependentRequired(leak_all(
                all.iter().map(|(name, others)| (text(name), words(others))).collect(),
            )),
            K::Properties(named, patterns, rest) => {
                let matching = patterns.iter().map(|(pattern, id)| (self.pattern(pattern), self.applied(*id)));
                let matching: Vec<(&'static Pattern, Assertion)> = matching.collect();
                Keyword::Properties(self.named(named), leak_all(matching), self.maybe(*rest))
            }
            K::PropertyNames(id) => Keyword::PropertyNames(self.one(*id)),
            K::Items(first, rest) => Keyword::Items(self.all(first), self.maybe(*rest)),
            K::Contains(id, least, most) => Keyword::Contains(self.one(*id), *least, *most),
            K::Ref(id) => self.links.get(id.0).map_or(Keyword::Open, |link| Keyword::Link(link)),
            K::AllOf(all) => Keyword::AllOf(self.all(all)),
            K::AnyOf(all) => Keyword::AnyOf(self.all(all)),
            K::OneOf(all) => Keyword::OneOf(self.all(all)),
            K::Not(id) => Keyword::Not(self.one(*id)),
            K::If(test, then, other) => Keyword::If(self.one(*test), self.maybe(*then), self.maybe(*other)),
            K::DependentSchemas(all) => Keyword::DependentSchemas(self.named(all)),
            K::Beside(id) => Keyword::Beside(self.one(*id)),
            K::UnevaluatedProperties(id) => Keyword::UnevaluatedProperties(self.one(*id)),
            K::UnevaluatedItems(id) => Keyword::UnevaluatedItems(self.one(*id)),
        }
    }
}

fn words(names: &[String]) -> &'static [&'static str] {
    leak_all(names.iter().map(|name| text(name)).collect())
}

fn flags(way: OneWay) -> Flags {
    match way {
        OneWay::No => Flags::NONE,
        OneWay::ReadOnly => Flags::READ_ONLY,
        OneWay::WriteOnly => Flags::WRITE_ONLY,
    }
}

fn json_type(one: JsonType) -> Types {
    match one {
        JsonType::Null => Types::NULL,
        JsonType::Boolean => Types::BOOLEAN,
        JsonType::Integer => Types::INTEGER,
        JsonType::Number => Types::NUMBER,
        JsonType::String => Types::STRING,
        JsonType::Array => Types::ARRAY,
        JsonType::Object => Types::OBJECT,
    }
}
