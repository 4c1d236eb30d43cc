//! The flows of OAuth 2: where tokens are had.

/// A way to get a token (RFC 6749, section 4). A client asks by the grants of [`OAuth2`](super::OAuth2) and by a login with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Which one.
    pub kind: FlowKind,
    /// Where the user, or the device, asks for leave.
    pub authorization_url: Option<&'static str>,
    /// Where the token is fetched.
    pub token_url: Option<&'static str>,
    /// Where it is renewed.
    pub refresh_url: Option<&'static str>,
    /// What a token may allow: name and description.
    pub scopes: &'static [(&'static str, &'static str)],
}

/// The flows of OAuth 2 (RFC 6749, section 4; RFC 8628).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// The token comes with the redirection.
    Implicit,
    /// The user's name and password are exchanged for one.
    Password,
    /// The client's own credentials are.
    ClientCredentials,
    /// A code from the redirection is.
    AuthorizationCode,
    /// The user gives leave on another device.
    DeviceAuthorization,
}
