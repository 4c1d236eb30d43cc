//! `tintype mock`

use tintype_mock::{Faults, MockError};

use crate::arguments::Mock;
use crate::{End, refused};

pub(crate) fn run(arguments: &Mock) -> End {
    let builder = tintype_mock::Mock::builder().signing_key(&arguments.signing_key).keep_going(arguments.keep_going);
    let builder = arguments.overlay.iter().fold(builder, |builder, overlay| builder.overlay(overlay));
    let builder = if arguments.require_if_match { builder.require_if_match() } else { builder };
    let faults = match faults(arguments) {
        Ok(faults) => faults,
        Err(end) => return end,
    };
    let mock = match builder.faults(faults).open(&arguments.spec) {
        Ok(mock) => mock,
        Err(MockError::Document(failure)) => return refused(&failure),
        Err(other) => {
            eprintln!("error: {}: {other}", arguments.spec.display());
            return End::Faulty;
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = runtime.and_then(|runtime| {
        runtime.block_on(async {
            let running = mock.serve(arguments.listen).await?;
            println!("{}", running.url());
            tokio::signal::ctrl_c().await
        })
    });
    match served {
        Ok(()) => End::Done,
        Err(error) => {
            eprintln!("error: {}: {error}", arguments.listen);
            End::Broken
        }
    }
}

/// The script of the file and of the lines.
fn faults(arguments: &Mock) -> Result<Faults, End> {
    let mut faults = Faults::none();
    if let Some(path) = &arguments.faults {
        let text = std::fs::read_to_string(path).map_err(|error| {
            eprintln!("error: {}: {error}", path.display());
            End::Broken
        })?;
        faults = text.parse().map_err(|error| {
            eprintln!("error: {}: {error}", path.display());
            End::Faulty
        })?;
    }
    Ok(arguments.fault.iter().cloned().fold(faults, Faults::and))
}
