//! Five providers' profile APIs, generated at `cargo build` from `specs/`.
//!
//! Each module has a [`Client`](wink::Client) with a method per operation, the models in `types`, and an error enum per
//! operation.

/// The modules, each from the document of its provider.
macro_rules! providers {
    ($($(#[$doc:meta])* $provider:ident),* $(,)?) => {
        $(
            $(#[$doc])*
            #[allow(missing_docs)]
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
