//! The flows of an OAuth 2 scheme: where a token is got, and what it may allow.

use crate::load::NodeId;
use crate::model::{Flow, FlowKind};

use super::{Lower, keywords};

/// The flows under `flows`, in the order of the specification.
pub(super) fn flows(lower: &mut Lower<'_>, scheme: NodeId) -> Vec<Flow> {
    const KINDS: [(&str, FlowKind); 5] = [
        ("implicit", FlowKind::Implicit),
        ("password", FlowKind::Password),
        ("clientCredentials", FlowKind::ClientCredentials),
        ("authorizationCode", FlowKind::AuthorizationCode),
        ("deviceAuthorization", FlowKind::DeviceAuthorization),
    ];
    let Some(all) = lower.member(scheme, "flows") else { return Vec::new() };
    if !lower.is_object(all, "`flows`") {
        return Vec::new();
    }
    keywords::check(lower, all, "flows object", keywords::FLOWS);
    let mut flows = Vec::new();
    for (key, kind) in KINDS {
        let Some(node) = lower.member(all, key) else { continue };
        if lower.is_object(node, "a flow") {
            keywords::check(lower, node, "flow", keywords::FLOW);
            flows.push(flow(lower, node, kind));
        }
    }
    flows
}

fn flow(lower: &mut Lower<'_>, node: NodeId, kind: FlowKind) -> Flow {
    let authorization = match kind {
        FlowKind::DeviceAuthorization => "deviceAuthorizationUrl",
        _ => "authorizationUrl",
    };
    let scopes = lower.map(node, "scopes").into_iter().map(|(name, _, about)| {
        let about = lower.document.str(about).unwrap_or_default().to_owned();
        (name, about)
    });
    let scopes = scopes.collect();
    Flow {
        kind,
        authorization_url: lower.string(node, authorization),
        token_url: lower.string(node, "tokenUrl"),
        refresh_url: lower.string(node, "refreshUrl"),
        scopes,
    }
}
