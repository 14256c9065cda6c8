//! Files of the vault at a record in Odoo, each once.

use data_encoding::BASE64;

use super::error::OdooError;
use super::external;
use super::sheet::Sheet;
use super::write::Desk;
use crate::base::digest;
use crate::base::text::shown_line;
use crate::model::params::Attached;

const MODEL: &str = "ir.attachment";

/// The largest file that is read, in bytes.
const LARGEST: u64 = 50 << 20;

impl Desk<'_> {
    /// Puts those of a request's files there that are not there yet.
    pub(super) fn attach(&self, model: &str, id: u64, files: &[Attached]) -> Result<(), OdooError> {
        for (file, n) in files.iter().zip(1..) {
            let own = external::id(self.key, &format!("file{n}"));
            if self.odoo.made(MODEL, &own)?.is_some() {
                continue;
            }
            let bytes = self.bytes(file)?;
            let name = file.path.rsplit('/').next().unwrap_or("file");
            let mime =
                infer::get(&bytes).map_or("application/octet-stream", |kind| kind.mime_type());
            // Odoo 20 has it under the other name; where there are both, that one takes text as it is.
            let data = if self.odoo.has_field(MODEL, "datas")? { "datas" } else { "raw" };
            let head = vec![
                ("id", own),
                ("name", name.to_owned()),
                ("res_model", model.to_owned()),
                ("res_id", id.to_string()),
                ("mimetype", mime.to_owned()),
                (data, BASE64.encode(&bytes)),
            ];
            self.odoo.put(MODEL, &Sheet { head, lines: Vec::new() })?;
        }
        Ok(())
    }

    /// Whether all of a request's files are there.
    pub(super) fn has_files(&self, files: &[Attached]) -> Result<bool, OdooError> {
        for n in 1..=files.len() {
            if self.odoo.made(MODEL, &external::id(self.key, &format!("file{n}")))?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn bytes(&self, file: &Attached) -> Result<Vec<u8>, OdooError> {
        let path =
            file.path.split('/').fold(self.vault.root().to_owned(), |at, part| at.join(part));
        let shown = shown_line(&file.path);
        let bytes = self.vault.bounds().read(&path, LARGEST);
        let bytes = bytes
            .map_err(|why| OdooError::Data(format!("the file `{shown}` can't be read: {why}")))?;
        // Not bound yet: it is only looked at.
        if !file.sha256.is_empty() && digest::sha256(&bytes) != file.sha256 {
            return Err(OdooError::Data(format!(
                "the file `{shown}` was changed since it was approved"
            )));
        }
        Ok(bytes)
    }
}
