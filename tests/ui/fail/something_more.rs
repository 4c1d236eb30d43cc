mod pets {
    tintype::api!("documents/pets.yaml", strict, strict);
}

fn main() {}
