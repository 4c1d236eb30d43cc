//! ETG: errors come inside a 200, and are errors here.

use tintype_profiles::etg::types::{ErrorCode, ProfileEdit, ProfileKey};
use tintype_profiles::etg::{Client, EditProfileError};

use crate::Fault;
use crate::compare::json;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let client = Client::builder()
        .base_url(&target.url)
        .basic(target.credential("ETG_KEY_ID"), target.credential("ETG_API_KEY"))
        .build()?;
    let email = std::env::var("ETG_EMAIL").unwrap_or_else(|_| "john.smith@example.com".to_owned());

    let before = client.retrieve_profile(&ProfileKey::new(&email)).await?;
    report.request(format!("POST {}/api/b2b/v3/profiles/retrieve/", target.url), before.status());

    let user = &before.user;
    let mut change = ProfileEdit::new(&email, &user.first_name, "O'Brien", user.r#type.clone());
    change.phone = Some("+4412344567890".into());
    let answer = client.edit_profile(&change).await?;
    report.request(format!("POST {}/api/b2b/v3/profiles/edit/", target.url), answer.status());
    report.effects(Some(&json(user)?), &json(&change)?, &json(&answer.user)?);

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
