//! The block that is printed for a provider.

use std::error::Error;
use std::fmt;

use tintype::applied::{Applied, Effect};

/// The lines of a block.
pub(crate) struct Report {
    provider: &'static str,
    lines: Vec<(&'static str, String)>,
}

impl Report {
    pub(crate) fn new(provider: &'static str) -> Report {
        Report { provider, lines: Vec::new() }
    }

    /// The request line of a call and the status it was answered with.
    pub(crate) fn request(&mut self, line: impl Into<String>, status: tintype::http::StatusCode) {
        self.lines.push(("request", format!("{}  ->  {status}", line.into())));
    }

    /// A fact about the answer.
    pub(crate) fn note(&mut self, word: &'static str, what: impl Into<String>) {
        self.lines.push((word, what.into()));
    }

    /// What became of each member that was sent, as far as the answer says.
    pub(crate) fn applied(&mut self, applied: &Applied) {
        for outcome in applied.outcomes() {
            let (pointer, sent, now) = (outcome.pointer(), outcome.sent(), outcome.now());
            match (outcome.effect(), outcome.before(), now) {
                (Effect::Confirmed, Some(before), _) if before == sent => {}
                (Effect::Confirmed, Some(before), _) => self.note("changed", format!("{pointer}  {before} -> {sent}")),
                (Effect::Confirmed, None, _) => self.note("taken", format!("{pointer}  {sent}")),
                (Effect::Ignored, _, Some(now)) => {
                    self.note("ignored", format!("{pointer}  sent {sent}, the provider keeps {now}"));
                }
                (Effect::Altered, _, Some(now)) => self.note("altered", format!("{pointer}  {sent} -> {now}")),
                _ => {}
            }
        }
    }

    /// Why the update failed.
    pub(crate) fn failed(&mut self, fault: &(dyn Error + 'static)) {
        let mut text = fault.to_string();
        let mut source = fault.source();
        while let Some(cause) = source {
            let cause_text = cause.to_string();
            if !text.contains(&cause_text) {
                text.push_str(": ");
                text.push_str(&cause_text);
            }
            source = cause.source();
        }
        self.lines.push(("failed", text));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.provider)?;
        for (word, text) in &self.lines {
            for (index, line) in text.lines().enumerate() {
                writeln!(f, "  {:9}{line}", if index == 0 { word } else { "" })?;
            }
        }
        Ok(())
    }
}
