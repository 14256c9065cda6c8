//! `fte vault`

mod check;
mod repair;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::{Result, text};
use crate::model::Id;
use crate::plan::page;
use crate::vault::check::{Checked, Problem, Scope};
use crate::vault::{Folder, Vault};

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
    let mut checked = crate::vault::check::check(app.vault()?, &scope)?;
    plans(app.vault()?, &mut checked);
    Ok(checked)
}

/// Adds the plans whose steps can't be worked: a need that is not there, a circle.
fn plans(vault: &Vault, checked: &mut Checked) {
    // What can't be read was told of already.
    for place in vault.list(Folder::Plans).unwrap_or_default() {
        let Ok(note) = vault.read(&place) else { continue };
        if note.front.text("type").as_deref() != Some("plan") {
            continue;
        }
        if let Err(error) = page::read(&note) {
            let what = text::shown_line(&error.what);
            let file = text::shown_line(&place.path());
            checked.problems.push(Problem { file, line: Some(error.line), what, repair: None });
        }
    }
    checked.problems.sort();
    checked.problems.dedup();
    checked.ok = checked.problems.is_empty();
}
