//! What a provider did not say is not written back to it.

use serde_json::{Value, json};
use tintype::Model;
use tintype_profiles::zitadel::types::{Profile, UpdateMyProfileRequest};

#[test]
fn a_default_is_not_filled_in_on_reading_and_written_back() {
    // The document has a default for the gender, and the provider says nothing of one.
    let read = json!({"firstName": "Minnie", "lastName": "Mouse", "displayName": "Minnie M."});
    let profile = Profile::from_json(read.to_string().as_bytes()).unwrap();
    assert_eq!(profile.gender, None);
    assert_eq!(serde_json::from_str::<Value>(&profile.to_json()).unwrap(), read);
    let mut change = UpdateMyProfileRequest::new("Minnie", "Mouse", "Minnie M.");
    change.gender = profile.gender;
    assert_eq!(serde_json::from_str::<Value>(&change.to_json()).unwrap(), read);
}
