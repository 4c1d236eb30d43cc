//! What an attempt uses up of a plan, kept for the next one.

use http::HeaderMap;

use crate::body::Encoded;
use crate::client::plan::Plan;

/// The parts of a request as they were before credentials.
pub(in crate::client) struct Spare {
    query: String,
    cookies: String,
    headers: HeaderMap,
    by_hand: HeaderMap,
    body: Option<Encoded>,
}

impl Spare {
    /// The parts; nothing where the body is a stream, which is there once.
    pub(in crate::client) fn of(plan: &Plan) -> Option<Spare> {
        let body = match &plan.body {
            Some(Encoded { body, media }) => Some(Encoded { body: body.again()?, media: media.clone() }),
            None => None,
        };
        let (query, cookies) = (plan.query.clone(), plan.cookies.clone());
        Some(Spare { query, cookies, headers: plan.headers.clone(), by_hand: plan.by_hand.clone(), body })
    }

    pub(in crate::client) fn refill(self, plan: &mut Plan) {
        let Spare { query, cookies, headers, by_hand, body } = self;
        (plan.query, plan.cookies) = (query, cookies);
        (plan.headers, plan.by_hand, plan.body) = (headers, by_hand, body);
    }
}
