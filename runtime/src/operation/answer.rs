//! Declared answers: a status, and the bodies that may come with it.

use std::cmp::Reverse;

use crate::response::media;
use crate::shape::Schema;

/// One declared answer.
#[derive(Debug)]
pub struct Answer {
    /// `200`, `4XX` or `default`.
    pub status: &'static str,
    /// The alternatives of bodies, the preferred one first; empty where none is declared.
    pub bodies: &'static [AnswerBody],
}

/// One alternative of a body.
#[derive(Debug)]
pub struct AnswerBody {
    /// The media type or range.
    pub media: &'static str,
    /// How it is read.
    pub coding: Coding,
    /// What it may hold: of a stream, one event or line.
    pub schema: Schema,
}

/// How a body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As JSON.
    Json,
    /// As text, in the character set that its content type names.
    Text,
    /// As it is.
    Bytes,
    /// As server-sent events, whose data the schema describes.
    Events,
    /// As server-sent events that the schema describes whole: an object with `event`, `data`, `id`.
    WholeEvents,
    /// As a JSON text a line, or one after each record separator.
    Lines,
}

impl Coding {
    /// Whether the body is read while it comes.
    pub const fn is_stream(self) -> bool {
        matches!(self, Coding::Events | Coding::WholeEvents | Coding::Lines)
    }
}

impl Answer {
    /// The alternative that a content type names and its index: the type itself, else any of its kind (another JSON, a
    /// range that covers it), else the preferred one. Of those that are the type itself, it is the one with the most
    /// parameters that all came, else the first.
    pub fn body(&'static self, content_type: &str) -> Option<(usize, &'static AnswerBody)> {
        let find = |fits: &dyn Fn(&AnswerBody) -> bool| self.bodies.iter().position(fits);
        let exact = || {
            let same = self.bodies.iter().enumerate().filter(|(_, body)| media::is_same(body.media, content_type));
            let came = same.map(|(at, body)| (media::shared_parameters(body.media, content_type), at));
            came.max_by_key(|(shared, at)| (*shared, Reverse(*at))).map(|(_, at)| at)
        };
        let json = || find(&|body| body.coding == Coding::Json && media::is_json(content_type));
        let range = || find(&|body| media::covers(body.media, content_type));
        let index = exact().or_else(json).or_else(range).unwrap_or(0);
        Some((index, self.bodies.get(index)?))
    }
}

impl AnswerBody {
    /// Whether a content type may be that of this body, if the body is a stream: what names another form is none.
    pub(crate) fn takes(&self, content_type: &str) -> bool {
        let sent = media::essence(content_type);
        let page = ["text/html", "application/xhtml+xml"].iter().any(|page| sent.eq_ignore_ascii_case(page));
        match self.coding {
            Coding::Lines => !page,
            Coding::Events | Coding::WholeEvents => !page && !media::is_json(sent),
            Coding::Json | Coding::Text | Coding::Bytes => false,
        }
    }
}
