//! Faults that are asked for: what is answered, and whether the write was done.

use std::time::{Duration, Instant};

use http::Request;
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};
use tintype_mock::{Fault, Faults, Mock, Step, To};
use tower_service::Service;

use crate::support::{Answer, document, mock, send, send_json};

const HEADERS: &[&str] = &["authorization: Bearer token", "wink-version: 2.0"];

async fn update(mock: &Mock, name: &str) -> Answer {
    let body = json!({"share": true, "user": {"firstName": name, "lastName": "Late"}});
    send_json(mock, "PUT", "/api/profile", HEADERS, &body).await
}

/// The first name and the version that are kept.
fn kept(mock: &Mock) -> (String, i64) {
    let record = Value::from(mock.record("profile").unwrap());
    (record["user"]["firstName"].as_str().unwrap().to_owned(), record["version"].as_i64().unwrap())
}

/// What an update comes to that meets a fault, and the first name that is kept then.
async fn met(step: impl Into<Step>) -> (Answer, String) {
    let mock = mock("wink");
    mock.next(step);
    let answer = update(&mock, "New").await;
    (answer, kept(&mock).0)
}

#[test]
fn every_fault_has_a_spelling() {
    let spelled = [
        "ok",
        "refused",
        "reset",
        "reset after",
        "reset-body",
        "reset-body before",
        "slow-headers 250ms",
        "slow-body 5ms",
        "truncated",
        "endless",
        "bomb",
        "503",
        "503 3 times",
        "429 retry-after 2",
        "429 retry-after-date 2",
        "expired",
        "envelope",
        "html",
        "type text/csv",
        "empty",
        "redirect elsewhere",
        "redirect http 302",
        "redirect within always",
        "redirect https://a.example/b?c=d",
        "stale",
        "ignored",
        "ignored city",
        "altered",
        "altered city",
        "unknown-enum",
        "duplicate-keys",
        "wrong-types",
        "deep",
        "long-header",
        "other-tag",
        "500 after 2 times",
    ];
    for text in spelled {
        assert_eq!(text.parse::<Step>().map(|step| step.to_string()).as_deref(), Ok(text));
    }
    assert_eq!("slow-headers".parse::<Step>().unwrap(), Fault::SlowHeaders(Duration::from_secs(2)).into());
    assert_eq!("redirect http 302".parse::<Step>().unwrap(), Fault::Redirect(To::Http, 302).into());
}

#[test]
fn what_is_no_fault_is_said() {
    for (text, said) in [
        ("nonsense", "`nonsense`: there is no such fault"),
        ("200", "`200`: a status is one of 400 to 599"),
        ("redirect http 200", "`redirect http 200`: a redirect has a status of 300 to 399"),
        ("slow-body soon", "`slow-body soon`: a time is spelled as `2s` or `100ms`"),
        ("503 many times", "`503 many times`: before `times` stands a number"),
        ("type", "`type`: after `type` stands a media type"),
        ("random 2 seed 1: reset", "`random 2 seed 1: reset`: chance is spelled as `random 0.1 seed 7: reset, 503`"),
        ("ok then then ok", "`then ok`: there is no such fault"),
    ] {
        assert_eq!(text.parse::<Faults>().unwrap_err().to_string(), said);
    }
}

#[tokio::test]
async fn a_script_counts_the_requests_of_each_operation() {
    let script = "# two and two\nupdateProfile: 503 2 times then ok then 500\n\nshowProfile: 404\n404 after";
    let mock = Mock::builder().faults(script.parse().unwrap()).open(document("wink")).unwrap();
    let mut statuses = Vec::new();
    for name in ["A", "B", "C", "D", "E", "F"] {
        statuses.push((update(&mock, name).await.status, kept(&mock).0));
    }
    let wanted = [(503, "Alexandra"), (503, "Alexandra"), (200, "C"), (500, "C"), (404, "E"), (200, "F")];
    assert_eq!(statuses, wanted.map(|(status, name)| (status, name.to_owned())));
    assert_eq!(send(&mock, "GET", "/api/profile", HEADERS, "").await.status, 404);
    assert_eq!(send(&mock, "GET", "/api/profile", HEADERS, "").await.status, 200);
    assert_eq!(mock.requests()[0].fault, Some(Fault::Status(503)));
}

#[test]
fn a_fault_for_an_operation_that_is_not_there_is_an_error() {
    let script: Faults = "updateProfil: 503".parse().unwrap();
    let error = Mock::builder().faults(script).open(document("wink")).unwrap_err();
    assert_eq!(error.to_string(), "a fault is meant for `updateProfil`, and the document has no such operation");
}

#[tokio::test]
async fn what_is_asked_for_comes_before_the_script() {
    let script = "503 always".parse().unwrap();
    let mock = Mock::builder().faults(script).open(document("wink")).unwrap();
    mock.next(Fault::Ok);
    mock.next_for("updateProfile", Fault::Status(404));
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(update(&mock, "New").await.status);
    }
    assert_eq!(statuses, [200, 404, 503, 503]);
    mock.set_faults(Faults::none());
    assert_eq!(update(&mock, "New").await.status, 200);
}

#[tokio::test]
async fn chance_is_the_same_for_the_same_seed() {
    let mut runs = Vec::new();
    for seed in [7, 7, 8] {
        let script = format!("random 0.5 seed {seed}: 500, 503, 429 retry-after 1");
        let mock = Mock::builder().faults(script.parse().unwrap()).open(document("wink")).unwrap();
        for _ in 0..40 {
            update(&mock, "New").await;
        }
        runs.push(mock.requests().iter().map(|seen| seen.status.as_u16()).collect::<Vec<_>>());
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
    for status in [200, 429, 500, 503] {
        assert!(runs[0].contains(&status), "{:?}", runs[0]);
    }
}

#[tokio::test]
async fn before_nothing_is_written_and_after_it_is() {
    for fault in [Fault::Status(503), Fault::Expired, Fault::Html, Fault::Envelope, Fault::Redirect(To::Within, 307)] {
        let (before, name) = met(fault.clone()).await;
        assert_eq!(name, "Alexandra", "{fault}");
        let (after, name) = met(fault.clone().after()).await;
        assert_eq!(name, "New", "{fault}");
        assert_eq!((before.status, before.body), (after.status, after.body), "{fault}");
    }
    for fault in [Fault::Truncated, Fault::Empty, Fault::Deep, Fault::LongHeader, Fault::UnknownEnum] {
        assert_eq!(met(fault.clone()).await.1, "New", "{fault}");
        let (answer, name) = met(fault.clone().before()).await;
        assert_eq!((answer.status, name.as_str()), (200, "Alexandra"), "{fault}");
    }
}

#[tokio::test]
async fn statuses_come_in_their_documented_form() {
    let (answer, _) = met("503 retry-after 7".parse::<Step>().unwrap()).await;
    assert_eq!((answer.status, answer.header("retry-after")), (503, "7"));
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let (answer, _) = met(Fault::RetryAfterDate(429, 60)).await;
    assert!(answer.header("retry-after").ends_with(" GMT"), "{answer:?}");
    let (answer, _) = met(Fault::Expired).await;
    assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer"));
}

#[tokio::test]
async fn answers_are_spoiled() {
    let (whole, _) = met(Fault::Ok).await;
    let (answer, _) = met(Fault::Truncated).await;
    assert_eq!(&answer.body[..], &whole.body[..whole.body.len() / 2]);
    let (answer, _) = met(Fault::Html).await;
    let page = String::from_utf8(answer.body.to_vec()).unwrap();
    assert!(page.contains("authorization: Bearer token") && answer.header("content-type").starts_with("text/html"));
    let (answer, _) = met(Fault::DuplicateKeys).await;
    assert!(answer.body.starts_with(b"{\"id\":null,\"id\":\""), "{answer:?}");
    let (answer, _) = met(Fault::UnknownEnum).await;
    assert_eq!(answer.json()["personal"]["gender"], "TINTYPE_UNLISTED");
    let (answer, _) = met(Fault::WrongTypes).await;
    assert_eq!((&answer.json()["share"], &answer.json()["id"]), (&json!(["another type"]), &json!(7)));
    let (answer, _) = met(Fault::Deep).await;
    assert!(answer.body.len() > 200_000 && answer.body.ends_with(b"]]]}"));
    let (answer, _) = met(Fault::LongHeader).await;
    assert_eq!(answer.header("x-long").len(), 100 << 10);
    let (answer, _) = met(Fault::Type("text/csv".to_owned())).await;
    assert_eq!((answer.header("content-type"), &answer.body), ("text/csv", &whole.body));
    let (answer, _) = met("redirect elsewhere".parse::<Step>().unwrap()).await;
    assert_eq!((answer.status, answer.header("location")), (307, "https://elsewhere.invalid/api/profile"));
}

#[tokio::test]
async fn somebody_else_writes_in_between() {
    let mock = mock("wink");
    mock.next(Fault::Stale);
    let body = json!({"share": true, "version": 3, "user": {"firstName": "New"}});
    let answer = send_json(&mock, "PUT", "/api/profile", HEADERS, &body).await;
    assert_eq!((answer.status, kept(&mock)), (409, ("Alexandra".to_owned(), 4)));
    let before = crate::support::example("wink", "showProfile.response.json");
    let mut now = Value::from(mock.record("profile").unwrap());
    // One other member is another one, and the version says so.
    assert_eq!(now["user"]["lastName"], format!("{}x", before["user"]["lastName"].as_str().unwrap()));
    (now["user"]["lastName"], now["version"]) = (before["user"]["lastName"].clone(), json!(3));
    assert_eq!(now, before);
    let again = json!({"share": true, "version": 4, "user": {"firstName": "New"}});
    assert_eq!(send_json(&mock, "PUT", "/api/profile", HEADERS, &again).await.status, 200);
}

#[tokio::test]
async fn a_member_is_ignored_or_altered() {
    let mock = mock("wink");
    mock.next(Fault::Ignored(None));
    let answer = update(&mock, "New").await;
    assert_eq!((answer.status, kept(&mock)), (200, ("Alexandra".to_owned(), 3)));
    mock.next(Fault::Ignored(Some("firstName".to_owned())));
    let answer = update(&mock, "New").await;
    assert_eq!((&answer.json()["user"]["lastName"], kept(&mock)), (&json!("Late"), ("Alexandra".to_owned(), 4)));
    mock.next(Fault::Altered(None));
    let answer = update(&mock, "New").await;
    assert_eq!((&answer.json()["user"]["firstName"], kept(&mock)), (&json!("Newx"), ("Newx".to_owned(), 5)));
    mock.next(Fault::Altered(Some("share".to_owned())));
    assert_eq!(update(&mock, "New").await.json()["share"], json!(false));
}

/// Calls the service, and reads what comes until it breaks off, or up to a length.
async fn read(mock: &Mock, most: usize) -> Result<(http::response::Parts, usize, bool), String> {
    let body = json!({"share": true, "user": {"firstName": "New"}}).to_string();
    let mut request = Request::put("/api/profile").header("content-type", "application/json");
    for line in HEADERS {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    let request = request.body(Full::new(bytes::Bytes::from(body))).unwrap();
    let response = mock.service().call(request).await.map_err(|error| format!("{error} {}", error.is_connect()))?;
    let (head, mut body) = response.into_parts();
    let mut length = 0;
    while length < most {
        match body.frame().await {
            Some(Ok(frame)) => length += frame.into_data().unwrap().len(),
            Some(Err(_)) => return Ok((head, length, true)),
            None => break,
        }
    }
    Ok((head, length, false))
}

#[tokio::test]
async fn connections_break() {
    let mock = mock("wink");
    mock.next(Fault::Refused.after());
    assert_eq!(read(&mock, 0).await.unwrap_err(), "no connection to the provider true");
    assert_eq!((kept(&mock).0.as_str(), mock.requests().len()), ("New", 0));
    mock.next(Fault::Reset);
    assert_eq!(read(&mock, 0).await.unwrap_err(), "the exchange with the provider broke off false");
    assert_eq!(mock.requests()[0].status.as_u16(), 499);
    mock.next(Fault::ResetBody);
    let (_, length, broke) = read(&mock, usize::MAX).await.unwrap();
    assert!(length > 100 && broke);
    assert_eq!((kept(&mock).1, mock.requests()[1].status.as_u16()), (5, 200));
}

#[tokio::test]
async fn bodies_without_an_end() {
    let mock = mock("wink");
    for (fault, coding) in [(Fault::Endless, None), (Fault::Bomb, Some("gzip"))] {
        mock.next(fault);
        let (head, length, _) = read(&mock, 5 << 20).await.unwrap();
        assert!(length >= 5 << 20);
        assert_eq!(head.headers.get("content-encoding").map(|value| value.to_str().unwrap()), coding);
    }
}

#[tokio::test]
async fn slow_answers_take_their_time() {
    let mock = mock("wink");
    let time = Duration::from_millis(100);
    for (fault, least) in [(Fault::SlowHeaders(time), time), (Fault::SlowBody(time / 100), time)] {
        mock.next(fault);
        let start = Instant::now();
        assert!(!read(&mock, usize::MAX).await.unwrap().2);
        assert!(start.elapsed() >= least);
    }
    // Who does not wait has written nothing, unless the write comes first.
    for (step, name) in
        [(Fault::SlowHeaders(time * 100).before(), "New"), (Fault::SlowHeaders(time * 100).after(), "Other")]
    {
        mock.next(step);
        let answer = tokio::time::timeout(time, update(&mock, "Other")).await;
        assert!(answer.is_err());
        assert_eq!((kept(&mock).0.as_str(), mock.requests().last().unwrap().status.as_u16()), (name, 499));
    }
}
