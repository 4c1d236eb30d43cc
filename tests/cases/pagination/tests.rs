//! Which operations have pages, how they follow each other, and what their items are.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::error::Error;
use tintype::http::{Request, Response};
use tintype::operation::Pagination;
use tintype::pages::PageFault;
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Call, OperationError, Paged};

use crate::pagination::{Client, types::*, *};

/// Gives a body after the other, and notes what was asked for.
#[derive(Clone)]
struct Fake {
    bodies: &'static [&'static str],
    asked: Arc<Mutex<Vec<String>>>,
}

impl Fake {
    fn new(bodies: &'static [&'static str]) -> Fake {
        Fake { bodies, asked: Arc::default() }
    }
    fn client(&self) -> Client {
        Client::builder().transport(self.clone()).build().unwrap()
    }
    /// What was asked for, without what is always the same.
    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut asked = self.asked.lock().unwrap();
        let body = self.bodies[asked.len()];
        let from = request.headers().get("x-from").map(|from| format!(" from {}", from.to_str().unwrap()));
        let at = request.uri().path_and_query().unwrap().as_str().trim_start_matches("/v1/").to_owned();
        asked.push(at + from.as_deref().unwrap_or_default());
        // A body may begin with the page's link.
        let (link, body) = match body.split_once('|') {
            Some((link, body)) => (Some(link), body),
            None => (None, body),
        };
        let mut response = Response::builder().status(200).header("content-type", "application/json");
        if let Some(link) = link {
            response = response.header("link", link);
        }
        let response = response.body(Body::from(body)).unwrap();
        Box::pin(async { Ok(response) })
    }
}

/// The numbers of the pets on all pages.
async fn ids<T, E>(call: Call<T, E>) -> Result<Vec<i64>, E>
where
    T: Paged<Item = Pet>,
    E: OperationError,
{
    let mut items = call.pages().items();
    let mut ids = Vec::new();
    while let Some(pet) = items.next().await {
        ids.push(pet?.id);
    }
    Ok(ids)
}

#[tokio::test]
async fn a_declared_link_header_is_followed() {
    let fake = Fake::new(&[r#"</v1/linked?limit=2&x=a%2Fb>; rel="next"|[{"id":1},{"id":2}]"#, r#"[{"id":3}]"#]);
    assert_eq!(
        ids(fake.client().linked(&LinkedParams { limit: Some(2), ..Default::default() })).await.unwrap(),
        [1, 2, 3]
    );
    assert_eq!(fake.asked(), ["linked?limit=2", "linked?limit=2&x=a%2Fb"]);
}

#[tokio::test]
async fn links_of_the_body_are_followed() {
    let fake = Fake::new(&[
        r#"{"data":[{"id":1}],"links":{"next":"?page=b"}}"#,
        r#"{"data":[{"id":2}],"links":{"next":null}}"#,
    ]);
    assert_eq!(ids(fake.client().json_api()).await.unwrap(), [1, 2]);
    assert_eq!(fake.asked(), ["json-api", "json-api?page=b"]);

    let fake = Fake::new(&[
        r#"{"items":[{"id":1}],"_links":{"next":{"href":"https://example.com/v1/b"}}}"#,
        r#"{"_links":{}}"#,
    ]);
    assert_eq!(ids(fake.client().hal()).await.unwrap(), [1]);
    assert_eq!(fake.asked(), ["hal", "b"]);

    let fake = Fake::new(&[
        r#"{"count":1,"next":"https://example.com/v1/c","results":[{"id":1}]}"#,
        r#"{"count":1,"results":[]}"#,
    ]);
    assert_eq!(ids(fake.client().next_url()).await.unwrap(), [1]);
    assert_eq!(fake.asked(), ["next-url", "c"]);
}

#[tokio::test]
async fn a_cursor_becomes_the_value_of_its_parameter() {
    let fake = Fake::new(&[
        r#"{"pets":[{"id":1}],"response_metadata":{"next_cursor":"a b/=&"}}"#,
        r#"{"pets":[],"response_metadata":{"next_cursor":"c"}}"#,
        r#"{"pets":[{"id":2}],"response_metadata":{"next_cursor":""}}"#,
    ]);
    let params = ByCursorParams { tag: Some(vec!["x".into(), "y".into()]), ..Default::default() };
    assert_eq!(ids(fake.client().by_cursor(&params)).await.unwrap(), [1, 2]);
    assert_eq!(
        fake.asked(),
        ["cursor?tag=x&tag=y", "cursor?tag=x&tag=y&cursor=a%20b%2F%3D%26", "cursor?tag=x&tag=y&cursor=c"]
    );

    let fake = Fake::new(&[r#"{"items":[{"id":1}],"nextPageToken":"b"}"#, "{}"]);
    assert_eq!(ids(fake.client().by_token(&ByTokenParams::new())).await.unwrap(), [1]);
    assert_eq!(fake.asked(), ["token", "token?pageToken=b"]);
}

#[tokio::test]
async fn the_last_item_is_where_the_next_page_begins() {
    let fake =
        Fake::new(&[r#"{"has_more":true,"data":[{"id":1},{"id":7}]}"#, r#"{"has_more":false,"data":[{"id":8}]}"#]);
    assert_eq!(ids(fake.client().starting_after(&StartingAfterParams::new())).await.unwrap(), [1, 7, 8]);
    assert_eq!(fake.asked(), ["starting-after", "starting-after?starting_after=7"]);
}

#[tokio::test]
async fn pages_are_numbered_from_where_the_document_says() {
    const PAGES: &[&str] =
        &[r#"{"data":[{"id":1},{"id":2}],"meta":{"total":3}}"#, r#"{"data":[{"id":3}],"meta":{"total":3}}"#];
    let fake = Fake::new(PAGES);
    assert_eq!(
        ids(fake.client().by_page(&ByPageParams { per_page: Some(2), ..Default::default() })).await.unwrap(),
        [1, 2, 3]
    );
    assert_eq!(fake.asked(), ["page?per_page=2", "page?per_page=2&page=2"]);
    let fake = Fake::new(PAGES);
    assert_eq!(ids(fake.client().by_page_from_nothing(&ByPageFromNothingParams::new())).await.unwrap(), [1, 2, 3]);
    assert_eq!(fake.asked(), ["page-from-nothing", "page-from-nothing?page=1"]);
    // From a page that the caller names.
    let fake = Fake::new(&[r#"{"data":[{"id":9}],"meta":{"total":5}}"#, r#"{"data":[]}"#]);
    assert_eq!(ids(fake.client().by_page(&ByPageParams { page: Some(3), ..Default::default() })).await.unwrap(), [9]);
    assert_eq!(fake.asked(), ["page?page=3", "page?page=4"]);
}

#[tokio::test]
async fn an_offset_is_the_number_of_items_before() {
    let fake =
        Fake::new(&[r#"{"data":[{"id":1},{"id":2}],"meta":{"total":3}}"#, r#"{"data":[{"id":3}],"meta":{"total":3}}"#]);
    assert_eq!(ids(fake.client().by_offset(&ByOffsetParams::new())).await.unwrap(), [1, 2, 3]);
    assert_eq!(fake.asked(), ["offset", "offset?offset=2"]);
}

#[tokio::test]
async fn where_in_doubt_there_are_no_pages() {
    let fake = Fake::new(&[]);
    let client = fake.client();
    async fn unknown<T, E: OperationError + std::fmt::Debug>(call: Call<T, E>, other: impl Fn(E) -> Option<Error>) {
        let mut pages = call.pages();
        let Some(Err(error)) = pages.next().await else { panic!("it has pages") };
        assert!(matches!(other(error), Some(Error::NextPage { fault: PageFault::Unknown })));
        assert!(pages.next().await.is_none());
    }
    macro_rules! unknown {
        ($($call:expr => $error:ident),* $(,)?) => {
            $(unknown($call, |error| if let $error::Other(error) = error { Some(error) } else { None }).await;)*
        };
    }
    unknown! {
        client.page_of_unknown_start(&PageOfUnknownStartParams::new()) => PageOfUnknownStartError,
        client.page_and_offset(&PageAndOffsetParams::new()) => PageAndOffsetError,
        client.page_without_end(&PageWithoutEndParams::new()) => PageWithoutEndError,
        client.cursor_of_another_type(&CursorOfAnotherTypeParams::new()) => CursorOfAnotherTypeError,
        client.cursor_that_must_be_there("a") => CursorThatMustBeThereError,
        client.post(&PostParams::new()) => PostError,
        client.off(&OffParams::new()) => OffError,
    }
    assert_eq!(fake.asked(), [""; 0]);
    // The program may know better.
    let fake = Fake::new(&[r#"[{"id":1}]"#, r#"[{"id":2}]"#, "[]"]);
    let call = fake.client().page_without_end(&PageWithoutEndParams::new());
    let mut pages = call.pages_by(Pagination::page("page", 1).items("")).items();
    assert_eq!(pages.next().await.unwrap().unwrap().id, 1);
    assert_eq!(pages.next().await.unwrap().unwrap().id, 2);
    assert!(pages.next().await.is_none());
    assert_eq!(fake.asked(), ["page-without-end", "page-without-end?page=2", "page-without-end?page=3"]);
}

#[tokio::test]
async fn what_the_document_says_of_pages_holds() {
    let fake = Fake::new(&[r#"<?b>; rel="next"|[{"id":1}]"#, "[]"]);
    assert_eq!(ids(fake.client().said_link()).await.unwrap(), [1]);
    assert_eq!(fake.asked(), ["said-link", "said-link?b"]);

    let fake = Fake::new(&[
        r#"{"page":{"following":"/v1/x","animals":{"dogs":[{"id":1}]}}}"#,
        r#"{"page":{"animals":null,"following":"/v1/y"}}"#,
        r#"{"page":{"animals":{"dogs":null}}}"#,
    ]);
    assert_eq!(ids(fake.client().said_url()).await.unwrap(), [1]);
    assert_eq!(fake.asked(), ["said-url", "x", "y"]);

    let fake = Fake::new(&[
        r#"{"page":{"mark/er":"m 1","open":true,"animals":{"dogs":[{"id":1}]}}}"#,
        r#"{"page":{"mark/er":"m 2","open":false,"animals":{"dogs":[{"id":2}]}}}"#,
    ]);
    assert_eq!(ids(fake.client().said_cursor(&SaidCursorParams::new())).await.unwrap(), [1, 2]);
    assert_eq!(fake.asked(), ["said-cursor", "said-cursor from m 1"]);

    let fake = Fake::new(&[r#"[{"id":1},{"id":5}]"#, r#"[{"id":6}]"#, "[]"]);
    assert_eq!(ids(fake.client().said_last(&SaidLastParams::new())).await.unwrap(), [1, 5, 6]);
    assert_eq!(fake.asked(), ["said-last", "said-last?since=5", "said-last?since=6"]);

    // The first item says how many pages there are.
    let fake = Fake::new(&[r#"[{"id":2}]"#, r#"[{"id":2}]"#]);
    assert_eq!(ids(fake.client().said_page(&SaidPageParams::new())).await.unwrap(), [2, 2]);
    assert_eq!(fake.asked(), ["said-page", "said-page?p=1"]);

    // Items of no known type: their pages can be read all the same.
    let fake = Fake::new(&[r#"{"free":{"form":[1,2,3]}}"#, r#"{"free":{"form":[]}}"#]);
    let mut pages = fake.client().said_offset(&SaidOffsetParams::new()).pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
    assert_eq!(fake.asked(), ["said-offset", "said-offset?skip=3"]);
}

#[tokio::test]
async fn the_documented_examples_say_what_they_say() {
    let fake = Fake::new(&[
        r#"{"data":[{"id":1,"name":"Ann"},{"id":2,"name":"Bo"}],"next_cursor":"bTI="}"#,
        r#"{"data":[{"id":3,"name":"Cy"}],"next_cursor":null}"#,
    ]);
    let params = ListPetsParams { species: Some("dog".into()), ..Default::default() };
    let mut pets = fake.client().list_pets(&params).pages().items();
    let mut said = String::new();
    while let Some(pet) = pets.next().await {
        let pet = pet.unwrap();
        said += &format!("{} {}\n", pet.id, pet.name.unwrap_or_default());
    }
    assert_eq!(said, "1 Ann\n2 Bo\n3 Cy\n");
    assert_eq!(fake.asked(), ["pets?species=dog", "pets?species=dog&cursor=bTI%3D"]);

    let fake = Fake::new(&[r#"{"data":[{"id":1}],"next_cursor":"a"}"#; 3]);
    let mut pages = fake.client().list_pets(&ListPetsParams::new()).pages();
    let mut said = String::new();
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => said += &format!("{} pets\n", page.data.len()),
            Err(error) => said += &format!("{error}\n"),
        }
    }
    assert_eq!(
        said,
        "1 pets\n1 pets\nlistPets: the next page was not asked for: it is one that was asked for before\n"
    );
}

/// A provider whose stream breaks off after two events, and ends after a third.
#[derive(Clone, Default)]
struct Watched(Arc<Mutex<Vec<String>>>);

impl Transport for Watched {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let id = request.headers().get("last-event-id").map(|id| id.to_str().unwrap().to_owned());
        let mut asked = self.0.lock().unwrap();
        asked.push(id.unwrap_or_default());
        let (status, body) = match asked.len() {
            1 => (200, "retry: 1\nid: 1\ndata: open\n\nid: 2\ndata: sold\n\nid: 3\ndata: clo"),
            2 => (200, "id: 3\ndata: closed\n\n"),
            _ => (204, ""),
        };
        let response = Response::builder().status(status).header("content-type", "text/event-stream");
        let response = response.body(Body::from(body)).unwrap();
        Box::pin(async { Ok(response) })
    }
}

#[tokio::test]
async fn the_documented_stream_comes_back() {
    let provider = Watched::default();
    let client = Client::builder().transport(provider.clone()).build().unwrap();
    let mut events = client.watch().reconnect(tintype::ReconnectPolicy::new()).await.unwrap().into_body();
    let mut said = Vec::new();
    while let Some(event) = events.next().await {
        let event = event.unwrap();
        said.push(format!("{} {}", event.id, event.data));
    }
    assert_eq!(said, ["1 open", "2 sold", "3 closed"]);
    assert_eq!(*provider.0.lock().unwrap(), ["", "2", "3"]);
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_no_item_left_out() {
    let fake = Fake::new(&[r#"{"items":[{"id":1},{"name":"no id"}],"nextPageToken":"b"}"#]);
    let error = ids(fake.client().by_token(&ByTokenParams::new())).await.unwrap_err();
    let ByTokenError::Other(Error::Misfit { violations, .. }) = error else { panic!("{error:?}") };
    assert_eq!(violations.iter().map(|it| it.pointer()).collect::<Vec<_>>(), ["/items/1/id"]);
    assert_eq!(fake.asked(), ["token"]);
}
