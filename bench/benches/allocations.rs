//! How often reading wink's profile allocates, and how much, beside serde_json's derives.
//!
//! ```sh
//! cargo bench -p tintype-bench --bench allocations
//! ```

#![allow(missing_docs, clippy::unwrap_used)]

use divan::{AllocProfiler, Bencher, black_box};
use tintype_bench::{ours, plain, profile};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench]
fn tintype(bencher: Bencher<'_, '_>) {
    let text = profile();
    bencher.bench(|| tintype::from_slice::<ours::types::UserProfile>(black_box(text.as_bytes())).unwrap());
}

#[divan::bench]
fn serde(bencher: Bencher<'_, '_>) {
    let text = profile();
    bencher.bench(|| serde_json::from_slice::<plain::UserProfile>(black_box(text.as_bytes())).unwrap());
}
