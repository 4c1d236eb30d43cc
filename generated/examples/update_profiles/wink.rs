//! Wink: read, change, write back, and anew if somebody else has written in between; a write from an old version is a conflict.

use tintype::UpdateError;
use tintype_profiles::wink::types::{UpsertProfileRequest, User};
use tintype_profiles::wink::{Client, ShowProfileError, UpdateProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

fn move_to_chiang_mai(profile: &mut UpsertProfileRequest) {
    let personal = profile.personal.get_or_insert_default();
    personal.city = Some("Chiang Mai".into());
    personal.postal_code = Some("50200".into());
}

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let builder = Client::builder().base_url(&target.url);
    let client = builder.credentials_from("WINK", |name| target.find(name)).build()?;
    let old = if target.is_mock { Some(client.show_profile().await?.versioned()) } else { None };

    let (answer, applied) = match client.update_profile_with(move_to_chiang_mai).await {
        Ok(updated) => (updated.answer().cloned(), updated.applied().clone()),
        // There is no profile yet: this makes the first one.
        Err(UpdateError::Read(ShowProfileError::NotFound(_))) => {
            let mut first = UpsertProfileRequest::new(true, User::new());
            move_to_chiang_mai(&mut first);
            let answer = client.update_profile(&first).await?;
            let applied = answer.applied();
            (Some(answer), applied)
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(answer) = answer {
        report.request(format!("PUT {}/api/profile", target.url), answer.status());
        if let Some(version) = answer.version.value() {
            report.note("version", version.to_string());
        }
        for misfit in answer.misfits().iter().take(3) {
            report.note("misfit", format!("{}  {}: {}", misfit.pointer(), misfit.rule(), misfit.seen()));
        }
    }
    report.applied(&applied);

    if let Some(old) = old {
        match client.update_profile(&*old.request()?).since(&old).await {
            Err(UpdateProfileError::Conflict(problem)) => {
                let detail = problem.detail.clone().unwrap_or_default();
                report.note("refused", format!("a write from the old version: {} {detail}", problem.status()));
            }
            Err(other) => return Err(other.into()),
            Ok(_) => return Err("a write from an old version was taken".into()),
        }
    }
    Ok(())
}
