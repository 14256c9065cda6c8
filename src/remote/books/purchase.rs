//! Bills and expenses: what was bought, the input tax in it, and who is owed or what paid it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::booking::account;
use super::documents::{Document, DocumentKind};
use super::entry::{Draft, Post};
use super::ledger::Ledger;
use super::rates::share;
use super::sale::is_told;
use super::taxed::{Side, Taxed};
use super::values::{optional, positive, required};
use super::{Books, BooksError, accounts, lines, words};
use crate::model::action::Bill;
use crate::model::money::Money;
use crate::model::tax::Tax;

impl Books<'_> {
    /// What was bought without its input tax, that tax, and what is owed for it or was paid.
    pub(super) fn bill(
        &self,
        ledger: &Ledger,
        bill: &Bill,
        kind: DocumentKind,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let vendor = required("vendor", &bill.vendor)?;
        let reference = optional("reference", &bill.reference)?;
        let remark = optional("note", &bill.note)?;
        optional("category", &bill.category)?;
        positive(bill.amount)?;
        if let Some(first) = reference.and_then(|reference| same_bill(ledger, vendor, reference)) {
            let what = format!(
                "this bill is booked already, as {}: same vendor, same reference",
                first.id
            );
            return Err(BooksError::Refused(what));
        }
        let (date, due) = self.dates(bill.date.as_deref(), bill.due.as_deref(), today)?;
        let cost = self.at_rate(ledger, bill.amount, date)?;
        let mut taxes = input_taxes(bill)?;
        if let Some(cost) = cost {
            for (tax, _) in &mut taxes {
                tax.base = share(tax.base, bill.amount, cost);
                tax.tax = share(tax.tax, bill.amount, cost);
            }
        }
        let party = account(ledger, accounts::PAYABLE, vendor);
        let id = self.next(ledger, kind)?;
        let mut tags = vec![(kind.tag(), id.clone())];
        let from = if kind == DocumentKind::Bill {
            tags.push(("due", due.to_string()));
            party.account
        } else {
            accounts::BANK.to_owned()
        };
        tags.push(("vendor", vendor.to_owned()));
        tags.extend(reference.map(|reference| ("reference", reference.to_owned())));
        for (tax, reverse) in taxes.iter().filter(|(tax, _)| is_told(tax)) {
            tags.push(tax.tag());
            tags.extend(reverse.then(|| Taxed { side: Side::Output, ..tax.clone() }.tag()));
        }
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        for file in &bill.files {
            tags.push(("file", required("files", &file.path)?.to_owned()));
        }
        let paid = Post::at(from, bill.amount.negated(), cost.map(Money::negated));
        let postings = spent(words::expense_account(&bill.category), paid, &taxes)?;
        Ok(Draft { date, code: id, description: party.name, tags, postings })
    }
}

/// The postings of what was bought.
fn spent(expense: String, paid: Post, taxes: &[(Taxed, bool)]) -> Result<Vec<Post>, BooksError> {
    let large = || BooksError::data("taxes", "are more than the amount");
    let mut left = paid.weight().negated();
    let mut posts: Vec<Post> = Vec::new();
    for (tax, reverse) in taxes.iter().filter(|(tax, _)| !tax.tax.is_zero()) {
        posts.push(Post::new(Taxed::account(Side::Input, tax.rate, *reverse), tax.tax));
        if *reverse {
            let owed = Taxed::account(Side::Output, tax.rate, true);
            posts.push(Post::new(owed, tax.tax.negated()));
        } else {
            left = left.minus(tax.tax).ok_or_else(large)?;
        }
    }
    if !left.is_positive() {
        return Err(large());
    }
    posts.insert(0, Post::new(expense, left));
    posts.push(paid);
    Ok(posts)
}

/// The input tax that a bill's amount has in it, and whether it was left to the buyer.
fn input_taxes(bill: &Bill) -> Result<Vec<(Taxed, bool)>, BooksError> {
    let mut all = Vec::new();
    for (at, written) in bill.taxes.iter().enumerate() {
        let field = format!("taxes[{}]", at + 1);
        let (rate, stated) = match written.split_once('=') {
            Some((rate, stated)) => (rate, Some(stated)),
            None => (written.as_str(), None),
        };
        let tax = lines::tax(&field, rate)?;
        if stated.is_none() && bill.taxes.len() > 1 {
            let what = "says no amount (write it like `19 = 7.83`): there are several rates";
            return Err(BooksError::data(field, what));
        }
        let reverse = tax.reverse;
        let taxed = input_tax(&field, bill.amount, tax, stated)?;
        let twice = |(other, _): &(Taxed, bool)| other.rate == taxed.rate;
        if all.iter().any(twice) {
            return Err(BooksError::data(field, "is a rate that is there already"));
        }
        all.push((taxed, reverse));
    }
    Ok(all)
}

/// One rate's tax: of all that the bill is over, or as much as it states.
fn input_tax(
    field: &str,
    gross: Money,
    tax: Tax,
    stated: Option<&str>,
) -> Result<Taxed, BooksError> {
    let bad = || BooksError::data(field, "is more than the amount, or none");
    let whole = Tax { inclusive: !tax.reverse, ..tax.clone() };
    let (mut base, mut amount) = whole.split(gross).ok_or_else(bad)?;
    if let Some(stated) = stated {
        let number = crate::model::tax::decimal(stated).ok_or_else(bad)?;
        amount = Money::new(number, gross.currency())
            .map_err(|error| BooksError::data(field, error.to_string()))?;
        let of = tax.percent.is_zero().then_some(gross.amount());
        let of = of.or_else(|| (number * Decimal::ONE_HUNDRED).checked_div(tax.percent));
        base = Money::rounded(of.ok_or_else(bad)?, gross.currency());
        // A rate that is there alone has the rest of the bill as its base, to the cent.
        if let Some(left) = gross.minus(amount).filter(|_| !tax.reverse)
            && (left.amount() - base.amount()).abs() <= Decimal::ONE
        {
            base = left;
        }
    }
    if amount.amount() < Decimal::ZERO || amount.amount() >= gross.amount() {
        return Err(bad());
    }
    Ok(Taxed { side: Side::Input, rate: tax.percent, base, tax: amount, code: tax.code })
}

/// The first document of this vendor with this reference; one that was reversed counts for nothing.
fn same_bill<'a>(ledger: &'a Ledger, vendor: &str, reference: &str) -> Option<&'a Document> {
    // `SW-90817` and `sw 90817` are one number: what people put between the digits says nothing.
    let bare = |text: &str| words::folded(text).replace(|c: char| c == ' ' || is_dash(c), "");
    let (vendor, reference) = (words::folded(vendor), bare(reference));
    ledger.bills().chain(ledger.receipts()).find(|document| {
        !document.reference.is_empty()
            && document.reversal.is_none()
            && bare(&document.reference) == reference
            && words::folded(&document.party) == vendor
    })
}

/// Hyphens, the minus sign, and the dashes that mail programs make of them.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
