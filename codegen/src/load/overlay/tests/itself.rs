//! The overlay's own members, and what it may ask for.

use super::{actions, overlaid, problems};

#[test]
fn the_overlay_itself_is_checked() {
    let head = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\n";
    let rows = [
        ("- 1\n".to_owned(), "Error wrong-type:1 the overlay is an array / -"),
        (
            "openapi: 3.1.0\n".to_owned(),
            "Error version:1 this is an OpenAPI document, not an overlay / an overlay has a member `overlay` with its version",
        ),
        (
            "a: 1\n".to_owned(),
            "Error version:1 this is no overlay: it has no member `overlay` / an overlay begins with its version, for example `overlay: 1.0.0`",
        ),
        ("overlay: 1.0\n".to_owned(), "Error wrong-type:1 `overlay` is a number / -"),
        (
            "overlay: 2.0.0\n".to_owned(),
            "Error version:1 Overlay 2.0.0 is not supported / versions 1.0 and 1.1 are read: `overlay: 1.0.0` or `overlay: 1.1.0`",
        ),
        (
            "overlay: 1.0.0\nactions: [{target: $, update: {}}]\n".to_owned(),
            "Error overlay:1 an overlay has to have a member `info` / add `info`",
        ),
        (
            "overlay: 1.0.0\ninfo: {title: T}\nactions: [{target: $, update: {}}]\n".to_owned(),
            "Error overlay:2 the info of an overlay has to have a member `version` / add `version`",
        ),
        (head.to_owned(), "Error overlay:1 an overlay has to have a member `actions` / add `actions`"),
        (
            format!("{head}actions: []\n"),
            "Error overlay:3 an overlay has at least one action / add one, or leave the overlay away",
        ),
        (format!("{head}actions: {{}}\n"), "Error wrong-type:3 `actions` is an object / -"),
        (
            format!("{head}actions: [{{update: {{}}}}]\n"),
            "Error overlay:3 an action has to have a member `target` / add `target`",
        ),
        (format!("{head}actions: [{{target: 1, update: {{}}}}]\n"), "Error wrong-type:3 `target` is a number / -"),
        (format!("{head}actions: [{{target: $, remove: maybe}}]\n"), "Error wrong-type:3 `remove` is a string / -"),
        (
            format!("{head}actions: [{{target: $.x-y, remove: true}}]\n"),
            "Error jsonpath:3 this is no JSONPath: expected `.`, `..` or `[`; a name with other characters than letters, digits and `_` stands in `['…']` / JSONPath is that of RFC 9535, for example `$.paths['/pets'].get`",
        ),
        (
            format!("{head}actions: [{{target: $}}]\n"),
            "Warning overlay:3 this action does nothing / give it `update`, `remove: true` or, in Overlay 1.1, `copy`",
        ),
        (
            format!("{head}actions: [{{target: $, updates: {{}}, update: {{}}}}]\n"),
            "Warning unknown-member:3 an action has no member `updates` / did you mean `update`?",
        ),
        (
            format!("{head}x-mine: 1\nother: 1\nactions: [{{target: $, update: {{}}}}]\n"),
            "Warning unknown-member:4 an overlay has no member `other` / it is ignored; extensions begin with `x-`",
        ),
    ];
    for (overlay, expected) in rows {
        let result = overlaid("{a: 1}", &overlay);
        assert_eq!(result.problems().first().map(String::as_str), Some(expected), "{overlay}");
        assert_eq!(result.json(), r#"{"a":1}"#);
    }
    assert!(!overlaid("{a: 1}", "overlay: 2.0.0\n").applied);
    // The caret stands where the query goes wrong.
    let result = actions("1.0.0", "{a: 1}", "[{target: '$.a[', remove: true}]");
    assert_eq!(result.diagnostics.iter().map(|it| result.sources.line_column(it.span)).collect::<Vec<_>>(), [(3, 25)]);
}

#[test]
fn extends_names_the_document() {
    let with = |extends: &str| {
        let head = format!("overlay: 1.0.0\nextends: {extends}\ninfo: {{title: T, version: '1'}}\n");
        overlaid("{a: {}}", &format!("{head}actions: [{{target: $.a, update: {{}}}}]\n")).problems()
    };
    for fine in ["api.yaml", "./api.yaml", "x/../api.yaml", "https://example.com/other.yaml", "urn:other"] {
        assert_eq!(with(fine), [""; 0], "{fine}");
    }
    let said = with("other.yaml");
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("Warning overlay-extends:2 this overlay is for `other.yaml` / "), "{said:?}");
}

#[test]
fn an_update_that_would_make_the_document_too_large_is_stopped() {
    let many: Vec<String> = (0..3000).map(|n| format!("k{n}: {{}}")).collect();
    let long: Vec<String> = (0..1000).map(|n| format!("m{n}: {{a: 1}}")).collect();
    let list = format!("[{{target: $.o.*, update: {{{}}}}}]", long.join(", "));
    let result = actions("1.1.0", &format!("{{o: {{{}}}}}", many.join(", ")), &list);
    assert_eq!(
        result.problems(),
        [
            "Error overlay-budget:3 applying the overlay takes too long, or makes the document too large / this action and \
          those after it are not carried out; name the target more exactly"
        ]
    );
    // Each copy doubles the list.
    let doubled = vec!["{target: $.l, copy: $.l}"; 60].join(", ");
    assert_eq!(problems("1.1.0", "{l: [1]}", &format!("[{doubled}]")).len(), 1);
}

#[test]
fn no_tree_gets_deeper_than_one_that_is_read() {
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    let result = actions("1.1.0", &format!("{{a: {deep}, b: {deep}}}"), "[{target: '$..[?@[0] == 1]', copy: $.a}]");
    let codes: Vec<&str> = result.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["depth-limit", "depth-limit"]);
}
