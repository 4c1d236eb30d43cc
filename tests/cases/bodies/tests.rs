//! What is sent as the body for each media type.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Method, Request, Response};
use tintype::transport::{BoxFuture, Transport, TransportError};
use tintype::{Body, File, Map};

use crate::bodies::{BinariesBody, Client, SeveralBody, SharedBody, types::*};

/// Notes the request.
#[derive(Clone, Default)]
struct Fake(Arc<Mutex<Vec<Request<Bytes>>>>);

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.0.lock().unwrap().push(request);
        Box::pin(async { Ok(Response::builder().status(204).body(Body::empty()).unwrap()) })
    }
}

impl Fake {
    fn client(&self) -> Client {
        Client::builder().transport(self.clone()).multipart_boundary("B").build().unwrap()
    }

    /// The content type and the body of the one request, with `|` for the ends of lines.
    fn sent(&self) -> (String, String) {
        let seen = self.0.lock().unwrap();
        let [request] = seen.as_slice() else { panic!("one request") };
        let media = request.headers().get("content-type").map(|value| value.to_str().unwrap()).unwrap_or_default();
        (media.to_owned(), String::from_utf8(request.body().to_vec()).unwrap().replace("\r\n", "|"))
    }

    fn is(&self, media: &str, body: &str) {
        assert_eq!(self.sent(), (media.to_owned(), body.to_owned()));
    }
}

fn order() -> Order {
    let mut order = Order::new();
    order.name = Some("a b".into());
    order.joined = Some(vec!["x".into(), "y".into()]);
    for map in [&mut order.deep, &mut order.plain] {
        map.get_or_insert_default().insert("k", 1);
    }
    order
}

const JSON: &str = r#"{"name":"a b","joined":["x","y"],"deep":{"k":1},"plain":{"k":1}}"#;

#[tokio::test]
async fn a_form_spells_its_members_as_the_document_says() {
    let fake = Fake::default();
    fake.client().form(&order()).await.unwrap();
    fake.is(
        "application/x-www-form-urlencoded",
        "name=a%20b&joined=x,y&deep%5Bk%5D=1&plain=%7B%22k%22%3A1%7D",
    );
}

#[tokio::test]
async fn a_multipart_body_has_files() {
    let fake = Fake::default();
    let mut body = UploadRequest::new("t", File::from("png").named("cat.png"));
    body.raw = Some(File::from("webp"));
    body.more = Some(vec!["1".into(), File::from("2").of_type("text/csv")]);
    body.either = Some(UploadRequestEither::Integer(7));
    let mut inner = UploadRequestInJson::new();
    inner.text = Some("x".into());
    body.in_json = Some(inner);
    fake.client().upload(&body).await.unwrap();
    fake.is(
        "multipart/form-data; boundary=B",
        "--B|Content-Disposition: form-data; name=\"title\"||t|\
         --B|Content-Disposition: form-data; name=\"picture\"; filename=\"cat.png\"|X-Kind: cat|Content-Type: image/png||png|\
         --B|Content-Disposition: form-data; name=\"raw\"; filename=\"raw\"|Content-Type: image/webp||webp|\
         --B|Content-Disposition: form-data; name=\"more\"; filename=\"more\"|Content-Type: application/octet-stream||1|\
         --B|Content-Disposition: form-data; name=\"more\"; filename=\"more\"|Content-Type: text/csv||2|\
         --B|Content-Disposition: form-data; name=\"either\"||7|\
         --B|Content-Disposition: form-data; name=\"inJson\"|Content-Type: application/json||{\"text\":\"x\"}|\
         --B--|",
    );
}

#[tokio::test]
async fn parts_that_nobody_describes_are_files_and_fields() {
    let fake = Fake::default();
    let mut parts = Map::new();
    parts.insert("f", File::from("1").named("a"));
    parts.insert("n", File::field("2"));
    fake.client().anything(Some(&parts)).await.unwrap();
    fake.is(
        "multipart/form-data; boundary=B",
        "--B|Content-Disposition: form-data; name=\"f\"; filename=\"a\"|Content-Type: application/octet-stream||1|\
         --B|Content-Disposition: form-data; name=\"n\"||2|--B--|",
    );
    let fake = Fake::default();
    fake.client().anything(None).await.unwrap();
    fake.is("", "");
}

#[tokio::test]
async fn a_type_that_json_carries_too_keeps_to_text_which_is_sent_as_a_file() {
    let mut picture = Picture::new("raw");
    let fake = Fake::default();
    fake.client().shared(&picture).await.unwrap();
    fake.is("application/json", r#"{"pixels":"raw"}"#);
    let fake = Fake::default();
    picture.more = Some(["1", "2"].map(|text| Blob::from(text.to_owned())).into());
    picture.either = Some(PictureEither::Integer(7));
    picture.note = Some("n".into());
    fake.client().shared(SharedBody::Multipart(&picture)).await.unwrap();
    fake.is(
        "multipart/form-data; boundary=B",
        "--B|Content-Disposition: form-data; name=\"pixels\"; filename=\"pixels\"|Content-Type: image/svg+xml||raw|\
         --B|Content-Disposition: form-data; name=\"more\"; filename=\"more\"|Content-Type: application/octet-stream||1|\
         --B|Content-Disposition: form-data; name=\"more\"; filename=\"more\"|Content-Type: application/octet-stream||2|\
         --B|Content-Disposition: form-data; name=\"either\"||7|\
         --B|Content-Disposition: form-data; name=\"note\"||n|--B--|",
    );
}

#[tokio::test]
async fn mixed_parts_are_the_items() {
    let fake = Fake::default();
    let mut one = Order::new();
    one.count = Some(1);
    fake.client().mixed(&[one]).await.unwrap();
    fake.is("multipart/mixed; boundary=B", "--B|Content-Type: application/json||{\"count\":1}|--B--|");
}

#[tokio::test]
async fn parts_without_names_are_files_where_they_are_bytes() {
    let one = Order { count: Some(1), ..Order::new() };
    const ORDER: &str = "--B|Content-Type: application/json||{\"count\":1}|";
    let fake = Fake::default();
    fake.client().items(&[one.clone()]).await.unwrap();
    fake.is("multipart/mixed; boundary=B", &format!("{ORDER}--B--|"));
    let fake = Fake::default();
    fake.client().file_items(Some(&["1".into(), File::from("2").of_type("image/png")])).await.unwrap();
    let files = "--B|Content-Type: application/octet-stream||1|--B|Content-Type: image/png||2|--B--|";
    fake.is("multipart/mixed; boundary=B", files);
    let fake = Fake::default();
    fake.client().pair(&(one, "raw".into())).await.unwrap();
    let body = format!("{ORDER}--B|Content-Type: application/octet-stream||raw|--B--|");
    fake.is("multipart/related; boundary=B", &body);
}

#[tokio::test]
async fn bytes_text_and_lines() {
    let fake = Fake::default();
    fake.client().octets(vec![b'a', b'b']).await.unwrap();
    fake.is("application/octet-stream", "ab");
    let fake = Fake::default();
    fake.client().image(Some(Body::from("gif"))).header("content-type", "image/gif").await.unwrap();
    fake.is("image/gif", "gif");
    let fake = Fake::default();
    fake.client().text("text").await.unwrap();
    fake.is("text/plain", "text");
    assert!(Fake::default().client().text("too long").await.unwrap_err().to_string().contains("maxLength"));
    let fake = Fake::default();
    fake.client().xml("<order/>").await.unwrap();
    fake.is("application/xml", "<order/>");
    let fake = Fake::default();
    fake.client().lines(&[order(), Order::new()]).await.unwrap();
    fake.is("application/jsonl", &format!("{JSON}\n{{}}\n"));
    let fake = Fake::default();
    fake.client().any_json(&order()).await.unwrap();
    fake.is("application/json", JSON);
}

#[tokio::test]
async fn the_caller_chooses_among_several_types() {
    let order = order();
    let fake = Fake::default();
    fake.client().several(&order).await.unwrap();
    fake.is("application/json", JSON);
    let fake = Fake::default();
    fake.client().several(SeveralBody::Form(&order)).await.unwrap();
    assert_eq!(fake.sent().0, "application/x-www-form-urlencoded");
    let fake = Fake::default();
    fake.client().several(&SeveralRequestMergePatchJson::new()).await.unwrap();
    fake.is("application/merge-patch+json", "{}");
    let fake = Fake::default();
    fake.client().several(SeveralBody::Bytes("b".into())).await.unwrap();
    fake.is("application/octet-stream", "b");
    let fake = Fake::default();
    fake.client().several("text").await.unwrap();
    fake.is("text/plain", "text");
    let fake = Fake::default();
    fake.client().binaries(Some(BinariesBody::XX509CaCert("c".into()))).await.unwrap();
    fake.is("application/x-x509-ca-cert", "c");
}

#[tokio::test]
async fn what_breaks_the_rules_is_not_sent_as_any_type() {
    let mut order = Order::new();
    order.count = Some(10);
    for body in [SeveralBody::Json(&order), SeveralBody::Form(&order)] {
        let fake = Fake::default();
        let refused = fake.client().several(body).await.unwrap_err().to_string();
        assert!(refused.contains("/count"), "{refused}");
        assert!(fake.0.lock().unwrap().is_empty());
    }
    assert!(Fake::default().client().list(&[]).await.unwrap_err().to_string().contains("minItems"));
}

#[tokio::test]
async fn a_delete_may_have_a_body() {
    let fake = Fake::default();
    fake.client().list(&[1, 2]).await.unwrap();
    fake.is("application/json", "[1,2]");
    assert_eq!(fake.0.lock().unwrap()[0].method(), Method::DELETE);
}
