//! Which hours invoices in Odoo bill: Odoo is not told of them, so the requests that drafted the invoices say it.

use super::reading::MOST;
use super::reading::copy::Copy;
use super::reading::filter::Filter;
use super::reading::record::{self, Kind, Record};
use crate::base::{Result, clock};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::request::Standing;
use crate::state::State;

/// An invoice of Odoo's that bills hours.
pub(crate) struct Billed {
    pub(crate) request: Id,
    /// `#12`, its draft; the request's id where there is none yet.
    pub(crate) document: String,
    /// As it came.
    pub(crate) customer: String,
    pub(crate) rows: Vec<String>,
    /// Whether it is in Odoo, or may be.
    pub(crate) is_begun: bool,
}

const DRAFT: &str = "odoo.invoice.create";
const CREDIT: &str = "odoo.invoice.credit";

/// What is billed, or is asked to be. A credit note frees the hours of its invoice, and so does a draft that is gone or
/// cancelled in a copy of Odoo made after it.
pub(crate) fn billed(state: &State) -> Result<Vec<Billed>> {
    let credited: Vec<u64> = state
        .done_requests(CREDIT)?
        .into_iter()
        .filter_map(|request| match request.action {
            Action::CreditOdooInvoice(credit) => Some(credit.id),
            _ => None,
        })
        .collect();
    let copy = Copy::kept(state)?;
    let mut all = Vec::new();
    for request in state.open_requests(DRAFT)?.into_iter().chain(state.done_requests(DRAFT)?) {
        let id = request.receipt.as_ref().and_then(|receipt| receipt.get("id")?.as_u64());
        let is_later = |copy: &&Copy| {
            clock::parse(&request.updated).is_some_and(|done| done < copy.at) && !copy.is_cut()
        };
        let Action::DraftInvoice(invoice) = request.action else { continue };
        let own = copy.as_ref().filter(|copy| invoice.at.as_ref() == Some(&copy.site));
        let later = own.filter(is_later);
        let is_free = id.is_some_and(|id| {
            credited.contains(&id) || later.is_some_and(|copy| is_gone(copy, id))
        });
        if invoice.time.is_empty() || is_free {
            continue;
        }
        all.push(Billed {
            document: id.map_or_else(|| request.id.to_string(), |id| format!("#{id}")),
            customer: invoice.customer,
            rows: invoice.time,
            is_begun: matches!(request.standing, Standing::Begun | Standing::Done),
            request: request.id,
        });
    }
    Ok(all)
}

/// Whether a copy has no such document that counts.
fn is_gone(copy: &Copy, id: u64) -> bool {
    let rows = copy.list(Kind::Invoice, &Filter::default(), MOST);
    let found = rows.iter().find_map(|row| match record::read(Kind::Invoice, row) {
        Ok(Record::Document(document)) if document.id == id => Some(document),
        _ => None,
    });
    found.is_none_or(|document| document.state == "cancel" || document.payment == "reversed")
}
