//! `host`, `basePath` and `schemes` to `servers`, for the document and for operations with schemes of their own.

use super::super::super::{Entry, NodeId};
use super::super::edit::entry;
use super::Swagger;
use super::media::MediaType;
use crate::diagnostic::{Diagnostic, Span, suggest};

/// The schemes of Swagger 2.0, those that clients prefer first.
const SCHEMES: [&str; 4] = ["https", "http", "wss", "ws"];

/// Where the document's operations are.
#[derive(Default)]
pub(super) struct Servers {
    /// `example.com/v1`, without a scheme.
    address: Option<(NodeId, Span, String)>,
}

impl Swagger<'_, '_> {
    /// Puts `servers` in the place of the document's members.
    pub(super) fn servers(&mut self, root: NodeId, entries: &mut Vec<Entry>) {
        const OLD: [&str; 3] = ["host", "basePath", "schemes"];
        let place = entries.iter().position(|entry| OLD.contains(&entry.key.as_str()));
        let host = self.edit.pull(root, entries, "host");
        let base = self.edit.pull(root, entries, "basePath");
        let schemes = self.edit.pull(root, entries, "schemes");
        let base = base.and_then(|base| Some((self.base_path(base.value)?, base)));
        let path = base.as_ref().map_or("", |(path, _)| path.as_str());
        let mut servers = None;
        if let Some((host, text)) = host.and_then(|host| Some((host.value, self.host(host.value)?))) {
            let span = self.edit.document.span(host);
            self.servers.address = Some((host, span, format!("{text}{path}")));
            let listed = schemes.map(|schemes| self.schemes(schemes.value)).unwrap_or_default();
            servers = self.at_address(&listed);
        } else if let Some((path, base)) = base {
            // Relative to where the document was found.
            let span = self.edit.document.span(base.value);
            let url = if path.is_empty() { "/" } else { &path };
            let url = self.edit.said("url", base.value, span, url);
            let server = self.edit.object(base.value, span, vec![url]);
            let list = self.edit.array(base.value, span, vec![server]);
            servers = Some(entry("servers", base.key_span, list));
        }
        if let Some(servers) = servers {
            entries.insert(place.unwrap_or(0).min(entries.len()), servers);
        }
    }

    /// The `servers` that stand for an operation's or a path item's own `schemes`.
    pub(super) fn own_servers(&mut self, object: NodeId, entries: &mut Vec<Entry>) {
        let Some(schemes) = self.edit.pull(object, entries, "schemes") else { return };
        let listed = self.schemes(schemes.value);
        if listed.is_empty() {
            return;
        }
        entries.extend(self.at_address(&listed));
    }

    /// A server for each scheme. Without one, https: a document that was found over https means it.
    fn at_address(&mut self, schemes: &[MediaType]) -> Option<Entry> {
        let (host, span, address) = self.servers.address.clone()?;
        let usual = [MediaType::new("https", span)];
        let schemes = if schemes.is_empty() { &usual } else { schemes };
        let mut list = Vec::new();
        for scheme in schemes {
            if self.edit.is_full(host) {
                break;
            }
            let url = self.edit.said("url", host, span, &format!("{}://{address}", scheme.name));
            list.push(self.edit.object(host, scheme.span, vec![url]));
        }
        let list = self.edit.array(host, span, list);
        Some(entry("servers", span, list))
    }

    /// The known schemes of a list, each once, https first.
    fn schemes(&mut self, list: NodeId) -> Vec<MediaType> {
        let mut found: Vec<MediaType> = Vec::new();
        for item in self.strings(list, "schemes") {
            let span = self.edit.document.span(item);
            let Some(name) = self.edit.document.str(item).map(str::to_ascii_lowercase) else { continue };
            if !SCHEMES.contains(&name.as_str()) {
                let message = format!("there is no scheme `{name}`");
                let diagnostic = Diagnostic::warning("server", span, message);
                self.edit.diagnostics.push(match suggest(&name, SCHEMES) {
                    Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
                    None => diagnostic.help("the schemes are https, http, wss and ws"),
                });
            } else if !found.iter().any(|scheme| scheme.name == name) {
                found.push(MediaType { name, span });
            }
        }
        found.sort_by_key(|scheme| SCHEMES.iter().position(|known| *known == scheme.name));
        found
    }

    fn host(&mut self, node: NodeId) -> Option<String> {
        let text = self.text(node, "host")?;
        let host = text.trim();
        let problem = if host.is_empty() {
            "the host is empty"
        } else if host.contains("://") {
            "the host has a scheme"
        } else if host.contains(['{', '}']) {
            "the host is a template, which Swagger 2.0 does not have"
        } else {
            return Some(host.trim_end_matches('/').to_owned());
        };
        let span = self.edit.document.span(node);
        let diagnostic = Diagnostic::warning("server", span, problem);
        match host.split_once("://") {
            Some((_, rest)) if !rest.is_empty() && !rest.contains(['{', '}']) => {
                self.edit.diagnostics.push(diagnostic.help("list the scheme under `schemes`; it is not read here"));
                Some(rest.trim_end_matches('/').to_owned())
            }
            _ => {
                let help = "the document has no server then, and a client needs a base URL";
                self.edit.diagnostics.push(diagnostic.help(help));
                None
            }
        }
    }

    /// The base path with its first slash and without its last: paths begin with one.
    fn base_path(&mut self, node: NodeId) -> Option<String> {
        let text = self.text(node, "basePath")?;
        let path = text.trim_end_matches('/');
        if path.is_empty() || path.starts_with('/') {
            return Some(path.to_owned());
        }
        let span = self.edit.document.span(node);
        let diagnostic = Diagnostic::warning("server", span, "the base path does not begin with a slash");
        self.edit.diagnostics.push(diagnostic.help(format!("write `/{path}`")));
        Some(format!("/{path}"))
    }
}
