//! Comparisons (RFC 9535, section 2.3.5.2.2).

use std::cmp::Ordering;

use super::select::Search;
use super::{Comparison, Literal, Operand};
use crate::load::overlay::work::TooMuch;
use crate::load::{Document, NodeId, Value};

/// A value that is compared.
#[derive(Clone, Copy)]
pub(super) enum Compared<'a> {
    Nothing,
    Node(NodeId),
    Literal(&'a Literal),
    Count(usize),
}

/// A value without parts, wherever it comes from.
#[derive(PartialEq)]
enum Plain<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    Count(usize),
    String(&'a str),
}

impl Search<'_> {
    pub(super) fn operand<'o>(&mut self, operand: &'o Operand, current: NodeId) -> Result<Compared<'o>, TooMuch> {
        Ok(match operand {
            Operand::Literal(literal) => Compared::Literal(literal),
            Operand::Single(query) | Operand::Value(query) => match self.query(query, current)?.as_slice() {
                [only] => Compared::Node(*only),
                _ => Compared::Nothing,
            },
            Operand::Count(query) => Compared::Count(self.query(query, current)?.len()),
            Operand::Length(inner) => {
                let inner = self.operand(inner, current)?;
                self.length(inner)?
            }
        })
    }

    pub(super) fn compare(
        &mut self,
        left: &Compared<'_>,
        comparison: Comparison,
        right: &Compared<'_>,
    ) -> Result<bool, TooMuch> {
        let less = |left, right| order(self.document, left, right) == Some(Ordering::Less);
        Ok(match comparison {
            Comparison::Equal => self.equal(left, right)?,
            Comparison::NotEqual => !self.equal(left, right)?,
            Comparison::Less => less(left, right),
            Comparison::Greater => less(right, left),
            Comparison::LessOrEqual => less(left, right) || self.equal(left, right)?,
            Comparison::GreaterOrEqual => less(right, left) || self.equal(left, right)?,
        })
    }

    fn equal(&mut self, left: &Compared<'_>, right: &Compared<'_>) -> Result<bool, TooMuch> {
        if let (Compared::Node(left), Compared::Node(right)) = (left, right) {
            return self.same(*left, *right);
        }
        if let (Compared::Nothing, Compared::Nothing) = (left, right) {
            return Ok(true);
        }
        Ok(plain(self.document, left)
            .zip(plain(self.document, right))
            .is_some_and(|(left, right)| alike(&left, &right)))
    }

    /// Whether two nodes hold the same value. Calls itself at most as often as a tree may be deep.
    fn same(&mut self, left: NodeId, right: NodeId) -> Result<bool, TooMuch> {
        self.work.spend(1)?;
        let document = self.document;
        match (document.value(left), document.value(right)) {
            (Value::Array(a), Value::Array(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (a, b) in a.iter().zip(b) {
                    if !self.same(*a, *b)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Value::Object(a), Value::Object(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for entry in a {
                    match document.get(right, &entry.key) {
                        Some(other) if self.same(entry.value, other)? => {}
                        _ => return Ok(false),
                    }
                }
                Ok(true)
            }
            _ => {
                let (left, right) = (Compared::Node(left), Compared::Node(right));
                let both = plain(document, &left).zip(plain(document, &right));
                Ok(both.is_some_and(|(left, right)| alike(&left, &right)))
            }
        }
    }
}

fn plain<'a>(document: &'a Document, value: &Compared<'a>) -> Option<Plain<'a>> {
    Some(match value {
        Compared::Nothing => return None,
        Compared::Count(count) => Plain::Count(*count),
        Compared::Literal(Literal::Null) => Plain::Null,
        Compared::Literal(Literal::Bool(value)) => Plain::Bool(*value),
        Compared::Literal(Literal::Number(text)) => Plain::Number(text),
        Compared::Literal(Literal::String(text)) => Plain::String(text),
        Compared::Node(node) => match document.value(*node) {
            Value::Null => Plain::Null,
            Value::Bool(value) => Plain::Bool(*value),
            Value::Number(text) => Plain::Number(text),
            Value::String(text) => Plain::String(text),
            Value::Array(_) | Value::Object(_) => return None,
        },
    })
}

fn alike(left: &Plain<'_>, right: &Plain<'_>) -> bool {
    left == right || numbers(left, right) == Some(Ordering::Equal)
}

/// Numbers and strings have an order; nothing else does.
fn order(document: &Document, left: &Compared<'_>, right: &Compared<'_>) -> Option<Ordering> {
    let (left, right) = (plain(document, left)?, plain(document, right)?);
    match (&left, &right) {
        (Plain::String(left), Plain::String(right)) => Some(left.cmp(right)),
        _ => numbers(&left, &right),
    }
}

fn numbers(left: &Plain<'_>, right: &Plain<'_>) -> Option<Ordering> {
    match (whole(left), whole(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => float(left)?.partial_cmp(&float(right)?),
    }
}

fn whole(value: &Plain<'_>) -> Option<i128> {
    match value {
        Plain::Number(text) => text.parse().ok(),
        Plain::Count(count) => i128::try_from(*count).ok(),
        _ => None,
    }
}

fn float(value: &Plain<'_>) -> Option<f64> {
    match value {
        Plain::Number(text) => text.parse().ok(),
        // Counts stay far below the integers that a float can't hold.
        Plain::Count(count) => u32::try_from(*count).ok().map(f64::from),
        _ => None,
    }
}
