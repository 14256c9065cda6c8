//! What the books say in figures, each with the entries that it was reckoned from. Pure: no I/O, no clock.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::accounts;
use super::amount::{Amount, Sum};
use super::documents::{self, Document, DocumentKind, PaymentEntry};
use super::journal::{Posting, Transaction, Type, is_in};
use super::ledger::Ledger;
use crate::model::money::{Currency, Money};

/// An entry that a figure was reckoned from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Source {
    /// Line of the journal, from 1.
    pub(crate) line: usize,
    /// The document's number, where the entry is one.
    pub(crate) document: Option<String>,
    /// What it adds.
    pub(crate) amount: Money,
}

/// A sum in one currency, and what it is the sum of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Figure {
    pub(crate) amount: Money,
    /// In the journal's order.
    pub(crate) from: Vec<Source>,
}

/// What is in one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Balance {
    pub(crate) account: String,
    /// One per commodity, none of them zero.
    pub(crate) amounts: Vec<Amount>,
    /// Lines of the postings.
    pub(crate) lines: Vec<usize>,
}

/// One posting of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RegisterRow {
    pub(crate) date: NaiveDate,
    pub(crate) line: usize,
    pub(crate) document: Option<String>,
    pub(crate) description: String,
    pub(crate) account: String,
    pub(crate) amounts: Vec<Amount>,
    /// What all postings up to here come to, those before the first day asked for included.
    pub(crate) balance: Vec<Amount>,
}

/// How long something is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Bucket {
    #[serde(rename = "not due")]
    NotDue,
    #[serde(rename = "1-30")]
    To30,
    #[serde(rename = "31-60")]
    To60,
    #[serde(rename = "61-90")]
    To90,
    #[serde(rename = "over 90")]
    Over90,
}

impl Bucket {
    pub(crate) const ALL: [Bucket; 5] =
        [Bucket::NotDue, Bucket::To30, Bucket::To60, Bucket::To90, Bucket::Over90];

    /// The bucket of what is `days` overdue.
    pub(crate) fn of(days: i64) -> Bucket {
        match days {
            ..=0 => Bucket::NotDue,
            1..=30 => Bucket::To30,
            31..=60 => Bucket::To60,
            61..=90 => Bucket::To90,
            91.. => Bucket::Over90,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Bucket::NotDue => "not due",
            Bucket::To30 => "1-30",
            Bucket::To60 => "31-60",
            Bucket::To90 => "61-90",
            Bucket::Over90 => "over 90",
        }
    }
}

/// What is owed, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Aged {
    pub(crate) as_of: NaiveDate,
    /// Longest overdue first.
    pub(crate) rows: Vec<AgedRow>,
    /// By currency: the sum of the rows.
    pub(crate) totals: Vec<AgedTotal>,
    /// What the accounts hold beyond the documents: a person's own postings, by account.
    pub(crate) without_document: Vec<Balance>,
}

/// A document that is not fully paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct AgedRow {
    pub(crate) document: String,
    /// Came from outside: show it through `shown` or `inert`.
    pub(crate) party: String,
    pub(crate) date: NaiveDate,
    pub(crate) due: Option<NaiveDate>,
    /// Days overdue; zero or less is not due yet.
    pub(crate) overdue: i64,
    pub(crate) bucket: Bucket,
    pub(crate) amount: Money,
    pub(crate) open: Money,
    pub(crate) note: String,
    pub(crate) line: usize,
}

/// One currency's open sums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct AgedTotal {
    pub(crate) currency: Currency,
    pub(crate) total: Money,
    /// Every bucket, zeros included.
    pub(crate) buckets: BTreeMap<Bucket, Money>,
}

impl Ledger {
    /// What customers owe at the end of a day.
    pub(crate) fn receivable(&self, as_of: NaiveDate) -> Aged {
        self.aged(DocumentKind::Invoice, accounts::RECEIVABLE, as_of)
    }

    /// What is owed to vendors at the end of a day.
    pub(crate) fn payable(&self, as_of: NaiveDate) -> Aged {
        self.aged(DocumentKind::Bill, accounts::PAYABLE, as_of)
    }

    fn aged(&self, kind: DocumentKind, parent: &str, as_of: NaiveDate) -> Aged {
        let mut rows: Vec<AgedRow> = self
            .of_kind(kind)
            .filter(|document| document.date <= as_of)
            .map(|document| self.aged_row(document, as_of))
            .filter(|row| !row.open.is_zero())
            .collect();
        rows.sort_by(|a, b| b.overdue.cmp(&a.overdue).then_with(|| a.document.cmp(&b.document)));
        let totals = aged_totals(&rows);
        let without_document = self.without_document(kind, parent, &rows, as_of);
        Aged { as_of, rows, totals, without_document }
    }

    fn aged_row(&self, document: &Document, as_of: NaiveDate) -> AgedRow {
        let paid = self.payments_of(&document.id).filter(|payment| payment.date <= as_of);
        let open =
            paid.fold(document.amount, |open, payment| open.minus(payment.amount).unwrap_or(open));
        let overdue = (as_of - document.due.unwrap_or(document.date)).num_days();
        AgedRow {
            document: document.id.clone(),
            party: document.party.clone(),
            date: document.date,
            due: document.due,
            overdue,
            bucket: Bucket::of(overdue),
            amount: document.amount,
            open,
            note: document.note.clone(),
            line: document.at.line,
        }
    }

    fn without_document(
        &self,
        kind: DocumentKind,
        parent: &str,
        rows: &[AgedRow],
        as_of: NaiveDate,
    ) -> Vec<Balance> {
        let mut open: BTreeMap<&str, Sum> = BTreeMap::new();
        for row in rows {
            let Some(document) = self.document(&row.document) else { continue };
            let signed = if kind == DocumentKind::Invoice { row.open.negated() } else { row.open };
            open.entry(&document.account).or_default().add_all(&[signed.into()]);
        }
        let mut left = Vec::new();
        for mut balance in self.balance(Some(parent), Some(as_of)) {
            let mut sum = open.remove(balance.account.as_str()).unwrap_or_default();
            sum.add_all(&balance.amounts);
            balance.amounts = sum.amounts().collect();
            if !balance.amounts.is_empty() {
                left.push(balance);
            }
        }
        left
    }

    /// The accounts that hold anything, by name, up to a day (`None`: all that is booked): `parent` and those below it.
    pub(crate) fn balance(&self, parent: Option<&str>, as_of: Option<NaiveDate>) -> Vec<Balance> {
        let mut accounts: BTreeMap<&str, (Sum, Vec<usize>)> = BTreeMap::new();
        for (_, posting) in self.postings(None, as_of) {
            if parent.is_none_or(|parent| is_in(&posting.account, parent)) {
                let (sum, lines) = accounts.entry(&posting.account).or_default();
                sum.add_all(&posting.amounts);
                lines.push(posting.line);
            }
        }
        let balances = accounts.into_iter().map(|(account, (sum, lines))| Balance {
            account: account.to_owned(),
            amounts: sum.amounts().collect(),
            lines,
        });
        balances.filter(|balance| !balance.amounts.is_empty()).collect()
    }

    /// The postings to `account` and those below it (`None`: to all), by date, with what they come to.
    pub(crate) fn register(
        &self,
        account: Option<&str>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Vec<RegisterRow> {
        let is_asked =
            |posting: &Posting| account.is_none_or(|account| is_in(&posting.account, account));
        let mut postings: Vec<_> =
            self.postings(None, to).filter(|(_, posting)| is_asked(posting)).collect();
        postings.sort_by_key(|(entry, posting)| (entry.date, posting.line));
        let (mut sum, mut rows) = (Sum::default(), Vec::new());
        for (entry, posting) in postings {
            sum.add_all(&posting.amounts);
            if from.is_none_or(|from| from <= entry.date) {
                rows.push(RegisterRow {
                    date: entry.date,
                    line: posting.line,
                    document: documents::number(entry),
                    description: entry.description.clone(),
                    account: posting.account.clone(),
                    amounts: posting.amounts.clone(),
                    balance: sum.amounts().collect(),
                });
            }
        }
        rows
    }

    /// What was earned from a day to a day, both included, without tax. Empty where nothing was booked.
    pub(crate) fn revenue(&self, from: NaiveDate, to: NaiveDate) -> Vec<Figure> {
        self.figures(&[Type::Revenue], Some(from), to, true)
    }

    /// What was spent from a day to a day, both included.
    pub(crate) fn expenses(&self, from: NaiveDate, to: NaiveDate) -> Vec<Figure> {
        self.figures(&[Type::Expense], Some(from), to, false)
    }

    /// What is in cash and at the bank at the end of a day.
    pub(crate) fn cash(&self, as_of: NaiveDate) -> Vec<Figure> {
        self.figures(&[Type::Cash], None, as_of, false)
    }

    /// Money that came in from a day to a day: payments for invoices, less those that were reversed in these days.
    pub(crate) fn received(&self, from: NaiveDate, to: NaiveDate) -> Vec<Figure> {
        let mut figures = BTreeMap::new();
        let money = |payment: &&PaymentEntry| {
            let reverses_payment = payment.kind == DocumentKind::Reversal
                && payment.reverses.as_ref() != Some(&payment.document);
            (payment.kind == DocumentKind::Payment || reverses_payment)
                && (from..=to).contains(&payment.date)
        };
        for payment in self.payments().iter().filter(money) {
            if self
                .document(&payment.document)
                .is_some_and(|document| document.kind == DocumentKind::Invoice)
            {
                let document = (!payment.note.is_empty()).then(|| payment.id.clone());
                add(
                    &mut figures,
                    payment.amount,
                    Source { line: payment.at.line, document, amount: payment.amount },
                );
            }
        }
        figures.into_values().collect()
    }

    fn figures(
        &self,
        types: &[Type],
        from: Option<NaiveDate>,
        to: NaiveDate,
        negate: bool,
    ) -> Vec<Figure> {
        let mut figures = BTreeMap::new();
        for (entry, posting) in self.postings(from, Some(to)) {
            if !types.contains(&self.journal.type_of(&posting.account)) {
                continue;
            }
            for money in posting.amounts.iter().filter_map(Amount::money) {
                let money = if negate { money.negated() } else { money };
                add(
                    &mut figures,
                    money,
                    Source {
                        line: entry.at.line,
                        document: documents::number(entry),
                        amount: money,
                    },
                );
            }
        }
        figures.into_values().collect()
    }

    pub(super) fn postings(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> impl Iterator<Item = (&Transaction, &Posting)> {
        let in_range = move |date: NaiveDate| {
            from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
        };
        let entries = self.journal.transactions.iter().filter(move |entry| in_range(entry.date));
        entries.flat_map(|entry| entry.postings.iter().map(move |posting| (entry, posting)))
    }
}

fn add(figures: &mut BTreeMap<Currency, Figure>, money: Money, source: Source) {
    let zero = Figure { amount: Money::zero(money.currency()), from: Vec::new() };
    let figure = figures.entry(money.currency()).or_insert(zero);
    figure.amount = figure.amount.plus(money).unwrap_or(figure.amount);
    match figure.from.last_mut().filter(|last| last.line == source.line) {
        // One entry with several postings is one source.
        Some(last) => last.amount = last.amount.plus(source.amount).unwrap_or(last.amount),
        None => figure.from.push(source),
    }
}

fn aged_totals(rows: &[AgedRow]) -> Vec<AgedTotal> {
    let mut totals: BTreeMap<Currency, AgedTotal> = BTreeMap::new();
    for row in rows {
        let currency = row.open.currency();
        let zero = Money::zero(currency);
        let fresh = || AgedTotal {
            currency,
            total: zero,
            buckets: Bucket::ALL.map(|bucket| (bucket, zero)).into(),
        };
        let total = totals.entry(currency).or_insert_with(fresh);
        total.total = total.total.plus(row.open).unwrap_or(total.total);
        let bucket = total.buckets.entry(row.bucket).or_insert(zero);
        *bucket = bucket.plus(row.open).unwrap_or(*bucket);
    }
    totals.into_values().collect()
}
