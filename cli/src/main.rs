//! Stub.
fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    match tintype_codegen::generate(path.as_ref(), &Default::default()) {
        Ok(g) => { eprint!("{}", g.warnings()); if std::env::args().nth(2).is_some() { print!("{}", g.outline()) } else { print!("{}", g.text()) } },
        Err(e) => { eprint!("{}", e.human(false)); std::process::exit(1) }
    }
}
