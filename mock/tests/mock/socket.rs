//! The mock on a socket.

use std::io::ErrorKind;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{document, mock};
use tintype::transport::{Body, Service, Transport};
use tintype_mock::Mock;

#[tokio::test]
async fn a_request_over_a_socket_is_answered_until_it_is_dropped() {
    let mock = mock("zitadel");
    let running = mock.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = running.address();
    assert_eq!(running.url(), format!("http://{address}/auth/v1"));

    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = "GET /auth/v1/users/me/profile HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer t\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["profile"]["lastName"], "Mouse");
    assert_eq!(mock.requests().len(), 1);

    drop(running);
    while TcpStream::connect(address).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn other_machines_are_kept_out_unless_they_are_asked_in() {
    let error = mock("zitadel").serve(([0, 0, 0, 0], 0).into()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    let open = Mock::builder().any_address().open(document("zitadel")).unwrap();
    assert!(open.serve(([0, 0, 0, 0], 0).into()).await.is_ok());
}

#[tokio::test]
async fn a_client_takes_the_mock_as_its_transport() {
    let transport: Service<_, Body> = Service::new(mock("zitadel").service());
    let request = http::Request::get("https://zitadel.example.com/auth/v1/users/me/profile")
        .header("authorization", "Bearer token")
        .body(bytes::Bytes::new())
        .unwrap();
    assert_eq!(transport.send(request).await.unwrap().status(), 200);
}
