//! The base URL: servers and their variables, and what is refused.

use tintype::client::{Server, Variable};
use tintype::operation::{Answer, Operation};
use tintype::{BuildError, Client, ClientBuilder};

use crate::fake::Fake;
use crate::sample::{ProbeError, operation};

fn base(builder: ClientBuilder<Client>) -> Result<String, BuildError> {
    builder.build().map(|client| client.base_url().to_owned())
}

fn said(builder: ClientBuilder<Client>) -> String {
    base(builder).unwrap_err().to_string()
}

#[test]
fn servers_and_variables() {
    let new = || Fake::json(200, "").builder();
    assert_eq!(base(new()).unwrap(), "https://sandbox.example.com/api");
    assert_eq!(base(new().server_variable("server", "live-2")).unwrap(), "https://live-2.example.com/api");
    assert_eq!(base(new().server(1)).unwrap(), "https://eu.example.net/");
    assert_eq!(base(new().server(1).server_variable("region", "us")).unwrap(), "https://us.example.net/");
    assert_eq!(base(new().server(2).server_variable("domain", "id.example.com")).unwrap(), "https://id.example.com/v1");
    assert_eq!(base(new().base_url("https://h.example/x")).unwrap(), "https://h.example/x");
    assert_eq!(base(new().server(4).server_variable("tenant", "me")).unwrap(), "https://me.example.com/");
    assert_eq!(
        said(new().server(4)),
        "the server variable \"tenant\" has no default: give its value with server_variable"
    );
    assert_eq!(said(new().server(9)), "the document has no server 9");
    assert_eq!(said(new().server(3)), "the document names no server with a host: give the builder a base_url");
}

#[test]
fn variables_cannot_name_another_host() {
    let new = || Fake::json(200, "").builder();
    assert_eq!(said(new().server_variable("sever", "x")), "the server's URL has no variable \"sever\"");
    assert_eq!(
        said(new().server(1).server_variable("region", "mars")),
        "the server variable \"region\" cannot be used: the document does not list that value"
    );
    for value in [
        "evil.example/",
        "evil.example\\",
        "a@evil.example",
        "evil.example:81",
        "x?",
        "x#",
        "x y",
        "x\n",
        "x\0",
        "%2f",
        "é",
    ] {
        assert_eq!(
            said(new().server_variable("server", value)),
            "the server variable \"server\" cannot be used: it may hold letters, digits, `-`, `.`, `_` and `~` only"
        );
    }
    assert_eq!(said(new().server_variable("server", "")), "the server variable \"server\" cannot be used: it is empty");
    for value in [".", "..", "a..b", ".a", "a."] {
        assert_eq!(
            said(new().server_variable("server", value)),
            "the server variable \"server\" cannot be used: it has a dot with nothing beside it"
        );
    }
    assert_eq!(
        said(new().base_url("https://h.example").server_variable("server", "x")),
        "the base URL cannot be used: it has no variables, and a server variable was given"
    );
}

#[test]
fn base_urls() {
    let new = || Fake::json(200, "").builder();
    for (url, reason) in [
        ("h.example", "it is no absolute URL"),
        ("ftp://h.example", "it is neither https nor http"),
        ("file:///etc/passwd", "it is neither https nor http"),
        ("https://ann:pw@h.example", "it carries a user or password: credentials belong to the builder's own methods"),
        ("https://h.example?x=1", "it has a query or a fragment"),
        ("https://h.example/#x", "it has a query or a fragment"),
    ] {
        assert_eq!(said(new().base_url(url)), format!("the base URL cannot be used: {reason}"));
    }
}

#[test]
fn credentials_do_not_travel_in_clear_text() {
    let new = |url: &str| Fake::json(200, "").builder().base_url(url);
    assert!(matches!(base(new("http://h.example").bearer("t")), Err(BuildError::InsecureHttp)));
    assert!(matches!(base(new("http://localhost.example").bearer("t")), Err(BuildError::InsecureHttp)));
    assert!(base(new("http://h.example")).is_ok());
    assert!(base(new("http://h.example").bearer("t").allow_http(true)).is_ok());
    for loopback in ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "http://a.localhost"] {
        assert!(base(new(loopback).bearer("t")).is_ok(), "{loopback}");
    }
}

/// An operation with a server of its own, which needs a bearer token if it is told so.
fn elsewhere(url: &'static str, security: &'static [&'static [&'static str]]) -> &'static Operation {
    static OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];
    let variables: &'static [Variable] = &[Variable { name: "region", default: Some("eu"), values: &["eu", "us"] }];
    let servers: &'static [Server] = Box::leak(Box::new([Server { url, variables }]));
    Box::leak(Box::new(Operation { servers, security, ..operation("/p", &[], &OK) }))
}

async fn sent_to(fake: &Fake, builder: ClientBuilder<Client>, operation: &'static Operation) -> String {
    builder.build().unwrap().call(operation).into_call::<(), ProbeError>().await.unwrap();
    fake.only().uri().to_string()
}

#[tokio::test]
async fn an_operation_s_own_server_counts_unless_the_caller_names_a_base_url() {
    for (url, sent) in [
        ("https://op.example.com/v2", "https://op.example.com/v2/p"),
        ("https://{region}.example.com", "https://eu.example.com/p"),
        // It is of the base URL's origin.
        ("/v2", "https://sandbox.example.com/v2/p"),
    ] {
        let fake = Fake::json(200, "");
        assert_eq!(sent_to(&fake, fake.builder(), elsewhere(url, &[])).await, sent);
    }
    let fake = Fake::json(200, "");
    let builder = fake.builder().server(1).server_variable("region", "us");
    assert_eq!(sent_to(&fake, builder, elsewhere("https://{region}.op.example", &[])).await, "https://us.op.example/p");
    let fake = Fake::json(200, "");
    let builder = fake.builder().base_url("https://mock.example/x");
    assert_eq!(sent_to(&fake, builder, elsewhere("https://op.example.com/v2", &[])).await, "https://mock.example/x/p");
}

#[tokio::test]
async fn an_operation_s_own_server_may_be_no_base_url() {
    for (url, reason) in [
        ("//evil.example", "it is no absolute URL"),
        ("ftp://op.example.com", "it is neither https nor http"),
        (
            "https://{nobody}.example.com",
            "a variable of the operation's server has no value: give it to the client's builder with server_variable",
        ),
    ] {
        let fake = Fake::json(200, "");
        let call = fake.client().call(elsewhere(url, &[])).into_call::<(), ProbeError>();
        assert_eq!(call.await.unwrap_err().to_string(), format!("probe: no request could be made: {reason}"));
        assert_eq!(fake.count(), 0);
    }
}

#[tokio::test]
async fn credentials_go_to_an_operation_s_server_of_another_origin_if_the_caller_says_so() {
    let needs: &[&[&str]] = &[&["bearer"]];
    let bearer = |fake: &Fake| fake.builder().bearer("t").header("x-key", "k").header("cookie", "c=1");
    let shown = |fake: &Fake| ["authorization", "x-key", "cookie"].map(|name| fake.header(name).is_some());

    let fake = Fake::json(200, "");
    let client = bearer(&fake).build().unwrap();
    let error = client.call(elsewhere("https://op.example.com", needs)).into_call::<(), ProbeError>().await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "probe: no request could be made: the operation's own server gets no credentials: say trust_operation_servers(true)"
    );
    assert_eq!(fake.count(), 0);

    // One that does not need them is called without.
    let fake = Fake::json(200, "");
    sent_to(&fake, bearer(&fake), elsewhere("https://op.example.com", &[&[], &["bearer"]])).await;
    assert_eq!(shown(&fake), [false, false, false]);

    let fake = Fake::json(200, "");
    sent_to(&fake, bearer(&fake).trust_operation_servers(true), elsewhere("https://op.example.com", needs)).await;
    assert_eq!(shown(&fake), [true, true, true]);

    // Another path of the same origin is no other origin.
    let fake = Fake::json(200, "");
    sent_to(&fake, bearer(&fake), elsewhere("https://sandbox.example.com/v2", needs)).await;
    assert_eq!(shown(&fake), [true, true, true]);

    // Trust is no leave to send them in clear text.
    let fake = Fake::json(200, "");
    let client = bearer(&fake).trust_operation_servers(true).build().unwrap();
    let error = client.call(elsewhere("http://op.example.com", needs)).into_call::<(), ProbeError>().await;
    assert!(error.unwrap_err().to_string().contains("in clear text"));
    let needs: [(&str, &[&[&str]]); 2] = [("query_key", &[&["query_key"]]), ("cookie_key", &[&["cookie_key"]])];
    for (key, needs) in needs {
        let client = fake.builder().api_key(key, "k").trust_operation_servers(true).build().unwrap();
        let error = client.call(elsewhere("http://op.example.com", needs)).into_call::<(), ProbeError>().await;
        assert!(error.unwrap_err().to_string().contains("in clear text"), "{key}");
    }
    assert_eq!(fake.count(), 0);
}
