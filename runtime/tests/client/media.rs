//! Several media types for one answer, and headers as values.

use bytes::Bytes;
use http::Response;
use tintype::operation::{Answer, Coding, Operation};
use tintype::shape::{Additional, Body, Field, Fields, Flags, Kind, Schema, Shape, Width};
use tintype::{Call, Error, Extra, Json};

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, Profile, SOURCE, TEXT, body, operation, table};

const PROFILE: Schema = Schema::of(&table::Profile);

#[derive(Debug)]
enum Several {
    Json(Profile),
    Text(String),
    Bytes(Bytes),
}
tintype::bodies!(Several, [Json = 0, Text = 1, Bytes = 2 | 3]);

static SEVERAL: [Answer; 2] = [
    Answer { status: "404", bodies: &[body("application/problem+json", Coding::Json, ANY)] },
    Answer {
        status: "200",
        bodies: &[
            body("application/json", Coding::Json, PROFILE),
            body("text/plain", Coding::Text, TEXT),
            body("image/png", Coding::Bytes, ANY),
            body("application/*", Coding::Bytes, ANY),
        ],
    },
];

fn probe<T: tintype::Answered>(fake: &Fake, responses: &'static [Answer]) -> Call<T, ProbeError> {
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], responses)));
    fake.client().call(probe).into_call()
}

async fn read(media: &'static str, text: &'static str) -> Several {
    probe::<Several>(&Fake::typed(200, media, text), &SEVERAL).await.unwrap().into_body()
}

#[tokio::test]
async fn the_content_type_picks_the_body() {
    let json = r#"{"name":"Ann"}"#;
    for media in ["application/json", "Application/JSON; charset=utf-8", "application/hal+json", "", "video/mp4"] {
        assert!(matches!(read(media, json).await, Several::Json(profile) if profile.name == "Ann"), "{media}");
    }
    assert!(matches!(read("text/plain", json).await, Several::Text(text) if text == json));
    assert!(matches!(read("image/png", "x").await, Several::Bytes(bytes) if bytes == "x"));
    assert!(matches!(read("application/pdf", "x").await, Several::Bytes(bytes) if bytes == "x"));
    let raw = probe::<Several>(&Fake::typed(200, "text/html", "<p>"), &SEVERAL).await.unwrap_err();
    assert!(matches!(raw, ProbeError::Other(Error::ContentType { expected: "application/json", .. })));
}

#[tokio::test]
async fn what_can_be_read_is_asked_for_with_success_first() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    probe::<Several>(&fake, &SEVERAL).await.unwrap();
    let expected = "application/json, text/plain, image/png, application/*, application/problem+json";
    assert_eq!(fake.header("accept").unwrap(), expected);
}

#[tokio::test]
async fn the_chosen_body_is_checked_by_its_own_schema() {
    let answer = probe::<Several>(&Fake::json(200, r#"{"name":"Ann","country":7}"#), &SEVERAL).await.unwrap();
    assert_eq!(answer.misfits().len(), 1);
    let answer = probe::<Several>(&Fake::typed(200, "text/plain", "x"), &SEVERAL).await.unwrap();
    assert!(answer.misfits().is_empty());
}

#[tokio::test]
async fn a_text_has_the_character_set_that_it_names() {
    static TEXTS: [Answer; 1] = [Answer { status: "200", bodies: &[body("text/plain", Coding::Text, TEXT)] }];
    let read = async |media: &'static str, bytes: &'static [u8]| {
        let fake = Fake::new(move |_| {
            Response::builder().header("content-type", media).body(Bytes::from_static(bytes)).unwrap()
        });
        probe::<String>(&fake, &TEXTS).await.unwrap().into_body()
    };
    assert_eq!(read("text/plain; charset=iso-8859-1", b"caf\xe9").await, "café");
    assert_eq!(read("text/plain", "café".as_bytes()).await, "café");
    assert_eq!(read("text/plain", b"").await, "");
    assert_eq!(read("application/json", b"\"a\"").await, "a");
    static JSON: [Answer; 1] = [Answer { status: "200", bodies: &[body("application/json", Coding::Json, TEXT)] }];
    assert_eq!(probe::<String>(&Fake::typed(200, "text/plain", "bare"), &JSON).await.unwrap().body(), "bare");
}

#[tokio::test]
async fn any_success_will_do_where_none_is_declared() {
    static NONE: [Answer; 0] = [];
    static ERRORS: [Answer; 1] = [Answer { status: "404", bodies: &[] }];
    for responses in [&NONE[..], &ERRORS] {
        assert_eq!(probe::<()>(&Fake::json(201, "what"), responses).await.unwrap().status(), 201);
        let error = probe::<()>(&Fake::json(500, "what"), responses).await.unwrap_err();
        assert!(matches!(error, ProbeError::Other(Error::Undocumented { .. })), "{error:?}");
    }
}

static NUMBER: Schema = Schema { kind: Kind::Integer(Width::I64), rules: &[] };
static PAIRS: Schema = Schema { kind: Kind::Map(&NUMBER), rules: &[] };
static HEADERS: Shape = Shape {
    name: "ProbeHeaders",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("X-Left", Flags::NONE, Schema { kind: Kind::Integer(Width::I64), rules: &[] }, None),
            Field("X-Ids", Flags::NONE, Schema { kind: Kind::Array(&NUMBER), rules: &[] }, None),
            Field("X-On", Flags::NONE, Schema::BOOLEAN, None),
            Field("Set-Cookie", Flags::SENSITIVE, Schema { kind: Kind::Array(&TEXT), rules: &[] }, None),
            Field("X-Pairs", Flags::NONE, Schema { kind: Kind::Map(&NUMBER), rules: &[] }, None),
            Field("X-Text", Flags::NONE, TEXT, None),
            Field("X-Json", Flags::NONE, Schema { kind: Kind::Map(&PAIRS), rules: &[] }, None),
        ]),
        Additional::Closed,
    ),
    rules: &[],
};

#[derive(Clone, PartialEq)]
pub struct ProbeHeaders {
    pub x_left: Option<i64>,
    pub x_ids: Option<Vec<i64>>,
    pub x_on: Option<bool>,
    pub set_cookie: Option<Vec<String>>,
    pub x_pairs: Option<tintype::Map<i64>>,
    pub x_text: Option<String>,
    pub x_json: Option<tintype::Map<tintype::Map<i64>>>,
    pub extra: Extra,
}
tintype::object!(ProbeHeaders, HEADERS, new(), [x_left, x_ids, x_on, set_cookie, x_pairs, x_text, x_json], extra);

#[tokio::test]
async fn headers_are_values() {
    static NONE: [Answer; 0] = [];
    let fake = Fake::new(|_| {
        let response = Response::builder().header("x-left", " 7").header("x-ids", "1, 2").header("x-ids", "3");
        let response =
            response.header("X-On", "True").header("set-cookie", "a=1; expires=Mon, 1").header("set-cookie", "b=2");
        let response = response.header("x-pairs", "a=1,b=2").header("x-text", "7").header("x-text", "8");
        response.header("x-json", r#"{"a":{"b":1}}"#).body(Bytes::new()).unwrap()
    });
    let answer = probe::<()>(&fake, &NONE).await.unwrap();
    let read = answer.typed_headers::<ProbeHeaders>();
    assert_eq!(read.x_left, Some(7));
    assert_eq!(read.x_ids, Some(vec![1, 2, 3]));
    assert_eq!(read.x_on, Some(true));
    assert_eq!(read.set_cookie.as_deref().unwrap(), ["a=1; expires=Mon, 1", "b=2"]);
    assert_eq!(read.x_pairs.as_ref().and_then(|pairs| pairs.get("b")), Some(&2));
    assert_eq!(read.x_text.as_deref(), Some("7, 8"));
    assert_eq!(read.x_json.as_ref().and_then(|json| json.get("a")?.get("b")), Some(&1));
    assert!(!format!("{read:?}").contains("a=1;"), "{read:?}");
}

#[tokio::test]
async fn a_header_that_does_not_fit_is_kept_as_text() {
    static NONE: [Answer; 0] = [];
    let fake = Fake::new(|_| {
        let response = Response::builder().header("x-left", "many").header("x-pairs", "a,1,b,2");
        response.body(Bytes::new()).unwrap()
    });
    let read = probe::<()>(&fake, &NONE).await.unwrap().typed_headers::<ProbeHeaders>();
    assert_eq!((read.x_left, read.x_ids.is_none()), (None, true));
    assert_eq!(read.extra.get("X-Left"), Some(&Json::from("many")));
    assert_eq!(read.x_pairs.as_ref().and_then(|pairs| pairs.get("a")), Some(&1));
}
