//! The specification's sentences on assertions, each with a value that follows it and one that does not.

use super::Evaluator;
use super::verdict::Verdict;
use crate::shape::{
    Additional, Assertion, Body, Field, Fields, Flags, Keyword, Kind, Link, Rule, Schema, Shape, Source, Types,
};
use crate::validate::{Mode, validate_json};
use crate::value::Json;

fn verdict(json: &str, assertion: &'static Assertion) -> Verdict {
    let json: Json = json.parse().unwrap();
    Evaluator::new(Mode::Any).assertion(&json, assertion, None)
}

fn holds(json: &str, assertion: &'static Assertion) -> bool {
    verdict(json, assertion) == Verdict::Holds
}

/// The violations of free-form JSON with this rule, in words.
fn said(json: &str, assertion: &'static Assertion, mode: Mode) -> Vec<String> {
    let rules: &'static [Rule] = vec![Rule::Assert(assertion)].leak();
    let schema = Schema { kind: Kind::Any, rules };
    validate_json(&json.parse().unwrap(), &schema, mode).iter().map(ToString::to_string).collect()
}

static STRING: Assertion = Assertion(&[Keyword::Type(Types::STRING)]);
static INTEGER: Assertion = Assertion(&[Keyword::Type(Types::INTEGER)]);

#[test]
fn an_integer_is_any_number_without_a_fraction() {
    for (json, expected) in [("1", true), ("1.0", true), ("1e400", true), ("1.5", false), ("\"1\"", false)] {
        assert_eq!(holds(json, &INTEGER), expected, "{json}");
    }
}

#[test]
fn not_excludes_what_holds_and_says_so() {
    static NOT: Assertion = Assertion(&[Keyword::Not(&INTEGER)]);
    assert!(holds("\"a\"", &NOT));
    assert!(!holds("1", &NOT));
    assert_eq!(said("1", &NOT, Mode::Any), ["(the whole value)  not: 1 is what the document excludes"]);
}

#[test]
fn what_is_not_known_stays_so_under_not() {
    static OPEN: Assertion = Assertion(&[Keyword::Open]);
    static NOT: Assertion = Assertion(&[Keyword::Not(&OPEN)]);
    static BOTH: Assertion = Assertion(&[Keyword::Type(Types::STRING), Keyword::Open]);
    static NOT_BOTH: Assertion = Assertion(&[Keyword::Not(&BOTH)]);
    assert_eq!(verdict("1", &NOT), Verdict::Open);
    assert_eq!(said("1", &NOT, Mode::Any), [""; 0]);
    assert_eq!(verdict("1", &NOT_BOTH), Verdict::Holds);
    assert_eq!(verdict("\"a\"", &NOT_BOTH), Verdict::Open);
}

#[test]
fn if_chooses_between_then_and_else() {
    static SHORT: Assertion = Assertion(&[Keyword::Rule(Rule::MaxLength(2))]);
    static LARGE: Assertion = Assertion(&[Keyword::Rule(Rule::Minimum(crate::shape::Number::Int(10)))]);
    static IF: Assertion = Assertion(&[Keyword::If(&STRING, Some(&SHORT), Some(&LARGE))]);
    for (json, expected) in [("\"ab\"", true), ("\"abc\"", false), ("10", true), ("9", false)] {
        assert_eq!(holds(json, &IF), expected, "{json}");
    }
    assert_eq!(said("\"abc\"", &IF, Mode::Any), ["(the whole value)  maxLength: \"abc\" is longer than 2"]);
}

#[test]
fn the_nearest_alternative_is_explained_and_no_other() {
    static EMAIL: Assertion = Assertion(&[Keyword::Required(Flags::NONE, &["email", "name"])]);
    static PHONE: Assertion = Assertion(&[Keyword::Required(Flags::NONE, &["phone"])]);
    static ANY_OF: Assertion =
        Assertion(&[Keyword::AnyOf(&[Assertion(&[Keyword::Ref(&EMAIL)]), Assertion(&[Keyword::Ref(&PHONE)])])]);
    assert!(holds(r#"{"phone": 1}"#, &ANY_OF));
    assert!(holds("1", &ANY_OF));
    let words = "(the whole value)  anyOf: an object fits none of 2 alternatives; nearest is number 2: /phone required";
    assert_eq!(said("{}", &ANY_OF, Mode::Any), [words]);
}

#[test]
fn one_of_is_one_alone() {
    static ONE_OF: Assertion = Assertion(&[Keyword::OneOf(&[
        Assertion(&[Keyword::Type(Types::INTEGER)]),
        Assertion(&[Keyword::Rule(Rule::Minimum(crate::shape::Number::Int(2)))]),
    ])]);
    assert!(holds("1", &ONE_OF));
    assert!(holds("2.5", &ONE_OF));
    let words = "(the whole value)  oneOf: fits the alternatives 1, 2, and may fit one alone";
    assert_eq!(said("3", &ONE_OF, Mode::Any), [words]);
}

#[test]
fn members_that_a_pattern_takes_are_not_additional() {
    static NAMES: crate::shape::Pattern = crate::shape::Pattern::new("^n_", "^n_");
    static MEMBERS: Assertion = Assertion(&[Keyword::Properties(
        &[("id", Assertion(&[Keyword::Type(Types::INTEGER)]))],
        &[(&NAMES, Assertion(&[Keyword::Type(Types::STRING)]))],
        Some(&Assertion::NEVER),
    )]);
    assert!(holds(r#"{"id": 1, "n_a": "x"}"#, &MEMBERS));
    assert_eq!(
        said(r#"{"id": "1", "n_a": 2, "other": 3}"#, &MEMBERS, Mode::Any),
        [
            "/id  type: \"1\" is not an integer",
            "/n_a  type: 2 is not a string",
            "/other  additionalProperties: is not a member that the document knows"
        ]
    );
}

#[test]
fn contains_counts_and_says_how_many() {
    static CONTAINS: Assertion = Assertion(&[Keyword::Contains(&STRING, 2, Some(3))]);
    for (json, expected) in
        [(r#"["a", 1, "b"]"#, true), (r#"["a", 1]"#, false), (r#"["a", "b", "c", "d"]"#, false), (r#"{"a": 1}"#, true)]
    {
        assert_eq!(holds(json, &CONTAINS), expected, "{json}");
    }
    let words = "(the whole value)  minContains: 1 item of the wanted kind, fewer than 2";
    assert_eq!(said(r#"["a", 1]"#, &CONTAINS, Mode::Any), [words]);
}

#[test]
fn what_is_evaluated_in_a_branch_that_fails_is_not_evaluated() {
    static A: Assertion = Assertion(&[
        Keyword::AnyOf(&[
            Assertion(&[
                Keyword::Required(Flags::NONE, &["kind"]),
                Keyword::Properties(&[("kind", Assertion::ALWAYS), ("size", Assertion::ALWAYS)], &[], None),
            ]),
            Assertion::ALWAYS,
        ]),
        Keyword::UnevaluatedProperties(&Assertion::NEVER),
    ]);
    assert!(holds(r#"{"kind": 1, "size": 2}"#, &A));
    assert!(holds("{}", &A));
    let words = ["/size  unevaluatedProperties: is not a member that the document knows"];
    assert_eq!(said(r#"{"size": 2}"#, &A, Mode::Any), words);
}

#[test]
fn items_are_evaluated_by_prefix_and_by_contains() {
    static A: Assertion = Assertion(&[
        Keyword::Items(&[Assertion::ALWAYS], None),
        Keyword::Contains(&STRING, 0, None),
        Keyword::UnevaluatedItems(&Assertion::NEVER),
    ]);
    assert!(holds(r#"[1, "a", "b"]"#, &A));
    assert!(!holds(r#"[1, "a", 2]"#, &A));
    assert_eq!(said(r#"[1, 2]"#, &A, Mode::Any), ["/1  unevaluatedItems: 2 is not allowed here"]);
}

#[test]
fn a_direction_excuses_members_where_the_question_is_whether_a_value_is_right() {
    static ID: Assertion = Assertion(&[Keyword::Required(Flags::READ_ONLY, &["id"])]);
    static NOT_ID: Assertion = Assertion(&[Keyword::Not(&ID)]);
    assert_eq!(said("{}", &ID, Mode::Request), [""; 0]);
    assert_eq!(said("{}", &ID, Mode::Response), ["/id  required: is missing"]);
    assert_eq!(said("{}", &NOT_ID, Mode::Request), [""; 0]);
}

#[test]
fn secrets_are_masked_by_the_type_and_by_the_assertion() {
    static SOURCE: Source = Source { files: &[], rows: "" };
    static LONG: Assertion = Assertion(&[Keyword::Rule(Rule::MinLength(9))]);
    static MEMBERS: Assertion = Assertion(&[Keyword::Properties(
        &[
            ("password", Assertion(&[Keyword::Ref(&LONG)])),
            ("token", Assertion(&[Keyword::Sensitive, Keyword::Ref(&LONG)])),
        ],
        &[],
        None,
    )]);
    static USER: Shape = Shape {
        name: "User",
        source: &SOURCE,
        body: Body::Object(Fields::new(&[Field("password", Flags::SENSITIVE, Schema::TEXT, None)]), Additional::Open),
        rules: &[Rule::Assert(&MEMBERS)],
    };
    let json = r#"{"password": "hunter2", "token": "abc"}"#.parse().unwrap();
    let said: Vec<String> =
        validate_json(&json, &Schema::of(&USER), Mode::Any).iter().map(ToString::to_string).collect();
    let words =
        ["/password  minLength: [redacted] is shorter than 9", "/token  minLength: [redacted] is shorter than 9"];
    assert_eq!(said, words);
}

/// A schema that is a list of itself in each of two alternatives.
fn ring() -> &'static Assertion {
    static LINK: Link = Link::new();
    static LIST: Assertion =
        Assertion(&[Keyword::Type(Types::ARRAY), Keyword::Items(&[], Some(&Assertion(&[Keyword::Link(&LINK)])))]);
    static RING: Assertion = Assertion(&[Keyword::AnyOf(&[
        Assertion(&[Keyword::Ref(&LIST), Keyword::Rule(Rule::MinItems(9))]),
        Assertion(&[Keyword::Ref(&LIST)]),
        Assertion(&[Keyword::Type(Types::INTEGER)]),
    ])]);
    LINK.set(&RING);
    &RING
}

#[test]
fn alternatives_within_alternatives_cost_no_more_than_the_value_is_long() {
    let deep = |inside: &str| format!("{}{inside}{}", "[".repeat(127), "]".repeat(127));
    assert!(holds(&deep("1"), ring()));
    assert!(!holds(&deep("\"a\""), ring()));
    assert_eq!(said(&deep("\"a\""), ring(), Mode::Any).len(), 1);
}

#[test]
fn a_value_that_is_deeper_than_json_can_be_read_is_not_followed_to_its_end() {
    let mut json = Json::from("a");
    for _ in 0..3000 {
        json = Json::Array(vec![json]);
    }
    assert_eq!(Evaluator::new(Mode::Any).assertion(&json, ring(), None), Verdict::Open);
}

#[test]
fn a_schema_that_leads_back_to_itself_says_nothing() {
    static LINK: Link = Link::new();
    static SELF: Assertion = Assertion(&[Keyword::AnyOf(&[
        Assertion(&[Keyword::Link(&LINK)]),
        Assertion(&[Keyword::Link(&LINK), Keyword::Type(Types::STRING)]),
    ])]);
    LINK.set(&SELF);
    assert_eq!(verdict("1", &SELF), Verdict::Open);
}
