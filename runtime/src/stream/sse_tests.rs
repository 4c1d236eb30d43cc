//! The examples of the HTML Living Standard, and what holds however the bytes are cut.

use std::time::Duration;

use bytes::Bytes;

use super::{Parser, RawEvent, TooLong};

/// The events of chunks, each with its name, data and id.
fn events(chunks: &[&[u8]]) -> Vec<(String, String, String)> {
    raw(chunks).into_iter().map(|event| (event.event.unwrap_or_default(), event.data, event.id)).collect()
}

fn raw(chunks: &[&[u8]]) -> Vec<RawEvent> {
    let mut parser = Parser::new(1024);
    let mut all = Vec::new();
    for chunk in chunks {
        let mut bytes = Bytes::copy_from_slice(chunk);
        while let Some(event) = parser.next(&mut bytes).unwrap() {
            all.push(event);
        }
        assert!(bytes.is_empty());
    }
    all
}

fn of(text: &str) -> Vec<(String, String, String)> {
    events(&[text.as_bytes()])
}

fn event(name: &str, data: &str, id: &str) -> (String, String, String) {
    (name.to_owned(), data.to_owned(), id.to_owned())
}

#[test]
fn lines_of_data_are_joined() {
    assert_eq!(of("data: YHOO\ndata: +2\ndata: 10\n\n"), [event("", "YHOO\n+2\n10", "")]);
}

#[test]
fn comments_say_nothing_and_ids_stay_until_they_change() {
    let text = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n";
    assert_eq!(of(text), [event("", "first event", "1"), event("", "second event", ""), event("", " third event", "")]);
    assert_eq!(of("id: 1\ndata: a\n\ndata: b\n\n"), [event("", "a", "1"), event("", "b", "1")]);
}

#[test]
fn empty_data_is_data_and_the_last_block_needs_its_empty_line() {
    assert_eq!(of("data\n\ndata\ndata\n\ndata:"), [event("", "", ""), event("", "\n", "")]);
}

#[test]
fn one_blank_after_the_colon_is_none_of_the_value() {
    assert_eq!(of("data:test\n\ndata: test\n\n"), [event("", "test", ""), event("", "test", "")]);
}

#[test]
fn a_name_is_that_of_one_event() {
    assert_eq!(of("event: add\ndata: 73857293\n\ndata: 2\n\n"), [event("add", "73857293", ""), event("", "2", "")]);
    // Without data there is no event, and its name is forgotten.
    assert_eq!(of("event: add\n\ndata: 1\n\n"), [event("", "1", "")]);
}

#[test]
fn lines_end_in_any_of_three_ways() {
    for end in ["\n", "\r", "\r\n"] {
        let text = ["event: a", "data: 1", "", "data: 2", "", ""].join(end);
        assert_eq!(of(&text), [event("a", "1", ""), event("", "2", "")], "{end:?}");
    }
}

#[test]
fn a_byte_order_mark_begins_a_stream_and_no_other_line() {
    assert_eq!(of("\u{feff}data: 1\n\n"), [event("", "1", "")]);
    assert_eq!(of("data: 1\n\n\u{feff}data: 2\n\ndata: \u{feff}\n\n"), [event("", "1", ""), event("", "\u{feff}", "")]);
}

#[test]
fn unknown_fields_bad_ids_and_bad_times_say_nothing() {
    assert_eq!(of("Data: 1\n data: 2\nid: a\0b\nfoo\ndata: 3\n\n"), [event("", "3", "")]);
    let retry = |text: &str| raw(&[format!("{text}\ndata: 1\n\n").as_bytes()])[0].retry;
    assert_eq!(retry("retry: 1500"), Some(Duration::from_millis(1500)));
    for bad in ["retry: 1.5", "retry: -1", "retry:", "retry: 99999999999999999999999", "retry: 1s"] {
        assert_eq!(retry(bad), None, "{bad}");
    }
    assert_eq!(retry("retry: 10\nretry: x"), Some(Duration::from_millis(10)));
}

#[test]
fn what_is_no_utf_8_is_shown_as_such() {
    assert_eq!(events(&[b"data: a\xffb\n\n"]), [event("", "a\u{fffd}b", "")]);
}

#[test]
fn where_the_bytes_are_cut_makes_no_difference() {
    let text =
        "\u{feff}: hi\r\nevent: é\r\ndata: ü\r\rdata: 1\ndata\nid: ✓\n\nretry: 5\r\ndata: x\r\n\r\n\ndata: end\n\n";
    let bytes = text.as_bytes();
    let expected = raw(&[bytes]);
    assert_eq!(expected.len(), 4);
    for cut in 0..=bytes.len() {
        let (before, after) = bytes.split_at(cut);
        assert_eq!(raw(&[before, after]), expected, "cut at {cut}");
        for second in cut..=bytes.len() {
            let (middle, last) = after.split_at(second - cut);
            assert_eq!(raw(&[before, middle, last]), expected, "cut at {cut} and {second}");
        }
    }
    let single: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(raw(&single), expected);
}

#[test]
fn a_line_and_an_event_are_no_longer_than_they_may_be() {
    let outcome = |text: &str| {
        let mut parser = Parser::new(16);
        let mut bytes = Bytes::copy_from_slice(text.as_bytes());
        parser.next(&mut bytes).map(|event| event.map(|event| event.data))
    };
    assert_eq!(outcome("data: 1234567890\n\n"), Ok(Some("1234567890".to_owned())));
    assert_eq!(outcome("data: 12345678901\n\n"), Err(TooLong));
    assert_eq!(outcome(": 123456789012345\n"), Err(TooLong));
    assert_eq!(outcome("data: 1234567\ndata: 12345678\n\n"), Err(TooLong));
    assert_eq!(outcome("data: 1234567\ndata: 1234567\n\n"), Ok(Some("1234567\n1234567".to_owned())));
}
