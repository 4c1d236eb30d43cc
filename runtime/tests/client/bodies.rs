//! Request bodies: what is sent for which media type.

use bytes::Bytes;
use tintype::operation::{Answer, Operation, RequestBody};
use tintype::{Call, Json};

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, Profile, operation};

fn posts(media: &'static str, required: bool) -> &'static Operation {
    static OK: [Answer; 1] = [Answer { status: "200", bodies: &[] }];
    let body = Some(RequestBody { required, media, schema: ANY });
    Box::leak(Box::new(Operation { method: "POST", body, ..operation("/p", &[], &OK) }))
}

async fn sent(fake: &Fake, call: Call<(), ProbeError>) -> (Option<String>, String) {
    call.await.unwrap();
    (fake.header("content-type"), String::from_utf8(fake.only().body().to_vec()).unwrap())
}

#[tokio::test]
async fn json_text_form_and_bytes() {
    for (media, value, text) in [
        ("application/json", r#"{"a":[1,2.50]}"#, r#"{"a":[1,2.50]}"#),
        ("application/merge-patch+json", "null", "null"),
        ("application/x-www-form-urlencoded", r#"{"a b":"c&d","n":1,"gone":null}"#, "a%20b=c%26d&n=1"),
    ] {
        let fake = Fake::json(200, "");
        let value: Json = value.parse().unwrap();
        let call = fake.client().call(posts(media, true)).body(&value).into_call();
        assert_eq!(sent(&fake, call).await, (Some(media.to_owned()), text.to_owned()));
    }
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("text/plain", true)).body(&"as it is".to_owned()).into_call();
    assert_eq!(sent(&fake, call).await, (Some("text/plain".into()), "as it is".into()));
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("image/png", true)).bytes(Bytes::from("png")).into_call();
    assert_eq!(sent(&fake, call).await, (Some("image/png".into()), "png".into()));
}

#[tokio::test]
async fn an_optional_body_may_be_absent() {
    let fake = Fake::json(200, "");
    let absent: Option<Profile> = None;
    let call = fake.client().call(posts("application/json", false)).body(&absent).into_call();
    assert_eq!(sent(&fake, call).await, (None, String::new()));
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("application/json", false)).optional_body(None::<&Profile>).into_call();
    assert_eq!(sent(&fake, call).await, (None, String::new()));
    let fake = Fake::json(200, "");
    let profile = Profile::new("Ann");
    let call = fake.client().call(posts("application/json", false)).optional_body(Some(&profile)).into_call();
    assert_eq!(sent(&fake, call).await.1, r#"{"name":"Ann"}"#);
}

#[tokio::test]
async fn a_media_type_without_an_encoding_is_said() {
    let fake = Fake::json(200, "");
    let call = fake.client().call(posts("multipart/form-data", true)).body(&Json::Null).into_call::<(), ProbeError>();
    assert_eq!(
        call.await.unwrap_err().to_string(),
        "probe: no request could be made: the body's media type has no encoding here"
    );
    let fake = Fake::json(200, "");
    static PROBE: Operation = operation("/p", &[], &[]);
    let call = fake.client().call(&PROBE).body(&Json::Null).into_call::<(), ProbeError>();
    assert_eq!(call.await.unwrap_err().to_string(), "probe: no request could be made: the operation takes no body");
    assert_eq!(fake.count(), 0);
}
