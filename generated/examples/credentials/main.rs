//! Tokens of OAuth 2, credentials from the environment, and redirects, at providers in this process.

mod provider;

use std::collections::BTreeMap;

use provider::Provider;
use tintype::auth::{AuthorizationCode, OAuth2, TokenSet};
use tintype::secrecy::ExposeSecret;
use tintype_profiles::{wink, zitadel};

type Fault = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Fault> {
    client_credentials().await?;
    environment().await?;
    login().await?;
    redirect().await
}

/// A token is had when the first call needs one, and again when the provider takes it no longer.
async fn client_credentials() -> Result<(), Fault> {
    println!("client credentials");
    let provider = Provider::of("wink", "access-2")?;
    let client = wink::Client::builder()
        .oauth2(OAuth2::client_credentials("our-service", "made-up"))
        .transport(provider.clone())
        .build()?;

    let profile = client.show_profile().await?;
    println!("{} is at version {:?}", profile.user_identifier, profile.version);
    provider.show();
    Ok(())
}

/// What the environment has is taken, and the error of what it lacks names the variables.
async fn environment() -> Result<(), Fault> {
    println!("the environment");
    let provider = Provider::of("wink", "access-1")?;
    let variables = BTreeMap::from([("WINK_CLIENT_ID", "our-service")]);
    let look_up = |name: &str| variables.get(name).map(|value| (*value).to_owned());
    let client = wink::Client::builder().credentials_from("WINK", look_up).transport(provider).build()?;

    if let Err(error) = client.show_profile().await {
        println!("{error}\n");
    }
    Ok(())
}

/// The user logs in, and stays logged in.
async fn login() -> Result<(), Fault> {
    println!("a login");
    let provider = Provider::of("zitadel", "access-2")?;
    let builder = || zitadel::Client::builder().base_url("https://shop.example/auth/v1").transport(provider.clone());
    let code = AuthorizationCode::new("our-app", "http://127.0.0.1:8912/back").scopes(["openid", "offline_access"]);
    let login = builder().login(code)?;

    let back = provider.visit(login.url());
    let tokens = login.finish(&back).await?;
    println!("holds for {:?}", tokens.lifetime());

    let store = |tokens: &TokenSet| {
        println!("to be stored: {:?}", tokens.refresh_token().map(ExposeSecret::expose_secret));
    };
    let client = builder().oauth2(OAuth2::tokens("our-app", tokens).on_refresh(store)).build()?;
    println!("{:?}", client.get_my_profile().await?.profile.as_ref().and_then(|profile| profile.display_name.as_ref()));
    provider.show();
    Ok(())
}

/// Nothing is sent to another origin.
async fn redirect() -> Result<(), Fault> {
    println!("redirects");
    for location in ["/api/profile?moved=1", "https://elsewhere.example/api/profile"] {
        let provider = Provider::of("wink", "access-1")?.moved_to(location);
        let client = wink::Client::builder().bearer("access-1").transport(provider.clone()).build()?;
        match client.show_profile().await {
            Ok(profile) => println!("{}", profile.status()),
            Err(error) => println!("{error}"),
        }
        provider.show();
    }
    Ok(())
}
