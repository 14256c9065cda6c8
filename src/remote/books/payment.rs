//! Payments: what was paid of a document, what moved at the bank, and what an exchange rate won or lost in between.

use chrono::NaiveDate;

use super::documents::{Document, DocumentKind};
use super::entry::{Draft, Post};
use super::ledger::Ledger;
use super::rates::share;
use super::values::{day, optional, positive};
use super::{Books, BooksError, accounts, words};
use crate::base::text;
use crate::model::action::Payment;
use crate::model::money::Money;

impl Books<'_> {
    /// Money that came in for an invoice or went out for a bill; never more than is open.
    pub(super) fn payment(
        &self,
        ledger: &Ledger,
        payment: &Payment,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", &payment.note)?;
        positive(payment.amount)?;
        let named = text::cut(&text::shown_line(&payment.document), 40);
        let document = ledger.document(payment.document.trim());
        let document = document.ok_or_else(|| {
            BooksError::data("document", format!("is not in the books: `{named}`"))
        })?;
        if document.kind == DocumentKind::Expense {
            return Err(BooksError::Refused(format!(
                "{} is an expense, paid when it was booked",
                document.id
            )));
        }
        if payment.amount.currency() != document.amount.currency() {
            let what = format!(
                "is in {}, but {} is in {}",
                payment.amount.currency(),
                document.id,
                document.amount.currency()
            );
            return Err(BooksError::data("amount", what));
        }
        let left =
            document.open.minus(payment.amount).filter(|left| left.is_zero() || left.is_positive());
        if left.is_none() {
            let what = format!(
                "{} is more than is open of {}: {}",
                payment.amount, document.id, document.open
            );
            return Err(BooksError::Refused(what));
        }
        let date = day("date", payment.date.as_deref())?.unwrap_or(today);
        let id = self.next(ledger, DocumentKind::Payment)?;
        let mut tags = vec![("payment", id.clone()), ("for", document.id.clone())];
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        let mut postings = self.moved(ledger, document, payment, date)?;
        if document.kind == DocumentKind::Bill {
            postings = postings.into_iter().map(Post::negated).collect();
        }
        Ok(Draft { date, code: id, description: words::party(&document.party), tags, postings })
    }

    /// The postings of a payment that came in; one that went out has them the other way round.
    ///
    /// What is paid leaves the document's account at what it was booked at; what the bank has is worth its rate of the
    /// day; the difference is what the exchange rate won or lost.
    fn moved(
        &self,
        ledger: &Ledger,
        document: &Document,
        payment: &Payment,
        date: NaiveDate,
    ) -> Result<Vec<Post>, BooksError> {
        let (amount, home) = (payment.amount, self.home()?);
        let bank = payment.bank.unwrap_or(amount);
        positive(bank)?;
        if bank.currency() == amount.currency() && bank != amount {
            let what = format!("is {bank}, but {amount} is paid of {}", document.id);
            return Err(BooksError::data("bank", what));
        }
        let booked = ledger.cost_of(document, amount);
        if booked.is_none() && bank.currency() == amount.currency() {
            return Ok(vec![
                Post::new(accounts::BANK, bank),
                Post::new(&document.account, amount.negated()),
            ]);
        }
        let at_rate = if bank.currency() == home {
            Some(bank)
        } else {
            ledger.exchanged(bank, home, date).filter(|worth| worth.is_positive())
        };
        let own = (amount.currency() == home).then_some(amount);
        // Where nothing says what one of the two is worth, it is worth the other.
        let (Some(booked), Some(worth)) = (booked.or(own).or(at_rate), at_rate.or(booked).or(own))
        else {
            let what = format!(
                "is in {}, and no rate says what that is in {home}: `fte ledger rate add` notes one",
                bank.currency()
            );
            return Err(BooksError::data("bank", what));
        };
        let mut postings = vec![
            Post::at(accounts::BANK, bank, Some(worth)),
            Post::at(&document.account, amount.negated(), Some(booked.negated())),
        ];
        let won = worth.minus(booked).ok_or_else(|| BooksError::data("bank", "is too large"))?;
        if !won.is_zero() {
            postings.push(Post::new(accounts::EXCHANGE, won.negated()));
        }
        Ok(postings)
    }
}

impl Ledger {
    /// What a part of what is open was booked at: all that is left of it for the last part, so that nothing stays.
    pub(super) fn cost_of(&self, document: &Document, part: Money) -> Option<Money> {
        let whole = document.cost?;
        let whole = if document.kind == DocumentKind::Bill { whole.negated() } else { whole };
        if part != document.open {
            return Some(share(part, document.amount, whole));
        }
        self.payments_of(&document.id).try_fold(whole, |left, payment| {
            let settled = payment.cost?;
            let settled =
                if document.kind == DocumentKind::Bill { settled } else { settled.negated() };
            left.minus(settled)
        })
    }
}
