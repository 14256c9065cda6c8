//! What the reading verbs share: signing in, what an error means to a person, and the copy for when Odoo is away.

use crate::app::App;
use crate::auth::KeyError;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, clock};
use crate::remote::odoo::connect::{ConnectError, connect};
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::reading::copy::Copy;
use crate::remote::odoo::{Odoo, Site};

/// The Odoo of the settings.
pub(super) fn site(app: &App) -> Result<Site> {
    Site::of(app.config()?).ok_or_else(|| {
        Fail::say(Exit::SetUp, "`odoo.url` in .fte/config.yaml is not set")
            .hint("docs/odoo.md says how Odoo is set up; `fte odoo check` looks at it")
    })
}

/// Reads in Odoo itself.
pub(super) fn live<T>(
    app: &App,
    work: impl FnOnce(&Odoo<'_>) -> std::result::Result<T, OdooError>,
) -> Result<T> {
    let site = site(app)?;
    asked(app, &site, work)?.map_err(fail)
}

/// Reads in Odoo; in the copy of it where Odoo is away and there is one, whose age is then said.
pub(super) fn live_or_copy<T>(
    app: &App,
    live: impl FnOnce(&Odoo<'_>) -> std::result::Result<T, OdooError>,
    copied: impl FnOnce(&Copy) -> std::result::Result<T, OdooError>,
) -> Result<T> {
    let site = site(app)?;
    let error = match asked(app, &site, live)? {
        Ok(found) => return Ok(found),
        Err(error) => error,
    };
    let copy = if is_away(&error) { copy(app)? } else { None };
    let Some(copy) = copy else { return Err(fail(error)) };
    let found = copied(&copy).map_err(|error| fail(error.into()))?;
    let (at, age) = (clock::seconds(copy.at), clock::ago(app.clock.now(), copy.at));
    app.out
        .warn(format!("{}; this is the copy of {at}, {age} old", shown_line(&error.to_string())));
    Ok(found)
}

fn asked<T>(
    app: &App,
    site: &Site,
    work: impl FnOnce(&Odoo<'_>) -> std::result::Result<T, OdooError>,
) -> Result<std::result::Result<T, ConnectError>> {
    let (http, config, keys) = (app.odoo()?, app.config()?, app.keys()?);
    Ok(connect(http, site, config, keys).and_then(|odoo| Ok(work(&odoo)?)))
}

/// The copy, where it is of the Odoo that the settings name now.
fn copy(app: &App) -> Result<Option<Copy>> {
    let copy = Copy::kept(app.state()?)?;
    let site = app.config()?.odoo_site();
    Ok(copy.filter(|copy| site.as_ref() == Some(&copy.site)))
}

/// Whether the same may be answered later.
fn is_away(error: &ConnectError) -> bool {
    match error {
        ConnectError::Odoo(error) => {
            matches!(error, OdooError::Away(_) | OdooError::Lost(_) | OdooError::Busy(_))
        }
        ConnectError::Key(KeyError::Away(_)) => true,
        ConnectError::Key(_) | ConnectError::SetUp(_) => false,
    }
}

/// As a command's failure, with what mends it; the same for what reads and what writes, and as of the embedded books: what is not
/// set up there, a right included, is exit code 3, what a rule of the books or what was approved keeps back is 5, and a record
/// that is not there, or could be several, is a wrong word of the person's: 2.
pub(super) fn fail(error: ConnectError) -> Fail {
    let away = is_away(&error);
    let said = shown_line(&error.to_string());
    let error = match error {
        ConnectError::Key(error) => return error.fail(),
        ConnectError::SetUp(_) => {
            return Fail::say(Exit::SetUp, said).hint("docs/odoo.md says how Odoo is set up");
        }
        ConnectError::Odoo(error) => error,
    };
    match error {
        _ if away => Fail::say(Exit::Later, said),
        OdooError::Key => Fail::say(Exit::SignIn, said)
            .hint("make a key in Odoo (your name / My Profile / Account Security), then `fte auth odoo login`"),
        OdooError::Database => {
            Fail::say(Exit::SetUp, said).hint("the name of the database is on Odoo's own sign-in page, or its administrator knows it")
        }
        OdooError::Answer(_) => {
            Fail::say(Exit::SetUp, said).hint("`fte odoo check` looks at `odoo.url` and the rest of the set-up")
        }
        OdooError::Unknown(_) => Fail::say(Exit::SetUp, said)
            .hint("an app may not be installed in Odoo: `fte odoo check` says which"),
        OdooError::Rights(_) => {
            Fail::say(Exit::SetUp, said).hint("`fte odoo check` says what this user may do")
        }
        OdooError::Refused(_) | OdooError::Stopped(_) => Fail::say(Exit::Refused, said),
        OdooError::Missing(_) | OdooError::Data(_) => Fail::say(Exit::Usage, said),
        // The first three are away.
        OdooError::Away(_) | OdooError::Lost(_) | OdooError::Busy(_) | OdooError::Fault(_) => {
            Fail::say(Exit::Failed, said)
        }
    }
}
