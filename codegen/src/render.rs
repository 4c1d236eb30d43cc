//! A module's pieces to text, on all cores.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::emit::{Block, Module, Part, Piece};
use crate::print::print;

/// So many pieces are taken at a time.
const SHARE: usize = 32;
/// More threads than this wait for each other's memory.
const THREADS: usize = 8;

/// What is written next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Piece(Piece, usize),
    Open(Block),
    Close,
}

/// Parts of a module as text, after what stands before them.
pub(crate) fn render(module: &Module<'_>, parts: &[Part], head: String) -> String {
    let steps = steps(parts);
    let shares: Vec<&[Step]> = steps.chunks(SHARE).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS).min(shares.len());
    if threads < 2 {
        return head + &write(module, &steps);
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, share)) = take(&next, &shares) {
            done.push((at, write(module, share)));
        }
        done
    };
    let mut texts: Vec<Option<String>> = vec![None; shares.len()];
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        for (at, text) in others.into_iter().filter_map(|other| other.join().ok()).flatten().chain(own) {
            if let Some(slot) = texts.get_mut(at) {
                *slot = Some(text);
            }
        }
    });
    let mut all = head;
    all.reserve(texts.iter().flatten().map(String::len).sum());
    for (text, share) in texts.into_iter().zip(shares) {
        all.push_str(&text.unwrap_or_else(|| write(module, share)));
    }
    all
}

/// The next share that nobody has taken.
fn take<'a>(next: &AtomicUsize, shares: &[&'a [Step]]) -> Option<(usize, &'a [Step])> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, *shares.get(at)?))
}

fn steps(parts: &[Part]) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in parts {
        match part {
            Part::Piece(piece) => steps.push(Step::Piece(*piece, 0)),
            Part::Block(block, pieces) => {
                steps.push(Step::Open(*block));
                steps.extend(pieces.iter().map(|piece| Step::Piece(*piece, 1)));
                steps.push(Step::Close);
            }
        }
    }
    steps
}

fn write(module: &Module<'_>, steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::Piece(piece, indent) => print(module.piece(*piece), *indent, &mut out),
            Step::Open(block) => {
                print(module.head(*block), 0, &mut out);
                // The line break after the head.
                out.pop();
                out.push_str(" {\n");
            }
            Step::Close => out.push_str("}\n"),
        }
    }
    out
}
