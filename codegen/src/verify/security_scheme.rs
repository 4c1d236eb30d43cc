//! Security schemes and the flows of OAuth 2 (sections 4.8.27 to 4.8.29).

use crate::diagnostic::{Severity, suggest};
use crate::load::{Minor, NodeId, Value, Version};

use super::Verify;
use super::syntax::{is_address, is_token};

const TYPES: &[&str] = &["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];

/// Each flow with the addresses that it needs.
const FLOWS: &[(&str, &[&str])] = &[
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
    ("deviceAuthorization", &["deviceAuthorizationUrl", "tokenUrl"]),
];

impl Verify<'_> {
    /// One security scheme.
    pub(super) fn security_scheme(&mut self, node: NodeId) {
        if !self.require(Severity::Error, node, "a security scheme", "type") {
            return;
        }
        match self.text(node, "type").unwrap_or_default() {
            "apiKey" => self.api_key(node),
            "http" => {
                self.require(Severity::Error, node, "a security scheme of type http", "scheme");
            }
            "oauth2" => self.flows(node),
            "openIdConnect" => {
                self.require(Severity::Error, node, "a security scheme of type openIdConnect", "openIdConnectUrl");
                self.address(node, "openIdConnectUrl");
            }
            "mutualTLS" => {
                let span = self.value_span(node, "type");
                self.since(Severity::Error, node, span, "`type: mutualTLS`", Version::Three(Minor::One));
            }
            other => {
                let help = match suggest(other, TYPES.iter().copied()) {
                    Some(known) => format!("did you mean `{known}`?"),
                    None => format!("one of {}", TYPES.join(", ")),
                };
                let message = format!("there is no type of security scheme `{other}`");
                self.error("security-scheme", self.value_span(node, "type"), message, help);
            }
        }
    }

    fn api_key(&mut self, node: NodeId) {
        let named = self.require(Severity::Error, node, "a security scheme of type apiKey", "name");
        let placed = self.require(Severity::Error, node, "a security scheme of type apiKey", "in");
        let place = self.text(node, "in").unwrap_or_default();
        if placed && !matches!(place, "query" | "header" | "cookie") {
            let span = self.value_span(node, "in");
            self.error(
                "security-scheme",
                span,
                format!("an API key can't stand in `{place}`"),
                "one of query, header, cookie",
            );
        }
        let name = self.text(node, "name").unwrap_or_default();
        if named && (name.is_empty() || place != "query" && !is_token(name)) {
            let message = format!("`{name}` is no name of an API key");
            let help = "write the name of the header, the cookie or the member of the query that holds it";
            // The rest of the document can be used.
            self.judge(name.is_empty(), "header-name", self.value_span(node, "name"), message, help);
        }
    }

    fn flows(&mut self, node: NodeId) {
        if !self.require(Severity::Error, node, "a security scheme of type oauth2", "flows") {
            return;
        }
        let Some(flows) = self.document.get(node, "flows") else { return };
        if !matches!(self.document.value(flows), Value::Object(_)) {
            let message = format!("`flows` is {}", self.document.kind_name(flows));
            self.error(
                "wrong-type",
                self.document.span(flows),
                message,
                "describe a flow, such as `clientCredentials`",
            );
            return;
        }
        for (name, addresses) in FLOWS {
            let Some(flow) = self.document.get(flows, name) else { continue };
            let what = format!("the flow `{name}`");
            for address in *addresses {
                self.require(Severity::Error, flow, &what, address);
                self.address(flow, address);
            }
            self.address(flow, "refreshUrl");
            self.require(Severity::Warning, flow, &what, "scopes");
        }
        if let Some(device) = self.document.get(flows, "deviceAuthorization") {
            let span = self.document.key_span(device);
            self.since(Severity::Warning, node, span, "the flow `deviceAuthorization`", Version::Three(Minor::Two));
        }
    }

    fn address(&mut self, node: NodeId, key: &str) {
        let Some(url) = self.text(node, key).filter(|url| !is_address(url)) else { return };
        let message = format!("`{url}` is no address");
        let help = format!("write the address for `{key}`");
        // One that is empty says that it is not known.
        self.judge(!url.is_empty(), "url", self.value_span(node, key), message, help);
    }
}
