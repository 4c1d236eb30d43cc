mod pets {
    tintype::api!(pets);
}

fn main() {}
