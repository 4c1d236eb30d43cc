//! A request that arrived whole.

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::{HeaderMap, Method, Request};
use http_body::Body;
use http_body_util::BodyExt;
use percent_encoding::percent_decode_str;

/// The greatest body that is read, in bytes.
pub(crate) const LARGEST_BODY: usize = 1 << 20;

/// A request that arrived whole, or whose body could not be read.
pub(crate) struct Incoming {
    pub(crate) method: Method,
    /// The path as it was sent.
    pub(crate) path: String,
    /// The query string as it was sent.
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    /// The host of an absolute target, as a client in this process gives it.
    pub(crate) authority: Option<String>,
    pub(crate) body: Result<Bytes, Unread>,
}

/// Why a body was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    TooLarge,
    Broken,
}

impl Incoming {
    /// Reads a request to its end, or to the greatest body.
    pub(crate) async fn read<B: Body>(request: Request<B>) -> Incoming {
        let (parts, body) = request.into_parts();
        Incoming {
            method: parts.method,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            headers: parts.headers,
            authority: parts.uri.authority().map(|authority| authority.as_str().to_owned()),
            body: collect(body).await,
        }
    }

    /// The path with its query string, as it is signed.
    pub(crate) fn target(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
    }

    /// A header that is a list, as one; it may come in several lines.
    pub(crate) fn list(&self, name: &str) -> Option<String> {
        let lines: Vec<&str> = self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    }

    /// The host that the request names.
    pub(crate) fn host(&self) -> &str {
        self.header("host").or(self.authority.as_deref()).unwrap_or("localhost")
    }

    /// The pairs of the query string: names decoded, values as they came, for a mark between items is not encoded.
    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        let pairs = self.query.as_deref().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(n, v)| (decoded_form(n), v.to_owned()))
            .collect()
    }

    /// The cookies, as they came.
    pub(crate) fn cookies(&self) -> Vec<(String, String)> {
        let headers = self.headers.get_all("cookie").iter().filter_map(|value| value.to_str().ok());
        let pairs = headers.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

/// Percent-encoded text. What is not UTF-8 is replaced, and then fits nothing that matters.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Text of a query string: percent-encoded, a plus for a space.
pub(crate) fn decoded_form(text: &str) -> String {
    decoded(&text.replace('+', " "))
}

async fn collect<B: Body>(body: B) -> Result<Bytes, Unread> {
    let mut body = Box::pin(body);
    let mut read = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Err(Unread::Broken) };
        if let Ok(data) = frame.into_data() {
            if data.remaining() > LARGEST_BODY - read.len() {
                return Err(Unread::TooLarge);
            }
            read.put(data);
        }
    }
    Ok(read.freeze())
}
