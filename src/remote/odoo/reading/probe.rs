//! What there is at the settings' Odoo, and what the user may do there: each asked once, nothing changed.

use serde::Serialize;

use super::super::connect::{ConnectError, company, wire};
use super::super::datum::Datum;
use super::super::error::OdooError;
use super::super::version::Version;
use super::{Odoo, named, odd, own_currency};
use crate::auth::Keys;
use crate::base::text::{cut, shown_line};
use crate::config::Config;
use crate::model::money::Currency;
use crate::net::Http;
use crate::remote::odoo::{Call, Site, Wire};

/// What may be done, with the model and the operation that it takes, and the app that has the model.
const RIGHTS: [(&str, &str, &str, &str); 9] = [
    ("read invoices and bills", "account.move", "read", "account"),
    ("read the ledger", "account.move.line", "read", "account"),
    ("write invoices and bills", "account.move", "create", "account"),
    ("write payments", "account.payment", "create", "account"),
    ("read customers and vendors", "res.partner", "read", "base"),
    ("write customers and vendors", "res.partner", "create", "base"),
    ("read products", "product.product", "read", "product"),
    ("write products", "product.product", "create", "product"),
    ("write expenses", "hr.expense", "create", "hr_expense"),
];

/// Without these nothing is read.
const NEEDED: usize = 2;

/// `{"url","version","protocol","database","user","company","currency","rights":[…],"missing_apps":[…]}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Probe {
    pub(crate) url: String,
    pub(crate) version: String,
    /// `json2`, `jsonrpc`
    pub(crate) protocol: &'static str,
    /// None where the server has one alone.
    pub(crate) database: Option<String>,
    pub(crate) user: String,
    pub(crate) user_id: u64,
    pub(crate) company: String,
    pub(crate) currency: Currency,
    pub(crate) rights: Vec<Right>,
    /// Odoo's apps that are not installed: `hr_expense`.
    pub(crate) missing_apps: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Right {
    pub(crate) to: &'static str,
    pub(crate) has: bool,
}

pub(crate) fn probe(
    http: &dyn Http,
    site: &Site,
    config: &Config,
    keys: Keys<'_>,
) -> Result<Probe, ConnectError> {
    let (wire, version) = wire(http, site, config, keys)?;
    let version = match version {
        Some(version) => version,
        None => Version::ask(http, site)?,
    };
    let (user, name) = user(&*wire)?;
    let protocol = if wire.is_old() { "jsonrpc" } else { "json2" };
    let (mut rights, mut missing_apps) = (Vec::new(), Vec::new());
    for (at, (to, model, operation, app)) in RIGHTS.into_iter().enumerate() {
        match may(&*wire, model, operation) {
            Ok(has) if has || at >= NEEDED => rights.push(Right { to, has }),
            Ok(_) => {
                return Err(ConnectError::SetUp(format!(
                    "the user `{}` may not {to} in Odoo: they need the access right Accounting / Invoicing, or Show Accounting Features - Readonly",
                    shown_line(&name)
                )));
            }
            Err(OdooError::Unknown(_)) if app == "account" => {
                return Err(ConnectError::SetUp(
                    "Odoo's app Invoicing (`account`) is not installed there".into(),
                ));
            }
            Err(OdooError::Unknown(_)) => {
                rights.push(Right { to, has: false });
                if !missing_apps.contains(&app) {
                    missing_apps.push(app);
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    let company = company(&*wire, &config.text("odoo.company"))?;
    let odoo = Odoo { wire, company };
    let currency = own_currency(&odoo)?;
    let rows = odoo.read("res.company", &[company], &["name"])?;
    let company = rows.first().and_then(|row| row.get("name")?.text()).unwrap_or_default();
    Ok(Probe {
        url: site.url.clone(),
        version: version.text,
        protocol,
        database: site.database.clone(),
        user: name,
        user_id: user,
        company: company.to_owned(),
        currency,
        rights,
        missing_apps,
    })
}

/// Who the key belongs to: their number and login.
fn user(wire: &dyn Wire) -> Result<(u64, String), OdooError> {
    let plain = |model, method, ids, args| Call { model, method, ids, args, context: Vec::new() };
    let context = wire.call(&plain("res.users", "context_get", &[], Vec::new()))?;
    let Some(id) = context.get("uid").and_then(Datum::id) else {
        // Before 17 the context did not say it; a user may always look for themselves.
        return Ok((0, "the key's user".into()));
    };
    let ids = [id];
    let args = vec![("fields", Datum::list(["login", "company_id"]))];
    let rows = wire.call(&plain("res.users", "read", &ids, args))?;
    let row = rows.items().first().ok_or_else(|| odd("the user"))?;
    let login = row.get("login").and_then(Datum::text).map(str::to_owned);
    Ok((id, cut(&login.or_else(|| named(row, "company_id")).unwrap_or_default(), 80)))
}

fn may(wire: &dyn Wire, model: &str, operation: &'static str) -> Result<bool, OdooError> {
    let ask =
        |method, args| wire.call(&Call { model, method, ids: &[], args, context: Vec::new() });
    match ask("has_access", vec![("operation", operation.into())]) {
        // Before 18 it had another name.
        Err(OdooError::Unknown(said)) if wire.is_old() && said.contains("has_access") => {
            let args = vec![("operation", operation.into()), ("raise_exception", false.into())];
            ask("check_access_rights", args)
        }
        answer => answer,
    }
    .map(|answer| answer.is_true())
}
