//! How the values of parameters are spelled in each place.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};

use crate::parameters::{Client, StylesParams, types::*};

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
        Client::builder().transport(self.clone()).build().unwrap()
    }

    fn only(&self) -> Request<Bytes> {
        let seen = self.0.lock().unwrap();
        assert_eq!(seen.len(), 1);
        seen[0].clone()
    }
}

fn color() -> Color {
    let mut color = Color::new();
    (color.r, color.g, color.b) = (Some(100), Some(200), Some(150));
    color
}

fn deep() -> Deep {
    let mut inner = Deep::new();
    inner.tags = Some(vec!["a".into(), "b".into()]);
    let mut deep = Deep::new();
    deep.name = Some("n m".into());
    deep.inner = Some(Box::new(inner));
    deep
}

/// What the query holds of a parameter that is set alone.
async fn query(set: impl FnOnce(&mut StylesParams)) -> String {
    let fake = Fake::default();
    let mut params = StylesParams::new();
    set(&mut params);
    fake.client().styles(&["s".into()], &["l".into()], "m", &color(), &params).await.unwrap();
    fake.only().uri().query().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn paths() {
    let fake = Fake::default();
    let (simple, label) = (["a".to_owned(), "b/".replace('/', ",")], ["blue".to_owned(), "black".to_owned()]);
    fake.client().styles(&simple, &label, "m;", &color(), &StylesParams::new()).await.unwrap();
    assert_eq!(fake.only().uri().path(), "/styles/a,b%2C/x.blue.black/y;matrix=m%3B/;R=100;G=200;B=150");
}

#[tokio::test]
async fn a_segment_may_hold_two_parameters_one_of_them_undeclared() {
    let fake = Fake::default();
    fake.client().file("a.b", "tar.gz").await.unwrap();
    assert_eq!(fake.only().uri().path(), "/files/a.b.tar.gz");
}

#[tokio::test]
async fn queries() {
    assert_eq!(query(|params| params.color = Some(color())).await, "color=R,100,G,200,B,150");
    assert_eq!(query(|params| params.spaced = Some(vec!["a".into(), "b".into()])).await, "spaced=a%20b");
    assert_eq!(
        query(|params| params.deep = Some(deep())).await,
        "deep%5Bname%5D=n%20m&deep%5Binner%5D%5Btags%5D=a&deep%5Binner%5D%5Btags%5D=b"
    );
    assert_eq!(query(|params| params.list = Some(vec!["a".into(), "b".into()])).await, "list%5B0%5D=a&list%5B1%5D=b");
    assert_eq!(query(|params| params.reserved = Some("a/b?c&d".into())).await, "reserved=a/b?c%26d");
    assert_eq!(query(|params| params.text = Some("a b".into())).await, "text=a%20b");
    let json = "%7B%22name%22%3A%22n%20m%22%2C%22inner%22%3A%7B%22tags%22%3A%5B%22a%22%2C%22b%22%5D%7D%7D";
    assert_eq!(query(|params| params.json = Some(deep())).await, format!("json={json}"));
}

#[tokio::test]
async fn an_empty_value_passes_the_rules_where_it_is_allowed() {
    assert_eq!(query(|params| params.empty = Some(String::new())).await, "empty=");
    let mut params = StylesParams::new();
    params.empty = Some("ab".into());
    let refused = Fake::default().client().styles(&["s".into()], &["l".into()], "m", &color(), &params).await;
    assert!(refused.unwrap_err().to_string().contains("minLength"));
}

#[tokio::test]
async fn headers_and_cookies() {
    let fake = Fake::default();
    let mut params = StylesParams::new();
    params.plain = Some(vec!["a%20b".into(), "c/d".into()]);
    params.x_json = Some(vec![1, 2]);
    (params.id, params.id_2) = (Some("header".into()), Some("query".into()));
    fake.client().styles(&["s".into()], &["l".into()], "m", &color(), &params).await.unwrap();
    let request = fake.only();
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!(header("cookie"), Some("plain=a%20b; plain=c/d"));
    assert_eq!(header("x-json"), Some("[1,2]"));
    assert_eq!((header("id"), request.uri().query()), (Some("header"), Some("id=query")));
}

#[tokio::test]
async fn one_parameter_may_be_the_whole_query() {
    let fake = Fake::default();
    let mut filter = deep();
    filter.inner = None;
    filter.tags = Some(vec!["a".into(), "b".into()]);
    fake.client().search(&filter).await.unwrap();
    assert_eq!(fake.only().uri().query(), Some("name=n%20m&tags=a&tags=b"));
}
