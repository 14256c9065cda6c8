//! Odoo's books as reports read them: from the copy that `fte odoo sync` made, never over the network.

use chrono::NaiveDate;

use super::super::figure::{Source, Value};
use super::super::period::Span;
use super::super::source::At;
use super::{Owing, Spent};
use crate::base::text::shown_line;
use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::model::money::{Currency, Money};
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::reading::bookings::{Booked, Booking};
use crate::remote::odoo::reading::copy::Copy;
use crate::remote::odoo::reading::filter::Filter;
use crate::remote::odoo::reading::owed::{Item, Side};
use crate::remote::odoo::reading::record::{self, Kind, Record};
use crate::state::State;
use crate::vault::name;

/// A copy that is older than this many days tells nothing about a day: what `fte health` calls old, too.
const OLD: i64 = 7;

/// What is no payment, in Odoo's words.
const VOID: [&str; 4] = ["draft", "cancel", "canceled", "rejected"];

/// What the copy says.
#[derive(Debug)]
pub(super) struct OdooBooks {
    copy: Copy,
    /// The day on which it was made.
    day: NaiveDate,
    url: String,
    pub(super) currency: Currency,
    earned: Vec<Booking>,
    spent: Vec<Booking>,
    /// The first day of which all bookings are there.
    since: NaiveDate,
    held: Vec<(String, Money)>,
    payments: Vec<record::Payment>,
    bills: Vec<record::Document>,
}

/// The copy for a day, or why there is none to go by, in a sentence.
pub(super) fn read(
    state: &State,
    config: &Config,
    last: NaiveDate,
) -> Result<std::result::Result<OdooBooks, String>> {
    let mend = "`fte odoo sync` makes one";
    let Some(copy) = Copy::kept(state)? else {
        return Ok(Err(format!("there is no copy of Odoo's books yet; {mend}")));
    };
    if config.odoo_site().as_ref() != Some(&copy.site) {
        let of = shown_line(&copy.site);
        return Ok(Err(format!(
            "the copy of Odoo's books is of {of}, not of what the settings name; {mend}"
        )));
    }
    let day = clock::local(copy.at).date_naive();
    if (last - day).num_days() > OLD {
        return Ok(Err(format!(
            "the copy of Odoo's books is of {day}, too old to tell about {last}; `fte odoo sync` makes a new one"
        )));
    }
    let Some(currency) = copy.currency() else {
        return Ok(Err(format!(
            "the copy of Odoo's books of {day} has no bookings in it; `fte odoo sync` makes a new one"
        )));
    };
    let url = config.filled("odoo.url").unwrap_or_default().trim_end_matches('/').to_owned();
    let unread = |error: OdooError| {
        format!("the copy of Odoo's books of {day}: {}", shown_line(&error.to_string()))
    };
    Ok(OdooBooks::of(copy, day, url, currency).map_err(unread))
}

impl OdooBooks {
    fn of(
        copy: Copy,
        day: NaiveDate,
        url: String,
        currency: Currency,
    ) -> std::result::Result<OdooBooks, OdooError> {
        let (mut earned, since) = copy.bookings(Booked::Earned)?;
        let (mut spent, spent_since) = copy.bookings(Booked::Spent)?;
        earned.reverse();
        spent.reverse();
        let (mut payments, mut bills) = (Vec::new(), Vec::new());
        for kind in [Kind::Payment, Kind::Bill] {
            for row in copy.list(kind, &Filter::default(), u64::MAX) {
                match record::read(kind, &row)? {
                    Record::Payment(payment) => payments.push(payment),
                    Record::Document(bill) => bills.push(bill),
                    _ => {}
                }
            }
        }
        let held = copy.held(currency)?;
        let since = since.max(spent_since);
        Ok(OdooBooks { copy, day, url, currency, earned, spent, since, held, payments, bills })
    }

    pub(super) fn made(&self) -> Time {
        self.copy.at
    }

    pub(super) fn day(&self) -> NaiveDate {
        self.day
    }

    /// Whether the copy has something of all of these days that were over when it was made.
    fn covers(&self, span: Span) -> bool {
        self.since <= span.first && span.first <= self.day
    }

    pub(super) fn revenue(&self, span: Span) -> Option<Vec<Source>> {
        self.covers(span).then(|| self.sources(&self.earned, |row| span.holds(row.date)))
    }

    pub(super) fn expenses(&self, span: Span) -> Option<Vec<Source>> {
        self.covers(span).then(|| self.sources(&self.spent, |row| span.holds(row.date)))
    }

    fn sources(&self, rows: &[Booking], is_meant: impl Fn(&Booking) -> bool) -> Vec<Source> {
        let source = |row: &Booking| {
            let says = if row.partner.is_empty() { &row.account } else { &row.partner };
            let at = self.at(&row.number, "account.move", row.entry);
            Source::new(at, Some(Value::of(row.amount)), says.as_str())
        };
        rows.iter().filter(|row| is_meant(row)).map(source).collect()
    }

    pub(super) fn received(&self, span: Span) -> Option<Vec<Source>> {
        let counts = |payment: &&record::Payment| {
            payment.incoming
                && !VOID.contains(&payment.state.as_str())
                && payment.date.is_some_and(|date| span.holds(date))
        };
        let source = |payment: &record::Payment| {
            let number = payment.number.clone().unwrap_or_default();
            let at = self.at(&number, "account.payment", Some(payment.id));
            Source::new(
                at,
                Some(Value::of(payment.amount)),
                payment.partner.clone().unwrap_or_default(),
            )
        };
        self.covers(span).then(|| self.payments.iter().rev().filter(counts).map(source).collect())
    }

    /// What the accounts of money held when the copy was made.
    pub(super) fn cash(&self) -> Vec<Source> {
        let source = |(account, held): &(String, Money)| {
            Source::new(self.at(account, "account.account", None), Some(Value::of(*held)), "")
        };
        self.held.iter().map(source).collect()
    }

    /// What was open when the copy was made, by its age on a day, or on the copy's where that is later; longest first.
    pub(super) fn owed(&self, side: Side, last: NaiveDate) -> Option<Vec<Owing>> {
        let owed = self.copy.owed(side, last.max(self.day)).ok()?;
        Some(owed.rows.into_iter().map(|row| self.owing(row)).collect())
    }

    fn owing(&self, row: Item) -> Owing {
        Owing {
            at: self.at(&row.document, "account.move", row.id),
            document: row.document,
            party: row.partner.unwrap_or_default(),
            due: row.due,
            overdue: row.overdue,
            bucket: row.bucket,
            open: row.open,
        }
    }

    /// What was bought: posted bills up to a day.
    pub(super) fn spent(&self, last: NaiveDate) -> Vec<Spent> {
        let of = |bill: &record::Document| {
            let date = bill.date.filter(|date| *date <= last)?;
            (bill.kind == "bill" && bill.state == "posted").then(|| Spent {
                vendor: bill.partner.clone().unwrap_or_default(),
                category: String::new(),
                date,
                order: usize::try_from(bill.id).unwrap_or(usize::MAX),
                amount: bill.total,
                at: self.at(
                    bill.number.as_deref().unwrap_or_default(),
                    "account.move",
                    Some(bill.id),
                ),
            })
        };
        self.bills.iter().filter_map(of).collect()
    }

    /// The expense accounts that a person calls so: by code, by name, or by both.
    pub(super) fn accounts(&self, called: &str) -> Vec<String> {
        let wanted = name::slug(called, 80);
        let fits = |account: &str| {
            let (code, rest) = account.split_once(' ').unwrap_or((account, ""));
            [account, code, rest]
                .into_iter()
                .any(|part| !part.is_empty() && name::slug(part, 80) == wanted)
        };
        let mut found: Vec<String> =
            self.spent.iter().map(|row| row.account.clone()).filter(|own| fits(own)).collect();
        found.sort();
        found.dedup();
        found
    }

    pub(super) fn booked_to(&self, accounts: &[String], span: Span) -> Option<Vec<Source>> {
        let is_meant = |row: &Booking| span.holds(row.date) && accounts.contains(&row.account);
        self.covers(span).then(|| self.sources(&self.spent, is_meant))
    }

    fn at(&self, number: &str, model: &str, id: Option<u64>) -> At {
        // Every version of Odoo leads on from here to the record's own page.
        let url = id.map(|id| format!("{}/mail/view?model={model}&res_id={id}", self.url));
        At::Odoo { number: number.to_owned(), id, url }
    }
}
