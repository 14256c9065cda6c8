//! The YAML that notes may hold: values without anchors, tags or depth, and one safe way to write them.

use serde_json::Value;

const DEPTH: usize = 16;

/// The value of one front matter entry (`key: …` with the lines that go on).
pub(crate) fn value_of(text: &str, key: &str) -> Result<Value, String> {
    let Value::Object(mut entry) = parse(text)? else { return Err("not `key: value`".into()) };
    Ok(entry.remove(key).unwrap_or(Value::Null))
}

/// Reads YAML as JSON; anchors, aliases, tags and nesting over 16 are errors, as is a key that is there twice.
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    guard(text)?;
    let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    to_json(value, 0)
}

/// Refuses what makes YAML dangerous before the parser sees it.
fn guard(text: &str) -> Result<(), String> {
    let (mut depth, mut quote, mut before) = (0usize, None, ' ');
    for c in text.chars() {
        match (quote, c) {
            (Some(open), c) if c == open && !(open == '"' && before == '\\') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',' | '\n' | ':' | '\t') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Err(format!("nested deeper than {DEPTH}"));
        }
        before = if before == '\\' && c == '\\' { ' ' } else { c };
    }
    Ok(())
}

fn to_json(value: serde_yaml::Value, depth: usize) -> Result<Value, String> {
    if depth > DEPTH {
        return Err(format!("nested deeper than {DEPTH}"));
    }
    Ok(match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(yes) => Value::Bool(yes),
        serde_yaml::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::from(whole),
            (None, Some(real)) => Value::from(real),
            _ => Value::String(number.to_string()),
        },
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(values) => {
            Value::Array(values.into_iter().map(|value| to_json(value, depth + 1)).collect::<Result<_, _>>()?)
        }
        serde_yaml::Value::Mapping(pairs) => {
            let mut object = serde_json::Map::new();
            for (key, value) in pairs {
                let serde_yaml::Value::String(key) = key else { return Err("a key that is no text".into()) };
                object.insert(key, to_json(value, depth + 1)?);
            }
            Value::Object(object)
        }
        serde_yaml::Value::Tagged(_) => return Err("a YAML tag (`!…`)".into()),
    })
}

/// A value on one line: plain where every reader takes it for the same text, else as JSON, which is YAML.
pub(crate) fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(values) => format!("[{}]", values.iter().map(flow_inner).collect::<Vec<_>>().join(", ")),
        Value::Object(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow_inner(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn flow_inner(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains([',', '[', ']', '{', '}']) => quoted(text),
        other => flow(other),
    }
}

/// A text, quoted unless it is plainly one: letters first, no character that YAML gives a meaning to, no word that
/// YAML 1.1 readers take for a bool or null, nothing like a number or a date.
pub(crate) fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '@' | '<' | '>' | '/' | '(' | ')' | ',' | '+'))
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "y" | "n" | "yes" | "no" | "true" | "false" | "on" | "off" | "null" | "nan" | "inf"
        );
    if plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if crate::base::text::is_hidden(c) && u32::from(c) <= 0xffff => {
                use std::fmt::Write as _;
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c if crate::base::text::is_hidden(c) => {
                use std::fmt::Write as _;
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
