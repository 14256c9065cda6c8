//! Where a figure comes from: a note, or a line of a file; and how a report points there.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::vault::{Place, inert};

/// A place that a person can look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum At {
    Note(Place),
    /// A file's vault path with `/`, and a line of it, from 1.
    Line {
        file: String,
        line: usize,
    },
    /// A record of Odoo: its number, its id, and where a browser shows it. The number may be foreign text.
    Odoo {
        number: String,
        id: Option<u64>,
        url: Option<String>,
    },
}

impl At {
    pub(crate) fn line(file: impl Into<String>, line: usize) -> At {
        At::Line { file: file.into(), line }
    }

    /// A link that Obsidian follows; a name that could be more than a name is shown as text.
    ///
    /// `up` leads from the linking note's folder to the vault's root: `../`, or nothing for notes in the root.
    pub(crate) fn link(&self, up: &str) -> String {
        match self {
            At::Note(place) if is_plain(place.stem()) => format!("[[{}]]", place.stem()),
            At::Note(place) => inert::cell(&place.path()),
            At::Line { file, line } if is_plain(&file.replace('/', "")) && !file.contains(' ') => {
                format!("[{file}:{line}]({up}{file})")
            }
            At::Line { file, line } => inert::cell(&format!("{file}:{line}")),
            At::Odoo { number, url: Some(url), .. }
                if is_plain(&number.replace('/', "")) && is_plain_url(url) =>
            {
                format!("[{number}]({url})")
            }
            At::Odoo { .. } => inert::cell(&self.to_string()),
        }
    }
}

/// Whether an address is nothing but one in Markdown.
fn is_plain_url(url: &str) -> bool {
    url.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/.-_?=&".contains(&byte))
}

/// Whether a name is only letters, digits and the marks that no Markdown gives a meaning to here.
fn is_plain(name: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | ',');
    !name.is_empty()
        && name.chars().all(fits)
        && !name.contains("__")
        && !crate::base::text::shown(name).contains('⟨')
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Note(place) => f.write_str(&place.path()),
            At::Line { file, line } => write!(f, "{file}:{line}"),
            At::Odoo { number, id: Some(id), .. } => write!(f, "Odoo {number} #{id}"),
            At::Odoo { number, .. } => write!(f, "Odoo {number}"),
        }
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Folder;

    #[test]
    fn only_plain_names_become_links() {
        let note = |name: &str| At::Note(Place::new(Folder::Inbox, name)).link("");
        assert_eq!(
            note("EMAIL_2026-11-16_hello_7k2m4qxa5d.md"),
            "[[EMAIL_2026-11-16_hello_7k2m4qxa5d]]"
        );
        assert_eq!(note("Dana Reyes.md"), "[[Dana Reyes]]");
        for bad in ["a]] ![[b.md", "a|b.md", "a#b.md", "a\u{202e}b.md", "<b>.md", "`x.md"] {
            assert!(note(bad).starts_with('`'), "{}", note(bad));
        }
        let odoo = |number: &str, url: &str| {
            At::Odoo { number: number.into(), id: Some(7), url: Some(url.into()) }.link("../")
        };
        assert_eq!(
            odoo("INV/2026/1", "https://o.example/mail/view?model=x&res_id=7"),
            "[INV/2026/1](https://o.example/mail/view?model=x&res_id=7)"
        );
        for (number, url) in
            [("a]] ![[b", "https://o.example"), ("INV/1", "https://o.example/) ![x](y")]
        {
            assert!(odoo(number, url).starts_with('`'), "{number} {url}");
        }
        let line = At::line("Logs/audit_2026-11-16.jsonl", 12);
        assert_eq!(
            line.link("../"),
            "[Logs/audit_2026-11-16.jsonl:12](../Logs/audit_2026-11-16.jsonl)"
        );
    }
}
