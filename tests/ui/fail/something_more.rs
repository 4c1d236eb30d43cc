mod pets {
    tintype::api!("documents/pets.yaml", strict, loose);
}

fn main() {}
