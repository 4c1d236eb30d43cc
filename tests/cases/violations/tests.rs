//! What a violation says, where it points, and in which direction it holds.

use crate::violations::{Client, PutAccountError, types::*};
use tintype::bytes::Bytes;
use tintype::client::AnswerCheck;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Mode, Model, Violations};

/// Each violation as it is printed, without the file, and the location of its keyword.
fn lines(found: &Violations) -> Vec<String> {
    let line = |one: &tintype::Violation| format!("{one}  {}", one.keyword_location());
    found.iter().map(line).map(|line| line.replace("cases/violations/openapi.yaml:", "line ")).collect()
}

fn told<T: Model>(json: &str, mode: Mode) -> Vec<String> {
    lines(&tintype::validate_json(&json.parse().unwrap(), &T::schema(), mode))
}

#[test]
fn the_line_is_that_of_the_keyword() {
    let json = r#"{"more":1,"kind":"x","size":3,"id":"1","codes":["hunter2",1]}"#;
    assert_eq!(
        told::<Account>(json, Mode::Request),
        [
            "/name  required: is missing   line 39  Account/required",
            "/id  readOnly: is for the server alone to set   line 51  Account/properties/id/readOnly",
            "/kind  enum: \"x\" is not one of \"free\", \"paid\"   line 54  AccountKind/enum",
            "/size  enum: 3 is not one of 1, 2   line 79  Size/enum",
            "/secret  required: is missing   line 74  Account/required",
            "/codes/0  minLength: [redacted] is shorter than 8   line 65  Account/properties/codes/items/minLength",
            "/codes/1  type: [redacted] is not a string   line 60  Account/properties/codes/items/type",
            "/more  additionalProperties: is not a member that the document knows   line 75  \
             Account/additionalProperties",
        ]
    );
}

#[test]
fn a_password_in_a_list_is_no_more_shown_than_one_in_a_member() {
    let shown = |json: &str| format!("{:?}", tintype::from_str::<Account>(json).unwrap());
    let whole = r#"{"name":"a","kind":"free","codes":["hunter2"]}"#;
    assert_eq!(shown(whole), "Account { name: \"a\", kind: \"free\", codes: [redacted] }");
    let misfit = r#"{"name":"a","kind":"free","codes":["hunter2", 7]}"#;
    assert_eq!(shown(misfit), "Account { name: \"a\", kind: \"free\", codes: [redacted] }");
}

#[test]
fn what_one_side_alone_sets_is_asked_of_that_side() {
    let whole = r#"{"id":"1","name":"a","kind":"free","secret":"s"}"#;
    assert_eq!(
        told::<Account>(whole, Mode::Request),
        ["/id  readOnly: is for the server alone to set   line 51  Account/properties/id/readOnly"]
    );
    // A server should not send what is writeOnly, which is no rule that a value breaks (OpenAPI 3.0.4, section 4.8.24.3).
    assert_eq!(told::<Account>(whole, Mode::Response), [""; 0]);
    assert_eq!(told::<Account>(r#"{"name":"a","kind":"free","secret":"s"}"#, Mode::Request), [""; 0]);
    assert_eq!(told::<Account>(r#"{"id":"1","name":"a","kind":"free"}"#, Mode::Response), [""; 0]);
    assert_eq!(
        told::<Account>(r#"{"name":"a","kind":"free"}"#, Mode::Response),
        ["/id  required: is missing   line 74  Account/required"]
    );
}

#[test]
fn a_union_explains_the_nearest_of_its_variants() {
    let account = |more: &str| format!(r#"{{"name":"a","secret":"s","kind":"free",{more}}}"#);
    let json =
        account(r#""owner":{"first":"a","last":"toolong"},"pay":{"number":"12345"},"note":1,"pet":{"kind":"cow"}"#);
    assert_eq!(
        told::<Account>(&json, Mode::Request),
        [
            "/owner  anyOf: an object fits none of Person, Company; nearest is Person: /last maxLength 5   line 84  \
             Owner/anyOf",
            "/pay  oneOf: an object fits none of Card, Bill; nearest is Card: /number maxLength 4   line 102  Pay/oneOf",
            "/note  type: 1 is not a string or an array   line 115  Note/type",
            "/pet  discriminator: kind \"cow\" selects none of \"Cat\", \"Dog\"   line 123  Pet/discriminator",
        ]
    );
    // The variant that a discriminator or the JSON type names is checked by itself.
    let json = account(r#""owner":[],"note":[1],"pet":{"kind":"Cat","lives":10}"#);
    assert_eq!(
        told::<Account>(&json, Mode::Request),
        [
            "/owner  anyOf: an array fits none of Person, Company   line 84  Owner/anyOf",
            "/note/0  type: 1 is not a string   line 117  Note/items/type",
            "/pet/lives  maximum: 10 is more than 9   line 130  Cat/properties/lives/maximum",
        ]
    );
}

#[test]
fn a_keyword_of_an_assertion_has_its_location() {
    assert_eq!(
        told::<Asserted>(r#"{"a":"1","n_x":{"deep":[1,"2"]},"c":1,"n_y":2}"#, Mode::Request),
        [
            "/d  dependentRequired: is missing, though c is there   line 149  Asserted/dependentRequired",
            "/n_x/deep/1  type: \"2\" is not an integer   line 140  \
             Asserted/patternProperties/^n_/properties/deep/items/type",
            "/n_y  type: 2 is not an object   line 140  Asserted/patternProperties/^n_/type",
            "/b  required: is missing   line 145  Asserted/then/required",
        ]
    );
}

/// Answers with two accounts, one of which breaks a rule.
struct Fake;

const ANSWER: &str = r#"[{"id":"1","name":"a","kind":"free"},{"id":"2","name":"b","kind":"gold"}]"#;

impl Transport for Fake {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let answer = Response::builder().status(200).header("content-type", "application/json");
        let answer = answer.body(Body::from(ANSWER)).unwrap();
        Box::pin(async { Ok(answer) })
    }
}

fn account() -> Account {
    Account::new("a", AccountKind::Free)
}

#[test]
fn a_request_is_checked_in_all_of_its_parts() {
    let client = Client::builder().transport(Fake).build().unwrap();
    let mut account = account();
    account.id = Some("1".to_owned());
    let call = client.put_account("12345", &["x".to_owned()], &account);
    assert_eq!(
        lines(call.violations()),
        [
            "/path/id  maxLength: \"12345\" is longer than 4   line 12  putAccount/parameters/id/schema/maxLength",
            "/query/dry/0  minLength: \"x\" is shorter than 2   line 20  \
             putAccount/parameters/dry/schema/items/minLength",
            "/id  readOnly: is for the server alone to set   line 51  Account/properties/id/readOnly",
            "/secret  required: is missing   line 74  Account/required",
        ]
    );
}

#[tokio::test]
async fn an_answer_is_checked_where_that_is_asked_for() {
    let mut account = account();
    account.secret = Some("s".to_owned());
    // A value that was checked goes to a call as any other does.
    let checked = account.checked(Mode::Request).unwrap();
    let broken = [
        "/1/kind  enum: \"gold\" is not one of \"free\", \"paid\"   line 54  AccountKind/enum",
        "(the whole value)  maxItems: 2 items, more than 1   line 33  \
         putAccount/responses/200/content/application~1json/schema/maxItems",
    ];
    let client = Client::builder().transport(Fake).build().unwrap();
    let answer = client.put_account("1", &["xy".to_owned()], &checked).await.unwrap();
    assert_eq!(lines(&answer.validate().unwrap_err()), broken);
    let client = Client::builder().transport(Fake).validate_answers(AnswerCheck::Error).build().unwrap();
    match client.put_account("1", &["xy".to_owned()], &checked).await.unwrap_err() {
        PutAccountError::Other(tintype::Error::Invalid { response, violations }) => {
            assert_eq!(lines(&violations), broken);
            assert_eq!(response.bytes(), ANSWER);
        }
        other => panic!("{other}"),
    }
}
