//! What the writing verbs of `fte odoo` share: the action is rehearsed against Odoo, then asked for at the gate.

use std::cell::RefCell;
use std::fmt;

use clap::Args;
use serde::Serialize;

use super::read;
use crate::app::App;
use crate::base::Result;
use crate::base::text::{cut, shown_line};
use crate::cmd::asked;
use crate::model::action::Action;
use crate::model::params::Attached;
use crate::remote::odoo::Odoo;
use crate::remote::odoo::connect::{ConnectError, connect};
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::rehearse::{Noted, Rehearsal};
use crate::remote::odoo::write::Desk;

/// The flags of every verb that writes.
#[derive(Args, Debug)]
pub(super) struct AskArgs {
    /// Print the calls that would be made, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// `{"action","target","calls","then"}`
#[derive(Serialize)]
struct Rehearsed {
    action: &'static str,
    target: String,
    /// In order; id 0 is the record that an earlier one makes.
    calls: Vec<Noted>,
    then: &'static str,
}

/// The key of a request that there is none of yet: no key has such characters.
const NO_KEY: &str = "0000000000";

impl AskArgs {
    /// Asks for an action, once Odoo has all that it names.
    pub(super) fn ask(&self, app: &App, action: Action) -> Result<()> {
        let calls = match with_or_away(app, |odoo| rehearse(app, odoo, &action))? {
            Ok(calls) => calls,
            Err(why) if self.dry_run => return Err(read::fail(why.into())),
            // It waits for its yes and for Odoo, which is asked again before anything is written.
            Err(why) => {
                app.out.warn(format!("{why}: what it names is looked up when it is written"));
                Vec::new()
            }
        };
        if self.dry_run {
            let (target, then) = (action.target(), "what Odoo made of it is read back");
            return app.out.report(&Rehearsed { action: action.name(), target, calls, then });
        }
        submit(app, action, None)
    }
}

/// Lays an action before the gate, which asks whatever the policy says where there is a reason for it; says where it went.
pub(in crate::cmd) fn submit(app: &App, action: Action, why: Option<&str>) -> Result<()> {
    let asked = asked::submit(app, action, why, "writes it")?;
    if app.config()?.text("odoo.mode") != "live" {
        app.out.warn("`odoo.mode` is `dry-run`: nothing is written before it is `live`");
    }
    app.out.report(&asked)
}

/// What would be written; an error where it would surely come to nothing.
fn rehearse(app: &App, odoo: &Odoo<'_>, action: &Action) -> Result<Vec<Noted>, OdooError> {
    let noted = RefCell::new(Vec::new());
    let wire = Box::new(Rehearsal { wire: &*odoo.wire, noted: &noted });
    let own = Odoo { wire, company: odoo.company };
    let vault = app.vault().map_err(|fail| OdooError::Data(fail.causes().join(": ")))?;
    let terms_days = app.config().and_then(|config| config.number("books.terms_days"));
    let terms_days = terms_days.map_err(|fail| OdooError::Data(fail.causes().join(": ")))?;
    let today = app.clock.today();
    let desk = Desk { odoo: &own, vault, key: NO_KEY, today, terms_days };
    let came = desk.perform(action);
    drop(own);
    // From the first call on, the answers are made up.
    match (noted.into_inner(), came) {
        (calls, _) if !calls.is_empty() => Ok(calls),
        (_, Err(why)) => Err(why),
        (calls, Ok(_)) => Ok(calls),
    }
}

/// Reads in the Odoo of the settings.
pub(in crate::cmd) fn with<T>(
    app: &App,
    work: impl FnOnce(&Odoo<'_>) -> Result<T, OdooError>,
) -> Result<T> {
    with_or_away(app, work)?.map_err(|why| read::fail(why.into()))
}

/// [`with`]; the inner error is an Odoo that can't be asked now.
fn with_or_away<T>(
    app: &App,
    work: impl FnOnce(&Odoo<'_>) -> Result<T, OdooError>,
) -> Result<Result<T, OdooError>> {
    let site = read::site(app)?;
    let came = match connect(app.odoo()?, &site, app.config()?, app.keys()?) {
        Ok(odoo) => work(&odoo),
        Err(ConnectError::Odoo(why)) => Err(why),
        Err(why) => return Err(read::fail(why)),
    };
    match came {
        Ok(value) => Ok(Ok(value)),
        Err(why @ (OdooError::Away(_) | OdooError::Lost(_) | OdooError::Busy(_))) => Ok(Err(why)),
        Err(why) => Err(read::fail(why.into())),
    }
}

/// Files of the vault, as they are named; the gate binds what they hold.
pub(super) fn files(paths: &[String]) -> Vec<Attached> {
    let named =
        |path: &String| Attached { path: path.replace('\\', "/"), sha256: String::new(), size: 0 };
    paths.iter().map(named).collect()
}

impl fmt::Display for Rehearsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for call in &self.calls {
            let args = call.args.to_json().unwrap_or_default();
            let on = if call.ids.is_empty() { String::new() } else { format!(" {:?}", call.ids) };
            let args = cut(&shown_line(&args), 2000);
            writeln!(f, "{}.{}{on} {args}", call.model, call.method)?;
        }
        write!(f, "then {}; id 0 is what an earlier call makes", self.then)
    }
}
