use super::{Automaton, read::read, states::States};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn pattern(&mut self, depth: usize) -> String {
        let mut pattern = String::new();
        for _ in 0..self.below(4) {
            let class =
                ["a", "b", "-", "[ab]", "[^a]", "[a-c0-1]", "[^-b]", "[-a]", "[a-]", r"\.", r"[\]a]", r"\-", "[^/]"];
            if depth > 0 && self.below(4) == 0 {
                let open = self.of(&["(", "(?:"]);
                pattern += open;
                pattern += &self.pattern(depth - 1);
                if self.below(2) == 0 {
                    pattern += "|";
                    pattern += &self.pattern(depth - 1);
                }
                pattern += ")";
            } else {
                pattern += self.of(&class);
            }
            pattern += self.of(&["", "", "", "?", "*", "+", "{2}", "{1,3}", "{0,2}", "{2,}", "+?", "{0}"]);
        }
        pattern
    }
}

#[test]
fn a_text_matches_as_by_the_engine() {
    let mut dice = Dice(7);
    let (mut count, mut lines, mut tables) = (0, 0, 0);
    for _ in 0..4000 {
        let pattern = format!("{}{}{}", dice.of(&["^", "^", ""]), dice.pattern(2), dice.of(&["$", "$", ""]));
        let (Some(automaton), Some(positions)) = (Automaton::of(&pattern), read(&pattern)) else { continue };
        count += 1;
        let states = States::of(&positions);
        lines += usize::from(positions.is_line());
        tables += usize::from(states.is_some());
        let engine = regex::Regex::new(&pattern).unwrap();
        for _ in 0..40 {
            let text: String = (0..dice.below(7))
                .map(|_| dice.of(&["a", "a", "b", "c", "0", "-", "/", ".", "]", "\n", "\u{e9}", "\u{1f600}"]))
                .collect();
            assert_eq!(automaton.is_match(&text), engine.is_match(&text), "{pattern} on {text:?}");
            assert!(
                states.as_ref().is_none_or(|states| states.is_match(&text) == engine.is_match(&text)),
                "{pattern} on {text:?}"
            );
            assert_eq!(positions.is_match(&text), engine.is_match(&text), "{pattern} on {text:?}");
        }
    }
    assert!(count > 1500 && tables > 1400 && lines > 200, "{count} of 4000 are read, {lines} lines, {tables} tables");
}

#[test]
fn what_documents_ask_is_read() {
    for pattern in [
        "^[A-Z]{2}$",
        r"^\+?[1-9][0-9]{1,14}$",
        "^[a-z]{2}(-[A-Z]{2})?$",
        "^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$",
        "^(-?[0-9]{1,14}){1}([.][0-9]{1,4}){0,1}$",
        "[a-z0-9-]*",
        "^Punchh/[^/]+/[^/]+$",
        "^([A-Z]{2}|C2)$",
        "^[0-9a-z]{64}$",
    ] {
        assert!(Automaton::of(pattern).is_some(), "{pattern}");
    }
}

/// The last seventeen characters have to be remembered.
#[test]
fn what_would_be_a_large_table_stays_a_set_of_positions() {
    let automaton = Automaton::of("a[ab]{16}$").unwrap();
    assert!(matches!(automaton, Automaton::Positions(_)));
    assert!(automaton.is_match(&format!("{}a", "ab".repeat(8))));
    assert!(!automaton.is_match(&"ab".repeat(9)));
}

#[test]
fn what_is_more_is_left_to_the_engine() {
    let nested = format!("{}a{}", "(".repeat(40), ")".repeat(40));
    let repeated = format!("{}{}{}", "(".repeat(10), "a?", "{60}){60}".repeat(10));
    for pattern in [
        "^a|b$",
        "a|b",
        r"\d",
        r"\bab",
        "(?i)a",
        "(?P<n>a)",
        r"\pL",
        "é",
        "[é]",
        "[a&&b]",
        "[a--b]",
        "[+--]",
        "[[:alpha:]]",
        "[]a]",
        "a{2}{3}",
        "a**",
        ".",
        "^a$b",
        "(^a)",
        "a{65}",
        "[0-9a-z]{64}a",
        "a)",
        "(a",
        "[a",
        "a{2",
        "a{3,2}",
        r"\x41",
        r"[\w]",
        "(){9}",
        "a{0}",
        r"\<a",
        &nested,
        &repeated,
    ] {
        assert!(Automaton::of(pattern).is_none(), "{pattern}");
    }
}
