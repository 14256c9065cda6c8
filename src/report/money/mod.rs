//! What was earned, spent and is owed: from the embedded books, or from the copy of Odoo's; and what the bank says.

mod bank;
mod kept;
mod names;
mod odoo;
mod own;
mod trend;

use chrono::NaiveDate;

use bank::AtBank;
use kept::Kept;
use names::{
    BANK, BANK_LESS_BOOKS, BANK_OPEN, CASH, EXPENSES, EXPENSES_MONTH, PAYABLE, PAYABLE_OVERDUE,
    PAYABLE_SOON, PROFIT_MONTH, RECEIVABLE, RECEIVABLE_OVERDUE, RECEIVED, REVENUE, REVENUE_MONTH,
};
use own::OwnBooks;

use super::deadlines::{AHEAD, Deadline};
use super::figure::{Figure, Name, Source, Value};
use super::period::{Period, Span};
use super::source::At;
use super::subscriptions;
use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::model::money::{Currency, Money};
use crate::remote::bank::Owed as _;
use crate::remote::books::{self, Books, Bucket, DocumentKind};
use crate::state::State;
use crate::vault::{Folder, Place, Vault};

/// A document of which something is open. Its texts may be foreign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owing {
    pub(crate) document: String,
    pub(crate) at: At,
    pub(crate) party: String,
    pub(crate) due: Option<NaiveDate>,
    /// Days; zero or less is not due yet.
    pub(crate) overdue: i64,
    pub(crate) bucket: Bucket,
    pub(crate) open: Money,
}

/// Something that was bought. `vendor` is foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spent {
    pub(crate) vendor: String,
    pub(crate) category: String,
    pub(crate) date: NaiveDate,
    /// Which came first on one day.
    pub(crate) order: usize,
    pub(crate) amount: Money,
    pub(crate) at: At,
}

/// The books as a report reads them; a fault in them leaves the rest of the report standing.
#[derive(Debug)]
pub(crate) struct Accounts {
    kept: Kept,
    /// The rows of the bank; read for reports alone.
    bank: Option<AtBank>,
    /// What a known zero is in.
    currency: Option<Currency>,
    /// Why books or bank could not be read, in sentences.
    pub(crate) faults: Vec<String>,
}

/// The days that a table of figures is about.
#[derive(Clone, Copy)]
struct Spans {
    week: Span,
    month: Span,
    /// The same days of the four weeks before.
    four: [Span; 4],
    is_before: bool,
}

impl Accounts {
    /// The books, to tell of what was up to a day.
    pub(crate) fn read(
        vault: &Vault,
        state: &State,
        config: &Config,
        last: NaiveDate,
    ) -> Result<Accounts> {
        let mut currency = config.text("books.currency").parse().ok();
        let by_odoo = config.text("books.system") == "odoo" && config.odoo_site().is_some();
        let (kept, fault) = if by_odoo {
            match odoo::read(state, config, last)? {
                Ok(books) => {
                    currency = Some(books.currency);
                    (Kept::Odoo(Box::new(books)), None)
                }
                Err(why) => (Kept::Unknown, Some(why)),
            }
        } else {
            match Books::open(vault, state, config).read() {
                Ok(ledger) => (Kept::Own(Box::new(OwnBooks::of(ledger))), None),
                Err(error) => (Kept::Unknown, Some(format!("the books: {error}"))),
            }
        };
        Ok(Accounts { kept, bank: None, currency, faults: fault.into_iter().collect() })
    }

    /// With the rows of the bank.
    pub(crate) fn with_bank(mut self, vault: &Vault, state: &State, period: Period) -> Accounts {
        match AtBank::read(vault, state, period.last, period.week_before().last) {
            Ok(bank) => self.bank = Some(bank),
            Err(fail) => self.faults.push(format!("the bank: {}", fail.causes().join(": "))),
        }
        self
    }

    pub(super) fn charges(&self) -> &[subscriptions::Charge] {
        self.bank.as_ref().map_or(&[], |bank| &bank.charges)
    }

    /// The currency of the books.
    pub(crate) fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// When the copy was made that the figures are from; `None` where they are from the books themselves.
    pub(crate) fn copied(&self) -> Option<Time> {
        match &self.kept {
            Kept::Odoo(books) => Some(books.made()),
            _ => None,
        }
    }

    /// Where the books are, for a person.
    fn origin(&self) -> Option<String> {
        match &self.kept {
            Kept::Own(_) => Some(books::PATH.to_owned()),
            Kept::Odoo(books) => {
                Some(format!("the copy of Odoo's books of {}", clock::seconds(books.made())))
            }
            Kept::Unknown => None,
        }
    }

    /// The currency of a zero, where something was booked up to a day; else nothing is known.
    fn zero(&self, last: NaiveDate) -> Option<Currency> {
        let is_used = match &self.kept {
            Kept::Own(own) => own.is_used(last),
            Kept::Odoo(_) => true,
            Kept::Unknown => false,
        };
        self.currency.filter(|_| is_used)
    }

    /// The figures of a period.
    pub(crate) fn figures(&self, period: Period) -> Vec<Figure> {
        self.of(Spans {
            week: period.week(),
            month: period.month(),
            four: [1, 2, 3, 4].map(|count| period.as_far(count)),
            is_before: false,
        })
    }

    /// The same figures of the spans before.
    pub(crate) fn figures_before(&self, period: Period) -> Vec<Figure> {
        self.of(Spans {
            week: period.week_before(),
            month: period.month_before(),
            four: [2, 3, 4, 5].map(|count| period.weeks_ago(count)),
            is_before: true,
        })
    }

    /// What someone wants to know at a glance: the month, and what is owed.
    pub(crate) fn glance(&self, today: NaiveDate) -> Vec<Figure> {
        let month = Period::running(today).month();
        let mut figures = vec![self.sum(REVENUE_MONTH, today, self.kept.revenue(month))];
        figures.extend(self.owed(today, false));
        figures.retain(|figure| {
            let is_first =
                [RECEIVABLE, RECEIVABLE_OVERDUE, PAYABLE, PAYABLE_OVERDUE, REVENUE_MONTH];
            figure.value.is_some() && is_first.iter().any(|name| name.id == figure.id)
        });
        figures
    }

    fn of(&self, spans: Spans) -> Vec<Figure> {
        let Spans { week, month, .. } = spans;
        let last = week.last;
        let profit =
            self.kept.revenue(month).zip(self.kept.expenses(month)).map(|(mut earned, spent)| {
                earned.extend(spent.into_iter().map(less));
                earned
            });
        let mut figures = vec![
            self.sum(REVENUE, last, self.kept.revenue(week)),
            self.sum(REVENUE_MONTH, last, self.kept.revenue(month)),
            self.trend(spans),
            self.sum(EXPENSES, last, self.kept.expenses(week)),
            self.sum(EXPENSES_MONTH, last, self.kept.expenses(month)),
            self.sum(PROFIT_MONTH, last, profit),
            self.sum(RECEIVED, last, self.kept.received(week)),
        ];
        figures.extend(self.owed(last, spans.is_before));
        figures.push(self.cash(last, spans.is_before));
        for figure in &mut figures {
            figure.origin = self.origin();
        }
        figures.extend(self.at_bank(spans));
        figures.push(subscriptions::figure(self, self.zero(last), last));
        figures
    }

    /// The amounts added up; unknown where they are.
    fn sum(&self, name: Name, last: NaiveDate, sources: Option<Vec<Source>>) -> Figure {
        sources.map_or_else(|| name.unknown(), |sources| name.sum(self.zero(last), sources))
    }

    /// What customers owe and what is owed to vendors, by age.
    fn owed(&self, last: NaiveDate, is_before: bool) -> Vec<Figure> {
        // What was owed before its copy was made, only Odoo itself can tell.
        let is_known = !is_before || self.copied().is_none();
        let (receivable, payable) = (
            self.kept.receivable(last).filter(|_| is_known),
            self.kept.payable(last).filter(|_| is_known),
        );
        let sum = |name: Name, rows: &Option<Vec<Owing>>, is_meant: &dyn Fn(&Owing) -> bool| {
            let sources = rows
                .as_ref()
                .map(|rows| rows.iter().filter(|row| is_meant(row)).map(Owing::source).collect());
            self.sum(name, last, sources).saying(&self.as_of(last))
        };
        let is_soon = |row: &Owing| {
            row.overdue <= 0 && row.overdue >= -i64::try_from(AHEAD).unwrap_or(i64::MAX)
        };
        let mut figures = vec![
            sum(RECEIVABLE, &receivable, &|_| true),
            sum(RECEIVABLE_OVERDUE, &receivable, &|row| row.overdue > 0),
        ];
        for bucket in Bucket::ALL {
            figures.push(sum(names::bucket(bucket), &receivable, &|row| row.bucket == bucket));
        }
        figures.extend([
            sum(PAYABLE, &payable, &|_| true),
            sum(PAYABLE_OVERDUE, &payable, &|row| row.overdue > 0),
            sum(PAYABLE_SOON, &payable, &is_soon),
        ]);
        figures
    }

    fn cash(&self, last: NaiveDate, is_before: bool) -> Figure {
        let sources = match &self.kept {
            Kept::Own(own) => Some(own.cash(last)),
            Kept::Odoo(books) => (!is_before).then(|| books.cash()),
            Kept::Unknown => None,
        };
        self.sum(CASH, last, sources).saying(&self.as_of(last))
    }

    /// What the copy of Odoo can tell alone of the day on which it was made.
    fn as_of(&self, last: NaiveDate) -> String {
        match &self.kept {
            Kept::Odoo(books) if books.day() != last => {
                format!("As the copy of {} has it.", books.day())
            }
            _ => String::new(),
        }
    }

    fn at_bank(&self, spans: Spans) -> [Figure; 3] {
        let last = spans.week.last;
        let Some(bank) = &self.bank else {
            return [BANK, BANK_OPEN, BANK_LESS_BOOKS].map(Name::unknown);
        };
        let balances = bank.balances(spans.is_before);
        let mut figures =
            [BANK.sum(None, balances.clone()), BANK_OPEN.unknown(), BANK_LESS_BOOKS.unknown()];
        let [_, open, less_books] = &mut figures;
        let docs = match &self.kept {
            Kept::Own(own) => Some(own.ledger.docs()),
            Kept::Odoo(_) => Some(Vec::new()),
            Kept::Unknown => None,
        };
        if let Some(rows) = docs.and_then(|docs| bank.unbooked(&docs, last)) {
            *open = BANK_OPEN.sum(self.currency, rows);
        }
        if let (Kept::Own(own), Some(day)) = (&self.kept, bank.day(spans.is_before))
            && own.is_used(day)
        {
            let mut sources = balances;
            sources.extend(own.at_bank(day).into_iter().map(less));
            *less_books = BANK_LESS_BOOKS.sum(None, sources).saying(&format!("That day is {day}."));
        }
        for figure in &mut figures {
            figure.origin = Some("Accounting/Bank".into());
        }
        figures
    }

    /// What was bought up to a day, for what comes back every month.
    pub(super) fn spent(&self, last: NaiveDate) -> Vec<Spent> {
        self.kept.spent(last)
    }

    /// What was booked to the expense accounts of a name in these days, and which accounts these are.
    pub(super) fn spent_on(&self, called: &str, span: Span) -> (Option<Vec<Source>>, Vec<String>) {
        self.kept.spent_on(called, span)
    }

    /// Whether a payment was reversed, or is the reverse of one.
    pub(super) fn is_taken_back(&self, id: &str) -> bool {
        self.kept.is_taken_back(id)
    }

    /// The last day of which the books can tell, where that is before the one that is meant.
    pub(super) fn ends(&self, last: NaiveDate) -> Option<NaiveDate> {
        self.kept.ends(last)
    }

    /// A sum of what was booked to some accounts, with where it is from.
    pub(super) fn budget(
        &self,
        name: Name,
        last: NaiveDate,
        sources: Option<Vec<Source>>,
    ) -> Figure {
        let mut figure = self.sum(name, last, sources);
        figure.origin = self.origin();
        figure
    }

    /// The invoices that are overdue, longest first.
    pub(crate) fn overdue(&self, today: NaiveDate) -> Vec<Owing> {
        let mut rows = self.kept.receivable(today).unwrap_or_default();
        rows.retain(|row| row.overdue > 0);
        rows
    }

    /// The bills that are not paid and due by a day.
    pub(crate) fn bills_due(&self, today: NaiveDate, until: NaiveDate) -> Vec<Deadline> {
        let due = |row: Owing| {
            let due = row.due.filter(|due| *due <= until)?;
            let title = format!("pay {} to {}", row.open, row.party);
            let path = row.at.to_string();
            Some(Deadline { due, days: (due - today).num_days(), title, path, at: row.at })
        };
        self.kept.payable(today).unwrap_or_default().into_iter().filter_map(due).collect()
    }
}

impl Owing {
    fn source(&self) -> Source {
        let due = self.due.map_or_else(String::new, |due| format!(", due {due}"));
        let late = match self.overdue {
            ..=0 => String::new(),
            1 => ", 1 day overdue".into(),
            days => format!(", {days} days overdue"),
        };
        let says = format!("{}{due}{late}", self.party);
        Source::new(self.at.clone(), Some(Value::of(self.open)), says)
    }
}

/// The readable note of a document.
pub(crate) fn document(kind: DocumentKind, id: &str) -> At {
    At::Note(Place::below(Folder::Accounting, kind.folder(), format!("{id}.md")))
}

fn less(source: Source) -> Source {
    let negated =
        |amounts: &[Money]| Value::Money(amounts.iter().map(|amount| amount.negated()).collect());
    Source { value: source.value.as_ref().and_then(Value::money).map(negated), ..source }
}
