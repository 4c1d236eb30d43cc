//! `$dynamicRef`: templates whose parts are what whoever refers to them says.

use tintype::{Json, Mode, Model};

use crate::generics::types::*;
use crate::generics::{Client, ListLabelsError, ListUsersError};

fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (written, given): (Json, Json) = (tintype::to_string(&value).parse().unwrap(), text.parse().unwrap());
    assert_eq!(written, given);
    value
}

/// The rules that a value breaks, with their lines.
fn broken<T: Model>(text: &str) -> Vec<String> {
    let violations = tintype::validate_slot(&read::<T>(text), &T::schema(), Mode::Any);
    let line = |violation: &tintype::Violation| violation.place().map_or(0, |place| place.line);
    violations.iter().map(|one| format!("{} {} {}", one.pointer(), one.rule(), line(one))).collect()
}

fn error<T: Model + std::fmt::Debug>(text: &str) -> String {
    tintype::from_slice::<T>(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_page_of_users_has_users() {
    let page: UserPage =
        read(r#"{"items":[{"name":"Ann"}],"meta":{"total":1},"next":{"items":[],"meta":{"total":1}}}"#);
    let users: Vec<User> = page.items;
    assert_eq!(users[0].name, "Ann");
    let next: UserPage = *page.next.unwrap();
    assert!(next.items.is_empty());
    let call: fn(&Client) -> tintype::Call<UserPage, ListUsersError> = Client::list_users;
    let _ = call;
}

#[test]
fn its_rules_are_those_of_the_template_and_of_the_items() {
    let page = r#"{"items":[{"name":"a"},{"name":""},{"name":"b"},{"name":"c"}],"meta":{"total":-1}}"#;
    assert_eq!(broken::<UserPage>(page), ["/items/1/name minLength 48", "/items maxItems 39", "/meta/total minimum 41"]);
    let lacking = "/items/0/name: the required member is missing, line 1 column 11 (cases/generics/openapi.yaml:48)";
    assert_eq!(error::<UserPage>(r#"{"items":[{}],"meta":{"total":1}}"#), lacking);
    assert_eq!(broken::<Page>(r#"{"items":[{},1,"x"],"first":null,"meta":{"total":1}}"#), [""; 0]);
}

#[test]
fn what_does_not_depend_on_the_items_is_the_templates_own() {
    let meta: PageMeta = read::<UserPage>(r#"{"items":[],"meta":{"total":1}}"#).meta;
    let (page, numbers): (Page, NumberPage) = (Page::new(vec![], meta.clone()), NumberPage::new(vec![], meta, 1));
    assert_eq!(page.meta, numbers.meta);
}

#[test]
fn a_template_may_be_widened() {
    let page: NumberPage = read(r#"{"items":[1,2],"meta":{"total":1},"sum":3}"#);
    assert_eq!((page.items[0].0, page.sum), (1, 3));
    // Within the template, `#` is the template.
    let next: NumberPageNext = read(r#"{"items":[1],"meta":{"total":1}}"#);
    assert_eq!(NumberPage { next: Some(next), ..page }.next.unwrap().items[0].0, 1);
    assert_eq!(broken::<NumberPage>(r#"{"items":[10],"meta":{"total":1},"sum":3}"#), ["/items/0 maximum 61"]);
}

#[test]
fn an_unnamed_page_is_named_by_where_it_stands() {
    let report: Report = read(
        r#"{"users":{"items":[{"name":"Ann"}],"meta":{"total":1}},"either":"none",
            "again":{"items":[],"meta":{"total":0}},"numbers":{"items":[{"name":"Bob"}],"meta":{"total":1},"sum":1}}"#,
    );
    let users: ReportAgain = report.users;
    let again: Option<ReportAgain> = report.again;
    assert_eq!((users.items[0].name.as_str(), again.unwrap().items.len()), ("Ann", 0));
    // The outermost resource says what an item is, though the page of numbers says it too.
    let numbers: Vec<User> = report.numbers.unwrap().items;
    assert_eq!(numbers[0].name, "Bob");
}

#[test]
fn a_schema_of_an_operation_may_say_what_items_are() {
    let call: fn(&Client) -> tintype::Call<ListLabelsResponse, ListLabelsError> = Client::list_labels;
    let _ = call;
    assert_eq!(broken::<ListLabelsResponse>(r#"{"items":["ab","c"],"meta":{"total":1}}"#), ["/items/1 minLength 29"]);
}

#[test]
fn a_template_may_be_made_of_another() {
    let text = r#"{"chapters":{"items":[{"text":"long"},{"text":"longer"}],"meta":{"total":2}}}"#;
    assert_eq!(broken::<Book>(text), [""; 0]);
    assert_eq!(broken::<ShortBook>(text), ["/chapters/items/1/text maxLength 90"]);
}

#[test]
fn the_children_of_a_strict_tree_are_strict() {
    let tree: StrictTree = read(r#"{"data":1,"children":[{"data":2,"children":[{}]}]}"#);
    let children: Vec<StrictTree> = tree.children.unwrap();
    assert_eq!(children.len(), 1);
    let misspelled = r#"{"children":[{"daat":1}]}"#;
    assert_eq!(broken::<Tree>(misspelled), [""; 0]);
    assert_eq!(broken::<StrictTree>(misspelled), ["/children/0/daat unevaluatedProperties 103"]);
}

#[test]
fn a_component_without_an_id_binds_its_own_anchors() {
    let mut text: TextBox = read(r#"{"content":"x"}"#);
    assert_eq!(text.content.as_ref().unwrap().0, "x");
    // A text under a name of its own is made of a text.
    text.content = Some("y".into());
    assert_eq!(text.content.unwrap().0, "y");
    assert_eq!(broken::<TextBox>(r#"{"content":1}"#), ["/content type 111"]);
    assert_eq!(broken::<Box>(r#"{"content":1}"#), [""; 0]);
}

#[test]
fn both_references_hold() {
    let both: Both = read(r#"{"name":"x","age":3}"#);
    assert_eq!((both.name.as_str(), both.age), ("x", Some(3)));
}

#[test]
fn without_a_dynamic_anchor_it_is_a_plain_reference() {
    assert_eq!(broken::<Plain>(r#"{"word":"four","other":"four"}"#), ["/word maxLength 124", "/other maxLength 124"]);
}

#[test]
fn recursive_references_of_2019_09_are_dynamic_ones() {
    let filter: Filter = read(r#"{"filters":[{"field":"a"}]}"#);
    let filters: Vec<Filter> = filter.filters.unwrap();
    assert_eq!(filters[0].field.as_deref(), Some("a"));
    assert_eq!(broken::<Filter>(r#"{"filters":[{"feild":"a"}]}"#), ["/filters/0/feild additionalProperties 129"]);
}
