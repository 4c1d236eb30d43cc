//! The drivers' agency: the answer's ETag and request id are kept.

use tintype_profiles::driver::types::{ProfileChange, UpdateProfileRequest};
use tintype_profiles::driver::{Client, UpdateProfileError};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let client = Client::builder().base_url(&target.url).bearer(target.credential("DRIVER_TOKEN")).build()?;

    let mut change = ProfileChange::new("Lashell", "Farrell", "Y6 5DN", "fluent", "07366 916627");
    change.start_date = Some("2021-09-16".into());
    let answer = client.update_profile(&UpdateProfileRequest::new(change.clone())).await?;
    report.request(format!("PUT {}/api/v1/users/profile", target.url), answer.status());
    report.applied(&answer.applied());
    if let Some(etag) = answer.etag() {
        report.note("etag", etag);
    }
    if let Some(id) = answer.request_id() {
        report.note("id", id);
    }

    // Whatever breaks the document's rules is found before anything is sent.
    change.birth_date = Some("1983-08-32".into());
    match client.update_profile(&UpdateProfileRequest::new(change)).await {
        Err(UpdateProfileError::Invalid(violations)) => report.note("not sent", violations.to_string()),
        Err(other) => return Err(other.into()),
        Ok(_) => return Err("a date that no calendar has was sent".into()),
    }
    Ok(())
}
