//! How the pages of an operation follow each other.

/// How an operation's next page is asked for, and where in a page that is said.
///
/// It is decided when the code is generated: by the extension `x-tintype-pagination`, or where the document leaves no doubt.
/// Places in the body are JSON Pointers (RFC 6901). [`Call::pages`](crate::Call::pages) follows it.
///
/// ```
/// use tintype::operation::Pagination;
///
/// static BY_CURSOR: Pagination = Pagination::cursor("cursor", "/next_cursor").items("/data");
/// assert_eq!(BY_CURSOR.items, Some("/data"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pagination {
    /// How the next page is asked for.
    pub next: Next,
    /// Where the items are: an array.
    pub items: Option<&'static str>,
    /// Where a boolean says whether there is more.
    pub more: Option<&'static str>,
    /// Where the number of all items is, of whichever page.
    pub total: Option<&'static str>,
    /// Where the number of pages is.
    pub pages: Option<&'static str>,
}

/// How the next page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// By the link with the relation `next` in the header `Link` (RFC 8288). A page without one is the last.
    Link,
    /// By the URL at a place of the body. A page without one is the last.
    Url(&'static str),
    /// By a value of the body, which becomes that of a parameter. A page without one is the last.
    Cursor {
        /// The parameter.
        parameter: &'static str,
        /// Where the value is.
        place: &'static str,
    },
    /// By a value of the last item, which becomes that of a parameter.
    LastItem {
        /// The parameter.
        parameter: &'static str,
        /// Where in the item the value is.
        place: &'static str,
    },
    /// By the number of the page.
    Page {
        /// The parameter.
        parameter: &'static str,
        /// The number of the first page, which a call without the parameter gives.
        first: u64,
    },
    /// By the number of items before the page.
    Offset {
        /// The parameter.
        parameter: &'static str,
    },
}

impl Pagination {
    /// By a `Link` header.
    pub const fn link() -> Pagination {
        Pagination::by(Next::Link)
    }

    /// By a URL in the body.
    pub const fn url(place: &'static str) -> Pagination {
        Pagination::by(Next::Url(place))
    }

    /// By a value in the body, and the parameter that takes it.
    pub const fn cursor(parameter: &'static str, place: &'static str) -> Pagination {
        Pagination::by(Next::Cursor { parameter, place })
    }

    /// By a value of the last item, and the parameter that takes it.
    pub const fn last_item(parameter: &'static str, place: &'static str) -> Pagination {
        Pagination::by(Next::LastItem { parameter, place })
    }

    /// By the page's number.
    pub const fn page(parameter: &'static str, first: u64) -> Pagination {
        Pagination::by(Next::Page { parameter, first })
    }

    /// By the number of items before the page.
    pub const fn offset(parameter: &'static str) -> Pagination {
        Pagination::by(Next::Offset { parameter })
    }

    const fn by(next: Next) -> Pagination {
        Pagination { next, items: None, more: None, total: None, pages: None }
    }

    /// The same, with the place of the items.
    #[must_use]
    pub const fn items(self, place: &'static str) -> Pagination {
        Pagination { items: Some(place), ..self }
    }

    /// The same, with the place of the boolean that says whether there is more.
    #[must_use]
    pub const fn more(self, place: &'static str) -> Pagination {
        Pagination { more: Some(place), ..self }
    }

    /// The same, with the place of the number of all items.
    #[must_use]
    pub const fn total(self, place: &'static str) -> Pagination {
        Pagination { total: Some(place), ..self }
    }

    /// The same, with the place of the number of pages.
    #[must_use]
    pub const fn pages(self, place: &'static str) -> Pagination {
        Pagination { pages: Some(place), ..self }
    }
}
