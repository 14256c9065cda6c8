//! `fte odoo sync`

use std::collections::BTreeMap;
use std::fmt;

use clap::Args;
use serde::Serialize;

use super::read::live;
use crate::app::App;
use crate::base::{Result, clock};
use crate::remote::odoo::reading::copy::Copy;

/// Keep a copy of Odoo's lists, to read when Odoo is away
///
/// Customers, vendors, products, invoices, bills, payments, expenses and open items, of the company that is worked for. It
/// lies in the state folder, outside the vault. What is read from it is said to be, with its age; nothing is ever written by it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo sync\n  fte odoo sync --quiet   # in a schedule")]
pub(crate) struct SyncArgs {}

/// `{"at","read":{"invoices":12, …}}`
#[derive(Serialize)]
struct Synced {
    at: String,
    read: BTreeMap<&'static str, usize>,
}

impl SyncArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let site = app.config()?.odoo_site().unwrap_or_default();
        let (now, today) = (app.clock.now(), app.clock.today());
        let copy = live(app, |odoo| Copy::make(odoo, now, today, site))?;
        copy.keep(app.state()?)?;
        if copy.is_cut() {
            app.out.warn("there is more in Odoo than the copy takes; the oldest is not in it");
        }
        app.out.outcome(&Synced { at: clock::seconds(now), read: copy.counts().collect() }, false)
    }
}

impl fmt::Display for Synced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> =
            self.read.iter().map(|(name, count)| format!("{count} {name}")).collect();
        write!(f, "copied: {}", counts.join(", "))
    }
}
