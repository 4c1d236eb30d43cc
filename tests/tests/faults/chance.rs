//! Faults by chance: whatever comes in whatever order, a success is one, and a record is never half a record.

use std::time::Duration;

use tintype::RetryPolicy;
use tintype_mock::{Faults, Step};

use crate::subject::{Subject, Way};
use crate::subjects;

const SCRIPT: &str = "random 0.6 seed 20: reset, reset after, reset-body, truncated, 500, 503 after, 429 retry-after 0, \
                      html, empty, redirect within, duplicate-keys, wrong-types, unknown-enum";

async fn storm(subject: Subject) {
    subject.mock.set_faults(SCRIPT.parse::<Faults>().unwrap());
    let mut fine = 0;
    for number in 0..40u8 {
        let name = format!("Storm{}{}", char::from(b'a' + number / 26), char::from(b'a' + number % 26));
        let retries = RetryPolicy::new().attempts(1 + u32::from(number % 3)).base_delay(Duration::ZERO);
        let (before, seen) = (subject.record(), subject.mock.requests().len());
        let way = Way { retries, timeout: Duration::from_secs(50), direct: false };
        let outcome = subject.calls.update(name.clone(), before.clone(), way).await;
        let (old, new) = (subject.texts(&before), [Some(name.clone()), Some(name)]);
        let now = subject.texts(&subject.record());
        assert!(now == new || (now == old && !outcome.is_ok()), "{} {outcome:?} {now:?}", subject.name);
        let requests = subject.mock.requests().len() - seen;
        assert_eq!(requests, outcome.attempts as usize);
        assert!(!subject.never || requests == 1);
        fine += usize::from(outcome.is_ok());
    }
    assert!((5..40).contains(&fine), "{fine}");
    assert!(subject.mock.requests().iter().any(|seen| seen.fault.is_some()));
    subject.mock.set_faults(Faults::none().then("ok".parse::<Step>().unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_update_is_half_done_and_no_success_is_a_lie() {
    let all = subjects::all().await.map(|subject| tokio::spawn(storm(subject)));
    for one in all {
        one.await.unwrap();
    }
}
