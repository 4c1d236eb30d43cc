//! Hostile input: bounded depth, time and memory, and no panic.

use tintype::json::DecodeErrorKind;
use tintype::{Json, Map, Model, from_str, to_string};

use crate::sample::{Node, Person, Value};

fn nested(open: &str, close: &str, depth: usize) -> String {
    open.repeat(depth) + &close.repeat(depth)
}

#[test]
fn reading_stops_at_128_levels() {
    assert!(from_str::<Node>(&nested(r#"{"next":"#, "}", 127).replace(":}", ":{}}")).is_ok());
    let error = from_str::<Node>(&nested(r#"{"next":"#, "}", 128).replace(":}", ":{}}")).unwrap_err();
    assert_eq!((error.kind(), error.pointer()), (DecodeErrorKind::Depth, "/next".repeat(128).as_str()));
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"{"children":["#, "]}"), (r#"{"note":["#, "]}")] {
        let text = nested(open, close, 100_000);
        assert_eq!(from_str::<Node>(&text).unwrap_err().kind(), if open == "[" { DecodeErrorKind::Depth } else { DecodeErrorKind::Depth });
        assert_eq!(text.parse::<Json>().unwrap_err().kind(), DecodeErrorKind::Depth);
        assert_eq!(from_str::<Value>(&text).unwrap_err().kind(), DecodeErrorKind::Depth);
    }
    assert!(nested("[", "]", 128).parse::<Json>().is_ok());
}

#[test]
fn values_made_by_hand_may_be_deep() {
    let mut node = Node::default();
    let mut list = Node::default();
    let mut json = Json::Null;
    for _ in 0..1000 {
        node = Node { next: Some(Box::new(node)), ..Node::default() };
        list = Node { children: Some(vec![list]), ..Node::default() };
        json = Json::Array(vec![json]);
    }
    assert_eq!(to_string(&node).len(), 1000 * r#"{"next":}"#.len() + 2);
    assert_eq!(to_string(&list).len(), 1000 * r#"{"children":[]}"#.len() + 2);
    assert_eq!(json.to_string().len(), 2004);
    assert!(node.validate().is_ok() && list.validate().is_ok() && node.misfits().is_empty());
    assert!(format!("{node:?}").len() > 1000 && format!("{list:?}").len() > 1000);
    assert!(serde_json::to_string(&node).is_ok() && serde_json::to_string(&list).is_ok());
    assert!(node == node.clone() && json == json.clone());
}

#[test]
fn a_recursive_union_does_not_blow_up() {
    let mut text = "null".to_owned();
    for _ in 0..60 {
        text = format!(r#"{{"kind":{text},"lives":"x"}}"#);
    }
    let value: Value = from_str(&text).unwrap();
    assert_eq!(to_string(&value).parse::<Json>().unwrap(), text.parse::<Json>().unwrap());
    assert!(!tintype::validate_json(&text.parse().unwrap(), &Value::schema(), tintype::Mode::Any).is_empty());
    let many = format!("[{}]", vec!["{}"; 10_000].join(","));
    let Value::Many(items) = from_str::<Value>(&many).unwrap() else { panic!("not an array") };
    assert!(items.iter().all(Value::is_listed));
}

#[test]
fn wide_objects_cost_linear_time() {
    let unknown: Vec<String> = (0..50_000).map(|n| format!(r#""k{n}":{n}"#)).collect();
    let scores = format!(r#"{{"name":"A","middle":null,{0},"scores":{{{0}}},{0}}}"#, unknown.join(","));
    let person: Person = from_str(&scores).unwrap();
    assert_eq!((person.extra.len(), person.scores.as_ref().map(Map::len)), (50_000, Some(50_000)));
    assert_eq!(to_string(&person).parse::<Json>().unwrap(), scores.parse::<Json>().unwrap());
}

#[test]
fn misfits_in_a_map_cost_linear_time() {
    let good: Vec<String> = (0..50_000).map(|n| format!(r#""k{n}":{n}"#)).collect();
    let bad: Vec<String> = (0..50_000).map(|n| format!(r#""k{n}":"x""#)).collect();
    let text = format!("{{{},{}}}", good.join(","), bad.join(","));
    let counts: crate::sample::Counts = from_str(&text).unwrap();
    assert_eq!((counts.additional.len(), counts.extra.len()), (0, 50_000));
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    for (text, kind, offset) in [
        ("", DecodeErrorKind::Syntax, 0),
        ("{", DecodeErrorKind::Syntax, 1),
        ("nul", DecodeErrorKind::Syntax, 3),
        ("NaN", DecodeErrorKind::Syntax, 0),
        ("-Infinity", DecodeErrorKind::Syntax, 1),
        ("01", DecodeErrorKind::Syntax, 1),
        ("1.", DecodeErrorKind::Syntax, 2),
        ("[1,]", DecodeErrorKind::Syntax, 3),
        ("{\"a\":1,}", DecodeErrorKind::Syntax, 7),
        ("{a:1}", DecodeErrorKind::Syntax, 1),
        ("\"\\ud800\"", DecodeErrorKind::Syntax, 7),
        ("\"\\x\"", DecodeErrorKind::Syntax, 2),
        ("\"\n\"", DecodeErrorKind::Syntax, 1),
        ("1 2", DecodeErrorKind::Trailing, 2),
        ("{}}", DecodeErrorKind::Trailing, 2),
    ] {
        let error = text.parse::<Json>().unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{text}: {error}");
        let error = from_str::<Value>(text).err().map(|error| error.kind());
        assert_eq!(error, Some(kind), "{text}");
    }
    assert_eq!(Json::parse(b"[\"\xff\"]").unwrap_err().offset(), 2);
    assert_eq!("\u{feff}[1]".parse::<Json>().unwrap(), "[1]".parse::<Json>().unwrap());
    let long = "1".repeat(5000);
    assert_eq!(long.parse::<Json>().unwrap_err().kind(), DecodeErrorKind::OutOfRange);
}
