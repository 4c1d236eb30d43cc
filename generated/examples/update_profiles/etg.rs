//! ETG: errors come inside a 200, and are errors here.

use tintype_profiles::etg::types::{ErrorCode, ProfileEdit, ProfileKey, ProfileType};
use tintype_profiles::etg::{Client, EditProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let client = Client::builder()
        .base_url(&target.url)
        .basic(target.credential("ETG_KEY_ID"), target.credential("ETG_API_KEY"))
        .build()?;
    let email = std::env::var("ETG_EMAIL").unwrap_or_else(|_| "john.smith@example.com".to_owned());

    let change = |profile: &mut ProfileEdit| {
        profile.last_name = "O'Brien".into();
        profile.phone = Some("+4412344567890".into());
    };
    let updated = client.edit_profile_with(&ProfileKey::new(&email), change).await?;
    if let Some(answer) = updated.answer() {
        report.request(format!("POST {}/api/b2b/v3/profiles/edit/", target.url), answer.status());
    }
    report.applied(updated.applied());

    if target.is_mock {
        let nobody = ProfileEdit::new("nobody@example.com", "John", "Smith", ProfileType::Manager);
        match client.edit_profile(&nobody).await {
            Err(EditProfileError::Refused(refused)) if refused.code == Some(ErrorCode::UsersProfileNotFound) => {
                let status = refused.response.status();
                report.note("refused", format!("an unknown email: users_profile_not_found, inside a {status}"));
            }
            Err(other) => return Err(other.into()),
            Ok(_) => return Err("an unknown email was taken".into()),
        }
    }
    Ok(())
}
