//! No request makes the mock panic, and every answer is one of HTTP: examples that are torn, swapped and spoiled by a
//! generator of random numbers that is the same in every run.

use http::Request;
use http_body_util::Full;
use tower_service::Service;

use crate::support::{example, mock};

/// A linear congruential generator (Knuth, MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn spoil(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..self.below(4) {
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes.truncate(at),
                1 => bytes.extend_from_within(at..),
                2 => bytes.splice(at..at, *b"null").for_each(drop),
                _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(1)),
            }
        }
        bytes
    }
}

#[tokio::test]
async fn no_request_makes_it_panic() {
    let mut random = Random(7);
    let paths = [
        ("wink", "/api/profile", "updateProfile.request.json"),
        ("etg", "/api/b2b/v3/profiles/edit/", "editProfile.request.json"),
        ("etg", "/api/b2b/v3/profiles/create/", "createProfile.request.json"),
        ("punchh", "/api/auth/users", "updateUser.request.json"),
        ("driver", "/api/v1/users/profile", "updateProfile.request.json"),
        ("zitadel", "/auth/v1/users/me/profile", "updateMyProfile.request.json"),
    ];
    for (provider, path, body) in paths {
        let (mock, body) = (mock(provider), example(provider, body).to_string());
        for _ in 0..300 {
            let target = format!("{path}{}", random.of(&["", "", "", "?", "?a=%", "?a&b=%ff;=", "/", "/..", "%2F"]));
            let mut request =
                Request::builder().method(random.of(&["PUT", "PUT", "POST", "GET", "HEAD", "X"])).uri(target);
            for (name, values) in [
                ("authorization", ["Bearer x", "Basic eDp5", "Basic =", ""]),
                ("content-type", ["application/json", "application/json", ";", "text/html"]),
                ("wink-version", ["2.0", "2.0", "", "\u{e9}"]),
                ("x-pch-digest", ["0", "", "zz", "b8529edc92ca7f2da1d859492d7ed8e45cab0f19"]),
                ("cookie", ["", "=", "a=b;;", ";"]),
            ] {
                request = request.header(name, random.of(&values));
            }
            let body = random.spoil(&body);
            let response = mock.service().call(request.body(Full::<bytes::Bytes>::from(body)).unwrap()).await.unwrap();
            assert!((200..600).contains(&response.status().as_u16()));
        }
    }
}
