//! Updates a profile at five providers, each by its generated client.
//!
//! Without an argument every provider is a mock that runs in this process, and the credentials are made up.
//! `--server wink=https://api.wink.travel` aims a provider at a real server (or at another mock), with credentials from
//! the environment; `--help` names the variables. The status is 1 if a provider's update failed.

mod arguments;
mod driver;
mod etg;
mod punchh;
mod report;
mod target;
mod wink;
mod zitadel;

use std::io::Write;
use std::process::ExitCode;

use arguments::{Arguments, PROVIDERS};
use report::Report;
use target::Target;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            say(&arguments::help());
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            eprintln!("error: {fault}\n\n{}", arguments::help());
            return ExitCode::from(2);
        }
    };
    let mut failed = Vec::new();
    for provider in PROVIDERS {
        let mut report = Report::new(provider.name);
        let outcome = match Target::of(provider, &arguments).await {
            Ok(target) => update(provider.name, &target, &mut report).await,
            Err(fault) => Err(fault),
        };
        if let Err(fault) = outcome {
            report.failed(fault.as_ref());
            failed.push(provider.name);
        }
        say(&report);
    }
    if failed.is_empty() {
        say(&format!("All {} profiles are updated.", PROVIDERS.len()));
        return ExitCode::SUCCESS;
    }
    say(&format!("Not updated: {}.", failed.join(", ")));
    ExitCode::FAILURE
}

/// Prints a block. A reader that has seen enough is no fault.
fn say(block: &dyn std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{block}");
}

/// What went wrong with a provider.
type Fault = Box<dyn std::error::Error + Send + Sync>;

async fn update(provider: &str, target: &Target, report: &mut Report) -> Result<(), Fault> {
    match provider {
        "wink" => wink::update(target, report).await,
        "etg" => etg::update(target, report).await,
        "punchh" => punchh::update(target, report).await,
        "driver" => driver::update(target, report).await,
        _ => zitadel::update(target, report).await,
    }
}
