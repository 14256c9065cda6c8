//! A playbook that can't be read as a whole, piece by piece: every mistake in it, in words, not the first alone.

use serde_yaml::{Mapping, Value};

use super::check::Fault;
use super::lines::At;
use super::playbook::PlaybookFront;
use crate::base::text;

/// What is wrong with which piece, and the rest that is in order, where there is one.
pub(super) struct Pieces {
    pub(super) faults: Vec<Fault>,
    pub(super) rest: Option<PlaybookFront>,
}

/// Reads each key, condition, value and parameter alone.
pub(super) fn read(yaml: &str) -> Option<Pieces> {
    // What is no safe YAML has one fault, and no pieces.
    crate::vault::yaml::parse(yaml).ok()?;
    let Ok(Value::Mapping(front)) = serde_yaml::from_str::<Value>(yaml) else { return None };
    let mut reader = Reader { faults: Vec::new() };
    let mut kept = Mapping::new();
    for (key, value) in front {
        let name = key.as_str().unwrap_or_default().to_owned();
        let way = [At::Key(name.clone())];
        let value = match (name.as_str(), value) {
            ("match" | "set" | "extract" | "ask", Value::Mapping(pairs)) => {
                Value::Mapping(reader.pairs(pairs, &way, &|pair| one(&name, pair)))
            }
            ("steps", Value::Sequence(steps)) => Value::Sequence(reader.steps(steps, &way)),
            (_, value) if reader.fits(&way, one(&name, value.clone())) => value,
            _ => continue,
        };
        kept.insert(key, value);
    }
    if kept.get("match").is_none() && reader.faults.is_empty() {
        reader.fault(&[], "`match` is missing: for which items is it?".into());
    }
    let rest = serde_yaml::from_value(Value::Mapping(kept)).ok();
    (!reader.faults.is_empty()).then_some(Pieces { faults: reader.faults, rest })
}

struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, way: &[At], what: String) {
        self.faults.push(Fault { at: way.to_vec(), inner: None, what });
    }

    /// Whether front matter that has nothing but this piece can be read.
    fn fits(&mut self, way: &[At], piece: Value) -> bool {
        let Err(error) = serde_yaml::from_value::<PlaybookFront>(piece) else { return true };
        self.fault(way, in_words(&error.to_string()));
        false
    }

    /// Those pairs of a map that are in order each alone. `whole` makes front matter of a map.
    fn pairs(&mut self, pairs: Mapping, way: &[At], whole: &dyn Fn(Value) -> Value) -> Mapping {
        let mut kept = Mapping::new();
        for (key, value) in pairs {
            let mut way = way.to_vec();
            way.push(At::Key(key.as_str().unwrap_or_default().to_owned()));
            let alone =
                |value: Value| whole(Value::Mapping(Mapping::from_iter([(key.clone(), value)])));
            if self.is_whole(&value, &way, &alone) {
                kept.insert(key.clone(), value);
            }
        }
        kept
    }

    /// Whether a value is in order where it stands; a list's faults are those of its elements, conditions within
    /// conditions likewise.
    fn is_whole(&mut self, value: &Value, way: &[At], whole: &dyn Fn(Value) -> Value) -> bool {
        let known = self.faults.len();
        match value {
            _ if serde_yaml::from_value::<PlaybookFront>(whole(value.clone())).is_ok() => {
                return true;
            }
            Value::Sequence(values) => {
                for (number, value) in values.iter().enumerate() {
                    let way = [way, &[At::Index(number)]].concat();
                    self.is_whole(value, &way, &|value| whole(Value::Sequence(vec![value])));
                }
            }
            Value::Mapping(pairs) if way.first() == Some(&At::Key("match".into())) => {
                self.pairs(pairs.clone(), way, whole);
            }
            _ => {}
        }
        self.faults.len() == known && self.fits(way, whole(value.clone()))
    }

    fn steps(&mut self, steps: Vec<Value>, way: &[At]) -> Vec<Value> {
        let mut kept = Vec::new();
        for (number, step) in steps.into_iter().enumerate() {
            let way = [way, &[At::Index(number)]].concat();
            let Value::Mapping(mut pairs) = step else {
                self.fault(&way, "a step is a map that begins with `id`".into());
                kept.push(Value::Null);
                continue;
            };
            for need in ["id", "what"] {
                if pairs.get(need).is_none() {
                    self.fault(&way, format!("the step has no `{need}`"));
                }
            }
            let alone = |piece: Value| {
                let mut step = mapping(&[("id", "x".into()), ("what", "x".into())]);
                if let Value::Mapping(pairs) = piece {
                    step.extend(pairs);
                }
                one("steps", Value::Sequence(vec![Value::Mapping(step)]))
            };
            let params = pairs.remove("params");
            let mut step = self.pairs(pairs, &way, &alone);
            if let Some(params) = params {
                let way = [&way, [At::Key("params".into())].as_slice()].concat();
                let whole = |params| alone(Value::Mapping(mapping(&[("params", params)])));
                let params = match params {
                    Value::Mapping(pairs) => Value::Mapping(self.pairs(pairs, &way, &whole)),
                    other if self.fits(&way, whole(other.clone())) => other,
                    _ => Value::Null,
                };
                step.insert("params".into(), params);
            }
            // What is broken is left out, not its place: the lines of the others are counted by it.
            let mut whole =
                mapping(&[("id", format!("left-out-{number}").into()), ("what", "x".into())]);
            whole.extend(step);
            kept.push(Value::Mapping(whole));
        }
        kept
    }
}

fn mapping(pairs: &[(&str, Value)]) -> Mapping {
    pairs.iter().map(|(key, value)| (Value::from(*key), value.clone())).collect()
}

/// Front matter with this key alone, and what none can do without.
fn one(name: &str, value: Value) -> Value {
    let mut front = mapping(&[("match", Value::Mapping(mapping(&[("type", "email".into())])))]);
    front.insert(name.into(), value);
    Value::Mapping(front)
}

/// What the reader says, for somebody who wrote YAML and no program.
pub(super) fn in_words(said: &str) -> String {
    let said = text::shown_line(said);
    // `steps[0].action: …` is told by the line.
    let said = match said.split_once(": ") {
        Some((way, rest)) if is_way(way) => rest,
        _ => &said,
    };
    let said = said.rsplit_once(" at line ").map_or(said, |(said, _)| said);
    let unknown =
        ["unknown variant `", "unknown field `"].iter().find_map(|start| said.strip_prefix(start));
    if let Some((name, expected)) = unknown.and_then(|rest| rest.split_once("`, ")) {
        return format!("there is no `{name}`; {expected}");
    }
    if let Some(name) = said.strip_prefix("missing field ") {
        return format!("{name} is missing");
    }
    if let Some(name) = said.strip_prefix("duplicate field ") {
        return format!("{name} is there twice");
    }
    let wrong =
        ["invalid type: ", "invalid value: "].iter().find_map(|start| said.strip_prefix(start));
    if let Some((found, expected)) = wrong.and_then(|rest| rest.split_once(", expected ")) {
        return format!("expected {}, found {}", plain(expected), plain(found));
    }
    said.to_owned()
}

fn is_way(way: &str) -> bool {
    !way.is_empty()
        && way
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'[' | b']'))
        && way.contains(|c: char| c.is_ascii_lowercase())
}

/// A reader's name for a kind of value, as people call it.
fn plain(kind: &str) -> String {
    let (name, value) = kind.split_once(' ').unwrap_or((kind, ""));
    match (name, kind) {
        (_, "unit value") => "nothing".into(),
        (_, "a sequence" | "sequence") => "a list".into(),
        (_, "a map" | "map") => "a map (`key: value`)".into(),
        (_, "a boolean") => "`true` or `false`".into(),
        (_, "i32" | "u32" | "usize" | "u64" | "i64") => "a whole number".into(),
        ("struct", _) => "a map (`key: value`)".into(),
        ("string", _) => format!("`{}`", value.trim_matches('"')),
        ("boolean" | "integer", _) => value.to_owned(),
        ("floating", _) => value.trim_start_matches("point ").to_owned(),
        _ => kind.to_owned(),
    }
}
