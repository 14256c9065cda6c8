//! What a pass of a watcher did.

use std::fmt;

use serde::Serialize;

use crate::base::table;
use crate::base::text::{cut, shown_line};

/// The longest list that a person is shown.
const SHOWN: usize = 20;

/// `{"created":[…],"attached":[…],"known":N,"quarantined":[…],"skipped":[…],"failed":[…]}`
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Report {
    pub(crate) created: Vec<Made>,
    /// Later messages that became part of an item which waits.
    pub(crate) attached: Vec<Attached>,
    /// How many things were seen before.
    pub(crate) known: usize,
    pub(crate) quarantined: Vec<Quarantined>,
    /// Left where it is: it is not ready, or nothing that is ever taken.
    pub(crate) skipped: Vec<Left>,
    /// Left where it is: a person has to look.
    pub(crate) failed: Vec<Left>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) dry_run: bool,
}

/// An item that is new.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) path: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Vault path or path of the source.
    pub(crate) source: String,
    /// Foreign.
    pub(crate) subject: String,
}

/// A message that became part of an item.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Attached {
    /// The item's.
    pub(crate) id: String,
    pub(crate) path: String,
    pub(crate) source: String,
    /// Foreign.
    pub(crate) subject: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Quarantined {
    /// Where the file is now.
    pub(crate) path: String,
    pub(crate) note: String,
    pub(crate) source: String,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Left {
    pub(crate) path: String,
    pub(crate) why: String,
}

impl Report {
    pub(crate) fn skip(&mut self, path: String, why: impl Into<String>) {
        self.skipped.push(Left { path, why: why.into() });
    }

    pub(crate) fn fail(&mut self, path: String, why: impl Into<String>) {
        self.failed.push(Left { path, why: why.into() });
    }

    /// Whether something was taken in, or a person has to look.
    pub(crate) fn is_news(&self) -> bool {
        !(self.created.is_empty()
            && self.attached.is_empty()
            && self.quarantined.is_empty()
            && self.failed.is_empty())
    }

    /// Whether a pass found nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.created.is_empty()
            && self.attached.is_empty()
            && self.known == 0
            && self.quarantined.is_empty()
            && self.skipped.is_empty()
            && self.failed.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing new");
        }
        let rows = self.created.iter().take(SHOWN).map(|made| {
            let name = made.path.rsplit('/').next().unwrap_or_default();
            [made.kind.clone(), shown_line(&cut(&made.subject, 40)), name.to_owned()]
        });
        let created = table::table(["type", "subject", "note"], rows);
        if !created.is_empty() {
            writeln!(f, "{created}")?;
        }
        if self.created.len() > SHOWN {
            writeln!(f, "… and {} more", self.created.len() - SHOWN)?;
        }
        for attached in self.attached.iter().take(SHOWN) {
            let name = attached.path.rsplit('/').next().unwrap_or_default();
            writeln!(f, "{} goes on in {name}", shown_line(&cut(&attached.subject, 40)))?;
        }
        for gone in self.quarantined.iter().take(SHOWN) {
            writeln!(
                f,
                "quarantined {}: {}",
                shown_line(&cut(&gone.source, 60)),
                shown_line(&gone.reason)
            )?;
        }
        for (what, list) in [("left", &self.skipped), ("failed", &self.failed)] {
            for left in list.iter().take(SHOWN) {
                writeln!(
                    f,
                    "{what} {}: {}",
                    shown_line(&cut(&left.path, 60)),
                    shown_line(&left.why)
                )?;
            }
        }
        let would = if self.dry_run { "would be " } else { "" };
        write!(f, "{} {would}new, {} known", self.created.len(), self.known)?;
        if !self.attached.is_empty() {
            write!(f, ", {} {would}attached", self.attached.len())?;
        }
        if !self.quarantined.is_empty() {
            write!(f, ", {} {would}quarantined", self.quarantined.len())?;
        }
        if !self.failed.is_empty() {
            write!(f, ", {} failed", self.failed.len())?;
        }
        Ok(())
    }
}
