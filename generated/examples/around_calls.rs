//! What stands around a call: limits, interceptors and calls that block. Run it with
//! `cargo run -p tintype-profiles --example around_calls`.

#![allow(missing_docs)]

use std::error::Error;
use std::time::{Duration, Instant};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Attempt, AttemptOutcome, Interceptor, ProviderLimits, RateLimit};
use tintype_profiles::etg::types::ProfileKey;
use tintype_profiles::etg::{Client, RetrieveProfileError};

/// A provider that knows nobody, and takes a call every two seconds.
struct Etg;

impl Transport for Etg {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let body = r#"{"data":null,"debug":null,"error":"users_profile_not_found","status":"error"}"#;
        let answer = Response::builder().header("content-type", "application/json");
        let answer = answer.header("date", "Thu, 16 Aug 2018 12:12:35 GMT").header("x-ratelimit-remaining", "0");
        let answer = answer.header("x-ratelimit-reset", "2018-08-16T12:12:37").body(Body::from(body));
        Box::pin(async { answer.map_err(TransportError::new) })
    }
}

/// Prints a line for each attempt: the place for a counter and a histogram.
struct Metrics;

impl Interceptor for Metrics {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Box<dyn Error + Send + Sync>> {
        attempt.set_header("x-batch", "nightly")?;
        Ok(())
    }

    fn after(&self, attempt: &Attempt, outcome: &AttemptOutcome<'_>) {
        let operation = attempt.operation();
        let failure = outcome.error_type().unwrap_or("none".into());
        println!(
            "  {} {} attempt={} status={:?} failure={failure} sent={:?} received={:?} waited={:.1}s",
            operation.method,
            operation.path,
            attempt.number(),
            outcome.status().map(|status| status.as_u16()),
            attempt.body_length(),
            outcome.body_length(),
            attempt.waited().as_secs_f64(),
        );
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let key = ProfileKey::new("nobody@example.org");
    let builder =
        || Client::builder().basic("4711", std::env::var("ETG_KEY").unwrap_or("key".to_owned())).transport(Etg);

    println!("limits of the client");
    let client = builder().concurrency_limit(4).rate_limit(RateLimit::per(Duration::from_secs(1), 2)).build()?;
    let since = Instant::now();
    for _ in 0..4 {
        _ = client.retrieve_profile(&key).send_blocking();
        println!("  {:.1}s", since.elapsed().as_secs_f64());
    }
    let outcome = client.retrieve_profile(&key).timeout(Duration::from_millis(100)).send_blocking();
    if let Err(error) = outcome {
        println!("  {error}");
    }

    println!("limits of the provider");
    let client = builder().observe_rate_limits(ProviderLimits::per_operation()).build()?;
    let since = Instant::now();
    for _ in 0..2 {
        _ = client.retrieve_profile(&key).send_blocking();
        println!("  {:.1}s", since.elapsed().as_secs_f64());
    }

    println!("metrics");
    let client = builder().rate_limit(RateLimit::per(Duration::from_secs(1), 1)).intercept(Metrics).build()?;
    for _ in 0..2 {
        match client.retrieve_profile(&key).send_blocking() {
            Ok(profile) => println!("  {:?}", profile.user.email),
            Err(RetrieveProfileError::Refused(refused)) => println!("  refused: {:?}", refused.code),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
