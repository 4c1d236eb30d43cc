//! Security schemes, and what an operation needs of them.

use crate::diagnostic::{Diagnostic, Span, suggest};
use crate::load::NodeId;
use crate::model::{Algorithm, ParameterPlace, Scheme, SchemeKind, SignedPart};

use super::{Lower, flow, keywords};

/// The schemes of `components/securitySchemes`.
pub(super) fn schemes(lower: &mut Lower<'_>, root: NodeId) -> Vec<Scheme> {
    let Some(components) = lower.document.get(root, "components") else { return Vec::new() };
    let mut schemes = Vec::new();
    for (name, place, node) in lower.map(components, "securitySchemes") {
        let node = lower.follow(node);
        if !lower.is_object(node, "a security scheme") {
            continue;
        }
        keywords::check(lower, node, "security scheme", keywords::SCHEME);
        let Some(kind) = kind(lower, node, place) else { continue };
        let (doc, mock) = (lower.doc(node), lower.mock(node));
        schemes.push(Scheme { name, kind, doc, mock });
    }
    schemes
}

fn kind(lower: &mut Lower<'_>, node: NodeId, place: Span) -> Option<SchemeKind> {
    match lower.string(node, "type").as_deref() {
        Some("http") => {
            let name = lower.string(node, "scheme").unwrap_or_default();
            Some(match name.to_ascii_lowercase().as_str() {
                "bearer" => SchemeKind::Bearer,
                "basic" => SchemeKind::Basic,
                _ => other(lower, place, &format!("the HTTP authentication scheme `{name}`"), name.clone()),
            })
        }
        Some("apiKey") => api_key(lower, node),
        Some("oauth2") => Some(SchemeKind::OAuth2(flow::flows(lower, node))),
        Some("openIdConnect") => {
            Some(SchemeKind::OpenIdConnect(lower.string(node, "openIdConnectUrl").unwrap_or_default()))
        }
        Some("mutualTLS") => {
            lower.unsupported(place, "`mutualTLS`", "give the certificate to the transport");
            Some(SchemeKind::MutualTls)
        }
        kind => {
            let what = kind.map_or("a security scheme without `type`".to_owned(), |it| format!("the type `{it}`"));
            Some(other(lower, place, &what, String::new()))
        }
    }
}

/// A scheme whose credential has to be set by hand.
fn other(lower: &mut Lower<'_>, place: Span, what: &str, name: String) -> SchemeKind {
    lower.unsupported(place, what, "set the header `Authorization` by hand, on the client's builder or the call");
    SchemeKind::Other(name)
}

fn api_key(lower: &mut Lower<'_>, node: NodeId) -> Option<SchemeKind> {
    let name = lower.string(node, "name")?;
    let sent = match lower.string(node, "in").as_deref() {
        Some("header") => ParameterPlace::Header,
        Some("query") => ParameterPlace::Query,
        Some("cookie") => ParameterPlace::Cookie,
        _ => return None,
    };
    match lower.document.get(node, "x-tintype-signature") {
        Some(signature) => signature_kind(lower, signature, name),
        None => Some(SchemeKind::ApiKey(sent, name)),
    }
}

fn signature_kind(lower: &mut Lower<'_>, node: NodeId, header: String) -> Option<SchemeKind> {
    if !lower.is_object(node, "`x-tintype-signature`") {
        return None;
    }
    keywords::check(lower, node, "x-tintype-signature", &["algorithm", "encoding", "over"]);
    let span = lower.document.key_span(node);
    let algorithm = lower.string(node, "algorithm");
    let encoding = lower.string(node, "encoding");
    if algorithm.as_deref() != Some("hmac-sha1") || encoding.as_deref() != Some("hex") {
        let message = "this signature can't be made";
        let help = "the algorithm is hmac-sha1 and the encoding hex";
        lower.diagnostics.push(Diagnostic::error("extension", span, message).help(help));
        return None;
    }
    let mut over = Vec::new();
    for (part, at) in lower.strings(node, "over") {
        match part.as_str() {
            "path" => over.push(SignedPart::Path),
            "body" => over.push(SignedPart::Body),
            _ => {
                let span = lower.document.span(at);
                let message = format!("`{part}` is no part of a request that can be signed");
                lower
                    .diagnostics
                    .push(Diagnostic::error("extension", span, message).help("the parts are path and body"));
            }
        }
    }
    Some(SchemeKind::Signature { header, algorithm: Algorithm::HmacSha1, over })
}

/// The alternatives under `security`, of an operation or of the document.
pub(super) fn requirements(lower: &mut Lower<'_>, node: NodeId, schemes: &[Scheme]) -> Vec<Vec<String>> {
    let mut alternatives = Vec::new();
    for alternative in lower.list(node, "security") {
        if !lower.is_object(alternative, "a security requirement") {
            continue;
        }
        let mut names = Vec::new();
        for entry in lower.document.entries(alternative) {
            if !declared(lower, &entry.key) {
                let message = format!("there is no security scheme `{}`", entry.key);
                let diagnostic = Diagnostic::error("ref-unresolved", entry.key_span, message);
                lower.diagnostics.push(match suggest(&entry.key, schemes.iter().map(|s| s.name.as_str())) {
                    Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
                    None => diagnostic.help("declare it under `components/securitySchemes`"),
                });
            }
            names.push(entry.key.clone());
        }
        alternatives.push(names);
    }
    alternatives
}

fn declared(lower: &Lower<'_>, name: &str) -> bool {
    let document = lower.document;
    document
        .get(document.root(), "components")
        .and_then(|components| document.get(components, "securitySchemes"))
        .is_some_and(|schemes| document.get(schemes, name).is_some())
}
