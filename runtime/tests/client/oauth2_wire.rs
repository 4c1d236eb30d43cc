//! Tokens over sockets: a token server on this machine, and many calls at once by the default transport.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tintype::auth::{OAuth2, TokenSet};
use tintype::{Client, ClientBuilder};

use crate::provider::{API, get};

/// A server for tokens and calls, and the heads of the requests that came.
fn serve() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, heads) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(Vec::new())));
    let seen: Arc<Mutex<Vec<String>>> = heads.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, seen) = (stream.unwrap(), seen.clone());
            std::thread::spawn(move || {
                let (mut request, mut chunk) = (Vec::new(), [0; 4096]);
                while !request.windows(4).any(|window| window == b"\r\n\r\n") {
                    let length = stream.read(&mut chunk).unwrap();
                    request.extend_from_slice(&chunk[..length]);
                }
                let head = String::from_utf8(request).unwrap();
                let body = if head.starts_with("POST /oauth/v2/token ") {
                    // Time for all to come who want a token.
                    std::thread::sleep(Duration::from_millis(100));
                    r#"{"access_token":"new","token_type":"Bearer","expires_in":"3600"}"#
                } else {
                    ""
                };
                let status = match head.contains("Bearer new") {
                    _ if !body.is_empty() => "200 OK",
                    true => "204 No Content",
                    false => "401 Unauthorized",
                };
                seen.lock().unwrap().push(head);
                let length = body.len();
                let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\n");
                stream.write_all(format!("{head}content-length: {length}\r\n\r\n{body}").as_bytes()).unwrap();
            });
        }
    });
    (format!("http://{address}"), heads)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_concurrent_calls_with_an_expired_token_make_one_token_request() {
    // Whether the client knows that the token has expired, or is told by 401.
    for lifetime in [Duration::ZERO, Duration::from_secs(3600)] {
        let (url, heads) = serve();
        let tokens = TokenSet::new("old").with_lifetime(lifetime).with_refresh_token("r0");
        let grant = OAuth2::tokens("our-id", tokens);
        let client: Client = ClientBuilder::new(&API).base_url(url).oauth2(grant).build().unwrap();
        let calls: Vec<_> = (0..100)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { get(&client).await.map(drop).unwrap() })
            })
            .collect();
        for call in calls {
            call.await.unwrap();
        }
        let heads = heads.lock().unwrap();
        let count = |text: &str| heads.iter().filter(|head| head.contains(text)).count();
        assert_eq!(count("POST /oauth/v2/token "), 1);
        assert_eq!(count("Bearer new"), 100);
    }
}
