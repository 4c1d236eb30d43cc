//! Credentials: which are sent, where, and that none of them shows.

use tintype::auth::{Algorithm, Encoding, sign, verify};
use tintype::client::SchemeKind;
use tintype::operation::{Answer, Content, Operation, RequestBody};
use tintype::{BuildError, Client, ClientBuilder, Error};

use crate::fake::Fake;
use crate::sample::{ANY, API, ProbeError, operation};

const OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];

fn secured(security: &'static [&'static [&'static str]]) -> &'static Operation {
    Box::leak(Box::new(Operation { security, ..operation("/p", &[], &OK) }))
}

async fn probe(client: &Client, operation: &'static Operation) -> Result<(), ProbeError> {
    client.call(operation).into_call::<(), ProbeError>().await.map(|answer| answer.into_body())
}

#[tokio::test]
async fn a_missing_credential_is_an_error_before_anything_is_sent() {
    let fake = Fake::json(200, "");
    let error = probe(&fake.client(), secured(&[&["bearer"], &["basic"]])).await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::MissingCredential { scheme: "bearer", .. })));
    assert_eq!(
        error.to_string(),
        "probe: no credential for the security scheme `bearer`: give one to the client's builder, or set its header"
    );
    // All schemes of an alternative are needed.
    let client = fake.builder().bearer("t").build().unwrap();
    let error = probe(&client, secured(&[&["bearer", "digest"]])).await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::MissingCredential { scheme: "digest", .. })));
    // A scheme that the document does not define can never be met.
    let error = probe(&client, secured(&[&["nowhere"]])).await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::MissingCredential { scheme: "nowhere", .. })));
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn the_first_complete_alternative_is_used() {
    let fake = Fake::json(200, "");
    let client = fake.builder().basic("ann", "pw").api_key("key", "k").build().unwrap();
    probe(&client, secured(&[&["bearer"], &["key"], &["basic"]])).await.unwrap();
    assert_eq!(fake.header("x-key").unwrap(), "k");
    assert_eq!(fake.header("authorization"), None);
}

#[tokio::test]
async fn an_empty_alternative_makes_credentials_optional() {
    let optional = secured(&[&[], &["bearer"]]);
    let fake = Fake::json(200, "");
    probe(&fake.client(), optional).await.unwrap();
    assert_eq!(fake.header("authorization"), None);
    let fake = Fake::json(200, "");
    probe(&fake.builder().bearer("t").build().unwrap(), optional).await.unwrap();
    assert_eq!(fake.header("authorization").unwrap(), "Bearer t");
}

#[tokio::test]
async fn an_operation_that_needs_none_is_sent_none() {
    let fake = Fake::json(200, "");
    probe(&fake.builder().bearer("t").build().unwrap(), secured(&[])).await.unwrap();
    assert_eq!(fake.header("authorization"), None);
}

#[tokio::test]
async fn a_header_set_by_hand_stands_in() {
    let fake = Fake::json(200, "");
    let call = fake.client().call(secured(&[&["bearer"]])).into_call::<(), ProbeError>();
    call.header("authorization", "Custom x").await.unwrap();
    assert_eq!(fake.header("authorization").unwrap(), "Custom x");
    assert!(fake.only().headers()["authorization"].is_sensitive());

    // One for all calls is a credential too, and does not travel in clear text.
    let fake = Fake::json(200, "");
    let by_hand = || fake.builder().header("authorization", "Custom y");
    probe(&by_hand().build().unwrap(), secured(&[&["basic"]])).await.unwrap();
    assert_eq!(fake.header("authorization").unwrap(), "Custom y");
    assert!(matches!(by_hand().base_url("http://h.example").build(), Err(BuildError::InsecureHttp)));
}

#[tokio::test]
async fn headers_that_carry_credentials_do_not_travel_in_clear_text() {
    let open = secured(&[]);
    let names = ["Authorization", "Proxy-Authorization", "Cookie", "X-Key", "X-PCH-Digest"];
    for name in names {
        let fake = Fake::json(200, "");
        let builder = |url: &str| fake.builder().base_url(url);
        assert!(
            matches!(builder("http://h.example").header(name, "s").build(), Err(BuildError::InsecureHttp)),
            "{name}"
        );

        let call = |client: &Client| client.call(open).into_call::<(), ProbeError>().header(name, "s");
        let error = call(&builder("http://h.example").build().unwrap()).await.unwrap_err();
        assert!(matches!(&error, ProbeError::Other(inner @ Error::Request { .. }) if inner.is_unsent()), "{error:?}");
        assert_eq!(
            error.to_string(),
            "probe: no request could be made: a credential would be sent over http in clear text: use https, or say \
             allow_http(true)"
        );
        assert_eq!(fake.count(), 0);
        for client in [
            builder("http://127.0.0.1:1").build().unwrap(),
            builder("https://h.example").build().unwrap(),
            builder("http://h.example").allow_http(true).build().unwrap(),
        ] {
            call(&client).await.unwrap();
        }
        assert_eq!(fake.count(), 3);
    }
    let fake = Fake::json(200, "");
    let client = fake.builder().base_url("http://h.example").header("x-other", "1").build().unwrap();
    client.call(open).into_call::<(), ProbeError>().header("accept-language", "en").await.unwrap();
    assert_eq!(fake.count(), 1);
}

#[tokio::test]
async fn every_kind_of_credential_in_its_place() {
    let fake = Fake::json(200, "");
    probe(&fake.builder().basic("Aladdin", "open sesame").build().unwrap(), secured(&[&["basic"]])).await.unwrap();
    // RFC 7617, section 2.
    assert_eq!(fake.header("authorization").unwrap(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert!(fake.only().headers()["authorization"].is_sensitive());

    let fake = Fake::json(200, "");
    probe(&fake.builder().api_key("query_key", "a&b").build().unwrap(), secured(&[&["query_key"]])).await.unwrap();
    assert_eq!(fake.only().uri().query(), Some("key=a%26b"));

    let fake = Fake::json(200, "");
    probe(&fake.builder().api_key("cookie_key", "a b").build().unwrap(), secured(&[&["cookie_key"]])).await.unwrap();
    assert_eq!(fake.header("cookie").unwrap(), "session=a%20b");
}

#[tokio::test]
async fn a_signature_covers_path_query_and_the_exact_body() {
    static SIGNED: Operation = Operation {
        method: "PUT",
        body: Some(RequestBody { required: true, content: &[Content::json(ANY)] }),
        security: &[&["digest", "query_key"]],
        ..operation("/p", &[], &OK)
    };
    let fake = Fake::json(200, "");
    let client = fake.builder().signing_key("SECRET").api_key("query_key", "k").build().unwrap();
    let body: tintype::Json = r#"{"name":"Ann"}"#.parse().unwrap();
    client.call(&SIGNED).body(&body).into_call::<(), ProbeError>().await.unwrap();
    assert_eq!(&fake.only().body()[..], br#"{"name":"Ann"}"#);
    // printf '/api/p?key=k{"name":"Ann"}' | openssl dgst -sha1 -hmac SECRET
    assert_eq!(fake.header("x-pch-digest").unwrap(), "2159d5e4c7f616dd15a21c3983f4f4e23ce42714");

    // Without query and body the path alone is signed.
    let fake = Fake::json(200, "");
    probe(&fake.builder().signing_key("SECRET").build().unwrap(), secured(&[&["digest"]])).await.unwrap();
    // printf '/api/p' | openssl dgst -sha1 -hmac SECRET
    assert_eq!(fake.header("x-pch-digest").unwrap(), "7df76a64494c0059576f4337d62cb2647b1197e8");
}

#[test]
fn signatures() {
    let message: [&[u8]; 2] = [b"/api/auth/checkins/balance", br#"{"client":"CLIENT_GOES_HERE"}"#];
    // printf '/api/auth/checkins/balance{"client":"CLIENT_GOES_HERE"}' | openssl dgst -sha1 -hmac SECRET_GOES_HERE
    let hex = "30c4543287bfec9fb9c3beb47f7f2a39531dc102";
    // … | openssl dgst -sha1 -hmac SECRET_GOES_HERE -binary | base64
    let base64 = "MMRUMoe/7J+5w760f38qOVMdwQI=";
    for (encoding, signature) in [(Encoding::Hex, hex), (Encoding::Base64, base64)] {
        let key = b"SECRET_GOES_HERE";
        assert_eq!(sign(key, Algorithm::HmacSha1, encoding, &message), signature);
        let verify = |key: &[u8], text: &str| verify(key, Algorithm::HmacSha1, encoding, &message, text);
        assert!(verify(key, signature));
        assert!(!verify(b"another", signature));
        for wrong in ["", "é", "30", &signature[1..], &signature.replace('0', "1"), &format!("{signature}0")] {
            assert!(!verify(key, wrong), "{wrong}");
        }
    }
    assert!(!verify(b"SECRET_GOES_HERE", Algorithm::HmacSha1, Encoding::Hex, &message, &hex.to_uppercase()));
}

#[tokio::test]
async fn no_secret_shows() {
    let fake = Fake::json(500, "");
    let secrets = ["tok-1", "pw-2", "key-3", "sign-4", "query-5"];
    let builder = || {
        let builder = fake.builder().bearer("tok-1").basic("ann", "pw-2").api_key("key", "key-3");
        builder.signing_key("sign-4").api_key("query_key", "query-5")
    };
    let client = builder().build().unwrap();
    let error = probe(&client, secured(&[&["bearer", "key", "digest", "query_key"]])).await.unwrap_err();
    let shown = format!("{:?} {client:?} {:?} {error} {error:?}", builder(), client.call(secured(&[])));
    for secret in secrets {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert_eq!(
        format!("{client:?}"),
        "Client { api: \"Sample\", base_url: \"https://sandbox.example.com/api\", credentials: {\"basic\": \
         \"[redacted]\", \"bearer\": \"[redacted]\", \"digest\": \"[redacted]\", \"key\": \"[redacted]\", \
         \"query_key\": \"[redacted]\"}, .. }"
    );
}

#[test]
fn credentials_that_cannot_be_sent_fail_the_build() {
    let fake = Fake::json(200, "");
    let said = |builder: ClientBuilder<Client>| builder.build().unwrap_err().to_string();
    assert_eq!(
        said(fake.builder().bearer("a\r\nb")),
        "the credential for \"bearer\" cannot be sent: a header cannot hold a line break or NUL"
    );
    assert_eq!(said(fake.builder().bearer("")), "the credential for \"bearer\" cannot be sent: it is empty");
    assert_eq!(
        said(fake.builder().basic("a:b", "c")),
        "the credential for \"basic\" cannot be sent: a user with a colon, or a control character"
    );
    assert_eq!(said(fake.builder().api_key("nope", "k")), "the document has no single security scheme for \"nope\"");
    assert!(matches!(fake.builder().api_key("bearer", "k").build(), Err(BuildError::UnknownScheme { .. })));
    assert!(matches!(fake.builder().signing_key_for("key", "k").build(), Err(BuildError::UnknownScheme { .. })));
    assert!(fake.builder().signing_key_for("digest", "k").build().is_ok());
    assert!(API.schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Basic)));
}
