//! A provider that is not there: a closed port of this machine.

use std::net::TcpListener;
use std::time::Duration;

use tintype::RetryPolicy;
use tintype_profiles::{driver, etg};

use crate::outcome::Outcome;

#[tokio::test]
async fn without_a_connection_even_a_call_that_may_never_come_twice_is_tried_again() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let retries = RetryPolicy::new().attempts(2).base_delay(Duration::ZERO);
    let builder = etg::Client::builder().base_url(format!("http://{free}")).basic("4711", "hunter2-key");
    let client = builder.retries(retries).build().unwrap();
    let change = etg::types::ProfileEdit::new("a@b.example", "John", "Smith", etg::types::ProfileType::Manager);
    let etg = Outcome::of(client.edit_profile(&change).await);

    let builder = driver::Client::builder().base_url(format!("http://{free}")).bearer("hunter2-token");
    let client = builder.retries(retries).build().unwrap();
    let change = driver::types::ProfileChange::new("Ann", "Lee", "Y6 5DN", "fluent", "07366 916627");
    let driver = Outcome::of(client.update_profile(&driver::types::UpdateProfileRequest::new(change)).await);

    for outcome in [etg, driver] {
        assert_eq!((outcome.kind.as_str(), outcome.attempts), ("no connection", 2));
        assert!(outcome.is_retryable && outcome.is_unsent);
    }
}
