//! Front matter kept as lines: setting one key leaves every other byte where its owner put it.

use serde_json::Value;

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
    /// Line of the file, from 1.
    line: usize,
    text: String,
}

impl Front {
    /// Reads the lines between the fences; `first_line` is the file's line number of the first of them.
    ///
    /// A key that is there twice, a line that is no key, and anything over [`LIMIT`] is an error.
    pub(crate) fn parse(text: &str, first_line: usize) -> Result<Front, FrontError> {
        if text.len() > LIMIT {
            let what = format!("front matter is larger than {} KiB", LIMIT / 1024);
            return Err(FrontError { line: first_line, what });
        }
        let ending = if text.contains("\r\n") { Ending::CrLf } else { Ending::Lf };
        let mut front = Front { entries: Vec::new(), ending };
        for (at, line) in text.split_inclusive('\n').enumerate() {
            front.take(line, first_line + at)?;
        }
        Ok(front)
    }

    fn take(&mut self, line: &str, number: usize) -> Result<(), FrontError> {
        let bare = line.trim_end();
        let goes_on = bare.starts_with([' ', '\t', '-']);
        if bare.is_empty() || bare.starts_with('#') || goes_on {
            match self.entries.last_mut().filter(|entry| goes_on || entry.key.is_some()) {
                Some(entry) if entry.key.is_some() || !goes_on => entry.text.push_str(line),
                _ if goes_on => {
                    return Err(FrontError { line: number, what: "an indented line without a key above it".into() });
                }
                _ => self.entries.push(Entry { key: None, line: number, text: line.to_owned() }),
            }
            return Ok(());
        }
        let what = || format!("not `key: value`: `{}`", crate::base::text::cut(&crate::base::text::shown_line(bare), 60));
        let key = key_of(bare).ok_or_else(|| FrontError { line: number, what: what() })?;
        if let Some(first) = self.entries.iter().find(|entry| entry.key.as_deref() == Some(&key)) {
            let what = format!("`{key}` is there twice (first in line {})", first.line);
            return Err(FrontError { line: number, what });
        }
        self.entries.push(Entry { key: Some(key), line: number, text: line.to_owned() });
        Ok(())
    }

    /// The value of a key; `None` where the key is not there. A value that is no safe YAML is an error.
    pub(crate) fn get(&self, key: &str) -> Result<Option<Value>, FrontError> {
        let Some(entry) = self.entry(key) else { return Ok(None) };
        let fault = |what: String| FrontError { line: entry.line, what: format!("`{key}`: {what}") };
        super::yaml::value_of(&entry.text, key).map(Some).map_err(fault)
    }

    /// The value of a key as text: a string as it is, a number or date as written; `None` for lists and absent keys.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        match self.get(key).ok()?? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(yes) => Some(yes.to_string()),
            _ => None,
        }
    }

    /// The value of a key as a list of texts; one text is a list of one, an absent key an empty list.
    pub(crate) fn list(&self, key: &str) -> Vec<String> {
        match self.get(key) {
            Ok(Some(Value::Array(values))) => {
                values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
            }
            Ok(Some(Value::String(text))) => vec![text],
            _ => Vec::new(),
        }
    }

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
        if self.get(key).ok().flatten().as_ref() == Some(value) {
            return;
        }
        self.put(key, &super::yaml::flow(value));
    }

    /// Sets a key to something that is written as it is: a date, a number. Only for text of our own.
    pub(crate) fn set_plain(&mut self, key: &str, text: &str) {
        if self.text(key).as_deref() != Some(text) {
            self.put(key, text);
        }
    }

    fn put(&mut self, key: &str, written: &str) {
        let line = format!("{key}: {written}{}", self.ending.as_str());
        match self.entries.iter_mut().find(|entry| entry.key.as_deref() == Some(key)) {
            Some(entry) => {
                // Blank lines and comments below the key are the person's and stay.
                let kept = trailing_notes(&entry.text);
                entry.text = line + &kept;
            }
            None => self.entries.push(Entry { key: Some(key.to_owned()), line: 0, text: line }),
        }
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key.as_deref() != Some(key));
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

fn key_of(line: &str) -> Option<String> {
    let (key, rest) = line.split_once(':')?;
    let fits = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t']);
    (fits && spaced && !key.ends_with(' ')).then(|| key.to_owned())
}

fn trailing_notes(text: &str) -> String {
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let is_note = |line: &&&str| line.trim().is_empty() || line.starts_with('#');
    let count = lines.iter().skip(1).rev().take_while(is_note).count();
    lines.get(lines.len() - count..).unwrap_or_default().concat()
}
