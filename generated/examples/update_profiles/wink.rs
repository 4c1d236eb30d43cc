//! Wink: read, change, write back; a write from an old version is a conflict.

use tintype::applied::Applied;
use tintype::{Maybe, Model};
use tintype_profiles::wink::types::{UpsertProfileRequest, User};
use tintype_profiles::wink::{Client, ShowProfileError, UpdateProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let builder = Client::builder().base_url(&target.url);
    let client = builder.credentials_from("WINK", |name| target.find(name)).build()?;

    let old = match client.show_profile().await {
        Ok(profile) => {
            report.request(format!("GET {}/api/profile", target.url), profile.status());
            for misfit in profile.misfits().iter().take(3) {
                report.note("misfit", format!("{}  {}: {}", misfit.pointer(), misfit.rule(), misfit.seen()));
            }
            Some(profile.into_body())
        }
        Err(ShowProfileError::NotFound(_)) => None, // the update will make the first one
        Err(other) => return Err(other.into()),
    };

    let mut change = match &old {
        Some(old) => UpsertProfileRequest::new(old.share, old.user.clone().for_request()),
        None => UpsertProfileRequest::new(true, User::new()),
    };
    change.version = old.as_ref().map(|old| old.version).unwrap_or_default();
    let mut personal = old.as_ref().map(|old| old.personal.clone().for_request()).unwrap_or_default();
    personal.city = Some("Chiang Mai".into());
    personal.postal_code = Some("50200".into());
    change.personal = Some(personal);

    let answer = client.update_profile(&change).await?;
    report.request(format!("PUT {}/api/profile", target.url), answer.status());
    if let (Some(before), Some(now)) = (change.version.value(), answer.version.value()) {
        report.note("version", format!("{before} -> {now}"));
    }
    let sent = UpsertProfileRequest { version: Maybe::Absent, ..change.clone() };
    report.applied(&match &old {
        Some(old) => Applied::since(old, &sent, answer.body()),
        None => Applied::of(&sent, answer.body()),
    });

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
