//! Records under an external id made from the request's key: made once, found again, whoever asks and whatever was lost.
//!
//! `load` with an external id creates the record or changes the one that has it, lines too where they have ids of their own;
//! `check_object_reference` says which record has it, and needs no rights of an administrator.

use super::Odoo;
use super::datum::Datum;
use super::error::{OdooError, first_line};

/// The module that external ids are of: none that is installed, which is allowed.
const MODULE: &str = "fte";

/// The external id of what a request makes, `fte.7k2m9qxa4d`; of a part of it, `fte.7k2m9qxa4d_line1`.
pub(crate) fn id(key: &str, part: &str) -> String {
    if part.is_empty() { format!("{MODULE}.{key}") } else { format!("{MODULE}.{key}_{part}") }
}

impl Odoo<'_> {
    /// The record that has an external id; `None` where none has.
    pub(crate) fn made(&self, model: &str, external: &str) -> Result<Option<u64>, OdooError> {
        let (module, name) = external.split_once('.').unwrap_or((MODULE, external));
        let args = vec![("module", module.into()), ("xml_id", name.into())];
        match self.call(("ir.model.data", "check_object_reference"), &[], args, Vec::new()) {
            Ok(found) => match found.items() {
                [of, id] if of.text() == Some(model) => match id.id() {
                    Some(id) => Ok(Some(id)),
                    None => Err(OdooError::Rights(format!("to read what {external} is"))),
                },
                _ => Err(OdooError::Answer(format!("{external} is no {model}"))),
            },
            // Untranslated in the server's source, the same since 13.
            Err(OdooError::Fault(said)) if said.contains("External ID not found") => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a record, with the rows of its lines below it. All values are texts, as in an import; `fields` begins with `id`.
    pub(crate) fn load(
        &self,
        model: &str,
        fields: &[&str],
        rows: Vec<Vec<String>>,
        context: Vec<(&'static str, Datum)>,
    ) -> Result<u64, OdooError> {
        let rows = rows.into_iter().map(Datum::list).collect::<Vec<_>>();
        let args =
            vec![("fields", Datum::list(fields.iter().copied())), ("data", Datum::List(rows))];
        let answer = self.call((model, "load"), &[], args, context)?;
        // What is wrong with a row is said with the status 200.
        match answer.get("ids").map(Datum::items) {
            Some([id]) => id.id().ok_or_else(|| OdooError::Answer("no id of a record".into())),
            Some([_, ..]) => Err(OdooError::Answer("several records for one".into())),
            // Whose right it is not is said as any other fault of a row.
            _ if self.may_not_create(model) => Err(OdooError::Rights(said(&answer))),
            _ => Err(OdooError::Refused(said(&answer))),
        }
    }
}

impl Odoo<'_> {
    /// Whether the server says that this user may make no such record; Odoo 17 and earlier are not asked so.
    fn may_not_create(&self, model: &str) -> bool {
        let args = vec![("operation", "create".into())];
        let may = self.call((model, "has_access"), &[], args, Vec::new());
        may == Ok(Datum::Bool(false))
    }
}

fn said(answer: &Datum) -> String {
    let messages = answer.get("messages").map(Datum::items).unwrap_or_default();
    let words = messages.iter().filter_map(|message| message.get("message")?.text());
    let said = words.map(first_line).collect::<Vec<_>>().join("; ");
    if said.is_empty() { "it said no reason".into() } else { said }
}
