//! What stands around the calls of generated clients: blocking, interceptors and a provider's limits.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tintype::bytes::Bytes;
use tintype::http::Response;
use tintype::{Attempt, AttemptOutcome, Error, Interceptor, ProviderLimits, Throttle};
use tintype_profiles::wink::types::{UpsertProfileRequest, User};
use tintype_profiles::{etg, punchh, wink};

use crate::common::{Provider, mock, requests, serve};

#[test]
fn a_generated_client_is_called_without_async() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mock = mock("wink");
    let running = runtime.block_on(serve(&mock));
    let client = wink::Client::builder().base_url(running.url()).bearer("token").build().unwrap();
    let profile = client.show_profile().send_blocking().unwrap();
    assert_eq!(profile.user.first_name.as_deref(), Some("Alexandra"));
    let mut change = UpsertProfileRequest::new(profile.share, User::new());
    change.user.first_name = Some("Sandy".into());
    change.version = profile.version;
    assert_eq!(client.update_profile(&change).send_blocking().unwrap().user.first_name.as_deref(), Some("Sandy"));
    // The version is not the latest any more.
    let outcome = client.update_profile(&change).send_blocking();
    assert_eq!(outcome.unwrap_err().status().unwrap(), 409);
    assert_eq!(requests(&mock), ["GET /api/profile 200", "PUT /api/profile 200", "PUT /api/profile 409"]);
}

#[tokio::test]
async fn a_limit_that_etg_tells_of_is_kept() {
    let body = r#"{"data":null,"debug":null,"error":"users_profile_not_found","status":"error"}"#;
    let answer = Response::builder().header("content-type", "application/json");
    let answer = answer.header("date", "Thu, 16 Aug 2018 12:12:36 GMT").header("x-ratelimit-secondsnumber", "60");
    let answer = answer.header("x-ratelimit-requestsnumber", "30").header("x-ratelimit-remaining", "0");
    let answer = answer.header("x-ratelimit-reset", "2018-08-16T12:12:37").body(Bytes::from(body)).unwrap();
    let provider = Provider::default().then_all(answer.clone()).then_all(answer);
    let builder = etg::Client::builder().basic("4711", "key").transport(provider.clone());
    let client = builder.observe_rate_limits(ProviderLimits::per_operation()).build().unwrap();
    let key = etg::types::ProfileKey::new("a@example.org");
    let refused =
        |outcome: Result<_, etg::RetrieveProfileError>| matches!(outcome, Err(etg::RetrieveProfileError::Refused(_)));
    assert!(refused(client.retrieve_profile(&key).await));
    let error = client.retrieve_profile(&key).timeout(Duration::from_millis(100)).await.unwrap_err();
    assert_eq!(error.to_string(), "retrieveProfile: not sent within 100ms, because of the provider's rate limit");
    let etg::RetrieveProfileError::Other(Error::Throttled { by: Throttle::Provider, .. }) = error else { panic!() };
    let since = Instant::now();
    assert!(refused(client.retrieve_profile(&key).await));
    assert!(since.elapsed() > Duration::from_millis(500));
    assert_eq!(provider.sent().len(), 2);
}

/// Notes all that it sees, and adds a header.
#[derive(Clone, Default)]
struct Spy(Arc<Mutex<String>>);

impl Interceptor for Spy {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let values: Vec<_> = attempt.headers().values().map(|value| value.to_str().unwrap()).collect();
        *self.0.lock().unwrap() += &format!("{attempt:?} {values:?}");
        Ok(attempt.set_header("x-trace", "1")?)
    }
    fn after(&self, attempt: &Attempt, outcome: &AttemptOutcome<'_>) {
        *self.0.lock().unwrap() += &format!("{attempt:?} {outcome:?} {:?}", outcome.response());
    }
}

#[tokio::test]
async fn an_interceptor_of_a_signed_call_sees_neither_key_nor_signature() {
    let body = r#"{"authentication_token":"hunter2","city":"Columbus"}"#;
    let (provider, spy) = (Provider::answering(200, body), Spy::default());
    let builder = punchh::Client::builder().base_url("https://punchh.example");
    let builder = builder.signing_key("hunter2-key").bearer("hunter2-token");
    let client = builder.transport(provider).intercept(spy.clone()).build().unwrap();
    let mut request = punchh::types::UpdateUserRequest::new("client");
    request.authentication_token = Some("hunter2".into());
    client.update_user("Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type", &request).await.unwrap();
    let seen = spy.0.lock().unwrap().clone();
    assert!(seen.contains("updateUser") && seen.contains("Some(200)"), "{seen}");
    assert!(!seen.contains("hunter2") && !seen.contains("Bearer"), "{seen}");
}
