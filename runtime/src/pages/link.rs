//! The header `Link` (RFC 8288, section 3): a list of links, each with its parameters.

/// The target of the first link with the relation `next`, as it is spelled. Links that speak of another page (`anchor`) are
/// passed over.
///
/// # Errors
/// If a header cannot be read: a next page that is overlooked would be missed without a word.
pub(super) fn next<'a>(headers: impl Iterator<Item = &'a [u8]>) -> Result<Option<&'a str>, &'static str> {
    for header in headers {
        let mut rest = str::from_utf8(header).map_err(|_| "the header is no text")?;
        loop {
            // Elements of a list may be empty (RFC 9110, section 5.6.1).
            rest = rest.trim_start_matches(BETWEEN);
            if rest.is_empty() {
                break;
            }
            let inside = rest.strip_prefix('<').ok_or("the header does not begin a link with `<`")?;
            let (target, after) = inside.split_once('>').ok_or("a link of the header has no end")?;
            let (is_next, left) = parameters(after)?;
            if is_next {
                return Ok(Some(target));
            }
            rest = left;
        }
    }
    Ok(None)
}

const SPACE: [char; 2] = [' ', '\t'];
const BETWEEN: [char; 3] = [' ', '\t', ','];

/// Whether the parameters make a link that of the next page, and what follows them.
fn parameters(text: &str) -> Result<(bool, &str), &'static str> {
    let mut rest = text;
    // Only the first `rel` counts (RFC 8288, section 3.3).
    let (mut relation, mut elsewhere) = (None, false);
    loop {
        rest = rest.trim_start_matches(SPACE);
        let Some(after) = rest.strip_prefix(';') else { break };
        let after = after.trim_start_matches(SPACE);
        let end = after.find(['=', ';', ',', ' ', '\t']).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let after = after.trim_start_matches(SPACE);
        let (value, left) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start_matches(SPACE))?,
            None => (String::new(), after),
        };
        rest = left;
        match name.to_ascii_lowercase().as_str() {
            "rel" if relation.is_none() => relation = Some(value),
            "anchor" => elsewhere = true,
            _ => {}
        }
    }
    if !rest.is_empty() && !rest.starts_with(',') {
        return Err("a link of the header has something after its parameters");
    }
    let next = |relations: String| relations.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case("next"));
    Ok((relation.is_some_and(next) && !elsewhere, rest))
}

/// A token or a quoted string, and what follows it.
fn value(text: &str) -> Result<(String, &str), &'static str> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',', ' ', '\t']).unwrap_or(text.len());
        let (value, rest) = text.split_at(end);
        return Ok((value.to_owned(), rest));
    };
    let mut value = String::new();
    let mut letters = quoted.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((value, quoted.get(at + 1..).unwrap_or_default())),
            '\\' => value.extend(letters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    Err("a quoted text of the header has no end")
}

#[cfg(test)]
mod tests {
    use super::next;

    fn of(header: &str) -> Result<Option<&str>, &'static str> {
        next(std::iter::once(header.as_bytes()))
    }

    #[test]
    fn the_link_with_the_relation_next_is_found() {
        for (header, found) in [
            (
                r#"<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last""#,
                "https://a.example/?page=2",
            ),
            (r#"</a>; rel="prev",</b>;rel="next""#, "/b"),
            (r#"</a>; rel=next"#, "/a"),
            (r#"</a>; REL = "NEXT" "#, "/a"),
            (r#"</a>; rel="prefetch next last""#, "/a"),
            (r#"</a,b;c>; title="x, <y>; rel=\"prev\""; rel="next""#, "/a,b;c"),
            (r#", ,</a>; rel="first" ,, <?after=x>; type="text/html"; rel="next"; hreflang=en"#, "?after=x"),
            (r#"</a>; crossorigin; rel="next""#, "/a"),
            (r#"<>; rel="next""#, ""),
            ("</a>;rel=\"next\";title*=UTF-8'de'n%c3%a4chstes%20Kapitel", "/a"),
        ] {
            assert_eq!(of(header), Ok(Some(found)), "{header}");
        }
    }

    #[test]
    fn other_links_are_none() {
        for header in [
            "",
            " , ",
            r#"</a>; rel="prev""#,
            r#"</a>"#,
            r#"</a>; rel="nextish""#,
            r#"</a>; title="rel=next""#,
            r#"</a>; rev="next""#,
            r#"</a>; rel="prev"; rel="next""#,
            r#"</a>; rel="next"; anchor="/other""#,
        ] {
            assert_eq!(of(header), Ok(None), "{header}");
        }
    }

    #[test]
    fn a_second_header_may_have_it() {
        let headers: [&[u8]; 2] = [br#"</a>; rel="prev""#, br#"</b>; rel="next""#];
        assert_eq!(next(headers.into_iter()), Ok(Some("/b")));
    }

    #[test]
    fn what_cannot_be_read_is_no_last_page() {
        for header in ["/a; rel=next", "</a; rel=\"next\"", "</a> rel=next", "</a>; rel=\"next", "</a>; rel=\"prev\" x"]
        {
            assert!(of(header).is_err(), "{header}");
        }
        assert!(next(std::iter::once(b"<\xff>; rel=next".as_slice())).is_err());
    }
}
