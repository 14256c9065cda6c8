//! `fte vault repair`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::model::event::{Event, Status};
use crate::vault::VaultError;
use crate::vault::check::Problem;

/// Mend what can be mended without guessing, and list the rest
///
/// Sets `status` to what the note's folder says (the folder wins), makes folders that are missing, and removes files
/// that a run which was cut off left over. Each repair is an event in the log.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte vault repair --dry-run\n  fte vault repair")]
pub(crate) struct RepairArgs {
    /// Open the notes in Done/ too
    #[arg(long)]
    all: bool,
    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
struct Mended {
    repaired: Vec<Problem>,
    left: Vec<Problem>,
    dry_run: bool,
}

impl RepairArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let mut mended = Mended { repaired: Vec::new(), left: Vec::new(), dry_run: self.dry_run };
        for problem in super::look(app, self.all)?.problems {
            self.mend(app, problem, &mut mended)?;
        }
        app.out.outcome(&mended, !mended.repaired.is_empty() || !mended.left.is_empty())?;
        match (mended.left.len(), mended.repaired.len()) {
            (0, _) => Ok(()),
            (left, done) => {
                let exit = if done == 0 { Exit::Failed } else { Exit::Partial };
                let noun = if left == 1 { "problem needs" } else { "problems need" };
                Err(Fail::say(exit, format!("{left} {noun} a person")))
            }
        }
    }

    fn mend(&self, app: &App, problem: Problem, mended: &mut Mended) -> Result<()> {
        let Some(repair) = &problem.repair else {
            mended.left.push(problem);
            return Ok(());
        };
        let what = repair.to_string();
        if !self.dry_run {
            let vault = app.vault()?;
            let done = match vault.mend(&problem) {
                // Somebody wrote the note at the same instant: what it says now may still need mending.
                Err(VaultError::Changed { .. }) => vault.mend(&problem),
                outcome => outcome,
            };
            match done {
                Ok(true) => {}
                // Somebody was quicker.
                Ok(false) | Err(VaultError::Gone { .. }) => return Ok(()),
                Err(error) => {
                    let why = format!("{}; can't {what}: {error}", problem.what);
                    mended.left.push(Problem { what: why, repair: None, ..problem });
                    return Ok(());
                }
            }
            let event = Event::new(app.clock.now(), "vault", "vault.repair", Status::Success);
            let parameters = [("repair".to_owned(), what.clone().into())].into_iter().collect();
            app.trail()?.record(vec![Event {
                resource: Some(problem.file.clone()),
                parameters,
                ..event
            }])?;
        }
        mended.repaired.push(problem);
        Ok(())
    }
}

impl fmt::Display for Mended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.repaired.is_empty() && self.left.is_empty() {
            return f.write_str("nothing to mend");
        }
        let word = if self.dry_run { "would mend" } else { "mended" };
        for done in &self.repaired {
            let what = done.repair.as_ref().map(ToString::to_string).unwrap_or_default();
            writeln!(f, "{word} {}: {what}", done.file)?;
        }
        for left in &self.left {
            writeln!(f, "left {left}")?;
        }
        Ok(())
    }
}
