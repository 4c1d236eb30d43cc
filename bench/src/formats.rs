//! Formats that `garde` and `validator` have no rule for: by our own functions, so that all sides do the same work.

use tintype::formats::check;

fn is(format: &str, text: &str) -> bool {
    check(format, text) == Some(true)
}

pub mod garde {
    //! For `garde`.

    fn of(format: &'static str, text: &str) -> garde::Result {
        if super::is(format, text) { Ok(()) } else { Err(garde::Error::new(format)) }
    }

    pub fn date(text: &str, (): &()) -> garde::Result {
        of("date", text)
    }

    pub fn date_time(text: &str, (): &()) -> garde::Result {
        of("date-time", text)
    }

    pub fn uuid(text: &str, (): &()) -> garde::Result {
        of("uuid", text)
    }
}

pub mod validator {
    //! For `validator`.

    use validator::ValidationError;

    fn of(format: &'static str, text: &str) -> Result<(), ValidationError> {
        if super::is(format, text) { Ok(()) } else { Err(ValidationError::new(format)) }
    }

    pub fn date(text: &str) -> Result<(), ValidationError> {
        of("date", text)
    }

    pub fn date_time(text: &str) -> Result<(), ValidationError> {
        of("date-time", text)
    }

    pub fn uuid(text: &str) -> Result<(), ValidationError> {
        of("uuid", text)
    }
}
