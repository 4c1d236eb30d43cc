//! The answer of a token endpoint (RFC 6749, sections 5.1 and 5.2), read with patience.

use std::time::Duration;

use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};

use super::{Refusal, RefusalCode, TokenError, TokenSet};
use crate::params::header_value;
use crate::value::Json;

/// Nobody says more and means it.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

/// Reads the answer. The secrets that were sent are kept out of what a refusal shows.
pub(super) fn read(
    status: StatusCode,
    headers: &HeaderMap,
    bytes: &[u8],
    secrets: &[&str],
) -> Result<TokenSet, TokenError> {
    let wrong = |reason| TokenError::Answer { status, reason };
    if status.is_redirection() {
        return Err(wrong("it redirects, and a token request follows no redirect"));
    }
    if !is_json(headers) {
        return Err(if status.is_success() {
            TokenError::ContentType { status }
        } else {
            TokenError::Status { status }
        });
    }
    // Where and why it is no JSON is left out, for the text may be a token.
    let body = match Json::parse(bytes) {
        Ok(body @ Json::Object(_)) => body,
        _ if !status.is_success() => return Err(TokenError::Status { status }),
        _ => return Err(wrong("it is no JSON object")),
    };
    let text = |name: &str| body.get(name).and_then(Json::as_str).filter(|text| !text.is_empty());
    if !status.is_success() || text("access_token").is_none() {
        // Some say failure with 200.
        return Err(match text("error") {
            Some(code) => TokenError::Refused(Refusal {
                code: RefusalCode::of(code, secrets),
                status: Some(status),
                description: text("error_description").map(str::to_owned),
            }),
            None if status.is_success() => wrong("it has no access_token"),
            None => TokenError::Status { status },
        });
    }
    match body.get("token_type") {
        // Required, and left out by some that mean it.
        None | Some(Json::Null) => {}
        Some(Json::String(kind)) if kind.eq_ignore_ascii_case("bearer") => {}
        Some(_) => return Err(wrong("its token_type is not Bearer")),
    }
    let access = text("access_token").unwrap_or_default();
    sendable(access).map_err(wrong)?;
    Ok(TokenSet {
        access: access.into(),
        refresh: text("refresh_token").map(Into::into),
        id: text("id_token").map(Into::into),
        lifetime: body.get("expires_in").and_then(lifetime),
        scope: text("scope").map(str::to_owned),
    })
}

/// # Errors
/// The reason, if a token cannot be sent in a header.
pub(super) fn sendable(token: &str) -> Result<(), &'static str> {
    match header_value(token) {
        Ok(_) if token.is_empty() => Err("the access token is empty"),
        Ok(_) => Ok(()),
        Err(_) => Err("the access token cannot be sent in a header"),
    }
}

/// Seconds, as a number or as text. Less than nothing is nothing; what is no number says nothing.
fn lifetime(json: &Json) -> Option<Duration> {
    let seconds = match json {
        Json::String(text) => text.trim().parse::<f64>().ok()?,
        other => other.as_f64()?,
    };
    if seconds.is_nan() {
        return None;
    }
    Some(Duration::try_from_secs_f64(seconds.max(0.0)).map_or(LONGEST, |lifetime| lifetime.min(LONGEST)))
}

/// Whether the content type is JSON, or is not said.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(CONTENT_TYPE) else { return true };
    let essence = value.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;

    fn of(status: u16, media: &'static str, body: &str) -> Result<TokenSet, TokenError> {
        let mut headers = HeaderMap::new();
        if !media.is_empty() {
            headers.insert(CONTENT_TYPE, media.parse().unwrap());
        }
        read(StatusCode::from_u16(status).unwrap(), &headers, body.as_bytes(), &["s3cret"])
    }
    fn said(status: u16, media: &'static str, body: &str) -> String {
        of(status, media, body).unwrap_err().to_string()
    }
    fn seconds(expires_in: &str) -> Option<u64> {
        let body = format!(r#"{{"access_token":"t","token_type":"Bearer","expires_in":{expires_in}}}"#);
        of(200, "application/json", &body).unwrap().lifetime().map(|it| it.as_secs())
    }

    #[test]
    fn the_example_of_rfc_6749_section_5_1() {
        let tokens = of(
            200,
            "application/json;charset=UTF-8",
            r#"{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example","expires_in":3600,
                "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA","example_parameter":"example_value"}"#
                .replace("\"example\"", "\"bearer\"")
                .as_str(),
        )
        .unwrap();
        use secrecy::ExposeSecret;
        assert_eq!(tokens.access_token().expose_secret(), "2YotnFZFEjr1zCsicMWpAA");
        assert_eq!(tokens.refresh_token().unwrap().expose_secret(), "tGzv3JOkF0XG5Qx2TlKWIA");
        assert_eq!((tokens.lifetime(), tokens.scope()), (Some(Duration::from_secs(3600)), None));
    }

    #[test]
    fn a_lifetime_of_any_spelling() {
        assert_eq!(seconds("3600"), Some(3600));
        assert_eq!(seconds("3599.9"), Some(3599));
        assert_eq!(seconds("\"3600\""), Some(3600));
        assert_eq!(seconds("-5"), Some(0));
        assert_eq!(seconds("\"-5\""), Some(0));
        assert_eq!(seconds("1e300"), Some(LONGEST.as_secs()));
        assert_eq!(seconds("99999999999999999999999999"), Some(LONGEST.as_secs()));
        assert_eq!(seconds("\"inf\""), Some(LONGEST.as_secs()));
        for nothing in ["null", "\"soon\"", "\"NaN\"", "true", "[]"] {
            assert_eq!(seconds(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_no_answer_is_named() {
        let json = "application/json";
        assert_eq!(said(200, "text/html", "<html>"), "the answer to the token request, 200 OK, is not JSON");
        assert_eq!(said(502, "text/html", "<html>"), "the token request was answered by 502 Bad Gateway");
        assert_eq!(said(500, json, "oops"), "the token request was answered by 500 Internal Server Error");
        let cannot = "the answer to the token request, 200 OK, cannot be used: ";
        for (body, reason) in [
            ("", "it is no JSON object"),
            ("[]", "it is no JSON object"),
            ("{", "it is no JSON object"),
            ("{}", "it has no access_token"),
            (r#"{"access_token":7}"#, "it has no access_token"),
            (r#"{"access_token":""}"#, "it has no access_token"),
            (r#"{"access_token":"a\nb"}"#, "the access token cannot be sent in a header"),
            (r#"{"access_token":"t","token_type":"mac"}"#, "its token_type is not Bearer"),
        ] {
            assert_eq!(said(200, json, body), format!("{cannot}{reason}"), "{body}");
        }
        assert_eq!(
            said(302, "text/html", ""),
            "the answer to the token request, 302 Found, cannot be used: it redirects, and a token request follows no \
             redirect"
        );
        assert!(of(200, "", r#"{"access_token":"t"}"#).is_ok());
    }

    #[test]
    fn a_refusal_shows_its_code_alone() {
        let body = r#"{"error":"invalid_client","error_description":"s3cret is wrong"}"#;
        let error = of(401, "application/json", body).unwrap_err();
        assert_eq!(error.to_string(), "the provider gives no token: invalid_client");
        assert_eq!(format!("{error:?}"), "Refused(Refusal { code: InvalidClient, status: Some(401), .. })");
        let refusal = error.refusal().unwrap();
        assert_eq!((refusal.code(), refusal.description()), (&RefusalCode::InvalidClient, Some("s3cret is wrong")));
        // GitHub says so with 200.
        let body = |code: &str| format!(r#"{{"error":"{code}"}}"#);
        let code = |text: &str| of(200, "application/json", &body(text)).unwrap_err().refusal().unwrap().code().clone();
        assert_eq!(code("bad_verification_code"), RefusalCode::Other("bad_verification_code".to_owned()));
        for hidden in ["no_s3cret_here", "two words", "é", &"x".repeat(61)] {
            assert_eq!(code(hidden), RefusalCode::Other("unlisted".to_owned()), "{hidden}");
        }
    }
}
