//! A module's pieces to text, on all cores.

use crate::emit::{Block, Module, Part, Piece};
use crate::parallel;
use crate::print::print;

/// So many pieces are taken at a time.
const SHARE: usize = 32;

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
    // From the end: the last piece, the lines of the document, takes longest and must not be begun last.
    let shares: Vec<&[Step]> = steps.rchunks(SHARE).collect();
    let texts = parallel::map(&shares, |share| write(module, share));
    let mut all = head;
    all.reserve(texts.iter().map(String::len).sum());
    texts.iter().rev().for_each(|text| all.push_str(text));
    all
}

/// Spells the pieces and writes none of them; how many there are.
pub(crate) fn spell(module: &Module<'_>, parts: &[Part]) -> usize {
    let steps = steps(parts);
    let shares: Vec<&[Step]> = steps.rchunks(SHARE).collect();
    let spelled = |step: &Step| match step {
        Step::Piece(piece, _) => drop(module.piece(*piece)),
        Step::Open(block) => drop(module.head(*block)),
        Step::Close => {}
    };
    parallel::map(&shares, |share| share.iter().map(spelled).count()).into_iter().sum()
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
