//! A script of faults: which request meets which.

use std::fmt;
use std::str::FromStr;

use super::chance::Chance;
use super::{Fault, Step};

/// A script of faults, one rule a line.
///
/// ```text
/// # the first two updates fail, the third is answered
/// updateProfile: 503 2 times then ok
/// # whatever the next request is, its answer is lost
/// reset after
/// # of all others one in ten meets one of these, the same in every run
/// random 0.1 seed 7: 500, slow-body 20ms, truncated
/// ```
///
/// A rule with an operation's id, or with `GET /path` for one that has none, counts the requests of that operation; one
/// without counts all that name an operation. Of the rules for a request the first that is not used up takes it. What no
/// rule takes is left to chance, if there is a line of it. [`Fault`] lists the words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults {
    rules: Vec<Rule>,
    random: Option<Random>,
}

#[derive(Debug, Clone, PartialEq)]
struct Rule {
    /// The operation, or all of them.
    on: Option<String>,
    /// What is left to do, the next last.
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
struct Random {
    probability: f64,
    chance: Chance,
    of: Vec<Step>,
}

impl Faults {
    /// No faults.
    pub fn none() -> Faults {
        Faults::default()
    }

    /// A fault for each request with this probability, the same in every run with the same seed and the same order of
    /// requests. Without a fault to choose from, nothing goes wrong.
    pub fn random(seed: u64, probability: f64, of: impl IntoIterator<Item = impl Into<Step>>) -> Faults {
        let of = of.into_iter().map(Into::into).collect();
        Faults { rules: Vec::new(), random: Some(Random { probability, chance: Chance::new(seed), of }) }
    }

    /// Adds steps for the next requests, after those that are there.
    #[must_use]
    pub fn then(mut self, step: impl Into<Step>) -> Faults {
        self.push(None, step.into());
        self
    }

    /// Adds steps for the next requests of an operation, after those that are there for it.
    #[must_use]
    pub fn then_for(mut self, operation: &str, step: impl Into<Step>) -> Faults {
        self.push(Some(operation), step.into());
        self
    }

    fn push(&mut self, on: Option<&str>, step: Step) {
        if step.times == Some(0) {
            return;
        }
        match self.rules.last_mut() {
            Some(rule) if rule.on.as_deref() == on => rule.steps.insert(0, step),
            _ => self.rules.push(Rule { on: on.map(str::to_owned), steps: vec![step] }),
        }
    }

    /// Adds another script after this one; its chance takes the place of this one's.
    #[must_use]
    pub fn and(mut self, other: Faults) -> Faults {
        self.rules.extend(other.rules);
        self.random = other.random.or(self.random);
        self
    }

    /// What the script says of a request to an operation.
    fn take(&mut self, operation: &str) -> Option<Step> {
        let rules = &mut self.rules;
        let index = rules.iter().position(|rule| rule.on.as_deref().is_none_or(|on| on == operation));
        match index.and_then(|index| rules.get_mut(index).map(|rule| (index, rule))) {
            Some((index, rule)) => {
                let step = rule.take();
                if rule.steps.is_empty() {
                    rules.remove(index);
                }
                step
            }
            None => self.random.as_mut().and_then(Random::take),
        }
    }

    /// The operations that rules name.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter_map(|rule| rule.on.as_deref())
    }
}

/// What is asked for while the mock runs comes before its script.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    asked: Faults,
    script: Faults,
}

impl Queue {
    pub(crate) fn new(script: Faults) -> Queue {
        Queue { asked: Faults::none(), script }
    }

    pub(crate) fn ask(&mut self, on: Option<&str>, step: Step) {
        self.asked.push(on, step);
    }

    pub(crate) fn replace(&mut self, script: Faults) {
        *self = Queue::new(script);
    }

    /// What becomes of a request to an operation; nothing if all goes well.
    pub(crate) fn take(&mut self, operation: &str) -> Option<Step> {
        let step = self.asked.take(operation).or_else(|| self.script.take(operation));
        step.filter(|step| step.fault != Fault::Ok)
    }
}

impl Rule {
    fn take(&mut self) -> Option<Step> {
        let last = self.steps.last_mut()?;
        let step = last.clone();
        if let Some(left) = &mut last.times {
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.steps.pop();
            }
        }
        Some(step)
    }
}

impl Random {
    fn take(&mut self) -> Option<Step> {
        if !self.chance.happens(self.probability) {
            return None;
        }
        self.chance.choose(&self.of).cloned()
    }
}

/// A text that is no script of faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError {
    text: String,
    reason: String,
}

impl FaultError {
    pub(super) fn new(text: &str, reason: &str) -> FaultError {
        FaultError { text: text.trim().to_owned(), reason: reason.to_owned() }
    }
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.text, self.reason)
    }
}

impl std::error::Error for FaultError {}

impl FromStr for Faults {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Faults, FaultError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(line).try_fold(Faults::none(), |script, line| Ok(script.and(line?)))
    }
}

/// One line. The colon has a space behind it, as that of a URL has not.
fn line(line: &str) -> Result<Faults, FaultError> {
    let (on, steps) = match line.split_once(": ") {
        Some((on, steps)) => (Some(on.trim()), steps),
        None => (None, line),
    };
    if let Some(random) = on.and_then(|on| on.strip_prefix("random ")) {
        let fault = || FaultError::new(line, "chance is spelled as `random 0.1 seed 7: reset, 503`");
        let words: Vec<&str> = random.split_whitespace().collect();
        let [probability, "seed", seed] = words.as_slice() else { return Err(fault()) };
        let probability: f64 = probability.parse().map_err(|_| fault())?;
        let seed = seed.parse().map_err(|_| fault())?;
        let of = steps.split(',').map(str::parse).collect::<Result<Vec<Step>, FaultError>>()?;
        return if (0.0..=1.0).contains(&probability) {
            Ok(Faults::random(seed, probability, of))
        } else {
            Err(fault())
        };
    }
    let steps: Vec<Step> = steps.split(" then ").map(str::parse).collect::<Result<_, FaultError>>()?;
    let steps = steps.into_iter().filter(|step| step.times != Some(0));
    let mut steps: Vec<Step> = steps.collect();
    steps.reverse();
    let on = on.filter(|on| *on != "*").map(str::to_owned);
    Ok(Faults { rules: if steps.is_empty() { Vec::new() } else { vec![Rule { on, steps }] }, random: None })
}
