//! A redirect carries nothing away: no credential, no signature, no body, to no other origin and over no http.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tintype::RetryPolicy;
use tintype_mock::{Fault, Faults, To};

use crate::subject::Way;
use crate::subjects;

/// Another origin, and how many connections it saw.
fn elsewhere() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/stolen", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let connections = count.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            drop(stream);
            connections.fetch_add(1, Ordering::SeqCst);
        }
    });
    (url, count)
}

#[tokio::test]
async fn no_update_follows_a_redirect() {
    let (url, connections) = elsewhere();
    for subject in subjects::all().await {
        for status in [301, 302, 303, 307, 308] {
            for to in [To::Url(url.clone()), To::Elsewhere, To::Http, To::Within] {
                // From now on: who follows it within the origin goes round in a ring.
                subject.mock.set_faults(Faults::none().then(Fault::Redirect(to.clone(), status).always()));
                let (before, seen) = (subject.record(), subject.mock.requests());
                let retries = RetryPolicy::new().base_delay(Duration::ZERO);
                let way = Way { retries, timeout: Duration::from_secs(50), direct: false };
                let outcome = subject.calls.update("Ring".to_owned(), before.clone(), way).await;
                let context = format!("{} {status} {to:?} {outcome:?}", subject.name);
                assert!(!outcome.is_ok() && !outcome.is_retryable, "{context}");
                let now = subject.mock.requests();
                assert_eq!(now.len(), seen.len() + 1, "{context}");
                // The one request is the update: it was not made a GET.
                assert_ne!(now.last().unwrap().method, "GET", "{context}");
                assert_eq!(subject.record(), before, "{context}");
            }
        }
    }
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}
