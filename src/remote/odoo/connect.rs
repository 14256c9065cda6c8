//! Signing in: which Odoo the settings name, and the company that is worked for.

use std::cell::OnceCell;

use super::datum::Datum;
use super::error::OdooError;
use super::json2::Json2;
use super::jsonrpc::JsonRpc;
use super::version::Version;
use super::{Call, Odoo, Site, Wire};
use crate::auth::{KeyError, Keys, Service};
use crate::base::web;
use crate::config::Config;
use crate::net::Http;

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConnectError {
    /// The settings don't name one, or name what is not there.
    #[error("{0}")]
    SetUp(String),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Odoo(#[from] OdooError),
}

impl Site {
    /// The Odoo of the settings; `None` where none is set up.
    pub(crate) fn of(config: &Config) -> Option<Site> {
        Some(Site {
            url: config.filled("odoo.url")?.trim_end_matches('/').to_owned(),
            database: config.filled("odoo.database"),
            login: config.filled("odoo.login"),
        })
    }
}

/// Signs in with the stored API key and settles the company.
pub(crate) fn connect<'a>(
    http: &'a dyn Http,
    site: &'a Site,
    config: &Config,
    keys: Keys<'_>,
) -> Result<Odoo<'a>, ConnectError> {
    let (wire, _) = wire(http, site, config, keys)?;
    let company = company(&*wire, &config.text("odoo.company"))?;
    Ok(Odoo { wire, company })
}

/// The protocol that the settings name, or that the server's version says; the version where it was asked for.
pub(super) fn wire<'a>(
    http: &'a dyn Http,
    site: &'a Site,
    config: &Config,
    keys: Keys<'_>,
) -> Result<(Box<dyn Wire + 'a>, Option<Version>), ConnectError> {
    web::check(&site.url).map_err(|why| ConnectError::SetUp(format!("`odoo.url` {why}")))?;
    let origin = web::origin(&site.url).unwrap_or_default();
    let key = keys.password(Service::Odoo.name(), &origin)?;
    let (is_json2, version) = match config.text("odoo.protocol").as_str() {
        "json2" => (true, None),
        "jsonrpc" => (false, None),
        _ => {
            let version = Version::ask(http, site)?;
            (version.has_json2(), Some(version))
        }
    };
    if is_json2 {
        return Ok((Box::new(Json2 { http, site, key }), version));
    }
    let needed = |value: &Option<String>, name: &str| {
        let why = || {
            format!(
                "`{name}` is not set: an Odoo before 19, or `odoo.protocol: jsonrpc`, asks for it"
            )
        };
        value.clone().ok_or_else(|| ConnectError::SetUp(why()))
    };
    let wire = JsonRpc {
        http,
        site,
        database: needed(&site.database, "odoo.database")?,
        login: needed(&site.login, "odoo.login")?,
        key,
        user: OnceCell::new(),
    };
    Ok((Box::new(wire), version))
}

/// The company of this name among those that the user works for; the only one where none is named.
pub(super) fn company(wire: &dyn Wire, name: &str) -> Result<u64, ConnectError> {
    let args = vec![
        ("domain", Datum::List(Vec::new())),
        ("fields", Datum::list(["name"])),
        ("limit", 100_u64.into()),
        ("order", "id".into()),
    ];
    let call =
        Call { model: "res.company", method: "search_read", ids: &[], args, context: Vec::new() };
    let found = wire.call(&call)?;
    let all: Vec<(u64, &str)> = found
        .items()
        .iter()
        .filter_map(|row| Some((row.get("id")?.id()?, row.get("name")?.text()?)))
        .collect();
    let names = || all.iter().map(|(_, name)| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match (all.iter().find(|(_, own)| *own == name), all.as_slice()) {
        (Some((id, _)), _) => Ok(*id),
        (None, [(id, _)]) if name.is_empty() => Ok(*id),
        (None, _) if name.is_empty() => Err(ConnectError::SetUp(format!(
            "this user works for several companies: set `odoo.company` to one of {}",
            crate::base::text::shown_line(&names())
        ))),
        (None, _) => Err(ConnectError::SetUp(format!(
            "there is no company `{name}` for this user in Odoo; there are {}",
            crate::base::text::shown_line(&names())
        ))),
    }
}
