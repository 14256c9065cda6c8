//! The YAML that notes may hold: values without anchors, tags or depth, and one safe way to write them.

use std::fmt::Write as _;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::base::text::{is_hidden, shown_line};

/// The deepest nesting that is read.
const DEPTH: usize = 16;

/// What is wrong, and in which line of the text (from 1).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// The value of one front matter entry (`key: …` with the lines that go on).
pub(crate) fn value_of(text: &str) -> Result<Value, Fault> {
    guard(text)?;
    match read(text, Tree { depth: 0, any_key: true })? {
        Value::Object(pairs) if pairs.len() == 1 => {
            Ok(pairs.into_iter().next().map_or(Value::Null, |(_, value)| value))
        }
        _ => Err(Fault { line: 1, what: "not `key: value`".into() }),
    }
}

/// Reads YAML as JSON; anchors, aliases, tags and nesting over 16 are errors, as is a key that is there twice.
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    let said = |fault: Fault| format!("line {}: {}", fault.line, fault.what);
    guard(text).map_err(said)?;
    read(text, Tree { depth: 0, any_key: false }).map_err(said)
}

fn read(text: &str, tree: Tree) -> Result<Value, Fault> {
    let value = tree.deserialize(serde_yaml::Deserializer::from_str(text));
    value.map_err(|error| {
        let said = shown_line(&error.to_string());
        let what = said.split_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        // An error at the text's end is one of its last line.
        let line = error.location().map_or(1, |place| place.line()).min(text.lines().count());
        let line = line.max(1);
        // Of a key that is there twice the parser says where its mapping begins.
        let key = what.strip_suffix("` is there twice").and_then(|what| what.rsplit_once('`'));
        let second = key.and_then(|(_, key)| second(text, key, line));
        Fault { line: second.unwrap_or(line), what: what.to_owned() }
    })
}

/// The second line (from 1) with a plain key of the mapping that begins in line `from`.
fn second(text: &str, key: &str, from: usize) -> Option<usize> {
    let column = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let own = column(text.lines().nth(from - 1)?);
    let is_it = |line: &str| {
        let rest = line.trim_start_matches(' ').strip_prefix(key);
        column(line) == own && rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    let lines = text.lines().enumerate().skip(from - 1);
    let mut found = lines.filter(|(_, line)| is_it(line)).map(|(at, _)| at + 1);
    found.nth(1)
}

/// Refuses what makes YAML dangerous before the parser sees it: anchors, aliases, tags, depth.
fn guard(text: &str) -> Result<(), Fault> {
    let mut scan = Scan::default();
    let mut lines = text.lines().enumerate();
    lines.try_for_each(|(at, line)| scan.line(line).map_err(|what| Fault { line: at + 1, what }))
}

/// Where a line-by-line scan is: as much of YAML's grammar as tells where a value begins.
#[derive(Default)]
struct Scan {
    /// Columns of the blocks that are open.
    blocks: Vec<usize>,
    /// How many `[` and `{` are open.
    flow: usize,
    /// The quote that a text of several lines began with.
    quote: Option<char>,
    /// The column of the key that a block scalar belongs to; deeper lines are its text.
    literal: Option<usize>,
}

impl Scan {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let bare = line.trim_start_matches(' ');
        let indent = line.len() - bare.len();
        if let Some(parent) = self.literal {
            if bare.trim().is_empty() || indent > parent {
                return Ok(());
            }
            self.literal = None;
        }
        if self.quote.is_some() || self.flow > 0 {
            return self.nodes(bare, indent);
        }
        let (bare, indent) = self.open_blocks(bare, indent)?;
        self.nodes(bare, indent)
    }

    /// Notes the blocks that a line's indent, and its `- ` and `? `, close and open.
    fn open_blocks<'a>(
        &mut self,
        mut bare: &'a str,
        mut column: usize,
    ) -> Result<(&'a str, usize), String> {
        if bare.is_empty() || bare.starts_with('#') {
            return Ok((bare, column));
        }
        self.blocks.retain(|open| *open < column);
        if bare.starts_with(['|', '>']) {
            return Ok((bare, self.blocks.last().copied().unwrap_or(0)));
        }
        loop {
            self.blocks.push(column);
            self.deep()?;
            let Some(rest) = bare
                .strip_prefix(['-', '?'])
                .filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
            else {
                return Ok((bare, column));
            };
            let inner = rest.trim_start_matches([' ', '\t']);
            if inner.is_empty() || inner.starts_with(['|', '>', '#']) {
                return Ok((inner, column));
            }
            column += bare.len() - inner.len();
            bare = inner;
        }
    }

    fn deep(&self) -> Result<(), String> {
        let deep = self.blocks.len() + self.flow > DEPTH + 1;
        if deep { Err(format!("nested deeper than {DEPTH}")) } else { Ok(()) }
    }

    /// Looks at every place of a line where a value begins.
    fn nodes(&mut self, line: &str, column: usize) -> Result<(), String> {
        let mut begins = self.quote.is_none();
        let mut before = ' ';
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            if let Some(open) = self.quote {
                match c {
                    '\\' if open == '"' => _ = chars.next(),
                    c if c == open && open == '\'' && chars.peek() == Some(&'\'') => {
                        _ = chars.next();
                    }
                    c if c == open => self.quote = None,
                    _ => {}
                }
                (begins, before) = (false, c);
                continue;
            }
            match c {
                ' ' | '\t' => {}
                '#' if before.is_whitespace() => return Ok(()),
                '&' | '*' if begins => {
                    return Err(format!("an anchor or alias (`{c}…`), which notes can't have"));
                }
                '!' if begins => return Err("a tag (`!…`), which notes can't have".into()),
                '"' | '\'' if begins => (self.quote, begins) = (Some(c), false),
                '|' | '>' if begins && self.flow == 0 => {
                    self.literal = Some(column);
                    return Ok(());
                }
                '[' | '{' if begins || self.flow > 0 => {
                    self.flow += 1;
                    self.deep()?;
                    begins = true;
                }
                ']' | '}' if self.flow > 0 => (self.flow, begins) = (self.flow - 1, false),
                ',' if self.flow > 0 => begins = true,
                // `"key":value` needs no space in a flow.
                ':' if chars.peek().is_none_or(|next| next.is_whitespace())
                    || (self.flow > 0 && before == '"') =>
                {
                    begins = true;
                }
                '-' | '?' if begins && chars.peek().is_none_or(|next| next.is_whitespace()) => {}
                _ => begins = false,
            }
            before = c;
        }
        Ok(())
    }
}

/// Builds JSON from YAML's events. What JSON has no number for (infinities, very long numbers) becomes text.
#[derive(Clone, Copy)]
struct Tree {
    depth: usize,
    /// Whether keys may be numbers, dates and the like; they are then not kept apart.
    any_key: bool,
}

impl Tree {
    fn inner<E: Error>(self) -> Result<Tree, E> {
        let depth = self.depth + 1;
        if depth > DEPTH {
            Err(E::custom(format!("nested deeper than {DEPTH}")))
        } else {
            Ok(Tree { depth, any_key: false })
        }
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::from(yes))
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<Value, E> {
        Ok(Value::from(whole))
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Value, E> {
        Ok(Value::from(whole))
    }

    fn visit_i128<E: Error>(self, whole: i128) -> Result<Value, E> {
        Ok(Value::from(whole.to_string()))
    }

    fn visit_u128<E: Error>(self, whole: u128) -> Result<Value, E> {
        Ok(Value::from(whole.to_string()))
    }

    fn visit_f64<E: Error>(self, real: f64) -> Result<Value, E> {
        Ok(if real.is_finite() { Value::from(real) } else { Value::from(real.to_string()) })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = elements.next_element_seed(self.inner()?)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let mut object = serde_json::Map::new();
        while let Some(key) = pairs.next_key_seed(self.inner()?)? {
            let key = match key {
                Value::String(key) => key,
                other if self.any_key => other.to_string(),
                _ => return Err(A::Error::custom("a key that is no text")),
            };
            let value = pairs.next_value_seed(self.inner()?)?;
            if object.contains_key(&key) {
                return Err(A::Error::custom(format!("`{}` is there twice", shown_line(&key))));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Value, A::Error> {
        Err(A::Error::custom("a tag (`!…`), which notes can't have"))
    }
}

/// A value on one line: plain where every reader takes it for the same text, else as JSON, which is YAML.
pub(crate) fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(values) => {
            format!("[{}]", values.iter().map(flow_inner).collect::<Vec<_>>().join(", "))
        }
        Value::Object(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, value)| format!("{}: {}", inner_scalar(key), flow_inner(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn flow_inner(value: &Value) -> String {
    match value {
        Value::String(text) => inner_scalar(text),
        other => flow(other),
    }
}

fn inner_scalar(text: &str) -> String {
    if text.contains(',') { quoted(text) } else { scalar(text) }
}

/// A text, quoted unless it is plainly one: a letter or digit first, no character that YAML gives a meaning to, no word
/// that YAML 1.1 readers take for a bool or null, nothing like a number or a date.
pub(crate) fn scalar(text: &str) -> String {
    let mark =
        |c| matches!(c, ' ' | '_' | '-' | '.' | '@' | '<' | '>' | '/' | '(' | ')' | ',' | '+');
    let plain = text.starts_with(char::is_alphanumeric)
        && !text.ends_with([' ', '-'])
        && text.chars().all(|c| (c.is_alphanumeric() && !is_hidden(c)) || mark(c))
        && !like_a_number(text)
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "y" | "n" | "yes" | "no" | "true" | "false" | "on" | "off" | "null" | "nan" | "inf"
        );
    if plain { text.to_owned() } else { quoted(text) }
}

/// Whether a text begins with a digit and has no letter that tells it from every form of number and date.
fn like_a_number(text: &str) -> bool {
    let tells = |c: char| {
        c.is_alphabetic() && !matches!(c.to_ascii_lowercase(), 'a'..='f' | 'o' | 't' | 'x' | 'z')
    };
    text.starts_with(char::is_numeric) && !text.contains(tells)
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_hidden(c) => {
                let code = u32::from(c);
                let _ = if code <= 0xffff {
                    write!(out, "\\u{code:04X}")
                } else {
                    write!(out, "\\U{code:08X}")
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_yaml_is_read() {
        let table = [
            ("a: Smith & Sons * 2 !", json!({"a": "Smith & Sons * 2 !"})),
            ("a: 'it''s &x' # *c", json!({"a": "it's &x"})),
            ("a: \"q \\\" &x\"\nb: 1", json!({"a": "q \" &x", "b": 1})),
            (
                "a: |\n  *bold*\n  !x\n\n  &y\nb: [\"a\", 'b', c&d]",
                json!({"a": "*bold*\n!x\n\n&y\n", "b": ["a", "b", "c&d"]}),
            ),
            ("- |\n *b*\n- a:\n    >\n      *c*\n", json!(["*b*\n", {"a": "*c*\n"}])),
            ("when: no\nn: 12\nd: 2026-11-16", json!({"when": "no", "n": 12, "d": "2026-11-16"})),
            ("", json!(null)),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn a_key_that_is_there_twice_is_named_with_its_line() {
        for (text, said) in [
            ("a: 1\nbooks:\n  x: 1\n\nb: 2\nbooks:\n  y: 2\n", "line 6: `books` is there twice"),
            ("a:\n  x: 1\n  y: 1\n  x: 2\n", "line 4: a: `x` is there twice"),
            ("# one\na: {x: 1, x: 2}\n", "line 2: a: `x` is there twice"),
        ] {
            assert_eq!(parse(text), Err(said.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_dangerous_is_refused() {
        let laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned()
            + &('b'..='i')
                .zip('a'..)
                .map(|(own, of)| format!("{own}: &{own} [*{of},*{of},*{of},*{of},*{of},*{of}]\n"))
                .collect::<Vec<_>>()
                .concat();
        let table = [
            laughs,
            "a: &x 1".into(),
            "a: *x".into(),
            "a: !!python/object/apply:os.system ['id']".into(),
            "a: ! x".into(),
            "- - &x 1".into(),
            "- &x\n  a: 1".into(),
            "? &x a\n: 1".into(),
            "{a: *x}".into(),
            "{\"a\":*x}".into(),
            "[a,*x]".into(),
            "a:\n  <<: *x".into(),
            "&x a: 1".into(),
            "a: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: {b: 1}}}}}}}}}}}}}}}}}".into(),
            format!("a: {}", "[".repeat(30_000)),
            format!("a: {}", "{a: ".repeat(15_000)),
            "- ".repeat(30_000),
            "? ".repeat(30_000),
            (0..300).map(|n| " ".repeat(n) + "a:\n").collect(),
            "a: 1\na: 2".into(),
            "a: {b: 1, b: 2}".into(),
            "a: {1: x}".into(),
            "a: \"".into(),
            "a: [1".into(),
            "a: \u{0}".into(),
            "a: 1\n--- \nb: 2".into(),
        ];
        for text in table {
            assert!(parse(&text).is_err(), "{}", text.chars().take(80).collect::<String>());
        }
    }

    #[test]
    fn texts_are_quoted_where_a_reader_could_err() {
        let plain = [
            "needs_action",
            "7k2m9qxa4d",
            "Dana Reyes <dana@example.com>",
            "Über 漢",
            "a - b",
            "x.y/z (1), 2",
        ];
        let table = [
            ("no", "\"no\""),
            ("Yes", "\"Yes\""),
            ("2e34567234", "\"2e34567234\""),
            ("0x1f", "\"0x1f\""),
            ("2026-11-16", "\"2026-11-16\""),
            ("12:30", "\"12:30\""),
            ("1_000", "\"1_000\""),
            ("a: b", "\"a: b\""),
            ("[[x]]", "\"[[x]]\""),
            ("say \"x\"", "\"say \\\"x\\\"\""),
            ("a\nb", "\"a\\nb\""),
            ("\u{202e}", "\"\\u202E\""),
            ("", "\"\""),
            (" x", "\" x\""),
            ("~", "\"~\""),
            ("#x", "\"#x\""),
            // Some readers take the dash before `]` for a list's.
            ("a -", "\"a -\""),
        ];
        for text in plain {
            assert_eq!(scalar(text), text);
        }
        for (text, expected) in table {
            assert_eq!(scalar(text), expected);
        }
        assert_eq!(flow(&json!(["a, b", "c", {"k": "v"}])), "[\"a, b\", c, {k: v}]");
    }
}
