//! The documents in Odoo on the way of a thing: as receipts and the copy of Odoo's books have them, never over the network.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::links::receipt;
use super::{Reached, Stop, Tracer};
use crate::base::text::{cut, shown_line};
use crate::base::{Result, clock};
use crate::config::Config;
use crate::remote::odoo::reading::copy::Copy;
use crate::remote::odoo::reading::filter::Filter;
use crate::remote::odoo::reading::record::{self, Kind, Record};
use crate::state::State;
use crate::state::requests::Request;

/// A document in Odoo, of `account.move`.
pub(super) struct Move {
    /// `INV/2026/00012`; `#12` for a draft. Foreign text.
    pub(super) number: String,
    /// The day of it, or of what made it.
    at: String,
    /// In words, safe to show.
    what: String,
    url: String,
    /// The payments for it that requests made, by their names in Odoo.
    payments: Vec<String>,
}

/// All that receipts tell of, as it is in the copy where there is one; and what the copy has beside them.
pub(super) fn all(
    state: &State,
    config: &Config,
    requests: &[Request],
    faults: &mut Vec<String>,
) -> Result<BTreeMap<u64, Move>> {
    let base = config.filled("odoo.url").unwrap_or_default().trim_end_matches('/').to_owned();
    let url = |id: u64| format!("{base}/mail/view?model=account.move&res_id={id}");
    let mut moves = BTreeMap::new();
    for request in requests {
        let Some((id, own)) = of_receipt(request) else { continue };
        let what = cut(&shown_line(receipt(request, "said").unwrap_or_default()), 120);
        // The later one of two says more: what was a draft is posted.
        let is_older = |known: &Move| known.at > request.updated;
        if moves.get(&id).is_none_or(|known| !is_older(known)) {
            let payments = Vec::new();
            moves.insert(
                id,
                Move { number: own, at: request.updated.clone(), what, url: url(id), payments },
            );
        }
    }
    let copy = Copy::kept(state)?.filter(|copy| config.odoo_site().as_ref() == Some(&copy.site));
    if let Some(copy) = copy
        && let Err(error) = add_copied(&copy, &url, &mut moves)
    {
        faults.push(format!("the copy of Odoo's books: {}", shown_line(&error.to_string())));
    }
    for request in requests {
        let (Some(pays), Some(name)) = (receipt(request, "pays"), receipt(request, "document"))
        else {
            continue;
        };
        for own in moves.values_mut().filter(|own| own.number == pays) {
            own.payments.push(name.to_owned());
        }
    }
    Ok(moves)
}

/// The id and number of the document that a request made or changed.
fn of_receipt(request: &Request) -> Option<(u64, String)> {
    let made = request.receipt.as_ref()?;
    let is_move = made.get("model").and_then(Value::as_str) == Some("account.move");
    let id = made.get("id").and_then(Value::as_u64).filter(|_| is_move)?;
    Some((id, receipt(request, "document").unwrap_or_default().to_owned()))
}

fn add_copied(
    copy: &Copy,
    url: &dyn Fn(u64) -> String,
    moves: &mut BTreeMap<u64, Move>,
) -> std::result::Result<(), crate::remote::odoo::error::OdooError> {
    let day = clock::local(copy.at).date_naive();
    for kind in [Kind::Invoice, Kind::Bill] {
        for row in copy.list(kind, &Filter::default(), u64::MAX) {
            let Record::Document(own) = record::read(kind, &row)? else { continue };
            let party = cut(&shown_line(own.partner.as_deref().unwrap_or_default()), 60);
            let what = format!(
                "{} {party}, {}, {}, {} open, as the copy of {day} has it",
                own.kind,
                own.total,
                own.standing(day),
                own.open
            );
            let number = own.number.clone().unwrap_or_else(|| format!("#{}", own.id));
            let known = moves.remove(&own.id);
            let at = known.map(|known| known.at).or_else(|| own.date.map(|date| date.to_string()));
            let at = at.unwrap_or_default();
            moves.insert(own.id, Move { number, at, what, url: url(own.id), payments: Vec::new() });
        }
    }
    for row in copy.list(Kind::Payment, &Filter::default(), u64::MAX) {
        let Record::Payment(own) = record::read(Kind::Payment, &row)? else { continue };
        for id in own.pays {
            if let (Some(name), Some(paid)) = (&own.number, moves.get_mut(&id)) {
                paid.payments.push(name.clone());
            }
        }
    }
    Ok(())
}

impl Tracer<'_> {
    /// The documents whose payment a row is, by the list of links.
    pub(super) fn moves_of_row(&self, row: &str) -> BTreeSet<u64> {
        let to = self.links.get(row);
        let is_it = |own: &Move| {
            to.is_some_and(|to| *to == own.number || own.payments.iter().any(|name| name == to))
        };
        self.moves.iter().filter(|(_, own)| is_it(own)).map(|(id, _)| *id).collect()
    }

    /// The rows that are linked with a document in Odoo, or with a payment for it.
    pub(super) fn rows_of_move(&self, id: u64) -> BTreeSet<String> {
        let rows = self.links.keys().filter(|row| self.moves_of_row(row).contains(&id));
        rows.filter(|row| self.rows.contains_key(*row)).cloned().collect()
    }

    /// The document in Odoo of this number, of this id (`#12`), or that a payment of this name is for.
    pub(super) fn called_in_odoo(&self, typed: &str, reached: &mut Reached) {
        let id = typed.strip_prefix('#').and_then(|id| id.parse::<u64>().ok());
        let is_it = |id_there: u64, own: &Move| {
            id == Some(id_there)
                || own.number.eq_ignore_ascii_case(typed)
                || own.payments.iter().any(|name| name.eq_ignore_ascii_case(typed))
        };
        let found = self.moves.iter().filter(|(id_there, own)| is_it(**id_there, own));
        reached.moves.extend(found.map(|(id, _)| *id));
    }

    pub(super) fn of_move(&self, id: u64) -> Option<Stop> {
        let own = self.moves.get(&id)?;
        Some(Stop {
            at: own.at.clone(),
            kind: "document",
            id: shown_line(&own.number),
            what: format!("Odoo #{id}: {}", own.what),
            by: None,
            path: Some(shown_line(&own.url)),
        })
    }
}
