//! The command as a person or a script meets it: exit status, what goes to which stream, what is written.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "command/choice.rs"]
mod choice;
#[path = "command/stamp.rs"]
mod stamp;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const PROVIDERS: [&str; 5] = ["wink", "etg", "punchh", "driver", "zitadel"];

/// What a run of the command came to.
#[derive(Debug, PartialEq)]
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// Runs the command in the folder of this package.
fn run(arguments: &[&str]) -> Run {
    let output = command(arguments).output().unwrap();
    Run {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tintype"));
    command.args(arguments);
    command
}

/// A document's path as seen from this package.
fn spec(provider: &str) -> String {
    format!("../specs/{provider}/openapi.yaml")
}

/// A folder with documents: one without a problem, one with a warning, one with an error and a warning.
struct Folder(TempDir);

const GOOD: &str = "openapi: 3.1.0\ninfo:\n  title: Pets\n  version: '1'\npaths: {}\ncomponents:\n  schemas:\n    Pet:\n      \
                    type: object\n      properties:\n        name:\n          type: string\n          maxLength: 40\n";

impl Folder {
    fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.put("good.yaml", GOOD);
        folder.put("warned.yaml", &GOOD.replace("maxLength: 40", "$recursiveRef: '#'"));
        folder.put("bad.yaml", &GOOD.replace("maxLength: 40", "maxLenght: 40\n          minLength: ten"));
        folder
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn files(&self) -> usize {
        std::fs::read_dir(self.0.path()).unwrap().count()
    }
}

#[test]
fn generate_writes_what_the_function_gives() {
    for provider in PROVIDERS {
        let path = spec(provider);
        let module = tintype_codegen::generate(Path::new(&path), &tintype_codegen::Options::default()).unwrap();
        let ran = run(&["generate", &path]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{provider}");
        assert_eq!(ran.out, module.text(), "{provider}");
    }
}

#[test]
fn generate_writes_to_a_file_or_to_standard_output() {
    let folder = Folder::new();
    let to_stdout = run(&["generate", &folder.at("good.yaml")]);
    let file = folder.at("pets.rs");
    let to_file = run(&["generate", &folder.at("good.yaml"), "-o", &file]);
    assert_eq!(to_file, Run { status: 0, out: String::new(), err: String::new() });
    assert_eq!(std::fs::read_to_string(&file).unwrap(), to_stdout.out);
    assert!(to_stdout.out.contains("pub struct Pet"));
}

#[test]
fn check_of_a_file_writes_nothing_and_says_what_is_stale() {
    let folder = Folder::new();
    let (good, file) = (folder.at("good.yaml"), folder.at("pets.rs"));
    let check = ["generate", &good, "-o", &file, "--check"];
    let missing = run(&check);
    assert_eq!(missing.status, 1);
    assert_eq!(missing.err, format!("error: {file} does not exist\nhelp: run the command without `--check`\n"));
    assert!(!Path::new(&file).exists());
    run(&["generate", &good, "-o", &file]);
    assert_eq!(run(&check), Run { status: 0, out: String::new(), err: String::new() });
    std::fs::write(&file, "// stale\n").unwrap();
    let stale = run(&check);
    assert_eq!(stale.status, 1);
    assert_eq!(
        stale.err,
        format!("error: {file} is not what the document gives\nhelp: run the command without `--check`\n")
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "// stale\n");
    assert_eq!(folder.files(), 4, "nothing else was written");
    assert_eq!(run(&["generate", &good, "--check"]).status, 2, "--check needs a file");
}

#[test]
fn an_error_of_the_document_is_1_and_nothing_is_written() {
    let folder = Folder::new();
    let file = folder.at("pets.rs");
    let ran = run(&["generate", &folder.at("bad.yaml"), "-o", &file]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let expected = format!(
        "warning[unknown-keyword]: a schema has no keyword `maxLenght`\n  --> {0}:13:11\n   |\n13 |           maxLenght: 40\n   |           \
         ^^^^^^^^^\n   |\n   = help: did you mean `maxLength`? as it stands, the constraint is lost\n\n\
         error[wrong-type]: `minLength` is a string\n  --> {0}:14:22\n   |\n14 |           minLength: ten\n   |                      \
         ^^^ expected a non-negative integer\n   |\n   = help: write a non-negative integer\n\n1 error, 1 warning\n\
         note: `--keep-going` generates the rest of the document, with warnings for these errors\n",
        folder.at("bad.yaml")
    );
    assert_eq!(ran.err, expected);
    assert!(!Path::new(&file).exists());
}

#[test]
fn with_keep_going_the_errors_are_warnings_and_the_rest_is_written() {
    let folder = Folder::new();
    let file = folder.at("pets.rs");
    let ran = run(&["generate", &folder.at("bad.yaml"), "-o", &file, "--keep-going"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("warning[unknown-keyword]: a schema has no keyword `maxLenght`\n"), "{}", ran.err);
    assert!(ran.err.ends_with("\n2 warnings\n"), "{}", ran.err);
    assert!(Path::new(&file).exists());
}

#[test]
fn a_warning_is_shown_and_under_strict_an_error() {
    let folder = Folder::new();
    let warned = folder.at("warned.yaml");
    for arguments in [vec!["generate", &warned], vec!["check", &warned]] {
        let ran = run(&arguments);
        assert_eq!(ran.status, 0);
        assert!(ran.err.starts_with("warning[unsupported]: `$recursiveRef` is not supported yet\n"), "{}", ran.err);
        assert!(ran.err.ends_with("\n1 warning\n"), "{}", ran.err);
        let strict: Vec<&str> = arguments.iter().copied().chain(["--strict"]).collect();
        let ran = run(&strict);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert!(ran.err.starts_with("error[unsupported]: "), "{}", ran.err);
    }
}

#[test]
fn check_reads_several_documents_and_writes_to_standard_error_alone() {
    let all: Vec<String> = PROVIDERS.iter().map(|provider| spec(provider)).collect();
    let mut arguments = vec!["check", "--strict"];
    arguments.extend(all.iter().map(String::as_str));
    assert_eq!(run(&arguments), Run { status: 0, out: String::new(), err: String::new() });
    let folder = Folder::new();
    let (good, bad, warned) = (folder.at("good.yaml"), folder.at("bad.yaml"), folder.at("warned.yaml"));
    let ran = run(&["check", &bad, &good, &warned]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("1 error, 1 warning\n") && ran.err.ends_with("1 warning\n"), "{}", ran.err);
    let missing = folder.at("missing.yaml");
    let ran = run(&["check", &missing, &bad]);
    assert_eq!(ran.status, 2, "a file that can't be read is graver");
    assert!(
        ran.err.contains(&format!("error: {missing}: ")) && ran.err.contains("1 error, 1 warning\n"),
        "the others are read: {}",
        ran.err
    );
}

#[test]
fn json_is_one_object_a_line() {
    let folder = Folder::new();
    let (bad, warned, missing) = (folder.at("bad.yaml"), folder.at("warned.yaml"), folder.at("missing.yaml"));
    let ran = run(&["check", "--format", "json", &bad, &warned, &missing]);
    assert_eq!(ran.status, 2);
    let lines: Vec<serde_json::Value> = ran.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let shown: Vec<_> = lines
        .iter()
        .map(|line| {
            let text = |name: &str| line[name].as_str().unwrap().to_owned();
            (text("code"), text("severity"), text("file"), line["line"].as_u64(), line["column"].as_u64())
        })
        .collect();
    let expected = [
        ("unknown-keyword".to_owned(), "warning".to_owned(), bad.clone(), Some(13), Some(11)),
        ("wrong-type".to_owned(), "error".to_owned(), bad, Some(14), Some(22)),
        ("unsupported".to_owned(), "warning".to_owned(), warned, Some(13), Some(11)),
        ("io".to_owned(), "error".to_owned(), missing, None, None),
    ];
    assert_eq!(shown, expected);
    assert_eq!(lines[0]["help"], "did you mean `maxLength`? as it stands, the constraint is lost");
}

#[test]
fn the_report_says_what_is_made_of_each_keyword() {
    let folder = Folder::new();
    let warned = folder.at("warned.yaml");
    let ran = run(&["check", "--format", "json", &warned]);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let row = |keyword: &str| lines.iter().find(|line| line["keyword"] == keyword).unwrap();
    assert_eq!(
        *row("properties"),
        serde_json::json!({"document": warned, "keyword": "properties", "treatment": "typed", "count": 1})
    );
    assert_eq!(row("$recursiveRef")["treatment"], "ignored");
    let ignored = lines.iter().find(|line| line["what"].is_string()).unwrap();
    assert_eq!(
        (&ignored["treatment"], ignored["line"].as_u64(), ignored["column"].as_u64()),
        (&serde_json::json!("ignored"), Some(13), Some(11))
    );
}

#[test]
fn a_refused_document_has_its_report_too() {
    let folder = Folder::new();
    let ran = run(&["check", "--format", "json", &folder.at("bad.yaml")]);
    assert_eq!(ran.status, 1);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let row = |keyword: &str| lines.iter().find(|line| line["keyword"] == keyword).unwrap();
    assert_eq!(row("properties")["treatment"], "typed");
    assert_eq!((&row("maxLenght")["treatment"], row("maxLenght")["line"].as_u64()), (&"ignored".into(), Some(13)));
}

#[test]
fn usage_and_input_output_are_2() {
    let folder = Folder::new();
    let (good, missing) = (folder.at("good.yaml"), folder.at("missing.yaml"));
    for arguments in [
        vec!["--unknown"],
        vec![],
        vec!["press", &good],
        vec!["generate"],
        vec!["check"],
        vec!["generate", &good, "--unknown"],
        vec!["check", &good, "--format", "xml"],
        vec!["mock", &good, "--listen", "nowhere"],
        vec!["generate", &missing],
        vec!["check", &missing],
        vec!["mock", &missing],
        vec!["generate", &good, "-o", "/dev/null/pets.rs"],
    ] {
        let ran = run(&arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(run(&["mock", &folder.at("bad.yaml")]).status, 1);
    assert_eq!(run(&["--help"]).status, 0);
    assert_eq!(run(&["--version"]).out, concat!("tintype ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a mock and gives the address that it says it listens at.
fn listening(arguments: &[&str]) -> (Server, String) {
    let child = command(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut server = Server(child);
    let mut first = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let address = first.trim_end().strip_prefix("http://").expect("a URL on the first line").to_owned();
    (server, address)
}

#[test]
fn mock_with_keep_going_plays_the_rest_of_a_document() {
    let folder = Folder::new();
    let (_server, address) = listening(&["mock", &folder.at("bad.yaml"), "--keep-going"]);
    assert!(address.starts_with("127.0.0.1:"), "{address}");
}

/// Asks a mock of ZITADEL for the profile, with more lines of a request's head.
fn asked(address: &str, head: &str) -> String {
    let (address, base) = address.split_once('/').unwrap_or((address, ""));
    assert!(address.starts_with("127.0.0.1:"), "{address}");
    let mut stream = TcpStream::connect(address).unwrap();
    let base = base.trim_end_matches('/');
    write!(stream, "GET /{base}/users/me/profile HTTP/1.1\r\nHost: {address}\r\n{head}Connection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn mock_says_where_it_listens_and_answers() {
    let (_server, address) = listening(&["mock", &spec("zitadel")]);
    let answer = asked(&address, "");
    // The document asks for a token, and none was sent.
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
    assert!(answer.to_ascii_lowercase().contains("content-type: application/json"), "{answer}");
}

#[test]
fn mock_misbehaves_on_demand() {
    let folder = Folder::new();
    folder.put("faults.txt", "# the first one fails\ngetMyProfile: 500\n");
    let file = folder.at("faults.txt");
    let faults = ["--faults", &file, "--fault", "getMyProfile: 503 retry-after 7 then ok"];
    let (_server, address) = listening(&[&["mock", &spec("zitadel")], &faults[..]].concat());
    let statuses = [(); 3].map(|()| asked(&address, "Authorization: Bearer token\r\n")[9..12].to_owned());
    assert_eq!(statuses, ["500", "503", "200"]);
}

#[test]
fn a_fault_that_is_none_is_said() {
    let folder = Folder::new();
    folder.put("faults.txt", "getMyProfile: nonsense\n");
    let (spec, file) = (spec("zitadel"), folder.at("faults.txt"));
    let ran = run(&["mock", &spec, "--faults", &file]);
    assert_eq!((ran.status, ran.err), (1, format!("error: {file}: `nonsense`: there is no such fault\n")));
    assert_eq!(run(&["mock", &spec, "--faults", &folder.at("missing.txt")]).status, 2);
    let ran = run(&["mock", &spec, "--fault", "getProfile: 500"]);
    let said = "a fault is meant for `getProfile`, and the document has no such operation";
    assert_eq!((ran.status, ran.err), (1, format!("error: {spec}: {said}\n")));
    assert_eq!(run(&["mock", &spec, "--fault", "nonsense"]).status, 2);
}
