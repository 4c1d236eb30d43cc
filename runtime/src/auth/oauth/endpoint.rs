//! A token request on the wire.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use secrecy::{ExposeSecret, SecretString};
use url::{Url, form_urlencoded};

use super::{TokenError, TokenSet, answer};
use crate::transport::{Body, Transport, TransportError};

/// The longest answer that is taken: tokens with claims are some kilobytes long.
const LIMIT: usize = 1 << 20;

/// How token requests are sent: by the client's own transport, within the time that its calls have.
#[derive(Clone)]
pub(crate) struct Wire {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) timeout: Duration,
    pub(crate) agent: Option<HeaderValue>,
}

/// Who asks (RFC 6749, section 2.3).
#[derive(Clone)]
pub(super) struct Asker {
    pub(super) id: String,
    pub(super) secret: Option<SecretString>,
    /// Whether the secret is sent in the body, for a provider that does not take it by HTTP Basic.
    pub(super) in_body: bool,
}

/// The parameters of a token request.
pub(super) type Form<'a> = Vec<(&'a str, &'a str)>;

/// Asks a token endpoint. Its time is limited by whoever calls this.
pub(super) async fn ask(wire: &Wire, url: &Url, asker: &Asker, mut form: Form<'_>) -> Result<TokenSet, TokenError> {
    let mut basic = None;
    match &asker.secret {
        Some(secret) if !asker.in_body => basic = Some(pair(&asker.id, secret.expose_secret())),
        Some(secret) => form.extend([("client_id", asker.id.as_str()), ("client_secret", secret.expose_secret())]),
        // A client without a secret says who it is.
        None => form.push(("client_id", &asker.id)),
    }
    let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form).finish();
    let mut request = http::Request::post(url.as_str())
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(ACCEPT, "application/json")
        .body(Body::from(text))
        .map_err(|_| TokenError::Transport(TransportError::connect("the token URL cannot be requested")))?;
    if let Some(agent) = &wire.agent {
        request.headers_mut().insert(USER_AGENT, agent.clone());
    }
    if let Some(mut value) = basic.and_then(|pair| HeaderValue::from_str(&format!("Basic {pair}")).ok()) {
        value.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    let (head, body) = wire.transport.send_body(request).await.map_err(TokenError::Transport)?.into_parts();
    let bytes = whole(body).await?;
    let public = ["grant_type", "scope", "client_id", "redirect_uri"];
    let secrets = form.iter().filter(|(name, _)| !public.contains(name)).map(|(_, value)| *value);
    let secrets: Vec<&str> = secrets.chain(asker.secret.as_ref().map(ExposeSecret::expose_secret)).collect();
    answer::read(head.status, &head.headers, &bytes, &secrets)
}

/// The id and the secret, each as in a form first (RFC 6749, section 2.3.1).
fn pair(id: &str, secret: &str) -> String {
    let form = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    STANDARD.encode(format!("{}:{}", form(id), form(secret)))
}

/// The body to its end, if it has one in reach.
async fn whole(body: Body) -> Result<Bytes, TokenError> {
    match Limited::new(body, LIMIT).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(TokenError::TooLarge { limit: LIMIT }),
        Err(error) => Err(TokenError::Transport(TransportError::new(error))),
    }
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn id_and_secret_are_form_encoded_before_they_are_base64() {
        // The example of RFC 6749, section 2.3.1.
        assert_eq!(pair("s6BhdRkqt3", "7Fjfp0ZBr1KtDRbnfVdmIw"), "czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3");
        // printf 'a%%3Ab:c%%2B+d%%25' | base64
        assert_eq!(pair("a:b", "c+ d%"), "YSUzQWI6YyUyQitkJTI1");
    }
}
