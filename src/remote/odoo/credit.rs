//! Credit notes: an invoice or bill that is posted and unpaid is cancelled, whole.

use serde_json::Value;

use super::Search;
use super::datum::Datum;
use super::document::{Document, MOVE};
use super::error::OdooError;
use super::lookup::{id, literal, term, text};
use super::write::Desk;
use crate::model::odoo::Credit;

const WIZARD: &str = "account.move.reversal";

impl Desk<'_> {
    pub(super) fn credit(&self, credit: &Credit) -> Result<Value, OdooError> {
        let made = match self.made_credit(credit)? {
            Some(made) => made,
            None => self.reverse(credit)?,
        };
        let note = self.odoo.document(made)?;
        if note.is_draft() {
            if note.total != credit.amount {
                return Err(OdooError::Stopped(format!(
                    "Odoo makes a credit note of {}, and {} is of {}: it is left as the draft #{made}",
                    note.total, credit.document, credit.amount
                )));
            }
            self.odoo
                .call((MOVE, "action_post"), &[made], Vec::new(), Vec::new())
                .map_err(|error| error.leaving(format!("the draft #{made}")))?;
        }
        let note = self.odoo.document(made)?;
        if note.is_posted() {
            return Ok(receipt(credit, &note));
        }
        Err(OdooError::Stopped(format!(
            "Odoo did not post the credit note #{made}, and said no reason"
        )))
    }

    fn reverse(&self, credit: &Credit) -> Result<u64, OdooError> {
        let document = self.odoo.document(credit.id)?;
        check(credit, &document)?;
        let context =
            || vec![("active_model", Datum::from(MOVE)), ("active_ids", Datum::list([credit.id]))];
        let reason = if credit.note.is_empty() { "cancelled" } else { &credit.note };
        let journal = self.odoo.read(MOVE, &[credit.id], &["journal_id"])?;
        let journal = journal.first().and_then(|row| row.get("journal_id")?.id());
        let values = vec![
            ("reason", format!("{reason} {}", self.mark()).into()),
            ("date", credit.date.as_str().into()),
            ("journal_id", journal.map_or(Datum::Bool(false), Into::into)),
        ];
        let wizard = self.odoo.create(WIZARD, values, context())?;
        // Somebody may have cancelled or paid it while the wizard was made.
        check(credit, &self.odoo.document(credit.id)?)?;
        self.odoo.call((WIZARD, "refund_moves"), &[wizard], Vec::new(), context())?;
        self.made_credit(credit)?.ok_or_else(|| {
            OdooError::Lost("it said that it made the credit note, and has none".into())
        })
    }

    /// The credit note of this request, draft or posted.
    fn made_credit(&self, credit: &Credit) -> Result<Option<u64>, OdooError> {
        let mark = self.mark();
        let domain = Datum::List(vec![
            term("reversed_entry_id", "=", credit.id),
            term("ref", "ilike", literal(&mark)),
        ]);
        let what = Search { model: MOVE, fields: &["ref"], order: "id" };
        let rows = self.odoo.search(&what, &domain, 10)?;
        let has_key = |row: &&Datum| {
            text(row, "ref").is_some_and(|own| own.split_whitespace().any(|word| word == mark))
        };
        Ok(rows.iter().find(has_key).and_then(id))
    }

    pub(super) fn find_credit(&self, credit: &Credit) -> Result<Option<Value>, OdooError> {
        let Some(made) = self.made_credit(credit)? else { return Ok(None) };
        let note = self.odoo.document(made)?;
        Ok(note.is_posted().then(|| receipt(credit, &note)))
    }
}

fn check(credit: &Credit, document: &Document) -> Result<(), OdooError> {
    let name = document.known_as();
    let refused = |why: String| Err(OdooError::Stopped(why));
    if !document.is_posted() || name != credit.document {
        let state = &document.state;
        return refused(format!(
            "{} is `{state}` in Odoo, as {name}: there is nothing to cancel",
            credit.document
        ));
    }
    if document.total != credit.amount {
        return refused(format!(
            "{name} is of {} now, and was of {}",
            document.total, credit.amount
        ));
    }
    if document.open != document.total {
        return refused(format!(
            "{} of {name} is paid or cancelled already: what was paid must go back first",
            document.total.minus(document.open).unwrap_or(document.total)
        ));
    }
    Ok(())
}

fn receipt(credit: &Credit, note: &Document) -> Value {
    let mut changed = Vec::new();
    if note.total != credit.amount {
        changed.push(format!("it is of {}, not of {}", note.total, credit.amount));
    }
    if note.booked != credit.date {
        changed.push(format!("it is booked on {}, not on {}", note.booked, credit.date));
    }
    if !note.open.is_zero() {
        changed.push(format!("{} of it is not set off against {}", note.open, credit.document));
    }
    let mut receipt = note.receipt(&changed);
    if let Value::Object(receipt) = &mut receipt {
        receipt.insert("cancels".into(), Value::from(credit.document.clone()));
    }
    receipt
}
