//! What updates send, by their plans; and what comes of a write whose answer was lost.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tintype::applied::Effect;
use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Maybe, RetryPolicy, UpdateError};

use crate::updates::{Client, ReplaceNoteError, types};

/// Answers in order, and notes what was asked.
#[derive(Clone, Default)]
struct Script(Arc<Mutex<(VecDeque<Answer>, Vec<String>)>>);

enum Answer {
    /// Status, `ETag`, body.
    Says(u16, &'static str, &'static str),
    BreaksOff,
}
use Answer::{BreaksOff, Says};

impl Transport for Script {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut script = self.0.lock().unwrap();
        let body = String::from_utf8_lossy(request.body());
        let tag = request.headers().get("if-match").map_or("", |tag| tag.to_str().unwrap());
        if let Some(key) = request.headers().get("idempotency-key") {
            script.1.push(format!("key {}", key.to_str().unwrap()));
        }
        script.1.push(format!("{} {} {tag} {body}", request.method(), request.uri().path()).replace("  ", " ").trim().to_owned());
        let answer = script.0.pop_front().expect("a call too many");
        Box::pin(async move {
            match answer {
                Says(status, tag, body) => {
                    let mut response = Response::builder().status(status).header("content-type", "application/json");
                    if !tag.is_empty() {
                        response = response.header("etag", tag);
                    }
                    Ok(response.body(Body::from(body)).unwrap())
                }
                BreaksOff => Err(TransportError::new("reset")),
            }
        })
    }
}

impl Script {
    fn new(answers: impl IntoIterator<Item = Answer>) -> (Script, Client) {
        let script = Script(Arc::new(Mutex::new((answers.into_iter().collect(), Vec::new()))));
        let retries = RetryPolicy::new().base_delay(Duration::ZERO);
        (script.clone(), Client::builder().transport(script).retries(retries).build().unwrap())
    }
    fn seen(&self) -> Vec<String> {
        self.0.lock().unwrap().1.clone()
    }
}

const NOTE: &str = r#"{"id":7,"title":"A","text":"x","author":{"name":"Ann","since":"2020"},"changed":"2026-01-01T00:00:00Z","color":"red"}"#;

#[tokio::test]
async fn a_replacement_has_all_that_was_read_and_that_can_be_written() {
    let (script, client) = Script::new([Says(200, "\"1\"", NOTE), Says(200, "\"2\"", NOTE)]);
    let updated = client.replace_note_with(7, |note| note.text = Maybe::Null).await.unwrap();
    // `color` is nobody's: it is kept. `id`, `changed` and `since` are the provider's.
    let sent = r#"PUT /notes/7 "1" {"title":"A","text":null,"author":{"name":"Ann"},"color":"red"}"#;
    assert_eq!(script.seen(), ["GET /notes/7", sent]);
    let changes: Vec<_> = updated.applied().changes().map(|it| (it.pointer(), it.effect())).collect();
    assert_eq!(changes, [("/text", Effect::Ignored)]);
}

#[tokio::test]
async fn a_merge_patch_has_what_differs() {
    let (script, client) = Script::new([Says(200, "\"1\"", NOTE), Says(200, "\"2\"", NOTE)]);
    client
        .patch_note_with(7, |note| {
            note.text = Maybe::Absent; // what is taken away is cleared
            note.author.get_or_insert_default().name = Some("Bea".into());
        })
        .await
        .unwrap();
    assert_eq!(script.seen()[1], r#"PATCH /notes/7 "1" {"text":null,"author":{"name":"Bea"}}"#);
}

#[tokio::test]
async fn what_cannot_be_null_cannot_be_cleared() {
    let (script, client) = Script::new([Says(200, "\"1\"", NOTE)]);
    let error = client.patch_note_with(7, |note| note.title = None).await.unwrap_err();
    assert_eq!(error.to_string(), "body/title cannot be sent: it was cleared, and the document does not let it be null");
    assert!(matches!(error, UpdateError::Other(_)));
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn a_json_patch_is_made_of_the_record() {
    let list = r#"{"items":["a"],"title":"L"}"#;
    let (script, client) = Script::new([Says(200, "\"1\"", list), Says(200, "\"2\"", list)]);
    client
        .patch_list_with(7, |list| {
            list.items.push("b".into());
            list.title = None;
        })
        .await
        .unwrap();
    let sent = r#"PATCH /lists/7 "1" [{"op":"remove","path":"/title"},{"op":"replace","path":"/items","value":["a","b"]}]"#;
    assert_eq!(script.seen()[1], sent);
}

#[tokio::test]
async fn a_form_has_what_differs_and_spellings_are_the_providers() {
    let before = r#"{"id":"c","email":"a@b.c","phone":"+1 555 0100","address":{"city":"Rome","line1":"Via 1"}}"#;
    let after = r#"{"id":"c","email":"ann@b.c","phone":"+15550199","address":{"city":"Oslo","line1":"Via 1"}}"#;
    let (script, client) = Script::new([Says(200, "", before), Says(200, "", after)]);
    let updated = client
        .update_customer_with("c", |customer| {
            customer.email = Some("Ann@B.c ".into());
            customer.phone = Some("+1 555 0199".into());
            customer.address.get_or_insert_default().city = Some("Oslo".into());
        })
        .await
        .unwrap();
    let sent = "POST /customers/c email=Ann%40B.c%20&phone=%2B1%20555%200199&address%5Bcity%5D=Oslo&address%5Bline1%5D=Via%201";
    assert_eq!(script.seen()[1], sent);
    assert!(updated.applied().is_confirmed(), "{}", updated.applied());
}

#[tokio::test]
async fn a_record_has_places_of_its_own() {
    let (script, client) = Script::new([
        Says(200, "", r#"{"settings":{"color":"red","size":3}}"#),
        Says(200, "", r#"{"now":{"color":"blue","size":3}}"#),
    ]);
    let updated = client.write_settings_with(|body| body.settings.color = Some("blue".into())).await.unwrap();
    assert_eq!(script.seen(), ["GET /settings/current", r#"PUT /settings {"settings":{"color":"blue"}}"#]);
    let outcome = &updated.applied().outcomes()[0];
    assert_eq!(outcome.to_string(), r#"/settings/color  confirmed: "red" -> "blue""#);
}

#[tokio::test]
async fn a_conflict_is_met_by_reading_and_changing_anew() {
    let other = r#"{"id":7,"title":"B"}"#;
    let (script, client) = Script::new([
        Says(200, "\"1\"", NOTE),
        Says(412, "", ""),
        Says(200, "\"2\"", other),
        Says(200, "\"3\"", r#"{"id":7,"title":"B!"}"#),
    ]);
    let updated = client.replace_note_with(7, |note| note.title.push('!')).await.unwrap();
    assert_eq!(updated.conflicts(), 1);
    assert_eq!(script.seen()[3], r#"PUT /notes/7 "2" {"title":"B!"}"#);
}

#[tokio::test]
async fn a_lost_answer_is_looked_for_and_nothing_is_done_twice() {
    let done = r#"{"id":7,"title":"A!","text":"x","author":{"name":"Ann"},"color":"red"}"#;
    // The first attempt was done and its answer lost; the second meets the version that the first made.
    let (script, client) =
        Script::new([Says(200, "\"1\"", NOTE), BreaksOff, Says(412, "", ""), Says(200, "\"2\"", done)]);
    let updated = client.replace_note_with(7, |note| note.title.push('!')).await.unwrap();
    assert!(updated.answer().is_none() && updated.applied().is_confirmed());
    assert_eq!((updated.conflicts(), script.seen().len()), (0, 4));
}

#[tokio::test]
async fn what_may_be_done_is_not_done_again() {
    // Somebody else has written after the attempt whose answer was lost, or in place of it: nobody knows.
    let (script, client) = Script::new([
        Says(200, "\"1\"", NOTE),
        BreaksOff,
        Says(412, "", ""),
        Says(200, "\"3\"", r#"{"id":7,"title":"A!?"}"#),
    ]);
    let error = client.replace_note_with(7, |note| note.title.push('!')).await.unwrap_err();
    let conflict = error.conflict().unwrap();
    assert!(conflict.is_unsure());
    assert_eq!(conflict.current().unwrap().title, "A!?");
    assert_eq!(
        error.to_string(),
        "somebody else has written in between: replaceNote: 412 Precondition Failed, after 2 attempts; the change may be done all the same"
    );
    assert_eq!(script.seen().len(), 4);
}

#[tokio::test]
async fn a_value_that_was_read_binds_a_later_write() {
    let (script, client) = Script::new([Says(200, "W/\"1\"", NOTE), Says(412, "", "")]);
    let read = client.show_note(7).await.unwrap().versioned();
    let mut note = read.request::<types::NoteWrite>().unwrap();
    note.title = "B".into();
    let error = client.replace_note(7, &note).since(&note).await.unwrap_err();
    assert!(error.is_conflict() && matches!(error, ReplaceNoteError::PreconditionFailed(_)));
    assert!(script.seen()[1].starts_with(r#"PUT /notes/7 W/"1" {"title":"B""#));
}

#[tokio::test]
async fn what_is_not_read_is_not_written() {
    let (script, client) = Script::new([Says(404, "", "")]);
    let error = client.replace_note_with(7, |note| note.title.push('!')).await.unwrap_err();
    assert_eq!(error.to_string(), "the record was not read: showNote: 404 Not Found");
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn a_refusal_in_the_same_version_is_about_something_else() {
    let (script, client) = Script::new([Says(200, "\"1\"", NOTE), Says(409, "", ""), Says(200, "\"1\"", NOTE)]);
    let error = client.replace_note_with(7, |note| note.title = "taken".into()).await.unwrap_err();
    assert!(matches!(error, UpdateError::Write(_)));
    assert_eq!(error.to_string(), "replaceNote: 409 Conflict is not in the document");
    assert_eq!(script.seen().len(), 3);
}

#[tokio::test]
async fn what_is_taken_away_and_kept_is_ignored() {
    let (_, client) = Script::new([Says(200, "\"1\"", NOTE), Says(200, "\"2\"", NOTE), Says(200, "\"2\"", NOTE)]);
    let updated = client.replace_note_with(7, |note| note.text = Maybe::Absent).verify().await.unwrap();
    let changes: Vec<String> = updated.applied().changes().map(ToString::to_string).collect();
    assert_eq!(changes, [r#"/text  ignored: sent null, the provider keeps "x""#]);
    assert!(updated.was_verified() && updated.was_versioned());
}

#[tokio::test]
async fn a_list_of_changes_is_held_against_the_record() {
    let list = r#"{"items":["a"],"title":"L"}"#;
    let (_, client) = Script::new([Says(200, "\"1\"", list), Says(200, "\"2\"", r#"{"items":["a"],"title":"M"}"#)]);
    let updated = client
        .patch_list_with(7, |list| {
            list.items.push("b".into());
            list.title = Some("M".into());
        })
        .await
        .unwrap();
    let changes: Vec<_> = updated.applied().changes().map(|it| (it.pointer(), it.effect())).collect();
    assert_eq!(changes, [("/items", Effect::Ignored), ("/title", Effect::Confirmed)]);
}

#[tokio::test]
async fn a_version_that_cannot_be_carried_sends_nothing() {
    let (script, client) = Script::new([Says(200, "", NOTE)]);
    let note = client.show_note(7).await.unwrap().versioned().request::<types::NoteWrite>().unwrap();
    let error = client.replace_note(7, &note).since(&note).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "replaceNote: no request could be made: the call cannot carry a version of what was read: there is none, or no place for it"
    );
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn each_write_has_a_key_of_its_own() {
    let (script, client) = Script::new([
        Says(200, "\"1\"", NOTE),
        Says(412, "", ""),
        Says(200, "\"2\"", NOTE),
        Says(200, "\"3\"", NOTE),
    ]);
    client.change_order_with(7, |order| order.title = Some("B".into())).await.unwrap();
    let seen = script.seen();
    let keys: Vec<&String> = seen.iter().filter(|line| line.starts_with("key ")).collect();
    assert_eq!(keys.len(), 2);
    assert_ne!(keys[0], keys[1]);
    assert_eq!(seen[5], r#"PATCH /orders/7 "2" {"title":"B"}"#);
}
