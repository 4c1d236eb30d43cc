//! Updates against the mocks: read, changed and written back, by many at once, and what was applied of them.

use tintype::applied::Effect;
use tintype::{Maybe, Model, UpdateError};
use tintype_profiles::wink::types::{Pet, UpsertProfileRequest};
use tintype_profiles::{driver, etg, punchh, wink, zitadel};

use crate::common::{mock, record, requests, serve};

fn pet(number: usize) -> Pet {
    Pet::new(format!("pet {number}"), "cat")
}

fn wink_client(url: String) -> wink::Client {
    wink::Client::builder().base_url(url).bearer("token").build().unwrap()
}

fn names(record: &serde_json::Value) -> Vec<String> {
    let pets = record["personal"]["petInfo"].as_array().unwrap();
    pets.iter().map(|pet| pet["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_closure_changes_what_is_there() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink_client(running.url());

    let updated = client
        .update_profile_with(|profile| {
            let personal = profile.personal.get_or_insert_default();
            personal.city = Some("Chiang Mai".into());
            personal.postal_code = None;
        })
        .await
        .unwrap();

    assert_eq!(requests(&mock), ["GET /api/profile 200", "PUT /api/profile 200"]);
    assert_eq!((updated.conflicts(), updated.answer().unwrap().version), (0, Maybe::Value(4)));
    let changes: Vec<_> = updated.applied().changes().map(|outcome| (outcome.pointer(), outcome.effect())).collect();
    // The mock keeps what is not sent, and that is noticed.
    assert_eq!(changes, [("/personal/postalCode", Effect::Ignored), ("/personal/city", Effect::Confirmed)]);
    assert!(updated.was_versioned() && !updated.applied().is_confirmed());
    // Nothing else has changed.
    let after = record(&mock, "profile");
    assert_eq!(
        (after["user"]["email"].as_str(), after["personal"]["city"].as_str()),
        (Some("alexandra.beaumont@example.com"), Some("Chiang Mai"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_at_once_lose_nothing() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    // Half of them are in this process alone, the others are each in a client of their own.
    let (client, url) = (wink_client(running.url()), running.url());
    let before = names(&record(&mock, "profile")).len();

    let tasks: Vec<_> = (0..200)
        .map(|number| {
            let client = if number < 100 { client.clone() } else { wink_client(url.clone()) };
            tokio::spawn(async move {
                let add = |profile: &mut UpsertProfileRequest| {
                    let personal = profile.personal.get_or_insert_default();
                    personal.pet_info.get_or_insert_default().push(pet(number));
                };
                client.update_profile_with(add).await.map(|_| ())
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }

    let names = names(&record(&mock, "profile"));
    assert_eq!(names.len(), before + 200);
    for number in 0..200 {
        assert_eq!(names.iter().filter(|name| **name == format!("pet {number}")).count(), 1, "pet {number}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plain_writes_lose_what_others_wrote() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink_client(running.url());
    let before = names(&record(&mock, "profile")).len();
    // All have read before the first of them writes.
    let barrier = std::sync::Arc::new(tokio::sync::Barrier::new(20));

    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let (client, barrier) = (client.clone(), barrier.clone());
            tokio::spawn(async move {
                let profile = client.show_profile().await.unwrap();
                let mut change = profile.versioned().request::<UpsertProfileRequest>().unwrap().into_inner();
                change.version = Maybe::Absent;
                change.personal.as_mut().unwrap().pet_info.get_or_insert_default().push(pet(number));
                barrier.wait().await;
                client.update_profile(&change).await.map(|_| ())
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }

    // Twenty were told that it was done, and one was.
    assert_eq!(names(&record(&mock, "profile")).len(), before + 1);
}

#[tokio::test]
async fn whoever_has_an_old_version_is_told() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink_client(running.url());
    let read = client.show_profile().await.unwrap().versioned();
    client.update_profile_with(|profile| profile.share = false).await.unwrap();

    // The version goes with the value.
    let mut change = read.request::<UpsertProfileRequest>().unwrap();
    change.share = true;
    let error = client.update_profile(&change).since(&change).await.unwrap_err();
    assert!(error.is_conflict());
    // It is put into a body that names none.
    let mut bare = UpsertProfileRequest::new(true, read.user.clone().for_request());
    let error = client.update_profile(&bare).since(&read).await.unwrap_err();
    assert!(error.is_conflict());
    // Where the body names one, that holds.
    bare.version = Maybe::Value(4);
    client.update_profile(&bare).since(&read).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflict_has_what_is_there_now() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink_client(running.url());
    let other = wink_client(running.url());

    // Somebody writes between each read and its write.
    let meddle = move || {
        let other = other.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime
                .block_on(async { other.update_profile_with(|profile| profile.share = !profile.share).await.unwrap() });
        })
        .join()
        .unwrap();
    };
    let error = client.update_profile_with(|_| meddle()).conflicts(2).await.unwrap_err();

    let UpdateError::Conflict(conflict) = error else { panic!("{error:?}") };
    assert_eq!((conflict.conflicts(), conflict.is_unsure()), (3, false));
    assert_eq!(conflict.current().unwrap().version, Maybe::Value(6));
    assert!(matches!(conflict.error(), wink::UpdateProfileError::Conflict(_)));
    let error: UpdateError<_, wink::ShowProfileError, _> = UpdateError::Conflict(conflict);
    assert_eq!(error.to_string(), "somebody else has written in between 3 times: updateProfile: 409 Conflict");
}

#[tokio::test]
async fn force_writes_over_it() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink_client(running.url());
    let updated = client.update_profile_with(|profile| profile.version = Maybe::Value(1)).force().await.unwrap();
    assert_eq!(updated.answer().unwrap().version, Maybe::Value(4));
}

#[tokio::test]
async fn a_record_is_found_within_what_is_read_and_within_an_envelope() {
    let mock_z = mock("zitadel");
    let running = serve(&mock_z).await;
    let client = zitadel::Client::builder().base_url(running.url()).bearer("token").build().unwrap();
    let updated =
        client.update_my_profile_with(|profile| profile.display_name = "Minnie M.".into()).verify().await.unwrap();
    let changes: Vec<String> = updated.applied().changes().map(ToString::to_string).collect();
    assert_eq!(changes, [r#"/displayName  confirmed: "Minnie Mouse" -> "Minnie M.""#]);
    // Without the later read there is nothing to tell it from.
    let updated = client.update_my_profile_with(|profile| profile.display_name = "M.".into()).await.unwrap();
    assert!(updated.applied().outcomes().iter().all(|outcome| outcome.effect() == Effect::Unverifiable));

    let mock_e = mock("etg");
    let running = serve(&mock_e).await;
    let client = etg::Client::builder().base_url(running.url()).basic("key", "secret").build().unwrap();
    let key = etg::types::ProfileKey::new("john.smith@example.com");
    let updated = client.edit_profile_with(&key, |profile| profile.last_name = "O'Brien".into()).await.unwrap();
    let changes: Vec<String> = updated.applied().changes().map(ToString::to_string).collect();
    assert_eq!(changes, [r#"/last_name  confirmed: "Smith" -> "O'Brien""#]);
}

#[tokio::test]
async fn an_answer_tells_what_was_ignored() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let client =
        punchh::Client::builder().base_url(running.url()).signing_key("mock-secret").bearer("token").build().unwrap();
    let mut change = punchh::types::UserChange::new();
    change.city = Some("Columbus".into());
    change.birthday = Maybe::Value("1993-01-01".into());
    let mut request = punchh::types::UpdateUserRequest::new("client");
    request.user = Some(change);
    let agent = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";
    assert!(client.update_user(agent, &request).await.unwrap().applied().is_confirmed());

    request.user.as_mut().unwrap().birthday = Maybe::Value("1994-02-02".into());
    let applied = client.update_user(agent, &request).await.unwrap().applied();
    // Nothing is said of what was there before: the document tells that a birthday is taken once.
    let ignored: Vec<String> = applied.with(Effect::Ignored).map(ToString::to_string).collect();
    assert_eq!(ignored, [r#"/user/birthday  ignored: sent "1994-02-02", the provider keeps "1993-01-01""#]);
    assert_eq!(applied.with(Effect::Confirmed).count(), 1);
}

#[tokio::test]
async fn a_tag_binds_a_write_to_what_was_answered() {
    let mock = mock("driver");
    let running = serve(&mock).await;
    let client = driver::Client::builder().base_url(running.url()).bearer("token").build().unwrap();
    let change = |level: &str| {
        let profile = driver::types::ProfileChange::new("Lashell", "Farrell", "Y6 5DN", level, "07366 916627");
        driver::types::UpdateProfileRequest::new(profile)
    };
    let first = client.update_profile(&change("fluent")).await.unwrap().versioned();
    assert!(first.etag().unwrap().starts_with("W/\""));
    let second = client.update_profile(&change("basic")).since(&first).await.unwrap();
    assert!(second.applied().is_confirmed());
    // The first answer is an old one by now.
    let error = client.update_profile(&change("advanced")).since(&first).await.unwrap_err();
    assert!(error.is_conflict());
    assert_eq!(record(&mock, "profile")["english_level"], "basic");
}
