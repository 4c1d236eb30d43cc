//! Five providers' profile APIs, generated at `cargo build` from `specs/`.
//!
//! Each module has a [`Client`](wink::Client) with a method per operation, the models in `types`, and an error enum per
//! operation.
//!
//! ```no_run
//! use tintype::Model;
//! use tintype_profiles::wink::{Client, UpdateProfileError, types::UpsertProfileRequest};
//!
//! # async fn update(token: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder().bearer(token).build()?;
//! let profile = client.show_profile().await?;
//!
//! let mut change = UpsertProfileRequest::new(true, profile.user.clone().for_request()); // without what is readOnly
//! change.personal.get_or_insert_default().country = Some("Thailand".into());
//!
//! match client.update_profile(&change).await {
//!     Ok(answer) => println!("{} is at version {:?}", answer.user_identifier, answer.version),
//!     Err(UpdateProfileError::Invalid(violations)) => eprintln!("{violations}"), // nothing was sent
//!     Err(UpdateProfileError::Conflict(problem)) => eprintln!("{:?}", problem.detail),
//!     Err(error) => return Err(error.into()),
//! }
//! # Ok(()) }
//! ```

/// The modules, each from the document of its provider.
macro_rules! providers {
    ($($(#[$doc:meta])* $provider:ident),* $(,)?) => {
        $(
            $(#[$doc])*
            pub mod $provider {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($provider), ".rs"));
            }
        )*
    };
}

providers! {
    /// Wink: a traveller's profile with optimistic locking.
    wink,
    /// Emerging Travel Group (WorldOta): contract profiles in an envelope.
    etg,
    /// Punchh: a loyalty guest, with signed requests.
    punchh,
    /// A drivers' agency: known from one recorded exchange.
    driver,
    /// ZITADEL: the signed-in user's own profile.
    zitadel,
}
