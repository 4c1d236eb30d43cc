//! Patterns: compiled on first use, and matched in bounded time.

use std::sync::OnceLock;

use super::automaton::Automaton;

/// The backtracking engine gives up after this many steps.
#[cfg(feature = "backtracking")]
const STEPS: usize = 20_000;

/// And it is not asked about longer texts: one of its steps may read the whole text, so that both bounds together keep the
/// slowest answer below a second.
#[cfg(feature = "backtracking")]
const LONGEST: usize = 4 * 1024;

/// A pattern: as the document spells it, and as an engine takes it. Compiled on first use, once.
///
/// That is measured: one takes from 30 microseconds (`^[A-Z]{2}$`) to 2 milliseconds (`\w` of every script) to compile and up to
/// 270 kB, so a module of hundreds that compiled them all when it is first used would be slow to start for a few that are
/// asked. At build time nothing can be prepared: the engine's automata are made while it runs. A small pattern needs none:
/// it is read into an automaton of its own, which is some hundred to some thousand steps.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    regex: &'static str,
    backtracks: bool,
    compiled: OnceLock<Option<Engine>>,
}

#[derive(Debug)]
enum Engine {
    Small(Automaton),
    Linear(regex::Regex),
    #[cfg(feature = "backtracking")]
    Backtracking(Box<fancy_regex::Regex>),
}

impl Pattern {
    /// `source` for messages, `regex` for matching by the crate `regex`; the generator has checked that it compiles.
    pub const fn new(source: &'static str, regex: &'static str) -> Pattern {
        Pattern { source, regex, backtracks: false, compiled: OnceLock::new() }
    }
    /// The same for a pattern that looks around or refers back, which the crate `fancy-regex` matches.
    ///
    /// # Panics
    /// Without the feature `backtracking`; in a static that is an error of the compiler.
    // The compiler is to stop at the static that asks for it, and not here.
    #[allow(clippy::assertions_on_constants)]
    pub const fn backtracking(source: &'static str, regex: &'static str) -> Pattern {
        assert!(
            cfg!(feature = "backtracking"),
            "this pattern looks around or refers back: enable the feature `backtracking` of `tintype`"
        );
        Pattern { source, regex, backtracks: true, compiled: OnceLock::new() }
    }
    /// The pattern as the document spells it.
    pub const fn source(&self) -> &'static str {
        self.source
    }
    /// The pattern as it is matched.
    pub const fn regex(&self) -> &'static str {
        self.regex
    }
    /// Whether the engine backtracks, and may give up.
    pub const fn backtracks(&self) -> bool {
        self.backtracks
    }
    /// Whether `text` matches. A pattern that does not compile, or gives up, matches nothing.
    pub fn matches(&self, text: &str) -> bool {
        self.search(text) == Some(true)
    }
    /// Whether `text` matches, in time linear in its length; `None` where a backtracking engine gives up.
    pub fn search(&self, text: &str) -> Option<bool> {
        match self.compiled.get_or_init(|| self.compile()) {
            None => Some(false),
            Some(Engine::Small(automaton)) => Some(automaton.is_match(text)),
            Some(Engine::Linear(regex)) => Some(regex.is_match(text)),
            #[cfg(feature = "backtracking")]
            Some(Engine::Backtracking(regex)) => {
                Some(text).filter(|text| text.len() <= LONGEST).and_then(|text| regex.is_match(text).ok())
            }
        }
    }

    fn compile(&self) -> Option<Engine> {
        if self.backtracks {
            return self.compile_backtracking();
        }
        let small = Automaton::of(self.regex).map(Engine::Small);
        small.or_else(|| regex::Regex::new(self.regex).ok().map(Engine::Linear))
    }

    #[cfg(feature = "backtracking")]
    fn compile_backtracking(&self) -> Option<Engine> {
        let regex = fancy_regex::RegexBuilder::new(self.regex).backtrack_limit(STEPS).build();
        regex.ok().map(Box::new).map(Engine::Backtracking)
    }

    #[cfg(not(feature = "backtracking"))]
    fn compile_backtracking(&self) -> Option<Engine> {
        None
    }
}

#[cfg(all(test, feature = "backtracking"))]
mod tests {
    use super::Pattern;

    #[test]
    fn what_takes_too_long_is_undecided() {
        static TWICE: Pattern = Pattern::backtracking(r"(.)\1", r"(.)\1");
        assert_eq!((TWICE.search("abb"), TWICE.search("aba")), (Some(true), Some(false)));
        assert_eq!(TWICE.search(&"ab".repeat(3000)), None);
        static SPLIT: Pattern = Pattern::backtracking(r"^(?:(a+)+)\1c$", r"^(?:(a+)+)\1c$");
        assert_eq!(SPLIT.search(&format!("{}d", "a".repeat(2000))), Some(false));
        static RUNS: Pattern = Pattern::backtracking(r"(a+)\1b", r"(a+)\1b");
        assert_eq!(RUNS.search("aab"), Some(true));
        assert_eq!(RUNS.search(&"a".repeat(2000)), None);
        assert!(!RUNS.matches(&"a".repeat(2000)));
    }
}
