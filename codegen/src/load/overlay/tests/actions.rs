//! What each kind of action does, and what it is refused for.

use super::{actions, overlaid, problems, result};

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
