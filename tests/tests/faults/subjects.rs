//! The five providers, each with the credentials and the update of its own.

use serde_json::Value;
use tintype::transport::BoxFuture;
use tintype::{Call, ClientBuilder, Maybe};
use tintype_mock::{Mock, MockBuilder};
use tintype_profiles::{driver, etg, punchh, wink, zitadel};

use crate::outcome::Outcome;
use crate::subject::{Calls, LIMIT, Subject, Way, document, free};

const AGENT: &str = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";
const TOKEN: &str = "hunter2-token";

/// The providers in the order of [`all`].
pub(crate) const NAMES: [&str; 5] = ["wink", "etg", "punchh", "driver", "zitadel"];

/// The five of them, each with a mock of its own.
pub(crate) async fn all() -> [Subject; 5] {
    [wink().await, etg().await, punchh().await, driver().await, zitadel().await]
}

fn settings() -> MockBuilder {
    Mock::builder().bearer(TOKEN).basic("4711", "hunter2-key").signing_key("hunter2-signing")
}

/// Two clients: over a socket, and of the service.
struct Clients<C> {
    wire: C,
    direct: C,
}

impl<C> Clients<C> {
    fn by(&self, way: Way) -> &C {
        if way.direct { &self.direct } else { &self.wire }
    }
}

async fn subject<C: From<tintype::Client> + Send + Sync + 'static>(
    name: &'static str,
    (store, written): (&'static str, [&'static str; 2]),
    build: impl Fn(&dyn Fn(ClientBuilder<C>) -> ClientBuilder<C>) -> C,
) -> Subject
where
    Clients<C>: Calls,
{
    let mock = settings().open(document(name)).unwrap();
    let running = mock.serve(free()).await.unwrap();
    let base = format!("https://{name}.example/{}", running.url().splitn(4, '/').nth(3).unwrap_or_default());
    let wire = build(&|builder| builder.base_url(running.url()).body_limit(LIMIT));
    let direct = build(&|builder| builder.base_url(base.clone()).service(mock.service()));
    let calls = Box::new(Clients { wire, direct });
    Subject { name, mock, calls, store, written, never: name == "etg", _running: running }
}

async fn wink() -> Subject {
    let at = ("profile", ["/user/firstName", "/user/lastName"]);
    subject("wink", at, |set| set(wink::Client::builder()).bearer(TOKEN).build().unwrap()).await
}

async fn etg() -> Subject {
    let at = ("profile", ["/first_name", "/last_name"]);
    subject("etg", at, |set| set(etg::Client::builder()).basic("4711", "hunter2-key").build().unwrap()).await
}

async fn punchh() -> Subject {
    let build = |set: &dyn Fn(ClientBuilder<punchh::Client>) -> ClientBuilder<punchh::Client>| {
        set(punchh::Client::builder()).signing_key("hunter2-signing").bearer(TOKEN).build().unwrap()
    };
    subject("punchh", ("user", ["/city", "/state"]), build).await
}

async fn driver() -> Subject {
    let at = ("profile", ["/first_name", "/last_name"]);
    subject("driver", at, |set| set(driver::Client::builder()).bearer(TOKEN).build().unwrap()).await
}

async fn zitadel() -> Subject {
    let at = ("profile", ["/firstName", "/lastName"]);
    subject("zitadel", at, |set| set(zitadel::Client::builder()).bearer(TOKEN).build().unwrap()).await
}

fn set<T, E>(call: Call<T, E>, way: Way) -> Call<T, E> {
    call.retries(way.retries).timeout(way.timeout)
}

impl Calls for Clients<wink::Client> {
    fn update(&self, name: String, now: Value, way: Way) -> BoxFuture<'_, Outcome> {
        Box::pin(async move {
            let mut user = wink::types::User::new();
            (user.first_name, user.last_name) = (Some(name.clone()), Some(name));
            let mut change = wink::types::UpsertProfileRequest::new(true, user);
            change.version = Maybe::Value(now["version"].as_i64().unwrap());
            Outcome::of(set(self.by(way).update_profile(&change), way).await)
        })
    }
}

impl Calls for Clients<etg::Client> {
    fn update(&self, name: String, now: Value, way: Way) -> BoxFuture<'_, Outcome> {
        Box::pin(async move {
            let email = now["email"].as_str().unwrap();
            let kind = etg::types::ProfileType::Manager;
            let change = etg::types::ProfileEdit::new(email, name.clone(), name, kind);
            Outcome::of(set(self.by(way).edit_profile(&change), way).await)
        })
    }
}

impl Calls for Clients<punchh::Client> {
    fn update(&self, name: String, _: Value, way: Way) -> BoxFuture<'_, Outcome> {
        Box::pin(async move {
            let mut change = punchh::types::UserChange::new();
            (change.city, change.state) = (Some(name.clone()), Some(name));
            change.apn_token = Some("hunter2-apn".into());
            let mut request = punchh::types::UpdateUserRequest::new("client");
            request.authentication_token = Some("hunter2-session".into());
            request.user = Some(change);
            Outcome::of(set(self.by(way).update_user(AGENT, &request), way).await)
        })
    }
}

impl Calls for Clients<driver::Client> {
    fn update(&self, name: String, _: Value, way: Way) -> BoxFuture<'_, Outcome> {
        Box::pin(async move {
            let change = driver::types::ProfileChange::new(name.clone(), name, "Y6 5DN", "fluent", "07366 916627");
            let request = driver::types::UpdateProfileRequest::new(change);
            Outcome::of(set(self.by(way).update_profile(&request), way).await)
        })
    }
}

impl Calls for Clients<zitadel::Client> {
    fn update(&self, name: String, _: Value, way: Way) -> BoxFuture<'_, Outcome> {
        Box::pin(async move {
            let change = zitadel::types::UpdateMyProfileRequest::new(name.clone(), name, "Minnie M.");
            Outcome::of(set(self.by(way).update_my_profile(&change), way).await)
        })
    }
}
