//! What the writing verbs of `fte ledger` share: the entry is tried against the books, then asked for at the gate.

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::cmd::asked;
use crate::model::action::Action;
use crate::model::tax::Tax;

/// The flags of every verb that writes.
#[derive(Args, Debug)]
pub(super) struct EntryArgs {
    /// Print the entry that would be booked, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// `{"entry"}`
#[derive(Serialize)]
struct Preview {
    entry: String,
}

impl EntryArgs {
    /// Asks for an action, once the books said that they would take it.
    pub(super) fn submit(&self, app: &App, action: Action) -> Result<()> {
        self.ask(app, action, None)
    }

    /// [`EntryArgs::submit`], asking a person whatever the policy says where there is a reason for it.
    pub(super) fn ask(&self, app: &App, action: Action, why: Option<&str>) -> Result<()> {
        let entry = super::books(app)?.preview(&action, app.clock.today())?.unwrap_or_default();
        if self.dry_run {
            return app.out.report(&Preview { entry });
        }
        app.out.report(&asked::submit(app, action, why, "books it")?)
    }
}

/// The taxes of a bill as they are typed, with what the vault's table says of those that have a name.
pub(super) fn input_taxes(app: &App, typed: &[String]) -> Result<Vec<String>> {
    let books = super::books(app)?;
    let mut taxes = Vec::new();
    for written in typed {
        let (rate, stated) = written.split_once('=').unwrap_or((written, ""));
        let tax = Tax { says: String::new(), inclusive: false, ..books.tax(rate)? };
        let stated = stated.trim();
        taxes.push(if stated.is_empty() { tax.to_string() } else { format!("{tax} = {stated}") });
    }
    Ok(taxes)
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry.trim_start_matches(['\r', '\n']))
    }
}
