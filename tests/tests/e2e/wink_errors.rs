//! Wink's errors: problems, a union whose forms overlap, and bodies with nothing in them.

use tintype_profiles::wink::types::{BadRequestError, UpsertProfileRequest, User};
use tintype_profiles::wink::{Client, ShowProfileError, UpdateProfileError};

use crate::common::{Provider, encoded, example, json, mock, mock_with, requests, serve};

fn client(url: String) -> Client {
    Client::builder().base_url(url).bearer("token").build().unwrap()
}

fn over(provider: Provider) -> Client {
    Client::builder().base_url("https://wink.example").bearer("token").transport(provider).build().unwrap()
}

fn change() -> UpsertProfileRequest {
    UpsertProfileRequest::new(true, User::new())
}

#[tokio::test]
async fn a_wrong_token_is_a_typed_401() {
    let mock = mock_with(tintype_mock::Mock::builder().bearer("right"), "wink");
    let running = serve(&mock).await;
    let outcome = client(running.url()).update_profile(&change()).await;
    let Err(UpdateProfileError::Unauthorized(problem)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(encoded(problem.body()), json(&example("wink", "updateProfile.error-401.json")));
    assert_eq!(problem.r#type.as_ref().unwrap(), &"about:blank");
    assert_eq!(problem.header("www-authenticate"), Some("Bearer"));
    assert_eq!(requests(&mock), ["PUT /api/profile 401"]);
}

#[tokio::test]
async fn a_profile_that_does_not_exist_is_a_typed_404() {
    let mock = mock_with(tintype_mock::Mock::builder().without_records(), "wink");
    let running = serve(&mock).await;
    let outcome = client(running.url()).show_profile().await;
    let Err(ShowProfileError::NotFound(problem)) = outcome else { panic!("{outcome:?}") };
    assert_eq!((problem.status, problem.title.as_deref()), (Some(404), Some("Not Found")));
    assert_eq!(requests(&mock), ["GET /api/profile 404"]);
}

#[tokio::test]
async fn each_documented_status_has_a_variant() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = client(running.url());
    let mut seen = Vec::new();
    for status in [400, 401, 403, 404, 405, 409, 415, 500, 503] {
        mock.fail_next(status);
        let Err(error) = client.update_profile(&change()).await else { panic!("{status} was a success") };
        assert_eq!(error.status().unwrap(), status);
        seen.push(match error {
            UpdateProfileError::BadRequest(_) => 400,
            UpdateProfileError::Unauthorized(_) => 401,
            UpdateProfileError::Forbidden(_) => 403,
            UpdateProfileError::NotFound(_) => 404,
            UpdateProfileError::MethodNotAllowed(_) => 405,
            UpdateProfileError::Conflict(_) => 409,
            UpdateProfileError::UnsupportedMediaType(_) => 415,
            UpdateProfileError::InternalServerError(_) => 500,
            UpdateProfileError::ServiceUnavailable(_) => 503,
            other => panic!("{other:?}"),
        });
    }
    assert_eq!(seen, [400, 401, 403, 404, 405, 409, 415, 500, 503]);
}

#[tokio::test]
async fn an_empty_object_is_a_500() {
    let mock = mock("wink");
    mock.fail_next(500);
    let running = serve(&mock).await;
    let outcome = client(running.url()).show_profile().await;
    let Err(ShowProfileError::InternalServerError(problem)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(&problem.raw().bytes()[..], b"{}");
    assert_eq!(problem.body(), &tintype_profiles::wink::types::Problem::new());
}

/// The body of a 400 by the client.
async fn bad_request(body: &str) -> BadRequestError {
    let outcome = over(Provider::answering(400, body)).update_profile(&change()).await;
    let Err(UpdateProfileError::BadRequest(answer)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(encoded(answer.body()), json(body));
    answer.into_body()
}

#[tokio::test]
async fn a_400_of_both_forms_is_the_one_that_knows_more_of_it() {
    let body = example("wink", "tolerated/updateProfile.error-400.generic-error.json");
    let BadRequestError::GenericError(error) = bad_request(&body).await else { panic!("it is a generic error") };
    assert_eq!(error.error.as_deref(), Some("Bad Request"));
    assert_eq!(error.timestamp.as_ref().unwrap(), &"2026-02-10T08:05:59");

    let body = example("wink", "tolerated/updateProfile.error-400.matches-both.json");
    let BadRequestError::Problem(problem) = bad_request(&body).await else { panic!("it is a problem") };
    assert_eq!((problem.status, problem.title.as_deref()), (Some(1), Some("example")));
    assert_eq!(problem.properties.unwrap().get("additionalProperty").unwrap().as_str(), Some("example"));

    // Nothing tells the forms apart: the first one.
    for body in ["{}", r#"{"status":400}"#] {
        assert!(matches!(bad_request(body).await, BadRequestError::Problem(_)), "{body}");
    }
}

#[tokio::test]
async fn a_400_of_neither_form_is_kept() {
    for body in ["null", r#""no""#, r#"["no"]"#] {
        assert_eq!(bad_request(body).await, BadRequestError::Unlisted(body.parse().unwrap()));
    }
}
