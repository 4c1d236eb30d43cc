//! Overlays as their specification has them: a document, an overlay, and what the document is then.

use super::apply;
use crate::diagnostic::{Diagnostics, Sources, render_human};
use crate::load::{Document, NodeId, load_text};

/// What became of a document.
struct Result {
    document: Document,
    sources: Sources,
    diagnostics: Diagnostics,
    applied: bool,
}

impl Result {
    fn json(&self) -> String {
        self.document.to_json(self.document.root())
    }

    /// Severity, line and message of each problem.
    fn problems(&self) -> Vec<String> {
        let problem = |it: &crate::diagnostic::Diagnostic| {
            let line = self.sources.line_column(it.span).0;
            let help = it.help.as_deref().unwrap_or("-");
            format!("{:?} {}:{line} {} / {help}", it.severity, it.code, it.message)
        };
        self.diagnostics.iter().map(problem).collect()
    }

    fn node(&self, pointer: &str) -> NodeId {
        self.document.at_pointer(self.document.root(), pointer).unwrap()
    }

    fn place(&self, pointer: &str) -> String {
        let span = self.document.key_span(self.node(pointer));
        format!("{}:{}", self.sources.path(span.file).file_name().unwrap().display(), self.sources.line_column(span).0)
    }
}

/// Applies a whole overlay.
fn overlaid(document: &str, overlay: &str) -> Result {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fix.overlay.yaml");
    std::fs::write(&path, overlay).unwrap();
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let name = folder.path().join("api.yaml");
    let mut document = load_text(&name, document.to_owned(), &mut sources, &mut diagnostics).unwrap();
    let applied = apply(&mut document, &path, &mut sources, &mut diagnostics).unwrap();
    check_tree(&document);
    Result { document, sources, diagnostics, applied }
}

/// Applies actions, written as a flow list.
fn actions(version: &str, document: &str, actions: &str) -> Result {
    overlaid(document, &format!("overlay: {version}\ninfo: {{ title: T, version: '1' }}\nactions: {actions}\n"))
}

/// What becomes of a document where nothing is to be said.
fn result(version: &str, document: &str, list: &str) -> String {
    let result = actions(version, document, list);
    assert!(result.diagnostics.is_empty(), "{}", render_human(&result.diagnostics, &result.sources, false));
    result.json()
}

fn problems(version: &str, document: &str, list: &str) -> Vec<String> {
    actions(version, document, list).problems()
}

/// Every node knows its parent and its place, and every member is found by its key.
fn check_tree(document: &Document) {
    let mut stack = vec![document.root()];
    while let Some(node) = stack.pop() {
        for (place, item) in document.items(node).iter().enumerate() {
            assert_eq!((document.parent(*item), document.place(*item)), (Some(node), place));
            stack.push(*item);
        }
        for (place, entry) in document.entries(node).iter().enumerate() {
            assert_eq!((document.parent(entry.value), document.place(entry.value)), (Some(node), place));
            assert_eq!(document.get(node, &entry.key), Some(entry.value));
            stack.push(entry.value);
        }
    }
}

#[test]
fn an_update_is_merged_into_an_object() {
    assert_eq!(
        result("1.0.0", "{a: {b: 1, c: {d: 2}}}", "[{target: $.a, update: {b: 9, c: {e: 3}, f: [4]}}]"),
        r#"{"a":{"b":9,"c":{"d":2,"e":3},"f":[4]}}"#
    );
    assert_eq!(result("1.0.0", "{a: {t: [1]}}", "[{target: $, update: {a: {t: [2, 3]}}}]"), r#"{"a":{"t":[1,2,3]}}"#);
    assert_eq!(result("1.1.0", "{a: {b: 1}}", "[{target: $.a, update: {b: null}}]"), r#"{"a":{"b":null}}"#);
}

#[test]
fn an_update_reaches_every_target() {
    assert_eq!(
        result(
            "1.0.0",
            "{p: {a: {get: {}}, b: {get: {x: 1}, put: {}}}}",
            "[{target: $.p.*.get, update: {x-safe: true}}]"
        ),
        r#"{"p":{"a":{"get":{"x-safe":true}},"b":{"get":{"x":1,"x-safe":true},"put":{}}}}"#
    );
}

#[test]
fn an_array_gets_an_entry_or_in_1_1_the_items_of_a_list() {
    assert_eq!(result("1.0.0", "{t: [1]}", "[{target: $.t, update: {n: 2}}]"), r#"{"t":[1,{"n":2}]}"#);
    assert_eq!(result("1.1.0", "{t: [1]}", "[{target: $.t, update: 2}]"), r#"{"t":[1,2]}"#);
    assert_eq!(result("1.1.0", "{t: [1]}", "[{target: $.t, update: [2, [3]]}]"), r#"{"t":[1,2,[3]]}"#);
    let nested = actions("1.0.0", "{t: [1]}", "[{target: $.t, update: [2]}]");
    assert_eq!(nested.json(), r#"{"t":[1,[2]]}"#);
    assert_eq!(
        nested.problems(),
        [
            "Warning overlay-value:3 Overlay 1.0 adds this list to the target as one entry / say `overlay: 1.1.0` to add \
          each of its items"
        ]
    );
}

#[test]
fn a_primitive_is_replaced_in_1_1_and_no_target_in_1_0() {
    let (document, action) = ("{a: {d: old}, t: [x, y]}", "[{target: $.a.d, update: new}]");
    assert_eq!(result("1.1.0", document, action), r#"{"a":{"d":"new"},"t":["x","y"]}"#);
    assert_eq!(
        result("1.1.0", document, "[{target: '$.t[?@ == ''x'']', update: z}]"),
        r#"{"a":{"d":"old"},"t":["z","y"]}"#
    );
    assert_eq!(
        result("1.1.0", document, "[{target: '$.t[?@ == ''x'']', remove: true}]"),
        r#"{"a":{"d":"old"},"t":["y"]}"#
    );
    for action in [action, "[{target: $.a.d, remove: true}]"] {
        assert_eq!(
            problems("1.0.0", document, action),
            ["Error overlay-target:3 a target of Overlay 1.0 is an object or a list, and this one is a string / say \
              `overlay: 1.1.0`, or select the object in which it stands"]
        );
    }
}

#[test]
fn nodes_are_removed_from_objects_and_lists() {
    assert_eq!(
        result("1.0.0", "{l: [{n: 1}, {n: 2}, {n: 1}, {n: 3}]}", "[{target: '$.l[?@.n == 1]', remove: true}]"),
        r#"{"l":[{"n":2},{"n":3}]}"#
    );
    assert_eq!(
        result("1.1.0", "{a: 1, b: {c: 2, d: 3}}", "[{target: '$[''a'', ''b''].c', remove: true}]"),
        r#"{"a":1,"b":{"d":3}}"#
    );
    assert_eq!(
        problems("1.0.0", "{a: 1}", "[{target: $, remove: true}]"),
        ["Error overlay-target:3 the document itself can't be removed / -"]
    );
    // `update` has no impact beside `remove: true`.
    let both = actions("1.0.0", "{a: {b: 1}}", "[{target: $.a, update: {c: 2}, remove: true}]");
    assert_eq!(both.json(), "{}");
    assert_eq!(both.problems().len(), 1);
}

#[test]
fn actions_apply_to_the_result_of_those_before() {
    assert_eq!(
        result(
            "1.0.0",
            "{tags: [{name: a}], x: 1}",
            "[{target: $.tags, remove: true}, {target: $, update: {tags: [{name: b}]}}]"
        ),
        r#"{"x":1,"tags":[{"name":"b"}]}"#
    );
}

#[test]
fn copy_merges_one_node_into_others() {
    let paths = "{paths: {/items: {get: {o: 1}}, /some: {delete: {o: 2}}}}";
    assert_eq!(
        result("1.1.0", paths, "[{target: '$.paths[\"/some\"]', copy: '$.paths[\"/items\"]'}]"),
        r#"{"paths":{"/items":{"get":{"o":1}},"/some":{"delete":{"o":2},"get":{"o":1}}}}"#
    );
    // Renamed: a new member, a copy, and the old one removed.
    let moved = "[{target: $.paths, update: {/new: {}}}, {target: '$.paths[\"/new\"]', copy: '$.paths[\"/items\"]'}, \
                 {target: '$.paths[\"/items\"]', remove: true}]";
    assert_eq!(result("1.1.0", paths, moved), r#"{"paths":{"/some":{"delete":{"o":2}},"/new":{"get":{"o":1}}}}"#);
    // What is copied may hold the target.
    assert_eq!(result("1.1.0", "{a: {b: {}}}", "[{target: $.a.b, copy: $}]"), r#"{"a":{"b":{"a":{"b":{}}}}}"#);
    for (source, found) in [("$.none", "nothing"), ("$.paths.*", "2 nodes")] {
        assert_eq!(
            problems("1.1.0", paths, &format!("[{{target: $.paths, copy: {source}}}]")),
            [format!("Error overlay-target:3 `copy` selects {found} / it has to select the one node that is copied")]
        );
    }
    assert_eq!(
        problems("1.0.0", paths, "[{target: $.paths, copy: $.paths}]"),
        ["Error overlay:3 Overlay 1.0 has no `copy` / say `overlay: 1.1.0`"]
    );
    assert_eq!(
        problems("1.1.0", paths, "[{target: $.paths, copy: $.paths, update: {}}]"),
        ["Error overlay:3 an action has `update` or `copy`, not both / make them two actions"]
    );
}

#[test]
fn what_does_not_fit_is_an_error_at_the_value() {
    let help = "remove the old value in an action before this one, then add the new one to what it stood in";
    for (update, target, value) in [
        ("{a: 1}", "an object", "a number"),
        ("{a: [1]}", "an object", "an array"),
        ("{l: {x: 1}}", "an array", "an object"),
        ("{s: {x: 1}}", "a string", "an object"),
    ] {
        let result = actions("1.1.0", "{a: {}, l: [], s: t, n: 1}", &format!("[{{target: $, update: {update}}}]"));
        let message = format!("the target is {target}, and the value for it is {value}");
        assert_eq!(result.problems(), [format!("Error overlay-value:3 {message} / {help}")]);
        assert_eq!(result.json(), r#"{"a":{},"l":[],"s":"t","n":1}"#);
    }
    assert_eq!(
        problems("1.1.0", "{a: {}, l: []}", "[{target: $.*, update: {b: 1}}]"),
        ["Error overlay-target:3 the target selects nodes of several kinds / all have to be objects, or lists, or \
          neither; write an action for each kind"]
    );
}

#[test]
fn a_target_that_selects_nothing_is_a_warning() {
    assert_eq!(
        problems("1.0.0", "{paths: {/pets: {}}}", "[{target: '$.paths[\"/pet\"]', update: {x: 1}}]"),
        ["Warning overlay-target:3 the target selects nothing / there is no `/pet`; did you mean `/pets`?"]
    );
    assert_eq!(
        problems("1.0.0", "{paths: {}}", "[{target: $.paths.*, remove: true}]"),
        ["Warning overlay-target:3 the target selects nothing / the action changes nothing; correct the target, or \
          remove the action"]
    );
}

#[test]
fn what_an_overlay_adds_stands_in_the_overlay() {
    let result = overlaid(
        "a:\n  b:\n    max: 1\n  c: 2\n",
        "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions:\n  - target: $.a\n    update:\n      b:\n        max: 5\n        min: 2\n\
         \x20 - target: $.a.c\n    update: 3\n",
    );
    assert_eq!(result.json(), r#"{"a":{"b":{"max":5,"min":2},"c":3}}"#);
    let places = ["/a", "/a/b", "/a/b/max", "/a/b/min", "/a/c"].map(|pointer| result.place(pointer));
    assert_eq!(places, ["api.yaml:1", "api.yaml:2", "fix.overlay.yaml:7", "fix.overlay.yaml:8", "fix.overlay.yaml:10"]);
}

#[test]
fn large_objects_are_found_by_key_after_every_action() {
    let members: Vec<String> = (0..40).rev().map(|n| format!("k{n}: {{v: {n}}}")).collect();
    let more: Vec<String> = (30..60).map(|n| format!("k{n}: {{w: {n}}}")).collect();
    let list = format!(
        "[{{target: $.o, update: {{{}}}}}, {{target: '$.o[?@.v < 10]', remove: true}}, {{target: $.o, update: {{zz: 1, aa: 2}}}}]",
        more.join(", ")
    );
    let result = actions("1.1.0", &format!("{{o: {{{}}}}}", members.join(", ")), &list);
    assert!(result.diagnostics.is_empty());
    assert_eq!(result.document.entries(result.node("/o")).len(), 52);
    assert_eq!(result.document.to_json(result.node("/o/k35")), r#"{"v":35,"w":35}"#);
}

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
