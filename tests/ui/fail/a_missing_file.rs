mod pets {
    tintype::api!("documents/no_pets.yaml");
}

fn main() {}
