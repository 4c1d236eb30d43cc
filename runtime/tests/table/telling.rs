//! What a violation says, and as what it goes to others.

use tintype::shape::{Additional, Body, Field, Fields};
use tintype::shape::{Assertion, Choice, Flags, Keyword, Kind, Pattern, Rule, Schema, Shape, Source, Types, Variant};
use tintype::validate::{validate_json_up_to, validate_slot_up_to};
use tintype::{Checked, Json, Mode, Model, Violation, Violations, from_str, validate_json};

use crate::sample::{Names, Person};

fn told(json: &str, schema: &Schema) -> Vec<String> {
    validate_json(&json.parse().unwrap(), schema, Mode::Any).iter().map(ToString::to_string).collect()
}

fn locations(found: &Violations) -> Vec<String> {
    found.iter().map(Violation::keyword_location).collect()
}

const fn text(rules: &'static [Rule]) -> Schema {
    Schema { kind: Kind::Text, rules }
}

#[test]
fn control_characters_and_marks_of_direction_are_spelled_out() {
    let one = Violation::new("/a\u{1b}[2J/\u{202e}b", "enum", "\"x\u{9b}\"", "\"\u{7f}\u{2028}é\"", None);
    assert_eq!(one.pointer(), "/a\u{1b}[2J/\u{202e}b");
    assert_eq!(one.to_string(), r#"/a\u001b[2J/\u202eb  enum: "\u007f\u2028é" is not one of "x\u009b""#);
    let mut person = Person::new("\u{1b}]0;owned\u{7}\r\n\u{200f}", None);
    person.id = Some(1);
    assert_eq!(person.validate().unwrap_err().first().unwrap().seen(), r#""\u001b]0;owned\u0007\r\n\u200f""#);
}

#[test]
fn what_is_long_is_cut() {
    let one = Violation::new("/n".repeat(500), "pattern", "p".repeat(900), "s".repeat(900), None);
    assert_eq!(one.limit(), format!("{}…", "p".repeat(299)));
    assert_eq!(one.seen(), format!("{}…", "s".repeat(299)));
    assert_eq!(one.pointer().len(), 1000);
    assert!(one.to_string().chars().count() < 900, "{one}");
    static LISTED: [Rule; 1] =
        [Rule::OneOf(&["\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "1"])];
    assert_eq!(
        told("2", &Schema { kind: Kind::Any, rules: &LISTED }),
        [format!("(the whole value)  enum: 2 is not one of \"{}…, 1", "a".repeat(58))]
    );
}

#[test]
fn a_password_is_a_secret_wherever_it_stands() {
    static SECRET: Schema = text(&[Rule::MinLength(8), Rule::Format("password")]);
    let list = Schema { kind: Kind::Array(&SECRET), rules: &[] };
    assert_eq!(
        told(r#"["hunter2", 12345678]"#, &list),
        ["/0  minLength: [redacted] is shorter than 8", "/1  type: [redacted] is not a string"]
    );
    static EITHER: Shape = Shape::union(
        "Either",
        &Source { files: &[], rows: "" },
        Choice::Tried,
        &[
            Variant { name: "Long", tags: &[], schema: text(&[Rule::MinLength(8), Rule::Format("password")]) },
            Variant { name: "Pin", tags: &[], schema: text(&[Rule::MaxLength(4), Rule::Format("password")]) },
        ],
    );
    assert_eq!(
        told("\"hunter2\"", &Schema::of(&EITHER)),
        ["(the whole value)  oneOf: [redacted] fits none of Long, Pin; nearest is Long: minLength 8"]
    );
}

/// A document's row as the generator writes it: the lines of keywords stand after the colons.
static SOURCE: Source = Source {
    files: &["a.yaml", "b.yaml"],
    rows: "\
Account 10 10 1 2 required:-9 additionalProperties:-2
Kind 20 enum:2
Either 10 1 1 anyOf:-1
Tagged 10 1 1 oneOf:-1 discriminator:5
Typed 10 1 1 type:-1
",
};
static KIND: Shape = Shape::strings("Kind", &SOURCE, &["a", "b"]);
static ACCOUNT: Shape = Shape {
    name: "Account",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("id", Flags::REQUIRED.and(Flags::READ_ONLY), text(&[]), None),
            Field("kind", Flags::REQUIRED, Schema::of(&KIND), None),
            Field("zip", Flags::NONE, text(&[]), None),
        ]),
        Additional::Closed,
    ),
    rules: &[],
};

#[test]
fn the_place_is_that_of_the_keyword() {
    static ROWS: Source = Source {
        files: &["a.yaml", "b.yaml"],
        rows: "\
Other 1
Account 9 10 1 2 readOnly.0:-2 required:-9 required.1:4 @1 additionalProperties:3
Kind 20 enum:2
",
    };
    let place = |shape: &Shape, steps: &[tintype::shape::Step], keyword: &str| {
        ROWS.keyword_place(shape, steps, keyword).unwrap().to_string()
    };
    use tintype::shape::Step;
    assert_eq!(place(&ACCOUNT, &[Step::Field(0)], "type"), "a.yaml:20");
    assert_eq!(place(&ACCOUNT, &[Step::Field(0)], "readOnly"), "a.yaml:21");
    assert_eq!(place(&ACCOUNT, &[Step::Field(0)], "required"), "a.yaml:12");
    assert_eq!(place(&ACCOUNT, &[Step::Field(1)], "required"), "a.yaml:16");
    assert_eq!(place(&ACCOUNT, &[Step::Values], "additionalProperties"), "b.yaml:19");
    assert_eq!(place(&ACCOUNT, &[], "type"), "a.yaml:10");
    assert_eq!(place(&KIND, &[], "enum"), "a.yaml:32");
    // Without a word of its own a keyword has the line of what it is about.
    assert_eq!(place(&KIND, &[], "type"), "a.yaml:30");
}

#[test]
fn a_keyword_has_a_location() {
    let found = validate_json(&r#"{"kind":"c","more":1}"#.parse().unwrap(), &Schema::of(&ACCOUNT), Mode::Any);
    assert_eq!(locations(&found), ["Kind/enum", "Account/additionalProperties"]);
    let found = validate_json(&r#"{"id":"1"}"#.parse().unwrap(), &Schema::of(&ACCOUNT), Mode::Request);
    assert_eq!(locations(&found), ["Account/properties/id/readOnly", "Account/required"]);
    static ITEMS: Schema = text(&[Rule::MinLength(2)]);
    static LIST: Schema = Schema { kind: Kind::Array(&ITEMS), rules: &[] };
    let map = Schema { kind: Kind::Map(&LIST), rules: &[] };
    let found = validate_json(&r#"{"a":["x"]}"#.parse().unwrap(), &map, Mode::Any);
    assert_eq!(locations(&found), ["additionalProperties/items/minLength"]);
}

#[test]
fn a_keyword_in_an_assertion_has_one_too() {
    static NAMES: Pattern = Pattern::new("^x/", "^x/");
    static SHORT: Assertion = Assertion(&[Keyword::Rule(Rule::MaxLength(1))]);
    static WHOLE: Assertion = Assertion(&[
        Keyword::Properties(
            &[
                ("a", Assertion(&[Keyword::Rule(Rule::MaxLength(1))])),
                ("gone", Assertion::NEVER),
                ("list", Assertion(&[Keyword::Items(&[Assertion(&[Keyword::Type(Types::STRING)])], Some(&SHORT))])),
            ],
            &[(&NAMES, Assertion(&[Keyword::Type(Types::STRING)]))],
            None,
        ),
        Keyword::AllOf(&[Assertion::ALWAYS, Assertion(&[Keyword::Required(Flags::NONE, &["b"])])]),
        Keyword::DependentSchemas(&[(
            "a",
            Assertion(&[Keyword::Not(&Assertion(&[Keyword::Required(Flags::NONE, &["list"])]))]),
        )]),
        Keyword::If(&Assertion::ALWAYS, Some(&Assertion(&[Keyword::Rule(Rule::MinProperties(9))])), None),
    ]);
    static RULES: [Rule; 1] = [Rule::Assert(&WHOLE)];
    static HOLDER: Shape = Shape { name: "Holder", source: &SOURCE, body: Body::Alias(Schema::ANY), rules: &RULES };
    let json: Json = r#"{"a":"xx","gone":1,"list":[1,"yy"],"x/1":2}"#.parse().unwrap();
    assert_eq!(
        locations(&validate_json(&json, &Schema::of(&HOLDER), Mode::Any)),
        [
            "Holder/properties/a/maxLength",
            "Holder/properties/gone",
            "Holder/properties/list/prefixItems/0/type",
            "Holder/properties/list/items/maxLength",
            "Holder/patternProperties/^x~1/type",
            "Holder/allOf/1/required",
            "Holder/dependentSchemas/a/not",
            "Holder/then/minProperties",
        ]
    );
}

static CAT: Shape = Shape::object(
    "Cat",
    &SOURCE,
    &[
        Field("name", Flags::REQUIRED, text(&[Rule::MaxLength(5)]), None),
        Field("lives", Flags::REQUIRED, Schema { kind: Kind::Integer(tintype::shape::Width::I64), rules: &[] }, None),
    ],
);
static VARIANTS: [Variant; 3] = [
    Variant { name: "Cat", tags: &[], schema: Schema::of(&CAT) },
    Variant { name: "Account", tags: &[], schema: Schema::of(&ACCOUNT) },
    Variant {
        name: "Count",
        tags: &[],
        schema: Schema { kind: Kind::Integer(tintype::shape::Width::I64), rules: &[] },
    },
];
static EITHER: Shape = Shape::union("Either", &SOURCE, Choice::Tried, &VARIANTS);
static TYPED: Shape = Shape::union("Typed", &SOURCE, Choice::Tried, &VARIANTS);

#[test]
fn a_union_explains_the_nearest_variant_by_the_keyword_that_lists_them() {
    assert_eq!(
        told(r#"{"name":"Mister Tom"}"#, &Schema::of(&EITHER)),
        ["(the whole value)  anyOf: an object fits none of Cat, Account, Count; nearest is Cat: /name maxLength 5, \
          /lives required   a.yaml:41"]
    );
    // All are of another type: none is near.
    assert_eq!(
        told("true", &Schema::of(&EITHER)),
        ["(the whole value)  anyOf: true fits none of Cat, Account, Count   a.yaml:41"]
    );
    assert_eq!(
        told("true", &Schema::of(&TYPED)),
        ["(the whole value)  type: true is not Cat or Account or a 64-bit integer   a.yaml:61"]
    );
    let found = validate_json(&"true".parse().unwrap(), &Schema::of(&EITHER), Mode::Any);
    assert_eq!(locations(&found), ["Either/anyOf"]);
}

#[test]
fn as_many_are_recorded_as_one_asks_for() {
    let names = Names(vec!["Alexander".to_owned(); 150]);
    let count = |found: &Violations| (found.iter().count(), found.unrecorded(), found.len());
    assert_eq!(count(&names.validate_up_to(Mode::Any, 3).unwrap_err()), (3, 147, 150));
    assert_eq!(count(&names.validate_up_to(Mode::Any, 0).unwrap_err()), (0, 150, 150));
    assert_eq!(count(&names.validate_up_to(Mode::Any, 1000).unwrap_err()), (150, 0, 150));
    assert_eq!(count(&validate_slot_up_to(&names, &Names::schema(), Mode::Any, 149)), (149, 1, 150));
    assert_eq!(names.validate_up_to(Mode::Any, 0).unwrap_err().to_string(), "150 rules are broken");
    let json: Json = names.to_json().parse().unwrap();
    assert_eq!(count(&validate_json_up_to(&json, &Names::schema(), Mode::Any, 2)), (2, 148, 150));
}

#[test]
fn what_an_assertion_finds_is_counted_as_well() {
    static LONG: Assertion = Assertion(&[Keyword::Rule(Rule::MinLength(3))]);
    static ALL: Assertion = Assertion(&[Keyword::Items(&[], Some(&LONG))]);
    static RULES: [Rule; 1] = [Rule::Assert(&ALL)];
    let list = Json::Array(vec![Json::from("a"); 150]);
    let found = validate_json_up_to(&list, &Schema { kind: Kind::Any, rules: &RULES }, Mode::Any, 100);
    assert_eq!((found.iter().count(), found.len()), (100, 150));
    let found = validate_json_up_to(&list, &Schema { kind: Kind::Any, rules: &RULES }, Mode::Any, 0);
    assert_eq!((found.iter().count(), found.len()), (0, 150));
}

fn broken() -> Violations {
    let json: Json = r#"{"id":"1","kind":"c","more~/ü":1}"#.parse().unwrap();
    validate_json(&json, &Schema::of(&ACCOUNT), Mode::Any)
}

#[test]
fn in_serde_a_violation_is_an_object() {
    let mut found = broken();
    found.push(Violation::new("", "required", "", "", None));
    assert_eq!(
        serde_json::to_string_pretty(&found).unwrap(),
        r#"{
  "violations": [
    {
      "pointer": "/kind",
      "rule": "enum",
      "limit": "\"a\", \"b\"",
      "seen": "\"c\"",
      "place": "a.yaml:32",
      "keywordLocation": "Kind/enum"
    },
    {
      "pointer": "/more~0~1ü",
      "rule": "additionalProperties",
      "seen": "\"more~/ü\"",
      "place": "a.yaml:12",
      "keywordLocation": "Account/additionalProperties"
    },
    {
      "pointer": "",
      "rule": "required",
      "keywordLocation": "required"
    }
  ]
}"#
    );
    let names = Names(vec!["Alexander".to_owned(); 3]);
    let text = serde_json::to_string(&names.validate_up_to(Mode::Any, 0).unwrap_err()).unwrap();
    assert_eq!(text, r#"{"violations":[],"more":3}"#);
}

#[test]
fn a_problem_is_what_rfc_9457_says() {
    assert_eq!(
        serde_json::to_string_pretty(&broken().problem(422)).unwrap(),
        r##"{
  "type": "about:blank",
  "title": "Unprocessable Content",
  "status": 422,
  "detail": "2 rules are broken",
  "errors": [
    {
      "pointer": "#/kind",
      "keyword": "enum",
      "detail": "\"c\" is not one of \"a\", \"b\""
    },
    {
      "pointer": "#/more~0~1%C3%BC",
      "keyword": "additionalProperties",
      "detail": "is not a member that the document knows"
    }
  ]
}"##
    );
    let problem = Names(vec!["Alexander".to_owned(); 3]).validate_up_to(Mode::Any, 1).unwrap_err().problem(400);
    assert_eq!(problem.get("title"), Some(&Json::from("Bad Request")));
    assert_eq!(problem.get("detail"), Some(&Json::from("3 rules are broken, of which 1 is listed")));
    assert_eq!(Violations::PROBLEM, "application/problem+json");
}

#[test]
fn a_checked_value_keeps_the_rules_of_its_direction() {
    fn name(person: &Checked<Person>) -> &str {
        &person.name
    }
    let person: Person = from_str(r#"{"id":"1","name":"Ann","middle":null}"#).unwrap();
    let checked = person.clone().checked(Mode::Response).unwrap();
    assert_eq!(name(&checked), "Ann");
    assert_eq!(tintype::to_string(&*checked), serde_json::to_string(&checked).unwrap());
    assert_eq!(checked.into_inner(), person);
    let found = person.checked(Mode::Request).unwrap_err();
    assert_eq!(found.to_string(), "/id  readOnly: is for the server alone to set   specs/people.yaml:13");
}

/// Numbers that look random, and are the same every time.
fn shuffle<T>(items: &mut [T], seed: &mut u64) {
    for index in (1..items.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(index, (*seed >> 33) as usize % (index + 1));
    }
}

#[test]
fn the_order_of_members_changes_nothing_but_the_order_of_those_that_nobody_declares() {
    let mut members = vec![
        r#""name":"12345678901""#,
        r#""gender":"X""#,
        r#""level":3"#,
        r#""nickname":"123456""#,
        r#""born":"1999-02-29""#,
        r#""height":1.005"#,
        r#""tags":["a","a",1,"c"]"#,
        r#""address":{"town":1,"zip":"x","country":"Thailand"}"#,
        r#""pin":"12345""#,
        r#""pet":{"kind":"fish"}"#,
        r#""plan":"gold""#,
        r#""names":["Alexander"]"#,
    ];
    let mut seed = 7;
    let said = |members: &[&str]| {
        let text = format!("{{{}}}", members.join(","));
        let raw = validate_json(&text.parse().unwrap(), &Person::schema(), Mode::Any).to_string();
        let typed = from_str::<Person>(&format!("{{\"middle\":null,{}", &text[1..])).unwrap();
        (raw, typed.validate().unwrap_err().to_string())
    };
    let first = said(&members);
    assert_eq!(first.0.lines().count(), 17, "{}", first.0);
    for _ in 0..200 {
        shuffle(&mut members, &mut seed);
        assert_eq!(said(&members), first);
    }
    // The values of a map come in their own order.
    let scores = |text: &str| {
        let found = validate_json(&text.parse().unwrap(), &Person::schema(), Mode::Any);
        let mut pointers: Vec<String> = found.iter().map(|one| one.pointer().to_owned()).collect();
        pointers.retain(|pointer| pointer.starts_with("/scores/"));
        pointers
    };
    assert_eq!(scores(r#"{"scores":{"b":"x","a":"y"}}"#), ["/scores/b", "/scores/a"]);
    assert_eq!(scores(r#"{"scores":{"a":"y","b":"x"}}"#), ["/scores/a", "/scores/b"]);
}
