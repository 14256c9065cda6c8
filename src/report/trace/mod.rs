//! From any id, number or Message-ID the whole way of a thing, both ways: mail, plan, request, yes, intent, invoice, sent mail,
//! payment, the bank's row, and what the log says of it.
//!
//! A document, a row or a request is followed in both directions; an item or plan that is only where something came from is shown
//! and not followed further: one bank statement pays many invoices that have nothing else in common.

mod links;
mod logged;
mod moves;
mod rows;
mod stops;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::model::Id;
use crate::model::request::Standing;
use crate::remote::bank::Row;
use crate::remote::books::{Ledger, PATH};
use crate::state::State;
use crate::state::requests::Request;
use crate::vault::{Folder, Vault};

use links::receipt;
pub(crate) use logged::Entry;
use moves::Move;

/// Where items and the notes of requests and plans can lie.
const ITEMS: &[Folder] = &[
    Folder::NeedsAction,
    Folder::InProgress,
    Folder::Done,
    Folder::Rejected,
    Folder::DeadLetter,
    Folder::Quarantine,
];
const NOTES: &[Folder] = &[
    Folder::PendingApproval,
    Folder::Approved,
    Folder::Done,
    Folder::Rejected,
    Folder::DeadLetter,
    Folder::Plans,
];

/// One thing on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Stop {
    /// An instant, or a day where no more is known; empty where nothing is.
    pub(crate) at: String,
    /// `item`, `plan`, `request`, `approval`, `intent`, `done`, `document`, `file`, `mail`, `payment`, `bank`
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    /// In words, safe to show.
    pub(crate) what: String,
    /// Who said or did it, where somebody did.
    pub(crate) by: Option<String>,
    /// Vault path of what shows it, with a line where it is one of many; for what is in Odoo, its address.
    pub(crate) path: Option<String>,
}

/// What is looked at.
pub(crate) struct Tracer<'a> {
    vault: &'a Vault,
    state: &'a State,
    ledger: &'a Ledger,
    requests: Vec<Request>,
    /// The numbers of the books.
    numbers: BTreeSet<String>,
    /// The rows of the bank by id, each with its file and line, and what each belongs to.
    rows: BTreeMap<String, (String, usize, Row)>,
    links: BTreeMap<String, String>,
    /// The documents in Odoo that are known here, by their id there.
    moves: BTreeMap<u64, Move>,
    /// What could not be looked at, in sentences.
    pub(crate) faults: Vec<String>,
}

/// What belongs together.
#[derive(Debug, Default)]
struct Reached {
    requests: BTreeSet<usize>,
    numbers: BTreeSet<String>,
    items: BTreeSet<String>,
    plans: BTreeSet<String>,
    rows: BTreeSet<String>,
    moves: BTreeSet<u64>,
}

impl<'a> Tracer<'a> {
    pub(crate) fn open(
        vault: &'a Vault,
        state: &'a State,
        config: &Config,
        ledger: &'a Ledger,
    ) -> Result<Tracer<'a>> {
        let mut requests = Vec::new();
        for standing in [
            Standing::Pending,
            Standing::Approved,
            Standing::Begun,
            Standing::Done,
            Standing::Refused,
            Standing::Dead,
        ] {
            requests.extend(state.requests(standing)?);
        }
        let documents = ledger.documents().iter().map(|document| document.id.clone());
        let payments = ledger.payments().iter().map(|payment| payment.id.clone());
        let numbers = documents.chain(payments).collect();
        let mut faults = Vec::new();
        let (rows, links) = rows::all(vault, state).unwrap_or_else(|fail| {
            faults.push(format!("the bank: {}", fail.causes().join(": ")));
            Default::default()
        });
        let moves = moves::all(state, config, &requests, &mut faults)?;
        Ok(Tracer { vault, state, ledger, requests, numbers, rows, links, moves, faults })
    }

    /// The way of what was typed, oldest first, and what the log says of it; both empty where nothing is called so.
    pub(crate) fn trace(&self, typed: &str) -> Result<(Vec<Stop>, Vec<Entry>)> {
        let mut reached = self.named(typed.trim())?;
        self.follow(&mut reached);
        let mut stops = Vec::new();
        for at in &reached.requests {
            if let Some(request) = self.requests.get(*at) {
                stops.extend(self.of_request(request)?);
            }
        }
        for id in &reached.items {
            stops.extend(self.of_item(id)?);
        }
        for id in &reached.plans {
            stops.extend(self.of_plan(id)?);
        }
        stops.extend(reached.numbers.iter().filter_map(|number| self.of_number(number)));
        stops.extend(reached.rows.iter().filter_map(|row| self.of_row(row)));
        stops.extend(reached.moves.iter().filter_map(|id| self.of_move(*id)));
        stops.sort_by_cached_key(|stop| (instant(&stop.at), rank(stop.kind), stop.id.clone()));
        let log = self.logged(&reached, &stops)?;
        Ok((stops, log))
    }

    /// What a person means: a number of the books or of Odoo, a row, a Message-ID, an id, or the name of a note.
    fn named(&self, typed: &str) -> Result<Reached> {
        let mut reached = Reached::default();
        let number = self.numbers.iter().find(|number| number.eq_ignore_ascii_case(typed));
        if let Some(number) = number {
            reached.numbers.insert(number.clone());
            return Ok(reached);
        }
        self.called_in_odoo(typed, &mut reached);
        self.at_line(typed, &mut reached);
        if !reached.is_empty() {
            return Ok(reached);
        }
        let name = typed.rsplit(['/', '\\']).next().unwrap_or(typed);
        if typed.contains('@') {
            let message = typed.trim_matches(['<', '>']);
            let known = self.state.message(message)?;
            reached.items.extend(known.and_then(|known| known.item).map(|id| id.to_string()));
            let sent = |request: &Request| receipt(request, "message_id") == Some(message);
            reached.requests.extend(self.positions(sent));
        }
        let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".pdf")).unwrap_or(name);
        reached.numbers.extend(self.numbers.iter().find(|number| *number == stem).cloned());
        let id = stem.rsplit('_').next().unwrap_or(stem);
        let id = id.split('-').next().unwrap_or(id).to_lowercase();
        if id.len() >= 4 && reached.is_empty() {
            self.by_id(&id, &mut reached)?;
        }
        Ok(reached)
    }

    /// `Accounting/ledger.journal:42`, `Accounting/Bank/…-2026.csv:7`: as reports name where something stands.
    fn at_line(&self, typed: &str, reached: &mut Reached) {
        let Some((file, line)) = typed.rsplit_once(':') else { return };
        let Ok(line) = line.parse::<usize>() else { return };
        if file == PATH {
            let documents = self.ledger.documents().iter().map(|own| (&own.id, own.at.line));
            let payments = self.ledger.payments().iter().map(|own| (&own.id, own.at.line));
            let here = documents.chain(payments).filter(|(_, at)| *at == line);
            reached.numbers.extend(here.map(|(id, _)| id.clone()));
        }
        let here = self.rows.iter().filter(|(_, (path, at, _))| path == file && *at == line);
        reached.rows.extend(here.map(|(id, _)| id.clone()));
    }

    /// The request, plan, item, row or intent whose id begins so.
    fn by_id(&self, start: &str, reached: &mut Reached) -> Result<()> {
        reached.requests.extend(self.positions(|request| request.id.as_str().starts_with(start)));
        let plan = |request: &Request| request.origin.plan.as_ref().map(ToString::to_string);
        let item = |request: &Request| request.origin.item.as_ref().map(ToString::to_string);
        let begins = |id: &String| id.starts_with(start);
        reached.plans.extend(self.requests.iter().filter_map(plan).filter(begins));
        reached.items.extend(self.requests.iter().filter_map(item).filter(begins));
        reached.rows.extend(self.rows.keys().filter(|id| begins(id)).cloned());
        if !reached.is_empty() {
            return Ok(());
        }
        for (at, request) in self.requests.iter().enumerate() {
            let intent = self.state.intent(&request.id)?;
            if intent.is_some_and(|intent| intent.key.as_str().starts_with(start)) {
                reached.requests.insert(at);
            }
        }
        if reached.is_empty()
            && let Ok(id) = start.parse::<Id>()
        {
            if self.vault.find_id(&id, ITEMS)?.is_some() {
                reached.items.insert(id.to_string());
            } else if self.vault.find_id(&id, NOTES)?.is_some() {
                reached.plans.insert(id.to_string());
            }
        }
        Ok(())
    }

    fn positions(&self, fits: impl Fn(&Request) -> bool) -> Vec<usize> {
        let found = self.requests.iter().enumerate().filter(|(_, request)| fits(request));
        found.map(|(at, _)| at).collect()
    }

    fn follow(&self, reached: &mut Reached) {
        // What was asked for itself is followed to all that came of it.
        let of = |id: &Option<Id>, set: &BTreeSet<String>| {
            id.as_ref().is_some_and(|id| set.contains(id.as_str()))
        };
        let came = self.positions(|request| {
            of(&request.origin.plan, &reached.plans) || of(&request.origin.item, &reached.items)
        });
        reached.requests.extend(came);
        // A row leads to what was asked for because of it, and to what it paid.
        let asked = self.positions(|request| !self.rows_in(request).is_disjoint(&reached.rows));
        reached.requests.extend(asked);
        reached.numbers.extend(reached.rows.iter().flat_map(|row| self.numbers_of_row(row)));
        reached.moves.extend(reached.rows.iter().flat_map(|row| self.moves_of_row(row)));
        for at in &reached.requests {
            let Some(request) = self.requests.get(*at) else { continue };
            reached.numbers.extend(self.numbers_in(request));
            reached.rows.extend(self.rows_in(request));
            reached.moves.extend(self.moves_in(request));
        }
        // Payments and what they pay are one thing, and so are all requests about it.
        for number in reached.numbers.clone() {
            let payment = self.ledger.payment(&number);
            reached.numbers.extend(payment.map(|payment| payment.document.clone()));
        }
        for number in reached.numbers.clone() {
            let paid = self.ledger.payments_of(&number).map(|payment| payment.id.clone());
            reached.numbers.extend(paid);
        }
        reached.rows.extend(reached.numbers.iter().flat_map(|number| self.rows_of_number(number)));
        reached.rows.extend(reached.moves.iter().flat_map(|id| self.rows_of_move(*id)));
        reached.rows.extend(self.same_rows(&reached.rows));
        let about = self.positions(|request| {
            !self.numbers_in(request).is_disjoint(&reached.numbers)
                || !self.rows_in(request).is_disjoint(&reached.rows)
                || !self.moves_in(request).is_disjoint(&reached.moves)
        });
        reached.requests.extend(about);
        for at in &reached.requests {
            let Some(request) = self.requests.get(*at) else { continue };
            reached.rows.extend(self.rows_in(request));
            reached.items.extend(request.origin.item.as_ref().map(ToString::to_string));
            reached.plans.extend(request.origin.plan.as_ref().map(ToString::to_string));
        }
    }
}

impl Reached {
    fn is_empty(&self) -> bool {
        let ids = [&self.numbers, &self.items, &self.plans, &self.rows];
        self.requests.is_empty() && self.moves.is_empty() && ids.iter().all(|ids| ids.is_empty())
    }
}

/// When a stop was; a day is when it begins, where the person is.
fn instant(at: &str) -> Option<Time> {
    clock::parse(at).or_else(|| Some(clock::midnight(at.parse().ok()?)))
}

/// The order of things of one instant.
fn rank(kind: &str) -> Option<usize> {
    let order = "item plan request approval intent done document file mail bank payment";
    order.split(' ').position(|known| known == kind)
}
