//! What came from the server, made ready to be sent back: without the members that the server alone sets.

use tintype::shape::{Additional, Body, Choice, Field, Fields, Flags, Kind, Schema, Shape, Source, Variant};
use tintype::{Extra, Json, Map, Maybe, Model, from_str};

static SOURCE: Source = Source { files: &[], rows: "" };
static TEXT: Schema = Schema::TEXT;
static TREE: Schema = Schema::of(&TREE_SHAPE);
static NULLABLE_TREE: Schema = Schema { kind: Kind::Nullable(&TREE), rules: &[] };

const fn plain(kind: Kind) -> Schema {
    Schema { kind, rules: &[] }
}

static TREE_SHAPE: Shape = Shape {
    name: "Tree",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("id", Flags::REQUIRED.and(Flags::READ_ONLY), plain(Kind::Text), None),
            Field("seen", Flags::READ_ONLY, plain(Kind::Nullable(&TEXT)), None),
            Field("name", Flags::REQUIRED, plain(Kind::Text), None),
            Field("next", Flags::NONE, plain(Kind::Nullable(&TREE)), None),
            Field("list", Flags::NONE, plain(Kind::Array(&NULLABLE_TREE)), None),
            Field("map", Flags::NONE, plain(Kind::Map(&TREE)), None),
            Field("either", Flags::NONE, plain(Kind::Type(&EITHER_SHAPE)), None),
            Field("named", Flags::NONE, plain(Kind::Type(&NAMED_SHAPE)), None),
        ]),
        Additional::Typed(&TREE),
    ),
    rules: &[],
};
static EITHER_SHAPE: Shape = Shape {
    name: "Either",
    source: &SOURCE,
    body: Body::Union(
        Choice::Tried,
        &[
            Variant { name: "Words", tags: &[], schema: plain(Kind::Text) },
            Variant { name: "Tree", tags: &[], schema: Schema::of(&TREE_SHAPE) },
        ],
    ),
    rules: &[],
};
static NAMED_SHAPE: Shape =
    Shape { name: "Named", source: &SOURCE, body: Body::Alias(plain(Kind::Array(&TREE))), rules: &[] };
static RECEIVED_SHAPE: Shape = Shape {
    name: "Received",
    source: &SOURCE,
    body: Body::Object(
        Fields::new(&[
            Field("id", Flags::REQUIRED.and(Flags::READ_ONLY), plain(Kind::Text), None),
            Field("tree", Flags::REQUIRED.and(Flags::READ_ONLY), Schema::of(&TREE_SHAPE), None),
        ]),
        Additional::Open,
    ),
    rules: &[],
};

#[derive(Clone, PartialEq)]
struct Tree {
    id: Option<String>,
    seen: Maybe<String>,
    name: String,
    next: Maybe<Box<Tree>>,
    list: Option<Vec<Option<Tree>>>,
    map: Option<Map<Tree>>,
    either: Option<Box<Either>>,
    named: Option<Named>,
    additional: Map<Tree>,
    extra: Extra,
}
tintype::object!(Tree, TREE_SHAPE, new(name), [id, seen, name, next, list, map, either, named, additional], extra);

#[derive(Clone, PartialEq)]
enum Either {
    Words(String),
    Tree(Tree),
    Unlisted(Json),
}
tintype::union!(Either, EITHER_SHAPE, Unlisted, [Words, Tree]);

#[derive(Clone, PartialEq)]
struct Named(Vec<Tree>);
tintype::alias!(Named(Vec<Tree>), NAMED_SHAPE);

/// A type that is never sent: its members are there whoever looks.
#[derive(Clone, PartialEq)]
struct Received {
    id: String,
    tree: Tree,
    extra: Extra,
}
tintype::object!(Received, RECEIVED_SHAPE, new(id, tree), [id, tree], extra);

fn stripped(text: &str) -> String {
    let tree: Tree = from_str(text).unwrap();
    tree.for_request().to_json()
}

#[test]
fn read_only_members_are_taken_away_at_every_depth() {
    let leaf = r#"{"id":"1","seen":"now","name":"x"}"#;
    let bare = r#"{"name":"x"}"#;
    for frame in [
        "@",
        r#"{"name":"y","next":@}"#,
        r#"{"name":"y","list":[@,null,@]}"#,
        r#"{"name":"y","map":{"a":@,"id":@}}"#,
        r#"{"name":"y","either":@}"#,
        r#"{"name":"y","named":[@]}"#,
        r#"{"name":"y","other":@}"#,
        r#"{"name":"y","list":[{"name":"z","either":{"name":"w","map":{"k":@}}}]}"#,
    ] {
        assert_eq!(stripped(&frame.replace('@', leaf)), frame.replace('@', bare), "{frame}");
    }
}

#[test]
fn what_is_left_can_be_sent() {
    let tree: Tree = from_str(r#"{"id":"1","seen":null,"name":"x","list":[{"id":"2","name":"y"}]}"#).unwrap();
    let rules = |tree: &Tree| -> Vec<String> {
        tree.validate_request().err().iter().flatten().map(|v| format!("{} {}", v.pointer(), v.rule())).collect()
    };
    // A member that is set stays a violation until it is taken away.
    assert_eq!(rules(&tree), ["/id readOnly", "/seen readOnly", "/list/0/id readOnly"]);
    assert_eq!(rules(&tree.for_request()), [""; 0]);
}

#[test]
fn misfits_are_taken_away_too() {
    // Under the name of a read-only member, and inside of what did not fit.
    assert_eq!(stripped(r#"{"id":5,"seen":[],"name":"x","next":{"id":"1"}}"#), r#"{"name":"x","next":{}}"#);
    assert_eq!(
        stripped(r#"{"name":"x","list":[{"id":"1","a":1}],"map":{"k":{"seen":1}},"other":{"id":2,"b":{"id":3}}}"#),
        r#"{"name":"x","list":[{"a":1}],"map":{"k":{}},"other":{"b":{"id":3}}}"#
    );
}

#[test]
fn everything_else_stays_as_it_is() {
    let text = r#"{"name":"x","next":null,"list":[],"map":{},"either":"words","named":[]}"#;
    assert_eq!(stripped(text), text);
    // No variant takes it, so nothing says what its members are.
    assert_eq!(stripped(r#"{"name":"x","either":{"id":"1"}}"#), r#"{"name":"x","either":{"id":"1"}}"#);
}

#[test]
fn what_a_type_cannot_do_without_stays() {
    let received: Received = from_str(r#"{"id":"1","tree":{"id":"2","name":"x"}}"#).unwrap();
    assert_eq!(received.for_request().to_json(), r#"{"id":"1","tree":{"name":"x"}}"#);
}
