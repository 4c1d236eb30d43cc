mod pets {
    tintype::api!("documents/pets.yaml", lenient);
}

fn main() {}
