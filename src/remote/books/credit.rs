//! Credit notes: an invoice's own entry, turned around, whole or in part, under a number of its own.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::amount::Amount;
use super::documents::{Document, DocumentKind};
use super::entry::{Draft, Post};
use super::journal::{Span, Transaction};
use super::ledger::Ledger;
use super::rates::share;
use super::sale::earned;
use super::taxed::{self, Side, Taxed};
use super::values::{day, optional, positive};
use super::{Books, BooksError, words};
use crate::base::text;
use crate::model::books::Credit;
use crate::model::money::Money;

impl Books<'_> {
    /// The credit note that cancels an invoice for which nothing was paid, or takes back a part that is open.
    pub(super) fn credit(
        &self,
        ledger: &Ledger,
        credit: &Credit,
        today: NaiveDate,
    ) -> Result<Draft, BooksError> {
        let remark = optional("note", &credit.note)?;
        positive(credit.amount)?;
        let named = text::cut(&text::shown_line(&credit.document), 40);
        let invoice = ledger
            .document(credit.document.trim())
            .filter(|document| document.kind == DocumentKind::Invoice)
            .ok_or_else(|| BooksError::data("document", format!("is no invoice: `{named}`")))?;
        let is_whole = credit.amount == invoice.amount && credit.lines.is_empty();
        if is_whole && invoice.open != invoice.amount {
            let what = format!(
                "of {} only {} is open: a credit note cancels an invoice for which nothing was paid or credited",
                invoice.id, invoice.open
            );
            return Err(BooksError::Refused(what));
        }
        let date = day("date", credit.date.as_deref())?.unwrap_or(today.max(invoice.date));
        if date < invoice.date {
            let what = format!("is before the invoice's: {date}, {}", invoice.date);
            return Err(BooksError::data("date", what));
        }
        let id = self.next(ledger, DocumentKind::Credit)?;
        let mut tags = vec![("credit", id.clone()), ("for", invoice.id.clone())];
        let (postings, taxes) = if is_whole {
            (ledger.turned(invoice.at, &invoice.id)?, ledger.turned_taxes(invoice.at))
        } else {
            if !credit.lines.is_empty() {
                let numbers: Vec<_> = credit.lines.iter().map(ToString::to_string).collect();
                tags.push(("lines", numbers.join(" ")));
            }
            part(ledger, invoice, credit)?
        };
        tags.extend(taxes.iter().map(Taxed::tag));
        tags.extend(remark.map(|remark| ("note", remark.to_owned())));
        Ok(Draft { date, code: id, description: words::party(&invoice.party), tags, postings })
    }
}

/// The postings that take a part of an invoice back: the lines that are named, or a share of each of them.
fn part(
    ledger: &Ledger,
    invoice: &Document,
    credit: &Credit,
) -> Result<(Vec<Post>, Vec<Taxed>), BooksError> {
    let amount = credit.amount;
    if amount.currency() != invoice.amount.currency() {
        let what = format!("is in {}, but {} is not", amount.currency(), invoice.id);
        return Err(BooksError::data("amount", what));
    }
    let left = invoice.open.minus(amount).filter(|left| left.is_zero() || left.is_positive());
    if left.is_none() {
        let what = format!("{amount} is more than is open of {}: {}", invoice.id, invoice.open);
        return Err(BooksError::Refused(what));
    }
    let cost = ledger.cost_of(invoice, amount);
    let mut taxes: Vec<Taxed> = if credit.lines.is_empty() {
        shares(ledger, invoice, amount)?
    } else {
        let taxes = lines(ledger, invoice, credit)?;
        match cost {
            Some(cost) => taxes
                .into_iter()
                .map(|tax| Taxed {
                    base: share(tax.base, amount, cost),
                    tax: share(tax.tax, amount, cost),
                    ..tax
                })
                .collect(),
            None => taxes,
        }
    };
    let owed = Post::at(&invoice.account, amount, cost);
    let mut postings = vec![owed.clone()];
    postings.extend(earned([owed.weight()], &taxes)?);
    taxes.retain(super::sale::is_told);
    Ok((
        postings.into_iter().map(Post::negated).collect(),
        taxes.into_iter().map(Taxed::negated).collect(),
    ))
}

/// The tax of what is not credited yet, in the proportion of a part; all of it for the last part.
fn shares(ledger: &Ledger, invoice: &Document, amount: Money) -> Result<Vec<Taxed>, BooksError> {
    let unexplained = || {
        BooksError::Refused(format!(
            "the entry of {} has tax that its tags don't explain: credit it whole, or book the part by hand",
            invoice.id
        ))
    };
    let mut left: Vec<Taxed> = ledger.entry(invoice.at).map(taxed::of_entry).unwrap_or_default();
    let mut posted = ledger.posted_tax(invoice.at);
    let mut whole = invoice.amount;
    for credit in ledger.payments_of(&invoice.id).filter(|one| one.kind == DocumentKind::Credit) {
        whole = whole.minus(credit.amount).ok_or_else(unexplained)?;
        posted = posted.zip(ledger.posted_tax(credit.at)).and_then(|(a, b)| a.plus(b)).or(posted);
        for tax in ledger.entry(credit.at).map(taxed::of_entry).unwrap_or_default() {
            let same = |sum: &&mut Taxed| sum.rate == tax.rate && sum.code == tax.code;
            let sum = left.iter_mut().find(same).ok_or_else(unexplained)?;
            sum.base = sum.base.plus(tax.base).ok_or_else(unexplained)?;
            sum.tax = sum.tax.plus(tax.tax).ok_or_else(unexplained)?;
        }
    }
    let told = left.iter().try_fold(Decimal::ZERO, |sum, tax| sum.checked_add(tax.tax.amount()));
    if told != Some(posted.map(Money::amount).unwrap_or_default()) {
        return Err(unexplained());
    }
    let scaled = |money: Money| share(amount, whole, money);
    Ok(left
        .into_iter()
        .map(|tax| Taxed { base: scaled(tax.base), tax: scaled(tax.tax), ..tax })
        .collect())
}

/// The tax of the lines that are taken back; an error where they are none, or taken back already.
fn lines(ledger: &Ledger, invoice: &Document, credit: &Credit) -> Result<Vec<Taxed>, BooksError> {
    let mut chosen = Vec::new();
    for (at, number) in credit.lines.iter().enumerate() {
        let line = number.checked_sub(1).and_then(|at| invoice.lines.get(at)).ok_or_else(|| {
            BooksError::data("lines", format!("has no line {number}: {}", invoice.id))
        })?;
        if credit.lines.iter().take(at).any(|other| other == number)
            || ledger.credited_lines(&invoice.id).contains(number)
        {
            let what = format!("line {number} of {} is taken back already", invoice.id);
            return Err(BooksError::Refused(what));
        }
        chosen.push(line);
    }
    let mut credits =
        ledger.payments_of(&invoice.id).filter(|one| one.kind == DocumentKind::Credit);
    let is_by_amount = |entry: &Transaction| entry.tag("lines").is_none();
    if credits.any(|credit| ledger.entry(credit.at).is_none_or(is_by_amount)) {
        // That took its share of the tax of each line.
        let what =
            format!("a part of {} is credited by amount already: name an amount again", invoice.id);
        return Err(BooksError::Refused(what));
    }
    let zero = Money::zero(invoice.amount.currency());
    let sum = chosen.iter().try_fold(zero, |sum, line| sum.plus(line.net)?.plus(line.vat()));
    if sum != Some(credit.amount) {
        let what = format!("is not what these lines of {} come to", invoice.id);
        return Err(BooksError::data("amount", what));
    }
    Ok(taxed::of_lines(chosen))
}

impl Ledger {
    pub(super) fn entry(&self, at: Span) -> Option<&Transaction> {
        self.journal.transactions.iter().find(|entry| entry.at.line == at.line)
    }

    /// What the entry of a document posts, with every amount turned around.
    pub(super) fn turned(&self, at: Span, id: &str) -> Result<Vec<Post>, BooksError> {
        let postings = self.entry(at).map(|entry| entry.postings.as_slice()).unwrap_or_default();
        let mut turned = Vec::new();
        for posting in postings {
            for amount in &posting.amounts {
                let no_money = || {
                    let what = format!("{amount} in the entry of {id} is no amount of a currency");
                    BooksError::Refused(what)
                };
                let money = amount.money().ok_or_else(no_money)?;
                let cost = match &posting.cost {
                    Some(cost) => Some(cost.money().ok_or_else(no_money)?),
                    None => None,
                };
                turned.push(Post::at(&posting.account, money, cost).negated());
            }
        }
        Ok(turned)
    }

    /// What the entry of a document says about tax, turned around.
    pub(super) fn turned_taxes(&self, at: Span) -> Vec<Taxed> {
        let told = self.entry(at).map(taxed::of_entry).unwrap_or_default();
        told.into_iter().filter(super::sale::is_told).map(Taxed::negated).collect()
    }

    /// The output tax that an entry posts, as an amount above zero; `None` where it posts none.
    fn posted_tax(&self, at: Span) -> Option<Money> {
        let mut sum: Option<Money> = None;
        for posting in &self.entry(at)?.postings {
            if taxed::side_of(&posting.account) != Some(Side::Output) {
                continue;
            }
            for money in posting.amounts.iter().filter_map(Amount::money) {
                sum = Some(sum.map_or(Some(money), |sum| sum.plus(money))?);
            }
        }
        sum.map(Money::negated)
    }

    /// The lines of an invoice that credit notes named.
    pub(crate) fn credited_lines(&self, invoice: &str) -> Vec<usize> {
        let entries = self.journal.transactions.iter();
        let credits = entries
            .filter(|entry| entry.tag("credit").is_some() && entry.tag("for") == Some(invoice));
        let tags = credits.filter_map(|entry| entry.tag("lines"));
        tags.flat_map(|tag| tag.split(' ').filter_map(|number| number.parse().ok())).collect()
    }
}
