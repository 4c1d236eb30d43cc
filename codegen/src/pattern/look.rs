//! Looking around, which a backtracking engine does.

use super::PatternError;

/// What an engine with linear time says of looking around.
pub(super) fn refused(spelled: &str, behind: bool, at: usize) -> PatternError {
    let name = if behind { "behind" } else { "ahead" };
    PatternError::backtracking(at, format!("looking {name} with `{spelled}` needs an engine without a bound on time"))
}

/// A place between characters, as the backtracking engine spells it: it has no boundaries of ASCII words.
pub(super) fn around(spelled: &'static str) -> &'static str {
    match spelled {
        r"(?-u:\b)" => "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))",
        r"(?-u:\B)" => "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))",
        _ => spelled,
    }
}
