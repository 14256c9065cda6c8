//! `fte odoo check`

use std::fmt;

use clap::Args;
use serde::Serialize;

use super::read::{fail, site};
use crate::app::App;
use crate::base::Result;
use crate::base::text::shown_line;
use crate::remote::odoo::reading::probe::{Probe, probe};

/// Look at the set-up: address, database, key, company, rights
///
/// Each is asked for once, and nothing is changed. Exits with 3 where the address, the database, the company, an app or a right
/// that reading needs is missing, with 4 where the key is turned down, with 7 where Odoo is away.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte odoo check\n  fte odoo check --json | jq '.rights[] | select(.has | not)'"
)]
pub(crate) struct CheckArgs {}

/// `{"url","version","protocol","database","user","user_id","company","currency","rights","missing_apps"}`
#[derive(Serialize)]
#[serde(transparent)]
struct Checked {
    probe: Probe,
}

impl CheckArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let site = site(app)?;
        let probe = probe(app.odoo()?, &site, app.config()?, app.keys()?).map_err(fail)?;
        app.out.report(&Checked { probe })
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = &self.probe;
        let user = if own.user_id == 0 { String::new() } else { format!(" (#{})", own.user_id) };
        let database = own.database.as_deref().unwrap_or("the only one");
        let lines = [
            ("server", format!("Odoo {} at {}, over {}", own.version, own.url, own.protocol)),
            ("database", database.to_owned()),
            ("user", format!("{}{user}", own.user)),
            ("company", format!("{} ({})", own.company, own.currency)),
        ];
        for (name, value) in lines {
            writeln!(f, "{name:<10} {}", shown_line(&value))?;
        }
        let with = |has: bool| {
            let rights = own.rights.iter().filter(move |right| right.has == has);
            rights.map(|right| right.to).collect::<Vec<_>>().join("; ")
        };
        write!(f, "{:<10} {}", "may", with(true))?;
        let not = with(false);
        if !not.is_empty() {
            write!(f, "\n{:<10} {not}", "may not")?;
        }
        if !own.missing_apps.is_empty() {
            write!(f, "\n{:<10} {}", "missing", own.missing_apps.join(", "))?;
        }
        Ok(())
    }
}
