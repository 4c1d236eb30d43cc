//! Why a next page is not asked for.

/// Why the next page was not asked for, although there may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageFault {
    /// The operation is not known to have pages: neither its document says so, nor [`Call::pages_by`](crate::Call::pages_by).
    Unknown,
    /// The call's body is a stream, which is there for one page only.
    Stream,
    /// The next link names another origin than the page came from: another host, port or scheme.
    OtherOrigin,
    /// The next link names http, and the page came by https.
    Insecure,
    /// The next link cannot be followed.
    Link(&'static str),
    /// The page says that there is more, and not where.
    Nowhere,
    /// The next page is one that was asked for before.
    Repeated,
    /// So many pages in a row had no item, and each said that there is more.
    Empty(u32),
    /// As many pages were read as may be; see [`Pages::max_pages`](super::Pages::max_pages).
    TooMany(u32),
}

impl std::fmt::Display for PageFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PageFault::Unknown => f.write_str("it is not known how the operation's pages follow each other"),
            PageFault::Stream => f.write_str("a body that is a stream can be sent for one page only"),
            PageFault::OtherOrigin => f.write_str("the link to it names another origin"),
            PageFault::Insecure => f.write_str("the link to it names http where https is spoken"),
            PageFault::Link(reason) => write!(f, "the link to it cannot be followed: {reason}"),
            PageFault::Nowhere => f.write_str("the page before says that there is more, and not where"),
            PageFault::Repeated => f.write_str("it is one that was asked for before"),
            PageFault::Empty(count) => write!(f, "{count} pages in a row had no item"),
            PageFault::TooMany(limit) => write!(f, "{limit} pages were read, and no more may be"),
        }
    }
}

impl std::error::Error for PageFault {}
