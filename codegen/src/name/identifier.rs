//! What Rust takes as an identifier (Reference, "Identifiers" and "Keywords").

/// Words that are keywords in any edition, those reserved for later among them.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a text is an identifier and no keyword.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first));
    first && chars.all(continues_identifier) && !is_keyword(text)
}

/// Whether a text is a keyword. `r#` makes identifiers of all but a few.
pub(super) fn is_keyword(text: &str) -> bool {
    KEYWORDS.binary_search(&text).is_ok()
}

/// Whether a character may stand in an identifier, if not at its start.
pub(super) fn continues_identifier(c: char) -> bool {
    unicode_ident::is_xid_continue(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_syn_takes_is_taken() {
        assert!(KEYWORDS.is_sorted());
        let words =
            ["a", "_a", "a1", "1a", "", "é", "e\u{301}", "用户", "a-b", "a b", "r#a", "ª", "_", "dyn", "union", "auto"];
        for word in words.iter().chain(KEYWORDS).filter(|word| **word != "gen") {
            assert_eq!(
                is_identifier(word),
                syn::parse_str::<syn::Ident>(word).is_ok() && !word.starts_with("r#"),
                "{word}"
            );
        }
        assert!(!is_identifier("gen"));
    }
}
