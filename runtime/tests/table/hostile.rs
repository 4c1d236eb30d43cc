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
        assert_eq!(from_str::<Node>(&text).unwrap_err().kind(), DecodeErrorKind::Depth);
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
        json = Json::Array(vec![json]);
    }
    for _ in 0..400 {
        list = Node { children: Some(vec![list]), ..Node::default() };
    }
    assert_eq!(to_string(&node).len(), 1000 * r#"{"next":}"#.len() + 2);
    assert_eq!(to_string(&list).len(), 400 * r#"{"children":[]}"#.len() + 2);
    assert_eq!(json.to_string().len(), 2004);
    assert!(node.validate().is_ok() && list.validate().is_ok() && node.misfits().is_empty());
    assert!(format!("{node:?}").len() > 1000 && format!("{list:?}").len() > 400);
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
        ("\"\\ud800\"", DecodeErrorKind::Syntax, 1),
        ("\"\\x\"", DecodeErrorKind::Syntax, 1),
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

/// Equal, but for the last digit of floats, which `serde_json` does not always get right.
fn agree(one: &Json, two: &Json) -> bool {
    match (one, two) {
        (Json::Number(a), Json::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(x), Some(y)) => a == b || (x - y).abs() <= x.abs() * 1e-15,
            _ => false,
        },
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agree(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, value)| b.get(name).is_some_and(|other| agree(value, other)))
        }
        _ => one == two,
    }
}

/// Valid text with one byte changed, or one part repeated, is accepted exactly where `serde_json` accepts it.
#[test]
fn the_reader_agrees_with_an_independent_one() {
    let seeds: [&[u8]; 3] = [
        br#"{"id":"1","name":"Ann","middle":null,"type":[1,null,-0.5e+1],"a":{"b":[true,false,{}]}}"#,
        "[\"\\u00e9\\ud83d\\ude00\u{e9}\\n\", 1.0E-3 ,\t[ ]\n]".as_bytes(),
        br#"[0,-0,10,1.5,1e5,"\\\/",{"":""},[[[]]]]"#,
    ];
    let bytes = b"\"\\{}[],:0123456789.eE+-untrfalse \n\t/bd8\x00\x1f\x7f\xc3\xa9\xff\xed\xa0";
    let mut accepted = 0;
    for seed in seeds {
        for at in 0..seed.len() {
            for byte in bytes {
                let mut changed = seed.to_vec();
                changed[at] = *byte;
                let mut longer = seed.to_vec();
                longer.insert(at, *byte);
                for text in [&changed[..], &longer, &seed[at..], &seed[..at]] {
                    let theirs = serde_json::from_slice::<serde_json::Value>(text);
                    let ours = Json::parse(text);
                    if let (Ok(theirs), Ok(ours)) = (&theirs, &ours) {
                        accepted += 1;
                        assert!(agree(&theirs.clone().into(), ours), "{theirs} {ours}");
                    } else {
                        let same = theirs.is_err() && ours.is_err();
                        assert!(same, "{}: {theirs:?} {ours:?}", String::from_utf8_lossy(text));
                    }
                    // Whatever the text, typed reading ends with a value or an error.
                    assert_eq!(tintype::from_slice::<Value>(text).is_ok(), ours.is_ok());
                    let _ = tintype::from_slice::<Person>(text);
                }
            }
        }
    }
    assert!(accepted > 1000, "{accepted}");
}

#[test]
fn one_unlisted_value_in_a_list_of_a_thousand_loses_nothing() {
    let item = |gender: &str| format!(r#"{{"name":"Ann","middle":null,"gender":"{gender}"}}"#);
    let listed = from_str::<Person>(r#"{"name":"Ann","middle":null,"gender":"MALE"}"#).unwrap();
    let mut items = vec![to_string(&listed); 1000];
    items[617] = item("tomorrow's");
    let text = format!(r#"{{"name":"Ann","middle":null,"friends":[{}]}}"#, items.join(","));
    let person: Person = from_str(&text).unwrap();
    let friends = person.friends.as_ref().unwrap();
    assert_eq!(friends.len(), 1000);
    assert_eq!(friends[617].gender, Some(crate::sample::Gender::Unlisted("tomorrow's".to_owned())));
    assert!(friends.iter().enumerate().all(|(index, friend)| index == 617 || *friend == listed));
    let misfits = person.misfits();
    assert_eq!(misfits.iter().map(|it| it.pointer()).collect::<Vec<_>>(), ["/friends/617/gender"]);
    assert_eq!(to_string(&person).parse::<Json>().unwrap(), text.parse::<Json>().unwrap());
}
