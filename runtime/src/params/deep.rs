//! The style `deepObject`: pairs whose names say where in a value they stand.
//!
//! The specification defines it for flat objects alone. What is nested is spelled as most servers read it: an object in
//! an object is `a[b][c]=1`; an array of scalars in an object repeats its pair, `a[b]=1&a[b]=2`; other arrays have
//! indices, `a[0][b]=1`, also one that is the parameter itself.

use crate::value::Json;

/// The deepest value that is spelled so.
const DEEPEST: usize = 64;

/// The pairs of a value: names with brackets, and texts. Nulls are left out.
///
/// # Errors
/// If the value is nested without end, or nearly so.
pub(crate) fn pairs(name: &str, value: &Json) -> Result<Vec<(String, String)>, &'static str> {
    let mut out = Vec::new();
    add(&mut out, name.to_owned(), value, DEEPEST, true)?;
    Ok(out)
}

fn add(
    out: &mut Vec<(String, String)>,
    name: String,
    value: &Json,
    left: usize,
    outermost: bool,
) -> Result<(), &'static str> {
    let left = left.checked_sub(1).ok_or("it is nested too deep")?;
    match value {
        Json::Array(items) => {
            let nested = items.iter().any(|item| matches!(item, Json::Array(_) | Json::Object(_)));
            for (index, item) in items.iter().enumerate() {
                let name = if nested || outermost { format!("{name}[{index}]") } else { name.clone() };
                add(out, name, item, left, false)?;
            }
        }
        Json::Object(members) => {
            for (key, value) in members.iter() {
                add(out, format!("{name}[{key}]"), value, left, false)?;
            }
        }
        scalar => out.extend(text(scalar).map(|text| (name, text))),
    }
    Ok(())
}

/// The text of a scalar; `None` for null and for what is no scalar.
pub(crate) fn text(value: &Json) -> Option<String> {
    match value {
        Json::Boolean(value) => Some(value.to_string()),
        Json::Number(number) => Some(number.to_string()),
        Json::String(text) => Some(text.clone()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn spelled(json: &str) -> String {
        let pairs = pairs("a", &json.parse().unwrap()).unwrap();
        pairs.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("&")
    }

    #[test]
    fn nested_values_say_where_they_stand() {
        assert_eq!(spelled(r#"{"R": 100, "G": true, "B": null}"#), "a[R]=100&a[G]=true");
        assert_eq!(spelled(r#"{"b": {"c": {"d": "x"}}}"#), "a[b][c][d]=x");
        assert_eq!(spelled(r#"{"b": [1, 2]}"#), "a[b]=1&a[b]=2");
        assert_eq!(spelled(r#"{"b": [{"c": 1}, {"c": 2}]}"#), "a[b][0][c]=1&a[b][1][c]=2");
        assert_eq!(spelled(r#"[1, 2]"#), "a[0]=1&a[1]=2");
        assert_eq!(spelled(r#"[{"b": [1]}]"#), "a[0][b]=1");
        assert_eq!(spelled("{}"), "");
    }

    #[test]
    fn a_value_without_end_is_refused() {
        let mut deep = Json::Null;
        for _ in 0..200 {
            deep = Json::Array(vec![deep]);
        }
        assert_eq!(pairs("a", &deep), Err("it is nested too deep"));
    }
}
