//! A note: front matter and a body, byte for byte what the file holds where nothing was set.

use super::front::{Front, FrontError};

/// A Markdown note. `parse` then `print` gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) front: Front,
    pub(crate) body: String,
    fences: Option<Fences>,
}

/// The lines around the front matter as they were, byte order mark and endings included.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fences {
    open: String,
    close: String,
}

impl Note {
    /// A note made here.
    pub(crate) fn new(front: Front, body: impl Into<String>) -> Note {
        Note { front, body: body.into(), fences: None }
    }

    /// Reads a note; one without front matter has an empty [`Front`].
    pub(crate) fn parse(text: &str) -> Result<Note, FrontError> {
        let Some(open) = opening(text) else {
            return Ok(Note { front: Front::default(), body: text.to_owned(), fences: None });
        };
        let rest = text.get(open.len()..).unwrap_or_default();
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == "---" {
                let front = Front::parse(rest.get(..at).unwrap_or_default(), 2)?;
                let fences = Fences { open: open.to_owned(), close: line.to_owned() };
                let body = rest.get(at + line.len()..).unwrap_or_default().to_owned();
                return Ok(Note { front, body, fences: Some(fences) });
            }
            at += line.len();
        }
        Err(FrontError { line: 1, what: "front matter is not closed: no second `---`".into() })
    }

    pub(crate) fn print(&self) -> String {
        match &self.fences {
            Some(fences) => format!("{}{}{}{}", fences.open, self.front.print(), fences.close, self.body),
            None if self.front.is_empty() => self.body.clone(),
            None => {
                let end = self.front.line_ending();
                format!("---{end}{}---{end}{}", self.front.print(), self.body)
            }
        }
    }
}

/// The opening fence with its line ending (and byte order mark), where the text begins with one.
fn opening(text: &str) -> Option<&str> {
    let line = text.split_inclusive('\n').next()?;
    let bare = line.strip_prefix('\u{feff}').unwrap_or(line);
    (bare.trim_end() == "---" && line.ends_with('\n')).then_some(line)
}
