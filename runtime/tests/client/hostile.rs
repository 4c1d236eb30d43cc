//! What a hostile provider or caller may try that the other files have no place for.

use std::time::Duration;

use bytes::Bytes;
use http::Response;
use tintype::operation::{Answer, Content, Encoding, Operation, RequestBody};
use tintype::{Error, File, Json, Map, RetryPolicy};
use tokio::time::Instant;

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, operation};
use crate::script::{Script, Step, Step::*};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p", &[], &OK);
static FILES: Operation = Operation {
    responses: &OK,
    body: Some(RequestBody::required(&[Content::new("multipart/form-data", Encoding::Multipart, ANY)])),
    ..Operation::new("post", "post", "POST", "/p", &crate::sample::SOURCE)
};
static PUT: Operation = Operation {
    responses: &OK,
    body: Some(RequestBody::required(&[Content::json(ANY)])),
    ..Operation::new("put", "put", "PUT", "/p", &crate::sample::SOURCE)
};

#[tokio::test]
async fn the_name_of_a_file_cannot_end_its_header() {
    let names = ["a\0b", "a\r\nX-Evil: 1", "a\r\n\r\n--B--", "a\"; name=\"b", "a\nb", "\0"];
    for name in names {
        let mut files: Map<File> = Map::new();
        files.insert(name, File::from("1").named(name).of_type("text/plain"));
        let fake = Fake::json(200, "");
        let client = fake.builder().multipart_boundary("B").build().unwrap();
        let outcome = client.call(&FILES).body(&files).into_call::<(), ProbeError>().await;
        outcome.unwrap();
        let text = String::from_utf8(fake.only().body().to_vec()).unwrap();
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let lines: Vec<&str> = head.split("\r\n").collect();
        assert_eq!(lines.len(), 3, "{name:?}: {head}");
        assert_eq!(lines[1].matches('"').count(), 4, "{name:?}: {head}");
        assert!(!head.replace("\r\n", "").contains(char::is_control), "{head:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_that_makes_no_sense_asks_for_nothing() {
    let start = Instant::now();
    let policy = RetryPolicy::new().attempts(2).base_delay(Duration::ZERO);
    for text in ["1e9", "-1", "inf", "soon", "0x10", "", "Sun, 31 Feb 2500 99:99:99 GMT"] {
        let steps: &'static [Step] = Box::leak(Box::new([After(503, text), Status(200)]));
        let script = Script::new(steps);
        script.client(policy).call(&GET).into_call::<(), ProbeError>().await.unwrap();
        assert_eq!(script.count(), 2, "{text}");
    }
    // This one does make sense, and is too long to be waited for.
    let script = Script::new(&[After(503, "1000000000"), Status(200)]);
    let error = script.client(policy).call(&GET).into_call::<(), ProbeError>().await.unwrap_err();
    assert_eq!((script.count(), error.retry_after().unwrap().as_secs()), (1, 1_000_000_000));
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test]
async fn a_put_is_never_made_a_get() {
    for status in [300, 301, 302, 303, 307, 308] {
        let fake = Fake::new(move |_| {
            let response = Response::builder().status(status).header("location", "/elsewhere");
            response.body(Bytes::new()).unwrap()
        });
        let call = fake.client().call(&PUT).body(&Json::Null).into_call::<(), ProbeError>();
        let ProbeError::Other(Error::Undocumented { response }) = call.await.unwrap_err() else { panic!("{status}") };
        assert_eq!((response.status().as_u16(), response.header("location")), (status, Some("/elsewhere")));
        assert_eq!((fake.only().method().as_str(), fake.only().uri().path()), ("PUT", "/api/p"));
    }
}
