//! Where the books begin, and which days are closed: the word for it is an entry of the journal like all others.

use chrono::NaiveDate;
use serde::Serialize;

use super::documents::DocumentKind;
use super::entry::{Draft, Piece, Post};
use super::journal::{Transaction, Type};
use super::ledger::{Ledger, Problem};
use super::values::{day, limited, optional, required};
use super::{Books, BooksError, accounts, parse, words};
use crate::base::{digest, text};
use crate::model::books::{Closing, Held, Opening, Reopening};
use crate::model::money::Money;

/// The most accounts of one opening entry.
const MOST: usize = 500;

/// Up to which day nothing is booked any more, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Closed {
    /// `CLOSE-0001`
    pub(crate) id: String,
    pub(crate) until: NaiveDate,
    /// The line of the entry that says so.
    pub(crate) line: usize,
}

impl Books<'_> {
    /// What accounts held when the books began, against `equity:opening`.
    pub(super) fn opening(
        &self,
        ledger: &Ledger,
        opening: &Opening,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", &opening.note)?;
        if opening.balances.is_empty() || opening.balances.len() > MOST {
            let what = format!("has no account, or more than {MOST}");
            return Err(BooksError::data("balances", what));
        }
        let date = day("date", opening.date.as_deref())?.unwrap_or(today);
        let mut postings: Vec<Post> = Vec::new();
        let mut sums: Vec<Money> = Vec::new();
        for (at, held) in opening.balances.iter().enumerate() {
            let name = held_account(ledger, held, at + 1)?;
            let twice = |post: &Post| {
                post.account == name && post.amount.currency() == held.amount.currency()
            };
            if postings.iter().any(twice) {
                let what = format!("is there twice: `{}`", text::shown_line(&name));
                return Err(BooksError::data(format!("balances[{}].account", at + 1), what));
            }
            let cost = self.at_rate(ledger, held.amount, date)?;
            let post = Post::at(name, held.amount, cost);
            let weight = post.weight();
            match sums.iter_mut().find(|sum| sum.currency() == weight.currency()) {
                Some(sum) => {
                    *sum = sum
                        .plus(weight)
                        .ok_or_else(|| BooksError::data("balances", "are too large"))?;
                }
                None => sums.push(weight),
            }
            postings.push(post);
        }
        let left = sums.into_iter().filter(|sum| !sum.is_zero());
        postings.extend(left.map(|sum| Post::new(accounts::OPENING, sum.negated())));
        let id = self.next(ledger, DocumentKind::Opening)?;
        let mut tags = vec![("opening", id.clone())];
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        Ok(Draft { date, code: id, description: "opening balances".into(), tags, postings })
    }

    pub(super) fn closing(
        &self,
        ledger: &Ledger,
        closing: &Closing,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let until = day("until", Some(closing.until.as_str()))?.unwrap_or(today);
        if until > today {
            return Err(BooksError::data("until", format!("is not over: {until}")));
        }
        if let Some(closed) = ledger.closed().filter(|closed| closed.until >= until) {
            let what = format!("all up to {} is closed already, by {}", closed.until, closed.id);
            return Err(BooksError::Refused(what));
        }
        self.closed_until(ledger, Some(until), &closing.note, today)
    }

    pub(super) fn reopening(
        &self,
        ledger: &Ledger,
        opened: &Reopening,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let until = day("until", opened.until.as_deref())?;
        let Some(closed) = ledger.closed() else {
            return Err(BooksError::Refused("no period is closed".into()));
        };
        if until.is_some_and(|until| until >= closed.until) {
            let what =
                format!("no more than all up to {} is closed, by {}", closed.until, closed.id);
            return Err(BooksError::Refused(what));
        }
        self.closed_until(ledger, until, &opened.note, today)
    }

    /// The entry that says up to where the books are closed from now on.
    fn closed_until(
        &self,
        ledger: &Ledger,
        until: Option<NaiveDate>,
        note: &str,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", note)?;
        let id = self.next(ledger, DocumentKind::Closing)?;
        let mut tags = vec![("closing", id.clone())];
        let description = match until {
            Some(until) => {
                tags.push(("until", until.to_string()));
                tags.push(("holds", ledger.held(until)));
                format!("closed up to {until}")
            }
            None => "open again".to_owned(),
        };
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        let postings = vec![Post::new(accounts::CLOSING, Money::zero(self.home()?))];
        Ok(Draft { date: today, code: id, description, tags, postings })
    }
}

/// The account of an opening balance: one that holds something over the years, by a name that the journal takes.
fn held_account(ledger: &Ledger, held: &Held, at: usize) -> Result<String, BooksError> {
    let field = format!("balances[{at}].account");
    let name = required(&field, &held.account)?.trim();
    let parts: Vec<&str> = name.split(':').collect();
    let is_plain = |part: &&str| !part.is_empty() && words::party(part) == **part;
    let (read, rest) = parse::account(name);
    if read != name || !rest.is_empty() || !parts.iter().all(is_plain) {
        let shown = text::cut(&text::shown_line(name), 40);
        let what = format!("is no name of an account: `{shown}` (write it like `assets:bank`)");
        return Err(BooksError::data(field, what));
    }
    if matches!(ledger.journal.type_of(name), Type::Revenue | Type::Expense | Type::Other) {
        let what = format!(
            "is no account that holds anything: `{}` (`assets:…`, `liabilities:…` or `equity:…`)",
            text::shown_line(name)
        );
        return Err(BooksError::data(field, what));
    }
    if held.amount.is_zero() {
        return Err(BooksError::data(format!("balances[{at}].amount"), "is zero"));
    }
    let amount = if held.amount.is_positive() { held.amount } else { held.amount.negated() };
    limited(&format!("balances[{at}].amount"), amount)?;
    Ok(name.to_owned())
}

impl Ledger {
    /// What is closed: the word of the last entry that says it.
    pub(crate) fn closed(&self) -> Option<Closed> {
        let (entry, id) = self.closings().last()?;
        let until = entry.tag("until")?.parse().ok()?;
        Some(Closed { id: id.to_owned(), until, line: entry.at.line })
    }

    fn closings(&self) -> impl Iterator<Item = (&Transaction, &str)> {
        let entries = self.journal.transactions.iter();
        entries.filter_map(|entry| entry.tag("closing").map(|id| (entry, id)))
    }

    /// Fails where an entry is of a day that is closed.
    pub(super) fn is_open_for(&self, piece: &Piece) -> Result<(), BooksError> {
        let Some(closed) = self.closed().filter(|closed| piece.date() <= closed.until) else {
            return Ok(());
        };
        if piece.closes() {
            return Ok(());
        }
        Err(BooksError::Refused(format!(
            "{} is closed, as all days up to {} are ({}): date it later, or `fte ledger reopen`",
            piece.date(),
            closed.until,
            closed.id
        )))
    }

    /// A digest of what every account held at a day's end.
    fn held(&self, until: NaiveDate) -> String {
        let mut lines = String::new();
        for balance in self.balance(None, Some(until)) {
            for amount in &balance.amounts {
                let quantity = amount.quantity.normalize();
                lines += &format!("{}\t{quantity}\t{}\n", balance.account, amount.commodity);
            }
        }
        digest::short_id(&[b"books.held", lines.as_bytes()])
    }

    /// Whether the days that are closed hold what they held when they were closed.
    pub(super) fn closed_days(&self) -> Option<Problem> {
        let closed = self.closed()?;
        let (entry, _) = self.closings().last()?;
        let told = entry.tag("holds")?;
        (told != self.held(closed.until)).then(|| Problem {
            line: closed.line,
            what: format!(
                "what is booked up to {} was changed since {} closed it",
                closed.until, closed.id
            ),
        })
    }
}
