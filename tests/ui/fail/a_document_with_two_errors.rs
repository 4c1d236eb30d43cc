mod pets {
    tintype::api!("documents/broken.yaml");
}

fn main() {}
