//! Parameters: how values become a URL, headers and cookies, and which are refused.

use tintype::operation::{Answer, In, Operation, Parameter, Style};
use tintype::shape::{Kind, Slot};
use tintype::{Call, Error, Json};

use crate::fake::Fake;
use crate::sample::{ProbeError, operation, parameter};

const OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];

/// The path and query, and the cookies, that one parameter makes.
async fn sent(parameter: &'static [Parameter], path: &'static str, value: &str) -> (String, Option<String>) {
    let operation: &'static Operation = Box::leak(Box::new(operation(path, parameter, &OK)));
    let fake = Fake::json(200, "");
    let value: Json = value.parse().unwrap();
    let call: Call<(), ProbeError> = fake.client().call(operation).parameter(parameter[0].name, &value).into_call();
    call.await.unwrap();
    let uri = fake.only().uri().path_and_query().unwrap().as_str().to_owned();
    (uri, fake.header("cookie").or_else(|| fake.header("x-list")))
}

macro_rules! one {
    ($name:literal, $place:ident, $style:ident, $explode:literal) => {{
        static ONE: [Parameter; 1] = [parameter($name, In::$place, Style::$style, $explode, Kind::Any)];
        &ONE
    }};
}

const ARRAY: &str = r#"["a b", "c,d", "é"]"#;
const OBJECT: &str = r#"{"role": "ad min", "n": 7, "gone": null}"#;

#[tokio::test]
async fn query_values() {
    let cases: [(&'static [Parameter], &str, &str); 15] = [
        (one!("q", Query, Form, true), r#""a b&c=d/é+%""#, "q=a%20b%26c%3Dd%2F%C3%A9%2B%25"),
        (one!("q", Query, Form, true), r#""-._~""#, "q=-._~"),
        (one!("q", Query, Form, true), "true", "q=true"),
        (one!("q", Query, Form, true), "12345678901234567890", "q=12345678901234567890"),
        (one!("q", Query, Form, true), r#""""#, "q="),
        (one!("a&b", Query, Form, true), "1", "a%26b=1"),
        (one!("q", Query, Form, true), ARRAY, "q=a%20b&q=c%2Cd&q=%C3%A9"),
        (one!("q", Query, Form, false), ARRAY, "q=a%20b,c%2Cd,%C3%A9"),
        (one!("q", Query, Form, true), OBJECT, "role=ad%20min&n=7"),
        (one!("q", Query, Form, false), OBJECT, "q=role,ad%20min,n,7"),
        (one!("q", Query, SpaceDelimited, false), ARRAY, "q=a%20b%20c%2Cd%20%C3%A9"),
        (one!("q", Query, PipeDelimited, false), ARRAY, "q=a%20b%7Cc%2Cd%7C%C3%A9"),
        (one!("q", Query, DeepObject, true), OBJECT, "q%5Brole%5D=ad%20min&q%5Bn%5D=7"),
        (one!("q", Query, DeepObject, true), r#"{"a": {"b": [1, 2]}}"#, "q%5Ba%5D%5Bb%5D=1&q%5Ba%5D%5Bb%5D=2"),
        (one!("q", Query, DeepObject, true), "7", "q=7"),
    ];
    for (parameter, value, expected) in cases {
        assert_eq!(sent(parameter, "/p", value).await.0, format!("/api/p?{expected}"), "{value}");
    }
}

#[tokio::test]
async fn a_parameter_with_content_is_json() {
    let (uri, _) = sent(one!("q", Query, Json, false), "/p", r#"{"a":[1]}"#).await;
    assert_eq!(uri, "/api/p?q=%7B%22a%22%3A%5B1%5D%7D");
}

#[tokio::test]
async fn a_parameter_with_content_of_another_type_is_text() {
    for (value, text) in [(r#""a b""#, "a%20b"), ("7", "7"), (r#"[1]"#, "%5B1%5D")] {
        let (uri, _) = sent(one!("q", Query, Text, false), "/p", value).await;
        assert_eq!(uri, format!("/api/p?q={text}"));
    }
    let (uri, _) = sent(one!("id", Path, Json, false), "/p/{id}", r#"{"a":1}"#).await;
    assert_eq!(uri, "/api/p/%7B%22a%22%3A1%7D");
}

#[tokio::test]
async fn a_parameter_may_be_the_whole_query() {
    for (parameter, value, query) in [
        (one!("q", QueryString, UrlEncoded, false), r#"{"a": "x y", "b": [1, 2]}"#, "a=x%20y&b=1&b=2"),
        (one!("q", QueryString, Json, false), r#"{"a":1}"#, "%7B%22a%22%3A1%7D"),
        (one!("q", QueryString, Text, false), r#""a=b""#, "a%3Db"),
    ] {
        assert_eq!(sent(parameter, "/p", value).await.0, format!("/api/p?{query}"));
    }
}

#[tokio::test]
async fn labels_and_matrices() {
    for (parameter, path, value, expected) in [
        (one!("id", Path, Label, true), "/p/{id}", r#"["a", "b"]"#, "/p/.a.b"),
        (one!("id", Path, Label, false), "/p{id}", r#""""#, "/p."),
        (one!("id", Path, Matrix, true), "/p/{id}/q", r#"{"R": 1, "G": 2}"#, "/p/;R=1;G=2/q"),
        (one!("id", Path, Matrix, false), "/p{id}", r#""""#, "/p;id"),
    ] {
        assert_eq!(sent(parameter, path, value).await.0, format!("/api{expected}"));
    }
    let dots = "it is a dot segment, which would name another path";
    let said = refused(one!("id", Path, Label, false), "/p/{id}", &".".to_owned()).await;
    assert_eq!(said, format!("path/id: {dots}"));
    let said = refused(one!("id", Path, Label, true), "/p/{id}", &Vec::<i64>::new()).await;
    assert_eq!(said, "path/id: it is empty, which would name another path");
    let said = refused(one!("id", Path, Matrix, true), "/p/{id}", &"a/b".to_owned()).await;
    assert_eq!(said, "path/id: it holds a slash, which would name another path");
}

#[tokio::test]
async fn what_is_null_or_empty_is_not_sent() {
    for value in ["null", "[]", "{}"] {
        assert_eq!(sent(one!("q", Query, Form, true), "/p", value).await.0, "/api/p", "{value}");
        assert_eq!(sent(one!("q", Query, Form, false), "/p", value).await.0, "/api/p", "{value}");
    }
}

#[tokio::test]
async fn path_values() {
    let cases: [(&'static [Parameter], &str, &str); 6] = [
        (one!("id", Path, Simple, false), r#""O'Brien é?#""#, "O%27Brien%20%C3%A9%3F%23"),
        (one!("id", Path, Simple, false), r#""100%""#, "100%25"),
        (one!("id", Path, Simple, false), r#""a..b""#, "a..b"),
        (one!("id", Path, Simple, false), r#"["a", "b"]"#, "a,b"),
        (one!("id", Path, Simple, false), r#"{"k": "v", "x": 1}"#, "k,v,x,1"),
        (one!("id", Path, Simple, true), r#"{"k": "v", "x": 1}"#, "k=v,x=1"),
    ];
    for (parameter, value, expected) in cases {
        assert_eq!(sent(parameter, "/p/{id}.json", value).await.0, format!("/api/p/{expected}.json"), "{value}");
    }
}

#[tokio::test]
async fn headers_and_cookies() {
    let header = |value| sent(one!("X-List", Header, Simple, false), "/p", value);
    assert_eq!(header(r#"["a", "b c"]"#).await.1.unwrap(), "a,b c");
    assert_eq!(header(r#""é""#).await.1.unwrap(), "é");
    let cookie = |explode, value| async move {
        let parameter = if explode { one!("c", Cookie, Form, true) } else { one!("c", Cookie, Form, false) };
        sent(parameter, "/p", value).await.1.unwrap()
    };
    assert_eq!(cookie(true, r#""a; b=1""#).await, "c=a%3B%20b%3D1");
    assert_eq!(cookie(true, r#"["a", "b"]"#).await, "c=a; c=b");
    assert_eq!(cookie(false, r#"["a", "b"]"#).await, "c=a,b");
}

/// The reason for which a value is refused; nothing may have been sent.
async fn refused(parameters: &'static [Parameter], path: &'static str, value: &dyn Slot) -> String {
    let operation: &'static Operation = Box::leak(Box::new(operation(path, parameters, &OK)));
    let fake = Fake::json(200, "");
    let call: Call<(), ProbeError> =
        fake.client().call(operation).parameter(parameters[0].name, value).into_call().skip_validation();
    let outcome = call.await;
    assert_eq!(fake.count(), 0);
    match outcome {
        Err(ProbeError::Other(Error::Argument { parameter, reason })) => format!("{parameter}: {reason}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn path_values_that_name_another_path_are_refused() {
    let empty = "it is empty, which would name another path";
    let slash = "it holds a slash, which would name another path";
    let dots = "it is a dot segment, which would name another path";
    let control = "it holds a control character";
    let cases = [
        ("", empty),
        (".", dots),
        ("..", dots),
        ("%2e", dots),
        ("%2E.", dots),
        (".%2e", dots),
        ("%252e%252e", dots),
        ("..;x", dots),
        ("a/b", slash),
        ("../x", slash),
        ("..\\x", slash),
        ("%2f", slash),
        ("a%2Fb", slash),
        ("%5c", slash),
        ("%255C", slash),
        ("a\tb", control),
        ("a\nb", control),
        ("a\r", control),
        ("a\u{0}", control),
        ("%00", control),
        ("a%0d%0aX: y", control),
        ("\u{7f}", control),
        ("a\u{85}b", control),
        ("\u{9f}", control),
        ("a%C2%85b", control),
        ("a%85b", control),
        ("%25252525252525252525252e", "it is percent-encoded over and over"),
    ];
    for (value, reason) in cases {
        let said = refused(one!("id", Path, Simple, false), "/p/{id}", &value.to_owned()).await;
        assert_eq!(said, format!("path/id: {reason}"), "{value:?}");
    }
    let joined = vec![String::new()];
    assert_eq!(refused(one!("id", Path, Simple, false), "/p/{id}", &joined).await, format!("path/id: {empty}"));
    let joined = vec!["a".to_owned(), "/".to_owned()];
    assert_eq!(refused(one!("id", Path, Simple, false), "/p/{id}", &joined).await, format!("path/id: {slash}"));
}

#[tokio::test]
async fn slashes_are_percent_encoded_if_the_caller_says_so() {
    let id: &'static [Parameter] = one!("id", Path, Simple, false);
    let probe: &'static Operation = Box::leak(Box::new(operation("/p/{id}/q", id, &OK)));
    let call = |fake: &Fake, value: &str| -> Call<(), ProbeError> {
        fake.builder().slashes_in_paths(true).build().unwrap().call(probe).text("id", value).into_call()
    };
    for (value, sent) in
        [("group/project", "group%2Fproject"), ("@scope/a/b", "%40scope%2Fa%2Fb"), ("a..b/c", "a..b%2Fc")]
    {
        let fake = Fake::json(200, "");
        call(&fake, value).await.unwrap();
        assert_eq!(fake.only().uri().path(), format!("/api/p/{sent}/q"));
    }
    let empty = "it is empty, which would name another path";
    let slash = "it holds a slash, which would name another path";
    let dots = "it is a dot segment, which would name another path";
    for (value, reason) in [
        ("..", dots),
        ("../x", dots),
        ("a/../x", dots),
        ("a/%2e%2e/x", dots),
        ("a/.", dots),
        ("/x", empty),
        ("a//b", empty),
        ("a/", empty),
        ("a%2Fb", slash),
        ("a\\b", slash),
    ] {
        let fake = Fake::json(200, "");
        let said = call(&fake, value).await.unwrap_err().to_string();
        assert!(said.contains(reason), "{value:?}: {said}");
        assert_eq!(fake.count(), 0);
    }
}

#[tokio::test]
async fn a_missing_path_value_is_refused() {
    let absent: Option<String> = None;
    let said = refused(one!("id", Path, Simple, false), "/p/{id}", &absent).await;
    assert_eq!(said, "path/id: a path needs a value");
}

#[tokio::test]
async fn headers_and_cookies_cannot_be_split() {
    for value in ["a\r\nX: y", "a\nb", "a\rb", "a\0b"] {
        let value = value.to_owned();
        let said = refused(one!("X-List", Header, Simple, false), "/p", &value).await;
        assert_eq!(said, "header/X-List: a header cannot hold a line break or NUL");
        let said = refused(one!("c", Cookie, Form, true), "/p", &value).await;
        assert_eq!(said, "cookie/c: a cookie cannot hold a line break or NUL");
    }
    let torn = vec!["a,b".to_owned(), "c".to_owned()];
    let said = refused(one!("X-List", Header, Simple, false), "/p", &torn).await;
    assert_eq!(said, "header/X-List: an item with a comma cannot be told from two items");
}

#[tokio::test]
async fn what_no_style_can_say_is_refused() {
    let nested: Json = r#"{"a": {"b": 1}}"#.parse().unwrap();
    let said = refused(one!("q", Query, Form, true), "/p", &nested).await;
    assert_eq!(said, "query/q: an array or object inside another cannot be sent as a parameter");
    assert_eq!(
        refused(one!("q", Query, Form, true), "/p", &f64::NAN).await,
        "query/q: a number that is not finite cannot be sent"
    );
}

#[tokio::test]
async fn two_places_may_share_a_name() {
    static BOTH: [Parameter; 2] = [
        parameter("id", In::Path, Style::Simple, false, Kind::Any),
        parameter("id", In::Query, Style::Form, true, Kind::Any),
    ];
    static PROBE: Operation = operation("/p/{id}", &BOTH, &OK);
    let fake = Fake::json(200, "");
    let call = fake.client().call(&PROBE).text("path/id", "a").text("query/id", "b");
    call.into_call::<(), ProbeError>().await.unwrap();
    assert_eq!(fake.only().uri().to_string(), "https://sandbox.example.com/api/p/a?id=b");
}

#[tokio::test]
async fn a_parameter_nobody_declared_is_refused() {
    static PROBE: Operation = operation("/p", &[], &OK);
    let fake = Fake::json(200, "");
    let outcome = fake.client().call(&PROBE).text("nope", "a").into_call::<(), ProbeError>().await;
    assert_eq!(outcome.unwrap_err().to_string(), "probe: nope cannot be sent: the operation has no such parameter");
    assert_eq!(fake.count(), 0);
}

#[tokio::test]
async fn members_that_no_parameter_lists_go_into_the_query() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let mut filter = crate::sample::Filter::default();
    filter.extra.insert("page size", 3);
    filter.extra.insert("Sample-Version", "2.1");
    crate::sample::update(&fake.client(), "p7", &filter, &crate::sample::Profile::new("Ann")).await.unwrap();
    assert_eq!(fake.only().uri().query(), Some("page%20size=3"));
    assert_eq!(fake.header("sample-version").unwrap(), "2.1");
}

#[tokio::test]
async fn headers_of_one_call() {
    static PROBE: Operation = operation("/p", &[], &OK);
    let fake = Fake::json(200, "");
    let probe = || fake.client().call(&PROBE).into_call::<(), ProbeError>();
    probe().header("If-Match", "W/\"7\"").header("user-agent", "mine").await.unwrap();
    assert_eq!(fake.header("if-match").unwrap(), "W/\"7\"");
    assert_eq!(fake.header("user-agent").unwrap(), "mine");
    for (name, value, reason) in [
        ("x-a", "b\r\nx-c: d", "a header cannot hold a line break or NUL"),
        ("x\na", "b", "it is no header's name"),
        ("Host", "elsewhere.example", "the transport alone writes it"),
        ("Content-Length", "3", "the transport alone writes it"),
        ("transfer-encoding", "chunked", "the transport alone writes it"),
    ] {
        let said = match probe().header(name, value).await {
            Err(ProbeError::Other(Error::Argument { reason, .. })) => reason,
            other => panic!("{other:?}"),
        };
        assert_eq!(said, reason);
    }
    assert_eq!(fake.count(), 1);
}
