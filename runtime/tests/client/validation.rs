//! Requests are checked before they are sent: all violations at once, each with its place.

use tintype::Violations;
use tintype::operation::{Answer, In, Operation, Parameter, RequestBody, Style};
use tintype::shape::{Kind, Number, Rule, Schema, Source, Width};

use crate::fake::Fake;
use crate::sample::{Filter, ProbeError, Profile, UPDATE, UpdateError, operation, parameter, update};

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
    assert_eq!(error.to_string(), "updateProfile: nothing was sent, for the request breaks 4 rules");
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
    static PROBE: Operation = operation("/p", &SECRET, &[Answer { status: "200", media: None, schema: None }]);
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
        body: Some(RequestBody { required: true, media: "text/plain", schema: INNER_BODY }),
        ..operation("/p", &PARAMETERS, &[])
    };
    const INNER_BODY: Schema = Schema { kind: Kind::Text, rules: &[] };
    let shown = |place: Option<tintype::shape::Place>| place.unwrap().to_string();
    assert_eq!(shown(PROBE.place()), "a.yaml:30");
    assert_eq!(shown(PROBE.parameter_place(0, "required")), "a.yaml:32");
    assert_eq!(shown(PROBE.parameter_place(0, "maximum")), "a.yaml:34");
    assert_eq!(shown(PROBE.parameter_place(1, "required")), "b.yaml:14");
    assert_eq!(shown(PROBE.parameter_place(1, "minLength")), "b.yaml:19");
    assert_eq!(shown(PROBE.body_place("required")), "a.yaml:59");
    assert_eq!(PROBE.parameter_place(2, "required"), None);
}
