//! Posting a draft: what is posted is what was read when it was said yes to, and what the server makes of it is read back.

use serde_json::Value;

use super::Odoo;
use super::document::{Document, MOVE};
use super::error::OdooError;
use super::write::Desk;
use crate::model::odoo::{Draft, Posting, RecordId};

/// What `odoo.invoice.post` and `odoo.bill.post` are for.
pub(crate) const INVOICES: &[&str] = &["out_invoice", "out_refund", "out_receipt"];
pub(crate) const BILLS: &[&str] = &["in_invoice", "in_refund", "in_receipt"];

impl Odoo<'_> {
    /// The draft that a person named, bound to what the server made of it.
    pub(crate) fn posting(&self, wanted: &str, kinds: &[&str]) -> Result<Posting, OdooError> {
        let document = self.document(self.document_named(wanted, kinds)?)?;
        if !document.is_draft() {
            let name = document.known_as();
            return refused(format!("{name} is no draft: it is `{}`", document.state));
        }
        let id = RecordId::Number(document.id);
        Ok(Posting { id, draft: Some(document.draft()), at: None })
    }
}

impl Desk<'_> {
    pub(super) fn post(&self, posting: &Posting, kinds: &[&str]) -> Result<Value, OdooError> {
        let (id, draft) = bound(posting)?;
        let now = self.odoo.document(id)?;
        if !kinds.contains(&now.kind.as_str()) {
            return Err(OdooError::Data(format!("#{id} is a {} in Odoo", now.kind)));
        }
        if now.is_posted() {
            let name = now.known_as();
            let why = format!("it is posted already, as {name}, and is not what was read of it");
            return if is_as_read(draft, &now) { Ok(posted(draft, &now)) } else { refused(why) };
        }
        if !now.is_draft() {
            return refused(format!("#{id} is no draft any more: it is `{}`", now.state));
        }
        if let Some(what) = differs(draft, &now) {
            return refused(format!(
                "the draft #{id} was changed since it was read ({what}): `fte odoo {} post {id}` reads it anew",
                if kinds == BILLS { "bill" } else { "invoice" }
            ));
        }
        self.odoo.call((MOVE, "action_post"), &[id], Vec::new(), Vec::new())?;
        let after = self.odoo.document(id)?;
        if !after.is_posted() {
            return refused(format!("Odoo did not post #{id}, and said no reason"));
        }
        Ok(posted(draft, &after))
    }

    /// What was posted as it was read.
    pub(super) fn find_posted(&self, posting: &Posting) -> Result<Option<Value>, OdooError> {
        let (id, draft) = bound(posting)?;
        match self.odoo.document(id) {
            Ok(now) if now.is_posted() && is_as_read(draft, &now) => Ok(Some(posted(draft, &now))),
            // It was taken away before it was posted.
            Ok(_) | Err(OdooError::Missing(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn bound(posting: &Posting) -> Result<(u64, &Draft), OdooError> {
    let missing = || {
        let id = &posting.id;
        OdooError::Data(format!(
            "what Odoo made of the draft #{id} was not read: `fte odoo invoice post {id}` reads it"
        ))
    };
    Ok((posting.id.number().ok_or_else(missing)?, posting.draft.as_ref().ok_or_else(missing)?))
}

fn refused<T>(why: String) -> Result<T, OdooError> {
    Err(OdooError::Stopped(why))
}

/// Whether it is what was read, whatever the posting itself changes.
fn is_as_read(draft: &Draft, now: &Document) -> bool {
    draft.digest == now.digest && draft.amount == now.total
}

/// What of a draft is not as it was read.
fn differs(draft: &Draft, now: &Document) -> Option<String> {
    let now = now.draft();
    let pairs = [
        ("its total is", draft.amount.to_string(), now.amount.to_string()),
        ("its date is", draft.date.clone(), now.date.clone()),
        ("it is due on", draft.due.clone(), now.due.clone()),
        ("it is booked on", draft.booked.clone(), now.booked.clone()),
        ("it is paid to", draft.bank.clone(), now.bank.clone()),
    ];
    for (what, old, new) in pairs {
        if old != new {
            let or_none = |text: String| if text.is_empty() { "none".into() } else { text };
            return Some(format!("{what} {}, and was {}", or_none(new), or_none(old)));
        }
    }
    let added = now.lines.iter().find(|line| !draft.lines.contains(line));
    let gone = draft.lines.iter().find(|line| !now.lines.contains(line));
    match (added, gone) {
        (Some(line), _) => Some(format!("now: {line}")),
        (None, Some(line)) => Some(format!("gone: {line}")),
        (None, None) if now.digest != draft.digest => {
            Some("its partner, reference, note, accounts or terms".into())
        }
        (None, None) => None,
    }
}

/// The receipt, with what the server made otherwise than it was approved.
fn posted(draft: &Draft, now: &Document) -> Value {
    let mut changed = Vec::new();
    let mut note = |what: &str, old: &str, new: &str| {
        if old != new && !old.is_empty() {
            changed.push(format!("{what} {new}, not {old}"));
        }
    };
    note("it is dated", &draft.date, &now.date);
    note("it is due on", &draft.due, &now.due);
    note("its total is", &draft.amount.to_string(), &now.total.to_string());
    note("its tax is", &draft.tax.to_string(), &now.tax.to_string());
    if !draft.booked.is_empty() && draft.booked != now.booked {
        changed.push(format!(
            "it is booked on {}, not on {}: the period of that day is locked in Odoo",
            now.booked, draft.booked
        ));
    }
    // In the moment between the last look and the posting.
    if changed.is_empty() && draft.digest != now.digest {
        changed.push(
            "its lines, partner, reference, note, accounts or terms are not as they were read"
                .into(),
        );
    }
    now.receipt(&changed)
}
