//! Pages: what is asked for, what ends them, and what is refused.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use tintype::operation::{Answer, Operation, Pagination};
use tintype::pages::PageFault;
use tintype::shape::{Kind, Schema};
use tintype::{Call, Error, Json, Pages, RetryPolicy};

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, json, operation};

static ANSWERS: [Answer; 1] = [Answer { status: "200", bodies: &[json(ANY)] }];
static LISTS: [Answer; 1] = [Answer { status: "200", bodies: &[json(Schema { kind: Kind::Array(&ANY), rules: &[] })] }];

/// A provider that answers by the path and the query.
fn provider(answer: impl Fn(&str) -> (Option<String>, String) + Send + Sync + 'static) -> Fake {
    Fake::new(move |request| {
        let (link, body) = answer(request.uri().path_and_query().unwrap().as_str());
        let response = Response::builder().status(200).header("content-type", "application/json");
        let response = if let Some(link) = link { response.header("link", link) } else { response };
        response.body(Bytes::from(body)).unwrap()
    })
}

fn call(fake: &Fake) -> Call<Json, ProbeError> {
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], &ANSWERS)));
    fake.builder().bearer("s3cret").build().unwrap().call(probe).into_call()
}

/// How many pages came, and why no more did.
async fn all<T>(mut pages: Pages<T, ProbeError>) -> (usize, Option<PageFault>) {
    let mut count = 0;
    while let Some(page) = pages.next().await {
        match page {
            Ok(_) => count += 1,
            Err(ProbeError::Other(Error::NextPage { fault })) => {
                assert!(pages.next().await.is_none(), "an error ends the stream");
                return (count, Some(fault));
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(pages.next().await.is_none());
    (count, None)
}

async fn linked(link: &'static str) -> (usize, (usize, Option<PageFault>)) {
    let fake = provider(move |_| (Some(format!("<{link}>; rel=\"next\"")), "[1]".to_owned()));
    let outcome = all(call(&fake).pages_by(Pagination::link())).await;
    (fake.count(), outcome)
}

#[tokio::test]
async fn a_link_to_another_origin_is_refused_before_anything_is_sent() {
    for link in [
        "https://evil.example.com/api/p",
        "//evil.example.com/api/p",
        "https://sandbox.example.com:444/api/p",
        "https://sandbox.example.com.evil.example/api/p",
    ] {
        assert_eq!(linked(link).await, (1, (1, Some(PageFault::OtherOrigin))), "{link}");
    }
    assert_eq!(linked("http://sandbox.example.com/api/p").await, (1, (1, Some(PageFault::Insecure))));
    for link in ["javascript:alert(1)", "https://user@sandbox.example.com/", "https://a@b@c/", "/a\\b", "https://["] {
        let (sent, (pages, fault)) = linked(link).await;
        assert!(matches!(fault, Some(PageFault::Link(_) | PageFault::OtherOrigin)), "{link}: {fault:?}");
        assert_eq!((sent, pages), (1, 1), "{link}");
    }
}

#[tokio::test]
async fn an_error_of_pages_shows_no_link() {
    let fake = provider(|_| (Some("<https://evil.example.com/?token=s3cret>; rel=next".to_owned()), "[]".to_owned()));
    let mut pages = call(&fake).pages_by(Pagination::link());
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "probe: the next page was not asked for: the link to it names another origin");
    let ProbeError::Other(error) = error else { panic!() };
    assert!(error.is_unsent() && !error.is_retryable());
    assert!(!format!("{error:?} {pages:?}").contains("s3cret"));
}

#[tokio::test]
async fn a_link_of_the_same_origin_is_followed_to_any_path_with_its_query_and_credentials() {
    let fake = Fake::new(|request| {
        assert_eq!(request.headers()["authorization"], "Bearer s3cret");
        assert_eq!(request.headers()["x-mine"], "1");
        let link = match request.uri().path() {
            "/api/p" => "</v2/q%20r?c=a%2Fb+c&&d=%E4&c=x==;y>; rel=next",
            "/v2/q%20r" => "<s>; rel=next",
            _ => "<t>; rel=prev",
        };
        Response::builder().header("link", link).body(Bytes::from("[1]")).unwrap()
    });
    let probe: &'static Operation =
        Box::leak(Box::new(Operation { security: &[&["bearer"]], ..operation("/p", &[], &ANSWERS) }));
    let client = fake.builder().bearer("s3cret").build().unwrap();
    let call: Call<Json, ProbeError> = client.call(probe).into_call();
    assert_eq!(all(call.header("x-mine", "1").pages_by(Pagination::link())).await, (3, None));
    let urls = fake.uris();
    assert_eq!(urls[0], "https://sandbox.example.com/api/p");
    assert_eq!(urls[1], "https://sandbox.example.com/v2/q%20r?c=a%2Fb+c&&d=%E4&c=x==;y");
    assert_eq!(urls[2], "https://sandbox.example.com/v2/s");
}

#[tokio::test]
async fn a_key_in_the_query_is_written_once() {
    let fake = provider(|at| {
        let link = (!at.contains("page")).then(|| "<?page=2&key=s3cret&x=1>; rel=next".to_owned());
        (link, "[1]".to_owned())
    });
    let probe: &'static Operation =
        Box::leak(Box::new(Operation { security: &[&["query_key"]], ..operation("/p", &[], &ANSWERS) }));
    let client = fake.builder().api_key("query_key", "s3cret").build().unwrap();
    let call: Call<Json, ProbeError> = client.call(probe).into_call();
    assert_eq!(all(call.pages_by(Pagination::link())).await, (2, None));
    assert_eq!(fake.uris()[1], "https://sandbox.example.com/api/p?page=2&x=1&key=s3cret");
}

#[tokio::test]
async fn a_million_pages_with_the_same_cursor_are_two() {
    let fake = provider(|_| (None, r#"{"next":"same","items":[1]}"#.to_owned()));
    let by = Pagination::cursor("cursor", "/next").items("/items");
    assert_eq!(all(call(&fake).pages_by(by)).await, (2, Some(PageFault::Repeated)));
    // A ring of several, and links.
    let fake = provider(|at| (None, format!(r#"{{"next":"{}"}}"#, if at.ends_with("=a") { "b" } else { "a" })));
    assert_eq!(all(call(&fake).pages_by(Pagination::cursor("c", "/next"))).await, (3, Some(PageFault::Repeated)));
    assert_eq!(linked("").await, (1, (1, Some(PageFault::Repeated))));
    assert_eq!(linked("/api/p#top").await, (1, (1, Some(PageFault::Repeated))));
    assert_eq!(linked("?x").await, (2, (2, Some(PageFault::Repeated))));
}

#[tokio::test]
async fn pages_without_an_item_are_few() {
    let numbered = |items: &'static str| {
        let count = std::sync::atomic::AtomicUsize::new(0);
        provider(move |_| {
            let next = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            (None, format!(r#"{{"next":{next},"items":[{items}]}}"#))
        })
    };
    let by = Pagination::cursor("cursor", "/next").items("/items");
    let fake = numbered("");
    assert_eq!(all(call(&fake).pages_by(by)).await, (11, Some(PageFault::Empty(11))));
    assert_eq!(fake.count(), 11);
    let fake = numbered("");
    assert_eq!(all(call(&fake).pages_by(by).max_empty_pages(0)).await, (1, Some(PageFault::Empty(1))));
    let fake = numbered("1");
    assert_eq!(all(call(&fake).pages_by(by).max_pages(50)).await, (50, Some(PageFault::TooMany(50))));
    assert_eq!(fake.count(), 50);
    let fake = numbered("1");
    assert_eq!(all(call(&fake).pages_by(by)).await, (10_000, Some(PageFault::TooMany(10_000))));
}

#[tokio::test]
async fn what_says_that_there_is_more_and_not_where_is_an_error() {
    let nowhere = |by: Pagination, body: &'static str| async move {
        let fake = provider(move |_| (None, body.to_owned()));
        assert_eq!(all(call(&fake).pages_by(by)).await, (1, Some(PageFault::Nowhere)), "{body}");
    };
    let by = Pagination::cursor("c", "/next").more("/more");
    nowhere(by, r#"{"more":true}"#).await;
    nowhere(by, r#"{"more":true,"next":""}"#).await;
    nowhere(by, r#"{"next":{"a":1}}"#).await;
    nowhere(Pagination::url("/next"), r#"{"next":7}"#).await;
    let by = Pagination::last_item("after", "/id").items("/items").more("/more");
    nowhere(by, r#"{"more":true,"items":[]}"#).await;
    nowhere(by, r#"{"more":true,"items":[{"name":1}]}"#).await;
    nowhere(Pagination::offset("o").items("/items").more("/more"), r#"{"more":true,"items":[]}"#).await;
    let fake = provider(|_| (Some("</p; rel=next".to_owned()), "[]".to_owned()));
    let outcome = all(call(&fake).pages_by(Pagination::link())).await;
    assert_eq!(outcome, (1, Some(PageFault::Link("a link of the header has no end"))));
}

#[tokio::test]
async fn the_last_page_says_so_in_many_ways() {
    let last = |by: Pagination, body: &'static str| async move {
        let fake = provider(move |_| (None, body.to_owned()));
        assert_eq!(all(call(&fake).pages_by(by)).await, (1, None), "{body}");
    };
    let by = Pagination::cursor("c", "/next").more("/more").items("/items");
    for body in [r#"{}"#, r#"{"next":null}"#, r#"{"next":""}"#, r#"{"next":false}"#, r#"{"next":"a","more":false}"#] {
        last(by, body).await;
    }
    last(Pagination::link(), "[]").await;
    last(Pagination::url("/links/next"), r#"{"links":{}}"#).await;
    last(Pagination::last_item("after", "/id").items(""), "[]").await;
    last(Pagination::page("p", 1).items(""), "[]").await;
    last(Pagination::page("p", 1).items("/i").pages("/n"), r#"{"i":[1],"n":1}"#).await;
    last(Pagination::page("p", 0).items("/i").total("/n"), r#"{"i":[1,2],"n":"2"}"#).await;
    last(Pagination::page("p", 0).items("/i").more("/m"), r#"{"i":[1,2],"m":false}"#).await;
    last(Pagination::offset("o").items("/i").total("/n"), r#"{"i":[1,2],"n":2}"#).await;
    last(Pagination::offset("o").items("/i"), r#"{"j":[1,2],"n":2}"#).await;
}

#[tokio::test]
async fn an_unknown_way_sends_nothing() {
    let fake = provider(|_| (None, "[]".to_owned()));
    assert_eq!(all(call(&fake).pages()).await, (0, Some(PageFault::Unknown)));
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn retries_hold_for_each_page() {
    let tries = std::sync::atomic::AtomicUsize::new(0);
    let fake = Fake::new(move |request| {
        let tried = tries.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let again = request.uri().query().is_some_and(|query| query.contains("page=2"));
        let response = Response::builder().status(if tried.is_multiple_of(2) { 503 } else { 200 });
        let response = response.header("content-type", "application/json");
        let response = if again { response } else { response.header("link", "<?page=2>; rel=next") };
        response.body(Bytes::from("[1]")).unwrap()
    });
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    let mut pages = call(&fake).retries(policy).pages_by(Pagination::link());
    assert_eq!(pages.next().await.unwrap().unwrap().attempts(), 2);
    assert_eq!(pages.next().await.unwrap().unwrap().attempts(), 2);
    assert!(pages.next().await.is_none());
    let queries: Vec<_> = fake.uris().iter().map(|uri| uri.contains("?page=2")).collect();
    assert_eq!(queries, [false, false, true, true]);
}

#[tokio::test]
async fn an_error_ends_the_pages() {
    let fake = Fake::new(|request| {
        let first = request.uri().query().is_none();
        let response = Response::builder().status(if first { 200 } else { 500 });
        response.header("link", "<?page=2>; rel=next").body(Bytes::from("[1]")).unwrap()
    });
    let mut pages = call(&fake).pages_by(Pagination::link());
    assert!(pages.next().await.unwrap().is_ok());
    assert!(matches!(pages.next().await, Some(Err(ProbeError::Other(Error::Undocumented { .. })))));
    assert!(pages.next().await.is_none());
    assert_eq!(fake.count(), 2);
}

#[tokio::test]
async fn whoever_drops_the_pages_sends_nothing_more() {
    let fake = provider(|_| (Some("<?x>; rel=next".to_owned()), "[1]".to_owned()));
    let mut pages = call(&fake).pages_by(Pagination::link());
    assert!(pages.next().await.unwrap().is_ok());
    // A page that was read asks for no other by itself.
    tokio::task::yield_now().await;
    assert_eq!(fake.count(), 1);
    drop(pages);
    assert_eq!(fake.count(), 1);
}

#[tokio::test]
async fn pages_and_items_are_streams() {
    use futures_core::Stream;
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], &LISTS)));
    let fake = provider(|at| {
        (
            None,
            if at.contains("p=2") {
                "[3]"
            } else if at.contains('=') {
                "[]"
            } else {
                "[1,2]"
            }
            .to_owned(),
        )
    });
    let call: Call<Vec<Json>, ProbeError> = fake.client().call(probe).into_call();
    let mut items = pin!(call.pages_by(Pagination::page("p", 1).items("")).items());
    let mut found = Vec::new();
    while let Some(item) = poll_fn(|cx| match items.as_mut().poll_next(cx) {
        Poll::Ready(item) => Poll::Ready(item),
        Poll::Pending => Poll::Pending,
    })
    .await
    {
        found.push(item.unwrap().to_string());
    }
    assert_eq!(found, ["1", "2", "3"]);
    fn sent<T: Send + Unpin>() {}
    sent::<Pages<Json, ProbeError>>();
}
