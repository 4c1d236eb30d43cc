//! A reference in place of a whole map of components, as several vendors publish them.

use crate::maps_in_files::types::{Pet, Toy};
use crate::maps_in_files::{Client, ListPetsError, ListPetsParams};
use tintype::Call;

#[test]
fn what_the_map_names_are_components() {
    let toy: Toy = tintype::from_str(r#"{"of":{"name":"Rex"}}"#).unwrap();
    let pet: Pet = toy.of.unwrap();
    assert_eq!(pet.name, "Rex");
}

#[test]
fn references_by_the_files_and_by_the_map_are_the_same() {
    let _list: fn(&Client, &ListPetsParams) -> Call<Vec<Pet>, ListPetsError> = Client::list_pets;
    assert_eq!(ListPetsParams { limit: Some(10_i32), ..ListPetsParams::new() }.limit, Some(10));
}
