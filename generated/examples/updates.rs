//! The examples of docs/updates.md, at mocks of this process. Run it with `cargo run -p tintype-profiles --example updates`.

use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use tintype::{Maybe, UpdateError};
use tintype_mock::Mock;
use tintype_profiles::punchh::types::{UpdateUserRequest, UserChange};
use tintype_profiles::wink::types::{Pet, UpsertProfileRequest};
use tintype_profiles::{punchh, wink, zitadel};

type Fault = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Fault> {
    with_a_closure().await?;
    in_between().await?;
    by_hand().await?;
    applied().await?;
    verified().await
}

fn mock(provider: &str) -> Result<Mock, Fault> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    Ok(Mock::builder().signing_key("made-up").open(specs.join(provider).join("openapi.yaml"))?)
}

fn wink() -> Result<wink::Client, Fault> {
    Ok(wink::Client::builder().bearer("made-up").service(mock("wink")?.service()).build()?)
}

/// Reads, changes and writes.
async fn with_a_closure() -> Result<(), Fault> {
    println!("with a closure");
    let client = wink()?;

    let updated = client
        .update_profile_with(|profile| {
            let personal = profile.personal.get_or_insert_default();
            personal.city = Some("Chiang Mai".into());
            personal.pet_info.get_or_insert_default().push(Pet::new("Rex", "Beagle"));
        })
        .await?;

    for outcome in updated.applied().changes() {
        println!("{outcome}");
    }
    println!();
    Ok(())
}

/// Somebody else writes in between, once; then every time.
async fn in_between() -> Result<(), Fault> {
    println!("in between");
    let (client, other) = (wink()?, AtomicUsize::new(0));
    let meddle = || {
        let (client, number) = (client.clone(), other.fetch_add(1, Ordering::Relaxed));
        std::thread::spawn(move || {
            let call = async {
                let change = client.show_profile().await?.versioned().request::<UpsertProfileRequest>()?;
                let mut change = change.into_inner();
                change.personal.get_or_insert_default().address1 = Some(format!("Road {number}"));
                client.update_profile(&change).await?;
                Ok::<(), Fault>(())
            };
            tintype::blocking::run(call).map_err(|error| error.to_string())
        })
        .join()
    };

    let mut first = true;
    let updated = client
        .update_profile_with(|profile| {
            if std::mem::take(&mut first) {
                _ = meddle();
            }
            profile.share = false;
        })
        .await?;
    println!("done after {} conflict", updated.conflicts());

    let always = client.update_profile_with(|profile| {
        _ = meddle();
        profile.share = true;
    });
    match always.conflicts(2).await {
        Err(UpdateError::Conflict(conflict)) => {
            println!("given up after {} conflicts: {}", conflict.conflicts(), conflict.error());
            if let Some(current) = conflict.current() {
                println!("{:?} is at version {:?}", current.personal.address1, current.version);
            }
        }
        other => println!("{other:?}"),
    }
    println!();
    Ok(())
}

/// A value is read, kept as long as one likes, and written in the version that it was read in.
async fn by_hand() -> Result<(), Fault> {
    println!("by hand");
    let client = wink()?;

    let read = client.show_profile().await?.versioned();
    // A person looks at the form for an hour. Meanwhile:
    client.update_profile_with(|profile| profile.share = false).await?;

    let mut change = read.request::<UpsertProfileRequest>()?;
    change.personal.get_or_insert_default().city = Some("Pattaya".into());
    match client.update_profile(&change).since(&change).await {
        Err(error) if error.is_conflict() => println!("{error}"),
        other => println!("{other:?}"),
    }
    println!();
    Ok(())
}

/// An answer says what was ignored.
async fn applied() -> Result<(), Fault> {
    println!("applied");
    let client = punchh::Client::builder().signing_key("made-up").bearer("made-up");
    let client = client.service(mock("punchh")?.service()).base_url("https://example.punchh.com").build()?;
    let agent = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";

    let mut change = UserChange::new();
    change.city = Some("Columbus".into());
    change.birthday = Maybe::Value("1993-01-01".into());
    let mut request = UpdateUserRequest::new("made-up");
    request.user = Some(change);
    client.update_user(agent, &request).await?;

    request.user.get_or_insert_default().birthday = Maybe::Value("1994-02-02".into());
    let answer = client.update_user(agent, &request).await?;
    println!("{}\n{}\n", answer.status(), answer.applied());
    Ok(())
}

/// An answer says nothing, so the record is read once more.
async fn verified() -> Result<(), Fault> {
    println!("verified");
    let client = zitadel::Client::builder().bearer("made-up").base_url("https://zitadel.example/auth/v1");
    let client = client.service(mock("zitadel")?.service()).build()?;

    let plain = client.update_my_profile_with(|profile| profile.display_name = "Minnie M.".into()).await?;
    for outcome in plain.applied().changes() {
        println!("{outcome}");
    }
    let verified = client.update_my_profile_with(|profile| profile.display_name = "M. Mouse".into()).verify().await?;
    for outcome in verified.applied().changes() {
        println!("{outcome}");
    }
    Ok(())
}
