//! What became of rows that were held against what is owed, as it is told.

use std::fmt;

use serde::Serialize;

use super::counted;
use crate::base::text::shown_line;
use crate::model::money::Money;
use crate::model::request::Verdict;
use crate::remote::bank::Found;

/// A payment that was asked for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AskedFor {
    pub(crate) row: String,
    pub(crate) document: String,
    pub(crate) amount: Money,
    pub(crate) reasons: Vec<String>,
    /// `None` where it was only a rehearsal.
    pub(crate) request: Option<String>,
    pub(crate) verdict: Option<Verdict>,
}

/// A row that belongs to what is booked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Linked {
    pub(crate) row: String,
    pub(crate) to: String,
    pub(crate) reasons: Vec<String>,
}

/// What became of rows that were held against what is owed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Settled {
    pub(crate) asked: Vec<AskedFor>,
    pub(crate) linked: Vec<Linked>,
    /// What is left for a person.
    pub(crate) open: Vec<Found>,
}

impl Settled {
    pub(crate) fn is_news(&self) -> bool {
        !self.asked.is_empty() || !self.linked.is_empty()
    }
}

impl fmt::Display for AskedFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "row {} pays {} ({}): {}",
            self.row,
            self.document,
            self.amount,
            shown_line(&self.reasons.join(", "))
        )?;
        match (&self.request, &self.verdict) {
            (Some(_), Some(Verdict::Go(_))) => write!(f, "; `fte act` books it"),
            (Some(id), _) => write!(f, "; `fte approve yes {id}`, then `fte act`"),
            (None, _) => write!(f, "; would be asked for"),
        }
    }
}

impl fmt::Display for Linked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {} is {}: {}", self.row, self.to, shown_line(&self.reasons.join(", ")))
    }
}

impl fmt::Display for Settled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.asked.iter().try_for_each(|asked| writeln!(f, "{asked}"))?;
        self.linked.iter().try_for_each(|linked| writeln!(f, "{linked}"))?;
        for found in self.open.iter().filter(|found| !found.warnings.is_empty()).take(20) {
            writeln!(
                f,
                "look at row {} ({}): {}",
                found.row,
                found.amount,
                shown_line(&found.warnings.join("; "))
            )?;
        }
        let open = self.open.len();
        if open > 0 {
            let are = if open == 1 { "is" } else { "are" };
            writeln!(f, "{} {are} yours to match: `fte finance match`", counted(open))?;
        }
        Ok(())
    }
}
