//! The last check: the URL that is sent is the one that was put together.

use tintype::operation::{Answer, In, Operation, Parameter, Style};
use tintype::shape::Kind;

use crate::fake::Fake;
use crate::sample::{ProbeError, operation, parameter};

const OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];
static TWO: [Parameter; 2] = [
    parameter("a", In::Path, Style::Simple, false, Kind::Any),
    parameter("b", In::Path, Style::Simple, false, Kind::Any),
];

#[tokio::test]
async fn one_segment_may_hold_several_values() {
    static PROBE: Operation = operation("/p/{a}{b}/q", &TWO, &OK);
    let fake = Fake::json(200, "");
    let call = fake.client().call(&PROBE).text("a", "x").text("b", "y").into_call::<(), ProbeError>();
    call.await.unwrap();
    assert_eq!(fake.only().uri().path(), "/api/p/xy/q");
}

#[tokio::test]
async fn a_template_cannot_leave_the_base_path() {
    for path in ["/../admin", "/%2e%2e/admin", "/./x", "/a/.."] {
        let probe: &'static Operation = Box::leak(Box::new(operation(path, &[], &OK)));
        let fake = Fake::json(200, "");
        let outcome = fake.client().call(probe).into_call::<(), ProbeError>().await;
        assert_eq!(outcome.unwrap_err().to_string(), "probe: no request could be made: the parts name another path");
        assert_eq!(fake.count(), 0, "{path}");
    }
}

#[tokio::test]
async fn a_template_cannot_change_the_host_or_the_query() {
    for (path, sent) in [
        ("//evil.example/x", "/api//evil.example/x"),
        ("/x?admin=1", "/api/x%3Fadmin=1"),
        ("/x#y", "/api/x%23y"),
        ("\\\\evil.example", "/api/%5C%5Cevil.example"),
        ("/a b\n", "/api/a%20b%0A"),
        ("@evil.example", "/api/@evil.example"),
    ] {
        let probe: &'static Operation = Box::leak(Box::new(operation(path, &[], &OK)));
        let fake = Fake::json(200, "");
        fake.client().call(probe).into_call::<(), ProbeError>().await.unwrap();
        let uri = fake.only().uri().clone();
        assert_eq!((uri.host(), uri.path_and_query().unwrap().as_str()), (Some("sandbox.example.com"), sent));
    }
}

#[tokio::test]
async fn a_base_path_may_end_with_a_slash() {
    static PROBE: Operation = operation("/p", &[], &OK);
    let fake = Fake::json(200, "");
    let client = fake.builder().base_url("https://h.example:8443/a/b/").build().unwrap();
    client.call(&PROBE).into_call::<(), ProbeError>().await.unwrap();
    assert_eq!(fake.only().uri().to_string(), "https://h.example:8443/a/b/p");
}
