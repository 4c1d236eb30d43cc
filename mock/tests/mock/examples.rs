//! The provider takes every example of a request and refuses every refused one, byte by byte as they stand in `specs`.

use std::path::PathBuf;

use tintype::auth::{Algorithm, Encoding, sign};

use crate::support::{mock, send};

/// Method, path, and the headers that the operation needs besides a body's.
fn operation(provider: &str, id: &str) -> (&'static str, String, &'static [&'static str]) {
    const TOKEN: &str = "authorization: Bearer token";
    match (provider, id) {
        ("wink", _) => ("PUT", "/api/profile".to_owned(), &[TOKEN, "wink-version: 2.0"]),
        ("etg", id) => {
            let path = format!("/api/b2b/v3/profiles/{}/", id.strip_suffix("Profile").unwrap());
            ("POST", path, &["authorization: Basic a2V5OnNlY3JldA=="])
        }
        ("punchh", _) => ("PUT", "/api/auth/users".to_owned(), &["user-agent: Punchh/OnlineOrder/1.0/Web/B/O"]),
        ("driver", _) => ("PUT", "/api/v1/users/profile".to_owned(), &[TOKEN]),
        _ => ("PUT", "/auth/v1/users/me/profile".to_owned(), &[TOKEN]),
    }
}

/// Sends every request in a folder of examples and gives the names and statuses.
async fn answers(provider: &str, folder: &str) -> Vec<(String, u16)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../specs").join(provider).join("examples").join(folder);
    let mut answers = Vec::new();
    for entry in std::fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some((id, rest)) = name.split_once('.') else { continue };
        if !rest.starts_with("request.") {
            continue;
        }
        let body = std::fs::read(&path).unwrap();
        let (method, target, headers) = operation(provider, id);
        let digest = sign(b"mock-secret", Algorithm::HmacSha1, Encoding::Hex, &[target.as_bytes(), &body]);
        let digest = format!("x-pch-digest: {digest}");
        let headers: Vec<&str> =
            headers.iter().copied().chain([digest.as_str(), "content-type: application/json"]).collect();
        answers.push((name, send(&mock(provider), method, &target, &headers, body).await.status));
    }
    answers.sort();
    answers
}

#[tokio::test]
async fn every_example_of_a_request_is_taken() {
    for provider in ["wink", "etg", "punchh", "driver", "zitadel"] {
        let answers = answers(provider, "").await;
        assert!(!answers.is_empty(), "{provider}");
        for (name, status) in answers {
            assert_eq!(status, 200, "{provider}: {name}");
        }
    }
}

#[tokio::test]
async fn every_refused_example_is_refused() {
    for (provider, wanted) in [("wink", 400), ("etg", 400), ("punchh", 422), ("driver", 422), ("zitadel", 400)] {
        let answers = answers(provider, "refused").await;
        assert!(!answers.is_empty(), "{provider}");
        for (name, status) in answers {
            assert_eq!(status, wanted, "{provider}: {name}");
        }
    }
}
