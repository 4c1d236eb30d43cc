//! Calls that block: the same outcomes, from threads that are not async, and an error where they would hold up tasks.

use std::time::{Duration, Instant};

use tintype::operation::{Answer, AnswerBody, Coding, Operation};
use tintype::{Client, Error, Events, RateLimit, RetryPolicy, blocking};

use crate::fake::Fake;
use crate::sample::{ANY, Filter, ProbeError, Profile, UpdateError, operation, update};
use crate::script::{Script, Step::*};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p", &[], &OK);

fn get(client: &Client) -> Result<tintype::Response<()>, ProbeError> {
    client.call(&GET).into_call().send_blocking()
}

fn is_refused(outcome: Result<tintype::Response<()>, ProbeError>) -> bool {
    matches!(outcome, Err(ProbeError::Other(error @ Error::InsideRuntime)) if error.is_unsent())
}

#[test]
fn the_outcome_is_that_of_the_call() {
    let profile = Profile::new("Ann");
    let client = Fake::json(200, r#"{"name":"Ann"}"#).client();
    assert_eq!(update(&client, "me", &Filter::default(), &profile).send_blocking().unwrap().name, "Ann");
    let client = Fake::json(400, r#"{"title":"no"}"#).client();
    let outcome = update(&client, "me", &Filter::default(), &profile).send_blocking();
    assert!(matches!(outcome, Err(UpdateError::BadRequest(problem)) if problem.title.as_deref() == Some("no")));
    let outcome = update(&client, "x", &Filter::default(), &profile).send_blocking();
    assert!(matches!(outcome, Err(UpdateError::Invalid(_))));
}

#[test]
fn times_retries_and_limits_are_kept() {
    let client = Script::new(&[Silent]).client(RetryPolicy::NONE);
    let error = client.call(&GET).into_call::<(), ProbeError>().timeout(Duration::from_millis(20)).send_blocking();
    assert_eq!(error.unwrap_err().to_string(), "probe: no complete answer within 20ms");
    let policy = RetryPolicy::new().base_delay(Duration::from_millis(5));
    let limit = RateLimit::per(Duration::from_millis(30), 1);
    let builder = Script::new(&[Status(503), Status(200)]).builder(policy).rate_limit(limit).concurrency_limit(1);
    let (client, since) = (builder.build().unwrap(), Instant::now());
    assert_eq!(get(&client).unwrap().attempts(), 2);
    assert!(since.elapsed() >= Duration::from_millis(30));
}

#[test]
fn many_threads_may_wait_at_once() {
    let script = Script::new(&[Status(200)]);
    let client = script.builder(RetryPolicy::NONE).concurrency_limit(2).build().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..10).for_each(|_| drop(get(&client).unwrap())));
        }
    });
    assert_eq!(script.count(), 80);
}

#[test]
fn anything_that_is_awaited_can_be_waited_for() {
    let client = Script::new(&[Status(200)]).client(RetryPolicy::NONE);
    let call = || client.call(&GET).into_call::<(), ProbeError>();
    let both = blocking::run(async { Ok::<_, ProbeError>((call().await?.status(), call().await?.status())) });
    assert_eq!(both.unwrap(), (http::StatusCode::OK, http::StatusCode::OK));
    assert!(blocking::run(call()).is_ok());
}

static EVENTS: [Answer; 1] = [Answer {
    status: "200",
    bodies: &[AnswerBody { media: "text/event-stream", coding: Coding::Events, schema: ANY }],
}];
static LISTEN: Operation = operation("/events", &[], &EVENTS);

#[test]
fn a_stream_is_an_iterator() {
    let client = Fake::typed(200, "text/event-stream", "data: 1\n\ndata: 2\n\n").client();
    let answer = client.call(&LISTEN).into_call::<Events<tintype::Json>, ProbeError>().send_blocking().unwrap();
    let data = blocking::iter(answer.into_body()).map(|event| event.map(|event| event.data.to_string()));
    assert_eq!(data.collect::<Result<Vec<_>, _>>().unwrap(), ["1", "2"]);
    let answer = client.call(&LISTEN).into_call::<Events<tintype::Json>, ProbeError>().stream().send_blocking();
    let bytes: Vec<_> = blocking::iter(answer.unwrap().into_body()).map(Result::unwrap).collect();
    assert_eq!(bytes.concat(), b"data: 1\n\ndata: 2\n\n");
}

#[tokio::test]
async fn where_tasks_run_there_is_an_error_and_no_panic() {
    let script = Script::new(&[Status(200)]);
    let client = script.client(RetryPolicy::NONE);
    assert!(is_refused(get(&client)));
    let own = client.clone();
    assert!(tokio::spawn(async move { is_refused(get(&own)) }).await.unwrap());
    assert!(matches!(blocking::run(async { Ok::<_, Error>(()) }), Err(Error::InsideRuntime)));
    let stream = Fake::typed(200, "text/event-stream", "data: 1\n\n").client();
    let answer = stream.call(&LISTEN).into_call::<Events<tintype::Json>, ProbeError>().await.unwrap();
    let mut events = blocking::iter(answer.into_body());
    assert!(matches!(events.next(), Some(Err(Error::InsideRuntime))));
    assert!(events.next().is_none());
    assert_eq!(script.count(), 0);
    // The task goes on as before.
    tokio::task::yield_now().await;
    assert!(client.call(&GET).into_call::<(), ProbeError>().await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_tasks_run_on_many_threads_there_is_an_error_and_where_blocking_is_allowed_there_is_none() {
    let client = Script::new(&[Status(200)]).client(RetryPolicy::NONE);
    let own = client.clone();
    assert!(tokio::spawn(async move { is_refused(get(&own)) }).await.unwrap());
    assert!(tokio::task::block_in_place(|| get(&client).is_ok()));
    let own = client.clone();
    assert!(tokio::task::spawn_blocking(move || get(&own).is_ok()).await.unwrap());
    let own = client.clone();
    assert!(std::thread::spawn(move || get(&own).is_ok()).join().unwrap());
    let own = client.clone();
    assert!(tokio::task::unconstrained(async move { get(&own).is_ok() }).await);
}

#[test]
fn a_runtime_that_is_only_at_hand_is_no_hindrance() {
    let client = Script::new(&[Status(200)]).client(RetryPolicy::NONE);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let _entered = runtime.enter();
    assert!(get(&client).is_ok());
}

#[cfg(feature = "reqwest")]
#[test]
fn connections_of_the_default_transport_outlive_a_call() {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    // One connection, on which two requests are answered.
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        for _ in 0..2 {
            while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").unwrap();
        }
    });
    let builder = tintype::ClientBuilder::new(&crate::sample::API).base_url(format!("http://{address}"));
    let client: Client = builder.build().unwrap();
    assert!(get(&client).is_ok());
    let again = client.clone();
    assert!(std::thread::spawn(move || get(&again).is_ok()).join().unwrap());
    server.join().unwrap();
}
