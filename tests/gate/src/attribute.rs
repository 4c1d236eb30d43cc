//! A message of the compiler to the module it belongs to.

use serde::Serialize;
use serde_json::Value;

/// A message of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Message {
    /// Whether it keeps the module from being compiled.
    pub(crate) is_error: bool,
    /// `E0428`, or the lint's name; empty where it has none.
    pub(crate) code: String,
    pub(crate) text: String,
    /// The line of the module.
    pub(crate) line: u64,
    /// The message as the compiler shows it, shortened.
    pub(crate) shown: String,
}

/// The most lines and characters of a message as it is shown.
const SHOWN: (usize, usize) = (16, 1600);

/// The module's name and the message; `None` for a line that is no message of the compiler, or belongs to no module.
pub(crate) fn attribute(line: &Value) -> Option<(String, Message)> {
    let message = compiler_message(line)?;
    let (module, place) = spans(message).find_map(home)?;
    let text = |key: &str| message.get(key).and_then(Value::as_str).unwrap_or_default();
    let code = message.pointer("/code/code").and_then(Value::as_str).unwrap_or_default();
    let shown: Vec<String> = text("rendered").lines().take(SHOWN.0).map(str::to_owned).collect();
    let message = Message {
        is_error: text("level").starts_with("error"),
        code: code.to_owned(),
        text: text("message").to_owned(),
        line: place,
        shown: shown.join("\n").chars().take(SHOWN.1).collect(),
    };
    Some((module, message))
}

/// The compiler's message in a line of cargo, if it is a warning or an error.
fn compiler_message(line: &Value) -> Option<&Value> {
    let is_message = line.get("reason").and_then(Value::as_str) == Some("compiler-message");
    let message = line.get("message").filter(|_| is_message)?;
    let level = message.get("level").and_then(Value::as_str)?;
    (level.starts_with("error") || level == "warning").then_some(message)
}

/// Its spans, primary ones first, then those of its notes.
fn spans(message: &Value) -> impl Iterator<Item = &Value> {
    let is_primary = |span: &&Value| span.get("is_primary").and_then(Value::as_bool) == Some(true);
    let notes = list(message, "children").iter().flat_map(|note| list(note, "spans"));
    list(message, "spans").iter().filter(is_primary).chain(list(message, "spans")).chain(notes)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The module and line of a span; the code of a macro belongs to who called it.
fn home(span: &Value) -> Option<(String, u64)> {
    let mut at = Some(span);
    while let Some(span) = at {
        let file = span.get("file_name").and_then(Value::as_str).unwrap_or_default();
        if let Some(module) = module_of(file) {
            return Some((module.to_owned(), span.get("line_start").and_then(Value::as_u64).unwrap_or(0)));
        }
        at = span.pointer("/expansion/span");
    }
    None
}

/// `d00012` of `…/d00012.rs`.
fn module_of(file: &str) -> Option<&str> {
    let name = file.rsplit(['/', '\\']).next()?.strip_suffix(".rs")?;
    let digits = name.strip_prefix('d')?;
    (digits.len() >= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(level: &str, spans: Value, children: Value) -> Value {
        json!({"reason": "compiler-message", "message": {
            "level": level, "message": "unused import", "code": {"code": "unused_imports"},
            "rendered": "warning: unused import\n --> d00003.rs\n", "spans": spans, "children": children,
        }})
    }

    fn span(file: &str, start: u64, primary: bool) -> Value {
        json!({"file_name": file, "line_start": start, "is_primary": primary, "expansion": null})
    }

    #[test]
    fn by_the_primary_span() {
        let spans = json!([span("src/../../d00001.rs", 4, false), span("src/../../d00003.rs", 9, true)]);
        let (module, message) = attribute(&line("warning", spans, json!([]))).unwrap();
        assert_eq!(module, "d00003");
        let shown = "warning: unused import\n --> d00003.rs".to_owned();
        let (code, text) = ("unused_imports".to_owned(), "unused import".to_owned());
        assert_eq!(message, Message { is_error: false, code, text, line: 9, shown });
    }

    #[test]
    fn a_macro_belongs_to_its_caller() {
        let mut inner = span("/runtime/src/macros.rs", 40, true);
        inner["expansion"] = json!({"span": span("/runtime/src/macros.rs", 50, false)});
        inner["expansion"]["span"]["expansion"] = json!({"span": span("/x/d00017.rs", 60, false)});
        let (module, message) = attribute(&line("error", json!([inner]), json!([]))).unwrap();
        assert_eq!((module.as_str(), message.line, message.is_error), ("d00017", 60, true));
    }

    #[test]
    fn a_note_may_name_the_module() {
        let children = json!([{"spans": [span("../d00002.rs", 7, true)]}]);
        let (module, _) = attribute(&line("error: internal compiler error", json!([]), children)).unwrap();
        assert_eq!(module, "d00002");
    }

    #[test]
    fn nothing_else_is_a_message() {
        assert_eq!(attribute(&json!({"reason": "compiler-artifact"})), None);
        assert_eq!(attribute(&line("failure-note", json!([span("d00001.rs", 1, true)]), json!([]))), None);
        assert_eq!(attribute(&line("error", json!([span("src/lib.rs", 1, true)]), json!([]))), None);
        assert_eq!(module_of("src/d12.rs"), None);
    }
}
