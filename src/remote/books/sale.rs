//! Invoices: what a customer owes, the sales, and the tax by rate.

use chrono::NaiveDate;

use super::booking::account;
use super::documents::DocumentKind;
use super::entry::{Draft, Post};
use super::ledger::Ledger;
use super::rates::share;
use super::taxed::{self, Side, Taxed};
use super::values::{limited, optional, required};
use super::{Books, BooksError, accounts, lines};
use crate::model::action::Invoice;
use crate::model::money::Money;

impl Books<'_> {
    /// What the customer owes, the sales and the tax by rate. An invoice in another currency than the books' is booked
    /// at the day's rate where there is one, else as it is.
    pub(super) fn invoice(
        &self,
        ledger: &Ledger,
        invoice: &Invoice,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let customer = required("customer", &invoice.customer)?;
        let remark = optional("note", &invoice.note)?;
        let items = lines::items(invoice)?;
        let (date, due) = self.dates(invoice.date.as_deref(), invoice.due.as_deref(), today)?;
        let totals =
            invoice.totals().map_err(|error| BooksError::data("lines", error.to_string()))?;
        if !totals.gross.is_positive() || !totals.net.is_positive() {
            let what = format!("come to {}, which is not above zero", totals.gross);
            return Err(BooksError::data("lines", what));
        }
        limited("lines", totals.gross)?;
        let cost = self.at_rate(ledger, totals.gross, date)?;
        let mut taxes = taxed::of_lines(&items);
        if let Some(cost) = cost {
            for tax in &mut taxes {
                tax.base = share(tax.base, totals.gross, cost);
                tax.tax = share(tax.tax, totals.gross, cost);
            }
        }
        let party = account(ledger, accounts::RECEIVABLE, customer);
        super::time::check(ledger, &invoice.time)?;
        let id = self.next(ledger, DocumentKind::Invoice)?;
        let mut tags = vec![
            ("invoice", id.clone()),
            ("due", due.to_string()),
            ("customer", customer.to_owned()),
        ];
        tags.extend(items.iter().map(|item| ("line", item.print())));
        tags.extend(super::time::tags(&invoice.time));
        tags.extend(taxes.iter().filter(|tax| is_told(tax)).map(Taxed::tag));
        let written = invoice.lines.iter().filter_map(|line| line.tax.parse().ok());
        tags.extend(taxed::says(written));
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        let mut postings = vec![Post::at(party.account, totals.gross, cost)];
        postings.extend(earned(postings.iter().map(Post::weight), &taxes)?);
        Ok(Draft { date, code: id, description: party.name, tags, postings })
    }
}

/// No rate is told of for nothing. What is sold without tax is: the return asks for it.
pub(super) fn is_told(tax: &Taxed) -> bool {
    !tax.base.is_zero()
}

/// The postings of what was sold: the tax by rate, and as sales what is left of `owed`.
pub(super) fn earned(
    owed: impl IntoIterator<Item = Money>,
    taxes: &[Taxed],
) -> Result<Vec<Post>, BooksError> {
    let large = || BooksError::data("lines", "are too large");
    let mut left: Option<Money> = None;
    for money in owed {
        left = Some(left.map_or(Some(money), |sum| sum.plus(money)).ok_or_else(large)?);
    }
    let mut left = left.ok_or_else(large)?;
    let mut posts: Vec<Post> = Vec::new();
    for tax in taxes.iter().filter(|tax| !tax.tax.is_zero()) {
        left = left.minus(tax.tax).ok_or_else(large)?;
        let name = Taxed::account(Side::Output, tax.rate, false);
        match posts.iter_mut().find(|post| post.account == name) {
            Some(post) => post.amount = post.amount.minus(tax.tax).ok_or_else(large)?,
            None => posts.push(Post::new(name, tax.tax.negated())),
        }
    }
    posts.insert(0, Post::new(accounts::SALES, left.negated()));
    Ok(posts)
}
