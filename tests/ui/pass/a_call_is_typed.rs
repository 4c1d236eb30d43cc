//! A method per operation, a type per schema.

mod pets {
    tintype::api!("documents/pets.yaml");
}

async fn name(client: &pets::Client) -> Result<String, pets::GetPetError> {
    let pet: pets::types::Pet = client.get_pet("7").await?.into_body();
    Ok(pet.name)
}

fn main() {
    let _ = name;
    let pet = pets::types::Pet::new("Rex");
    assert_eq!(tintype::to_string(&pet), r#"{"name":"Rex"}"#);
}
