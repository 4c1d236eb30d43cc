//! Security schemes, and what an operation needs of them.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{Algorithm, ParameterPlace, Scheme, SchemeKind, SignedPart};

use super::{Lower, keywords};

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

fn kind(lower: &mut Lower<'_>, node: NodeId, place: crate::diagnostic::Span) -> Option<SchemeKind> {
    match lower.string(node, "type").as_deref() {
        Some("http") => match lower.string(node, "scheme").map(|s| s.to_ascii_lowercase()).as_deref() {
            Some("bearer") => Some(SchemeKind::Bearer),
            Some("basic") => Some(SchemeKind::Basic),
            _ => {
                lower.unsupported(place, "this HTTP authentication scheme", "operations that need it can't be called");
                None
            }
        },
        Some("apiKey") => {
            let name = lower.string(node, "name")?;
            let place = match lower.string(node, "in").as_deref() {
                Some("header") => ParameterPlace::Header,
                Some("query") => ParameterPlace::Query,
                Some("cookie") => ParameterPlace::Cookie,
                _ => {
                    let span = lower.value_span(node, "in");
                    let message = "an API key is sent in a header, the query or a cookie";
                    lower.diagnostics.push(Diagnostic::error("wrong-type", span, message));
                    return None;
                }
            };
            match lower.document.get(node, "x-tintype-signature") {
                Some(signature) => signature_kind(lower, signature, name),
                None => Some(SchemeKind::ApiKey(place, name)),
            }
        }
        Some("oauth2" | "openIdConnect") => Some(SchemeKind::OAuth2),
        _ => {
            lower.unsupported(place, "this kind of security scheme", "operations that need it can't be called");
            None
        }
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
