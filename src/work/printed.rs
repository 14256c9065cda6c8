//! Odoo's own PDF of an invoice, as a file of the vault under the intent's key.

use serde_json::{Value, json};

use super::effect::World;
use crate::base::{Result, digest};
use crate::model::Id;
use crate::model::attempt::Attempt;
use crate::model::odoo::Printing;
use crate::remote::odoo::Site;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::reading::portal;
use crate::vault::{Created, Folder, Place, name};

impl World<'_> {
    /// Fetches it once: what is there under the key is what was fetched.
    pub(super) fn print_invoice(&self, printing: &Printing, key: &Id) -> Result<Attempt> {
        if let Some(receipt) = self.printed_invoice(key)? {
            return Ok(Attempt::Done(receipt));
        }
        if printing.at != self.config.odoo_site() {
            return Ok(Attempt::NotPossible("the settings name another Odoo now".into()));
        }
        let fetched = self.from_odoo(|odoo| {
            let unknown = || OdooError::Data(format!("`#{}` is no id of an invoice", printing.id));
            let id = printing.id.number().ok_or_else(unknown)?;
            let document = odoo.document(id)?;
            let number = document.known_as();
            if !document.is_posted() || !document.kind.starts_with("out_") {
                let why = format!("{number} is no posted invoice: it is `{}`", document.state);
                return Err(OdooError::Stopped(why));
            }
            // Each part of the settings is there: they named the Odoo that was asked.
            let site = Site::of(self.config).ok_or_else(unknown)?;
            let bytes = match odoo.kept_pdf(id)? {
                Some((_, bytes)) => bytes,
                None => portal::pdf(self.odoo, &site, odoo, id)?,
            };
            Ok((format!("{}.pdf", number.replace('/', "_")), bytes))
        });
        let (name, bytes) = match fetched {
            Ok(fetched) => fetched,
            // Nothing was written yet.
            Err(Attempt::InDoubt(why)) => return Ok(Attempt::NotPossible(why)),
            Err(attempt) => return Ok(attempt),
        };
        let place = Place::below(Folder::Attachments, key.as_str(), name::attachment(&name));
        match self.vault.create(&place, &bytes)? {
            Created::New | Created::Same | Created::Differs => {}
        }
        let bytes = self.vault.read_bytes(&place)?;
        Ok(Attempt::Done(receipt(&place, &bytes)))
    }

    pub(super) fn printed_invoice(&self, key: &Id) -> Result<Option<Value>> {
        let there = self.vault.list_files(Folder::Attachments, key.as_str(), &[".pdf"])?;
        let Some(place) = there.first() else { return Ok(None) };
        Ok(Some(receipt(place, &self.vault.read_bytes(place)?)))
    }
}

fn receipt(place: &Place, bytes: &[u8]) -> Value {
    json!({
        "connector": "odoo",
        "path": place.path(),
        "sha256": digest::sha256(bytes),
        "bytes": bytes.len(),
        "said": format!("kept as {}", place.path()),
    })
}
