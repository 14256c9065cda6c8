//! What goes out with a mail: an invoice's PDF that the server has kept, and whom it is for.

use data_encoding::BASE64;

use super::datum::Datum;
use super::document::MOVE;
use super::error::OdooError;
use super::{Odoo, lookup};

/// Where the server keeps the PDF that its own “Send & Print” made.
const HELD: &str = "invoice_pdf_report_id";

impl Odoo<'_> {
    /// The PDF that was made of an invoice when it was sent or printed, as `(name, bytes)`; `None` where none was.
    pub(crate) fn kept_pdf(&self, id: u64) -> Result<Option<(String, Vec<u8>)>, OdooError> {
        if !self.has_field(MOVE, HELD)? {
            return Ok(None);
        }
        let rows = self.read(MOVE, &[id], &[HELD])?;
        let Some(held) = rows.first().and_then(|row| row.get(HELD)?.id()) else {
            return Ok(None);
        };
        // Odoo 20 has it under the other name, as `{filename, content, …}`.
        let field = if self.has_field("ir.attachment", "datas")? { "datas" } else { "raw" };
        let rows = self.read("ir.attachment", &[held], &["name", field])?;
        let Some(row) = rows.first() else { return Ok(None) };
        let data = row.get(field).map(|data| data.get("content").unwrap_or(data));
        let bytes = data.and_then(Datum::text).and_then(|data| BASE64.decode(data.as_bytes()).ok());
        let name = lookup::text(row, "name").unwrap_or_else(|| "invoice.pdf".into());
        Ok(bytes.filter(|bytes| bytes.starts_with(b"%PDF-")).map(|bytes| (name, bytes)))
    }

    /// Whom a document is sent to: the partner's name and address.
    pub(crate) fn address(&self, partner: u64) -> Result<(String, Option<String>), OdooError> {
        let rows = self.read("res.partner", &[partner], &["name", "email"])?;
        let missing = || OdooError::Missing(format!("the partner #{partner}"));
        let row = rows.first().ok_or_else(missing)?;
        let name = lookup::text(row, "name").unwrap_or_default();
        Ok((name, lookup::text(row, "email").filter(|email| !email.trim().is_empty())))
    }
}
