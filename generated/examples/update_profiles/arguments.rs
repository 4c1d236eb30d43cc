//! The command line, and the variables that hold credentials.

use std::collections::BTreeMap;

/// A provider and the variables that hold its credentials, with the values that are made up for a mock.
pub(crate) struct Provider {
    pub(crate) name: &'static str,
    pub(crate) variables: &'static [(&'static str, &'static str)],
    /// Those that do as well: of OAuth 2.
    pub(crate) instead: &'static [&'static str],
}

pub(crate) const PROVIDERS: &[Provider] = &[
    Provider {
        name: "wink",
        variables: &[("WINK_TOKEN", "made-up-token")],
        instead: &["WINK_CLIENT_ID", "WINK_CLIENT_SECRET"],
    },
    Provider { name: "etg", variables: &[("ETG_KEY_ID", "4711"), ("ETG_API_KEY", "made-up-key")], instead: &[] },
    Provider {
        name: "punchh",
        variables: &[
            ("PUNCHH_CLIENT", "made-up-client"),
            ("PUNCHH_SECRET", "made-up-secret"),
            ("PUNCHH_ACCESS_TOKEN", "made-up-token"),
        ],
        instead: &[],
    },
    Provider { name: "driver", variables: &[("DRIVER_TOKEN", "made-up-token")], instead: &[] },
    Provider {
        name: "zitadel",
        variables: &[("ZITADEL_TOKEN", "made-up-token")],
        instead: &["ZITADEL_CLIENT_ID", "ZITADEL_REFRESH_TOKEN"],
    },
];

/// What was asked for: the servers by provider.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) servers: BTreeMap<String, String>,
}

impl Arguments {
    /// Reads the words of the command line; `None` where help was asked for.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
        let mut arguments = Arguments::default();
        while let Some(word) = words.next() {
            let value = match word.strip_prefix("--server") {
                _ if word == "--help" || word == "-h" => return Ok(None),
                Some("") => words.next().ok_or("`--server` needs a value such as wink=https://api.wink.travel")?,
                Some(rest) if rest.starts_with('=') => rest[1..].to_owned(),
                _ => return Err(format!("there is no option `{word}`")),
            };
            let (name, url) = value.split_once('=').ok_or_else(|| format!("`{value}` is not of the form NAME=URL"))?;
            if !PROVIDERS.iter().any(|provider| provider.name == name) {
                let names: Vec<&str> = PROVIDERS.iter().map(|provider| provider.name).collect();
                return Err(format!("there is no provider `{name}`, only {}", names.join(", ")));
            }
            arguments.servers.insert(name.to_owned(), url.to_owned());
        }
        Ok(Some(arguments))
    }
}

/// The help text.
pub(crate) fn help() -> String {
    let mut text = String::from(
        "usage: update_profiles [--server NAME=URL]...\n\n\
         Updates a profile at each provider; those without a server are mocks in this process.\n\n\
         The update writes made-up data (a city, a name, a phone number): aim it at a test account.\n\
         The URL includes the base path: zitadel=https://HOST/auth/v1. Plain http is for this machine only.\n\n\
         Credentials of a provider with a server are read from:\n",
    );
    for provider in PROVIDERS {
        let names: Vec<&str> = provider.variables.iter().map(|(name, _)| *name).collect();
        let instead = match provider.instead {
            [] => String::new(),
            names => format!("; or {}", names.join(", ")),
        };
        text.push_str(&format!("  {:8} {}{instead}\n", provider.name, names.join(", ")));
    }
    text.push_str(
        "\nwink, zitadel and driver: a bearer token, or what OAuth 2 gets one with. etg: the id and the key. punchh: the business's client key,\n\
         its secret, and the guest's access token. etg edits the profile of ETG_EMAIL (default: the example's).",
    );
    text
}
