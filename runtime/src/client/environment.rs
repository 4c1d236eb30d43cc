//! Credentials from the environment, by convention.

use secrecy::SecretString;

use super::oauth2::{Wanted, flows};
use super::setup::Setup;
use super::{BuildError, Client, ClientBuilder, SchemeKind};
use crate::auth::{Credential, OAuth2, Scheme};

impl<C: From<Client>> ClientBuilder<C> {
    /// Takes the credentials that the environment has. With the prefix `SHOP`:
    ///
    /// | variable | is |
    /// |---|---|
    /// | `SHOP_TOKEN` | the bearer token of every scheme that takes one |
    /// | `SHOP_CLIENT_ID`, `SHOP_CLIENT_SECRET` | OAuth 2 client credentials, if there is no token |
    /// | `SHOP_CLIENT_ID`, `SHOP_REFRESH_TOKEN` | an OAuth 2 refresh token, if there is no token; with a secret if there is one |
    /// | `SHOP_SCOPES`, `SHOP_TOKEN_URL` | for these two: scopes between spaces, and the URL in place of the document's |
    /// | `SHOP_USER`, `SHOP_PASSWORD` | for HTTP Basic |
    /// | `SHOP_API_KEY` | the key, if the document has one API-key scheme |
    /// | `SHOP_SIGNING_KEY` | the key, if the document has one signature scheme |
    /// | `SHOP_` and the scheme's name, as in `SHOP_PARTNER_KEY` for `partnerKey` | the token or key of that scheme, before all others |
    ///
    /// A variable that is empty is none. What is not there is not set; a call that needs it fails with
    /// [`Error::MissingCredential`](crate::Error::MissingCredential), which names the variable.
    #[must_use]
    pub fn credentials_from_env(mut self, prefix: &str) -> Self {
        self.setup.credentials_from_env(prefix);
        self
    }

    /// Takes credentials as [`credentials_from_env`](ClientBuilder::credentials_from_env) does, from whatever knows variables
    /// by their names: a file of settings, or a test.
    #[must_use]
    pub fn credentials_from(mut self, prefix: &str, look_up: impl Fn(&str) -> Option<String>) -> Self {
        self.setup.credentials_from(prefix, &look_up);
        self
    }
}

impl Setup {
    fn credentials_from_env(&mut self, prefix: &str) {
        let odd = std::cell::OnceCell::new();
        self.credentials_from(prefix, &|name| match std::env::var(name) {
            Ok(value) => Some(value),
            Err(std::env::VarError::NotPresent) => None,
            Err(std::env::VarError::NotUnicode(_)) => {
                odd.get_or_init(|| name.to_owned());
                None
            }
        });
        if let Some(variable) = odd.into_inner() {
            self.refuse(BuildError::Environment { variable });
        }
    }

    fn credentials_from(&mut self, prefix: &str, look_up: &dyn Fn(&str) -> Option<String>) {
        let variables = Variables { prefix: prefix.trim_end_matches('_'), look_up };
        let schemes = self.api.schemes;
        let count = |kind: fn(&SchemeKind) -> bool| schemes.iter().filter(|scheme| kind(&scheme.kind)).count();
        let (keys, signatures) = (count(is_key), count(SchemeKind::signs));
        let users = count(|kind| matches!(kind, SchemeKind::Basic));
        let mut granted: Vec<&'static Scheme> = Vec::new();
        for scheme in schemes {
            let own = Some(word(scheme.name)).filter(|word| !word.is_empty()).and_then(|word| variables.secret(&word));
            let (secret, wanted) = match &scheme.kind {
                kind if kind.takes_token() => (own.or_else(|| variables.secret("TOKEN")), variables.full("TOKEN")),
                kind if is_key(kind) && keys == 1 => {
                    (own.or_else(|| variables.secret("API_KEY")), variables.full("API_KEY"))
                }
                kind if kind.signs() && signatures == 1 => {
                    (own.or_else(|| variables.secret("SIGNING_KEY")), variables.full("SIGNING_KEY"))
                }
                kind if is_key(kind) || kind.signs() => (own, variables.full(&word(scheme.name))),
                SchemeKind::Basic if users == 1 => {
                    match (variables.get("USER"), variables.secret("PASSWORD")) {
                        (Some(user), Some(password)) => self.basic(user, password),
                        _ => self.variables_of.push((scheme.name, variables.lacking(&["USER", "PASSWORD"]))),
                    }
                    continue;
                }
                _ => continue,
            };
            match secret {
                // A signing key is never sent, so it may be any text.
                Some(secret) if scheme.kind.signs() => self.credentials.insert(scheme.name, Credential::Secret(secret)),
                Some(secret) => self.keep(scheme, secret),
                None if scheme.kind.takes_token() => granted.push(scheme),
                None => self.variables_of.push((scheme.name, wanted)),
            }
        }
        match variables.grant() {
            Some(grant) if grant.url(flows(&granted)).is_some() => self.sources.push(Wanted::grant(granted, grant)),
            _ => {
                let ask = variables.of_grant(&granted);
                self.variables_of.extend(granted.iter().map(|scheme| (scheme.name, ask.clone())));
            }
        }
    }
}

/// The variables of a prefix.
struct Variables<'a> {
    prefix: &'a str,
    look_up: &'a dyn Fn(&str) -> Option<String>,
}

impl Variables<'_> {
    fn full(&self, name: &str) -> String {
        format!("{}_{name}", self.prefix)
    }

    fn get(&self, name: &str) -> Option<String> {
        (self.look_up)(&self.full(name)).filter(|value| !value.is_empty())
    }

    fn secret(&self, name: &str) -> Option<SecretString> {
        self.get(name).map(Into::into)
    }

    /// Those of several that are not there.
    fn lacking(&self, names: &[&str]) -> String {
        let lacking: Vec<String> =
            names.iter().filter(|name| self.get(name).is_none()).map(|name| self.full(name)).collect();
        lacking.join(" and ")
    }

    fn grant(&self) -> Option<OAuth2> {
        let id = self.get("CLIENT_ID")?;
        let grant = match (self.secret("REFRESH_TOKEN"), self.secret("CLIENT_SECRET")) {
            (Some(token), Some(secret)) => OAuth2::refresh_token(id, token).client_secret(secret),
            (Some(token), None) => OAuth2::refresh_token(id, token),
            (None, Some(secret)) => OAuth2::client_credentials(id, secret),
            (None, None) => return None,
        };
        let scopes = self.get("SCOPES").unwrap_or_default();
        let grant = grant.scopes(scopes.split_whitespace());
        Some(match self.get("TOKEN_URL") {
            Some(url) => grant.token_url(url),
            None => grant,
        })
    }

    /// What would give a token for these schemes: a token, or what the document's flows ask for.
    fn of_grant(&self, schemes: &[&'static Scheme]) -> String {
        let token = self.full("TOKEN");
        let has = |grant: OAuth2| grant.url(flows(schemes)).is_some();
        if has(OAuth2::client_credentials("", "")) {
            format!("{token}, or {},", self.lacking(&["CLIENT_ID", "CLIENT_SECRET"]))
        } else if has(OAuth2::refresh_token("", "")) {
            format!("{token}, or {},", self.lacking(&["CLIENT_ID", "REFRESH_TOKEN"]))
        } else {
            token
        }
    }
}

fn is_key(kind: &SchemeKind) -> bool {
    matches!(kind, SchemeKind::ApiKey { .. })
}

/// A scheme's name as a part of a variable's: `apiKey` and `api-key` are `API_KEY`, `APIKey` too.
fn word(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut word = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let after = letters.get(index + 1);
        let begins = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
            });
        if (begins || !letter.is_ascii_alphanumeric()) && !word.is_empty() && !word.ends_with('_') {
            word.push('_');
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_uppercase());
        }
    }
    word.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn the_variables_of_schemes() {
        for (name, variable) in [
            ("apiKey", "API_KEY"),
            ("api-key", "API_KEY"),
            ("APIKey", "API_KEY"),
            ("oauth2", "OAUTH2"),
            ("partner key (v2)", "PARTNER_KEY_V2"),
            ("bearerAuth", "BEARER_AUTH"),
            ("_x_", "X"),
            ("é", ""),
        ] {
            assert_eq!(word(name), variable, "{name}");
        }
    }
}
