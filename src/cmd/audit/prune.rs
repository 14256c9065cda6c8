//! `fte audit prune`

use std::fmt;

use clap::Args;

use crate::app::App;
use crate::audit::pack::{self, Pruned};
use crate::base::{Exit, Fail, Result};

/// Pack days of the log that are older than what is kept at hand
///
/// Nothing is deleted: a day is compressed into Logs/archive/, read back, and only then taken from Logs/. It is searched and
/// verified as before. A day in which something is wrong stays as it is.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte audit prune\n  fte audit prune --keep 365 --dry-run")]
pub(crate) struct PruneArgs {
    /// How many days stay at hand (default: the setting `audit.keep_days`, 90)
    #[arg(long, value_name = "DAYS")]
    keep: Option<u64>,
    /// Say what would be packed, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl PruneArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let keep = match self.keep {
            Some(days) => days,
            None => u64::try_from(app.config()?.number("audit.keep_days")?)
                .map_err(|_| Fail::say(Exit::SetUp, "`audit.keep_days` is below zero"))?,
        };
        let pruned = pack::prune(&app.trail()?, keep, self.dry_run)?;
        app.out.outcome(&pruned, !pruned.packed.is_empty() || !pruned.skipped.is_empty())?;
        match pruned.skipped.len() {
            0 => Ok(()),
            _ => Err(Fail::say(Exit::Partial, "days with something wrong in them were not packed")
                .hint("`fte audit verify` says what is wrong")),
        }
    }
}

impl fmt::Display for Pruned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for day in &self.skipped {
            writeln!(f, "not packed: {}, {}", day.file, day.why)?;
        }
        if self.packed.is_empty() && self.skipped.is_empty() {
            return f.write_str("no day is old enough to be packed");
        }
        for day in &self.packed {
            match day.small {
                Some(size) => writeln!(
                    f,
                    "{} → {}  {} bytes instead of {}",
                    day.file, day.into, size, day.size
                )?,
                None => writeln!(f, "would pack {} → {}", day.file, day.into)?,
            }
        }
        Ok(())
    }
}
