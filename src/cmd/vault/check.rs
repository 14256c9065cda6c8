//! `fte vault check`

use std::fmt;

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::vault::check::{Checked, Problem};

/// List every damaged or misplaced note with file and line
///
/// Looks for front matter that can't be read, notes that are no text or cut off, marks of unsettled merges, copies
/// made by syncing programs, links and odd files, names that are not valid on every system, ids that two notes share,
/// requests that were never made here, and what runs left over that were cut off. Changes nothing.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte vault check\n  fte vault check --all --json | jq -r '.problems[].file'"
)]
pub(crate) struct CheckArgs {
    /// Open the notes in Done/ too
    #[arg(long)]
    all: bool,
}

impl CheckArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let checked = super::look(app, self.all)?;
        app.out.outcome(&checked, !checked.ok)?;
        if checked.ok {
            return Ok(());
        }
        let count = checked.problems.len();
        let noun = if count == 1 { "problem" } else { "problems" };
        let fail = Fail::say(Exit::Failed, format!("the vault has {count} {noun}"));
        let mendable = checked.problems.iter().filter(|problem| problem.repair.is_some()).count();
        if mendable == 0 {
            return Err(fail.hint("none of it can be mended without guessing"));
        }
        Err(fail.hint(format!("`fte vault repair` mends {mendable}")))
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ok {
            let noun = if self.checked == 1 { "note" } else { "notes" };
            return write!(f, "{} {noun} checked, no problem", self.checked);
        }
        let lines: Vec<_> = self.problems.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// `Done/2026-11/x.md:3: what is wrong`, as editors and compilers name a place.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)
    }
}
