//! Answers that break the document's rules: let through, reported, or an error.

use std::sync::{Arc, Mutex};

use tintype::client::AnswerCheck;
use tintype::{Error, Violation};

use crate::fake::Fake;
use crate::sample::{Filter, Profile, UpdateError, update};

const BROKEN: &str = r#"{"name":"a name that is too long","country":"Thailand"}"#;

fn call(client: &tintype::Client) -> tintype::Call<Profile, UpdateError> {
    update(client, "p7", &Filter::default(), &Profile::new("Ann"))
}

#[tokio::test]
async fn they_are_let_through_and_checked_on_demand() {
    let answer = call(&Fake::json(200, BROKEN).client()).await.unwrap();
    assert_eq!(
        answer.validate().unwrap_err().to_string(),
        "/name  maxLength: \"a name that is too long\" is longer than 20   specs/sample/openapi.yaml:143\n\
         /country  pattern: \"Thailand\" does not match ^[A-Z]{2}$   specs/sample/openapi.yaml:147"
    );
}

#[tokio::test]
async fn or_they_are_an_error_that_holds_the_answer() {
    let fake = Fake::json(200, BROKEN);
    let client = fake.builder().validate_answers(AnswerCheck::Error).build().unwrap();
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.to_string(), "updateProfile: the body of 200 OK breaks 2 rules (request r-1)");
    assert_eq!(error.status().unwrap(), 200);
    match error {
        UpdateError::Other(Error::Invalid { response, violations }) => {
            assert_eq!(response.bytes(), BROKEN);
            assert_eq!(violations.iter().map(Violation::pointer).collect::<Vec<_>>(), ["/name", "/country"]);
        }
        other => panic!("{other:?}"),
    }
    // What the document says of a failure is checked as well, and a call can ask for something else.
    call(&client).validate_answer(AnswerCheck::Off).await.unwrap();
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    call(&fake.builder().validate_answers(AnswerCheck::Error).build().unwrap()).await.unwrap();
}

#[tokio::test]
async fn or_a_function_is_told() {
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let to = told.clone();
    let report = AnswerCheck::report(move |answer, found| {
        to.lock().unwrap().push(format!("{} {} {}", answer.operation().id, answer.status().as_u16(), found.len()));
    });
    let client = Fake::json(200, BROKEN).builder().validate_answers(report).build().unwrap();
    assert_eq!(call(&client).await.unwrap().name, "a name that is too long");
    assert_eq!(*told.lock().unwrap(), ["updateProfile 200 2"]);
}

#[tokio::test]
async fn as_many_violations_are_recorded_as_the_client_asks_for() {
    let fake = Fake::json(200, BROKEN);
    let client = fake.builder().violation_limit(1).build().unwrap();
    let found = call(&client).await.unwrap().validate().unwrap_err();
    assert_eq!((found.iter().count(), found.len()), (1, 2));
    let mut profile = Profile::new("a name that is too long");
    profile.country = Some("Thailand".to_owned());
    let call = update(&client, "p", &Filter::default(), &profile);
    assert_eq!((call.violations().iter().count(), call.violations().len()), (1, 3));
}

#[test]
fn a_check_of_answers_has_a_name() {
    assert_eq!(format!("{:?} {:?}", AnswerCheck::default(), AnswerCheck::report(|_, _| {})), "Off Report");
}

/// A subscriber that keeps the fields of events.
#[cfg(feature = "tracing")]
mod warning {
    use super::*;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<String>>>);

    struct Line(String);

    impl Visit for Line {
        fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
            self.0.push_str(&format!(" {}={value:?}", field.name()));
        }
    }

    impl tracing::Subscriber for Kept {
        fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
            metadata.target() == "tintype"
        }
        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &tracing::Event<'_>) {
            let mut line = Line(event.metadata().level().to_string());
            event.record(&mut line);
            self.0.lock().unwrap().push(line.0);
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    #[test]
    fn or_they_are_a_warning_without_a_value() {
        let kept = Kept::default();
        let client = Fake::json(200, BROKEN).builder().validate_answers(AnswerCheck::Warn).build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        tracing::subscriber::with_default(kept.clone(), || runtime.block_on(async { call(&client).await.unwrap() }));
        assert_eq!(
            *kept.0.lock().unwrap(),
            ["WARN message=an answer breaks the document's rules operation=\"updateProfile\" status=200 violations=2 \
              rules=/name maxLength specs/sample/openapi.yaml:143; /country pattern specs/sample/openapi.yaml:147"]
        );
    }
}
