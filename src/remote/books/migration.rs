//! The books as another system takes them over: every entry with its legs in the books' own currency, documents with the
//! lines that come to the very sums that are booked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::documents::{Document, DocumentKind, numbered};
use super::journal::{Transaction, is_in};
use super::ledger::Ledger;
use super::taxed::{self, Taxed};
use super::{Books, BooksError, accounts};
use crate::base::digest;
use crate::model::money::{Currency, Money};

/// All that is booked, in the journal's order.
#[derive(Debug, Default)]
pub(crate) struct Migration {
    pub(crate) entries: Vec<Taken>,
    /// What can't be taken over, and why.
    pub(crate) left: Vec<Left>,
    /// How many exchange rates are noted.
    pub(crate) rates: usize,
    /// Up to where the books are closed.
    pub(crate) closed: Option<NaiveDate>,
}

/// An entry that can be taken over.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    /// `INV-0042`; `hand-7k2m9qxa4d` for one that a person wrote, made from what it says.
    pub(crate) id: String,
    /// `None` for one that a person wrote.
    pub(crate) kind: Option<DocumentKind>,
    pub(crate) date: NaiveDate,
    pub(crate) due: Option<NaiveDate>,
    /// The customer or vendor of a document. Foreign text, as are the others.
    pub(crate) party: String,
    /// The vendor's own number.
    pub(crate) reference: String,
    pub(crate) text: String,
    /// What an invoice, a bill or a credit note is over; empty where its lines don't come to what is booked, and for all
    /// other entries: those are their legs.
    pub(crate) items: Vec<Item>,
    /// The tax of those lines that is booked, by rate in per cent: rounding is each system's own.
    pub(crate) taxes: BTreeMap<Decimal, Money>,
    pub(crate) legs: Vec<Leg>,
    /// The entry that it is matched with: the document that it pays, or the payment that it takes back.
    pub(crate) settles: Option<String>,
    /// Of an invoice or a bill: what it is over and what of it is open.
    pub(crate) owed: Option<(Money, Money)>,
}

/// One posting.
#[derive(Clone, Debug)]
pub(crate) struct Leg {
    pub(crate) account: String,
    pub(crate) amount: Money,
    /// What it counts as in the books' currency.
    pub(crate) value: Money,
    /// Who owes it, or is owed it.
    pub(crate) party: Option<String>,
}

/// A line of a document, without its tax.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) quantity: Decimal,
    pub(crate) price: Decimal,
    /// Per cent.
    pub(crate) rate: Decimal,
    pub(crate) account: String,
}

#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Left {
    pub(crate) id: String,
    /// Of the journal.
    pub(crate) line: usize,
    pub(crate) why: String,
}

impl Migration {
    /// What is booked to the debit, all entries together.
    pub(crate) fn total(&self, home: Currency) -> Money {
        let debits = self.entries.iter().map(|taken| taken.debit(home));
        debits.fold(Money::zero(home), |sum, value| sum.plus(value).unwrap_or(sum))
    }
}

impl Taken {
    /// Whether it is made as the document that it is.
    pub(crate) fn is_document(&self) -> bool {
        !self.items.is_empty()
    }

    /// What is booked to its debit, all legs together.
    pub(crate) fn debit(&self, home: Currency) -> Money {
        let debits = self.legs.iter().map(|leg| leg.value).filter(|value| value.is_positive());
        debits.fold(Money::zero(home), |sum, value| sum.plus(value).unwrap_or(sum))
    }
}

impl Books<'_> {
    /// The books as their first `bytes` say, where these are the ones of this digest; entries that follow are not in it.
    pub(crate) fn read_as_of(&self, bytes: u64, sha256: &str) -> Result<Ledger, BooksError> {
        let text = self.text()?;
        let head = usize::try_from(bytes).ok().and_then(|bytes| text.get(..bytes));
        match head.filter(|head| digest::sha256(head) == sha256) {
            Some(head) => Ledger::parse(head.to_owned()),
            None => Err(BooksError::Refused(
                "the journal is not what was approved: what stood in it was changed since".into(),
            )),
        }
    }
}

impl Ledger {
    /// How long the journal is, in bytes, and its digest.
    pub(crate) fn extent(&self) -> (u64, String) {
        (self.text.len() as u64, digest::sha256(&self.text))
    }

    /// An account's type in a word: `cash`, `asset`, …
    pub(crate) fn type_name(&self, account: &str) -> &'static str {
        self.journal.type_of(account).as_str()
    }

    /// Every entry that books something, as it is taken over into books of this currency.
    pub(crate) fn migration(&self, home: Currency) -> Migration {
        let mut all = Migration {
            rates: self.journal.prices.len(),
            closed: self.closed().map(|closed| closed.until),
            ..Migration::default()
        };
        let parties = self.parties();
        let mut by_hand: BTreeMap<String, usize> = BTreeMap::new();
        for entry in &self.journal.transactions {
            let found = numbered(entry).ok().flatten();
            let id = found.map_or_else(|| hand(entry, &mut by_hand), |(_, id)| id.to_owned());
            match legs(entry, home, &parties) {
                Ok(legs) if legs.is_empty() => {}
                Ok(legs) => all.entries.push(self.taken(entry, id, legs)),
                Err(why) => all.left.push(Left { id, line: entry.at.line, why }),
            }
        }
        all
    }

    /// Whose account it is, by the account.
    fn parties(&self) -> BTreeMap<&str, &str> {
        let owed = [DocumentKind::Invoice, DocumentKind::Bill];
        let documents = self.documents().iter().rev().filter(|one| owed.contains(&one.kind));
        documents.map(|one| (one.account.as_str(), one.party.as_str())).collect()
    }

    fn taken(&self, entry: &Transaction, id: String, legs: Vec<Leg>) -> Taken {
        let kind = numbered(entry).ok().flatten().map(|(kind, _)| kind);
        let document = self.document(&id);
        let paid = self.payments().iter().find(|paid| paid.at.line == entry.at.line);
        let party = document.map(|one| one.party.as_str()).or(paid.map(|paid| paid.party.as_str()));
        let owed = document.filter(|one| one.kind != DocumentKind::Expense);
        Taken {
            date: entry.date,
            due: document.and_then(|one| one.due),
            party: party.unwrap_or_default().to_owned(),
            reference: document.map(|one| one.reference.clone()).unwrap_or_default(),
            text: entry.description.clone(),
            taxes: taxes(&legs),
            items: items(entry, kind, document, &legs).unwrap_or_default(),
            settles: self.settles(entry),
            owed: owed.map(|one| (one.amount, one.open)),
            id,
            kind,
            legs,
        }
    }

    /// A payment that was taken back is matched with what took it back: the document is open as before.
    fn settles(&self, entry: &Transaction) -> Option<String> {
        let paid = self.payments().iter().find(|paid| paid.at.line == entry.at.line)?;
        let document = self.document(&paid.document)?;
        if paid.reversed.is_some() || document.kind == DocumentKind::Expense {
            return None;
        }
        paid.reverses.clone().or_else(|| Some(paid.document.clone()))
    }
}

/// What stands for a number where an entry has none: a digest of what it says, counted where two say the same.
fn hand(entry: &Transaction, seen: &mut BTreeMap<String, usize>) -> String {
    let mut said = format!("{}\t{}\t{}\n", entry.date, entry.code, entry.description);
    for posting in &entry.postings {
        said += &posting.account;
        for amount in &posting.amounts {
            said += &format!("\t{} {}", amount.quantity.normalize(), amount.commodity);
        }
        said.push('\n');
    }
    let count = seen.entry(said.clone()).or_default();
    *count += 1;
    let id = digest::short_id(&[b"books.hand", said.as_bytes(), count.to_string().as_bytes()]);
    format!("hand-{id}")
}

fn legs(
    entry: &Transaction,
    home: Currency,
    parties: &BTreeMap<&str, &str>,
) -> Result<Vec<Leg>, String> {
    let mut legs = Vec::new();
    let mut sum = Decimal::ZERO;
    for posting in entry.postings.iter().filter(|posting| !posting.free) {
        for amount in posting.amounts.iter().filter(|amount| !amount.quantity.is_zero()) {
            let money = amount.money().ok_or_else(|| format!("{amount} is no money"))?;
            let cost = posting.cost.as_ref().filter(|_| posting.amounts.len() == 1);
            let value = cost.map_or(Some(money), super::amount::Amount::money);
            let value = value.filter(|value| value.currency() == home).ok_or_else(|| {
                format!("{money} has no rate in {home} (`fte ledger rate add` comes before it)")
            })?;
            sum += value.amount();
            let party = super::OWED.iter().find_map(|parent| {
                let own = posting.account.strip_prefix(parent)?.strip_prefix(':')?;
                Some(parties.get(posting.account.as_str()).copied().unwrap_or(own).to_owned())
            });
            legs.push(Leg { account: posting.account.clone(), amount: money, value, party });
        }
    }
    if sum.is_zero() { Ok(legs) } else { Err(format!("its postings are not zero in {home}")) }
}

/// A document's lines; `None` where they would not come to what is booked, by the rates of their taxes.
fn items(
    entry: &Transaction,
    kind: Option<DocumentKind>,
    document: Option<&Document>,
    legs: &[Leg],
) -> Option<Vec<Item>> {
    let (owed, tax) = match kind? {
        DocumentKind::Invoice | DocumentKind::Credit => (accounts::RECEIVABLE, accounts::TAX),
        DocumentKind::Bill => (accounts::PAYABLE, accounts::INPUT_TAX),
        _ => return None,
    };
    // As an entry it keeps the rate that it was booked at.
    if legs.iter().any(|leg| leg.amount != leg.value) {
        return None;
    }
    let is_tax = |leg: &&Leg| is_in(&leg.account, tax);
    let is_odd = |leg: &&Leg| {
        let reverse = is_in(&leg.account, &format!("{tax}:reverse"));
        reverse || (is_in(&leg.account, accounts::TAX) && tax != accounts::TAX)
    };
    if legs.iter().any(|leg| is_odd(&leg))
        || legs.iter().filter(|leg| is_in(&leg.account, owed)).count() != 1
    {
        return None;
    }
    let own: Vec<&Leg> =
        legs.iter().filter(|leg| !is_tax(leg) && !is_in(&leg.account, owed)).collect();
    let lines = document.map(|one| one.lines.as_slice()).unwrap_or_default();
    let items = match own.as_slice() {
        [only] if !lines.is_empty() => lines.iter().map(|line| of_line(line, only)).collect(),
        _ => of_taxes(entry, &own)?,
    };
    let net: Decimal = own.iter().map(|leg| leg.value.amount()).sum();
    comes_to(&items, net.abs(), legs).then_some(items)
}

/// Tax by the rate that its account is called by.
fn taxes(legs: &[Leg]) -> BTreeMap<Decimal, Money> {
    let mut taxes: BTreeMap<Decimal, Money> = BTreeMap::new();
    let parents = [accounts::TAX, accounts::INPUT_TAX];
    for leg in legs.iter().filter(|leg| parents.iter().any(|one| is_in(&leg.account, one))) {
        let rate = leg.account.rsplit(':').next().and_then(|last| last.strip_suffix('%'));
        let value = if leg.value.is_positive() { leg.value } else { leg.value.negated() };
        if let Some(rate) = rate.and_then(crate::model::tax::decimal) {
            let sum = taxes.entry(rate).or_insert(Money::zero(value.currency()));
            *sum = sum.plus(value).unwrap_or(*sum);
        }
    }
    taxes
}

fn of_line(line: &super::lines::InvoiceLine, leg: &Leg) -> Item {
    // The price of one may have the tax in it, or more places than other books take: then it is one, at the line's sum.
    let is_plain =
        !line.inclusive && line.price.normalize().scale() <= line.net.currency().places();
    let (quantity, price) =
        if is_plain { (line.quantity, line.price) } else { (Decimal::ONE, line.net.amount()) };
    let text = if is_plain {
        line.text.clone()
    } else {
        format!("{} x {}", line.quantity.normalize(), line.text)
    };
    Item { text, quantity, price, rate: line.tax, account: leg.account.clone() }
}

/// One line for each rate and one for what has no tax; one for each account where there are several.
fn of_taxes(entry: &Transaction, own: &[&Leg]) -> Option<Vec<Item>> {
    let taxes: Vec<Taxed> = taxed::of_entry(entry);
    let item = |leg: &Leg, price: Decimal, rate: Decimal| Item {
        text: entry.description.clone(),
        quantity: Decimal::ONE,
        price,
        rate,
        account: leg.account.clone(),
    };
    let sum: Decimal = own.iter().map(|leg| leg.value.amount().abs()).sum();
    let base: Decimal = taxes.iter().map(|tax| tax.base.amount().abs()).sum();
    match (own, taxes.as_slice()) {
        ([only], taxes) => {
            let mut items: Vec<Item> =
                taxes.iter().map(|tax| item(only, tax.base.amount().abs(), tax.rate)).collect();
            if sum > base {
                items.push(item(only, sum - base, Decimal::ZERO));
            }
            (sum >= base).then_some(items)
        }
        (several, []) => Some(
            several.iter().map(|leg| item(leg, leg.value.amount().abs(), Decimal::ZERO)).collect(),
        ),
        (several, [tax]) if base == sum => {
            Some(several.iter().map(|leg| item(leg, leg.value.amount().abs(), tax.rate)).collect())
        }
        _ => None,
    }
}

/// Whether lines come to the net sum, and each tax that is booked is of the rate of one of them.
fn comes_to(items: &[Item], net: Decimal, legs: &[Leg]) -> bool {
    let Some(currency) = legs.first().map(|leg| leg.value.currency()) else { return false };
    let line = |item: &Item| {
        let product = item.quantity.checked_mul(item.price)?;
        Some(Money::rounded(product, currency).amount())
    };
    let sum: Option<Decimal> = items.iter().map(line).sum();
    let is_tax = |leg: &&Leg| {
        [accounts::TAX, accounts::INPUT_TAX].iter().any(|one| is_in(&leg.account, one))
    };
    let booked: Decimal = legs.iter().filter(is_tax).map(|leg| leg.value.amount()).sum();
    let taxes = taxes(legs);
    let by_rate: Decimal = taxes.values().map(|tax| tax.amount()).sum();
    let is_known = |rate: &Decimal| items.iter().any(|item| item.rate == *rate);
    sum == Some(net) && by_rate == booked.abs() && taxes.keys().all(is_known)
}
