//! What a document says of an operation's pages.

use super::Place;

/// `x-tintype-pagination`
#[derive(Debug, Clone)]
pub enum Paging {
    /// `false`: the operation has no pages, whatever it looks like.
    Off,
    /// How its pages follow each other.
    Declared(Box<DeclaredPages>),
}

/// How pages follow each other, in the document's words.
#[derive(Debug, Clone)]
pub struct DeclaredPages {
    /// `type`
    pub kind: PageKind,
    /// `parameter`: the one that asks for the next page.
    pub parameter: Option<Said>,
    /// `next`: a JSON Pointer to what leads to the next page.
    pub next: Option<Said>,
    /// `items`: a JSON Pointer to the items.
    pub items: Option<Said>,
    /// `more`: a JSON Pointer to whether there is more.
    pub more: Option<Said>,
    /// `total`: a JSON Pointer to the number of all items.
    pub total: Option<Said>,
    /// `pages`: a JSON Pointer to the number of pages.
    pub pages: Option<Said>,
    /// `first`: the number of the first page.
    pub first: u64,
    /// Where the extension stands.
    pub place: Place,
}

/// A text of the document and where it stands.
#[derive(Debug, Clone)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// By what the next page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// A `Link` header.
    Link,
    /// A URL in the body.
    Url,
    /// A value of the body.
    Cursor,
    /// A value of the last item.
    LastItem,
    /// The page's number.
    Page,
    /// The number of items before it.
    Offset,
}
