//! One stop for each thing on the way: what a person reads of a request, a note, a document of the books.

use super::links::receipt;
use super::{ITEMS, NOTES, Stop, Tracer};
use crate::base::text::{cut, shown_line};
use crate::base::{Result, clock};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::request::{Standing, Verdict};
use crate::remote::books::{Document, PATH, PaymentEntry};
use crate::state::requests::Request;
use crate::vault::{Folder, Place, inert};

impl Tracer<'_> {
    pub(super) fn of_request(&self, request: &Request) -> Result<Vec<Stop>> {
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

    pub(super) fn of_item(&self, id: &str) -> Result<Option<Stop>> {
        let Some(place) = self.place(id, ITEMS)? else { return Ok(None) };
        let front = self.vault.read_front(&place)?;
        let text = |key: &str| inert::original(&front.text(key).unwrap_or_default());
        let (kind, subject, from) = (text("type"), text("subject"), text("from"));
        let from = if from.is_empty() { String::new() } else { format!(" from {from}") };
        let what = cut(&shown_line(&format!("{kind}{from}: {subject}")), 120);
        let (at, path) = (text("received"), Some(place.path()));
        Ok(Some(Stop { at, kind: "item", id: id.to_owned(), what, by: None, path }))
    }

    pub(super) fn of_plan(&self, id: &str) -> Result<Option<Stop>> {
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

    pub(super) fn of_number(&self, number: &str) -> Option<Stop> {
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
