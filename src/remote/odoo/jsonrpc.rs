//! `/jsonrpc`, the way into Odoo 16 to 18: a call by its position, signed in anew each time with login and key.
//!
//! Source: seen on Odoo 19.0, which still answers it. An error comes with the status 200; an answer without `result` is null.

use std::cell::OnceCell;

use super::datum::Datum;
use super::error::{OdooError, read_jsonrpc};
use super::{Call, Site, Wire};
use crate::base::secret::{Hush, Secret};
use crate::net::http::{Request, header};
use crate::net::{Http, hushed};

/// The protocol, signed in with an API key in the place of a password.
pub(crate) struct JsonRpc<'a> {
    pub(crate) http: &'a dyn Http,
    pub(crate) site: &'a Site,
    pub(crate) database: String,
    pub(crate) login: String,
    pub(crate) key: Secret,
    /// The number of the user, once the server said it.
    pub(crate) user: OnceCell<u64>,
}

impl JsonRpc<'_> {
    fn user(&self) -> Result<u64, OdooError> {
        if let Some(user) = self.user.get() {
            return Ok(*user);
        }
        let args = vec![
            Datum::from(self.database.as_str()),
            self.login.as_str().into(),
            self.key.reveal().into(),
            Datum::map([]),
        ];
        // `false` for a wrong login or key, without an error.
        let user = self.ask("common", "authenticate", args)?.id().ok_or(OdooError::Key)?;
        Ok(*self.user.get_or_init(|| user))
    }

    fn ask(&self, service: &str, method: &str, args: Vec<Datum>) -> Result<Datum, OdooError> {
        let mut hush = Hush::default();
        hush.add([self.key.reveal()]);
        let request = request(self.site, service, method, args)?;
        read_jsonrpc(&hushed(self.http.send(request)?, &hush))
    }
}

impl Wire for JsonRpc<'_> {
    fn call(&self, call: &Call<'_>) -> Result<Datum, OdooError> {
        let mut named = call.args.clone();
        if !call.context.is_empty() {
            named.push(("context", Datum::map(call.context.clone())));
        }
        let args = vec![
            Datum::from(self.database.as_str()),
            self.user()?.into(),
            self.key.reveal().into(),
            call.model.into(),
            call.method.into(),
            Datum::List(positional(call, &mut named)),
            Datum::map(named),
        ];
        self.ask("object", "execute_kw", args)
    }

    fn is_old(&self) -> bool {
        true
    }
}

/// What goes by position: the records, and the values of `create`, which the server looks at there.
fn positional(call: &Call<'_>, named: &mut Vec<(&'static str, Datum)>) -> Vec<Datum> {
    if call.method == "create" {
        let values = named.iter().position(|(name, _)| *name == "vals_list");
        return values.map(|at| named.remove(at).1).into_iter().collect();
    }
    // Of a method of records the first place is theirs, though there be none.
    let is_of_records = !call.ids.is_empty() || call.method == "has_access";
    if is_of_records { vec![Datum::list(call.ids.iter().copied())] } else { Vec::new() }
}

fn request(
    site: &Site,
    service: &str,
    method: &str,
    args: Vec<Datum>,
) -> Result<Request<Vec<u8>>, OdooError> {
    let params = Datum::map([
        ("service", service.into()),
        ("method", method.into()),
        ("args", Datum::List(args)),
    ]);
    let body = Datum::map([
        ("jsonrpc", "2.0".into()),
        ("method", "call".into()),
        ("id", 1_u64.into()),
        ("params", params),
    ]);
    let body = body.to_json().map_err(|error| OdooError::Data(error.to_string()))?;
    Request::post(format!("{}/jsonrpc", site.url))
        .header(header::CONTENT_TYPE, "application/json")
        .body(body.into_bytes())
        .map_err(|error| OdooError::Data(error.to_string()))
}

/// The version of a server that is too old for `/web/version`.
pub(super) fn version(http: &dyn Http, site: &Site) -> Result<Datum, OdooError> {
    read_jsonrpc(&http.send(request(site, "common", "version", Vec::new())?)?)
}
