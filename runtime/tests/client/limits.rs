//! As many calls at once and in a time as the program says. The clock stands still but for the waits.

use std::time::Duration;

use tintype::operation::{Answer, Coding, Operation};
use tintype::{ByteStream, Call, Client, Error, RateLimit, RetryPolicy, Throttle};
use tokio::time::{Instant, sleep, timeout};

use crate::sample::{ANY, ProbeError, body, operation};
use crate::script::{Script, Step::*};
use crate::slow::{Slow, all, call};

const SECOND: Duration = Duration::from_secs(1);

fn throttled(outcome: Result<(), ProbeError>) -> (Throttle, Option<Duration>, String) {
    match outcome.unwrap_err() {
        ProbeError::Other(error @ Error::Throttled { by, wait, .. }) => {
            assert!(error.is_unsent() && error.is_timeout() && error.is_retryable());
            assert_eq!(error.kind(), "throttled");
            (by, wait, error.to_string())
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn no_more_are_under_way_at_once_than_the_limit_and_they_go_in_order() {
    let slow = Slow::new(SECOND);
    let client = slow.builder().concurrency_limit(3).build().unwrap();
    assert!(all(&client, 0..10).await.iter().all(Result::is_ok));
    let noted = slow.noted();
    assert_eq!(noted.most, 3);
    assert_eq!(slow.times(), [0, 0, 0, 1000, 1000, 1000, 2000, 2000, 2000, 3000]);
    assert_eq!(slow.numbers(), ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_shared_by_the_clones_of_a_client() {
    let slow = Slow::new(SECOND);
    let client = slow.builder().concurrency_limit(0).build().unwrap();
    let clone = client.clone();
    let (one, other) = tokio::join!(call(&client, 0).into_future(), call(&clone, 1).into_future());
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(slow.times(), [0, 1000]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_gives_its_place_back_whether_it_waits_or_is_under_way() {
    let slow = Slow::new(SECOND);
    let client = slow.builder().concurrency_limit(1).rate_limit(RateLimit::per(SECOND / 2, 1)).build().unwrap();
    let half = SECOND / 2;
    let (first, second, third) = tokio::join!(
        timeout(half, call(&client, 0).into_future()),
        timeout(half / 2, call(&client, 1).into_future()),
        call(&client, 2).into_future(),
    );
    assert!(first.is_err() && second.is_err() && third.is_ok());
    assert_eq!((slow.numbers(), slow.times()), (vec!["0".to_owned(), "2".to_owned()], vec![0, 500]));
}

#[tokio::test(start_paused = true)]
async fn the_wait_is_part_of_the_calls_time_and_the_error_names_the_limit() {
    let slow = Slow::new(SECOND * 10);
    let client = slow.builder().concurrency_limit(1).build().unwrap();
    let (first, second) =
        tokio::join!(call(&client, 0).into_future(), call(&client, 1).timeout(SECOND * 2).into_future());
    assert!(first.is_ok());
    let (by, wait, text) = throttled(second.map(drop));
    assert_eq!((by, wait), (Throttle::Concurrency, None));
    assert_eq!(text, "not sent within 2s, because of the client's concurrency limit");
    assert_eq!(slow.noted().begun.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_the_wait_has_left_is_the_time_of_the_rest() {
    let slow = Slow::new(SECOND * 2);
    let client = slow.builder().concurrency_limit(1).timeout(SECOND * 3).build().unwrap();
    let since = Instant::now();
    let outcomes = all(&client, 0..2).await;
    assert!(outcomes[0].is_ok());
    assert_eq!(outcomes[1].as_ref().unwrap_err().to_string(), "probe: no complete answer within 3s");
    assert_eq!(since.elapsed(), SECOND * 3);
}

#[tokio::test(start_paused = true)]
async fn a_stream_gives_its_place_back_when_it_begins() {
    static ANSWERS: [Answer; 1] =
        [Answer { status: "200", bodies: &[body("application/octet-stream", Coding::Bytes, ANY)] }];
    static FILE: Operation = operation("/p", &[], &ANSWERS);
    let slow = Slow::new(Duration::ZERO);
    let client = slow.builder().concurrency_limit(1).build().unwrap();
    let stream = || client.call(&FILE).into_call::<bytes::Bytes, ProbeError>().stream();
    let first: tintype::Response<ByteStream> = stream().await.unwrap();
    let second = stream().await.unwrap();
    drop((first, second));
}

#[tokio::test(start_paused = true)]
async fn no_more_begin_in_any_time_than_the_limit_and_they_go_in_order() {
    let slow = Slow::new(Duration::ZERO);
    let client = slow.builder().rate_limit(RateLimit::per(SECOND, 3)).build().unwrap();
    assert!(all(&client, 0..2).await.iter().all(Result::is_ok));
    sleep(SECOND * 9 / 10).await;
    assert!(all(&client, 2..9).await.iter().all(Result::is_ok));
    assert_eq!(slow.times(), [0, 0, 900, 1000, 1000, 1900, 2000, 2000, 2900]);
    assert_eq!(slow.numbers(), ["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_that_waited_is_not_counted() {
    let slow = Slow::new(Duration::ZERO);
    let client = slow.builder().rate_limit(RateLimit::per(SECOND, 1)).build().unwrap();
    call(&client, 0).await.unwrap();
    timeout(SECOND / 2, call(&client, 1).into_future()).await.unwrap_err();
    call(&client, 2).await.unwrap();
    assert_eq!(slow.times(), [0, 1000]);
}

#[tokio::test(start_paused = true)]
async fn where_the_time_will_not_do_the_call_fails_at_once() {
    let slow = Slow::new(Duration::ZERO);
    let client = slow.builder().rate_limit(RateLimit::per(SECOND * 60, 1)).timeout(SECOND * 5).build().unwrap();
    call(&client, 0).await.unwrap();
    sleep(SECOND).await;
    let since = Instant::now();
    let (by, wait, text) = throttled(call(&client, 1).await.map(drop));
    assert_eq!((by, wait, since.elapsed()), (Throttle::Rate, Some(SECOND * 59), Duration::ZERO));
    assert_eq!(text, "not sent within 5s, because of the client's rate limit");
    // A period that no clock reaches.
    let client = slow.builder().rate_limit(RateLimit::per(Duration::MAX, 1)).build().unwrap();
    call(&client, 0).await.unwrap();
    assert_eq!(throttled(call(&client, 1).await.map(drop)).1, None);
}

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p", &[], &OK);
const POLICY: RetryPolicy = RetryPolicy::new().base_delay(Duration::ZERO);

fn get(client: &Client) -> Call<(), ProbeError> {
    client.call(&GET).into_call()
}

#[tokio::test(start_paused = true)]
async fn every_attempt_of_a_call_counts() {
    let script = Script::new(&[Status(503), Status(503), Status(200)]);
    let client = script.builder(POLICY).rate_limit(RateLimit::per(SECOND, 1)).build().unwrap();
    assert_eq!(get(&client).await.unwrap().attempts(), 3);
    assert_eq!(script.waits(), [1000, 1000]);
}

#[tokio::test(start_paused = true)]
async fn waiting_is_not_a_part_of_the_attempts_own_time() {
    let script = Script::new(&[Silent, Status(200)]);
    let policy = POLICY.attempt_timeout(SECOND);
    let client = script.builder(policy).rate_limit(RateLimit::per(SECOND * 5, 1)).build().unwrap();
    assert_eq!(get(&client).await.unwrap().attempts(), 2);
    assert_eq!(script.waits(), [5000]);
}

#[tokio::test(start_paused = true)]
async fn where_there_is_no_time_for_another_attempt_the_last_answer_is_given() {
    for (steps, text) in [
        (&[Status(503)] as &[_], "probe: 503 Service Unavailable is not in the document (request r-1)"),
        (&[Broken], "probe: the exchange with the provider broke off"),
    ] {
        let script = Script::new(steps);
        let limit = RateLimit::per(SECOND * 60, 1);
        let client = script.builder(POLICY).rate_limit(limit).build().unwrap();
        let error = get(&client).await.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.attempts(), script.count()), (text, 1, 1));
        let ProbeError::Other(error) = error else { panic!() };
        assert!(!error.is_unsent());
        // A first attempt has nothing before it.
        assert_eq!(throttled(get(&client).await.map(drop)).0, Throttle::Rate);
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_between_attempts_holds_no_place() {
    let script = Script::new(&[After(503, "5"), Status(200)]);
    let client = script.builder(POLICY).concurrency_limit(1).build().unwrap();
    let since = Instant::now();
    let (first, second) = tokio::join!(get(&client).into_future(), async {
        sleep(SECOND).await;
        let outcome = get(&client).await;
        assert_eq!(since.elapsed(), SECOND);
        outcome
    });
    assert_eq!((first.unwrap().attempts(), second.unwrap().attempts()), (2, 1));
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let script = Script::new(&[Status(200)]);
    let client = script.builder(POLICY).concurrency_limit(1).rate_limit(RateLimit::per(SECOND, 1)).build().unwrap();
    let mut call = std::pin::pin!(get(&client).into_future());
    let outcome = call.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop()));
    let std::task::Poll::Ready(Err(ProbeError::Other(Error::NoRuntime))) = outcome else { panic!() };
}
