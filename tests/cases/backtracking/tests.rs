//! What looks around or refers back is matched, and given up where it would take too long.

use crate::backtracking::types::Account;
use tintype::Model;

fn broken(json: &str) -> Vec<String> {
    let account: Account = tintype::from_str(json).unwrap();
    let found = account.validate().err().unwrap_or_default();
    found.iter().map(|one| format!("{} {} {}", one.pointer(), one.rule(), one.limit())).collect()
}

#[test]
fn patterns_are_matched() {
    assert_eq!(broken(r#"{"password":"abc1","quoted":"'a'","plain":"a","runs":"aab","without":"b"}"#), [""; 0]);
    assert_eq!(broken(r#"{"password":"abcd"}"#), [r"/password pattern ^(?=.*\d)(?=.*[a-z]).{4,}$"]);
    assert_eq!(broken(r#"{"quoted":"'a"}"#), [r#"/quoted pattern ^(['"]).*\1$"#]);
    assert_eq!(broken(r#"{"without":"aab"}"#), ["/without not "]);
}

#[test]
fn names_are_matched() {
    assert_eq!(broken(r#"{"named":{"a":1}}"#), [""; 0]);
    assert_eq!(broken(r#"{"named":{"x-a":1}}"#), ["/named/x-a additionalProperties "]);
}

/// Neither is let through, for what can't be afforded is not known to be right.
#[test]
fn what_takes_too_long_is_a_violation_that_says_so() {
    let long = "a".repeat(3000);
    let why = "within the bounds of a backtracking engine";
    assert_eq!(broken(&format!(r#"{{"runs":"{long}"}}"#)), [format!(r"/runs pattern (a+)\1b {why}")]);
    assert_eq!(broken(&format!(r#"{{"without":"{long}"}}"#)), [format!("/without not {why}")]);
    assert_eq!(broken(&format!(r#"{{"named":{{"{long}":1}}}}"#)), [format!("/named patternProperties {why}")]);
    assert_eq!(broken(&format!(r#"{{"password":"{}1"}}"#, "a".repeat(5000))).len(), 1);
}

#[test]
fn what_another_engine_takes_in_linear_time_has_no_bounds() {
    assert_eq!(broken(&format!(r#"{{"plain":"{}"}}"#, "a".repeat(100_000))), [""; 0]);
}
