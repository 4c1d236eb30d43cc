//! Where a request goes: to its operation's path below the base URL, or where a link to a page leads.

use std::borrow::Cow;

use url::Url;

use super::choice::base;
use super::plan::Plan;
use crate::error::Error;
use crate::params;

/// Where a request goes.
pub(crate) fn target(plan: &Plan) -> Result<Url, Error> {
    let (base, path) = place(plan, base(&plan.client.0, plan.operation)?)?;
    let text = params::target(&base, &path, &plan.query).map_err(|reason| Error::Request { reason })?;
    Url::parse(&text).map_err(|_| Error::Request { reason: "the parts make no URL" })
}

/// The URL below which a path is, and the path: that of the operation, or that of a link.
pub(super) fn place<'a>(plan: &Plan, base: Cow<'a, Url>) -> Result<(Cow<'a, Url>, String), Error> {
    if let Some(link) = &plan.link {
        let mut root = link.clone();
        root.set_path("");
        root.set_query(None);
        return Ok((Cow::Owned(root), link.path().to_owned()));
    }
    let missing = |name| Error::Argument { parameter: format!("path/{name}"), reason: "a path needs a value" };
    Ok((base, params::expand(plan.operation.path, &plan.path).map_err(missing)?))
}
