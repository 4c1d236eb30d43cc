//! Never twice: what is sent again, when, and what is not. The clock stands still but for the waits.

use std::time::Duration;

use bytes::Bytes;
use tintype::operation::{Answer, Content, Operation, Parameter, RequestBody, Retry};
use tintype::shape::{Kind, Rule, Schema};
use tintype::transport::Body;
use tintype::{Call, Client, ClientBuilder, Error, RetryPolicy};
use tokio::time::Instant;

use crate::sample::{ANY, API, ProbeError, TEXT, operation};
use crate::script::{Script, Step, Step::*};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p", &[], &OK);
static PUT: Operation =
    Operation { responses: &OK, body: Some(JSON), ..Operation::new("put", "put", "PUT", "/p", &crate::sample::SOURCE) };
static POST: Operation = Operation {
    responses: &OK,
    body: Some(JSON),
    ..Operation::new("post", "post", "POST", "/p", &crate::sample::SOURCE)
};
static PAY: Operation = Operation {
    parameters: &[Parameter::header("Idempotency-Key", Schema { kind: Kind::Text, rules: &[Rule::MaxLength(36)] })],
    responses: &OK,
    retry: Retry::Keyed("Idempotency-Key"),
    ..Operation::new("pay", "pay", "POST", "/p", &crate::sample::SOURCE)
};
const JSON: RequestBody = RequestBody::optional(&[Content::json(ANY)]);

fn call(client: &Client, operation: &'static Operation) -> Call<(), ProbeError> {
    client.call(operation).into_call()
}

const POLICY: RetryPolicy = RetryPolicy::new().seed(7).attempt_timeout(Duration::from_secs(1));

/// How many attempts are made for each kind of failure, and what comes of the call.
#[tokio::test(start_paused = true)]
async fn what_is_sent_again() {
    let keyed: &Operation = &PAY;
    let table: [(&'static [Step], u32, u32); 16] = [
        // what happens                       safe, idempotent, keyed   never
        (&[Refused, Status(200)], 2, 2),
        (&[Broken, Status(200)], 2, 1),
        (&[Silent, Status(200)], 2, 1),
        (&[Torn, Status(200)], 2, 1),
        (&[Status(408), Status(200)], 2, 1),
        (&[Status(429), Status(200)], 2, 1),
        (&[After(429, "1"), Status(200)], 2, 1),
        (&[After(503, "1"), Status(200)], 2, 1),
        (&[Status(500), Status(200)], 2, 1),
        (&[Status(502), Status(200)], 2, 1),
        (&[Status(503), Status(200)], 2, 1),
        (&[Status(504), Status(200)], 2, 1),
        (&[Status(400)], 1, 1),
        (&[Status(409)], 1, 1),
        (&[Status(501)], 1, 1),
        (&[Refused, Broken, Status(200)], 3, 2),
    ];
    for (row, (steps, repeatable, never)) in table.into_iter().enumerate() {
        for (operation, attempts) in [(&GET, repeatable), (&PUT, repeatable), (keyed, repeatable), (&POST, never)] {
            let script = Script::new(steps);
            let outcome = call(&script.client(POLICY), operation).await;
            let made = outcome.as_ref().map_or_else(ProbeError::attempts, |answer| answer.attempts());
            assert_eq!((script.count(), made), (attempts as usize, attempts), "row {row}, {}", operation.method);
            let succeeds = attempts as usize == steps.len() && matches!(steps.last(), Some(Status(200)));
            assert_eq!(outcome.is_ok(), succeeds, "row {row}, {}", operation.method);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_again_unless_it_is_asked_for() {
    for step in [&[Refused], &[Broken], &[Status(503)], &[Silent]] as [&'static [Step]; 4] {
        let script = Script::new(step);
        let client: Client = ClientBuilder::new(&API).transport(script.clone()).build().unwrap();
        call(&client, &GET).await.unwrap_err();
        call(&script.client(POLICY), &GET).retries(RetryPolicy::NONE).await.unwrap_err();
        assert_eq!(script.count(), 2);
        call(&client, &GET).retries(POLICY).await.unwrap_err();
        assert_eq!(script.count(), 5);
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_tells_how_often_was_tried() {
    let shown = |steps: &'static [Step]| async move {
        call(&Script::new(steps).client(POLICY), &GET).await.unwrap_err().to_string()
    };
    assert_eq!(shown(&[Refused]).await, "probe: no connection to the provider, after 3 attempts");
    assert_eq!(shown(&[Silent]).await, "probe: no complete answer within 1s, after 3 attempts");
    assert_eq!(shown(&[Status(503)]).await, {
        "probe: 503 Service Unavailable is not in the document, after 3 attempts (request r-1)"
    });
    assert_eq!(shown(&[Status(400)]).await, "probe: 400 Bad Request is not in the document (request r-1)");
    let error = call(&Script::new(&[After(503, "7")]).client(POLICY), &GET).await.unwrap_err();
    assert_eq!((error.attempts(), error.is_retryable(), error.request_id()), (3, true, Some("r-1")));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    let ProbeError::Other(error) = error else { panic!() };
    assert_eq!((error.attempts(), error.is_retryable(), error.request_id()), (3, true, Some("r-1")));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert!(!call(&Script::new(&[Status(400)]).client(POLICY), &GET).await.unwrap_err().is_retryable());
}

#[tokio::test(start_paused = true)]
async fn what_one_attempt_has_sent_is_sent() {
    let unsent = |steps: &'static [Step]| async move {
        match call(&Script::new(steps).client(POLICY), &PUT).await.unwrap_err() {
            ProbeError::Other(error) => (error.is_unsent(), error.to_string()),
            other => panic!("{other}"),
        }
    };
    let shown = "no connection to the provider, after 3 attempts".to_owned();
    assert_eq!(unsent(&[Refused]).await, (true, shown.clone()));
    assert_eq!(unsent(&[Refused, Broken, Refused]).await, (false, shown.clone()));
    assert_eq!(unsent(&[Status(503), Refused]).await, (false, shown.clone()));
    assert_eq!(unsent(&[Silent, Refused]).await, (false, shown));
}

#[tokio::test(start_paused = true)]
async fn a_documented_failure_tells_it_too() {
    let script = Script::new(&[Status(503)]);
    let filter = crate::sample::Filter { limit: None, tag: None, extra: tintype::Extra::default() };
    let ann = crate::sample::Profile::new("Ann");
    // The body is of no type that the document has, so it is an error of reading; its status still says that waiting may help.
    let error = crate::sample::update(&script.client(POLICY), "id", &filter, &ann).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "updateProfile: 503 Service Unavailable came without the body it should have, after 3 attempts (request r-1)"
    );
    let script = Script::new(&[Status(429), Status(412)]);
    let error = crate::sample::update(&script.client(POLICY), "id", &filter, &ann).await.unwrap_err();
    assert_eq!(error.to_string(), "updateProfile: 412 Precondition Failed, after 2 attempts (request r-1)");
    assert_eq!((error.attempts(), error.is_retryable()), (2, false));
}

#[tokio::test(start_paused = true)]
async fn waits_are_chance_up_to_a_bound_and_never_less_than_the_provider_asks_for() {
    let waits = |steps: &'static [Step], policy: RetryPolicy| async move {
        let script = Script::new(steps);
        _ = call(&script.client(policy.attempts(4)), &GET).timeout(Duration::from_secs(100)).await;
        script.waits()
    };
    let own = waits(&[Status(503)], POLICY).await;
    assert!(own[0] <= 500 && own[1] <= 1000 && own[2] <= 2000, "{own:?}");
    assert_eq!(own, waits(&[Status(503)], POLICY).await);
    assert_ne!(own, waits(&[Status(503)], POLICY.seed(8)).await);
    assert_eq!(waits(&[After(503, "5")], POLICY).await, [5000, 5000, 5000]);
    assert_eq!(waits(&[After(429, "0")], POLICY).await, own);
    // Spelled wrong, it says nothing.
    assert_eq!(waits(&[After(429, "1e9")], POLICY).await, own);
    assert_eq!(waits(&[After(429, "Sun, 06 Nov 1994 08:49:37 GMT")], POLICY).await, own);
}

#[tokio::test(start_paused = true)]
async fn an_answer_is_given_at_once_where_the_wait_would_be_too_long() {
    let start = Instant::now();
    let script = Script::new(&[After(429, "21")]);
    let error = call(&script.client(POLICY), &GET).await.unwrap_err();
    assert_eq!((script.count(), error.status().unwrap().as_u16(), error.attempts()), (1, 429, 1));
    // Within the longest delay, but not within the call's time.
    let script = Script::new(&[After(429, "15")]);
    let error = call(&script.client(POLICY), &GET).timeout(Duration::from_secs(15)).await.unwrap_err();
    assert_eq!((script.count(), error.status().unwrap().as_u16()), (1, 429));
    for much in ["1000000000", "99999999999999999999999999"] {
        let policy = POLICY.longest_delay(Duration::MAX);
        let step: &'static [Step] = Box::leak(Box::new([After(429, much)]));
        let error = call(&Script::new(step).client(policy), &GET).await.unwrap_err();
        assert_eq!(error.attempts(), 1);
    }
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_the_call_is_for_all_attempts() {
    let start = Instant::now();
    let script = Script::new(&[Silent]);
    let policy = RetryPolicy::new().attempts(100).base_delay(Duration::ZERO).attempt_timeout(Duration::from_secs(2));
    let error = call(&script.client(policy), &GET).timeout(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(start.elapsed().as_secs(), 5);
    assert_eq!(error.to_string(), "probe: no complete answer within 5s, after 3 attempts");
    assert!(error.is_timeout());
    // Without a time of its own an attempt takes it all.
    let script = Script::new(&[Silent]);
    let error = call(&script.client(RetryPolicy::new()), &GET).await.unwrap_err();
    assert_eq!((script.count(), error.to_string().as_str()), (1, "probe: no complete answer within 30s"));
    // A time without end is one.
    let client = Script::new(&[Status(200)]).client(POLICY.attempt_timeout(Duration::MAX));
    call(&client, &GET).timeout(Duration::MAX).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_key_stays_the_same() {
    let script = Script::new(&[Broken, Status(503), Status(200)]);
    let client = script.client(POLICY);
    call(&client, &PAY).await.unwrap();
    let keys = script.headers("idempotency-key");
    let key = keys[0].clone().unwrap();
    assert_eq!(keys, [Some(key.clone()), Some(key.clone()), Some(key.clone())]);
    let hyphens: Vec<usize> = key.match_indices('-').map(|(at, _)| at).collect();
    assert_eq!((key.len(), hyphens.as_slice(), &key[14..15]), (36, &[8, 13, 18, 23][..], "4"));
    // The next call has another.
    call(&client, &PAY).await.unwrap();
    assert_ne!(script.headers("idempotency-key")[3], Some(key));
}

#[tokio::test(start_paused = true)]
async fn the_callers_key_is_kept() {
    let script = Script::new(&[Broken, Status(200), Broken, Status(200), Broken, Status(200)]);
    let client = script.client(POLICY);
    client.call(&PAY).text("Idempotency-Key", "k-1").into_call::<(), ProbeError>().await.unwrap();
    call(&client, &PAY).header("idempotency-key", "k-2").await.unwrap();
    let client = script.builder(POLICY).header("IDEMPOTENCY-KEY", "k-3").build().unwrap();
    call(&client, &PAY).await.unwrap();
    let keys: Vec<String> = script.headers("idempotency-key").into_iter().flatten().collect();
    assert_eq!(keys, ["k-1", "k-1", "k-2", "k-2", "k-3", "k-3"]);
}

#[tokio::test(start_paused = true)]
async fn without_retries_no_key_is_made_and_without_a_key_nothing_is_sent_again() {
    let script = Script::new(&[Broken]);
    call(&script.client(RetryPolicy::NONE), &PAY).await.unwrap_err();
    // No key that could be made fits.
    static NARROW: Operation = Operation {
        parameters: &[Parameter::header("Idempotency-Key", Schema { kind: Kind::Text, rules: &[Rule::MaxLength(20)] })],
        responses: &OK,
        retry: Retry::Keyed("Idempotency-Key"),
        ..Operation::new("pay", "pay", "POST", "/p", &crate::sample::SOURCE)
    };
    call(&script.client(POLICY), &NARROW).await.unwrap_err();
    assert_eq!(script.headers("idempotency-key"), [None, None]);
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_the_request_anew() {
    static SIGNED: Operation = Operation {
        parameters: &[
            Parameter::path("id", TEXT),
            Parameter::query("q", TEXT),
            Parameter::header("h", TEXT),
            Parameter::cookie("c", TEXT),
        ],
        body: Some(JSON),
        responses: &OK,
        security: &[&["digest", "query_key", "cookie_key", "bearer"]],
        ..Operation::new("edit", "edit", "PUT", "/p/{id}", &crate::sample::SOURCE)
    };
    let script = Script::new(&[Refused, Broken, Status(200)]);
    let builder = script.builder(POLICY).signing_key("SECRET").api_key("query_key", "k").api_key("cookie_key", "s");
    let client = builder.bearer("t").build().unwrap();
    let body: tintype::Json = r#"{"name":"Ann"}"#.parse().unwrap();
    let call = client.call(&SIGNED).text("id", "1").text("q", "2").text("h", "3").text("c", "4").body(&body);
    call.into_call::<(), ProbeError>().header("by-hand", "5").await.unwrap();
    let seen = script.seen.lock().unwrap();
    let [first, second, third] = seen.as_slice() else { panic!("three attempts") };
    assert_eq!(first.1.uri(), "https://sandbox.example.com/api/p/1?q=2&key=k");
    assert_eq!(&first.1.body()[..], br#"{"name":"Ann"}"#);
    for name in ["x-pch-digest", "authorization", "cookie", "h", "by-hand", "content-type"] {
        assert_eq!(first.1.headers().get_all(name).iter().count(), 1, "{name}");
    }
    for (_, other) in [second, third] {
        assert_eq!((other.uri(), other.headers(), other.body()), (first.1.uri(), first.1.headers(), first.1.body()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_sent_once() {
    static UPLOAD: Operation = Operation {
        body: Some(RequestBody::required(&[Content::new("image/png", tintype::operation::Encoding::Bytes, ANY)])),
        responses: &OK,
        ..Operation::new("upload", "upload", "PUT", "/p", &crate::sample::SOURCE)
    };
    let upload = |client: &Client, body: Body| client.call(&UPLOAD).bytes(body).into_call::<(), ProbeError>();
    for (step, attempts) in [(Refused, 1), (Status(503), 1)] {
        let script = Script::new(Box::leak(Box::new([step])));
        let stream = Body::new(http_body_util::Full::new(Bytes::from("png")));
        let error = upload(&script.client(POLICY), stream).await.unwrap_err();
        assert_eq!((script.count(), error.attempts()), (attempts, 1));
    }
    let script = Script::new(&[Refused, Status(503), Status(200)]);
    upload(&script.client(POLICY), Body::from("png")).await.unwrap();
    assert!(script.seen.lock().unwrap().iter().all(|(_, request)| request.body() == "png"));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_sends_nothing_more() {
    for step in [Status(503), Silent] {
        let script = Script::new(Box::leak(Box::new([step])));
        let policy = POLICY.base_delay(Duration::from_secs(4)).attempts(10);
        let call = call(&script.client(policy), &GET);
        assert!(tokio::time::timeout(Duration::from_millis(1), call).await.is_err());
        assert_eq!(script.count(), 1);
        tokio::time::sleep(Duration::from_secs(3600)).await;
        assert_eq!(script.count(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_sent_is_tried_once() {
    let script = Script::new(&[Status(200)]);
    static SECURED: Operation = Operation { security: &[&["bearer"]], ..operation("/p", &[], &OK) };
    let error = call(&script.client(POLICY), &SECURED).await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::MissingCredential { .. })) && !error.is_retryable());
    assert_eq!((script.count(), error.attempts()), (0, 1));
}
