//! Updates by closures while the provider fails by chance and others write: a success is there once, a failure at most once, and
//! what nobody touched is as it was.

use std::path::Path;
use std::time::Duration;

use tintype::RetryPolicy;
use tintype_mock::{Faults, Mock};
use tintype_profiles::wink::Client;
use tintype_profiles::wink::types::{Pet, UpsertProfileRequest};

const SCRIPT: &str = "random 0.4 seed 11: reset, reset after, reset-body, truncated, 500, 503 after, 429 retry-after 0, html, \
                      empty, stale, 401, duplicate-keys, wrong-types, unknown-enum";

fn mock() -> Mock {
    Mock::from_path(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/wink/openapi.yaml")).unwrap()
}

fn client(mock: &Mock, attempts: u32) -> Client {
    let retries = RetryPolicy::new().attempts(attempts).base_delay(Duration::ZERO);
    let builder = Client::builder().bearer("token").service(mock.service());
    builder.retries(retries).timeout(Duration::from_secs(50)).build().unwrap()
}

/// The names of the pets that updates added, as the provider has them.
fn added(mock: &Mock) -> Vec<String> {
    let record = mock.record("profile").unwrap();
    let pets = record.pointer("/personal/petInfo").and_then(|pets| pets.as_array()).unwrap();
    let names = pets.iter().filter_map(|pet| pet.get("name")?.as_str());
    names.filter(|name| name.contains('-')).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_success_is_there_once_and_a_failure_at_most_once() {
    let mock = mock();
    let before = mock.record("profile").unwrap();
    mock.set_faults(SCRIPT.parse::<Faults>().unwrap());
    // Clients of their own, so that they meet; some of them send again, some do not.
    let tasks: Vec<_> = (0..6u32)
        .map(|number| {
            let client = client(&mock, 1 + number % 3);
            tokio::spawn(async move {
                let mut done = Vec::new();
                for turn in 0..25 {
                    let name = format!("{number}-{turn}");
                    let add = |profile: &mut UpsertProfileRequest| {
                        let personal = profile.personal.get_or_insert_default();
                        personal.pet_info.get_or_insert_default().push(Pet::new(&name, "cat"));
                    };
                    let outcome = client.update_profile_with(add).await;
                    done.push((name, outcome.is_ok()));
                }
                done
            })
        })
        .collect();
    let mut fine = 0;
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await.unwrap());
    }

    let added = added(&mock);
    for (name, ok) in &all {
        let times = added.iter().filter(|other| *other == name).count();
        assert!(times == 1 || (times == 0 && !ok), "{name}: {times} times, and it was said that ok = {ok}");
        fine += usize::from(*ok);
    }
    assert!(fine > 20 && fine < all.len(), "{fine} of {}", all.len());
    assert!(mock.requests().iter().any(|seen| seen.fault.is_some()));
    // What no closure touched. (A fault changes a text of the record while it plays somebody else.)
    let after = mock.record("profile").unwrap();
    for pointer in
        ["/preferences", "/userIdentifier", "/profileIdentifier", "/personal/contactPerson/0/email", "/user/email"]
    {
        assert_eq!(after.pointer(pointer), before.pointer(pointer), "{pointer}");
    }
}
