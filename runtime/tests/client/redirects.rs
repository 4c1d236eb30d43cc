//! Redirects: followed within the origin where that can do no harm, and otherwise answers or errors.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use bytes::Bytes;
use http::{Request, Response};
use tintype::operation::{Answer, Content, Operation, RequestBody};
use tintype::{Client, Error, Json};

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, operation};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = GET_COPY;
static HEAD: Operation = Operation { method: "HEAD", ..GET_COPY };
static DELETE: Operation = Operation { method: "DELETE", ..GET_COPY };
static SIGNED: Operation = Operation { security: &[&["digest"]], ..GET_COPY };
static KEY: Operation = Operation { security: &[&["query_key", "key"]], ..GET_COPY };
static POST: Operation =
    Operation { method: "POST", body: Some(RequestBody::required(&[Content::json(ANY)])), ..GET_COPY };
static WITH_BODY: Operation = Operation { body: Some(RequestBody::required(&[Content::json(ANY)])), ..GET_COPY };
const GET_COPY: Operation = Operation { security: &[&["bearer"]], ..operation("/p", &[], &OK) };

/// A provider that redirects `/api/p` and answers anything else.
fn moved(status: u16, location: &'static str) -> Fake {
    Fake::new(move |request: &Request<Bytes>| match request.uri().path() {
        "/api/p" => Response::builder().status(status).header("location", location).body(Bytes::new()).unwrap(),
        _ => Response::new(Bytes::new()),
    })
}

fn client(fake: &Fake) -> Client {
    let builder = fake.builder().bearer("t").signing_key("s").api_key("query_key", "k").api_key("key", "h");
    builder.build().unwrap()
}

async fn send(client: &Client, operation: &'static Operation) -> Result<tintype::Response<()>, Error> {
    let call = client.call(operation);
    let body: Json = "{}".parse().unwrap();
    let call = if operation.body.is_some() { call.body(&body) } else { call };
    call.into_call::<(), ProbeError>().header("x-trace", "7").await.map_err(|error| match error {
        ProbeError::Other(error) => error,
        ProbeError::Invalid(violations) => panic!("{violations}"),
    })
}

/// The requests of a call to a provider, as method, URL and bearer token.
async fn followed(fake: &Fake, operation: &'static Operation) -> Vec<String> {
    send(&client(fake), operation).await.unwrap();
    let text = |request: Request<Bytes>| {
        let token = request.headers().get("authorization").map_or("", |value| value.to_str().unwrap()).to_owned();
        assert_eq!(request.headers()["x-trace"], "7");
        format!("{} {} {token}", request.method(), request.uri())
    };
    fake.all().into_iter().map(text).collect()
}

#[tokio::test]
async fn within_the_origin_with_credentials() {
    let first = "GET https://sandbox.example.com/api/p Bearer t";
    for status in [301, 302, 303, 307, 308] {
        let fake = moved(status, "/v2/q?page=2&x=%2F#part");
        let second = "GET https://sandbox.example.com/v2/q?page=2&x=%2F Bearer t";
        assert_eq!(followed(&fake, &GET).await, [first, second], "{status}");
    }
    let fake = moved(302, "https://SANDBOX.example.com:443/x");
    assert_eq!(followed(&fake, &GET).await, [first, "GET https://sandbox.example.com/x Bearer t"]);
    let fake = moved(302, "q/r");
    assert_eq!(followed(&fake, &HEAD).await[1], "HEAD https://sandbox.example.com/api/q/r Bearer t");
    // The new query is the provider's own; a key in a header goes along.
    let fake = Fake::new(move |request| match request.uri().query() {
        Some("key=k") => moved_answer("/other?a=b"),
        _ => Response::new(Bytes::new()),
    });
    send(&client(&fake), &KEY).await.unwrap();
    let all = fake.all();
    assert_eq!((all[1].uri().query(), &all[1].headers()["x-key"]), (Some("a=b"), &"h".parse().unwrap()));
}

fn moved_answer(location: &'static str) -> Response<Bytes> {
    Response::builder().status(302).header("location", location).body(Bytes::new()).unwrap()
}

#[tokio::test]
async fn what_changes_something_and_what_is_signed_is_sent_once() {
    for operation in [&DELETE, &POST, &WITH_BODY, &SIGNED] {
        for status in [301, 302, 303, 307, 308] {
            let fake = moved(status, "/v2/q");
            let error = send(&client(&fake), operation).await.unwrap_err();
            assert!(matches!(&error, Error::Undocumented { response } if response.header("location") == Some("/v2/q")));
            assert_eq!((error.status().unwrap().as_u16(), fake.count()), (status, 1));
        }
    }
}

#[tokio::test]
async fn other_answers_of_the_class_are_answers() {
    for status in [300, 304, 305, 306] {
        let fake = moved(status, "/v2/q");
        let error = send(&client(&fake), &GET).await.unwrap_err();
        assert!(matches!(error, Error::Undocumented { .. }) && fake.count() == 1, "{status}");
    }
    let fake = Fake::json(302, "");
    assert!(matches!(send(&client(&fake), &GET).await.unwrap_err(), Error::Undocumented { .. }));
}

#[tokio::test]
async fn nothing_is_sent_to_another_origin() {
    let another = "it leads to another origin, where the client's credentials do not belong";
    let odd = "its URL is empty, or holds what no URL may hold";
    for (location, reason) in [
        ("https://evil.example/p?token=s3cret", another),
        ("//evil.example/p", another),
        ("https://sandbox.example.com.evil.example/", another),
        ("https://sandbox.example.com:8443/api/p", another),
        ("javascript:alert(1)", another),
        ("http://sandbox.example.com/api/p", "it leads from https to http"),
        ("https://ann:s3cret@sandbox.example.com/", "its URL carries a user or a password"),
        ("https://[", "its URL cannot be read"),
        ("", odd),
        ("/a\tb", odd),
        ("/\\evil.example", odd),
    ] {
        let fake = moved(302, location);
        let error = send(&client(&fake), &GET).await.unwrap_err();
        assert_eq!(error.to_string(), format!("the redirect of 302 Found is not followed: {reason}"), "{location}");
        assert_eq!(error.response().unwrap().header("location"), Some(location));
        assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        assert!(!error.is_retryable() && !error.is_unsent());
        assert_eq!(fake.count(), 1);
    }
    let fake = Fake::new(|_| {
        let answer = Response::builder().status(302).header("location", "/a").header("location", "/b");
        answer.body(Bytes::new()).unwrap()
    });
    let error = send(&client(&fake), &GET).await.unwrap_err();
    assert_eq!(error.to_string(), "the redirect of 302 Found is not followed: it has several URLs");
}

#[tokio::test]
async fn five_and_no_more() {
    let circle = |round: usize| {
        let count = Arc::new(AtomicUsize::new(0));
        Fake::new(move |_| match count.fetch_add(1, SeqCst) {
            number if number < round => moved_answer("/api/p"),
            _ => Response::new(Bytes::new()),
        })
    };
    let fake = circle(5);
    send(&client(&fake), &GET).await.unwrap();
    assert_eq!(fake.count(), 6);
    let fake = circle(6);
    let error = send(&client(&fake), &GET).await.unwrap_err();
    assert_eq!(error.to_string(), "the redirect of 302 Found is not followed: there were 5 redirects before it");
    assert_eq!(fake.count(), 6);
}

#[tokio::test]
async fn what_the_document_names_is_an_answer_where_it_is_not_followed() {
    static NAMED: Operation =
        Operation { responses: &[Answer::new("200", &[]), Answer::new("302", &[])], ..operation("/p", &[], &OK) };
    let fake = moved(302, "https://files.example/x");
    let call = client(&fake).call(&NAMED).into_call::<(), ProbeError>();
    let ProbeError::Other(error) = call.await.unwrap_err() else { panic!() };
    assert!(matches!(&error, Error::Undocumented { response } if response.header("location").is_some()), "{error:?}");
}

#[tokio::test]
async fn following_can_be_turned_off() {
    let fake = moved(302, "/v2/q");
    let client = fake.builder().bearer("t").follow_redirects(false).build().unwrap();
    assert!(matches!(send(&client, &GET).await.unwrap_err(), Error::Undocumented { .. }));
    assert_eq!(fake.count(), 1);
}

#[tokio::test]
async fn a_redirect_of_an_operations_own_server_stays_there() {
    static OWN: Operation = Operation {
        servers: &[tintype::client::Server { url: "https://files.example.com/up", variables: &[] }],
        security: &[],
        ..operation("/p", &[], &OK)
    };
    let fake = Fake::new(|request| match request.uri().path() {
        "/up/p" => moved_answer("/elsewhere"),
        _ => Response::new(Bytes::new()),
    });
    send(&client(&fake), &OWN).await.unwrap();
    assert_eq!(fake.all()[1].uri(), "https://files.example.com/elsewhere");
    assert_eq!(fake.all()[1].headers().get("authorization"), None);
}
