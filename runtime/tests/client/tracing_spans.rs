//! Spans: their names are those of OpenTelemetry's conventions for HTTP clients, and no secret is in them.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tintype::operation::{Answer, In, Operation, Parameter, Style};
use tintype::shape::{Kind, Schema};
use tintype::{Attempt, Client, ClientBuilder, Interceptor, RetryPolicy};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;

use crate::sample::{API, ProbeError, operation, parameter};
use crate::script::{Script, Step::*};

static OK: [Answer; 1] = [Answer::new("200", &[])];

type Fields = BTreeMap<&'static str, String>;

/// Collects spans with their fields, and which of them is entered.
#[derive(Clone, Default)]
struct Collector {
    spans: Arc<Mutex<Vec<(String, Fields)>>>,
    open: Arc<Mutex<Vec<u64>>>,
}

struct Into<'a>(&'a mut Fields);

impl Visit for Into<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl tracing::Subscriber for Collector {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "tintype"
    }
    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::new();
        attributes.record(&mut Into(&mut fields));
        let mut spans = self.spans.lock().unwrap();
        spans.push((attributes.metadata().name().to_owned(), fields));
        Id::from_u64(spans.len() as u64)
    }
    fn record(&self, id: &Id, values: &Record<'_>) {
        values.record(&mut Into(&mut self.spans.lock().unwrap()[id.into_u64() as usize - 1].1));
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &tracing::Event<'_>) {}
    fn enter(&self, id: &Id) {
        self.open.lock().unwrap().push(id.into_u64());
    }
    fn exit(&self, _: &Id) {
        self.open.lock().unwrap().pop();
    }
}

impl Collector {
    fn collect(&self) -> DefaultGuard {
        tracing::subscriber::set_default(self.clone())
    }
    /// The fields of each span, without those that are the same in all.
    fn spans(&self) -> Vec<Fields> {
        self.spans.lock().unwrap().iter().map(|(_, fields)| fields.clone()).collect()
    }
}

fn fields<const N: usize>(pairs: [(&'static str, &str); N]) -> Fields {
    pairs.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

#[tokio::test(start_paused = true)]
async fn each_attempt_has_a_span_with_the_conventions_names() {
    static GET: Operation = operation("/p/{id}", &[parameter("id", In::Path, Style::Simple, false, Kind::Text)], &OK);
    let (script, collector) = (Script::new(&[Status(503), Broken, Status(200)]), Collector::default());
    let _guard = collector.collect();
    let builder = ClientBuilder::new(&API).transport(script).retries(RetryPolicy::new().base_delay(Duration::ZERO));
    let client: Client = builder.base_url("http://127.0.0.1:8080/base").build().unwrap();
    client.call(&GET).text("id", "personal").into_call::<(), ProbeError>().await.unwrap();
    let common = [
        ("otel.name", "GET /p/{id}"),
        ("otel.kind", "client"),
        ("http.request.method", "GET"),
        ("url.scheme", "http"),
        ("url.template", "/p/{id}"),
        ("server.address", "127.0.0.1"),
        ("server.port", "8080"),
        ("tintype.operation", "probe"),
    ];
    let mut expected = [(); 3].map(|()| fields(common));
    let error = ("otel.status_code", "ERROR");
    expected[0].extend(fields([("http.response.status_code", "503"), ("error.type", "503"), error]));
    expected[1].extend(fields([("http.request.resend_count", "1"), ("error.type", "transport"), error]));
    expected[2].extend(fields([("http.request.resend_count", "2"), ("http.response.status_code", "200")]));
    assert_eq!(collector.spans(), expected);
}

#[tokio::test]
async fn a_method_of_its_own_is_told_beside() {
    static COPY: Operation = Operation { method: "COPY", ..operation("/p", &[], &OK) };
    let (script, collector) = (Script::new(&[Status(200)]), Collector::default());
    let _guard = collector.collect();
    script.client(RetryPolicy::NONE).call(&COPY).into_call::<(), ProbeError>().await.unwrap();
    let fields = &collector.spans()[0];
    let of = |name| fields.get(name).map(String::as_str);
    assert_eq!((of("http.request.method"), of("http.request.method_original")), (Some("_OTHER"), Some("COPY")));
    assert_eq!((of("otel.name"), of("server.port")), (Some("HTTP /p"), Some("443")));
}

#[tokio::test]
async fn no_secret_is_in_a_span() {
    static SECURED: Operation = Operation {
        security: &[&["bearer", "key", "query_key", "cookie_key", "digest"]],
        parameters: &[
            parameter("id", In::Path, Style::Simple, false, Kind::Text),
            Parameter::query("token", Schema { kind: Kind::Text, rules: &[] }),
        ],
        ..operation("/p/{id}", &[], &OK)
    };
    for steps in [&[Status(401)] as &[_], &[Refused], &[Status(200)], &[Torn]] {
        let (script, collector) = (Script::new(steps), Collector::default());
        let _guard = collector.collect();
        let builder = script.builder(RetryPolicy::NONE).base_url("https://h.example/bot-hunter2").bearer("hunter2");
        let builder = builder.api_key("key", "hunter2").api_key("query_key", "hunter2").signing_key("hunter2");
        let client = builder.api_key("cookie_key", "hunter2").header("x-other", "hunter2").build().unwrap();
        let call = client.call(&SECURED).text("id", "hunter2").text("token", "hunter2");
        _ = call.into_call::<(), ProbeError>().await;
        let shown = format!("{:?}", collector.spans.lock().unwrap());
        assert!(shown.contains("h.example") && !shown.contains("hunter2"), "{shown}");
    }
}

#[tokio::test]
async fn interceptors_are_within_the_span() {
    struct Within(Collector);
    impl Interceptor for Within {
        fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            let open = self.0.open.lock().unwrap().clone();
            Ok(attempt.set_header("traceparent", &format!("{open:?}"))?)
        }
    }
    static GET: Operation = operation("/p", &[], &OK);
    let (script, collector) = (Script::new(&[Status(200)]), Collector::default());
    let _guard = collector.collect();
    let client = script.builder(RetryPolicy::NONE).intercept(Within(collector.clone())).build().unwrap();
    client.call(&GET).into_call::<(), ProbeError>().await.unwrap();
    assert_eq!(script.headers("traceparent"), [Some("[1]".to_owned())]);
    assert!(collector.open.lock().unwrap().is_empty());
}
