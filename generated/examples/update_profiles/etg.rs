//! ETG: errors come inside a 200, and are errors here.

use tintype::applied::Applied;
use tintype::http::StatusCode;
use tintype_profiles::etg::types::{ErrorCode, ProfileEdit, ProfileKey, ProfileType};
use tintype_profiles::etg::{Client, EditProfileError, RetrieveProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let client = Client::builder()
        .base_url(&target.url)
        .basic(target.credential("ETG_KEY_ID"), target.credential("ETG_API_KEY"))
        .build()?;
    let email = std::env::var("ETG_EMAIL").unwrap_or_else(|_| "john.smith@example.com".to_owned());

    // Reading is what the vendor's page of this call does not describe, so a provider without it is no failure.
    let old = match client.retrieve_profile(&ProfileKey::new(&email)).await {
        Ok(answer) => {
            report.request(format!("POST {}/api/b2b/v3/profiles/retrieve/", target.url), answer.status());
            Some(answer.into_body().user)
        }
        Err(RetrieveProfileError::Other(error)) if !target.is_mock && error.status() == Some(StatusCode::NOT_FOUND) => {
            report.note("not read", error.to_string());
            None
        }
        Err(error) => return Err(error.into()),
    };

    let first_name = old.as_ref().map_or("John", |old| old.first_name.as_str());
    let kind = old.as_ref().map_or(ProfileType::Manager, |old| old.r#type.clone());
    let mut change = ProfileEdit::new(&email, first_name, "O'Brien", kind);
    change.phone = Some("+4412344567890".into());
    let answer = client.edit_profile(&change).await?;
    report.request(format!("POST {}/api/b2b/v3/profiles/edit/", target.url), answer.status());
    report.applied(&match &old {
        Some(old) => Applied::since(old, &change, &answer.user),
        None => Applied::of(&change, &answer.user),
    });

    if target.is_mock {
        change.email = "nobody@example.com".into();
        match client.edit_profile(&change).await {
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
