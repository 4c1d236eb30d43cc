//! Requests are checked before they are sent: all violations at once, each with its place.

use tintype::Violations;

use crate::fake::Fake;
use crate::sample::{Filter, Profile, UPDATE, UpdateError, update};

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
    let mut filter = Filter::default();
    filter.limit = Some(101);
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
    let mut filter = Filter::default();
    filter.tag = Some(vec!["a".into(), "b".into()]);
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
