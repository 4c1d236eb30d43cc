//! What became of a write.

use tintype::applied::{Applied, Effect};
use tintype::{Json, from_str};

use crate::sample::Person;

fn person(text: &str) -> Person {
    from_str(text).unwrap()
}

/// The lines of a comparison of what was sent with what was there and what was answered.
fn since(before: &str, sent: &str, answered: &str) -> Vec<String> {
    Applied::since(&person(before), &person(sent), &person(answered)).to_string().lines().map(str::to_owned).collect()
}

fn of(sent: &str, answered: &str) -> Vec<String> {
    Applied::of(&person(sent), &person(answered)).to_string().lines().map(str::to_owned).collect()
}

#[test]
fn each_member_that_was_sent_is_confirmed_ignored_altered_or_unverifiable() {
    let before = r#"{"name":"Ann","middle":null,"plan":"free","level":1,"tags":["a"]}"#;
    let sent = r#"{"name":"Eve","middle":null,"plan":"paid","level":-2,"tags":["B","c"],"height":1.80}"#;
    let answered = r#"{"name":"Eve","middle":null,"plan":"free","level":7,"tags":["b","c"],"id":"7"}"#;
    assert_eq!(
        since(before, sent, answered),
        [
            r#"/name  confirmed: "Ann" -> "Eve""#,
            "/level  altered: sent -2, the provider has 7",
            "/middle  confirmed: null",
            "/height  unverifiable: sent 1.8, the answer does not say",
            r#"/tags/0  altered: sent "B", the provider has "b""#,
            r#"/tags/1  confirmed: "c""#,
            r#"/plan  ignored: sent "paid", the provider keeps "free""#,
        ]
    );
    // Without the value before, nobody knows what is kept.
    assert!(of(sent, answered).contains(&r#"/plan  altered: sent "paid", the provider has "free""#.to_owned()));
}

#[test]
fn a_member_that_is_cleared_may_be_null_or_gone() {
    for answered in [r#"{"name":"Ann","middle":null,"nickname":null}"#, r#"{"name":"Ann","middle":null}"#] {
        let lines = since(
            r#"{"name":"Ann","middle":null,"nickname":"A"}"#,
            r#"{"name":"Ann","middle":null,"nickname":null}"#,
            answered,
        );
        assert_eq!(
            lines,
            [r#"/name  confirmed: "Ann""#, r#"/nickname  confirmed: "A" -> null"#, "/middle  confirmed: null"]
        );
    }
    // What the answer's type does not know may stand anywhere.
    let lines = of(r#"{"name":"Ann","middle":null,"fax":null}"#, r#"{"name":"Ann","middle":null}"#);
    assert_eq!(lines[2], "/fax  unverifiable: sent null, the answer does not say");
}

#[test]
fn lists_of_other_lengths_and_empty_ones_are_compared_as_a_whole() {
    let read = |sent: &str, now: &str| {
        let person = |tags: &str| format!(r#"{{"name":"Ann","middle":null,"tags":{tags}}}"#);
        of(&person(sent), &person(now)).pop().unwrap()
    };
    assert_eq!(read(r#"["a","b"]"#, r#"["a"]"#), r#"/tags  altered: sent ["a","b"], the provider has ["a"]"#);
    assert_eq!(read("[]", "[]"), "/tags  confirmed: []");
    assert_eq!(read("[]", r#"["a"]"#), r#"/tags  altered: sent [], the provider has ["a"]"#);
}

#[test]
fn numbers_are_equal_by_value_and_names_are_escaped() {
    let sent = r#"{"name":"Ann","middle":null,"height":1.80,"scores":{"a/b~":3},"note":{"x":1.0}}"#;
    let answered = r#"{"name":"Ann","middle":null,"height":18e-1,"scores":{"a/b~":3},"note":{"x":1}}"#;
    let applied = Applied::of(&person(sent), &person(answered));
    assert!(applied.is_confirmed());
    let pointers: Vec<&str> = applied.outcomes().iter().map(|outcome| outcome.pointer()).collect();
    assert_eq!(pointers, ["/name", "/middle", "/height", "/scores/a~1b~0", "/note/x"]);
}

#[test]
fn the_values_of_secrets_are_not_shown() {
    let sent = r#"{"name":"Ann","middle":null,"pin":"1234"}"#;
    let applied = Applied::of(&person(sent), &person(r#"{"name":"Ann","middle":null,"pin":"4321"}"#));
    let pin = applied.with(Effect::Altered).next().unwrap();
    assert_eq!((pin.pointer(), pin.sent(), pin.now()), ("/pin", &Json::from("1234"), Some(&Json::from("4321"))));
    assert_eq!(pin.to_string(), "/pin  altered: sent [redacted], the provider has [redacted]");
    assert!(!format!("{applied:?}").contains("1234"));
}

#[test]
fn secrets_within_what_is_compared_as_a_whole_are_not_shown() {
    let friends = |pins: &[&str]| {
        let friends: Vec<String> =
            pins.iter().map(|pin| format!(r#"{{"name":"Bo","middle":null,"pin":"{pin}"}}"#)).collect();
        person(&format!(r#"{{"name":"Ann","middle":null,"friends":[{}]}}"#, friends.join(",")))
    };
    let applied = Applied::since(&friends(&[]), &friends(&["1234"]), &friends(&["4321", "4321"]));
    let shown = format!("{applied} {applied:?}");
    assert!(shown.contains("/friends  altered") && shown.contains("[redacted]"), "{shown}");
    assert!(!shown.contains("1234") && !shown.contains("4321"), "{shown}");
}

#[test]
fn what_the_server_alone_writes_is_not_counted_as_sent_while_it_is_empty() {
    let applied =
        Applied::of(&person(r#"{"name":"Ann","middle":null}"#), &person(r#"{"id":"9","name":"Ann","middle":null}"#));
    assert_eq!(applied.outcomes().len(), 2);
    assert!(applied.is_confirmed());
}
