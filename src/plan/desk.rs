//! What planning knows besides the item: playbooks, contacts, whose vault it is, the books, who was answered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::context::OwnerCard;
use super::extract::Facts;
use super::library::Library;
use super::timesheet::Sheets;
use crate::base::{Clock, Result};
use crate::config::Config;
use crate::model::Id;
use crate::model::action::parse_address;
use crate::model::money::{Currency, Money};
use crate::model::person::Contact;
use crate::remote::books::{Books, DocumentKind, Ledger, Status};
use crate::remote::odoo::hours;
use crate::state::State;
use crate::vault::{Folder, Place, Vault, contacts, inert};

/// The action that answers a mail.
const REPLY: &str = "email.reply";
/// How many days back the owner's own mail is looked for: nothing older is answered by itself.
const RECENT: u64 = 7;

/// What planning knows besides the item.
pub(crate) struct Desk {
    pub(crate) library: Library,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) owner: OwnerCard,
    pub(crate) currency: Option<Currency>,
    /// Where bills are booked: `ledger` or `odoo`.
    pub(crate) system: &'static str,
    /// Whether the tax that a bill states is deducted.
    pub(crate) input_tax: bool,
    pub(crate) today: NaiveDate,
    pub(crate) booked: Booked,
    pub(crate) sheets: Sheets,
    /// The language of what goes to those whose note names none.
    pub(crate) language: String,
    /// Message-IDs that mail of the owner's answers.
    pub(crate) answered: BTreeSet<String>,
    /// Items that a letter of the owner's answers: it was asked for, or sent.
    pub(crate) replied: BTreeSet<Id>,
}

impl Desk {
    pub(crate) fn open(
        vault: &Vault,
        state: &State,
        config: &Config,
        clock: &Clock,
    ) -> Result<Desk> {
        let emails =
            config.list("owner.emails").iter().map(|email| email.trim().to_lowercase()).collect();
        let books = Books::open(vault, state, config);
        let owner = OwnerCard {
            name: config.text("owner.name"),
            emails,
            tax_percent: config.text("books.tax_percent"),
            reverse_charge: books.reverse_charge().to_string(),
        };
        // Books that can't be read are the ledger's to tell of; a plan goes on without them.
        let ledger = books.read().ok();
        let currency = config.text("books.currency").parse().ok();
        Ok(Desk {
            sheets: Sheets::read(vault, currency)?,
            language: config.text("invoice.language"),
            library: Library::load(vault)?,
            contacts: contacts::all(vault)?,
            currency,
            system: system(config),
            input_tax: config.text("books.input_tax") == "yes",
            today: clock.today(),
            booked: booked(state, ledger.as_ref())?,
            answered: answered(vault, &owner.emails, clock.today())?,
            replied: replied(state)?,
            owner,
        })
    }
}

/// What is in the books, and the hours that an invoice in Odoo bills or is asked to.
fn booked(state: &State, ledger: Option<&Ledger>) -> Result<Booked> {
    let mut booked = ledger.map(Booked::of).unwrap_or_default();
    // One that only waits bills nothing: what is asked for again waits beside it, and is done once.
    for invoice in hours::billed(state)?.into_iter().filter(|invoice| invoice.is_begun) {
        let billed = Billed { id: invoice.document, party: invoice.customer };
        booked.time.extend(invoice.rows.into_iter().map(|row| (row, billed.clone())));
    }
    Ok(booked)
}

/// What planning sees of the books.
#[derive(Clone, Debug, Default)]
pub(crate) struct Booked {
    /// Invoices and bills that are not paid in full.
    pub(crate) open: Vec<Open>,
    /// Every bill and expense that counts.
    pub(crate) bought: Vec<Bought>,
    /// The category of a vendor's latest bill or expense, by the vendor's name in small letters.
    pub(crate) categories: BTreeMap<String, String>,
    /// The rows of the time sheets that are billed, with the invoice that does so.
    pub(crate) time: BTreeMap<String, Billed>,
}

/// An invoice that bills hours.
#[derive(Clone, Debug)]
pub(crate) struct Billed {
    pub(crate) id: String,
    /// As it came: hostile until made inert.
    pub(crate) party: String,
}

/// A bill or expense that is booked.
#[derive(Clone, Debug)]
pub(crate) struct Bought {
    pub(crate) id: String,
    /// As it came.
    party: String,
    amount: Money,
    /// The vendor's own number.
    reference: String,
}

/// Odoo, where it is both chosen and there.
fn system(config: &Config) -> &'static str {
    if config.books_are_odoos() { "odoo" } else { "ledger" }
}

/// An invoice or bill that is not paid in full.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(crate) id: String,
    /// As it came: hostile until made inert.
    pub(crate) party: String,
    pub(crate) left: Money,
    pub(crate) is_bill: bool,
    /// The vendor's own number.
    pub(crate) reference: String,
}

impl Booked {
    fn of(ledger: &Ledger) -> Booked {
        let mut booked = Booked::default();
        let mut documents: Vec<_> = ledger.documents().iter().collect();
        documents.sort_by_key(|document| document.date);
        for document in documents {
            let bought = matches!(document.kind, DocumentKind::Bill | DocumentKind::Expense);
            let counts = document.status != Status::Cancelled;
            if bought && counts && !document.reference.is_empty() {
                booked.bought.push(Bought {
                    id: document.id.clone(),
                    party: document.party.clone(),
                    amount: document.amount,
                    reference: document.reference.clone(),
                });
            }
            if bought && counts && !document.category.is_empty() {
                booked.categories.insert(document.party.to_lowercase(), document.category.clone());
            }
            for row in document.time.iter().filter(|_| counts) {
                let billed = Billed { id: document.id.clone(), party: document.party.clone() };
                booked.time.insert(row.clone(), billed);
            }
            let owed = matches!(document.kind, DocumentKind::Bill | DocumentKind::Invoice);
            if owed && document.open.is_positive() {
                booked.open.push(Open {
                    id: document.id.clone(),
                    party: document.party.clone(),
                    left: document.open,
                    is_bill: document.kind == DocumentKind::Bill,
                    reference: document.reference.clone(),
                });
            }
        }
        booked
    }

    /// What is booked already under a document's number: of one of these vendors, or over the same amount.
    pub(crate) fn same(&self, facts: &Facts, vendors: &[&str]) -> Option<&str> {
        let plain = |text: &str| {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect::<String>()
        };
        let number = facts.invoice_number.as_ref().or(facts.order_number.as_ref());
        let number = number.filter(|number| !number.quoted).map(|number| plain(&number.value))?;
        let total = facts.total.as_ref().map(|total| total.value);
        let is_same = |bought: &&Bought| {
            let party = plain(&bought.party);
            plain(&bought.reference) == number
                && (vendors.iter().any(|vendor| plain(vendor) == party)
                    || total == Some(bought.amount))
        };
        self.bought.iter().find(is_same).map(|bought| bought.id.as_str())
    }
}

/// The items that the owner answers with a letter of their own, sent or on its way.
fn replied(state: &State) -> Result<BTreeSet<Id>> {
    let done = state.replied()?.into_iter().map(|(item, _)| item);
    let open =
        state.open_requests(REPLY)?.into_iter().filter(|request| request.origin.plan.is_none());
    Ok(done.chain(open.filter_map(|request| request.origin.item)).collect())
}

/// The Message-IDs that the owner's own recent mail, where a watcher saw it, answers.
fn answered(vault: &Vault, owners: &[String], today: NaiveDate) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let Some(since) = today.checked_sub_days(Days::new(RECENT)).filter(|_| !owners.is_empty())
    else {
        return Ok(found);
    };
    let since = since.to_string();
    let mut places = vault.list(Folder::NeedsAction)?;
    places.extend(vault.list(Folder::InProgress)?);
    for day in [today, today.checked_sub_days(Days::new(RECENT)).unwrap_or(today)] {
        places.extend(vault.list_below(Folder::Done, Some(&day.format("%Y-%m").to_string()))?);
    }
    let recent = |place: &Place| {
        let mut parts = place.name.splitn(3, '_');
        parts.next() == Some("EMAIL") && parts.next().is_some_and(|day| *day >= *since)
    };
    places.sort();
    places.dedup();
    for place in places.into_iter().filter(recent) {
        // A note that can't be read is told of where it is planned.
        let Ok(front) = vault.read_front(&place) else { continue };
        let from = inert::original(&front.text("from").unwrap_or_default());
        if owners.contains(&parse_address(&from).email.to_lowercase()) {
            found.extend(front.list("references").iter().map(|id| inert::original(id)));
        }
    }
    Ok(found)
}
