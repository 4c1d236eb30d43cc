//! ZITADEL: the answer to an update holds a sequence number alone; the profile is read again to see what took.

use tintype::applied::Applied;
use tintype_profiles::zitadel::types::{Gender, UpdateMyProfileRequest};
use tintype_profiles::zitadel::{Client, UpdateMyProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let builder = Client::builder().base_url(&target.url);
    let client = builder.credentials_from("ZITADEL", |name| target.find(name)).build()?;

    let before = client.get_my_profile().await?;
    report.request(format!("GET {}/users/me/profile", target.url), before.status());
    let old = before.profile.clone().unwrap_or_default();

    let name = |name: Option<String>| name.unwrap_or_else(|| "Minnie".to_owned());
    let mut change =
        UpdateMyProfileRequest::new(name(old.first_name.clone()), name(old.last_name.clone()), "Minnie M.");
    change.preferred_language = Some("de".into());
    change.gender = Some(old.gender.clone().unwrap_or(Gender::GenderUnspecified));
    let answer = client.update_my_profile(&change).await?;
    report.request(format!("PUT {}/users/me/profile", target.url), answer.status());
    if let Some(sequence) = answer.details.as_ref().and_then(|details| details.sequence) {
        report.note("sequence", sequence.to_string());
    }
    let after = client.get_my_profile().await?;
    report.applied(&Applied::since(&old, &change, &after.profile.clone().unwrap_or_default()));

    change.nick_name = Some(String::new());
    change.display_name = "M".repeat(201);
    match client.update_my_profile(&change).await {
        Err(UpdateMyProfileError::Invalid(violations)) => report.note("not sent", violations.to_string()),
        Err(other) => return Err(other.into()),
        Ok(_) => return Err("names that are too short and too long were sent".into()),
    }
    Ok(())
}
