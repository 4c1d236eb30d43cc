//! `#[doc = "…"]` as `/// …`.

/// What stands after `///` for a string literal, if it can stand there.
pub(super) fn line(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    // `////` is a comment of another kind.
    if inner.starts_with('/') {
        return None;
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(chars.next().filter(|next| matches!(next, '"' | '\\' | '\''))?),
            '\r' | '\n' => return None,
            c => out.push(c),
        }
    }
    Some(out)
}
