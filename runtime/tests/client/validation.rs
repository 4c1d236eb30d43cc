//! Requests are checked before they are sent: all violations at once, each with its place.

use tintype::Violations;
use tintype::operation::{Answer, Coding, Content, Encoding, In, Operation, Parameter, RequestBody, Style};
use tintype::shape::{Additional, Body, Field, Fields, Flags, Kind, Number, Rule, Schema, Shape, Source, Step, Width};

use crate::fake::Fake;
use crate::sample::{Filter, ProbeError, Profile, UPDATE, UpdateError, body, operation, parameter, update};

fn found(outcome: Result<tintype::Response<Profile>, UpdateError>) -> Violations {
    match outcome {
        Err(UpdateError::Invalid(violations)) => violations,
        other => panic!("{other:?}"),
    }
}

fn list(violations: &Violations) -> Vec<String> {
    let place = |place: Option<tintype::shape::Place>| place.map_or("-".to_owned(), |place| place.to_string());
    violations.iter().map(|v| format!("{} {} {}", v.pointer(), v.rule(), place(v.place()))).collect()
}

fn broken() -> (Filter, Profile) {
    let filter = Filter { limit: Some(101), ..Filter::default() };
    let mut profile = Profile::new("a name that is too long");
    profile.country = Some("Thailand".into());
    (filter, profile)
}

#[tokio::test]
async fn all_violations_at_once_and_nothing_is_sent() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let (filter, profile) = broken();
    let outcome = update(&fake.client(), "x", &filter, &profile).await;
    assert_eq!(fake.count(), 0);
    let error = outcome.unwrap_err();
    assert_eq!(
        error.to_string(),
        "updateProfile: nothing was sent, for the request breaks 4 rules, first: /path/id minLength (specs/sample/openapi.yaml:104)"
    );
    assert_eq!(
        list(&found(Err(error))),
        [
            "/path/id minLength specs/sample/openapi.yaml:104",
            "/query/limit maximum specs/sample/openapi.yaml:112",
            "/name maxLength specs/sample/openapi.yaml:143",
            "/country pattern specs/sample/openapi.yaml:147",
        ]
    );
}

#[tokio::test]
async fn what_is_required_is_asked_for() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let call = fake.client().call(&UPDATE).into_call::<Profile, UpdateError>();
    let violations = found(call.await);
    assert_eq!(
        list(&violations),
        ["/path/id required specs/sample/openapi.yaml:103", " required specs/sample/openapi.yaml:129"]
    );
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn validation_can_be_turned_off() {
    let (filter, profile) = broken();
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    update(&fake.client(), "x", &filter, &profile).skip_validation().await.unwrap();
    assert_eq!(fake.only().uri().path_and_query().unwrap().as_str(), "/api/profile/x?limit=101");
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let client = fake.builder().validate_requests(false).build().unwrap();
    update(&client, "x", &filter, &profile).await.unwrap();
    assert_eq!(fake.count(), 1);
}

#[tokio::test]
async fn a_call_can_be_asked_before_it_is_sent() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let (filter, profile) = broken();
    let call = update(&fake.client(), "x", &filter, &profile);
    assert_eq!(call.violations().len(), 4);
    drop(call);
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn what_is_sent() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let filter = Filter { tag: Some(vec!["a".into(), "b".into()]), ..Filter::default() };
    update(&fake.client(), "p 7", &filter, &Profile::new("Ann")).await.unwrap();
    let request = fake.only();
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri().to_string(), "https://sandbox.example.com/api/profile/p%207?tag=a&tag=b");
    let mut headers: Vec<String> =
        request.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    headers.sort();
    assert_eq!(
        headers,
        [
            "accept: application/json, application/problem+json",
            "content-type: application/json",
            "sample-version: 2.0",
            "user-agent: tintype/0.1.0",
        ]
    );
    assert_eq!(&request.body()[..], br#"{"name":"Ann"}"#);
}

#[tokio::test]
async fn a_sensitive_parameter_is_not_shown() {
    static SECRET: [Parameter; 1] = [Parameter {
        sensitive: true,
        schema: Schema { kind: Kind::Text, rules: &[Rule::MaxLength(3)] },
        ..parameter("X-Pin", In::Header, Style::Simple, false, Kind::Text)
    }];
    static PROBE: Operation = operation("/p", &SECRET, &[Answer { status: "200", bodies: &[] }]);
    let fake = Fake::json(200, "");
    let probe = |pin| fake.client().call(&PROBE).text("X-Pin", pin).into_call::<(), ProbeError>();
    let said = format!("{}", probe("12345").violations());
    assert!(said.starts_with("/header/X-Pin  maxLength: [redacted] is longer than 3"), "{said}");
    probe("123").await.unwrap();
    assert!(fake.only().headers()["x-pin"].is_sensitive());
}

#[test]
fn places_of_an_operation() {
    static MAXIMUM: [Rule; 2] = [Rule::Minimum(Number::Int(0)), Rule::Maximum(Number::Int(9))];
    static INNER: Schema = Schema { kind: Kind::Text, rules: &[Rule::MinLength(1)] };
    static SOURCE: Source =
        Source { files: &["a.yaml", "b.yaml"], rows: "Other 10 1 1\nprobe 20 2 1 1 @1 -20 5 @0 40\nlast 3 1\n" };
    static PARAMETERS: [Parameter; 2] = [
        Parameter {
            schema: Schema { kind: Kind::Integer(Width::I32), rules: &MAXIMUM },
            ..parameter("n", In::Query, Style::Form, true, Kind::Any)
        },
        parameter("q", In::Query, Style::Form, true, Kind::Nullable(&INNER)),
    ];
    static PROBE: Operation = Operation {
        source: &SOURCE,
        body: Some(RequestBody { required: true, content: &[Content::new("text/plain", Encoding::Text, INNER_BODY)] }),
        ..operation("/p", &PARAMETERS, &[])
    };
    const INNER_BODY: Schema = Schema { kind: Kind::Text, rules: &[] };
    let shown = |place: Option<tintype::shape::Place>| place.unwrap().to_string();
    assert_eq!(shown(PROBE.place()), "a.yaml:30");
    assert_eq!(shown(PROBE.parameter_place(0, &[])), "a.yaml:32");
    assert_eq!(shown(PROBE.parameter_place(0, &[Step::Rule(1)])), "a.yaml:34");
    assert_eq!(shown(PROBE.parameter_place(1, &[])), "b.yaml:14");
    assert_eq!(shown(PROBE.parameter_place(1, &[Step::Rule(0)])), "b.yaml:19");
    assert_eq!(shown(PROBE.body_place(0, &[])), "a.yaml:59");
    assert_eq!(PROBE.parameter_place(2, &[]), None);
}

/// A schema with a line for everything: a map of arrays, each with a rule and each item with another.
static WORD: Schema = Schema { kind: Kind::Text, rules: &[Rule::MinLength(3), Rule::MaxLength(5)] };
static MAYBE: Schema = Schema { kind: Kind::Nullable(&WORD), rules: &[] };
static WORDS: Schema = Schema { kind: Kind::Array(&MAYBE), rules: &[Rule::MaxItems(2)] };
const TABLE: Schema = Schema { kind: Kind::Map(&WORDS), rules: &[Rule::MinProperties(1)] };

/// The row: operation 10; parameter 20, its rules 21 to 24; body 30, its rules 31 to 34; answer 40, its rules 41 to 44.
static INLINE: Source = Source { files: &["a.yaml"], rows: "probe 10 10 1 1 1 1 6 1 1 1 1 6 1 1 1 1\n" };
static ONE: [Parameter; 1] = [Parameter { schema: TABLE, ..parameter("q", In::Query, Style::Json, false, Kind::Any) }];
static ANSWERS: [Answer; 1] = [Answer { status: "200", bodies: &[body("application/json", Coding::Json, TABLE)] }];
static TABLES: Operation = Operation {
    source: &INLINE,
    body: Some(RequestBody { required: true, content: &[Content::json(TABLE)] }),
    ..operation("/p", &ONE, &ANSWERS)
};
type Words = tintype::Map<Vec<Option<String>>>;

#[tokio::test]
async fn rules_inside_of_inline_positions_have_their_own_lines() {
    let fake = Fake::json(200, r#"{"a":["x"],"b":["abc",null,"abcdef"]}"#);
    let words = |words: &[&str]| words.iter().map(|word| Some((*word).to_owned())).collect::<Vec<_>>();
    let mut value = Words::new();
    value.insert("a", words(&["x"]));
    value.insert("b", words(&["abc", "abc", "abcdef"]));
    let call =
        |value: &Words| fake.client().call(&TABLES).parameter("q", value).body(value).into_call::<Words, ProbeError>();
    assert_eq!(
        list(call(&value).violations()),
        [
            "/query/q/a/0 minLength a.yaml:23",
            "/query/q/b/2 maxLength a.yaml:24",
            "/query/q/b maxItems a.yaml:22",
            "/a/0 minLength a.yaml:33",
            "/b/2 maxLength a.yaml:34",
            "/b maxItems a.yaml:32",
        ]
    );
    assert_eq!(
        list(call(&Words::new()).violations()),
        ["/query/q minProperties a.yaml:21", " minProperties a.yaml:31"]
    );
    let answer = call(&value).skip_validation().await.unwrap();
    assert_eq!(
        list(&answer.validate().unwrap_err()),
        ["/a/0 minLength a.yaml:43", "/b/2 maxLength a.yaml:44", "/b maxItems a.yaml:42"]
    );
}

#[test]
fn what_has_no_line_of_its_own_has_that_of_what_it_stands_in() {
    let line = |place: Option<tintype::shape::Place>| place.unwrap().line;
    assert_eq!(line(TABLES.body_place(0, &[Step::Values])), 30);
    assert_eq!(line(TABLES.body_place(0, &[Step::Values, Step::Rule(0)])), 32);
    assert_eq!(line(TABLES.body_place(0, &[Step::Values, Step::Items])), 30);
    assert_eq!(line(TABLES.answer_place("200", &[])), 40);
    assert_eq!(TABLES.answer_place("404", &[]), None);
}

static KEEPER: Shape = Shape {
    name: "Keeper",
    source: &INLINE,
    body: Body::Object(
        Fields::new(&[Field(
            "id",
            Flags::REQUIRED.and(Flags::READ_ONLY),
            Schema { kind: Kind::Nullable(&Schema::TEXT), rules: &[] },
            None,
        )]),
        Additional::Open,
    ),
    rules: &[],
};
#[derive(Clone, PartialEq)]
struct Keeper {
    id: tintype::Maybe<String>,
    extra: tintype::Extra,
}
tintype::object!(Keeper, KEEPER, new(), [id], extra);

#[tokio::test]
async fn a_read_only_member_is_not_sent_as_null_because_it_is_required() {
    static PROBE: Operation = Operation {
        body: Some(RequestBody { required: true, content: &[Content::json(Schema::of(&KEEPER))] }),
        ..operation("/p", &[], &[Answer { status: "200", bodies: &[] }])
    };
    let fake = Fake::json(200, "");
    let value = <Keeper as tintype::Model>::from_json(br#"{"id":"k-1","name":"Ann"}"#).unwrap();
    let change = tintype::Model::for_request(value);
    fake.client().call(&PROBE).body(&change).into_call::<(), ProbeError>().await.unwrap();
    assert_eq!(&fake.only().body()[..], br#"{"name":"Ann"}"#);
}
