//! The same update by two clients.

use std::future::Future;

use tintype_profiles::wink;

#[allow(missing_docs, dead_code, unreachable_pub, clippy::all)]
mod plain {
    include!(concat!(env!("OUT_DIR"), "/plain.rs"));
}

/// A client that updates a profile and reads the answer.
pub(crate) trait Caller: Clone + Send + Sync + 'static {
    /// One update.
    fn call(&self) -> impl Future<Output = ()> + Send;
}

/// The generated client.
#[derive(Clone)]
pub(crate) struct Ours {
    client: wink::Client,
    change: wink::types::UpsertProfileRequest,
}

impl Ours {
    /// As it comes, or without the check of requests.
    pub(crate) fn new(url: &str, checked: bool) -> Ours {
        let change = tintype::from_str(&change()).expect("it fits");
        let builder = wink::Client::builder().base_url(url).bearer("token").validate_requests(checked);
        Ours { client: builder.build().expect("it is complete"), change }
    }
}

impl Caller for Ours {
    async fn call(&self) {
        let answer = self.client.update_profile(&self.change).await.expect("it is answered");
        assert!(!answer.user_identifier.is_empty());
    }
}

/// What is written by hand in place of it.
#[derive(Clone)]
pub(crate) struct Bare {
    client: reqwest::Client,
    url: String,
    change: plain::UpsertProfileRequest,
}

impl Bare {
    pub(crate) fn new(url: &str) -> Bare {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let change = serde_json::from_str(&change()).expect("it fits");
        Bare { client: client.build().expect("it can be built"), url: format!("{url}/api/profile"), change }
    }
}

impl Caller for Bare {
    async fn call(&self) {
        let request = self.client.put(&self.url).bearer_auth("token").header("Wink-Version", "2.0").json(&self.change);
        let answer = request.timeout(std::time::Duration::from_secs(30)).send().await.expect("it is answered");
        let profile: plain::UserProfile = answer.error_for_status().expect("200").json().await.expect("it fits");
        assert!(!profile.user_identifier.is_empty());
    }
}

/// The update that is sent: what the documented profile has, without what the provider alone sets.
fn change() -> String {
    let mut profile: serde_json::Value = serde_json::from_str(crate::server::PROFILE).expect("it is JSON");
    let members = profile.as_object_mut().expect("it is an object");
    members.retain(|name, _| ["share", "user", "personal", "preferences"].contains(&name.as_str()));
    for (_, value) in members.iter_mut() {
        strip(value);
    }
    profile.to_string()
}

/// Leaves out the members that no request may have.
fn strip(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            members.retain(|name, _| !["fullName", "summary"].contains(&name.as_str()));
            members.values_mut().for_each(strip);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
    if let Some(user) = value.as_object_mut().filter(|members| members.contains_key("profilePictureUrl")) {
        user.remove("email");
    }
}
