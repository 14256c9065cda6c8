//! `/json/2`, the way into Odoo 19 and later: one call is one POST and one transaction.

use super::datum::Datum;
use super::error::{OdooError, read_json2};
use super::{Call, Site, Wire};
use crate::base::secret::{Hush, Secret};
use crate::net::http::{Request, header};
use crate::net::{Http, hushed};

/// The protocol, signed in with an API key.
pub(crate) struct Json2<'a> {
    pub(crate) http: &'a dyn Http,
    pub(crate) site: &'a Site,
    pub(crate) key: Secret,
}

impl Wire for Json2<'_> {
    fn call(&self, call: &Call<'_>) -> Result<Datum, OdooError> {
        let url = format!("{}/json/2/{}/{}", self.site.url, call.model, call.method);
        let mut request = Request::post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("bearer {}", self.key.reveal()));
        if let Some(database) = &self.site.database {
            request = request.header("X-Odoo-Database", database);
        }
        // An object, always: the server takes any other JSON for a call without arguments.
        let body = body(call).to_json().map_err(|error| OdooError::Data(error.to_string()))?;
        let request = request
            .body(body.into_bytes())
            // Its words would hold the header that can't be sent.
            .map_err(|_| OdooError::Data("the API key or `odoo.database` can't be sent: it has a line end or another control character".into()))?;
        let mut hush = Hush::default();
        hush.add([self.key.reveal()]);
        read_json2(&hushed(self.http.send(request)?, &hush))
    }
}

fn body(call: &Call<'_>) -> Datum {
    let mut body: Vec<(&'static str, Datum)> = call.args.clone();
    if !call.ids.is_empty() {
        body.push(("ids", Datum::list(call.ids.iter().copied())));
    }
    if !call.context.is_empty() {
        body.push(("context", Datum::map(call.context.clone())));
    }
    Datum::map(body)
}
