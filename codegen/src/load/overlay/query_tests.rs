//! JSONPath as RFC 9535 has it, each row a query and what it selects.

use std::path::Path;

use super::query::{Search, parse};
use super::work::Work;
use crate::diagnostic::{Diagnostics, Sources};
use crate::load::{Document, load_text};

const SHOP: &str = r#"{
  "items": [
    {"id": "a", "price": 8, "tags": ["new", "red"]},
    {"id": "b", "price": 12.5, "parts": [{"id": "b1", "price": 8.0}]},
    {"id": "c", "price": null, "x-old": true}
  ],
  "limit": 10, "na'me": 1, "ä": {"id": "q\n"}, "empty": {}
}"#;

fn document(text: &str) -> Document {
    load_text(Path::new("shop.json"), text.to_owned(), &mut Sources::new(), &mut Diagnostics::new()).unwrap()
}

fn selected(document: &Document, query: &str) -> Vec<String> {
    let query = parse(query).unwrap_or_else(|fault| panic!("{query}: {fault:?}"));
    let mut work = Work::of(document);
    let nodes = Search::new(document, &mut work).nodes(&query).unwrap();
    nodes.into_iter().map(|node| document.pointer(node)).collect()
}

#[test]
fn a_query_selects_these_nodes() {
    let document = document(SHOP);
    let rows: &[(&str, &[&str])] = &[
        ("$", &[""]),
        ("$.limit", &["/limit"]),
        ("$ .items [0] .id", &["/items/0/id"]),
        ("$['na\\'me']", &["/na'me"]),
        ("$[\"na'me\"]", &["/na'me"]),
        ("$.ä['id']", &["/ä/id"]),
        ("$['\\u00e4']", &["/ä"]),
        ("$.items[-1].id", &["/items/2/id"]),
        ("$.items[7]", &[]),
        ("$.limit[0]", &[]),
        ("$.items.id", &[]),
        ("$.items[0:2].id", &["/items/0/id", "/items/1/id"]),
        ("$.items[::-1].id", &["/items/2/id", "/items/1/id", "/items/0/id"]),
        ("$.items[-2:].id", &["/items/1/id", "/items/2/id"]),
        ("$.items[::0]", &[]),
        ("$.items[2, 0, 0].id", &["/items/2/id", "/items/0/id"]),
        ("$.items[0]['id', 'price']", &["/items/0/id", "/items/0/price"]),
        ("$.empty.*", &[]),
        ("$.items[0].*", &["/items/0/id", "/items/0/price", "/items/0/tags"]),
        ("$..id", &["/items/0/id", "/items/1/id", "/items/1/parts/0/id", "/items/2/id", "/ä/id"]),
        ("$.items..[0]", &["/items/0", "/items/0/tags/0", "/items/1/parts/0"]),
        ("$.items[?@.tags].id", &["/items/0/id"]),
        ("$.items[?!@.tags].id", &["/items/1/id", "/items/2/id"]),
        ("$.items[?@['x-old'] == true].id", &["/items/2/id"]),
        ("$.items[?@.price == null].id", &["/items/2/id"]),
        ("$.items[?@.price > 8 && @.price <= 12.5].id", &["/items/1/id"]),
        ("$..[?@.price == 8].id", &["/items/0/id", "/items/1/parts/0/id"]),
        ("$.items[?(@.id == 'a' || @.id == \"c\") && !(@.price > 9)].id", &["/items/0/id", "/items/2/id"]),
        ("$.items[?@.price < $.limit].id", &["/items/0/id"]),
        ("$.items[?@.id >= 'b'].id", &["/items/1/id", "/items/2/id"]),
        ("$.items[?@.nothing == @.none].id", &["/items/0/id", "/items/1/id", "/items/2/id"]),
        ("$.items[?@.nothing != 1].id", &["/items/0/id", "/items/1/id", "/items/2/id"]),
        ("$.items[?@.nothing < 1]", &[]),
        ("$.items[0].tags[?@ == 'red']", &["/items/0/tags/1"]),
        ("$.items[?@.tags[?@ == 'red']].id", &["/items/0/id"]),
        ("$.items[?@.tags == $.items[0].tags].id", &["/items/0/id"]),
        ("$[?length(@) == 3]", &["/items"]),
        ("$.items[?length(@.id) == 1].id", &["/items/0/id", "/items/1/id", "/items/2/id"]),
        ("$.items[?count(@.*) == 3].id", &["/items/0/id", "/items/1/id", "/items/2/id"]),
        ("$.items[?count(@..id) > 1].id", &["/items/1/id"]),
        ("$.items[?value(@..price) == 8].id", &["/items/0/id"]),
        ("$.items[?match(@.id, '[ab]')].id", &["/items/0/id", "/items/1/id"]),
        ("$.items[?match(@.id, '')].id", &[]),
        ("$[?search(@.id, 'q')]", &["/ä"]),
        // A dot takes no line break, and a pattern that is none matches nothing.
        ("$[?match(@.id, 'q.')]", &[]),
        ("$[?search(@.id, '(')]", &[]),
    ];
    for (query, expected) in rows {
        assert_eq!(selected(&document, query), *expected, "{query}");
    }
}

#[test]
fn a_text_that_is_no_query_says_where() {
    let rows = [
        ("", 0, "a query begins with `$`"),
        ("paths", 0, "a query begins with `$`"),
        ("$ ", 1, "a blank after the query"),
        ("$.", 2, "expected a name, or `*`; other names stand in `['…']`"),
        ("$.1a", 2, "expected a name, or `*`; other names stand in `['…']`"),
        (
            "$.x-y",
            3,
            "expected `.`, `..` or `[`; a name with other characters than letters, digits and `_` stands in `['…']`",
        ),
        ("$[a]", 2, "expected a name in quotes, an index, a slice, `*` or a filter `?…`"),
        ("$['a'", 5, "expected `]`"),
        ("$['a", 2, "the quotes are not closed"),
        ("$['\\x']", 4, "no such escape"),
        ("$['\\ud800']", 9, "expected `\\`"),
        ("$[01]", 2, "`01` is no index"),
        ("$[-0]", 2, "`-0` is no index"),
        ("$[9007199254740992]", 2, "`9007199254740992` is no index"),
        ("$[?@.a = 1]", 7, "expected `]`"),
        ("$[?@.* == 1]", 3, "a query that may select several nodes has no value to compare; `value(…)` has"),
        ("$[?1]", 4, "expected a comparison: `==`, `!=`, `<`, `<=`, `>` or `>=`"),
        ("$[?length(@.a)]", 14, "expected a comparison: `==`, `!=`, `<`, `<=`, `>` or `>=`"),
        ("$[?match(@.a, 'b') == true]", 3, "a test has no value to compare"),
        (
            "$[?size(@.a) == 1]",
            3,
            "expected `@`, `$`, a literal or one of `length`, `count`, `value`, `match`, `search`",
        ),
        ("$[?@.a == 01]", 10, "`01` is no number"),
    ];
    for (query, at, message) in rows {
        let fault = parse(query).expect_err(query);
        assert_eq!((fault.at, fault.message.as_str()), (at, message), "{query}");
    }
}

#[test]
fn a_query_that_costs_too_much_is_stopped() {
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    let wide: Vec<String> = (0..2000).map(|number| format!("{{\"a\":{number}}}")).collect();
    let rows = [
        (format!("[{}]", wide.join(",")), "$[?count($[?count($..*) > 1]) > 1]"),
        (format!("[{}]", wide.join(",")), "$[?count($..*..*) > 1 && count($..*..*..*) > 1]"),
        (deep.clone(), "$..[?@..[?@..[?@..*]]]"),
    ];
    for (text, query) in rows {
        let (document, query) = (document(&text), parse(query).unwrap());
        let mut work = Work::of(&document);
        assert!(Search::new(&document, &mut work).nodes(&query).is_err());
    }
    // A node is selected once, however many ways lead to it.
    assert_eq!(selected(&document(&deep), "$..*..*..*..*..*").len(), 196);
    for nested in [format!("$[?{}@.a{}]", "(".repeat(100_000), ")".repeat(100_000)), "$[?@[".repeat(100_000)] {
        assert!(parse(&nested).is_err());
    }
}
