//! An invoice as PDF, as the server makes it: by the page that its customer would see, which needs no session.

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::Odoo;
use crate::net::Http;
use crate::net::http::{Request, StatusCode};
use crate::remote::odoo::Site;

/// The bytes of the PDF.
///
/// Source: seen on 19.0; `/report/pdf/…` asks for a session, which a key can't open.
pub(crate) fn pdf(
    http: &dyn Http,
    site: &Site,
    odoo: &Odoo<'_>,
    id: u64,
) -> Result<Vec<u8>, OdooError> {
    let args = vec![("report_type", "pdf".into()), ("download", true.into())];
    let path = match odoo.call(("account.move", "get_portal_url"), &[id], args, Vec::new())? {
        Datum::Text(path) if path.starts_with('/') && !path.starts_with("//") => path,
        // The address carries a secret, and no other server is asked.
        _ => return Err(OdooError::Answer("no address of the invoice's page".into())),
    };
    let mut request = Request::get(format!("{}{path}", site.url));
    if let Some(database) = &site.database {
        request = request.header("X-Odoo-Database", database);
    }
    let request = request
        .body(Vec::new())
        .map_err(|_| OdooError::Answer("no address of the invoice's page".into()))?;
    let answer = http.send(request).map_err(|error| without_address(error.into()))?;
    match answer.status() {
        StatusCode::OK if answer.body().starts_with(b"%PDF-") => Ok(answer.into_body()),
        StatusCode::OK => Err(OdooError::Fault(
            "it made no PDF: on its machine `wkhtmltopdf` may be missing".into(),
        )),
        status if status.is_server_error() => Err(OdooError::Fault(format!(
            "it could not make the PDF ({status}): on its machine `wkhtmltopdf` may be missing"
        ))),
        status => Err(OdooError::Fault(format!("it gave no PDF ({status})"))),
    }
}

/// An error of the network's, which may name the address, and with it the secret.
fn without_address(error: OdooError) -> OdooError {
    let cut = |why: String| why.split("access_token").next().unwrap_or_default().to_owned();
    match error {
        OdooError::Away(why) => OdooError::Away(cut(why)),
        OdooError::Lost(why) => OdooError::Lost(cut(why)),
        OdooError::Data(why) => OdooError::Data(cut(why)),
        other => other,
    }
}
