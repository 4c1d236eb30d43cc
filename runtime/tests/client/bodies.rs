//! Request bodies: what is sent for which media type.

use bytes::Bytes;
use tintype::operation::{Allow, Answer, Content, Encoding, Operation, Part, RequestBody, Style};
use tintype::shape::{Kind, Schema};
use tintype::{Body, Call, File, Json, Map};

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, Profile, operation};

static OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];

fn takes(required: bool, content: &'static [Content]) -> &'static Operation {
    let body = Some(RequestBody { required, content });
    Box::leak(Box::new(Operation { method: "POST", body, ..operation("/p", &[], &OK) }))
}

fn posts(media: &'static str, encoding: Encoding, required: bool) -> &'static Operation {
    takes(required, Box::leak(Box::new([Content::new(media, encoding, ANY)])))
}

async fn sent(fake: &Fake, call: Call<(), ProbeError>) -> (Option<String>, String) {
    call.await.unwrap();
    (fake.header("content-type"), String::from_utf8(fake.only().body().to_vec()).unwrap())
}

async fn refused(fake: &Fake, call: Call<(), ProbeError>) -> String {
    let error = call.await.unwrap_err().to_string();
    assert_eq!(fake.count(), 0);
    error
}

#[tokio::test]
async fn json_text_form_and_bytes() {
    for (media, encoding, value, text) in [
        ("application/json", Encoding::Json, r#"{"a":[1,2.50]}"#, r#"{"a":[1,2.50]}"#),
        ("application/merge-patch+json", Encoding::Json, "null", "null"),
        ("application/x-www-form-urlencoded", Encoding::Form, r#"{"a b":"c&d","n":1,"gone":null}"#, "a%20b=c%26d&n=1"),
        ("application/jsonl", Encoding::Lines, r#"[{"a":1},"b"]"#, "{\"a\":1}\n\"b\"\n"),
        ("application/json-seq", Encoding::Lines, r#"[1,2]"#, "\u{1e}1\n\u{1e}2\n"),
        ("text/plain", Encoding::Text, "7", "7"),
        ("text/plain", Encoding::Text, r#"{"a":1}"#, r#"{"a":1}"#),
    ] {
        let fake = Fake::json(200, "");
        let value: Json = value.parse().unwrap();
        let call = fake.client().call(posts(media, encoding, true)).body(&value).into_call();
        assert_eq!(sent(&fake, call).await, (Some(media.to_owned()), text.to_owned()));
    }
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("text/plain", Encoding::Text, true)).text_body("as it is").into_call();
    assert_eq!(sent(&fake, call).await, (Some("text/plain".into()), "as it is".into()));
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("image/png", Encoding::Bytes, true)).bytes(Bytes::from("png")).into_call();
    assert_eq!(sent(&fake, call).await, (Some("image/png".into()), "png".into()));
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("application/json", Encoding::Json, true)).list_body(&[1, 2]).into_call();
    assert_eq!(sent(&fake, call).await.1, "[1,2]");
}

#[tokio::test]
async fn a_body_that_may_be_null_is_sent_as_null() {
    static WORD: Schema = Schema { kind: Kind::Text, rules: &[] };
    static MAYBE: [Content; 1] = [Content::json(Schema { kind: Kind::Nullable(&WORD), rules: &[] })];
    static SURE: [Content; 1] = [Content::json(Schema { kind: Kind::Text, rules: &[] })];
    let none: Option<String> = None;
    for required in [true, false] {
        let fake = Fake::json(200, "");
        let call = fake.client().call(takes(required, &MAYBE)).body(&none).into_call();
        assert_eq!(sent(&fake, call).await, (Some("application/json".into()), "null".into()));
    }
    // Nothing is no null: the call is without a body, and one that must have a body is refused.
    let fake = Fake::json(200, "");
    let call = fake.client().call(takes(false, &MAYBE)).optional_body(None::<&Option<String>>).into_call();
    assert_eq!(sent(&fake, call).await, (None, String::new()));
    let fake = Fake::json(200, "");
    let said = refused(&fake, fake.client().call(takes(true, &SURE)).body(&none).into_call()).await;
    assert!(said.contains("required"), "{said}");
}

#[tokio::test]
async fn where_the_document_gives_a_range_the_caller_says_the_type() {
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("image/*", Encoding::Bytes, true)).bytes("gif").into_call();
    assert_eq!(sent(&fake, call).await.0.as_deref(), Some("application/octet-stream"));
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("image/*", Encoding::Bytes, true)).bytes("gif").into_call();
    assert_eq!(sent(&fake, call.header("content-type", "image/gif")).await.0.as_deref(), Some("image/gif"));
}

#[tokio::test]
async fn one_of_several_media_types() {
    let several: &'static [Content] = Box::leak(Box::new([
        Content::json(ANY),
        Content::new("application/x-www-form-urlencoded", Encoding::Form, ANY),
    ]));
    let value: Json = r#"{"a": 1}"#.parse().unwrap();
    for (index, media, text) in [(0, "application/json", r#"{"a":1}"#), (1, "application/x-www-form-urlencoded", "a=1")]
    {
        let fake = Fake::json(200, "");
        let call = fake.client().call(takes(true, several)).media(index).body(&value).into_call();
        assert_eq!(sent(&fake, call).await, (Some(media.to_owned()), text.to_owned()));
    }
    let fake = Fake::json(200, "");
    let call = fake.client().call(takes(false, several)).media(2).body(&value).into_call();
    assert_eq!(refused(&fake, call).await, "probe: no request could be made: the operation takes no body");
}

#[tokio::test]
async fn an_optional_body_may_be_absent() {
    let json = || posts("application/json", Encoding::Json, false);
    let fake = Fake::json(200, "");
    let absent: Option<Profile> = None;
    let call = fake.client().call(json()).body(&absent).into_call();
    assert_eq!(sent(&fake, call).await, (None, String::new()));
    let fake = Fake::json(200, "");
    let call = fake.client().call(json()).optional_body(None::<&Profile>).into_call();
    assert_eq!(sent(&fake, call).await, (None, String::new()));
    let fake = Fake::json(200, "");
    let profile = Profile::new("Ann");
    let call = fake.client().call(json()).optional_body(Some(&profile)).into_call();
    assert_eq!(sent(&fake, call).await.1, r#"{"name":"Ann"}"#);
}

#[tokio::test]
async fn what_cannot_be_encoded_is_said() {
    for (encoding, reason) in [
        (Encoding::Multipart, "a multipart body is made of an object"),
        (Encoding::Form, "a form is made of an object"),
        (Encoding::Bytes, "the body's media type takes bytes"),
    ] {
        let fake = Fake::json(200, "");
        let call = fake.client().call(posts("multipart/form-data", encoding, true)).body(&Json::from(true)).into_call();
        assert_eq!(refused(&fake, call).await, format!("probe: no request could be made: {reason}"));
    }
    let fake = Fake::json(200, "");
    static PROBE: Operation = operation("/p", &[], &[]);
    let call = fake.client().call(&PROBE).body(&Json::Null).into_call();
    assert_eq!(refused(&fake, call).await, "probe: no request could be made: the operation takes no body");
}

/// A multipart body between boundaries `B`, with `|` for the ends of lines.
async fn multipart(media: &'static str, parts: &'static [Part], body: &dyn tintype::shape::Slot) -> (String, String) {
    let content = Content { media, encoding: Encoding::Multipart, schema: ANY, parts };
    let fake = Fake::json(200, "");
    let client = fake.builder().multipart_boundary("B").build().unwrap();
    let call = client.call(takes(true, Box::leak(Box::new([content])))).body(body).into_call();
    let (media, text) = sent(&fake, call).await;
    (media.unwrap(), text.replace("\r\n", "|"))
}

#[tokio::test]
async fn a_part_a_member() {
    let value: Json =
        r#"{"text": "a|b", "n": 7, "gone": null, "many": ["x", {"k": 1}], "object": {"k": [1]}}"#.parse().unwrap();
    let (media, text) = multipart("multipart/form-data", &[], &value).await;
    assert_eq!(media, "multipart/form-data; boundary=B");
    assert_eq!(
        text,
        "--B|Content-Disposition: form-data; name=\"text\"||a|b|\
         --B|Content-Disposition: form-data; name=\"n\"||7|\
         --B|Content-Disposition: form-data; name=\"many\"||x|\
         --B|Content-Disposition: form-data; name=\"many\"|Content-Type: application/json||{\"k\":1}|\
         --B|Content-Disposition: form-data; name=\"object\"|Content-Type: application/json||{\"k\":[1]}|\
         --B--|"
    );
}

#[tokio::test]
async fn files_have_names_and_types() {
    let mut files: Map<File> = Map::new();
    files.insert("plain", File::from("1"));
    files.insert("named", File::from("2").named("a.txt").of_type("text/csv"));
    files.insert("field", File::field("3"));
    let (_, text) = multipart("multipart/form-data", &[], &files).await;
    assert_eq!(
        text,
        "--B|Content-Disposition: form-data; name=\"plain\"; filename=\"plain\"|Content-Type: application/octet-stream||1|\
         --B|Content-Disposition: form-data; name=\"named\"; filename=\"a.txt\"|Content-Type: text/csv||2|\
         --B|Content-Disposition: form-data; name=\"field\"||3|\
         --B--|"
    );
}

#[tokio::test]
async fn names_cannot_leave_their_quotes() {
    let mut files: Map<File> = Map::new();
    files.insert("a\"\r\nX-Evil: 1\\", File::from("1").named("\"; name=\"é\n\\").of_type("text/plain"));
    let (_, text) = multipart("multipart/form-data", &[], &files).await;
    assert_eq!(
        text,
        "--B|Content-Disposition: form-data; name=\"a%22%0D%0AX-Evil: 1%5C\"; \
         filename=\"%22; name=%22é%0A%5C\"|Content-Type: text/plain||1|--B--|"
    );
    files.insert("a", File::from("1").of_type("text/plain\r\nX-Evil: 1"));
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("multipart/form-data", Encoding::Multipart, true)).body(&files).into_call();
    assert_eq!(refused(&fake, call).await, "probe: no request could be made: a media type holds no control character");
}

#[tokio::test]
async fn a_part_is_spelled_as_the_document_says() {
    const fn part(name: &'static str, media: Option<&'static str>, style: Option<(Style, bool)>) -> Part {
        Part { name, media, style, allow: Allow::NONE, headers: &[("X-Kind", "k")] }
    }
    static PARTS: [Part; 4] = [
        part("json", Some("application/json"), None),
        part("text", Some("text/csv"), None),
        part("deep", None, Some((Style::DeepObject, true))),
        part("joined", None, Some((Style::PipeDelimited, false))),
    ];
    let value = r#"{"json": ["x"], "text": "a,b", "deep": {"k": 1}, "joined": ["a", "b"]}"#;
    let (_, text) = multipart("multipart/form-data", &PARTS, &value.parse::<Json>().unwrap()).await;
    let text = text.replace("|X-Kind: k", "").replace("Content-Disposition: form-data; ", "");
    assert_eq!(
        text,
        "--B|name=\"json\"|Content-Type: application/json||[\"x\"]|\
         --B|name=\"text\"|Content-Type: text/csv||a,b|\
         --B|name=\"deep[k]\"||1|\
         --B|name=\"joined\"||a|b|\
         --B--|"
    );
}

#[tokio::test]
async fn mixed_parts_may_have_no_name() {
    let value: Vec<Json> = vec![r#"{"k": 1}"#.parse().unwrap(), Json::from("text")];
    let (media, text) = multipart("multipart/mixed", &[], &value).await;
    assert_eq!(media, "multipart/mixed; boundary=B");
    assert_eq!(text, "--B|Content-Type: application/json||{\"k\":1}|--B||text|--B--|");
}

#[tokio::test]
async fn no_part_holds_the_boundary() {
    let (media, text) = multipart("multipart/form-data", &[], &r#"{"a": "--B"}"#.parse::<Json>().unwrap()).await;
    assert_eq!(media, "multipart/form-data; boundary=B-2");
    assert_eq!(text, "--B-2|Content-Disposition: form-data; name=\"a\"||--B|--B-2--|");
}

/// A body of several frames.
struct Frames(std::slice::Iter<'static, &'static str>);

impl http_body::Body for Frames {
    type Data = Bytes;
    type Error = std::io::Error;
    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<std::io::Result<http_body::Frame<Bytes>>>> {
        std::task::Poll::Ready(
            self.0.next().map(|text| Ok(http_body::Frame::data(Bytes::from_static(text.as_bytes())))),
        )
    }
}

fn stream(chunks: &'static [&'static str]) -> Body {
    Body::new(Frames(chunks.iter()))
}

#[tokio::test]
async fn a_body_may_be_a_stream() {
    let fake = Fake::json(200, "");
    let octets = || posts("application/octet-stream", Encoding::Bytes, true);
    let call = fake.client().call(octets()).bytes(stream(&["a", "bc"])).into_call();
    assert_eq!(sent(&fake, call).await.1, "abc");

    let mut files: Map<File> = Map::new();
    files.insert("f", File::new(stream(&["a", "bc"])).named("f"));
    let (_, text) = multipart("multipart/form-data", &[], &files).await;
    let head = "Content-Disposition: form-data; name=\"f\"; filename=\"f\"|Content-Type: application/octet-stream";
    assert_eq!(text, format!("--B|{head}||abc|--B--|"));

    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("multipart/form-data", Encoding::Multipart, true)).body(&files).into_call();
    assert_eq!(refused(&fake, call).await, "probe: no request could be made: the stream of a file was sent before");
}
