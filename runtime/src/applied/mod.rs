//! What became of a write: each member that was sent, held against what the provider answered.

mod spelling;
mod walk;

use std::fmt;

use crate::json::{to_tree, view_to_request_tree};
use crate::shape::Schema;
use crate::value::{Json, Model};

use walk::Walk;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// What became of a member that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The provider has the value that was sent.
    Confirmed,
    /// The provider has the value that it had before, and it is another one.
    Ignored,
    /// The provider has another value.
    Altered,
    /// The answer does not say.
    Unverifiable,
}

/// A member that was sent, and what became of it. Neither `Display` nor `Debug` shows values of sensitive members.
#[derive(Clone, PartialEq)]
pub struct Outcome {
    pointer: String,
    effect: Effect,
    sent: Json,
    before: Option<Json>,
    now: Option<Json>,
    shown: Shown,
}

/// The same values without secrets.
#[derive(Clone, PartialEq)]
struct Shown {
    sent: Json,
    before: Option<Json>,
    now: Option<Json>,
}

impl Outcome {
    /// The JSON Pointer (RFC 6901) to the member in what was sent.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }
    /// What became of it.
    pub const fn effect(&self) -> Effect {
        self.effect
    }
    /// The value that was sent.
    pub const fn sent(&self) -> &Json {
        &self.sent
    }
    /// The value before the write, where it is known.
    pub const fn before(&self) -> Option<&Json> {
        self.before.as_ref()
    }
    /// The value that the provider answered, if it did.
    pub const fn now(&self) -> Option<&Json> {
        self.now.as_ref()
    }
}

/// What became of a write, member by member.
///
/// A provider may answer 200 and not have done what it was asked: it ignores a member, or keeps another spelling of it. The answer
/// says so, if one looks: [`Applied::of`] compares what was sent with what came back, [`Applied::since`] also with what was
/// there before, which tells what is ignored from what is altered.
///
/// Lists of the same length are compared item by item, others as a whole. A member that was sent as null and is not in the
/// answer is taken to be cleared, if the answer's type knows it. A spelling that the provider makes its own counts as altered,
/// unless the document declares it with `x-tintype-normalize`; of a member with `x-tintype-update: once`, another value than
/// the one that was sent counts as the first one, so that the later one was ignored.
///
/// ```
/// # use tintype::shape::{Field, Schema, Shape, Source};
/// # static SOURCE: Source = Source { files: &[], rows: "" };
/// # static USER: Shape = Shape::object(
/// #     "User",
/// #     &SOURCE,
/// #     &[Field::optional("city", Schema::TEXT), Field::optional("birthday", Schema::TEXT)],
/// # );
/// # #[derive(Clone, PartialEq)]
/// # pub struct User { pub city: Option<String>, pub birthday: Option<String>, pub extra: tintype::Extra }
/// # tintype::object!(User, USER, new(), [city, birthday], extra);
/// use tintype::applied::{Applied, Effect};
///
/// let before: User = tintype::from_str(r#"{"city": "Rome", "birthday": "1993-01-01"}"#)?;
/// let sent: User = tintype::from_str(r#"{"city": "Oslo", "birthday": "1994-02-02"}"#)?;
/// let answered: User = tintype::from_str(r#"{"city": "Oslo", "birthday": "1993-01-01"}"#)?;
///
/// let applied = Applied::since(&before, &sent, &answered);
/// assert!(!applied.is_confirmed());
/// assert_eq!(applied.with(Effect::Ignored).map(|outcome| outcome.pointer()).collect::<Vec<_>>(), ["/birthday"]);
/// assert_eq!(
///     applied.to_string(),
///     "/city  confirmed: \"Rome\" -> \"Oslo\"\n/birthday  ignored: sent \"1994-02-02\", the provider keeps \"1993-01-01\""
/// );
/// # Ok::<(), tintype::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Default)]
pub struct Applied(Vec<Outcome>);

impl Applied {
    /// Compares what was sent with what the provider answered, or with a fresh read.
    pub fn of<S: Model, A: Model>(sent: &S, answered: &A) -> Applied {
        Applied::compare(None, sent, answered)
    }

    /// The same with what was there before the write.
    pub fn since<B: Model, S: Model, A: Model>(before: &B, sent: &S, answered: &A) -> Applied {
        Applied::compare(Some(to_tree(before, &B::schema())), sent, answered)
    }

    fn compare<S: Model, A: Model>(before: Option<Json>, sent: &S, answered: &A) -> Applied {
        let tree = view_to_request_tree(sent.view(), &S::schema());
        let now = to_tree(answered, &A::schema());
        let (sent_as, answered_as) = (S::schema(), A::schema());
        Applied::between(("", false), (&tree, Some(&sent_as)), before.as_ref(), (Some(&now), Some(&answered_as)))
    }

    /// Compares records of which the tables may know nothing; `at` is the pointer to the one that was sent, and whether
    /// members that are not sent are to go.
    pub(crate) fn between(
        at: (&str, bool),
        (sent, sent_as): (&Json, Option<&Schema>),
        before: Option<&Json>,
        (now, now_as): (Option<&Json>, Option<&Schema>),
    ) -> Applied {
        let mut walk = Walk::at(at.0, at.1);
        walk.value(sent, before, now, [sent_as, now_as]);
        Applied(walk.outcomes)
    }

    /// Every member that was sent, in its order.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.0
    }

    /// The members of which this became.
    pub fn with(&self, effect: Effect) -> impl Iterator<Item = &Outcome> + '_ {
        self.0.iter().filter(move |outcome| outcome.effect == effect)
    }

    /// The members that were to change: those whose value before the write is known to be another one, or is not known.
    pub fn changes(&self) -> impl Iterator<Item = &Outcome> + '_ {
        self.0.iter().filter(|outcome| outcome.before.as_ref() != Some(&outcome.sent))
    }

    /// The same without one member: the version, which the provider counts on.
    pub(crate) fn without(mut self, pointer: Option<&str>) -> Applied {
        self.0.retain(|outcome| Some(outcome.pointer.as_str()) != pointer);
        self
    }

    /// Whether the provider has every value that was sent, and says so.
    pub fn is_confirmed(&self) -> bool {
        self.0.iter().all(|outcome| outcome.effect == Effect::Confirmed)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |json: &Json| {
            json.as_str().filter(|text| *text == REDACTED).map_or_else(|| json.to_string(), str::to_owned)
        };
        let pointer = if self.pointer.is_empty() { "(the whole value)" } else { &self.pointer };
        let Shown { sent, before, now } = &self.shown;
        let (sent, now) = (text(sent), now.as_ref().map_or_else(|| "nothing".to_owned(), text));
        match (self.effect, before) {
            (Effect::Confirmed, Some(before)) if self.before.as_ref() != Some(&self.sent) => {
                write!(f, "{pointer}  confirmed: {} -> {sent}", text(before))
            }
            (Effect::Confirmed, _) => write!(f, "{pointer}  confirmed: {sent}"),
            (Effect::Ignored, _) => write!(f, "{pointer}  ignored: sent {sent}, the provider keeps {now}"),
            (Effect::Altered, _) => write!(f, "{pointer}  altered: sent {sent}, the provider has {now}"),
            (Effect::Unverifiable, _) => write!(f, "{pointer}  unverifiable: sent {sent}, the answer does not say"),
        }
    }
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, outcome) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{outcome}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}
