//! `fte vault`

mod check;
mod repair;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;
use crate::model::Id;
use crate::vault::check::{Checked, Scope};

/// Find and mend what is damaged in the vault
#[derive(Args, Debug)]
pub(crate) struct VaultArgs {
    #[command(subcommand)]
    command: VaultCommand,
}

#[derive(Subcommand, Debug)]
enum VaultCommand {
    Check(check::CheckArgs),
    Repair(repair::RepairArgs),
}

impl VaultArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.command {
            VaultCommand::Check(args) => args.run(app),
            VaultCommand::Repair(args) => args.run(app),
        }
    }
}

/// Looks at the vault with what the state knows of requests.
fn look(app: &App, all: bool) -> Result<Checked> {
    let state = app.state()?;
    // A state that can't be read is an error of its own, which every other command tells.
    let known = |id: &Id| !matches!(state.request(id), Ok(None));
    let scope = Scope { all, now: app.clock.now(), known: &known };
    Ok(crate::vault::check::check(app.vault()?, &scope)?)
}
