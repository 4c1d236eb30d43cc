//! The page of results: a head, and a section a command between markers, so that one can be measured again alone.

use std::io::ErrorKind;
use std::path::Path;

use crate::documents::{self, write};
use crate::table::Table;

const HEAD: &str = "\
# Performance

How long generated code takes to compile, how long it takes to generate, and how fast it runs, beside other tools that do the
same. The harness in `bench/` writes the page; no figure of a table with a target is typed by hand. What follows from them, and what each
change did, is said at the end.

To repeat it:

```sh
TINTYPE_DOCUMENTS=FOLDER cargo run --release -p tintype-bench -- all --documents FOLDER --peers FOLDER
```

`TINTYPE_DOCUMENTS` is for `run`, whose types are made while the harness is built; with `--large` an array of 1 GiB is read as well, and
where valgrind is installed, instructions are counted. `--documents` names folders with these documents, of which
`bench/documents.tsv` has the hashes; what is not there is left out, and the five providers of `specs/` always are there.

{documents}
`--peers` names the folder that other tools were installed in:

```sh
cargo install --locked openapi-to-rust --version 0.23.0 --root FOLDER
cargo install --locked ploidy --version 0.15.0 --root FOLDER
cargo install --locked oas3-gen --version 0.29.0 --root FOLDER
cargo install --locked cargo-progenitor --version 0.15.1 --root FOLDER
```

Tools that are not there are left out. Instead of `all`, `compile`, `generate` and `run` measure one section and leave the others as they
are; with `--part` it becomes a part of its own beside them. A compilation that takes longer than `--limit` seconds or an address space of more than nine tenths of the memory is ended, and the page says so.
Every figure is the median of `--runs` runs, in which the tools take turns. Seconds belong to the machine; what holds
elsewhere is a ratio within one table. A target is what the project asks of itself, and a cell says where one is missed.
";

/// What is written by people: what was found, and why.
const FINDINGS: &str = include_str!("../findings.md");

/// The sections in their order, with their titles.
const SECTIONS: [(&str, &str); 3] = [("compile", "Compiling"), ("generate", "Generating"), ("run", "Running")];

/// Puts a section, or a part of one, into the page at `path`, and leaves the others word by word.
pub(crate) fn put(path: &Path, (section, part): Section, head: &str, tables: &[Table]) -> Result<(), String> {
    let old = match std::fs::read_to_string(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(format!("{}: {error}", path.display())),
        read => read.unwrap_or_default(),
    };
    let new = name((section, part));
    let mut page = HEAD.replace("{documents}", &documents::sources());
    for (section_name, title) in SECTIONS {
        let mut names = vec![section_name.to_owned()];
        names.extend(parts(&old, section_name));
        if section == section_name && !names.contains(&new) {
            names.push(new.clone());
        }
        for name in names {
            let text = if name == new {
                let title = name.replacen(section, title, 1);
                let tables: Vec<String> = tables.iter().map(|table| unless_said(table, part, &page)).collect();
                Some(format!("## {title}\n\n{head}\n{}", tables.join("\n")))
            } else {
                between(&old, &name).map(str::to_owned)
            };
            if let Some(text) = text {
                page += &format!("\n{}\n{text}{}\n", begin(&name), end(&name));
            }
        }
    }
    write(path, &format!("{page}\n{FINDINGS}"))
}

/// A section, and what makes a part of it one of its own.
pub(crate) type Section<'a> = (&'a str, Option<&'a str>);

fn name((section, part): Section) -> String {
    part.map_or_else(|| section.to_owned(), |part| format!("{section}: {part}"))
}

/// The names of a section's parts on a page.
fn parts(page: &str, section: &str) -> Vec<String> {
    let prefix = format!("<!-- {section}: ");
    let name = |line: &str| {
        let part = line.strip_prefix(&prefix)?.strip_suffix(": begin -->")?;
        Some(name((section, Some(part))))
    };
    page.lines().filter_map(name).collect()
}

/// A table; what a part has to say of it, only where the section has not said it.
fn unless_said(table: &Table, part: Option<&str>, page: &str) -> String {
    let said = part.is_some() && page.contains(&table.note);
    match said {
        true => Table { note: String::new(), ..table.clone() }.markdown(),
        false => table.markdown(),
    }
}

fn begin(section: &str) -> String {
    format!("<!-- {section}: begin -->")
}

fn end(section: &str) -> String {
    format!("<!-- {section}: end -->")
}

/// What stands between a section's markers.
fn between<'a>(page: &'a str, section: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("{}\n", begin(section)))?;
    Some(rest.split_once(&end(section))?.0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn other_sections_stay_word_by_word() {
        let folder = std::env::temp_dir().join(format!("tintype-bench-page-{}", std::process::id()));
        let path = folder.join("performance.md");
        let table = |title: &str| Table { title: title.to_owned(), ..Table::default() };
        put(&path, ("generate", None), "- Date: then\n", &[table("Old")]).unwrap();
        put(&path, ("compile", Some("large")), "- Date: before\n", &[table("Large")]).unwrap();
        put(&path, ("compile", Some("large")), "- Date: now\n", &[table("Larger")]).unwrap();
        put(&path, ("compile", None), "- Date: now\n", &[table("New")]).unwrap();
        let page = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        let places = ["### New", "### Larger", "### Old"].map(|title| page.find(title).unwrap());
        assert!(places.is_sorted() && !page.contains("### Large\n"));
        assert_eq!(
            between(&page, "compile: large"),
            Some("## Compiling: large\n\n- Date: now\n\n### Larger\n\n||\n||\n")
        );
        assert_eq!(between(&page, "generate"), Some("## Generating\n\n- Date: then\n\n### Old\n\n||\n||\n"));
    }
}
