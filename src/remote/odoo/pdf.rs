//! An invoice's PDF as the server has it, made by its own “Send & Print” where there is none yet.

use data_encoding::BASE64;

use super::datum::Datum;
use super::document::MOVE;
use super::error::OdooError;
use super::lookup::text;
use super::{Odoo, lookup};

const WIZARD: &str = "account.move.send.wizard";
const HELD: &str = "invoice_pdf_report_id";

impl Odoo<'_> {
    /// The file's name and its bytes. The server keeps what it made, and sends it to nobody; it makes none where it
    /// `may` not.
    pub(crate) fn invoice_pdf(&self, id: u64, may: bool) -> Result<(String, Vec<u8>), OdooError> {
        let attachment = match self.held(id)? {
            Some(held) => held,
            None if !may => {
                let why = "Odoo has no PDF of it yet, and makes none before `odoo.mode` is `live`";
                return Err(OdooError::Stopped(why.into()));
            }
            None => {
                self.make_pdf(id)?;
                let none = || OdooError::Stopped("Odoo made no PDF, and said no reason".into());
                self.held(id)?.ok_or_else(none)?
            }
        };
        let field = if self.has_field("ir.attachment", "datas")? { "datas" } else { "raw" };
        let rows = self.read("ir.attachment", &[attachment], &["name", field])?;
        let row = rows.first().ok_or_else(|| OdooError::Missing("the PDF".into()))?;
        // Odoo 20 has it as `{filename, content, …}`.
        let data = row.get(field).and_then(|data| data.get("content").or(Some(data)));
        let bytes = data.and_then(Datum::text).and_then(|data| BASE64.decode(data.as_bytes()).ok());
        let bytes = bytes.filter(|bytes| bytes.starts_with(b"%PDF"));
        let bytes =
            bytes.ok_or_else(|| OdooError::Answer("what it has as the PDF is none".into()))?;
        Ok((text(row, "name").unwrap_or_else(|| "invoice.pdf".into()), bytes))
    }

    fn held(&self, id: u64) -> Result<Option<u64>, OdooError> {
        let rows = self.read(MOVE, &[id], &[HELD])?;
        Ok(rows.first().and_then(|row| row.get(HELD)?.id()))
    }

    fn make_pdf(&self, id: u64) -> Result<(), OdooError> {
        let context =
            || vec![("active_model", Datum::from(MOVE)), ("active_ids", Datum::list([id]))];
        let values = vec![("move_id", id.into()), ("sending_methods", Datum::List(Vec::new()))];
        let wizard = self.create(WIZARD, values, context())?;
        match self.call((WIZARD, "action_send_and_print"), &[wizard], Vec::new(), context()) {
            Err(OdooError::Refused(why)) if why.to_lowercase().contains("wkhtmltopdf") => {
                Err(OdooError::Stopped(
                    "Odoo can't make PDFs: `wkhtmltopdf` is not installed on its machine".into(),
                ))
            }
            answer => answer.map(drop),
        }
    }

    /// Whom a document is sent to: the partner's name and address.
    pub(crate) fn address(&self, partner: u64) -> Result<(String, Option<String>), OdooError> {
        let rows = self.read("res.partner", &[partner], &["name", "email"])?;
        let row =
            rows.first().ok_or_else(|| OdooError::Missing(format!("the partner #{partner}")))?;
        let name = lookup::text(row, "name").unwrap_or_default();
        Ok((name, lookup::text(row, "email").filter(|email| !email.trim().is_empty())))
    }
}
