//! Violations as data for others: in serde, and as the problem details of RFC 9457.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Violation, Violations};
use crate::params::encode;
use crate::value::{Json, Map};

/// An object with `pointer`, `rule`, `limit`, `seen`, `place` (`specs/wink/openapi.yaml:212`) and `keywordLocation`; what is
/// empty or not known is left out, but for the pointer.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", self.pointer())?;
        map.serialize_entry("rule", self.rule())?;
        for (name, text) in [("limit", self.limit()), ("seen", self.seen())] {
            if !text.is_empty() {
                map.serialize_entry(name, text)?;
            }
        }
        if let Some(place) = self.place() {
            map.serialize_entry("place", &place.to_string())?;
        }
        map.serialize_entry("keywordLocation", &self.keyword_location())?;
        map.end()
    }
}

/// `violations`, those that were recorded, and `more` with the number of the others where there are any.
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("violations", self.recorded())?;
        if self.unrecorded() > 0 {
            map.serialize_entry("more", &self.unrecorded())?;
        }
        map.end()
    }
}

impl Violations {
    /// The media type of [`problem`](Self::problem).
    pub const PROBLEM: &'static str = "application/problem+json";

    /// Problem details (RFC 9457, section 3) for an answer with that status, such as 422: `type`, `title`, `status`,
    /// `detail`, and the extension member `errors`, an object a violation: `pointer` into the value as a fragment
    /// (`#/personal/country`), `keyword`, `detail`. Nothing in it names the document's files.
    ///
    /// ```
    /// use tintype::{Violation, Violations};
    ///
    /// let mut all = Violations::new();
    /// all.push(Violation::new("/a b", "minLength", "2", "\"x\"", None));
    /// assert_eq!(
    ///     all.problem(422).to_string(),
    ///     r##"{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"1 rule is broken","##.to_owned()
    ///         + r##""errors":[{"pointer":"#/a%20b","keyword":"minLength","detail":"\"x\" is shorter than 2"}]}"##
    /// );
    /// ```
    pub fn problem(&self, status: u16) -> Json {
        let title = match status {
            // The name that RFC 9110, section 15.5.21, gives it.
            422 => Some("Unprocessable Content"),
            _ => http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()),
        };
        let mut problem = Map::new();
        // Without a type of its own a problem is what its status says, title included (section 4.2.1).
        problem.insert("type", Json::from("about:blank"));
        problem.insert("title", Json::from(title.unwrap_or("The value breaks rules")));
        problem.insert("status", Json::from(i64::from(status)));
        problem.insert("detail", Json::from(self.counted()));
        problem.insert("errors", Json::Array(self.iter().map(error).collect()));
        Json::Object(problem)
    }

    pub(super) fn counted(&self) -> String {
        let rest = match self.unrecorded() {
            0 => String::new(),
            _ if self.recorded().is_empty() => String::new(),
            _ if self.recorded().len() == 1 => ", of which 1 is listed".to_owned(),
            _ => format!(", of which {} are listed", self.recorded().len()),
        };
        let all = self.len();
        if all == 1 { "1 rule is broken".to_owned() } else { format!("{all} rules are broken{rest}") }
    }
}

fn error(violation: &Violation) -> Json {
    let mut error = Map::new();
    error.insert("pointer", Json::from(encode::fragment(violation.pointer())));
    error.insert("keyword", Json::from(violation.rule()));
    error.insert("detail", Json::from(violation.detail()));
    Json::Object(error)
}
