//! What a schema says of a value.

/// A verdict. What is not known stays so through every keyword: it is never turned into a yes or a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// The value is not allowed.
    Fails,
    /// It can't be said: a keyword is not carried over, a schema leads back to itself, or the value is too deep.
    Open,
    /// The value is allowed.
    Holds,
}

impl Verdict {
    pub(super) const fn of(holds: bool) -> Verdict {
        if holds { Verdict::Holds } else { Verdict::Fails }
    }

    /// Both hold.
    pub(super) fn and(self, other: Verdict) -> Verdict {
        self.min(other)
    }

    /// At least one holds.
    pub(super) fn or(self, other: Verdict) -> Verdict {
        self.max(other)
    }

    pub(super) const fn negated(self) -> Verdict {
        match self {
            Verdict::Fails => Verdict::Holds,
            Verdict::Open => Verdict::Open,
            Verdict::Holds => Verdict::Fails,
        }
    }
}
