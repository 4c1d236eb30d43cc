//! Which answer becomes what: by its status, then by its media type.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};

use crate::answers::{
    Client, GetReportError, GetReportHeaders, GetReportNotFoundBody, GetReportOkBody, LimitsHeaders, NewestOkBody, RangesError,
    RangesSuccess, SameHeaders, VersionsOkBody, types::*,
};

/// Answers with a status, a type and a body, and keeps what `Accept` said.
#[derive(Clone, Default)]
struct Fake {
    status: u16,
    media: &'static str,
    body: &'static str,
    accept: Arc<Mutex<String>>,
}

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        *self.accept.lock().unwrap() = request.headers()["accept"].to_str().unwrap().to_owned();
        let answer = Response::builder().status(self.status).header("content-type", self.media);
        let answer = answer.header("X-Rate-Left", "41").header("x-tags", "a,b").header("x-grade", "c");
        let answer = answer.header("set-cookie", "a=1").header("set-cookie", "b=2").header("retry-after", "soon");
        let answer = answer.body(Body::from(self.body)).unwrap();
        Box::pin(async { Ok(answer) })
    }
}

fn client(status: u16, media: &'static str, body: &'static str) -> Client {
    Client::builder().transport(Fake { status, media, body, ..Fake::default() }).build().unwrap()
}

const JSON: &str = "application/json";

#[tokio::test]
async fn a_report_comes_in_four_forms() {
    let get = async |media, body| client(200, media, body).get_report("1").await.unwrap().into_body();
    for media in [JSON, "application/hal+json"] {
        assert!(matches!(get(media, r#"{"id":1}"#).await, GetReportOkBody::Json(Report { id: 1, .. })));
    }
    let GetReportOkBody::VndShortJson(short) = get("application/vnd.short+json", r#"{"s":"x"}"#).await else { panic!() };
    assert_eq!(short.s, "x");
    assert_eq!(get("application/pdf", "%PDF").await, GetReportOkBody::Bytes(Bytes::from("%PDF")));
    assert_eq!(get("text/csv; charset=utf-8", "a,b").await, GetReportOkBody::Text("a,b".into()));
}

#[tokio::test]
async fn so_do_errors() {
    let Err(GetReportError::NotFound(answer)) = client(404, "text/plain", "no").get_report("1").await else { panic!() };
    assert_eq!(*answer, GetReportNotFoundBody::Text("no".into()));
    let headers = answer.typed_headers::<GetReportHeaders>();
    assert_eq!((headers.retry_after, headers.x_rate_left), (None, Some(41)));
    assert_eq!(headers.extra.get("Retry-After").unwrap().to_string(), "\"soon\"");
}

#[tokio::test]
async fn headers_have_types() {
    let headers = client(200, JSON, r#"{"id":1}"#).get_report("1").await.unwrap().typed_headers::<GetReportHeaders>();
    assert_eq!(headers.x_rate_left, Some(41));
    assert_eq!(headers.x_tags.as_deref().unwrap(), ["a", "b"]);
    assert_eq!(headers.set_cookie.as_deref().unwrap(), ["a=1", "b=2"]);
    assert!(!headers.x_grade.as_ref().unwrap().is_listed());
    // Operations with the same headers share the type under their own names.
    let shared: LimitsHeaders = SameHeaders::default();
    assert_eq!(shared.x_rate_left, None);
}

#[tokio::test]
async fn what_is_asked_for_is_what_can_be_read() {
    let fake = Fake { status: 200, media: JSON, body: r#"{"id":1}"#, ..Fake::default() };
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    client.get_report("1").await.unwrap();
    let expected = "application/json, application/vnd.short+json, application/pdf, text/csv, application/problem+json, \
                    text/plain";
    assert_eq!(*fake.accept.lock().unwrap(), expected);
    client.same().await.unwrap();
    assert_eq!(*fake.accept.lock().unwrap(), "application/json");
}

#[tokio::test]
async fn one_thing_in_several_notations_is_one_type() {
    let report: Report = client(200, "text/plain", r#"{"id":1}"#).same().await.unwrap().into_body();
    assert_eq!(report.id, 1);
    let report: Report = client(200, JSON, r#"{"id":2}"#).anything().await.unwrap().into_body();
    assert_eq!(report.id, 2);
    let report: Report = client(200, JSON, r#"{"id":3}"#).elsewhere().await.unwrap().into_body();
    assert_eq!(report.id, 3);
}

#[tokio::test]
async fn parameters_tell_media_types_apart() {
    let get = async |media, body| client(200, media, body).versions().await.unwrap().into_body();
    let body = r#"{"id":1,"title":"a","plain":true}"#;
    assert!(matches!(get("application/json; V=1", body).await, VersionsOkBody::Json3(Report { id: 1, .. })));
    assert!(matches!(get("application/json;charset=utf-8;v=\"2\"", body).await, VersionsOkBody::Json2(Problem { .. })));
    for media in [JSON, "application/json; v=3"] {
        assert!(matches!(get(media, body).await, VersionsOkBody::Json(_)), "{media}");
    }
    let newest = async |media| client(200, media, body).newest().await.unwrap().into_body();
    assert!(matches!(newest("application/json; v=1").await, NewestOkBody::Json2(_)));
    for media in [JSON, "application/json; v=3", "", "application/hal+json"] {
        assert!(matches!(newest(media).await, NewestOkBody::Json(_)), "{media}");
    }
}

#[tokio::test]
async fn texts_numbers_and_files() {
    let text: String = client(200, "text/html; charset=windows-1252", "<p>").text("a").await.unwrap().into_body();
    assert_eq!(text, "<p>");
    assert_eq!(*client(200, "text/plain", "bad").grade().await.unwrap().body(), GradeResponse::Bad);
    assert_eq!(*client(200, "text/plain", "12").count().await.unwrap().body(), 12);
    let file: Bytes = client(200, "application/zip", "PK").download().await.unwrap().into_body();
    assert_eq!(file, "PK");
    let mut stream = client(200, "application/zip", "PK").download().stream().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap(), "PK");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_status_then_its_range_then_default() {
    let ranges = async |status, body| client(status, JSON, body).ranges().await;
    assert!(matches!(ranges(201, r#"{"id":1}"#).await.unwrap().into_body(), RangesSuccess::Created(_)));
    let RangesSuccess::Success(any) = ranges(207, r#"{"a":1}"#).await.unwrap().into_body() else { panic!() };
    assert_eq!(any.get("a"), Some(&1));
    assert!(matches!(ranges(418, "{}").await, Err(RangesError::ClientError(_))));
    assert!(matches!(ranges(500, "").await, Err(RangesError::Unexpected(_))));
    assert_eq!(client(299, JSON, r#"{"id":1}"#).only_default().await.unwrap().id, 1);
    assert!(client(500, JSON, r#"{"id":1}"#).only_default().await.is_err());
}

#[tokio::test]
async fn where_no_success_is_declared_any_is_one() {
    let () = client(200, JSON, "what").nothing().await.unwrap().into_body();
    let () = client(202, "", "").no_responses().await.unwrap().into_body();
    let () = client(204, "", "").only_failures().await.unwrap().into_body();
    assert!(client(404, "", "").nothing().await.is_err());
    let () = client(200, JSON, "").head_report("1").await.unwrap().into_body();
}

#[tokio::test]
async fn every_operation_has_a_name() {
    let client = client(204, "", "");
    client.twice().await.unwrap();
    client.twice_2().await.unwrap();
    client.odd_id_with_many_字().await.unwrap();
    client.get_no_id_here("x").await.unwrap();
    client.ask().await.unwrap();
    client.purge().await.unwrap();
}
