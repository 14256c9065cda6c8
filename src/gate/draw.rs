//! Draws requests: a first time from a proposal, and anew where something changed since.

use std::collections::BTreeSet;

use chrono::Duration;

use super::policy::Judgement;
use super::submit::Links;
use super::{Gate, content, origin, page, seal, warnings};
use crate::base::{Result, Time, clock, text};
use crate::model::Id;
use crate::model::action::Action;
use crate::model::item::Item;
use crate::model::request::{ItemSender, Proposal, Standing, Verdict};
use crate::state::requests::{Origin, Request};
use crate::vault::{Folder, Place};

impl Gate<'_> {
    pub(super) fn draw(
        &self,
        id: Id,
        action: Action,
        proposal: &Proposal,
        item: Option<&Item>,
        links: Links<'_>,
    ) -> Result<Request> {
        let trusted = origin::Trusted { people: &self.people, owners: &self.owners };
        let traced = origin::trace(&action, item, &trusted);
        let evidence = self.evidence(&id)?;
        let account = self.new_account(&action, item);
        let doubts = [account.as_deref(), evidence.as_deref()];
        let judgement = self.judged(&action, proposal, item, &traced, doubts)?;
        let now = self.trail.clock.now();
        let standing = match judgement.verdict {
            Verdict::Go(_) => Standing::Approved,
            Verdict::Never(_) => Standing::Refused,
            Verdict::Ask(_) | Verdict::AskTwice(_) => Standing::Pending,
        };
        let stem = |place: Option<&Place>| place.map(|place| place.stem().to_owned());
        let known = account.into_iter().chain(evidence).chain(self.alike(&id, &action)?);
        let of = warnings::of(&action, item, &self.people, &self.owners);
        let request = Request {
            name: note_name(&id, &action, &proposal.what, now),
            approved_by: matches!(standing, Standing::Approved)
                .then(|| format!("rule:{}", judgement.rule)),
            origin: Origin {
                what: proposal.what.clone(),
                item: proposal.item.clone(),
                item_note: stem(links.item),
                plan: proposal.plan.clone(),
                plan_note: stem(links.plan),
                step: proposal.step.clone(),
                by: proposal.by.clone(),
                auto: proposal.auto,
                outside: traced.outside,
                warnings: known.chain(of).collect(),
                changed: None,
                domain: proposal.domain.clone(),
                sender: item.and_then(ItemSender::of),
                undoes: None,
                drawing: 1,
            },
            id,
            action,
            seal: String::new(),
            standing,
            verdict: judgement.verdict,
            rule: judgement.rule,
            asked: clock::seconds(now),
            expires: clock::seconds(now + self.expires_after),
            receipt: None,
            updated: clock::millis(now),
            placed: None,
        };
        Ok(sealed(request))
    }

    /// What the log says of a request that this machine does not know to be executed.
    fn evidence(&self, id: &Id) -> Result<Option<String>> {
        let receipt = self.state.evidence(id)?;
        Ok(receipt.map(|receipt| {
            format!(
                "the log says that this was done already, with the receipt {}; this machine does not know of it",
                text::cut(&receipt, 300)
            )
        }))
    }

    /// Another request for the same money that is not executed yet: a mail and a bank line can speak of one payment.
    fn alike(&self, id: &Id, action: &Action) -> Result<Option<String>> {
        let Some(amount) = action.amount() else { return Ok(None) };
        let open = self.state.open_requests(action.name())?;
        let other = open.into_iter().find(|other| {
            other.id != *id
                && other.action.amount() == Some(amount)
                && other.action.target() == action.target()
        });
        Ok(other.map(|other| format!("{} asks for the same", other.id)))
    }

    /// Why what could go by itself asks all the same: the log knows of it, or enough mails went by themselves (one a day
    /// to each recipient, and so many in all).
    fn held_back(
        &self,
        action: &Action,
        verdict: &Verdict,
        evidence: Option<&str>,
    ) -> Result<Option<String>> {
        let recipients = action.recipients();
        if evidence.is_some() {
            return Ok(Some("the log says that it was done already".into()));
        }
        if !matches!(verdict, Verdict::Go(_)) || recipients.is_empty() {
            return Ok(None);
        }
        let since = self.trail.clock.now() - Duration::days(1);
        let sent = self.state.automatic_mails(&clock::seconds(since))?;
        if sent.len() >= self.automatic_mails {
            return Ok(Some(format!("{} mails went by themselves within a day", sent.len())));
        }
        let known: BTreeSet<String> = sent
            .iter()
            .flat_map(Action::recipients)
            .map(|address| address.email.to_ascii_lowercase())
            .collect();
        let again =
            recipients.iter().any(|address| known.contains(&address.email.to_ascii_lowercase()));
        Ok(again.then(|| "a mail went to them by itself within a day".to_owned()))
    }

    /// Why what could go by itself asks all the same: a program wrote the item, or its conversation went on since.
    fn talked_on(
        &self,
        action: &Action,
        verdict: &Verdict,
        item: Option<&Item>,
    ) -> Result<Option<String>> {
        let Some(item) = item.filter(|_| matches!(verdict, Verdict::Go(_))) else {
            return Ok(None);
        };
        if !action.recipients().is_empty() && item.marks.iter().any(|mark| mark == "bounce") {
            return Ok(Some("it would answer the report of a mail server".into()));
        }
        self.outdated(action, &item.id)
    }

    /// What the policy says, and what makes it ask whatever that says.
    fn judged(
        &self,
        action: &Action,
        proposal: &Proposal,
        item: Option<&Item>,
        traced: &origin::Traced,
        [account, evidence]: [Option<&str>; 2],
    ) -> Result<Judgement> {
        let harmful = traced.harmful || (proposal.auto && traced.borrowed);
        let sender = item.and_then(ItemSender::of);
        let mut judgement = self.judge(action, proposal.auto, sender, harmful);
        let held = self.held_back(action, &judgement.verdict, evidence)?;
        let talk = self.talked_on(action, &judgement.verdict, item)?;
        let account = account.map(|_| "its account is not known to be the vendor's".to_owned());
        for why in account.into_iter().chain(held).chain(talk).chain(proposal.ask.clone()) {
            judgement.verdict = asking(judgement.verdict, why);
        }
        Ok(judgement)
    }

    /// A request drawn anew, with another content or only another expiry; a yes to the old drawing is void. `why`: in words of
    /// our own.
    ///
    /// Whoever changes a request asks a question: it never becomes automatic by that.
    pub(crate) fn redraw(
        &self,
        old: &Request,
        action: &Action,
        why: &str,
        changed: Option<String>,
    ) -> Result<Request> {
        let mut action = content::canonical(action);
        // A file of the old drawing that is gone stays what it was: it can be asked for, and never leaves.
        self.bind_files(&mut action, old.action.files())?;
        self.bind_settings(&mut action);
        let now = self.trail.clock.now();
        let item = self.item_of(old);
        let sender = item.as_ref().map_or(old.origin.sender, ItemSender::of);
        let judgement = self.judge(&action, old.origin.auto, sender, false);
        let because = because(&judgement.verdict);
        let asked = Verdict::Ask(format!("{because}, and it was drawn anew: {why}"));
        let warnings =
            self.evidence(&old.id)?.into_iter().chain(self.warnings_anew(old, &action)).collect();
        let mut origin = Origin {
            warnings,
            changed,
            sender,
            drawing: old.origin.drawing + 1,
            ..old.origin.clone()
        };
        match item {
            Some(item) => {
                let trusted = origin::Trusted { people: &self.people, owners: &self.owners };
                origin.outside = origin::trace(&action, Some(&item), &trusted).outside;
            }
            None => origin.outside.retain(|value| origin::is_in(&action, &value.value)),
        }
        Ok(sealed(Request {
            action,
            standing: Standing::Pending,
            verdict: judgement.verdict.max(asked),
            rule: judgement.rule,
            origin,
            asked: clock::seconds(now),
            expires: clock::seconds(now + self.expires_after),
            approved_by: None,
            receipt: None,
            updated: clock::millis(now),
            placed: Some(Folder::PendingApproval),
            ..old.clone()
        }))
    }

    /// The warnings of another drawing: what was said of the item's sender is true still.
    fn warnings_anew(&self, old: &Request, action: &Action) -> Vec<String> {
        let of = |action, item| warnings::of(action, item, &self.people, &self.owners);
        if let Some(item) = self.item_of(old) {
            let account = self.new_account(action, Some(&item));
            return account.into_iter().chain(of(action, Some(&item))).collect();
        }
        let recipients = of(&old.action, None);
        let sender = old.origin.warnings.iter().filter(|warning| !recipients.contains(*warning));
        of(action, None).into_iter().chain(sender.cloned()).collect()
    }

    /// The item that a request was made for, where its note still lies where items wait.
    fn item_of(&self, request: &Request) -> Option<Item> {
        let name = format!("{}.md", request.origin.item_note.as_ref()?);
        let places = [Folder::InProgress, Folder::NeedsAction]
            .map(|folder| Place::new(folder, name.clone()));
        places
            .iter()
            .find_map(|place| crate::vault::item::from_note(&self.vault.read(place).ok()?).ok())
    }
}

/// A verdict that asks at least, with one more reason for it: a person reads all of them.
fn asking(verdict: Verdict, why: String) -> Verdict {
    match verdict {
        Verdict::Go(_) => Verdict::Ask(why),
        Verdict::Ask(known) => Verdict::Ask(format!("{known}; {why}")),
        Verdict::AskTwice(known) => Verdict::AskTwice(format!("{known}; {why}")),
        Verdict::Never(why) => Verdict::Never(why),
    }
}

/// About whom, then what: a list of names is all that a person sees of requests in a folder.
fn note_name(id: &Id, action: &Action, what: &str, now: Time) -> String {
    let target = action.target();
    let whom = target.split('<').next().unwrap_or_default();
    let title = if what.contains(whom) { what.to_owned() } else { format!("{whom} {what}") };
    crate::vault::name::note("APPROVAL", clock::local(now).date_naive(), &title, id)
}

/// The request with the seal of its drawing.
pub(super) fn sealed(mut request: Request) -> Request {
    request.seal = seal::of(&request.action, &page::note(&request, Folder::PendingApproval));
    request
}

/// The reason inside a verdict.
pub(crate) fn because(verdict: &Verdict) -> &str {
    match verdict {
        Verdict::Go(why) | Verdict::Ask(why) | Verdict::AskTwice(why) | Verdict::Never(why) => why,
    }
}
