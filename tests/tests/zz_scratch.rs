#![allow(missing_docs, clippy::unwrap_used)]
use tintype::Model;
#[test]
fn x() {
    let t = std::fs::read("../specs/wink/examples/refused/updateProfile.request.pet-without-type.json").unwrap();
    let v: tintype_profiles::wink::types::UpsertProfileRequest = tintype::from_slice(&t).unwrap();
    println!("{}", v.validate().unwrap_err());
    let t = std::fs::read("../specs/wink/examples/tolerated/updateProfile.error-400.generic-error.json").unwrap();
    let v: tintype_profiles::wink::types::BadRequestError = tintype::from_slice(&t).unwrap();
    println!("{v:?} {:?}", v.validate());
    if let tintype_profiles::wink::types::BadRequestError::GenericError(g) = &v { println!("{:?}", g.validate()); }
    let mut p = tintype_profiles::etg::types::ProfileEdit::new("a","a","a", "janitor".into());
    p.phone = Some("1".into());
    println!("{}", p.validate().unwrap_err());
    let mut u = tintype_profiles::wink::types::User::new(); u.email=Some("a@b.example".into()); 
    println!("{}", u.validate_request().unwrap_err());
}
