//! `fte finance check`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::counted;
use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::remote::bank::Gap;

/// Hold the rows against the bank's own balances
///
/// Says where rows are missing or there too often: between two balances that statements name, the rows must come to the
/// difference. Exits with 1 where they don't.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte finance check\n  fte finance check --json | jq '.gaps[].account'"
)]
pub(crate) struct CheckArgs {}

#[derive(Serialize)]
struct Checked {
    ok: bool,
    rows: usize,
    gaps: Vec<Gap>,
}

impl CheckArgs {
    #[expect(clippy::unused_self, reason = "every command runs from its arguments")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let bank = super::bank(app)?;
        let gaps = bank.gaps(None)?;
        let checked = Checked { ok: gaps.is_empty(), rows: bank.rows()?.len(), gaps };
        app.out.outcome(&checked, !checked.ok)?;
        match checked.gaps.len() {
            0 => Ok(()),
            1 => Err(Fail::say(Exit::Failed, "the rows and the bank's balances differ once")
                .hint("a statement of those days, imported again, adds what is missing")),
            several => Err(Fail::say(
                Exit::Failed,
                format!("the rows and the bank's balances differ {several} times"),
            )
            .hint("statements of those days, imported again, add what is missing")),
        }
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.gaps.iter().try_for_each(|gap| writeln!(f, "{gap}"))?;
        if self.ok {
            write!(
                f,
                "{}, and nothing that the bank's balances speak against",
                counted(self.rows)
            )?;
        }
        Ok(())
    }
}
