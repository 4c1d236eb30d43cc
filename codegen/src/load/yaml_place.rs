//! The places that the YAML parser's errors speak of.

use crate::diagnostic::Span;

/// The innermost bracket that stands open at a place. `open` are the places where what is not finished begins, the innermost first.
pub(super) fn open_bracket(text: &str, at: Span, mut open: impl Iterator<Item = Span>) -> Option<(char, Span)> {
    let told = open.find_map(|span| bracket(text, span.start as usize));
    // The parser looks ahead: it may know of none yet in a text that is all brackets.
    let from = told.or_else(|| bracket(text, text.len() - text.trim_start().len()))?;
    let to = (at.start as usize).max(from);
    let outermost = || Some((text.get(from..)?.chars().next()?, 0)).filter(|_| told.is_some());
    let (begin, start) = innermost(text.get(from..to)?).or_else(outermost)?;
    let start = u32::try_from(from + start).ok()?;
    Some((begin, Span { start, end: start + 1, ..at }))
}

/// Where the bracket is that a list or an object begins with, behind its anchor and its tag.
fn bracket(text: &str, mut start: usize) -> Option<usize> {
    loop {
        let rest = text.get(start..)?;
        match rest.as_bytes().first()? {
            b'{' | b'[' => return Some(start),
            b'&' | b'!' => {
                start += rest.len() - rest.trim_start_matches(|c: char| !c.is_whitespace()).trim_start().len()
            }
            _ => return None,
        }
    }
}

/// The last bracket in a text of brackets that is not closed in it.
fn innermost(text: &str) -> Option<(char, usize)> {
    let mut open = Vec::new();
    for (at, piece) in pieces(text) {
        match piece {
            Piece::Open(begin) => open.push((begin, at)),
            Piece::Close => {
                open.pop();
            }
            Piece::Comment => {}
        }
    }
    open.pop()
}

/// The first comment between an open bracket and a place that looks as if it were a text: no space begins it, and it holds what
/// would go on after a text.
pub(super) fn comment_in(text: &str, open: Span, at: Span) -> Option<Span> {
    let within = text.get(open.start as usize..at.start as usize)?;
    let comments = pieces(within).filter(|(_, piece)| matches!(piece, Piece::Comment));
    let mut starts = comments.filter_map(|(start, _)| Some((start, within.get(start + 1..)?.lines().next()?)));
    let (start, comment) =
        starts.find(|(_, comment)| !comment.starts_with([' ', '\t', '#', '!']) && comment.contains(['}', ']', ',']))?;
    let start = open.start + u32::try_from(start).ok()?;
    Some(Span { start, end: start + 1 + u32::try_from(comment.len()).ok()?, ..at })
}

/// The comment behind a key and its colon that looks as if it were the value: no space begins it.
pub(super) fn comment_after(text: &str, key: Span) -> Option<(&str, Span)> {
    let line = text.get(key.end as usize..)?.lines().next()?;
    let comment = line.trim_start_matches([' ', '\t']).strip_prefix(':')?.trim_start_matches([' ', '\t']);
    let start = u32::try_from(line.len() - comment.len()).ok()?.checked_add(key.end)?;
    let comment = comment.trim_end();
    if !comment.starts_with('#')
        || comment.get(1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '#', '!']))
    {
        return None;
    }
    Some((comment, Span { start, end: start + u32::try_from(comment.len()).ok()?, ..key }))
}

/// What a text of brackets has outside its strings.
enum Piece {
    Open(char),
    Close,
    Comment,
}

fn pieces(text: &str) -> impl Iterator<Item = (usize, Piece)> {
    let mut quote = None;
    let mut comment = false;
    // What came before, but for spaces: a quote begins a string only where a value may begin.
    let (mut before, mut last) = ('[', '[');
    let mut escaped = false;
    text.char_indices().filter_map(move |(at, character)| {
        let (space, value) = (last.is_whitespace(), matches!(before, '[' | '{' | ',' | ':'));
        last = character;
        if comment {
            comment = character != '\n';
            return None;
        }
        if let Some(end) = quote {
            if !std::mem::take(&mut escaped) {
                escaped = end == '"' && character == '\\';
                quote = Some(end).filter(|end| *end != character);
            }
            return None;
        }
        if !character.is_whitespace() {
            before = character;
        }
        Some((
            at,
            match character {
                '[' | '{' => Piece::Open(character),
                ']' | '}' => Piece::Close,
                '#' if space => {
                    comment = true;
                    Piece::Comment
                }
                '"' | '\'' if value => {
                    quote = Some(character);
                    return None;
                }
                _ => return None,
            },
        ))
    })
}

/// The tab that an error at a place speaks of: there, before it in its line, or the first after it that indents a line.
pub(super) fn tab_near(text: &str, at: usize) -> usize {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    if after.starts_with('\t') {
        return at;
    }
    let blanks = before.trim_end_matches([' ', '\t']).len();
    if let Some(tab) = before.get(blanks..).and_then(|blanks| blanks.find('\t')) {
        return blanks + tab;
    }
    let indents = |tab: &usize| after.get(..*tab).unwrap_or_default().trim_end_matches(' ').ends_with('\n');
    let tab = after.match_indices('\t').map(|(tab, _)| tab).find(indents);
    at + tab.unwrap_or(0)
}
