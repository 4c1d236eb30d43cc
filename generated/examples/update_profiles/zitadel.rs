//! ZITADEL: the answer to an update holds a sequence number alone; the profile is read again to see what took.

use tintype_profiles::zitadel::types::UpdateMyProfileRequest;
use tintype_profiles::zitadel::{Client, UpdateMyProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let builder = Client::builder().base_url(&target.url);
    let client = builder.credentials_from("ZITADEL", |name| target.find(name)).build()?;

    // The answer holds a sequence number alone, so the profile is read once more to see what took.
    let change = |profile: &mut UpdateMyProfileRequest| {
        profile.display_name = "Minnie M.".into();
        profile.preferred_language = Some("de".into());
    };
    let updated = client.update_my_profile_with(change).verify().await?;
    if let Some(answer) = updated.answer() {
        report.request(format!("PUT {}/users/me/profile", target.url), answer.status());
        if let Some(sequence) = answer.details.as_ref().and_then(|details| details.sequence) {
            report.note("sequence", sequence.to_string());
        }
    }
    report.applied(updated.applied());

    let mut change = UpdateMyProfileRequest::new("Minnie", "Mouse", "M".repeat(201));
    change.nick_name = Some(String::new());
    match client.update_my_profile(&change).await {
        Err(UpdateMyProfileError::Invalid(violations)) => report.note("not sent", violations.to_string()),
        Err(other) => return Err(other.into()),
        Ok(_) => return Err("names that are too short and too long were sent".into()),
    }
    Ok(())
}
