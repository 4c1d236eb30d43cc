//! The expressions of filters (RFC 9535, sections 2.3.5 and 2.4).

use super::parse::Parser;
use super::{Comparison, Fault, Logical, Operand, Query};

const OPERATORS: [(&str, Comparison); 6] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    ("<=", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
];

/// What was read before it is known whether a comparison follows.
enum Read {
    Query(Query),
    Operand(Operand),
    Test(Logical),
}

impl Parser<'_> {
    /// `a && b || c`
    pub(super) fn logical(&mut self) -> Result<Logical, Fault> {
        let mut any = vec![self.all()?];
        while self.after_blanks("||") {
            any.push(self.all()?);
        }
        Ok(match any.pop() {
            Some(only) if any.is_empty() => only,
            last => Logical::Or(any.into_iter().chain(last).collect()),
        })
    }

    fn all(&mut self) -> Result<Logical, Fault> {
        let mut all = vec![self.basic()?];
        while self.after_blanks("&&") {
            all.push(self.basic()?);
        }
        Ok(match all.pop() {
            Some(only) if all.is_empty() => only,
            last => Logical::And(all.into_iter().chain(last).collect()),
        })
    }

    /// Steps over an operator with the blanks around it, or over nothing.
    fn after_blanks(&mut self, operator: &str) -> bool {
        let before = self.at;
        self.blanks();
        if self.take(operator) {
            self.blanks();
            return true;
        }
        self.at = before;
        false
    }

    fn basic(&mut self) -> Result<Logical, Fault> {
        if self.take("!") {
            self.blanks();
            let negated = if self.peek() == Some('(') { self.parentheses()? } else { self.test()? };
            return Ok(Logical::Not(Box::new(negated)));
        }
        if self.peek() == Some('(') { self.parentheses() } else { self.test_or_comparison() }
    }

    fn parentheses(&mut self) -> Result<Logical, Fault> {
        self.expect("(")?;
        self.blanks();
        let inner = self.deeper(Self::logical)?;
        self.blanks();
        self.expect(")")?;
        Ok(inner)
    }

    fn test(&mut self) -> Result<Logical, Fault> {
        let start = self.at;
        match self.read()? {
            Read::Query(query) => Ok(Logical::Exists(query)),
            Read::Test(test) => Ok(test),
            Read::Operand(_) => Err(Fault { at: start, message: "a value is no test; compare it".to_owned() }),
        }
    }

    fn test_or_comparison(&mut self) -> Result<Logical, Fault> {
        let start = self.at;
        let left = self.read()?;
        let before = self.at;
        self.blanks();
        let operator = OPERATORS.iter().find(|(sign, _)| self.take(sign));
        let Some((_, comparison)) = operator else {
            self.at = before;
            return match left {
                Read::Query(query) => Ok(Logical::Exists(query)),
                Read::Test(test) => Ok(test),
                Read::Operand(_) => Err(self.fault("expected a comparison: `==`, `!=`, `<`, `<=`, `>` or `>=`")),
            };
        };
        let left = operand(left, start)?;
        self.blanks();
        let at = self.at;
        let right = operand(self.read()?, at)?;
        Ok(Logical::Compare(left, *comparison, right))
    }

    /// A query, a literal or a function.
    fn read(&mut self) -> Result<Read, Fault> {
        if self.take("@") {
            return self.segments(false).map(Read::Query);
        }
        if self.take("$") {
            return self.segments(true).map(Read::Query);
        }
        if let Some(literal) = self.literal()? {
            return Ok(Read::Operand(Operand::Literal(literal)));
        }
        self.deeper(Self::function)
    }

    fn function(&mut self) -> Result<Read, Fault> {
        let name = self.word().to_owned();
        let called = self.rest().get(name.len()..).is_some_and(|rest| rest.starts_with('('));
        if !matches!(name.as_str(), "length" | "count" | "value" | "match" | "search") || !called {
            return Err(
                self.fault("expected `@`, `$`, a literal or one of `length`, `count`, `value`, `match`, `search`")
            );
        }
        self.at += name.len() + 1;
        self.blanks();
        let read = match name.as_str() {
            "length" => Read::Operand(Operand::Length(Box::new(self.argument()?))),
            "count" => Read::Operand(Operand::Count(self.query_argument()?)),
            "value" => Read::Operand(Operand::Value(self.query_argument()?)),
            _ => {
                let value = self.argument()?;
                self.blanks();
                self.expect(",")?;
                self.blanks();
                let pattern = self.argument()?;
                Read::Test(Logical::Matches { value, pattern, whole: name == "match" })
            }
        };
        self.blanks();
        self.expect(")")?;
        Ok(read)
    }

    fn argument(&mut self) -> Result<Operand, Fault> {
        let at = self.at;
        operand(self.read()?, at)
    }

    fn query_argument(&mut self) -> Result<Query, Fault> {
        let start = self.at;
        match self.read()? {
            Read::Query(query) => Ok(query),
            _ => Err(Fault { at: start, message: "expected a query".to_owned() }),
        }
    }
}

/// A value, which a query gives only if it can select no more than one node.
fn operand(read: Read, at: usize) -> Result<Operand, Fault> {
    let message = match read {
        Read::Operand(operand) => return Ok(operand),
        Read::Query(query) if query.is_single() => return Ok(Operand::Single(query)),
        Read::Query(_) => "a query that may select several nodes has no value to compare; `value(…)` has",
        Read::Test(_) => "a test has no value to compare",
    };
    Err(Fault { at, message: message.to_owned() })
}
