//! Answers: which becomes what, and what an error says.

use std::error::Error as _;
use std::future::{Future as _, IntoFuture as _};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use tintype::operation::{Answer, Coding, Operation};
use tintype::shape::{Kind, Schema, Width};
use tintype::{Call, Error, Json};

use crate::fake::Fake;
use crate::sample::{ANY, Filter, ProbeError, Profile, Several, TEXT, UpdateError, body, operation, update};

async fn outcome(fake: &Fake) -> Result<tintype::Response<Profile>, UpdateError> {
    update(&fake.client(), "p7", &Filter::default(), &Profile::new("Ann")).await
}

#[tokio::test]
async fn a_success_is_its_body_with_status_and_headers() {
    let fake = Fake::json(200, r#"{"name":"Ann","token":"t-1","new":[1]}"#);
    let answer = outcome(&fake).await.unwrap();
    assert_eq!(answer.name, "Ann");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.etag(), Some("W/\"7\""));
    assert_eq!(answer.request_id(), Some("r-1"));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.raw().bytes().len(), 38);
    assert!(answer.misfits().is_empty());
    assert!(answer.validate().is_ok());
    assert!(!format!("{answer:?}").contains("t-1"), "{answer:?}");
    assert_eq!(answer.clone().map(|profile| profile.name).into_body(), "Ann");
    assert_eq!(answer.into_body().extra.get("new").unwrap().to_string(), "[1]");
}

#[tokio::test]
async fn a_misfit_is_listed_or_in_a_strict_call_an_error() {
    let fake = Fake::json(200, r#"{"name":"Ann","country":7}"#);
    let answer = outcome(&fake).await.unwrap();
    assert_eq!(answer.country, None);
    let listed = |misfits: &tintype::Violations| misfits.iter().map(|v| v.pointer().to_owned()).collect::<Vec<_>>();
    assert_eq!(listed(&answer.misfits()), ["/country"]);
    let strict = update(&fake.client(), "p7", &Filter::default(), &Profile::new("Ann")).strict().await;
    match strict.unwrap_err() {
        UpdateError::Other(Error::Misfit { violations, .. }) => assert_eq!(listed(&violations), ["/country"]),
        other => panic!("{other:?}"),
    }
    let client = fake.builder().strict(true).build().unwrap();
    assert!(update(&client, "p7", &Filter::default(), &Profile::new("Ann")).await.is_err());
}

#[tokio::test]
async fn the_status_itself_then_its_range_then_default() {
    let body = r#"{"title":"no"}"#;
    match outcome(&Fake::json(400, body)).await.unwrap_err() {
        UpdateError::BadRequest(answer) => assert_eq!(answer.title.as_deref(), Some("no")),
        other => panic!("{other:?}"),
    }
    match outcome(&Fake::json(409, body)).await.unwrap_err() {
        UpdateError::Client(answer) => assert_eq!(answer.to_string(), body),
        other => panic!("{other:?}"),
    }
    assert!(
        matches!(outcome(&Fake::json(503, "{}")).await, Err(UpdateError::Unexpected(answer)) if answer.status() == 503)
    );
    assert!(matches!(outcome(&Fake::json(412, "")).await, Err(UpdateError::PreconditionFailed(_))));
    // A success that only `default` covers is not the one that the document declares.
    assert!(matches!(outcome(&Fake::json(201, "{}")).await, Err(UpdateError::Unexpected(_))));
}

#[tokio::test]
async fn errors_say_what_came_and_no_more() {
    let error = outcome(&Fake::json(409, r#"{"secret":"s-1"}"#)).await.unwrap_err();
    assert_eq!(error.to_string(), "updateProfile: 409 Conflict (request r-1)");
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.headers().unwrap()["etag"], "W/\"7\"");
    assert!(!error.is_timeout());

    let error = outcome(&Fake::json(200, r#"{"name":{"secret":"s-1"}}"#)).await.unwrap_err();
    assert_eq!(error.to_string(), "updateProfile: the body of 200 OK does not fit its type (request r-1)");
    assert!(!format!("{error:?} {}", error.source().unwrap()).contains("s-1"), "{error:?}");
    let UpdateError::Other(Error::Decode { response, .. }) = &error else { panic!("{error:?}") };
    assert_eq!(response.preview(), r#"{"name":{"secret":"[redacted]"}}"#);
}

#[tokio::test]
async fn html_where_json_is_due() {
    let error = outcome(&Fake::typed(200, "text/html; charset=utf-8", "<html>login</html>")).await.unwrap_err();
    assert_eq!(error.to_string(), "updateProfile: the body of 200 OK is not application/json (request r-1)");
    let error = outcome(&Fake::typed(502, "text/html", "<html>bad gateway</html>")).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 502);
    // JSON under another name is read all the same.
    assert!(outcome(&Fake::typed(200, "text/plain", r#"{"name":"Ann"}"#)).await.is_ok());
}

#[tokio::test]
async fn no_body_where_one_is_due() {
    for body in ["", " \r\n"] {
        let error = outcome(&Fake::json(200, body)).await.unwrap_err();
        assert!(matches!(&error, UpdateError::Other(Error::EmptyBody { .. })), "{error:?}");
        assert_eq!(error.to_string(), "updateProfile: 200 OK came without the body it should have (request r-1)");
    }
}

fn probe<T: tintype::Answered>(fake: &Fake, responses: &'static [Answer]) -> Call<T, ProbeError> {
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], responses)));
    fake.client().call(probe).into_call()
}

#[tokio::test]
async fn an_undocumented_status_keeps_what_came() {
    static OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];
    for status in [202, 302, 404, 500] {
        match probe::<()>(&Fake::json(status, "what"), &OK).await.unwrap_err() {
            ProbeError::Other(error @ Error::Undocumented { .. }) => {
                let response = error.response().unwrap();
                assert_eq!((response.status().as_u16(), response.preview().as_str()), (status, "what"));
                assert_eq!(response.header("etag"), Some("W/\"7\""));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn only_default_is_a_success_if_nothing_else_is_declared() {
    static DEFAULT: [Answer; 1] =
        [Answer { status: "default", bodies: &[body("application/json", Coding::Json, ANY)] }];
    assert_eq!(probe::<Json>(&Fake::json(201, "[1]"), &DEFAULT).await.unwrap().to_string(), "[1]");
    assert!(probe::<Json>(&Fake::json(500, "[1]"), &DEFAULT).await.is_err());
}

#[tokio::test]
async fn bodies_of_other_types() {
    static TEXTS: [Answer; 1] = [Answer { status: "200", bodies: &[body("text/plain", Coding::Text, TEXT)] }];
    assert_eq!(
        *probe::<String>(&Fake::typed(200, "text/plain", "\"as it is\""), &TEXTS).await.unwrap().body(),
        "\"as it is\""
    );
    static BINARY: [Answer; 1] =
        [Answer { status: "2XX", bodies: &[body("application/octet-stream", Coding::Bytes, ANY)] }];
    let answer = probe::<Bytes>(&Fake::typed(206, "application/octet-stream", "\0\u{1}"), &BINARY).await.unwrap();
    assert_eq!(&answer[..], b"\0\x01");
    static WILD: [Answer; 1] = [Answer { status: "200", bodies: &[body("*/*", Coding::Text, TEXT)] }];
    assert_eq!(*probe::<String>(&Fake::json(200, "\"json\""), &WILD).await.unwrap().body(), "json");
    assert_eq!(*probe::<String>(&Fake::typed(200, "text/csv", "a,b"), &WILD).await.unwrap().body(), "a,b");
}

#[tokio::test]
async fn several_successes() {
    static SEVERAL: [Answer; 3] = [
        Answer {
            status: "200",
            bodies: &[body(
                "application/json",
                Coding::Json,
                tintype::shape::Schema::of(&crate::sample::table::Profile),
            )],
        },
        Answer { status: "202", bodies: &[body("application/json", Coding::Json, TEXT)] },
        Answer { status: "204", bodies: &[] },
    ];
    let call = |status, body| probe::<Several>(Box::leak(Box::new(Fake::json(status, body))), &SEVERAL);
    assert!(matches!(call(200, r#"{"name":"Ann"}"#).await.unwrap().into_body(), Several::Done(p) if p.name == "Ann"));
    assert!(matches!(call(202, r#""job-1""#).await.unwrap().into_body(), Several::Later(job) if job == "job-1"));
    assert!(matches!(call(204, "").await.unwrap().into_body(), Several::Nothing(())));

    // Each success is checked by its own schema.
    let answer = call(200, r#"{"name":"a name that is too long","country":7}"#).await.unwrap();
    let listed = |found: &tintype::Violations| found.iter().map(|v| v.pointer().to_owned()).collect::<Vec<_>>();
    assert_eq!(listed(&answer.misfits()), ["/country"]);
    assert_eq!(listed(&answer.validate().unwrap_err()), ["/name", "/country"]);
    for answer in [call(202, r#""job-1""#).await.unwrap(), call(204, "").await.unwrap()] {
        assert!(answer.misfits().is_empty() && answer.validate().is_ok());
    }
}

#[tokio::test]
async fn a_body_without_a_schema_has_nothing_to_check() {
    static NOTHING: [Answer; 1] = [Answer { status: "200", bodies: &[] }];
    let answer = probe::<()>(&Fake::json(200, ""), &NOTHING).await.unwrap();
    assert!(answer.misfits().is_empty() && answer.validate().is_ok());
    static BINARY: [Answer; 1] = [Answer { status: "200", bodies: &[body("image/png", Coding::Bytes, ANY)] }];
    let answer = probe::<Bytes>(&Fake::typed(200, "image/png", "x"), &BINARY).await.unwrap();
    assert!(answer.misfits().is_empty() && answer.validate().is_ok());
}

#[tokio::test]
async fn a_body_over_the_limit() {
    let fake = Fake::new(|_| Response::new(Bytes::from(vec![b' '; 1001])));
    let profile = Profile::new("Ann");
    for (limit, over) in [(1000, true), (1001, false)] {
        let client = fake.builder().body_limit(limit).build().unwrap();
        let error = update(&client, "p7", &Filter::default(), &profile).await.unwrap_err();
        assert_eq!(matches!(error, UpdateError::Other(Error::BodyTooLarge { limit: 1000, .. })), over, "{error:?}");
    }
}

#[derive(Clone)]
struct Silent;
impl tintype::transport::Transport for Silent {
    fn send(
        &self,
        _: http::Request<Bytes>,
    ) -> tintype::transport::BoxFuture<'_, Result<Response<tintype::transport::Body>, tintype::transport::TransportError>>
    {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_call_has_a_time() {
    let client = Fake::json(200, "").builder().transport(Silent).build().unwrap();
    let call = update(&client, "p7", &Filter::default(), &Profile::new("Ann")).timeout(Duration::from_millis(5));
    let error = call.await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "updateProfile: no complete answer within 5ms");
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let client = Fake::json(200, "").client();
    let mut call = std::pin::pin!(update(&client, "p7", &Filter::default(), &Profile::new("Ann")).into_future());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match call.as_mut().poll(&mut context) {
        std::task::Poll::Ready(Err(UpdateError::Other(error @ Error::NoRuntime))) => assert!(error.is_unsent()),
        _ => panic!("expected an error"),
    }
}

#[test]
fn calls_can_be_sent_between_threads_and_results_are_small() {
    fn send<T: Send>(_: T) {}
    let client = Fake::json(200, "").client();
    send(update(&client, "p7", &Filter::default(), &Profile::new("Ann")).into_future());
    assert!(size_of::<UpdateError>() <= 64, "{}", size_of::<UpdateError>());
    assert!(size_of::<tintype::Response<[u64; 99]>>() == size_of::<usize>());
}

#[tokio::test]
async fn a_text_that_does_not_fit_is_of_its_type_all_the_same() {
    const NUMBER: Schema = Schema { kind: Kind::Integer(Width::I64), rules: &[] };
    static NUMBERS: [Answer; 1] = [Answer { status: "200", bodies: &[body("text/plain", Coding::Json, NUMBER)] }];
    let fake = |media| Fake::typed(200, media, "x");
    let plain = probe::<i64>(&fake("text/plain; charset=utf-8"), &NUMBERS).await.unwrap_err().to_string();
    assert_eq!(plain, "probe: the body of 200 OK does not fit its type (request r-1)");
    let html = probe::<i64>(&fake("text/html"), &NUMBERS).await.unwrap_err().to_string();
    assert_eq!(html, "probe: the body of 200 OK is not text/plain (request r-1)");
}
