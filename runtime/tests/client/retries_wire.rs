//! Never twice over the wire: what the default transport says of a connection decides what is sent again.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tintype::operation::{Answer, Content, Operation, RequestBody};
use tintype::{Client, ClientBuilder, Json, Response, RetryPolicy};

use crate::sample::{ANY, API, ProbeError, operation};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = operation("/p", &[], &OK);
static POST: Operation = Operation {
    body: Some(RequestBody::required(&[Content::json(ANY)])),
    responses: &OK,
    ..Operation::new("post", "post", "POST", "/p", &crate::sample::SOURCE)
};

/// A server that reads a request, answers with these bytes and closes the connection; and how many requests came.
fn serve(answer: &'static [u8]) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, count) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counted = count.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut request, mut chunk) = (stream.unwrap(), Vec::new(), [0; 4096]);
            while !request.windows(4).any(|window| window == b"\r\n\r\n") {
                let length = stream.read(&mut chunk).unwrap();
                request.extend_from_slice(&chunk[..length]);
            }
            counted.fetch_add(1, Ordering::SeqCst);
            stream.write_all(answer).unwrap();
        }
    });
    (address, count)
}

async fn send(address: SocketAddr, operation: &'static Operation) -> Result<Response<()>, ProbeError> {
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    let builder = ClientBuilder::new(&API).base_url(format!("http://{address}")).retries(policy);
    let client: Client = builder.build().unwrap();
    let call = client.call(operation);
    let call = if operation.body.is_some() { call.body(&Json::Null) } else { call };
    call.into_call::<(), ProbeError>().await
}

#[tokio::test]
async fn without_a_connection_every_class_is_tried_again() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for operation in [&GET, &POST] {
        let error = send(free, operation).await.unwrap_err();
        assert_eq!(error.to_string(), "probe: no connection to the provider, after 3 attempts");
    }
}

#[tokio::test]
async fn what_has_left_is_not_sent_again_where_twice_may_be_once_too_often() {
    let answers: [&'static [u8]; 4] = [
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhel",
        b"HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        b"nonsense",
    ];
    for answer in answers {
        for (operation, requests) in [(&GET, 3), (&POST, 1)] {
            let (address, count) = serve(answer);
            let error = send(address, operation).await.unwrap_err();
            assert_eq!(count.load(Ordering::SeqCst), requests, "{} {error}", operation.method);
            assert_eq!(error.attempts() as usize, requests);
            assert!(error.is_retryable());
        }
    }
}
