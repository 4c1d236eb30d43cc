//! Wink: read, change, write back; a write from an old version is a conflict.

use tintype::Maybe;
use tintype_profiles::wink::types::UpsertProfileRequest;
use tintype_profiles::wink::{Client, UpdateProfileError};

use crate::Fault;
use crate::compare::json;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let client = Client::builder().base_url(&target.url).bearer(target.credential("WINK_TOKEN")).build()?;

    let profile = client.show_profile().await?;
    report.request(format!("GET {}/api/profile", target.url), profile.status());
    for misfit in profile.misfits().iter().take(3) {
        report.note("misfit", format!("{}  {}: {}", misfit.pointer(), misfit.rule(), misfit.seen()));
    }

    let mut change = UpsertProfileRequest::new(profile.share, profile.user.clone());
    change.user.email = None; // readOnly
    change.user.full_name = None;
    change.version = profile.version.clone();
    let mut personal = profile.personal.clone();
    personal.city = Some("Chiang Mai".into());
    personal.postal_code = Some("50200".into());
    for contact in personal.contact_person.iter_mut().flatten() {
        (contact.full_name, contact.summary) = (None, None);
    }
    change.personal = Some(personal);

    let answer = client.update_profile(&change).await?;
    report.request(format!("PUT {}/api/profile", target.url), answer.status());
    if let (Some(old), Some(new)) = (profile.version.value(), answer.version.value()) {
        report.note("version", format!("{old} -> {new}"));
    }
    let sent = UpsertProfileRequest { version: Maybe::Absent, ..change.clone() };
    report.effects(Some(&json(profile.body())?), &json(&sent)?, &json(answer.body())?);

    if target.is_mock {
        change.version = Maybe::Value(1);
        match client.update_profile(&change).await {
            Err(UpdateProfileError::Conflict(problem)) => {
                let detail = problem.detail.clone().unwrap_or_default();
                report.note("refused", format!("a write from version 1: {} {detail}", problem.status()));
            }
            Err(other) => return Err(other.into()),
            Ok(_) => return Err("a write from an old version was taken".into()),
        }
    }
    Ok(())
}
