//! What an entry of the journal is to a reader: an invoice, a bill, an expense or a payment, known by its tags.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::amount::{Amount, Sum};
use super::journal::{Fault, Journal, Span, Transaction, Type, is_in};
pub(crate) use super::kinds::{DocumentKind, Status};
use super::lines::InvoiceLine;
use super::{accounts, words};
use crate::base::text;
use crate::model::money::{Currency, Money};

/// An invoice, a bill or an expense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Document {
    /// `INV-0042`
    pub(crate) id: String,
    pub(crate) kind: DocumentKind,
    /// The customer or vendor, as named when it was booked. Came from outside: show it through `shown` or `inert`.
    pub(crate) party: String,
    pub(crate) date: NaiveDate,
    pub(crate) due: Option<NaiveDate>,
    /// Gross.
    pub(crate) amount: Money,
    pub(crate) paid: Money,
    pub(crate) open: Money,
    pub(crate) status: Status,
    /// The vendor's own number.
    pub(crate) reference: String,
    /// The expense account's part below `expenses:`.
    pub(crate) category: String,
    pub(crate) remark: String,
    /// Vault paths of the bill or receipt itself.
    pub(crate) files: Vec<String>,
    /// An invoice's lines; empty for one that a person booked by hand.
    pub(crate) lines: Vec<InvoiceLine>,
    /// The rows of the time sheets that an invoice bills.
    #[serde(skip)]
    pub(crate) time: Vec<String>,
    /// What an invoice says because of its tax. Came from outside: show it through `shown` or `inert`.
    pub(crate) says: Vec<String>,
    /// Tax by rate (`19%`): what an invoice asks for, or what of a bill is input tax.
    pub(crate) taxes: BTreeMap<String, Money>,
    /// Ids of the payments that count: those that were not reversed.
    pub(crate) payments: Vec<String>,
    /// The credit note that cancels it, or a part of it.
    pub(crate) credit: Option<String>,
    /// The reverse of it.
    pub(crate) reversal: Option<String>,
    /// What the amount counts as, where that is in another currency.
    #[serde(skip)]
    pub(super) cost: Option<Money>,
    /// Where it is owed: `assets:receivable:Dana Reyes`; an expense's expense account.
    pub(crate) account: String,
    /// Vault path of the readable note.
    pub(crate) note: String,
    /// Where in the journal it is.
    pub(crate) at: Span,
}

impl Document {
    /// The amount without tax.
    pub(crate) fn net(&self) -> Money {
        self.taxes
            .values()
            .try_fold(self.amount, |left, tax| left.minus(*tax))
            .unwrap_or(self.amount)
    }
}

/// Money that came in for an invoice or went out for a bill, a credit note for an invoice, or the reverse of one of these
/// payments or of the document itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PaymentEntry {
    #[serde(skip)]
    pub(crate) kind: DocumentKind,
    /// `PAY-0007`; `line 12` for one that a person booked by hand.
    pub(crate) id: String,
    /// The invoice or bill that it pays; what the reverse of a payment opens again.
    pub(crate) document: String,
    pub(crate) party: String,
    pub(crate) date: NaiveDate,
    /// What it takes off the document; below zero for the reverse of a payment.
    pub(crate) amount: Money,
    /// What it counts as, where that is in another currency.
    #[serde(skip)]
    pub(super) cost: Option<Money>,
    pub(crate) remark: String,
    /// What a reverse takes back: `PAY-0007`, or the document itself.
    #[serde(skip)]
    pub(crate) reverses: Option<String>,
    /// The reverse of it.
    pub(crate) reversed: Option<String>,
    /// Vault path of the readable note; empty for one that a person booked by hand.
    pub(crate) note: String,
    pub(crate) at: Span,
}

impl PaymentEntry {
    /// How much it is over, whichever way it goes.
    pub(crate) fn over(&self) -> Money {
        if self.amount.is_positive() { self.amount } else { self.amount.negated() }
    }
}

/// The number that an entry carries, and as what.
pub(super) fn numbered(entry: &Transaction) -> Result<Option<(DocumentKind, &str)>, Fault> {
    let mut found = None;
    for kind in DocumentKind::ALL {
        for id in entry.tags(kind.tag()) {
            if !is_id(id) {
                let what = format!(
                    "`{}` is no number of a document (letters, digits, `-` and `_`)",
                    text::cut(&text::shown_line(id), 40)
                );
                return Err(Fault::new(entry.at.line, what));
            }
            if found.replace((kind, id)).is_some() {
                return Err(Fault::new(entry.at.line, "one entry is two documents"));
            }
        }
    }
    Ok(found)
}

/// The number that an entry carries, whatever kind of document it is.
pub(super) fn number(entry: &Transaction) -> Option<String> {
    DocumentKind::ALL.into_iter().find_map(|kind| entry.tag(kind.tag())).map(str::to_owned)
}

/// Whether a text can be a document's number and its note's file name.
pub(super) fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id.ends_with(|c: char| c.is_ascii_digit())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// A foreign text in a tag, as it was.
fn free(entry: &Transaction, tag: &str) -> String {
    entry.tag(tag).map(words::decode).unwrap_or_default()
}

/// The invoice, bill or expense that an entry is.
pub(super) fn document(
    journal: &Journal,
    entry: &Transaction,
    kind: DocumentKind,
    id: &str,
) -> Result<Document, Fault> {
    let fault = |what: String| Fault::new(entry.at.line, what);
    let expense = expense_account(journal, entry);
    let account = match kind {
        DocumentKind::Expense => {
            expense.clone().ok_or_else(|| fault(format!("`{id}` posts to no expense account")))?
        }
        DocumentKind::Bill => owed_account(entry, accounts::PAYABLE, id)?,
        _ => owed_account(entry, accounts::RECEIVABLE, id)?,
    };
    let total = match kind {
        DocumentKind::Expense => spent(entry, &account),
        _ => total(entry, &account).flatten(),
    };
    let total = total.ok_or_else(|| fault(format!("`{id}` has no one amount in one currency")))?;
    let amount = if kind == DocumentKind::Bill { total.negated() } else { total };
    let zero = Money::zero(amount.currency());
    let is_paid = kind == DocumentKind::Expense;
    let party = if kind == DocumentKind::Invoice { "customer" } else { "vendor" };
    let lines: Vec<InvoiceLine> =
        entry.tags("line").filter_map(|line| InvoiceLine::parse(line, amount.currency())).collect();
    Ok(Document {
        id: id.to_owned(),
        kind,
        party: entry.tag(party).map_or_else(|| entry.description.clone(), words::decode),
        date: entry.date,
        due: day(entry, "due")?,
        amount,
        paid: if is_paid { amount } else { zero },
        open: if is_paid { zero } else { amount },
        status: if is_paid { Status::Paid } else { Status::Open },
        reference: free(entry, "reference"),
        category: expense
            .and_then(|account| Some(account.split_once(':')?.1.to_owned()))
            .unwrap_or_default(),
        remark: free(entry, "note"),
        files: entry.tags("file").map(words::decode).collect(),
        time: super::time::read(entry.tags("time")),
        taxes: taxes(entry, kind, amount.currency(), &lines),
        lines,
        says: entry.tags("says").map(words::decode).collect(),
        payments: Vec::new(),
        credit: None,
        reversal: None,
        cost: cost(entry, &account),
        account,
        note: kind.note(id),
        at: entry.at,
    })
}

fn owed_account(entry: &Transaction, parent: &str, id: &str) -> Result<String, Fault> {
    let account = entry.postings_in(parent).next().map(|posting| posting.account.clone());
    account.ok_or_else(|| Fault::new(entry.at.line, format!("`{id}` posts nothing to `{parent}`")))
}

fn expense_account(journal: &Journal, entry: &Transaction) -> Option<String> {
    let of_type =
        entry.postings.iter().find(|posting| journal.type_of(&posting.account) == Type::Expense);
    of_type.map(|posting| posting.account.clone())
}

/// The day that a tag says.
pub(super) fn day(entry: &Transaction, tag: &str) -> Result<Option<NaiveDate>, Fault> {
    let Some(written) = entry.tag(tag) else { return Ok(None) };
    let what = || {
        format!(
            "`{tag}` is not a date: `{}` (write it like `2026-11-16`)",
            text::cut(&text::shown_line(written), 40)
        )
    };
    let date = NaiveDate::parse_from_str(written, "%Y-%m-%d");
    date.map(Some).map_err(|_| Fault::new(entry.at.line, what()))
}

/// The payment of `document` that an entry is; `None` where it posts nothing to what is owed.
pub(super) fn payment(
    entry: &Transaction,
    document: &Document,
) -> Result<Option<PaymentEntry>, Fault> {
    let total = match document.kind {
        DocumentKind::Expense => Some(spent(entry, &document.account)),
        _ => total(entry, &document.account),
    };
    let total =
        total.ok_or_else(|| Fault::new(entry.at.line, "the payment has no one currency"))?;
    let Some(total) = total else { return Ok(None) };
    if total.currency() != document.amount.currency() {
        let what =
            format!("`{}` is in {}, the payment is not", document.id, document.amount.currency());
        return Err(Fault::new(entry.at.line, what));
    }
    let is = |kind: &DocumentKind| entry.tag(kind.tag()).is_some();
    let kind = [DocumentKind::Credit, DocumentKind::Reversal].into_iter().find(is);
    let kind = kind.unwrap_or(DocumentKind::Payment);
    let id = entry.tag(kind.tag()).filter(|id| !id.is_empty());
    Ok(Some(PaymentEntry {
        kind,
        id: id.map_or_else(|| format!("line {}", entry.at.line), str::to_owned),
        document: document.id.clone(),
        party: document.party.clone(),
        date: entry.date,
        amount: if document.kind == DocumentKind::Bill { total } else { total.negated() },
        cost: cost(entry, &document.account),
        remark: free(entry, "note"),
        reverses: reverses(entry).map(str::to_owned),
        reversed: None,
        note: id.map(|id| kind.note(id)).unwrap_or_default(),
        at: entry.at,
    }))
}

/// What an entry is the reverse of, where it is one.
pub(super) fn reverses(entry: &Transaction) -> Option<&str> {
    entry.tag(DocumentKind::Reversal.tag())?;
    entry.tag("reverses")
}

/// The sum of an entry's postings to an account: `Some(None)` where it is zero, `None` where it is no money.
#[expect(clippy::option_option, reason = "nothing posted and nothing readable are two answers")]
fn total(entry: &Transaction, account: &str) -> Option<Option<Money>> {
    let mut sum = Sum::default();
    for posting in entry.postings.iter().filter(|posting| posting.account == account) {
        posting.amounts.iter().try_for_each(|amount| sum.add(amount))?;
    }
    let mut amounts = sum.amounts();
    match (amounts.next(), amounts.next()) {
        (None, _) => Some(None),
        (Some(one), None) => one.money().map(Some),
        _ => None,
    }
}

/// What an expense comes to with its tax; where it was paid in another currency, what was paid.
fn spent(entry: &Transaction, account: &str) -> Option<Money> {
    let mut sum = Sum::default();
    let paid = entry.postings.iter().filter(|posting| posting.cost.is_some());
    for amount in paid.flat_map(|posting| &posting.amounts) {
        sum.add(&Amount { quantity: -amount.quantity, ..amount.clone() })?;
    }
    if sum.amounts().next().is_none() {
        let is_part = |name: &str| {
            name == account || is_in(name, accounts::INPUT_TAX) || is_in(name, accounts::TAX)
        };
        let parts = entry.postings.iter().filter(|posting| is_part(&posting.account));
        parts.flat_map(|posting| &posting.amounts).try_for_each(|amount| sum.add(amount))?;
    }
    let mut amounts = sum.amounts();
    let one = amounts.next()?;
    if amounts.next().is_some() { None } else { one.money() }
}

/// What an entry's postings to an account count as, where they have a price.
fn cost(entry: &Transaction, account: &str) -> Option<Money> {
    let mut sum = Sum::default();
    for posting in entry.postings.iter().filter(|posting| posting.account == account) {
        sum.add(posting.cost.as_ref()?)?;
    }
    let mut amounts = sum.amounts();
    let one = amounts.next()?;
    if amounts.next().is_some() { None } else { one.money() }
}

/// Tax by rate: from the postings; from an invoice's lines where those are in another currency.
fn taxes(
    entry: &Transaction,
    kind: DocumentKind,
    currency: Currency,
    lines: &[InvoiceLine],
) -> BTreeMap<String, Money> {
    let mut taxes: BTreeMap<String, Money> = BTreeMap::new();
    let parent = if kind == DocumentKind::Invoice { accounts::TAX } else { accounts::INPUT_TAX };
    let left = format!("{parent}:reverse");
    for posting in entry.postings_in(parent).filter(|posting| !is_in(&posting.account, &left)) {
        let rate = posting.account.rsplit(':').next().unwrap_or_default();
        if let Some(Some(tax)) = total(entry, &posting.account) {
            let tax = if kind == DocumentKind::Invoice { tax.negated() } else { tax };
            taxes.insert(rate.to_owned(), tax);
        }
    }
    if taxes.values().all(|tax| tax.currency() == currency) {
        return taxes;
    }
    taxes.clear();
    for line in lines.iter().filter(|line| !line.vat().is_zero()) {
        let tax = taxes.entry(format!("{}%", line.tax)).or_insert(Money::zero(currency));
        *tax = tax.plus(line.vat()).unwrap_or(*tax);
    }
    taxes
}

/// Takes a payment, a credit note or a reverse off what is open; `None` where the amounts are too large.
pub(super) fn settle(document: &mut Document, payment: &PaymentEntry) -> Option<()> {
    let is_whole = payment.reverses.as_ref() == Some(&document.id);
    if document.kind == DocumentKind::Expense {
        // It was paid when it was booked: nothing of it is ever open.
        document.paid = document.paid.minus(payment.amount)?;
    } else {
        document.open = document.open.minus(payment.amount)?;
    }
    match payment.kind {
        DocumentKind::Credit => document.credit = Some(payment.id.clone()),
        DocumentKind::Reversal if is_whole => document.reversal = Some(payment.id.clone()),
        DocumentKind::Reversal => document.paid = document.paid.plus(payment.amount)?,
        _ => {
            document.paid = document.paid.plus(payment.amount)?;
            document.payments.push(payment.id.clone());
        }
    }
    let is_cancelled = document.credit.is_some() || document.reversal.is_some();
    document.status = match (document.open.is_positive(), document.paid.is_zero()) {
        (false, true) if is_cancelled => Status::Cancelled,
        (false, _) => Status::Paid,
        (true, true) => Status::Open,
        (true, false) => Status::PartPaid,
    };
    Some(())
}
