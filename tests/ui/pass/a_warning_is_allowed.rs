//! What is not carried over stops nothing, unless it is asked to.

mod pets {
    tintype::api!("documents/warned.yaml",);
}

fn main() {
    let _ = pets::types::Pet::new("Rex");
}
