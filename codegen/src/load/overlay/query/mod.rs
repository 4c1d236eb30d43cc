//! JSONPath (RFC 9535), over the arena itself: what a query selects is a list of nodes, and looking for them has a budget.
//!
//! A query of a library would run over a copy of the document and give paths to map back; it could not be stopped, and
//! an overlay may hold a query that visits every node once for every other.

mod compare;
mod filter;
mod function;
mod literal;
mod parse;
mod select;

pub(super) use parse::parse;
pub(super) use select::Search;

/// A query: where it begins, and its segments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Query {
    /// Whether it begins at the root (`$`) and not at the current node (`@`).
    pub(super) absolute: bool,
    pub(super) segments: Vec<Segment>,
}

/// One step (section 2.5).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    /// `..`: the selectors are applied to a node and to everything below it.
    pub(super) below: bool,
    pub(super) selectors: Vec<Selector>,
}

/// What a segment takes of a node (section 2.3).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice { start: Option<i64>, end: Option<i64>, step: i64 },
    Filter(Logical),
}

/// The expression of a filter (section 2.3.5).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Logical {
    Or(Vec<Logical>),
    And(Vec<Logical>),
    Not(Box<Logical>),
    Exists(Query),
    Compare(Operand, Comparison, Operand),
    /// `match(value, pattern)`, or `search` where the whole value need not match.
    Matches {
        value: Operand,
        pattern: Operand,
        whole: bool,
    },
}

/// A side of a comparison, or the argument of a function.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Literal(Literal),
    /// The value at a query that selects one node at most.
    Single(Query),
    Length(Box<Operand>),
    Count(Query),
    Value(Query),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Literal {
    Null,
    Bool(bool),
    /// As it was written.
    Number(String),
    String(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What is wrong with a query, and at which of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
}

impl Query {
    /// Whether it selects one node at most, by its form (section 2.3.5.1).
    pub(super) fn is_single(&self) -> bool {
        self.segments.iter().all(|segment| {
            !segment.below && matches!(segment.selectors.as_slice(), [Selector::Name(_) | Selector::Index(_)])
        })
    }
}
