mod pets {
    tintype::api!("documents/warned.yaml", strict);
}

fn main() {}
