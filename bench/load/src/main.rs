//! 50,000 updates of a wink profile, 64 at a time: the generated client beside bare reqwest with serde, in turns, against the
//! same server in this process. Prints throughput, times and memory; docs/client.md has the figures.
//!
//! `cargo run --release -p tintype-load [-- CALLS [AT_ONCE]]`

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod callers;
mod memory;
mod round;
mod server;

use callers::{Bare, Ours};
use memory::resident;
use round::{Total, round};

/// Turns of each caller.
const ROUNDS: usize = 20;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse().expect("a number"));
    let (calls, at_once) = (arguments.next().unwrap_or(50_000), arguments.next().unwrap_or(64));
    // The bare client asks for a provider of TLS that is set for the whole process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    for (name, server) in
        [("a server that answers the same bytes", server::plain().await), ("the mock", server::mock().await)]
    {
        println!("{name}: {calls} calls each, {at_once} at once");
        compare(&server.url, calls, at_once).await;
    }
}

async fn compare(url: &str, calls: usize, at_once: usize) {
    let (ours, unchecked, bare) = (Ours::new(url, true), Ours::new(url, false), Bare::new(url));
    // Connections are made and memory is taken before it is measured.
    round(&ours, calls / 10, at_once, &mut Total::new(calls / 10)).await;
    round(&bare, calls / 10, at_once, &mut Total::new(calls / 10)).await;
    let (mut with_ours, mut with_bare) = (Total::new(calls), Total::new(calls));
    let before = resident();
    let mut midway = before;
    let mut ratios = Vec::new();
    for turn in 0..ROUNDS {
        if turn == ROUNDS / 2 {
            midway = resident();
        }
        // Who goes first changes, for whatever the machine does beside.
        if turn % 2 == 0 {
            let took = round(&ours, calls / ROUNDS, at_once, &mut with_ours).await;
            ratios.push(round(&bare, calls / ROUNDS, at_once, &mut with_bare).await / took);
        } else {
            let took = round(&bare, calls / ROUNDS, at_once, &mut with_bare).await;
            ratios.push(took / round(&ours, calls / ROUNDS, at_once, &mut with_ours).await);
        }
    }
    ratios.sort_unstable_by(f64::total_cmp);
    let after = resident();
    // One turn more, to tell what the check of requests takes.
    let mut without_check = Total::new(calls / ROUNDS);
    round(&unchecked, calls / ROUNDS, at_once, &mut without_check).await;
    with_ours.print("tintype");
    without_check.print("tintype, unchecked");
    with_bare.print("reqwest with serde");
    let median = ratios.get(ROUNDS / 2).expect("there are turns");
    let whole = with_ours.throughput() / with_bare.throughput();
    println!("  throughput, tintype / bare: {median:.3} (median of {ROUNDS} turns), {whole:.3} (all calls)");
    println!("  resident memory in KiB: {before} before, {midway} midway, {after} after\n");
}
