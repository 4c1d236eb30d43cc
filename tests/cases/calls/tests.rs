//! What goes over the wire for each place of a parameter, and what comes of each answer.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};

use crate::calls::{Client, FindReportsParams, FindThingsError, FindThingsParams, FindThingsSuccess, types::*};

/// Notes the request and answers it with a status and a body.
struct Fake {
    seen: Arc<Mutex<Vec<Request<Bytes>>>>,
    status: u16,
    body: &'static str,
}

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.seen.lock().unwrap().push(request);
        let answer = Response::builder().status(self.status).header("content-type", "application/json");
        let answer = answer.body(Body::from(self.body)).unwrap();
        Box::pin(async { Ok(answer) })
    }
}

type Seen = Arc<Mutex<Vec<Request<Bytes>>>>;

fn client(status: u16, body: &'static str) -> (Client, Seen) {
    let seen = Seen::default();
    let fake = Fake { seen: seen.clone(), status, body };
    (Client::builder().transport(fake).build().unwrap(), seen)
}

async fn find(status: u16, body: &'static str) -> Result<tintype::Response<FindThingsSuccess>, FindThingsError> {
    client(status, body).0.find_things("a", &vec![1], true, &FindThingsParams::new()).await
}

#[tokio::test]
async fn each_parameter_goes_to_its_place() {
    let (client, seen) = client(204, "");
    let mut params = FindThingsParams::new();
    params.limit = Some(2);
    params.tag = Some(vec!["x y".into(), "z&".into()]);
    params.ids = Some(vec![1, 2]);
    params.pipes = Some(vec!["p".into(), "q".into()]);
    let mut filter = FindThingsFilter::new();
    filter.color = Some("red".into());
    filter.size = Some(3);
    params.filter = Some(filter);
    params.session = Some("s1".into());
    params.trace = Some("t1".into());
    client.find_things("a b?", &vec![7, 8], true, &params).await.unwrap();
    let seen = seen.lock().unwrap();
    let [request] = seen.as_slice() else { panic!("one request") };
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().path(), "/v1/things/a%20b%3F/7,8");
    let query: Vec<&str> = request.uri().query().unwrap().split('&').collect();
    let expected =
        ["limit=2", "tag=x%20y", "tag=z%26", "ids=1,2", "pipes=p%7Cq", "filter%5Bcolor%5D=red", "filter%5Bsize%5D=3"];
    assert_eq!(query, expected);
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap());
    assert_eq!(header("x-flag"), Some("true"));
    assert_eq!(header("x-fixed"), Some("2.0"));
    assert_eq!(header("trace"), Some("t1"));
    assert_eq!(header("cookie"), Some("session=s1"));
}

#[tokio::test]
async fn what_breaks_the_rules_is_not_sent() {
    let (client, seen) = client(204, "");
    let mut params = FindThingsParams::new();
    params.limit = Some(0);
    let refused = client.find_things("", &vec![1], true, &params).await;
    let Err(FindThingsError::Invalid(violations)) = refused else { panic!("{refused:?}") };
    let mut rules: Vec<&str> = violations.iter().map(|violation| violation.rule()).collect();
    rules.sort();
    assert_eq!(rules, ["minLength", "minimum"]);
    assert!(seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_path_value_never_names_another_path() {
    for id in ["..", ".", "a/b", "a\\b", "%2e%2e", "a\n"] {
        let (client, seen) = client(204, "");
        let refused = client.find_things(id, &vec![1], true, &FindThingsParams::new()).await;
        assert!(matches!(refused, Err(FindThingsError::Other(tintype::Error::Argument { .. }))), "{id:?}: {refused:?}");
        assert!(seen.lock().unwrap().is_empty());
    }
}

#[tokio::test]
async fn each_success_is_a_variant() {
    let found = find(200, r#"[{"name":"a"}]"#).await.unwrap().into_body();
    assert!(matches!(&found, FindThingsSuccess::Ok(things) if things.0[0].name == "a"));
    let later = find(202, r#"{"job":7}"#).await.unwrap().into_body();
    assert!(matches!(later, FindThingsSuccess::Accepted(Job { job: 7, .. })));
    assert!(matches!(find(204, "").await.unwrap().into_body(), FindThingsSuccess::NoContent(())));
}

#[tokio::test]
async fn each_refusal_is_a_variant_the_most_exact_first() {
    let body = r#"{"title":"no"}"#;
    let title = |problem: &Problem| problem.title.clone();
    assert!(matches!(find(404, body).await, Err(FindThingsError::NotFound(of)) if title(&of).as_deref() == Some("no")));
    assert!(matches!(find(409, body).await, Err(FindThingsError::ClientError(of)) if of.status() == 409));
    assert!(matches!(find(503, body).await, Err(FindThingsError::Unexpected(of)) if of.status() == 503));
}

#[tokio::test]
async fn an_optional_body_is_left_out() {
    let (client, seen) = client(201, r#"{"id":"1","name":"a"}"#);
    client.add_thing(None).await.unwrap();
    let mut thing = Thing::new("a");
    thing.secret = Some("s".into());
    let added = client.add_thing(Some(&thing)).await.unwrap();
    assert_eq!(added.id.as_deref(), Some("1"));
    let bodies: Vec<Bytes> = seen.lock().unwrap().iter().map(|request| request.body().clone()).collect();
    assert_eq!(bodies, [&b""[..], br#"{"name":"a","secret":"s"}"#]);
}

#[tokio::test]
async fn the_query_of_a_path_s_key_is_sent_as_a_query() {
    let (client, seen) = client(204, "");
    client.find_reports(7, &FindReportsParams::new()).await.unwrap();
    let seen = seen.lock().unwrap();
    let [request] = seen.as_slice() else { panic!("one request") };
    assert_eq!(request.uri().path(), "/v1/reports");
    assert_eq!(
        request.uri().query().unwrap().split('&').collect::<std::collections::BTreeSet<_>>(),
        ["kind=all%20of%20it", "since=7"].into()
    );
}
