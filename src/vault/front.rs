//! Front matter kept as lines: setting one key leaves every other byte where its owner put it.

use serde_json::Value;

use super::yaml;
use crate::base::text::{cut, shown_line};

/// The largest front matter that is read, in bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// What is wrong with front matter, and in which line of the file (from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub(crate) struct FrontError {
    pub(crate) line: usize,
    pub(crate) what: String,
}

/// The lines between two `---`, as they are in the file, endings included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    entries: Vec<Entry>,
    /// `\n` or `\r\n`: what a new line gets.
    ending: Ending,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    Lf,
    CrLf,
}

impl Ending {
    fn of(text: &str) -> Ending {
        if text.contains("\r\n") { Ending::CrLf } else { Ending::Lf }
    }

    fn as_str(self) -> &'static str {
        match self {
            Ending::Lf => "\n",
            Ending::CrLf => "\r\n",
        }
    }
}

/// A key with all its lines, or lines (comments, blanks) that belong to none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    key: Option<String>,
    /// Line of the file, from 1; 0: set here.
    line: usize,
    text: String,
}

impl Front {
    /// An empty one whose new lines end as those of `text` do.
    pub(crate) fn beside(text: &str) -> Front {
        Front { entries: Vec::new(), ending: Ending::of(text) }
    }

    /// Reads the lines between the fences; `first_line` is the file's line number of the first of them.
    ///
    /// A key that is there twice, a line that is no key, and anything over [`LIMIT`] is an error. Values are looked at
    /// when they are asked for, or all at once by [`Front::check`].
    pub(crate) fn parse(text: &str, first_line: usize) -> Result<Front, FrontError> {
        if text.len() > LIMIT {
            return Err(too_large(first_line));
        }
        let mut front = Front::beside(text);
        let mut keys = std::collections::HashMap::new();
        for (at, line) in text.split_inclusive('\n').enumerate() {
            let number = first_line + at;
            front.take(line, number)?;
            let Some(key) = front
                .entries
                .last()
                .filter(|last| last.line == number)
                .and_then(|last| last.key.clone())
            else {
                continue;
            };
            if let Some(first) = keys.insert(key.clone(), number) {
                let what = format!("`{}` is there twice (first in line {first})", shown_line(&key));
                return Err(FrontError { line: number, what });
            }
        }
        Ok(front)
    }

    fn take(&mut self, line: &str, number: usize) -> Result<(), FrontError> {
        let bare = line.trim_end();
        let last_has_key = self.entries.last().is_some_and(|last| last.key.is_some());
        let goes_on = goes_on(bare);
        if goes_on && !last_has_key {
            return Err(FrontError {
                line: number,
                what: "an indented line without a key above it".into(),
            });
        }
        if bare.is_empty() || bare.starts_with('#') || goes_on {
            match self.entries.last_mut().filter(|last| last.key.is_some()) {
                Some(entry) => entry.text.push_str(line),
                None => self.entries.push(Entry { key: None, line: number, text: line.to_owned() }),
            }
            return Ok(());
        }
        let Some((key, _)) = key_of(bare) else {
            let what = format!("not `key: value`: `{}`", cut(&shown_line(bare), 60));
            return Err(FrontError { line: number, what });
        };
        self.entries.push(Entry { key: Some(key), line: number, text: line.to_owned() });
        Ok(())
    }

    /// Every value that can't be read, in the order of the lines.
    pub(crate) fn check(&self) -> Vec<FrontError> {
        self.entries
            .iter()
            .filter(|entry| entry.key.is_some())
            .filter_map(|entry| entry.value().err())
            .collect()
    }

    /// The value of a key; `None` where the key is not there. A value that is no safe YAML is an error.
    pub(crate) fn get(&self, key: &str) -> Result<Option<Value>, FrontError> {
        let Some(entry) = self.entry(key) else { return Ok(None) };
        entry.value().map(Some)
    }

    /// A fault of one key's value, with its line.
    pub(crate) fn fault(&self, key: &str, what: &str) -> FrontError {
        FrontError {
            line: self.line_of(key).unwrap_or(1),
            what: format!("`{}`: {what}", shown_line(key)),
        }
    }

    /// The value of a key as text: a string as it is, a number or date as written; `None` for lists and absent keys.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.try_text(key).ok().flatten()
    }

    /// [`Front::text`], but what is no safe YAML, and a list or map, is an error.
    pub(crate) fn try_text(&self, key: &str) -> Result<Option<String>, FrontError> {
        Ok(match self.get(key)? {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            // As written: `1200.00` has two places, and an id may look like a number.
            Some(Value::Number(_) | Value::Bool(_)) => {
                self.entry(key).map(|entry| entry.plain().to_owned())
            }
            Some(_) => return Err(self.fault(key, "one text is expected here, not a list")),
        })
    }

    /// The value of a key as a list of texts; one text is a list of one, an absent key an empty list.
    pub(crate) fn list(&self, key: &str) -> Vec<String> {
        self.try_list(key).unwrap_or_default()
    }

    /// [`Front::list`], but what is no safe YAML, and a list of anything but texts, is an error.
    pub(crate) fn try_list(&self, key: &str) -> Result<Vec<String>, FrontError> {
        let Some(Value::Array(values)) = self.get(key)? else {
            return Ok(self.try_text(key)?.into_iter().collect());
        };
        let text = |value: &Value| match value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(self.fault(key, "a list of texts is expected here")),
        };
        values.iter().map(text).collect()
    }

    #[cfg(any(test, fuzzing))]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|entry| entry.key.as_deref())
    }

    /// The line of the file that a key stands in.
    pub(crate) fn line_of(&self, key: &str) -> Option<usize> {
        self.entry(key).map(|entry| entry.line)
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.as_deref() == Some(key))
    }

    /// Sets a key to a value, on one line; a key that is new comes last. The same value again changes nothing.
    ///
    /// Texts are quoted where another reader could take them for something else. Text from outside must have
    /// gone through [`super::inert::value`].
    pub(crate) fn set(&mut self, key: &str, value: &Value) {
        if self.get(key).ok().flatten().as_ref() != Some(value) {
            self.put(key, &yaml::flow(value));
        }
    }

    /// Sets a key to something that is written as it is: a date, a number. Only for text of our own.
    pub(crate) fn set_plain(&mut self, key: &str, text: &str) {
        if self.text(key).as_deref() != Some(text) {
            self.put(key, text);
        }
    }

    fn put(&mut self, key: &str, written: &str) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key.as_deref() == Some(key))
        {
            entry.set(written, self.ending);
            return;
        }
        let end = self.ending.as_str();
        if let Some(last) = self.entries.last_mut().filter(|last| !last.text.ends_with('\n')) {
            last.text.push_str(end);
        }
        let text = format!("{}: {written}{end}", yaml::scalar(key));
        self.entries.push(Entry { key: Some(key.to_owned()), line: 0, text });
    }

    /// Takes a key away with its value; comments and blank lines below it stay.
    pub(crate) fn remove(&mut self, key: &str) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key.as_deref() == Some(key))
        {
            *entry = Entry { key: None, line: entry.line, text: entry.notes() };
        }
        self.entries.retain(|entry| !entry.text.is_empty());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The lines, byte for byte as they were where nothing was set.
    pub(crate) fn print(&self) -> String {
        self.entries.iter().map(|entry| entry.text.as_str()).collect()
    }

    pub(crate) fn line_ending(&self) -> &'static str {
        self.ending.as_str()
    }
}

impl Entry {
    fn value(&self) -> Result<Value, FrontError> {
        let key = self.key.as_deref().unwrap_or_default();
        // The YAML reader takes tabs before a comment, or before nothing, for a wrong indent.
        let read = yaml::value_of(&self.text)
            .or_else(|fault| self.alone().and_then(|line| yaml::value_of(line).ok()).ok_or(fault));
        read.map_err(|fault| FrontError {
            line: self.line + fault.line - 1,
            what: format!(
                "`{}`: {}",
                shown_line(key),
                fault.what.trim_start_matches(&format!("{key}: "))
            ),
        })
    }

    /// The key's line, where nothing but blanks and comments stands below it.
    fn alone(&self) -> Option<&str> {
        let (line, below) = self.text.split_once('\n')?;
        let is_note = |line: &str| matches!(line.trim_start().chars().next(), None | Some('#'));
        let is_block = self.plain().starts_with(['|', '>']);
        (!is_block && below.lines().all(is_note)).then_some(line)
    }

    /// The first line: key, colon, and what follows the colon without the line's end.
    fn split(&self) -> (&str, &str) {
        let line = self.text.lines().next().unwrap_or_default();
        let at = key_of(line).map_or(0, |(_, at)| at);
        line.split_at_checked(at).unwrap_or((line, ""))
    }

    /// A plain value as written, without a comment.
    fn plain(&self) -> &str {
        let (_, value) = self.split();
        value.get(..comment_at(value)).unwrap_or(value).trim()
    }

    /// Puts a value on the key's line. Comments beside and below it are the person's and stay.
    fn set(&mut self, written: &str, ending: Ending) {
        let (key, value) = self.split();
        let first = self.text.split_inclusive('\n').next().unwrap_or_default();
        let end = [Ending::CrLf.as_str(), Ending::Lf.as_str()]
            .into_iter()
            .find(|end| first.ends_with(end));
        let end = end.unwrap_or(ending.as_str());
        let comment = value.get(comment_at(value)..).unwrap_or_default().trim_end();
        let gap = if comment.is_empty() { "" } else { " " };
        self.text = format!("{key} {written}{gap}{comment}{end}{}", self.notes());
    }

    /// The comment and blank lines below the key that are no part of its value.
    fn notes(&self) -> String {
        let (_, value) = self.split();
        let lines: Vec<_> = self.text.split_inclusive('\n').skip(1).collect();
        let is_note = |line: &&&str| line.trim().is_empty() || line.starts_with('#');
        let below = lines.iter().rev().take_while(is_note).count();
        let (inside, below) = lines.split_at_checked(lines.len() - below).unwrap_or_default();
        // In a list or map, a line of `#` is a comment; in text of several lines it may be text.
        let commented = value.get(..comment_at(value)).unwrap_or(value).trim().is_empty();
        let kept = inside.iter().filter(|line| commented && line.trim_start().starts_with('#'));
        kept.chain(below).copied().collect()
    }
}

/// The error of front matter over [`LIMIT`].
pub(crate) fn too_large(line: usize) -> FrontError {
    FrontError { line, what: format!("front matter is larger than {} KiB", LIMIT / 1024) }
}

/// Whether a line belongs to the key above it: indented, or an element of a list.
fn goes_on(bare: &str) -> bool {
    bare.starts_with([' ', '\t'])
        || bare == "-"
        || bare.starts_with("- ")
        || bare.starts_with("-\t")
}

/// The key that a line begins with, and where its colon ends.
fn key_of(line: &str) -> Option<(String, usize)> {
    let quote = line.chars().next()?;
    if matches!(quote, '"' | '\'') {
        let end = 1 + closing(line.get(1..)?, quote)? + 1;
        let rest = line.get(end..)?;
        let colon = end + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let Ok(Value::String(key)) = yaml::parse(line.get(..end)?) else { return None };
        return after_colon(line, colon).map(|at| (key, at));
    }
    if matches!(
        quote,
        '[' | ']' | '{' | '}' | ',' | '#' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`'
    ) {
        return None;
    }
    let at =
        line.match_indices(':').find_map(|(at, _)| after_colon(line, at).map(|after| (at, after)));
    let (colon, after) = at?;
    let key = line.get(..colon)?.trim_end();
    let word = key.split([' ', '\t']).next().unwrap_or_default();
    let fits = !matches!(word, "" | "?" | "-" | "---" | "...")
        && !key.contains(" #")
        && !key.contains("\t#");
    fits.then(|| (key.to_owned(), after))
}

/// Where a colon ends that is one of a key: nothing or white space follows.
fn after_colon(line: &str, at: usize) -> Option<usize> {
    let rest = line.get(at..)?.strip_prefix(':')?;
    (rest.trim_end().is_empty() || rest.starts_with([' ', '\t'])).then_some(at + 1)
}

/// Where the quote ends that a text is inside of.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}

/// Where the comment of a value begins; its length where it has none.
fn comment_at(value: &str) -> usize {
    let mut quote = None;
    let mut begins = true;
    let mut before = ' ';
    let mut chars = value.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => _ = chars.next(),
            (Some('\''), '\'') if chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                _ = chars.next();
            }
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if begins => quote = Some(c),
            (None, '#') if before.is_whitespace() => return at,
            _ => {}
        }
        begins = quote.is_none()
            && (matches!(c, '[' | '{' | ',' | ':') || (begins && c.is_whitespace()));
        before = c;
    }
    value.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use saphyr::LoadableYamlNode as _;
    use serde_json::json;

    use super::*;
    use crate::vault::{inert, nasty};

    fn front(text: &str) -> Front {
        Front::parse(text, 2).unwrap()
    }

    /// `text` after `key` was set.
    fn set(text: &str, key: &str, value: &Value) -> String {
        let mut front = front(text);
        front.set(key, value);
        front.print()
    }

    #[test]
    fn a_set_leaves_every_other_byte() {
        let table = [
            ("a: 1\nb: 2\n", "a: x\nb: 2\n"),
            ("# top\n\na: 1 # why\nb: 2\n", "# top\n\na: x # why\nb: 2\n"),
            ("a: 'it''s # no' # why\n", "a: x # why\n"),
            ("a: [1, \"# no\"]   # why\r\nb: 2\r\n", "a: x # why\r\nb: 2\r\n"),
            ("a:\n  - 1\n  # mine\n  - 2\n\n# below\nb: 2\n", "a: x\n  # mine\n\n# below\nb: 2\n"),
            ("a:\n- 1\n- 2\nb: 2\n", "a: x\nb: 2\n"),
            ("a:\n-\tc: 1\n-\t2\nb: 2\n", "a: x\nb: 2\n"),
            ("a: |\n  # text\n  more\nb: 2\n", "a: x\nb: 2\n"),
            ("\"a\" : 1\n", "\"a\" : x\n"),
            ("b: 2\n", "b: 2\na: x\n"),
            ("b: 2", "b: 2\na: x\n"),
            ("b: 2\r\n", "b: 2\r\na: x\r\n"),
            ("a:\n", "a: x\n"),
            ("a: x # same\n", "a: x # same\n"),
            ("a: \"x\"\n", "a: \"x\"\n"),
        ];
        for (before, after) in table {
            assert_eq!(set(before, "a", &json!("x")), after, "{before:?}");
        }
        let mut removed = front("# top\na:\n  - 1\n# below\nb: 2\n");
        removed.remove("a");
        assert_eq!(removed.print(), "# top\n# below\nb: 2\n");
    }

    #[test]
    fn values_are_read_as_they_are_written() {
        let front = front(
            "id: 2e34567234\namount: 1200.00 # net\nyes: true\nday: 2026-11-16\nfold: >\n  one\n  two\nempty:\n\
             list: [a, 2, 'c']\nflow: {a: [1], b: x}\nblock:\n  - a\n  - b: 1\nno: no\nbig: 123456789012345678901234567890\n\
             \"due (UTC)\": x\n📅 date: y\n1: one\nurl: https://a.b/c#d\ntab: a\n\t\n# b\n \t\n\t# c\n",
        );
        assert_eq!(front.check(), []);
        let text = |key| front.text(key).unwrap();
        assert_eq!(
            (text("id"), text("amount"), text("yes")),
            ("2e34567234".into(), "1200.00".into(), "true".into())
        );
        assert_eq!(
            (text("day"), text("fold"), text("no")),
            ("2026-11-16".into(), "one two\n".into(), "no".into())
        );
        assert_eq!(
            (text("due (UTC)"), text("📅 date"), text("1")),
            ("x".into(), "y".into(), "one".into())
        );
        assert_eq!(
            (text("url"), text("big"), text("tab")),
            ("https://a.b/c#d".into(), "123456789012345678901234567890".into(), "a".into())
        );
        assert_eq!(
            (front.text("empty"), front.text("none"), front.text("list")),
            (None, None, None)
        );
        assert_eq!(
            (front.list("list"), front.list("day"), front.list("none").len()),
            (vec!["a".into(), "2".into(), "c".into()], vec!["2026-11-16".into()], 0)
        );
        assert_eq!(front.get("flow").unwrap(), Some(json!({"a": [1], "b": "x"})));
        assert_eq!(front.get("block").unwrap(), Some(json!(["a", {"b": 1}])));
        assert_eq!(front.check(), []);
    }

    #[test]
    fn faults_are_named_with_their_line() {
        let table = [
            ("a: 1\na: 2\n", "line 3: `a` is there twice (first in line 2)"),
            ("a: 1\n'a': 2\n", "line 3: `a` is there twice (first in line 2)"),
            ("  a: 1\n", "line 2: an indented line without a key above it"),
            ("-\ta: 1\n", "line 2: an indented line without a key above it"),
            ("?\ta: 1\n", "line 2: not `key: value`: `? a: 1`"),
            ("a: 1\nnonsense\n", "line 3: not `key: value`: `nonsense`"),
            ("a: 1\n...\n", "line 3: not `key: value`: `...`"),
            ("... a: 1\n", "line 2: not `key: value`: `... a: 1`"),
            ("---\ta: 1\n", "line 2: not `key: value`: `--- a: 1`"),
            ("a\t#b: 1\n", "line 2: not `key: value`: `a #b: 1`"),
            ("a: 1\n\u{1b}[2J\n", "line 3: not `key: value`: `⟨U+001B⟩[2J`"),
        ];
        for (text, expected) in table {
            assert_eq!(Front::parse(text, 2).unwrap_err().to_string(), expected);
        }
        assert!(Front::parse(&format!("a: {}\n", "x".repeat(LIMIT)), 2).is_err());
        assert!(front("a: |\n  # \0\n").get("a").is_err());
        assert!(front("a: \"x\n\t# y\n\t\n").get("a").is_err());
        let bad = front(
            "a: 1\nb: [1\nc: &x 1\nd: *x\ne: !!python/object:os.system\nf:\n  g: 1\n  g: 2\nh: \"\n",
        );
        let lines: Vec<_> = bad.check().iter().map(|error| error.line).collect();
        assert_eq!(lines, [3, 4, 5, 6, 9, 10], "{:?}", bad.check());
        assert!(
            bad.try_text("b").is_err() && bad.try_list("b").is_err() && bad.text("b").is_none()
        );
    }

    /// JSON's values, without numbers that JSON itself does not keep.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            nasty::text().prop_map(Value::from),
            "[0-9a-fox.:eE+_-]{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::vec((nasty::text(), inner), 0..4).prop_map(|pairs| {
                    Value::Object(pairs.into_iter().filter(|(k, _)| k.len() < 100).collect())
                }),
            ]
        })
    }

    fn lines() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            "[a-e]: [ a-z0-9#\"'\\[\\]{},:|>-]{0,12}",
            "  [ a-z#:-]{0,8}",
            "(- a|# c|  # c|||  - b|b:|'c d': 1|\"e\\\\\"f\" : 2)",
        ];
        (proptest::collection::vec((line, "(\n|\r\n)"), 0..12), any::<bool>()).prop_map(
            |(lines, cut)| {
                let text: String = lines.into_iter().flat_map(|(line, end)| [line, end]).collect();
                if cut { text.trim_end().to_owned() } else { text }
            },
        )
    }

    /// What another YAML parser makes of one line `a: …`.
    fn second(text: &str) -> Value {
        fn json(yaml: &saphyr::Yaml<'_>) -> Value {
            match yaml {
                saphyr::Yaml::Value(saphyr::Scalar::Null) => Value::Null,
                saphyr::Yaml::Value(saphyr::Scalar::Boolean(yes)) => Value::from(*yes),
                saphyr::Yaml::Value(saphyr::Scalar::Integer(whole)) => Value::from(*whole),
                saphyr::Yaml::Value(saphyr::Scalar::String(text)) => Value::from(text.as_ref()),
                saphyr::Yaml::Sequence(values) => values.iter().map(json).collect(),
                saphyr::Yaml::Mapping(pairs) => Value::Object(
                    pairs.iter().map(|(k, v)| (k.as_str().unwrap().to_owned(), json(v))).collect(),
                ),
                other => panic!("{other:?}"),
            }
        }
        let documents = saphyr::Yaml::load_from_str(text).unwrap();
        assert_eq!(documents.len(), 1);
        json(&documents[0])
    }

    fn has_big(value: &Value) -> bool {
        match value {
            Value::Number(number) => number.as_i64().is_none(),
            Value::Array(values) => values.iter().any(has_big),
            Value::Object(pairs) => pairs.values().any(has_big),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn what_was_parsed_prints_the_same(text in prop_oneof![lines(), nasty::text(), any::<String>()]) {
            if let Ok(front) = Front::parse(&text, 2) {
                prop_assert_eq!(front.print(), text);
                let _ = front.check();
            }
        }

        #[test]
        fn what_was_set_is_read_back(text in lines(), key in "[a-g]", value in value()) {
            // In a note a fence follows, so that the last line always ends.
            let text = if text.ends_with('\n') { text } else { text + "\n" };
            if let Ok(mut front) = Front::parse(&text, 2) {
                let before = front.clone();
                front.set(&key, &value);
                prop_assert_eq!(front.get(&key).unwrap(), Some(value.clone()));
                for other in before.keys().filter(|other| *other != key) {
                    prop_assert_eq!(front.get(other).ok(), before.get(other).ok());
                    prop_assert_eq!(&front.entry(other).unwrap().text.trim_end(), &before.entry(other).unwrap().text.trim_end());
                }
                let again = Front::parse(&front.print(), 2).unwrap();
                prop_assert_eq!(again.get(&key).unwrap(), Some(value.clone()));
                prop_assert_eq!(again.keys().collect::<Vec<_>>(), front.keys().collect::<Vec<_>>());
                let comments = |front: &Front| front.print().matches("# c\n").count();
                let listed = matches!(before.get(&key), Ok(None | Some(Value::Array(_) | Value::Object(_))));
                prop_assert!(!listed || comments(&front) >= comments(&before));
                let printed = front.print();
                front.set(&key, &value);
                prop_assert_eq!(front.print(), printed);
            }
        }

        #[test]
        fn two_parsers_read_what_was_written(value in value()) {
            // The other parser has no numbers of this size.
            if has_big(&value) {
                return Ok(());
            }
            let mut front = Front::default();
            front.set("a", &value);
            prop_assert_eq!(second(&front.print()), json!({"a": value}));
            prop_assert_eq!(front.print().lines().count(), 1);
        }

        #[test]
        fn foreign_text_stays_one_value(subject in nasty::text(), from in any::<String>()) {
            let mut front = Front::default();
            front.set("subject", &json!(inert::value(&subject)));
            front.set("from", &json!([inert::value(&from)]));
            front.set("status", &json!("needs_action"));
            let text = front.print();
            let expected = json!({"subject": inert::value(&subject), "from": [inert::value(&from)], "status": "needs_action"});
            prop_assert_eq!(&yaml::parse(&text).unwrap(), &expected);
            prop_assert_eq!(&second(&text), &expected);
            prop_assert_eq!(text.lines().count(), 3);
            prop_assert_eq!(inert::original(&front.text("subject").unwrap()), subject);
        }
    }
}
