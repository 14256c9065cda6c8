//! From any id, number or Message-ID the whole way of a thing, both ways: mail, plan, request, yes, intent, invoice, sent mail, payment.
//!
//! A document or a request is followed in both directions; an item or plan that is only where something came from is shown and not
//! followed further: one bank statement pays many invoices that have nothing else in common.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::base::text::{cut, shown_line};
use crate::base::{Result, clock};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::request::{Standing, Verdict};
use crate::remote::books::{Document, Ledger, PATH, PaymentEntry};
use crate::state::State;
use crate::state::requests::Request;
use crate::vault::{Folder, Place, Vault, inert};

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
    /// `item`, `plan`, `request`, `approval`, `intent`, `done`, `document`, `file`, `mail`, `payment`
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    /// In words, safe to show.
    pub(crate) what: String,
    /// Who said or did it, where somebody did.
    pub(crate) by: Option<String>,
    /// Vault path of what shows it.
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
}

/// What belongs together.
#[derive(Debug, Default)]
struct Reached {
    requests: BTreeSet<usize>,
    numbers: BTreeSet<String>,
    items: BTreeSet<String>,
    plans: BTreeSet<String>,
}

impl<'a> Tracer<'a> {
    pub(crate) fn open(
        vault: &'a Vault,
        state: &'a State,
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
        Ok(Tracer { vault, state, ledger, requests, numbers })
    }

    /// The way of what was typed, oldest first; empty where nothing is called so.
    pub(crate) fn trace(&self, typed: &str) -> Result<Vec<Stop>> {
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
        for number in &reached.numbers {
            stops.extend(self.of_number(number));
        }
        // Without the `Z`, `…:41` comes before `…:41.5`.
        stops.sort_by_cached_key(|a| (a.at.replace('Z', ""), rank(a.kind), a.id.clone()));
        Ok(stops)
    }

    /// What a person means: a number of the books, a Message-ID, an id, or the name of a note.
    fn named(&self, typed: &str) -> Result<Reached> {
        let mut reached = Reached::default();
        let number = self.numbers.iter().find(|number| number.eq_ignore_ascii_case(typed));
        if let Some(number) = number {
            reached.numbers.insert(number.clone());
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

    /// The request, plan, item or intent whose id begins so.
    fn by_id(&self, start: &str, reached: &mut Reached) -> Result<()> {
        reached.requests.extend(self.positions(|request| request.id.as_str().starts_with(start)));
        let plan = |request: &Request| request.origin.plan.as_ref().map(ToString::to_string);
        let item = |request: &Request| request.origin.item.as_ref().map(ToString::to_string);
        let begins = |id: &String| id.starts_with(start);
        reached.plans.extend(self.requests.iter().filter_map(plan).filter(begins));
        reached.items.extend(self.requests.iter().filter_map(item).filter(begins));
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
        for at in reached.requests.clone() {
            let numbers = self.requests.get(at).map(|request| self.numbers_in(request));
            reached.numbers.extend(numbers.into_iter().flatten());
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
        let about = self.positions(|request| {
            self.numbers_in(request).iter().any(|number| reached.numbers.contains(number))
        });
        reached.requests.extend(about);
        for at in &reached.requests {
            let Some(request) = self.requests.get(*at) else { continue };
            reached.items.extend(request.origin.item.as_ref().map(ToString::to_string));
            reached.plans.extend(request.origin.plan.as_ref().map(ToString::to_string));
        }
    }

    /// The numbers of the books that a request names or gave.
    fn numbers_in(&self, request: &Request) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = vec![request.action.params()];
        while let Some(value) = open.pop() {
            match value {
                Value::String(text) => {
                    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
                    let words = text.split(|c: char| !is_part(c));
                    found.extend(
                        words.filter(|word| self.numbers.contains(*word)).map(str::to_owned),
                    );
                }
                Value::Array(values) => open.extend(values),
                Value::Object(pairs) => open.extend(pairs.into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
        let given = receipt(request, "document").filter(|number| self.numbers.contains(*number));
        found.extend(given.map(str::to_owned));
        found
    }

    fn of_request(&self, request: &Request) -> Result<Vec<Stop>> {
        let id = request.id.to_string();
        let path = self.vault.find_id(&request.id, NOTES)?.map(|place| place.path());
        let action = &request.action;
        let amount = action.amount().map(|amount| format!(", {amount}")).unwrap_or_default();
        let target = cut(&shown_line(&action.target()), 60);
        let stop = |at: &str, kind, what: String, by| Stop {
            at: at.to_owned(),
            kind,
            id: id.clone(),
            what,
            by,
            path: path.clone(),
        };
        let rule = format!("{}: {target}{amount} (rule “{}”)", action.name(), request.rule);
        let mut stops =
            vec![stop(&request.asked, "request", rule, Some(request.origin.by.clone()))];
        let intent = self.state.intent(&request.id)?;
        let approved = intent.as_ref().map(|intent| intent.approved.clone());
        if let Some(by) = &request.approved_by {
            let at = approved.unwrap_or_else(|| request.asked.clone());
            stops.push(stop(&at, "approval", "yes".into(), Some(by.clone())));
        }
        if let Verdict::Never(why) = &request.verdict {
            stops.push(stop(&request.updated, "approval", shown_line(why), None));
        }
        if let Some(intent) = intent {
            let what = format!("key {}, try {}", intent.key, intent.tries);
            stops.push(stop(&clock::millis(intent.begun), "intent", what, None));
        }
        if request.standing.is_over() || request.standing == Standing::Begun {
            stops.push(outcome(request, &stop(&request.updated, "done", String::new(), None)));
        }
        Ok(stops)
    }

    fn of_item(&self, id: &str) -> Result<Option<Stop>> {
        let Some(place) = self.place(id, ITEMS)? else { return Ok(None) };
        let front = self.vault.read_front(&place)?;
        let text = |key: &str| inert::original(&front.text(key).unwrap_or_default());
        let (kind, subject, from) = (text("type"), text("subject"), text("from"));
        let from = if from.is_empty() { String::new() } else { format!(" from {from}") };
        let what = cut(&shown_line(&format!("{kind}{from}: {subject}")), 120);
        let (at, path) = (text("received"), Some(place.path()));
        Ok(Some(Stop { at, kind: "item", id: id.to_owned(), what, by: None, path }))
    }

    fn of_plan(&self, id: &str) -> Result<Option<Stop>> {
        let Some(place) = self.place(id, NOTES)? else { return Ok(None) };
        let front = self.vault.read_front(&place)?;
        let title = inert::original(&front.text("title").unwrap_or_default());
        let asked = self
            .requests
            .iter()
            .filter(|request| request.origin.plan.as_ref().is_some_and(|plan| plan.as_str() == id));
        let at = asked.map(|request| request.asked.clone()).min().unwrap_or_default();
        let (what, path) = (cut(&shown_line(&title), 120), Some(place.path()));
        Ok(Some(Stop { at, kind: "plan", id: id.to_owned(), what, by: None, path }))
    }

    fn place(&self, id: &str, folders: &[Folder]) -> Result<Option<Place>> {
        let Ok(id) = id.parse::<Id>() else { return Ok(None) };
        Ok(self.vault.find_id(&id, folders)?)
    }

    fn of_number(&self, number: &str) -> Option<Stop> {
        if let Some(payment) = self.ledger.payment(number) {
            return Some(self.dated(payment_stop(payment)));
        }
        self.ledger.document(number).map(|document| self.dated(document_stop(document)))
    }

    /// With the instant of its booking, where a request of ours booked it.
    fn dated(&self, stop: Stop) -> Stop {
        let booked = self.requests.iter().find(|request| {
            request.standing == Standing::Done
                && receipt(request, "document") == Some(&stop.id)
                && receipt(request, "journal").is_some()
        });
        let at = booked.map_or_else(|| stop.at.clone(), |request| request.updated.clone());
        Stop { at, ..stop }
    }
}

impl Reached {
    fn is_empty(&self) -> bool {
        let ids = [&self.numbers, &self.items, &self.plans];
        self.requests.is_empty() && ids.iter().all(|ids| ids.is_empty())
    }
}

fn receipt<'a>(request: &'a Request, key: &str) -> Option<&'a str> {
    request.receipt.as_ref()?.get(key)?.as_str()
}

/// What became of a request: a mail by its Message-ID, a file by its path, a document by its number.
fn outcome(request: &Request, plain: &Stop) -> Stop {
    let reason = receipt(request, "reason").or_else(|| receipt(request, "said"));
    let said = reason.map(|reason| cut(&shown_line(reason), 200));
    let word = match request.standing {
        Standing::Refused => "refused",
        Standing::Dead => "failed for good",
        Standing::Begun => "begun; its outcome is not known yet",
        _ => "done",
    };
    let what = said.map_or_else(|| word.to_owned(), |said| format!("{word}: {said}"));
    let path = receipt(request, "path").map(shown_line).or_else(|| plain.path.clone());
    let is_mail = matches!(request.action, Action::SendEmail(_) | Action::ReplyEmail(_));
    let given = |key: &str| receipt(request, key).map(shown_line);
    let (kind, id) = match (request.standing, is_mail) {
        (Standing::Done, true) => ("mail", given("message_id")),
        (Standing::Done, false) if matches!(request.action, Action::DrawInvoice(_)) => {
            ("file", path.clone())
        }
        (Standing::Done, false) => ("done", given("document")),
        _ => ("done", None),
    };
    Stop { kind, id: id.unwrap_or_else(|| plain.id.clone()), what, path, ..plain.clone() }
}

fn document_stop(document: &Document) -> Stop {
    let party = cut(&shown_line(&document.party), 60);
    let what = format!(
        "{} {party}, {}, {}; {PATH}:{}",
        document.kind.tag(),
        document.amount,
        document.status.as_str().replace('_', " "),
        document.at.line
    );
    Stop {
        at: document.date.to_string(),
        kind: "document",
        id: document.id.clone(),
        what,
        by: None,
        path: Some(document.note.clone()),
    }
}

fn payment_stop(payment: &PaymentEntry) -> Stop {
    let remark = if payment.remark.is_empty() {
        String::new()
    } else {
        format!(", “{}”", cut(&shown_line(&payment.remark), 80))
    };
    let what = format!(
        "{} of {} on {}{remark}; {PATH}:{}",
        payment.amount, payment.document, payment.date, payment.at.line
    );
    Stop {
        at: payment.date.to_string(),
        kind: if payment.kind.tag() == "payment" { "payment" } else { "document" },
        id: payment.id.clone(),
        what,
        by: None,
        path: Some(payment.note.clone()).filter(|note| !note.is_empty()),
    }
}

/// The order of things of one instant.
fn rank(kind: &str) -> Option<usize> {
    let order = "item plan request approval intent done document file mail payment";
    order.split(' ').position(|known| known == kind)
}
