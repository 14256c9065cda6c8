//! A note: front matter and a body, byte for byte what the file holds where nothing was set.

use super::front::{self, Front, FrontError};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A Markdown note. `parse` then `print` gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) front: Front,
    pub(crate) body: String,
    fences: Option<Fences>,
    /// The byte order mark of a file without front matter.
    mark: &'static str,
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
        Note { front, body: body.into(), fences: None, mark: "" }
    }

    /// Reads a note; one without front matter has an empty [`Front`].
    pub(crate) fn parse(text: &str) -> Result<Note, FrontError> {
        let Some(open) = opening(text) else {
            let (mark, body) = text
                .strip_prefix(BYTE_ORDER_MARK)
                .map_or(("", text), |body| (BYTE_ORDER_MARK, body));
            return Ok(Note {
                front: Front::beside(text),
                body: body.to_owned(),
                fences: None,
                mark,
            });
        };
        let rest = text.get(open.len()..).unwrap_or_default();
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if is_fence(line) {
                let front = Front::parse(rest.get(..at).unwrap_or_default(), 2)?;
                let fences = Fences { open: open.to_owned(), close: line.to_owned() };
                let body = rest.get(at + line.len()..).unwrap_or_default().to_owned();
                return Ok(Note { front, body, fences: Some(fences), mark: "" });
            }
            at += line.len();
            if at > front::LIMIT {
                return Err(front::too_large(1));
            }
        }
        Err(FrontError { line: 1, what: "front matter is not closed: no second `---`".into() })
    }

    pub(crate) fn print(&self) -> String {
        match &self.fences {
            Some(fences) => {
                // The closing fence may have been the file's last line, without a line feed.
                let gap =
                    if fences.close.ends_with('\n') || self.body.is_empty() { "" } else { "\n" };
                format!("{}{}{}{gap}{}", fences.open, self.front.print(), fences.close, self.body)
            }
            None if self.front.is_empty() => format!("{}{}", self.mark, self.body),
            None => {
                let end = self.front.line_ending();
                format!("{}---{end}{}---{end}{}", self.mark, self.front.print(), self.body)
            }
        }
    }
}

/// The opening fence with its line ending (and byte order mark), where the text begins with one.
fn opening(text: &str) -> Option<&str> {
    let line = text.split_inclusive('\n').next()?;
    let bare = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
    (is_fence(bare) && line.ends_with('\n')).then_some(line)
}

/// Three dashes alone on a line. What other white space than blanks follows is text.
fn is_fence(line: &str) -> bool {
    line.trim_end_matches([' ', '\t', '\r', '\n']) == "---"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::vault::nasty;

    #[test]
    fn a_set_changes_its_line_alone() {
        let table = [
            ("---\nid: x\n---\nbody\n", "---\nid: x\nstatus: done\n---\nbody\n"),
            (
                "\u{feff}---\r\nstatus: a # c\r\n---\r\n\r\nbody",
                "\u{feff}---\r\nstatus: done # c\r\n---\r\n\r\nbody",
            ),
            ("body\r\n", "---\r\nstatus: done\r\n---\r\nbody\r\n"),
            ("\u{feff}body\n", "\u{feff}---\nstatus: done\n---\nbody\n"),
            ("---\n---", "---\nstatus: done\n---"),
            ("", "---\nstatus: done\n---\n"),
            ("--- \t\nstatus: x\n---  \nb", "--- \t\nstatus: done\n---  \nb"),
        ];
        for (before, after) in table {
            let mut note = Note::parse(before).unwrap();
            note.front.set("status", &json!("done"));
            assert_eq!(note.print(), after);
            assert_eq!(Note::parse(after).unwrap().front.text("status").unwrap(), "done");
        }
    }

    #[test]
    fn front_matter_that_does_not_end_is_an_error() {
        for text in ["---\n", "---\nid: x\n", "---\nid: x\n---x\n", "---\nid: x\n---\u{a0}\n"] {
            assert!(Note::parse(text).is_err(), "{text:?}");
        }
        assert!(
            Note::parse(&format!("---\n{}", "# x\n".repeat(100_000)))
                .unwrap_err()
                .what
                .contains("larger than 64 KiB")
        );
        assert!(Note::parse("---").unwrap().front.is_empty());
    }

    proptest! {
        #[test]
        fn what_was_parsed_prints_the_same(text in prop_oneof![
            nasty::text(),
            any::<String>(),
            (nasty::text(), nasty::text()).prop_map(|(front, body)| format!("---\n{front}\n---\n{body}")),
            ("[a-d]: [a-z]{0,5}(\n|\r\n)", nasty::text()).prop_map(|(front, body)| format!("\u{feff}---\r\n{front}---\r\n{body}")),
        ]) {
            if let Ok(note) = Note::parse(&text) {
                prop_assert_eq!(note.print(), text);
            }
        }

        #[test]
        fn a_body_does_not_reach_into_the_front(body in nasty::text(), subject in nasty::text()) {
            let mut front = Front::default();
            front.set("subject", &json!(subject));
            front.set("status", &json!("needs_action"));
            let again = Note::parse(&Note::new(front, body.clone()).print()).unwrap();
            prop_assert_eq!(again.front.keys().collect::<Vec<_>>(), ["subject", "status"]);
            prop_assert_eq!(again.front.text("subject"), Some(subject));
            prop_assert_eq!(again.front.text("status").unwrap(), "needs_action");
            prop_assert_eq!(again.body, body);
        }
    }
}
