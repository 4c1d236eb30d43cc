//! One thing that is measured: a tool's work on a document.

/// The kinds of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// Text to a value, which is dropped.
    Decode,
    /// Text to a value whose rules have been checked.
    Checked,
    /// A value to new text.
    Encode,
}

impl Work {
    pub(super) const ALL: [Work; 3] = [Work::Decode, Work::Checked, Work::Encode];

    pub(super) fn title(self) -> &'static str {
        match self {
            Work::Decode => "Decode",
            Work::Checked => "Decode with validate",
            Work::Encode => "Encode",
        }
    }

    /// The most that our time may be of the time of the tool that ratios are to.
    pub(super) fn target(self) -> f64 {
        match self {
            Work::Decode | Work::Encode => 0.60,
            Work::Checked => 0.50,
        }
    }
}

/// The name of our own tool.
pub(super) const OURS: &str = "tintype";
/// The name of the tool that we may not be slower than.
pub(super) const SONIC: &str = "sonic-rs derive";

/// A tool's work on a document.
pub(super) struct Case {
    pub(super) document: &'static str,
    /// The length of the text.
    pub(super) bytes: usize,
    /// How many documents the text holds.
    pub(super) count: usize,
    pub(super) work: Work,
    pub(super) tool: &'static str,
    /// Does it once.
    pub(super) run: Box<dyn Fn()>,
}

impl Case {
    /// Its name among all.
    pub(super) fn name(&self) -> String {
        format!("{}|{}|{}", self.document, self.work.title(), self.tool)
    }

    /// Whether ratios of its work are to this tool.
    pub(super) fn is_base(&self) -> bool {
        match self.work {
            Work::Decode | Work::Encode => self.tool == "serde_json derive",
            Work::Checked => self.tool == "serde_json derive + garde",
        }
    }
}
