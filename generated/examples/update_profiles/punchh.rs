//! Punchh: every request is signed, and a second change of the birthday is ignored with 200.

use tintype::Maybe;
use tintype_profiles::punchh::Client;
use tintype_profiles::punchh::types::{UpdateUserRequest, UserChange};

use crate::Fault;
use crate::report::Report;
use crate::target::Target;

const USER_AGENT: &str = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";

pub(crate) async fn update(target: &Target, report: &mut Report) -> Result<(), Fault> {
    let client = Client::builder()
        .base_url(&target.url)
        .signing_key(target.credential("PUNCHH_SECRET"))
        .bearer(target.credential("PUNCHH_ACCESS_TOKEN"))
        .build()?;

    let mut change = UserChange::new();
    change.city = Some("Columbus".into());
    change.state = Some("Ohio".into());
    // A birthday can be set once in a guest's life, so only the mock is asked to.
    if target.is_mock {
        change.birthday = Maybe::Value("1993-01-01".into());
    }
    let mut request = UpdateUserRequest::new(target.credential("PUNCHH_CLIENT"));
    request.user = Some(change.clone());
    let answer = client.update_user(USER_AGENT, &request).await?;
    report.request(format!("PUT {}/api/auth/users", target.url), answer.status());
    report.applied(&answer.applied());

    if target.is_mock {
        let before = answer;
        change.birthday = Maybe::Value("1994-02-02".into());
        request.user = Some(change);
        let answer = client.update_user(USER_AGENT, &request).await?;
        report.request(format!("PUT {}/api/auth/users", target.url), answer.status());
        report.applied(&answer.applied_since(before.body()));
    }
    Ok(())
}
