//! How a member stands in Rust: always there, perhaps, or perhaps and perhaps null.
//!
//! A member that is required but readOnly is absent from requests; where its type is sent as well as received (or
//! used by no operation at all), it is an `Option`. The same holds for writeOnly members of types that are received.

use crate::model::{Member, TypeId};

use super::Facts;

/// How a member stands in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// `T`
    Always,
    /// `Option<T>`; as a required member, `None` is null.
    NullOrValue,
    /// `Option<T>`; `None` is absent.
    Optional,
    /// `Maybe<T>`: absent, null or a value.
    Maybe,
}

impl Facts {
    /// How the member of a type stands in Rust.
    pub fn presence(&self, id: TypeId, member: &Member) -> Presence {
        let (sent, received) = (self.in_requests.contains(&id), self.in_responses.contains(&id));
        let only_received = received && !sent;
        let only_sent = sent && !received;
        let withheld = (member.read_only && !only_received) || (member.write_only && !only_sent);
        match (member.required && !withheld, member.schema.is_nullable()) {
            (true, false) => Presence::Always,
            (true, true) => Presence::NullOrValue,
            (false, false) => Presence::Optional,
            (false, true) => Presence::Maybe,
        }
    }
}
