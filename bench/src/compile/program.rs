//! A program that uses every operation of a library, so that everything is linked that a client of it may need.

use super::every::Calls;

/// The program for these calls.
pub(super) fn program(library: &str, module: &str, calls: &Calls, most: usize) -> String {
    let client = format!("{library}::{module}{}", calls.client);
    // Types are named from within the library, and the program stands outside.
    let outside = |call: &str| {
        call.replace("crate::", &format!("{library}::")).replace("self::", &format!("{library}::{module}"))
    };
    let each = |(at, call): (usize, &String)| {
        format!(
            "fn call_{at}(client: &'static {client}) -> Pin<Box<dyn Future<Output = ()>>> {{\n    \
             Box::pin(async move {{ keep({}); }})\n}}\n",
            outside(call)
        )
    };
    let functions: Vec<String> = calls.all.iter().take(most).enumerate().map(each).collect();
    let names: Vec<String> = (0..functions.len()).map(|at| format!("call_{at}")).collect();
    format!(
        "#![allow(warnings)]\nuse std::{{future::Future, hint::black_box, pin::Pin, task::{{Context, Waker}}}};\n\
         fn any<T>() -> T {{\n    black_box(None::<T>).unwrap()\n}}\nfn keep<T>(value: T) {{\n    black_box(value);\n}}\n{}\
         static ALL: &[fn(&'static {client}) -> Pin<Box<dyn Future<Output = ()>>>] = &[{}];\n\
         fn main() {{\n    for call in black_box(ALL) {{\n        \
         let _ = call(any()).as_mut().poll(&mut Context::from_waker(Waker::noop()));\n    }}\n}}\n",
        functions.concat(),
        names.join(", "),
    )
}

/// The program for lines that read and write a type each.
pub(super) fn types_program(uses: &[String], most: usize) -> String {
    let each = |(at, line): (usize, &String)| format!("fn call_{at}(text: &'static [u8]) {{\n    {line}\n}}\n");
    let functions: Vec<String> = uses.iter().take(most).enumerate().map(each).collect();
    let names: Vec<String> = (0..functions.len()).map(|at| format!("call_{at}")).collect();
    format!(
        "#![allow(warnings)]\nuse std::hint::black_box;\nfn keep<T>(value: T) {{\n    black_box(value);\n}}\n{}\
         static ALL: &[fn(&'static [u8])] = &[{}];\nfn main() {{\n    for call in black_box(ALL) {{\n        \
         call(black_box(b\"\"));\n    }}\n}}\n",
        functions.concat(),
        names.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::super::every::Calls;

    #[test]
    fn types_of_the_library_are_named_from_outside() {
        let all = ["client.send(any::<self::Body>(), any::<crate::types::Pet>()).await".to_owned()];
        let calls = Calls { client: "Client".to_owned(), all: all.to_vec(), left_out: 0 };
        let program = super::program("lib", "api::", &calls, usize::MAX);
        assert!(
            program.contains("keep(client.send(any::<lib::api::Body>(), any::<lib::types::Pet>()).await);"),
            "{program}"
        );
    }
}
