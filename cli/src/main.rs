//! The command `tintype`.
//!
//! Exit status: 0 done (warnings allowed), 1 the document has errors or the file is stale, 2 usage or I/O.

mod arguments;
mod check;
mod generate;
mod mock;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// Generating allocates millions of small things: a quarter of its time with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command ended.
enum End {
    /// 0
    Done,
    /// 1: the document has errors, or the file is stale.
    Faulty,
    /// 2: something outside the document.
    Broken,
}

fn main() -> ExitCode {
    let end = match Arguments::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Mock(arguments) => mock::run(&arguments),
    };
    ExitCode::from(match end {
        End::Done => 0,
        End::Faulty => 1,
        End::Broken => 2,
    })
}

/// Shows a failure to a person, and gives the end that it means.
fn refused(failure: &tintype_codegen::Failure) -> End {
    eprint!("{}", failure.human(color()));
    match failure {
        tintype_codegen::Failure::Io(..) => End::Broken,
        tintype_codegen::Failure::Document(refused) => {
            if refused.usable {
                eprintln!("note: `--keep-going` generates the rest of the document, with warnings for these errors");
            }
            End::Faulty
        }
    }
}

/// Whether messages are coloured: on a terminal, unless `NO_COLOR` says otherwise.
fn color() -> bool {
    use std::io::IsTerminal;
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}
