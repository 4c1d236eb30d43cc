//! `securityDefinitions`: `basic` to `http`, and the flow of `oauth2` to `flows`.

use super::super::super::{Entry, NodeId, Value};
use super::super::edit::entry;
use super::{Swagger, known};

impl Swagger<'_, '_> {
    pub(super) fn security_schemes(&mut self, map: NodeId) {
        let all: Vec<NodeId> = self.edit.document.entries(map).iter().map(|entry| entry.value).collect();
        for node in all {
            self.security_scheme(node);
        }
    }

    fn security_scheme(&mut self, node: NodeId) {
        if !self.begin(node, "a security scheme") {
            return;
        }
        let mut entries = self.edit.take(node);
        self.check(&mut entries, &known::SCHEME);
        let kind = entries.iter().find(|entry| entry.key == "type").map(|entry| entry.value);
        match kind.and_then(|kind| self.edit.document.str(kind)) {
            Some("basic") => {
                if let Some(kind) = kind {
                    self.edit.document.replace(kind, Value::String("http".to_owned()));
                    let span = self.edit.document.span(kind);
                    let scheme = self.edit.said("scheme", kind, span, "basic");
                    let after = entries.iter().position(|entry| entry.key == "type").map_or(0, |at| at + 1);
                    entries.insert(after.min(entries.len()), scheme);
                }
            }
            Some("oauth2") => self.flow(node, &mut entries),
            _ => {}
        }
        self.edit.put(node, entries);
    }

    fn flow(&mut self, node: NodeId, entries: &mut Vec<Entry>) {
        let Some(flow) = self.edit.pull(node, entries, "flow") else { return };
        let name = match self.edit.document.str(flow.value) {
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            Some(name @ ("implicit" | "password" | "clientCredentials" | "authorizationCode")) => &*name.to_owned(),
            _ => {
                let message = match self.edit.document.str(flow.value) {
                    Some(other) => format!("there is no OAuth 2 flow `{other}`"),
                    None => "`flow` is no string".to_owned(),
                };
                let span = self.edit.document.span(flow.value);
                let diagnostic = crate::diagnostic::Diagnostic::warning("unsupported", span, message);
                let help = "the flows are implicit, password, application and accessCode";
                self.edit.diagnostics.push(diagnostic.help(help));
                return;
            }
        };
        let name = name.to_owned();
        let span = self.edit.document.span(flow.value);
        let mut members = Vec::new();
        for key in ["authorizationUrl", "tokenUrl", "scopes"] {
            members.extend(self.edit.pull(node, entries, key));
        }
        if members.iter().all(|member| member.key != "scopes") {
            let scopes = self.edit.object(flow.value, span, Vec::new());
            members.push(entry("scopes", flow.key_span, scopes));
        }
        let one = self.edit.object(flow.value, span, members);
        let flows = self.edit.object(flow.value, span, vec![entry(&name, span, one)]);
        entries.push(entry("flows", flow.key_span, flows));
    }
}
