//! Transports: reqwest against a real server on the loopback, and tower services of other request bodies.

use bytes::Bytes;
use http_body_util::Full;
use tintype::operation::{Answer, Coding, Operation};
use tintype::transport::{BoxFuture, Service};
use tintype::{Call, Client, ClientBuilder};

use crate::sample::{ANY, API, ProbeError, body, operation};

static ANSWERS: [Answer; 1] =
    [Answer { status: "200", bodies: &[body("application/octet-stream", Coding::Bytes, ANY)] }];
static PROBE: Operation = operation("/p", &[], &ANSWERS);
#[cfg(feature = "reqwest")]
static SECURED: Operation = Operation { security: &[&["query_key", "bearer"]], ..operation("/p", &[], &ANSWERS) };

fn probe(client: &Client, operation: &'static Operation) -> Call<Bytes, ProbeError> {
    client.call(operation).into_call()
}

#[tokio::test]
async fn a_service_of_another_request_body() {
    #[derive(Clone)]
    struct Echo;
    impl tower_service::Service<http::Request<Full<Bytes>>> for Echo {
        type Response = http::Response<Full<Bytes>>;
        type Error = std::io::Error;
        type Future = BoxFuture<'static, Result<Self::Response, Self::Error>>;
        fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
            std::task::Poll::Ready(Ok(()))
        }
        fn call(&mut self, request: http::Request<Full<Bytes>>) -> Self::Future {
            Box::pin(async move {
                if request.uri().path() == "/api/p" {
                    return Ok(http::Response::new(Full::from("here")));
                }
                Err(std::io::Error::other("elsewhere"))
            })
        }
    }
    let service = || Service::<_, Full<Bytes>>::new(Echo);
    let client: Client = ClientBuilder::new(&API).transport(service()).build().unwrap();
    assert_eq!(&probe(&client, &PROBE).await.unwrap()[..], b"here");
    let client: Client = ClientBuilder::new(&API).base_url("https://h.example").transport(service()).build().unwrap();
    let error = probe(&client, &PROBE).await.unwrap_err();
    assert_eq!(error.to_string(), "probe: the exchange with the provider broke off");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "elsewhere");
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn without_reqwest_a_transport_is_asked_for() {
    let outcome: Result<Client, _> = ClientBuilder::new(&API).build();
    assert!(matches!(outcome, Err(tintype::BuildError::NoTransport)));
}

#[cfg(feature = "reqwest")]
mod loopback {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::sync::mpsc::{Receiver, channel};
    use tintype::{BuildError, Error};

    /// A server that gives each connection the same bytes, and the requests it was sent.
    fn serve(response: Vec<u8>) -> (String, Receiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = Vec::new();
                let mut chunk = [0; 4096];
                while !request.windows(4).any(|window| window == b"\r\n\r\n") {
                    let length = stream.read(&mut chunk).unwrap();
                    request.extend_from_slice(&chunk[..length]);
                }
                stream.write_all(&response).unwrap();
                if sender.send(String::from_utf8(request).unwrap()).is_err() {
                    return;
                }
            }
        });
        (address, requests)
    }

    fn response(head: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 {head}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    }

    fn builder(address: &str) -> ClientBuilder<Client> {
        ClientBuilder::new(&API).base_url(address)
    }

    #[tokio::test]
    async fn a_request_over_the_wire() {
        let (address, requests) = serve(response("200 OK\r\nx-request-id: r-9", b"hello"));
        let client = builder(&address).bearer("t").api_key("query_key", "k").build().unwrap();
        let answer = probe(&client, &SECURED).await.unwrap();
        assert_eq!((&answer[..], answer.request_id()), (&b"hello"[..], Some("r-9")));
        let request = requests.recv().unwrap();
        assert!(request.starts_with("GET /p?key=k HTTP/1.1\r\n"), "{request}");
        for line in ["authorization: Bearer t", "accept: application/octet-stream", "user-agent: tintype/0.1.0"] {
            assert_eq!(request.lines().filter(|found| found.eq_ignore_ascii_case(line)).count(), 1, "{request}");
        }
    }

    #[tokio::test]
    async fn redirects_to_elsewhere_are_errors() {
        let (target, elsewhere) = serve(response("200 OK", b"stolen"));
        for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
            let (address, requests) = serve(response(&format!("{status}\r\nlocation: {target}/p"), b""));
            let client = builder(&address).bearer("t").api_key("query_key", "k").build().unwrap();
            match probe(&client, &SECURED).await.unwrap_err() {
                ProbeError::Other(Error::Redirect { response, reason }) => {
                    assert_eq!(reason, "it leads to another origin, where the client's credentials do not belong");
                    assert_eq!(response.status().to_string(), status);
                    assert_eq!(response.header("location").unwrap(), format!("{target}/p"));
                }
                other => panic!("{other:?}"),
            }
            assert!(requests.recv().unwrap().contains("Bearer t"));
        }
        assert!(elsewhere.try_recv().is_err());
    }

    /// 99998 spaces and `{}`, by gzip.
    fn compressed() -> Vec<u8> {
        let head = "1f8b0800000000000203edc1411100000c02a02af6f4ecbe1a7b0009";
        let tail = "f05377fb59ec86a0860100";
        let bytes = |hex: &str| -> Vec<u8> {
            (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
        };
        [bytes(head), vec![0; 135 - (head.len() + tail.len()) / 2], bytes(tail)].concat()
    }

    #[tokio::test]
    async fn the_limit_is_for_the_body_after_its_coding() {
        let (address, requests) = serve(response("200 OK\r\ncontent-encoding: gzip", &compressed()));
        let answer = probe(&builder(&address).build().unwrap(), &PROBE).await.unwrap();
        assert_eq!((answer.len(), answer.ends_with(b" {}")), (100_000, true));
        assert!(requests.recv().unwrap().to_ascii_lowercase().contains("accept-encoding: gzip"));
        let client = builder(&address).body_limit(99_999).build().unwrap();
        let error = probe(&client, &PROBE).await.unwrap_err();
        assert_eq!(error.to_string(), "probe: the body of 200 OK is over 99999 bytes");
        assert_eq!(error.status().unwrap(), 200);
    }

    #[tokio::test]
    async fn no_error_shows_the_url() {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let client = builder(&format!("http://{free}")).bearer("tok-1").api_key("query_key", "key-1").build().unwrap();
        let error = probe(&client, &SECURED).await.unwrap_err();
        let ProbeError::Other(inner @ Error::Transport(_)) = &error else { panic!("{error:?}") };
        assert!(inner.is_unsent());
        let mut shown = format!("{error:?}");
        let mut next: Option<&dyn std::error::Error> = Some(&error);
        while let Some(error) = next {
            shown = format!("{shown}\n{error} {error:?}");
            next = error.source();
        }
        assert!(error.to_string() == "probe: no connection to the provider", "{error}");
        assert!(!shown.contains("key-1") && !shown.contains("tok-1"), "{shown}");
    }

    #[tokio::test]
    async fn an_answer_that_breaks_off() {
        let mut broken = response("200 OK", b"hello");
        broken.truncate(broken.len() - 2);
        let (address, _requests) = serve(broken);
        let error = probe(&builder(&address).build().unwrap(), &PROBE).await.unwrap_err();
        let ProbeError::Other(inner @ Error::Transport(_)) = &error else { panic!("{error:?}") };
        assert!(!inner.is_unsent());
        assert_eq!(error.to_string(), "probe: the exchange with the provider broke off");
    }

    #[test]
    fn a_client_is_built_without_a_runtime() {
        assert!(builder("https://h.example").bearer("t").build().is_ok());
        assert!(matches!(builder("http://h.example").bearer("t").build(), Err(BuildError::InsecureHttp)));
    }
}
