//! The provider's own limits: where an answer says that nothing is left, the next call waits.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use tintype::operation::{Answer, Operation};
use tintype::{Call, Client, Error, ProviderLimits, RetryPolicy, Throttle};
use tokio::time::Instant;

use crate::fake::Fake;
use crate::sample::{ProbeError, operation};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static ONE: Operation = operation("/one", &[], &OK);
static OTHER: Operation = Operation { id: "other", ..operation("/other", &[], &OK) };

const SECOND: Duration = Duration::from_secs(1);

fn call(client: &Client, operation: &'static Operation) -> Call<(), ProbeError> {
    client.call(operation).into_call()
}

/// A provider whose every answer has these headers, and when it was asked.
fn provider(status: u16, lines: &'static [(&'static str, &'static str)]) -> (Fake, Arc<Mutex<Vec<u128>>>) {
    let (times, since) = (Arc::<Mutex<Vec<u128>>>::default(), Instant::now());
    let noted = times.clone();
    let fake = Fake::new(move |_| {
        noted.lock().unwrap().push(since.elapsed().as_millis());
        let answer = Response::builder().status(status).header("date", "Thu, 16 Aug 2018 12:12:30 GMT");
        lines.iter().fold(answer, |answer, (name, value)| answer.header(*name, *value)).body(Bytes::new()).unwrap()
    });
    (fake, times)
}

const ETG: [(&str, &str); 4] = [
    ("X-RateLimit-SecondsNumber", "60"),
    ("X-RateLimit-RequestsNumber", "30"),
    ("X-RateLimit-Remaining", "0"),
    ("X-RateLimit-Reset", "2018-08-16T12:12:37"),
];

#[tokio::test(start_paused = true)]
async fn nothing_is_read_unless_it_is_asked_for() {
    let (fake, times) = provider(200, &ETG);
    let client = fake.client();
    for _ in 0..3 {
        call(&client, &ONE).await.unwrap();
    }
    assert_eq!(*times.lock().unwrap(), [0, 0, 0]);
}

#[tokio::test(start_paused = true)]
async fn the_next_call_of_that_operation_waits_for_the_reset() {
    let (fake, times) = provider(200, &ETG);
    let client = fake.builder().observe_rate_limits(ProviderLimits::per_operation()).build().unwrap();
    call(&client, &ONE).await.unwrap();
    call(&client, &OTHER).await.unwrap();
    call(&client, &ONE).await.unwrap();
    call(&client, &OTHER).await.unwrap();
    assert_eq!(*times.lock().unwrap(), [0, 0, 7000, 7000]);
}

#[tokio::test(start_paused = true)]
async fn or_all_operations_wait_where_the_limit_is_for_all() {
    let (fake, times) = provider(200, &ETG);
    let client = fake.builder().observe_rate_limits(ProviderLimits::per_client()).build().unwrap();
    call(&client, &ONE).await.unwrap();
    call(&client, &OTHER).await.unwrap();
    assert_eq!(*times.lock().unwrap(), [0, 7000]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_longer_than_the_calls_time_is_an_error_at_once() {
    let lines = &[("RateLimit-Remaining", "0"), ("RateLimit-Reset", "90")];
    let (fake, times) = provider(200, lines);
    let client = fake.builder().observe_rate_limits(ProviderLimits::per_operation()).build().unwrap();
    call(&client, &ONE).await.unwrap();
    let since = Instant::now();
    let error = call(&client, &ONE).await.unwrap_err();
    assert_eq!(error.to_string(), "probe: not sent within 30s, because of the provider's rate limit");
    let ProbeError::Other(error) = error else { panic!() };
    assert!(matches!(error, Error::Throttled { by: Throttle::Provider, .. }) && error.is_unsent());
    assert_eq!((error.retry_after(), since.elapsed()), (Some(SECOND * 90), Duration::ZERO));
    call(&client, &ONE).timeout(SECOND * 100).await.unwrap();
    assert_eq!(*times.lock().unwrap(), [0, 90_000]);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_lies_holds_no_call_longer_than_the_longest_wait() {
    for reset in ["9999-12-31T23:59:59", "99999999999999999999", "253402300799", "Thu, 31 Dec 9998 23:59:59 GMT"] {
        let lines: &'static [_] = vec![("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset)].leak();
        let (fake, times) = provider(200, lines);
        let limits = ProviderLimits::per_operation().longest_wait(SECOND * 10);
        let client = fake.builder().observe_rate_limits(limits).build().unwrap();
        call(&client, &ONE).await.unwrap();
        call(&client, &ONE).await.unwrap();
        assert_eq!(*times.lock().unwrap(), [0, 10_000], "{reset}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_makes_no_sense_is_ignored() {
    for (left, reset) in
        [("0", "soon"), ("0", "-5"), ("none", "60"), ("-1", "60"), ("0", "2018-08-16T12:12:00"), ("", "")]
    {
        let lines: &'static [_] = vec![("X-RateLimit-Remaining", left), ("X-RateLimit-Reset", reset)].leak();
        let (fake, times) = provider(200, lines);
        let client = fake.builder().observe_rate_limits(ProviderLimits::per_operation()).build().unwrap();
        call(&client, &ONE).await.unwrap();
        call(&client, &ONE).await.unwrap();
        assert_eq!(*times.lock().unwrap(), [0, 0], "{left} {reset}");
    }
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_holds_other_calls_too() {
    let (fake, times) = provider(429, &[("Retry-After", "5")]);
    let client = fake.builder().observe_rate_limits(ProviderLimits::per_operation()).build().unwrap();
    call(&client, &ONE).await.unwrap_err();
    call(&client, &ONE).await.unwrap_err();
    let policy = RetryPolicy::new().attempts(2).base_delay(Duration::ZERO);
    call(&client, &ONE).retries(policy).await.unwrap_err();
    assert_eq!(*times.lock().unwrap(), [0, 5000, 10_000, 15_000]);
}

/// A provider that takes three requests in ten seconds and says so, counted from the first.
#[tokio::test(start_paused = true)]
async fn many_calls_at_once_never_go_over_the_limit_once_it_is_known() {
    let (count, since) = (Mutex::new((0u64, 0u64)), Instant::now());
    let fake = Fake::new(move |_| {
        let mut state = count.lock().unwrap();
        let window = since.elapsed().as_secs() / 10;
        *state = if state.0 == window { (window, state.1 + 1) } else { (window, 1) };
        let reset = (window + 1) * 10 - since.elapsed().as_secs();
        let answer = Response::builder().status(if state.1 > 3 { 429 } else { 200 });
        let answer = answer.header("RateLimit-Policy", "\"a\";q=3;w=10");
        answer
            .header("RateLimit", format!("\"a\";r={};t={reset}", 3u64.saturating_sub(state.1)))
            .body(Bytes::new())
            .unwrap()
    });
    let client = fake.builder().observe_rate_limits(ProviderLimits::per_client()).timeout(SECOND * 99).build().unwrap();
    call(&client, &ONE).await.unwrap();
    let tasks: Vec<_> = (0..20).map(|_| tokio::spawn(call(&client, &ONE).into_future())).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!((fake.count(), since.elapsed().as_secs()), (21, 60));
}
