//! References to files, into anything, by `$id` and `$anchor`; what looks like one and is data.

use crate::references::types::*;
use crate::references::{Client, GetOwnerError, GetPetError, ListToysError};
use tintype::{Call, Mode, Model};

/// The rules that a value breaks, and where the document says so.
fn broken<T: Model>(text: &str) -> Vec<String> {
    let value: T = tintype::from_str(text).unwrap();
    let violations = tintype::validate_slot(&value, &T::schema(), Mode::Request);
    let place = |place: Option<tintype::shape::Place>| place.map(|place| place.to_string()).unwrap_or_default();
    violations.iter().map(|it| format!("{} {} {}", it.pointer(), it.rule(), place(it.place()))).collect()
}

#[test]
fn files_are_read_once_and_named_after_themselves() {
    let pet: Pet = tintype::from_str(
        r#"{"kind":"beast","name":"Rex","owner":{"kind":"human","pets":[]},"toys":[{"squeaks":true}]}"#,
    )
    .unwrap();
    let owner: Owner = pet.owner.unwrap();
    assert!(owner.pets.unwrap().is_empty());
    let toy: Toy = pet.toys.unwrap().remove(0);
    assert_eq!(Shelter { toy: Some(toy), ..Shelter::new() }.toy.unwrap().squeaks, Some(true));
}

#[test]
fn a_rule_of_another_file_is_told_with_its_place_there() {
    let found = broken::<Pet>(r#"{"kind":"beast","name":"longer than ten","owner":{"kind":"x","name":""}}"#);
    assert_eq!(
        found,
        [
            "/name maxLength cases/references/schemas/pet.yaml:5",
            "/owner/name minLength cases/references/openapi.yaml:44"
        ]
    );
}

#[test]
fn siblings_of_a_reference_narrow_it() {
    assert_eq!(
        broken::<Shelter>(r#"{"name":"longer than ten","chief":"four"}"#),
        [
            "/name maxLength cases/references/schemas/pet.yaml:5",
            "/chief maxLength cases/references/openapi.yaml:40"
        ]
    );
}

#[test]
fn a_mapping_may_name_files() {
    let shelter: Shelter = tintype::from_str(r#"{"animal":{"kind":"human"}}"#).unwrap();
    assert!(matches!(shelter.animal, Some(Animal::Owner(_))));
    let shelter: Shelter = tintype::from_str(r#"{"animal":{"kind":"beast","name":"Rex"}}"#).unwrap();
    assert!(matches!(shelter.animal, Some(Animal::Pet(_))));
}

#[test]
fn schemas_are_found_by_the_names_they_give_themselves() {
    let shelter: Shelter =
        tintype::from_str(r#"{"tree":{"label":"a","children":[{"next":{"label":"b"}}]},"leaf":{"green":true}}"#)
            .unwrap();
    let tree: Tree = shelter.tree.unwrap();
    let next: Tree = tree.children.unwrap().remove(0).next.unwrap();
    assert_eq!(next.label.unwrap().0, "b");
    assert_eq!(shelter.leaf.map(|leaf: Leaf| leaf.green), Some(Some(true)));
    let found = broken::<Shelter>(r#"{"tree":{"label":"longer"}}"#);
    assert_eq!(found, ["/tree/label maxLength cases/references/openapi.yaml:59"]);
}

#[test]
fn path_items_and_operations_may_stand_in_files() {
    let _pet: fn(&Client, i64) -> Call<Pet, GetPetError> = Client::get_pet;
    let _owner: fn(&Client, i64) -> Call<Owner, GetOwnerError> = Client::get_owner;
    let _toys: fn(&Client) -> Call<Vec<ListToysResponseItem>, ListToysError> = Client::list_toys;
}

#[test]
fn a_pointer_into_an_answer_is_the_type_of_that_answer() {
    let _add = |client: &Client, toy: &ListToysResponseItem| client.add_toy(Some(toy));
    assert_eq!(broken::<ListToysResponseItem>(r#"{"size":10}"#).len(), 1);
}

#[test]
fn what_looks_like_a_reference_may_be_data() {
    let sample: Sample = tintype::from_str(r#"{"$ref":"x","value":{"$ref":"nowhere.yaml"}}"#).unwrap();
    assert_eq!(sample.r#ref.as_deref(), Some("x"));
    assert!(broken::<Sample>(r#"{"value":{"$ref":"nowhere.yaml"}}"#).is_empty());
    assert_eq!(broken::<Sample>(r#"{"value":{"$ref":"elsewhere.yaml"}}"#).len(), 1);
}
