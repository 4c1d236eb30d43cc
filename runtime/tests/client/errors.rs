//! Every kind of failure by its name: what a caller matches on, what the text says, what is beneath, and what it means for
//! another attempt.

use std::error::Error as _;
use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};
use tintype::json::DecodeErrorKind;
use tintype::operation::{Answer, Operation};
use tintype::{Error, OperationError, RetryPolicy};

use crate::fake::Fake;
use crate::sample::{EditError, Filter, ProbeError, Profile, UpdateError, edit, operation, update};
use crate::script::{Script, Step::*};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p", &[], &OK);

async fn failure(fake: &Fake) -> UpdateError {
    update(&fake.client(), "p7", &Filter::default(), &Profile::new("Ann")).await.unwrap_err()
}

async fn script_failure(step: &'static [crate::script::Step]) -> Error {
    let client = Script::new(step).client(RetryPolicy::NONE);
    let call = client.call(&GET).into_call::<(), ProbeError>().timeout(Duration::from_millis(10));
    match call.await.unwrap_err() {
        ProbeError::Other(error) => error,
        other => panic!("{other:?}"),
    }
}

/// The texts of what is beneath an error, from the top.
fn chain(error: &dyn std::error::Error) -> Vec<String> {
    std::iter::successors(error.source(), |error: &&dyn std::error::Error| (*error).source())
        .map(ToString::to_string)
        .collect()
}

fn other(error: &UpdateError) -> &Error {
    match error {
        UpdateError::Other(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_documented_status_has_its_type() {
    let error = failure(&Fake::json(400, r#"{"title":"no"}"#)).await;
    assert_eq!(error.to_string(), "updateProfile: 400 Bad Request (request r-1)");
    assert!(!error.is_retryable() && error.source().is_none());
    let UpdateError::BadRequest(problem) = error else { panic!("{error:?}") };
    assert_eq!((problem.title.as_deref(), problem.status()), (Some("no"), StatusCode::BAD_REQUEST));
}

#[tokio::test]
async fn an_undocumented_status_has_status_headers_and_a_bounded_redacted_body() {
    let long: &'static str =
        format!(r#"{{"error":"no","access_token":"hunter2","more":"{}"}}"#, "x".repeat(9000)).leak();
    let client = Fake::json(404, long).client();
    let error = client.call(&GET).into_call::<(), ProbeError>().await.unwrap_err();
    assert_eq!(error.to_string(), "probe: 404 Not Found is not in the document (request r-1)");
    assert_eq!(error.headers().unwrap()["etag"], "W/\"7\"");
    let ProbeError::Other(error @ Error::Undocumented { .. }) = error else { panic!("{error:?}") };
    assert_eq!((error.kind(), error.status(), error.is_unsent()), ("undocumented", Some(StatusCode::NOT_FOUND), false));
    let response = error.response().unwrap();
    let preview = response.preview();
    assert!(preview.starts_with(r#"{"error":"no","access_token":"[redacted]","more":"xxx"#) && preview.len() < 1100);
    assert_eq!(response.bytes().len(), long.len());
    assert!(!format!("{error:?} {error}").contains("xxx"));
}

#[tokio::test(start_paused = true)]
async fn no_connection_and_a_broken_one() {
    let error = script_failure(&[Refused]).await;
    assert_eq!((error.kind(), error.is_unsent(), error.is_retryable()), ("connect", true, true));
    assert_eq!(
        (error.to_string().as_str(), chain(&error)),
        ("no connection to the provider", vec!["refused".to_owned()])
    );
    for (step, beneath) in [(&[Broken], "reset"), (&[Torn], "torn")] {
        let error = script_failure(step).await;
        assert_eq!((error.kind(), error.is_unsent(), error.is_retryable()), ("transport", false, true));
        assert_eq!(
            (error.to_string().as_str(), chain(&error)),
            ("the exchange with the provider broke off", vec![beneath.to_owned()])
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_that_is_over() {
    let error = script_failure(&[Silent]).await;
    assert_eq!(
        (error.kind(), error.is_timeout(), error.is_unsent(), error.is_retryable()),
        ("timeout", true, false, true)
    );
    assert_eq!(error.to_string(), "no complete answer within 10ms");
}

#[tokio::test]
async fn a_body_that_does_not_fit_has_pointer_place_and_line() {
    let error = failure(&Fake::json(200, "{\n  \"name\": [\"hunter2\"]\n}")).await;
    assert_eq!(error.to_string(), "updateProfile: the body of 200 OK does not fit its type (request r-1)");
    assert_eq!(
        chain(&error),
        ["/name: expected a string, found an array, line 2 column 11 (specs/sample/openapi.yaml:142)"]
    );
    let Error::Decode { error: decode, .. } = other(&error) else { panic!("{error:?}") };
    assert_eq!((decode.kind(), decode.pointer(), decode.line()), (DecodeErrorKind::Type, "/name", 2));
    assert_eq!((other(&error).kind(), error.is_retryable()), ("decode", false));
}

#[tokio::test]
async fn a_body_that_is_too_deep_or_breaks_off() {
    let deep: &'static str = format!(r#"{{"name":"Ann","x":{}1{}}}"#, "[".repeat(128), "]".repeat(128)).leak();
    for (body, kind) in [(deep, DecodeErrorKind::Depth), (r#"{"name":"An"#, DecodeErrorKind::Syntax)] {
        let error = failure(&Fake::json(200, body)).await;
        let Error::Decode { error, .. } = other(&error) else { panic!("{error:?}") };
        assert_eq!(error.kind(), kind);
    }
}

#[tokio::test]
async fn a_request_that_breaks_a_rule_is_not_sent() {
    let fake = Fake::json(200, "{}");
    let error = update(&fake.client(), "x", &Filter::default(), &Profile::new("Ann")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "updateProfile: nothing was sent, for the request breaks a rule: /path/id minLength (specs/sample/openapi.yaml:104)"
    );
    let UpdateError::Invalid(violations) = &error else { panic!("{error:?}") };
    assert_eq!(violations.first().map(|it| (it.pointer(), it.rule())), Some(("/path/id", "minLength")));
    assert!(error.source().is_some() && !error.is_retryable() && fake.count() == 0);
}

#[tokio::test]
async fn an_envelope_that_says_failure_is_a_refusal() {
    let client = Fake::json(200, r#"{"status":"error","error":"locked","data":null}"#).client();
    let error = edit(&client, &tintype::Json::Null).await.unwrap_err();
    assert_eq!(error.to_string(), "edit: refused: locked (request r-1)");
    let EditError::Refused(refused) = &error else { panic!("{error:?}") };
    assert_eq!((refused.code.as_deref(), refused.response.status()), (Some("locked"), StatusCode::OK));
}

#[tokio::test]
async fn html_with_200_another_type_and_no_body() {
    for (media, body) in [("text/html", "<html>log in</html>"), ("image/png", "x"), ("application/xml", "<a/>")] {
        let error = failure(&Fake::typed(200, media, body)).await;
        assert_eq!(error.to_string(), "updateProfile: the body of 200 OK is not application/json (request r-1)");
        assert!(matches!(other(&error), Error::ContentType { expected: "application/json", .. }));
        assert_eq!((other(&error).kind(), error.is_retryable()), ("content_type", false));
    }
    let error = failure(&Fake::json(200, "")).await;
    assert_eq!(error.to_string(), "updateProfile: 200 OK came without the body it should have (request r-1)");
    assert_eq!(other(&error).kind(), "empty_body");
}

#[tokio::test]
async fn a_body_or_headers_that_are_too_long() {
    let long =
        || Fake::new(|_| Response::builder().header("x", "y".repeat(99)).body(Bytes::from(vec![b' '; 99])).unwrap());
    let client = |builder: tintype::ClientBuilder<tintype::Client>| builder.build().unwrap();
    let call = |client: &tintype::Client| client.call(&GET).into_call::<(), ProbeError>();
    let error = call(&client(long().builder().body_limit(98))).await.unwrap_err();
    assert_eq!(error.to_string(), "probe: the body of 200 OK is over 98 bytes");
    // `x: …` and the line's end.
    let error = call(&client(long().builder().header_limit(103))).await.unwrap_err();
    assert_eq!(error.to_string(), "probe: the headers of 200 OK are over 103 bytes");
    assert_eq!(error.status(), Some(StatusCode::OK));
    let ProbeError::Other(error @ Error::HeadersTooLarge { limit: 103, .. }) = error else { panic!() };
    assert!(!error.is_retryable() && !error.is_unsent() && error.kind() == "headers_too_large");
    assert!(call(&client(long().builder().header_limit(104))).await.is_ok());
}

#[tokio::test]
async fn what_cannot_be_sent() {
    static SECURED: Operation = Operation { security: &[&["bearer"]], ..operation("/p", &[], &OK) };
    let client = Fake::json(200, "").client();
    let call = client.call(&SECURED).into_call::<(), ProbeError>();
    let ProbeError::Other(missing @ Error::MissingCredential { scheme: "bearer", .. }) = call.await.unwrap_err() else {
        panic!()
    };
    let call = client.call(&GET).into_call::<(), ProbeError>().header("host", "x");
    let ProbeError::Other(argument @ Error::Argument { .. }) = call.await.unwrap_err() else { panic!() };
    assert_eq!((missing.kind(), argument.kind()), ("missing_credential", "argument"));
    for error in [missing, argument] {
        assert!(error.is_unsent() && !error.is_retryable() && !error.is_timeout() && error.status().is_none());
    }
}

#[tokio::test]
async fn what_is_common_is_known_without_the_type() {
    fn status<E: OperationError>(error: &E) -> Option<StatusCode> {
        OperationError::cause(error).status()
    }
    assert_eq!(status(&failure(&Fake::json(503, "{}")).await), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert!(failure(&Fake::json(503, "{}")).await.is_retryable());
}

#[cfg(feature = "reqwest")]
#[tokio::test]
async fn headers_without_an_end_break_the_exchange_off() {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        _ = stream.read(&mut [0; 4096]).unwrap();
        _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        // Until the client has had enough.
        while stream.write_all(format!("x: {}\r\n", "y".repeat(9000)).as_bytes()).is_ok() {}
    });
    let builder = tintype::ClientBuilder::new(&crate::sample::API).base_url(format!("http://{address}"));
    let client: tintype::Client = builder.build().unwrap();
    let error = client.call(&GET).into_call::<(), ProbeError>().await.unwrap_err();
    assert_eq!(error.to_string(), "probe: the exchange with the provider broke off");
    assert!(chain(&error).last().unwrap().contains("message head is too large"), "{:?}", chain(&error));
}
