//! A base with a discriminator: a position that refers to it holds any of its heirs.

use crate::base_types::types::*;
use crate::support::{broken, read};

#[test]
fn a_position_holds_the_heir_that_the_tag_names() {
    let home: Home = read(concat!(
        r#"{"first":{"petType":"Cat","lives":9},"all":[{"petType":"dog","bark":true},{"petType":"Lion","roar":"x"},"#,
        r#"{"petType":"Fish","name":"Wanda"},{"petType":"Pet"},{"petType":"Bird","wings":2}],"cat":{"petType":"Cat"},"#,
        r#""described":{"petType":"Dog","bark":false}}"#,
    ));
    assert!(matches!(&home.first, Some(Pet::Cat(cat)) if cat.lives == Some(9)));
    let all = home.all.unwrap();
    assert!(matches!(&all[0], Pet::Dog(dog) if dog.bark));
    assert!(matches!(&all[1], Pet::Lion(lion) if lion.roar.as_deref() == Some("x") && lion.lives.is_none()));
    assert!(matches!(&all[2], Pet::Fish(fish) if fish.name.as_deref() == Some("Wanda")));
    assert!(matches!(&all[3], Pet::Pet(_)));
    assert!(matches!(&all[4], Pet::Unlisted(_)));
    assert!(matches!(home.cat, Some(Cat { lives: None, .. })));
    assert!(matches!(home.described, Some(Pet::Dog(_))));
}

#[test]
fn heirs_have_the_members_and_rules_of_the_base() {
    let friend = Box::new(Pet::Pet(Box::new(PetBase::new("Pet"))));
    let mut cat = Cat::new("Cat");
    cat.name = Some("Garfield".to_owned());
    cat.friend = Some(friend);
    cat.mood = Some(PetMood::Sad);
    assert_eq!(broken(&Pet::Cat(Box::new(cat))), ["/name maxLength"]);
}

#[test]
fn a_base_that_lists_its_heirs_is_their_union() {
    assert!(matches!(read(r#"{"wheels":4,"doors":5}"#), Vehicle::Car(car) if car.wheels == 4 && car.doors == 5));
    assert!(matches!(read(r#"{"wheels":2,"gears":7}"#), Vehicle::Bike(_)));
    let bike: Bike = read(r#"{"wheels":2,"gears":7}"#);
    assert_eq!(bike.gears, 7);
}

#[test]
fn a_discriminator_without_an_heir_is_a_member() {
    assert_eq!(read::<Alone>(r#"{"kind":"x"}"#).kind.as_deref(), Some("x"));
}
