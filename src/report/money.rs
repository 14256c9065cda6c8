//! What was earned, spent and is owed, from the books.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::deadlines::Deadline;
use super::figure::{Figure, Name, Part, Source, Value};
use super::period::{Period, Span};
use super::source::At;
use super::subscriptions;
use crate::config::Config;
use crate::model::money::{Currency, Money};
use crate::remote::books::{self, Aged, Books, DocumentKind, Ledger};
use crate::state::State;
use crate::vault::{Folder, Place, Vault};

const fn name(id: &'static str, label: &'static str, how: &'static str) -> Name {
    Name { id, part: Part::Money, label, how }
}

const REVENUE: Name = name(
    "revenue-week",
    "Revenue",
    "What the books earned in these days, without tax: all postings to revenue accounts.",
);
const REVENUE_MONTH: Name = name(
    "revenue-month",
    "Revenue, month to date",
    "What the books earned from the first of the month on, without tax: all postings to revenue accounts.",
);
const TREND: Name = name(
    "revenue-trend",
    "Revenue against the four weeks before",
    "The revenue of these days against the mean of the four weeks before, in the currency of the books.",
);
const EXPENSES: Name = name(
    "expenses-week",
    "Expenses",
    "What the books spent in these days: all postings to expense accounts.",
);
const EXPENSES_MONTH: Name = name(
    "expenses-month",
    "Expenses, month to date",
    "What the books spent from the first of the month on: all postings to expense accounts.",
);
const PROFIT_MONTH: Name = name(
    "profit-month",
    "Revenue less expenses, month to date",
    "The month's revenue less the month's expenses, each currency on its own.",
);
const RECEIVED: Name = name(
    "received-week",
    "Payments received",
    "The payments for invoices that the books have of these days, less those that were reversed in them.",
);
const RECEIVABLE: Name = name(
    "receivable",
    "Owed to you",
    "The open amounts of all invoices at the end of the last day.",
);
const RECEIVABLE_OVERDUE: Name = name(
    "receivable-overdue",
    "Owed to you and overdue",
    "The open amounts of the invoices whose due day was over at the end of the last day.",
);
const PAYABLE: Name =
    name("payable", "You owe", "The open amounts of all bills at the end of the last day.");
const PAYABLE_OVERDUE: Name = name(
    "payable-overdue",
    "You owe and overdue",
    "The open amounts of the bills whose due day was over at the end of the last day.",
);
const CASH: Name = name(
    "cash",
    "Cash and bank",
    "What the cash and bank accounts of the books hold at the end of the last day.",
);

/// The books as a report reads them; a fault in them leaves the rest of the report standing.
#[derive(Debug)]
pub(crate) struct Accounts {
    ledger: Ledger,
    /// Monthly charges in the rows of the bank; read for reports alone.
    charges: Vec<subscriptions::Charge>,
    /// What each payment and credit note is, and whom it came from or went to.
    payments: BTreeMap<String, (DocumentKind, String)>,
    /// What a known zero is in.
    currency: Option<Currency>,
    /// Why the books could not be read.
    pub(crate) fault: Option<String>,
}

impl Accounts {
    pub(crate) fn read(vault: &Vault, state: &State, config: &Config) -> Accounts {
        let currency = config.text("books.currency").parse().ok();
        let (ledger, fault) = match Books::open(vault, state, config).read() {
            Ok(ledger) => (ledger, None),
            Err(error) => (Ledger::default(), Some(error.to_string())),
        };
        let payments = ledger
            .payments()
            .iter()
            .map(|payment| (payment.id.clone(), (payment.kind, payment.party.clone())))
            .collect();
        Accounts { ledger, charges: Vec::new(), payments, currency, fault }
    }

    /// With the rows of the bank; rows that can't be read are `fte finance check`'s to tell of.
    pub(crate) fn with_bank(mut self, vault: &Vault, state: &State, last: NaiveDate) -> Accounts {
        self.charges = subscriptions::charges(vault, state, last).unwrap_or_default();
        self
    }

    pub(super) fn charges(&self) -> &[subscriptions::Charge] {
        &self.charges
    }

    /// The currency of the books.
    pub(crate) fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// The currency of a zero, where something was booked up to a day; else nothing is known.
    fn zero(&self, last: NaiveDate) -> Option<Currency> {
        let is_used = self.ledger.documents().iter().any(|document| document.date <= last)
            || !self.ledger.balance(None, Some(last)).is_empty();
        self.currency.filter(|_| is_used)
    }

    /// The figures of a period.
    pub(crate) fn figures(&self, period: Period) -> Vec<Figure> {
        let mut figures =
            self.of(period.week(), period.month(), (1..=4).map(|count| period.weeks_ago(count)));
        // Some days are no week: compared with whole ones they would always look bad.
        for figure in
            figures.iter_mut().filter(|figure| figure.id == TREND.id && period.is_running())
        {
            *figure = TREND.unknown();
        }
        figures
    }

    /// The same figures of the spans before.
    pub(crate) fn figures_before(&self, period: Period) -> Vec<Figure> {
        self.of(
            period.week_before(),
            period.month_before(),
            (2..=5).map(|count| period.weeks_ago(count)),
        )
    }

    /// What someone wants to know at a glance: the month, and what is owed.
    pub(crate) fn glance(&self, today: NaiveDate) -> Vec<Figure> {
        let month = Period::running(today).month();
        let mut figures = vec![REVENUE_MONTH.sum(self.zero(today), self.revenue(month))];
        figures.extend(self.owed(today));
        figures.retain(|figure| figure.value.is_some());
        figures
    }

    fn of(&self, week: Span, month: Span, four_before: impl Iterator<Item = Span>) -> Vec<Figure> {
        let last = week.last;
        let zero = self.zero(last);
        let spent = |span: Span| self.sources(&self.ledger.expenses(span.first, span.last));
        let mut profit = self.revenue(month);
        profit.extend(spent(month).into_iter().map(less));
        let mut figures = vec![
            REVENUE.sum(zero, self.revenue(week)),
            REVENUE_MONTH.sum(zero, self.revenue(month)),
            self.trend(week, four_before),
            EXPENSES.sum(zero, spent(week)),
            EXPENSES_MONTH.sum(zero, spent(month)),
            PROFIT_MONTH.sum(zero, profit),
            RECEIVED.sum(zero, self.sources(&self.ledger.received(week.first, week.last))),
        ];
        figures.extend(self.owed(last));
        figures.push(CASH.sum(zero, self.sources(&self.ledger.cash(last))));
        figures.push(subscriptions::figure(self, zero, last));
        figures
    }

    fn owed(&self, last: NaiveDate) -> [Figure; 4] {
        let zero = self.zero(last);
        let (receivable, payable) = (self.ledger.receivable(last), self.ledger.payable(last));
        [
            RECEIVABLE.sum(zero, open(&receivable, DocumentKind::Invoice, false)),
            RECEIVABLE_OVERDUE.sum(zero, open(&receivable, DocumentKind::Invoice, true)),
            PAYABLE.sum(zero, open(&payable, DocumentKind::Bill, false)),
            PAYABLE_OVERDUE.sum(zero, open(&payable, DocumentKind::Bill, true)),
        ]
    }

    fn revenue(&self, span: Span) -> Vec<Source> {
        self.sources(&self.ledger.revenue(span.first, span.last))
    }

    /// This week against the mean of the weeks before; no figure where those earned nothing.
    fn trend(&self, week: Span, before: impl Iterator<Item = Span>) -> Figure {
        let Some(currency) = self.currency else { return TREND.unknown() };
        let mut sources = Vec::new();
        let mut sum = |span: Span| {
            let earned = self.ledger.revenue(span.first, span.last);
            let earned: Vec<_> =
                earned.into_iter().filter(|figure| figure.amount.currency() == currency).collect();
            sources.extend(self.sources(&earned));
            earned
                .iter()
                .try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.amount.amount()))
        };
        let now = sum(week);
        let before =
            before.map(&mut sum).try_fold(Decimal::ZERO, |all, week| all.checked_add(week?));
        // A journal by hand can hold more than any exact sum: then there is no figure.
        let change = || {
            let mean =
                before?.checked_div(Decimal::from(4)).filter(|mean| *mean > Decimal::ZERO)?;
            let more = now?.checked_sub(mean)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(Value::Percent(more.checked_div(mean)?.round_dp(1)))
        };
        TREND.figure(change(), sources)
    }

    /// What the last weeks earned, oldest first, in the currency of the books; empty where none of them earned any.
    pub(crate) fn weekly_revenue(
        &self,
        period: Period,
        weeks: u64,
    ) -> Option<(Currency, Vec<(String, Decimal)>)> {
        let currency = self.currency?;
        let point = |count: u64| {
            let span = if count == 0 { period.week() } else { period.weeks_ago(count) };
            let earned = self.ledger.revenue(span.first, span.last);
            let earned = earned.iter().find(|figure| figure.amount.currency() == currency);
            let amount = earned.map_or(Decimal::ZERO, |figure| figure.amount.amount());
            (span.first.format("%-d %b").to_string(), amount)
        };
        let points: Vec<_> = (0..weeks).rev().map(point).collect();
        points.iter().any(|(_, amount)| !amount.is_zero()).then_some((currency, points))
    }

    /// The invoices that are overdue, longest first.
    pub(crate) fn overdue(&self, today: NaiveDate) -> Vec<books::AgedRow> {
        self.ledger.receivable(today).rows.into_iter().filter(|row| row.overdue > 0).collect()
    }

    /// The bills that are not paid and due by a day.
    pub(crate) fn bills_due(&self, today: NaiveDate, until: NaiveDate) -> Vec<Deadline> {
        let due = |row: &books::AgedRow| {
            let due = row.due.filter(|due| *due <= until)?;
            let place = Place::below(
                Folder::Accounting,
                DocumentKind::Bill.folder(),
                format!("{}.md", row.document),
            );
            let title = format!("pay {} to {}", row.open, row.party);
            Some(Deadline { due, days: (due - today).num_days(), title, path: place.path(), place })
        };
        self.ledger.payable(today).rows.iter().filter_map(due).collect()
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The entries behind the books' figures: a document's note, else the journal's line.
    fn sources(&self, figures: &[books::Figure]) -> Vec<Source> {
        let source = |source: &books::Source| {
            let says = source.document.as_deref().map_or("", |id| self.party(id));
            let at = source.document.as_deref().and_then(|id| self.note(id));
            let at = at.unwrap_or_else(|| At::line(books::PATH, source.line));
            Source::new(at, Some(Value::of(source.amount)), says)
        };
        figures.iter().flat_map(|figure| &figure.from).map(source).collect()
    }

    fn party(&self, id: &str) -> &str {
        let document = self.ledger.document(id).map(|document| document.party.as_str());
        document
            .or_else(|| self.payments.get(id).map(|(_, party)| party.as_str()))
            .unwrap_or_default()
    }

    fn note(&self, id: &str) -> Option<At> {
        let payment = || self.payments.get(id).map(|(kind, _)| *kind);
        let kind = self.ledger.document(id).map(|document| document.kind).or_else(payment)?;
        Some(document(kind, id))
    }
}

/// The readable note of a document.
pub(crate) fn document(kind: DocumentKind, id: &str) -> At {
    At::Note(Place::below(Folder::Accounting, kind.folder(), format!("{id}.md")))
}

fn open(aged: &Aged, kind: DocumentKind, only_overdue: bool) -> Vec<Source> {
    let rows = aged.rows.iter().filter(|row| !only_overdue || row.overdue > 0);
    rows.map(|row| {
        Source::new(document(kind, &row.document), Some(Value::of(row.open)), row.party.as_str())
    })
    .collect()
}

fn less(source: Source) -> Source {
    let negated =
        |amounts: &[Money]| Value::Money(amounts.iter().map(|amount| amount.negated()).collect());
    Source { value: source.value.as_ref().and_then(Value::money).map(negated), ..source }
}
