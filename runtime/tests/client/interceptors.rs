//! Interceptors: what they see, what they may add, when they are told, and that no secret comes to them.

use std::error::Error as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tintype::operation::{Answer, In, Operation, Parameter, Style};
use tintype::shape::{Kind, Schema};
use tintype::{Attempt, AttemptOutcome, Call, Client, ClientBuilder, Error, Interceptor, Json, RateLimit, RetryPolicy};
use tokio::time::{sleep, timeout};

use crate::fake::Fake;
use crate::sample::{API, EditError, Filter, ProbeError, Profile, edit, operation, parameter, update};
use crate::script::{Script, Step::*};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p/{id}", &[parameter("id", In::Path, Style::Simple, false, Kind::Text)], &OK);

fn get(client: &Client) -> Call<(), ProbeError> {
    client.call(&GET).text("id", "personal").into_call()
}

type Lines = Arc<Mutex<Vec<String>>>;

/// Notes what it is told.
#[derive(Clone, Default)]
struct Note(&'static str, Lines);

impl Note {
    fn lines(&self) -> Vec<String> {
        std::mem::take(&mut *self.1.lock().unwrap())
    }
    fn add(&self, line: String) {
        self.1.lock().unwrap().push(format!("{}{line}", self.0));
    }
}

impl Interceptor for Note {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let operation = attempt.operation();
        self.add(format!("before {} {} {} #{}", operation.id, operation.method, operation.path, attempt.number()));
        Ok(())
    }
    fn after(&self, attempt: &Attempt, outcome: &AttemptOutcome<'_>) {
        let status = outcome.status().map(|status| status.as_u16());
        let kind = outcome.error_type().unwrap_or("-".into());
        let (sent, came) = (attempt.body_length(), outcome.body_length());
        let times = (attempt.waited().as_millis(), outcome.duration().as_millis());
        self.add(format!("after #{} {status:?} {kind} {sent:?} {came:?} {times:?}", attempt.number()));
    }
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_seen_with_its_operation_and_what_came_of_it() {
    let (script, note) = (Script::new(&[Status(503), Broken, Silent, Status(200)]), Note::default());
    let policy = RetryPolicy::new().attempts(4).base_delay(Duration::ZERO).attempt_timeout(Duration::from_secs(2));
    let client = script.builder(policy).intercept(note.clone()).build().unwrap();
    get(&client).await.unwrap();
    assert_eq!(
        note.lines(),
        [
            "before probe GET /p/{id} #1",
            "after #1 Some(503) 503 Some(0) Some(0) (0, 0)",
            "before probe GET /p/{id} #2",
            "after #2 None transport Some(0) None (0, 0)",
            "before probe GET /p/{id} #3",
            "after #3 None timeout Some(0) None (0, 2000)",
            "before probe GET /p/{id} #4",
            "after #4 Some(200) - Some(0) Some(0) (0, 0)",
        ]
    );
}

#[tokio::test]
async fn lengths_are_those_of_the_bodies() {
    let (fake, note) = (Fake::json(200, r#"{"status":"ok","data":{"name":"Ann"}}"#), Note::default());
    let client = fake.builder().intercept(note.clone()).build().unwrap();
    edit(&client, &Json::Null).await.unwrap();
    assert!(note.lines()[1].starts_with("after #1 Some(200) - Some(4) Some(37) "));
}

#[tokio::test(start_paused = true)]
async fn they_are_asked_in_order_and_told_in_the_reverse_order() {
    let (script, one) = (Script::new(&[Status(200)]), Note("1 ", Lines::default()));
    let other = Note("2 ", one.1.clone());
    let client = script.builder(RetryPolicy::NONE).intercept(one.clone()).intercept(other).build().unwrap();
    get(&client).await.unwrap();
    let words: Vec<String> =
        one.lines().iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(words, ["1 before", "2 before", "2 after", "1 after"]);
}

#[tokio::test(start_paused = true)]
async fn the_wait_for_limits_is_no_part_of_the_attempt() {
    let (script, note) = (Script::new(&[Status(200)]), Note::default());
    let limit = RateLimit::per(Duration::from_secs(3), 1);
    let client = script.builder(RetryPolicy::NONE).rate_limit(limit).intercept(note.clone()).build().unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert!(note.lines()[3].ends_with(" (3000, 0)"));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_is_told_too() {
    let (script, note) = (Script::new(&[Silent]), Note::default());
    let client = script.builder(RetryPolicy::NONE).intercept(note.clone()).build().unwrap();
    timeout(Duration::from_secs(1), get(&client).into_future()).await.unwrap_err();
    assert_eq!(note.lines()[1..], ["after #1 None dropped Some(0) None (0, 1000)"]);
    sleep(Duration::from_secs(1)).await;
    assert!(note.lines().is_empty());
}

/// Refuses everything.
struct Closed;

impl Interceptor for Closed {
    fn before(&self, _: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err("closed on Sundays".into())
    }
    fn after(&self, _: &Attempt, _: &AttemptOutcome<'_>) {
        panic!("it has not let it through");
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_refuses_keeps_the_call_from_being_sent() {
    let (script, note) = (Script::new(&[Status(200)]), Note::default());
    let policy = RetryPolicy::new();
    let client = script.builder(policy).intercept(note.clone()).intercept(Closed).intercept(Closed).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert_eq!(error.to_string(), "probe: an interceptor refused the call");
    assert_eq!(error.source().unwrap().to_string(), "closed on Sundays");
    let ProbeError::Other(error @ Error::Intercepted { .. }) = error else { panic!() };
    assert!(error.is_unsent() && !error.is_retryable() && error.kind() == "intercepted");
    assert_eq!(script.count(), 0);
    assert_eq!(note.lines()[1..], ["after #1 None intercepted Some(0) None (0, 0)"]);
}

/// Refuses a second attempt.
struct Once;

impl Interceptor for Once {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        if attempt.number() > 1 { Err("once is enough".into()) } else { Ok(()) }
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_refuses_another_attempt_leaves_the_last_answer() {
    let script = Script::new(&[Broken]);
    let client = script.builder(RetryPolicy::new()).intercept(Once).build().unwrap();
    let ProbeError::Other(error @ Error::Transport(_)) = get(&client).await.unwrap_err() else { panic!() };
    assert_eq!((error.attempts(), error.is_unsent(), script.count()), (1, false, 1));
}

/// Sets a header that counts, and some that it may not or that are the client's.
struct Adds;

impl Interceptor for Adds {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        attempt.set_header("x-attempt", &attempt.number().to_string())?;
        attempt.set_header("user-agent", "intercepted")?;
        attempt.set_header("x-mine", "interceptor")?;
        attempt.set_header("authorization", "Bearer interceptor")?;
        attempt.set_secret_header("x-secret", "hunter2")?;
        assert_eq!(attempt.headers()["x-mine"], "interceptor");
        assert!(attempt.headers()["x-secret"].is_sensitive() && attempt.headers()["x-secret"] == "[redacted]");
        for name in ["content-length", "host", "a b"] {
            attempt.set_header(name, "x").unwrap_err();
        }
        attempt.set_header("x-bad", "a\r\nb").unwrap_err();
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn headers_are_added_to_each_attempt_as_those_of_the_builder_are() {
    static SECURED: Operation = Operation { security: &[&["bearer"]], ..operation("/p", &[], &OK) };
    let script = Script::new(&[Status(503), Status(200)]);
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    let client = script.builder(policy).bearer("own").header("x-mine", "builder").intercept(Adds).build().unwrap();
    client.call(&SECURED).into_call::<(), ProbeError>().header("x-mine", "call").await.unwrap();
    let some = |texts: [&str; 2]| texts.map(|text| Some(text.to_owned())).to_vec();
    assert_eq!(script.headers("x-attempt"), some(["1", "2"]));
    assert_eq!(script.headers("user-agent"), some(["intercepted"; 2]));
    assert_eq!(script.headers("x-mine"), some(["call"; 2]));
    assert_eq!(script.headers("authorization"), some(["Bearer interceptor"; 2]));
    assert_eq!(script.headers("x-secret"), some(["hunter2"; 2]));
}

#[tokio::test]
async fn a_credential_that_one_sets_is_bound_as_those_of_the_builder_are() {
    let script = Script::new(&[Status(200)]);
    let builder = || ClientBuilder::new(&API).transport(script.clone()).intercept(Adds);
    let client: Client = builder().base_url("http://example.com").build().unwrap();
    let ProbeError::Other(Error::Request { reason }) = get(&client).await.unwrap_err() else { panic!() };
    assert!(reason.contains("clear text"), "{reason}");
    static ELSEWHERE: Operation = Operation {
        servers: &[tintype::client::Server { url: "https://elsewhere.example", variables: &[] }],
        ..operation("/p", &[], &OK)
    };
    let client: Client = builder().build().unwrap();
    client.call(&ELSEWHERE).into_call::<(), ProbeError>().await.unwrap();
    assert_eq!(script.headers("authorization"), [None]);
    assert_eq!(script.headers("x-attempt"), [Some("1".to_owned())]);
}

/// Notes all it can get hold of.
#[derive(Clone, Default)]
struct Spy(Lines);

impl Spy {
    fn see(&self, attempt: &Attempt) {
        let mut lines = self.0.lock().unwrap();
        lines.push(format!("{attempt:?} {attempt:#?} {:?}", attempt.headers()));
        lines.extend(attempt.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())));
    }
}

impl Interceptor for Spy {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        self.see(attempt);
        Ok(())
    }
    fn after(&self, attempt: &Attempt, outcome: &AttemptOutcome<'_>) {
        self.see(attempt);
        let mut lines = self.0.lock().unwrap();
        lines.push(format!("{outcome:?} {:?} {:?}", outcome.response(), outcome.error()));
    }
}

#[tokio::test]
async fn no_secret_comes_to_an_interceptor() {
    static SECURED: Operation = Operation {
        security: &[&["bearer", "key", "query_key", "cookie_key", "digest"]],
        parameters: &[
            Parameter { sensitive: true, ..Parameter::header("X-Token", Schema { kind: Kind::Text, rules: &[] }) },
            Parameter { sensitive: true, ..Parameter::query("token", Schema { kind: Kind::Text, rules: &[] }) },
        ],
        ..operation("/p", &[], &OK)
    };
    let (fake, spy) = (Fake::json(500, "hunter2"), Spy::default());
    let client = (fake.builder().bearer("hunter2-a").api_key("key", "hunter2-b").api_key("query_key", "hunter2-c"))
        .api_key("cookie_key", "hunter2-d")
        .signing_key("hunter2-e")
        .header("proxy-authorization", "hunter2-f")
        .header("x-pch-digest", "hunter2-g")
        .intercept(spy.clone())
        .build()
        .unwrap();
    let call = client.call(&SECURED).text("X-Token", "hunter2-h").text("token", "hunter2-i");
    call.into_call::<(), ProbeError>().header("X-Key", "hunter2-j").header("cookie", "hunter2-k").await.unwrap_err();
    let sent = format!("{:?}", fake.only().headers().values().map(|it| it.to_str().unwrap()).collect::<Vec<_>>());
    assert!(sent.matches("hunter2").count() >= 5, "{sent}");
    let lines = spy.0.lock().unwrap().join("\n");
    assert!(!lines.contains("hunter2"), "{lines}");
    assert!(lines.contains("x-token: [redacted]") && lines.contains("x-key: [redacted]"), "{lines}");
}

#[tokio::test]
async fn what_breaks_a_rule_is_no_attempt() {
    let (fake, note) = (Fake::json(200, "{}"), Note::default());
    let client = fake.builder().intercept(note.clone()).build().unwrap();
    update(&client, "x", &Filter::default(), &Profile::new("Ann")).await.unwrap_err();
    assert!(matches!(
        edit(&client, &Json::Null).header("host", "x").await,
        Err(EditError::Other(Error::Argument { .. }))
    ));
    assert!(note.lines().is_empty());
}
