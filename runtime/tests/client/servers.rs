//! The base URL: servers and their variables, and what is refused.

use tintype::{BuildError, Client, ClientBuilder};

use crate::fake::Fake;

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
    assert_eq!(said(new().server(9)), "the document has no server 9");
    assert_eq!(said(new().server(3)), "the document names no server: give the builder a base_url");
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
