//! An action's exact content as a person reads and edits it in a request, and read back from there.
//!
//! Short parameters are one YAML value a line; long texts stand below a heading of their own. What is read back is the
//! very action that was written, or the action that the person made of it.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::model::action::Action;
use crate::vault::{inert, yaml};

/// The heading above the content.
pub(crate) const HEADING: &str = "## Exact content";

/// Parameters that are written as a block of text.
const LONG: [&str; 3] = ["body", "text", "note"];

/// Why an edited content is no action.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotContent(String);

/// The content section, from its heading on.
pub(crate) fn write(action: &Action) -> String {
    let mut short = String::new();
    let mut long = String::new();
    let Value::Object(params) = action.params() else { return String::new() };
    for (key, value) in params {
        match &value {
            Value::String(text) if is_long(&key) => {
                let _ = write!(long, "\n## Exact {key}\n\n{}", inert::block(text));
            }
            Value::Array(values) if values.iter().any(Value::is_object) => {
                let _ = writeln!(short, "{key}:");
                for value in values {
                    let _ = writeln!(short, "  - {}", yaml::flow(&written(value)));
                }
            }
            value => {
                let _ = writeln!(short, "{key}: {}", yaml::flow(&written(value)));
            }
        }
    }
    format!("{HEADING}\n\n````yaml\n{short}````\n{long}")
}

/// The action that the content section of a request's body says now.
pub(crate) fn read(name: &str, body: &str) -> Result<Action, NotContent> {
    let body = body.replace("\r\n", "\n");
    let gone = || NotContent("the section “Exact content” is gone".into());
    // At a line's start: quoted text is never there.
    let at_start = body.strip_prefix(&format!("{HEADING}\n"));
    let section = at_start
        .or_else(|| Some(body.split_once(&format!("\n{HEADING}\n"))?.1))
        .ok_or_else(gone)?;
    let mut lines = section.lines().skip_while(|line| line.trim_end() != "````yaml").skip(1);
    let mut short = String::new();
    loop {
        match lines.next() {
            Some(line) if line.trim_end() == "````" => break,
            Some(line) => {
                short.push_str(line);
                short.push('\n');
            }
            None => {
                return Err(NotContent("the YAML block of “Exact content” is not closed".into()));
            }
        }
    }
    let parsed = yaml::parse(&short)
        .map_err(|what| NotContent(format!("the YAML of “Exact content”: {what}")))?;
    let Value::Object(mut params) = original(parsed) else {
        return Err(NotContent("the YAML of “Exact content” is not `key: value`".into()));
    };
    for key in LONG {
        if let Some(text) = inert::read_block(section, &format!("## Exact {key}")) {
            params.insert(key.to_owned(), Value::String(text));
        }
    }
    let action = Action::from_params(name, Value::Object(params))
        .map_err(|error| NotContent(error.to_string()))?;
    Ok(canonical(&action))
}

/// The action with its texts in the one form that a request can carry: `\n` line ends, none at the end.
pub(crate) fn canonical(action: &Action) -> Action {
    let Value::Object(params) = action.params() else { return action.clone() };
    let tidy = |(key, value): (String, Value)| match value {
        Value::String(text) if is_long(&key) => {
            // A lone CR is a line end too: what is written once reads back the same.
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            (key, Value::String(text.trim_end().to_owned()))
        }
        other => (key, other),
    };
    let params: Map<String, Value> = params.into_iter().map(tidy).collect();
    Action::from_params(action.name(), Value::Object(params)).unwrap_or_else(|_| action.clone())
}

/// Whether a parameter is written as a text of its own.
pub(super) fn is_long(key: &str) -> bool {
    LONG.contains(&key)
}

fn written(value: &Value) -> Value {
    map_texts(value.clone(), &|text| inert::value(text))
}

fn original(value: Value) -> Value {
    map_texts(value, &|text| inert::original(text))
}

fn map_texts(value: Value, change: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(&text)),
        Value::Array(values) => {
            Value::Array(values.into_iter().map(|value| map_texts(value, change)).collect())
        }
        Value::Object(pairs) => Value::Object(
            pairs.into_iter().map(|(key, value)| (key, map_texts(value, change))).collect(),
        ),
        other => other,
    }
}
