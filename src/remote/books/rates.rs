//! Exchange rates: how they are noted, and what an amount counts as in the currency of the books.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::entry::DatedRate;
use super::ledger::Ledger;
use super::values::day;
use super::{Books, BooksError};
use crate::model::books::Rate;
use crate::model::money::{Currency, Money};
use crate::model::tax::decimal;

impl Books<'_> {
    /// The currency that the books are kept in.
    pub(crate) fn home(&self) -> Result<Currency, BooksError> {
        use crate::base::{Exit, OrFail as _};
        let written = self.config.text("books.currency");
        Ok(written.parse::<Currency>().or_fail(Exit::SetUp)?)
    }

    /// What an amount in another currency counts as in the books' at a day's rate; `None` for their own, and where no
    /// rate is known.
    pub(super) fn at_rate(
        &self,
        ledger: &Ledger,
        amount: Money,
        on: NaiveDate,
    ) -> Result<Option<Money>, BooksError> {
        let home = self.home()?;
        if amount.currency() == home {
            return Ok(None);
        }
        // What comes to nothing, or by a mistyped rate to less, is booked as it is.
        let fits = |cost: &Money| !cost.is_zero() && cost.is_positive() == amount.is_positive();
        Ok(ledger.exchanged(amount, home, on).filter(fits))
    }

    pub(super) fn dated_rate(
        &self,
        rate: &Rate,
        today: NaiveDate,
    ) -> Result<DatedRate, BooksError> {
        let home = self.home()?;
        if rate.to != home || rate.currency == home {
            let what = format!("is not one of another currency in the books' own, {home}");
            return Err(BooksError::data("rate", what));
        }
        let number = decimal(&rate.rate).filter(|number| *number > Decimal::ZERO);
        let number = number
            .ok_or_else(|| BooksError::data("rate", "is not a number above zero, like `0.92`"))?;
        let date = day("date", rate.date.as_deref())?.unwrap_or(today);
        if date > today {
            return Err(BooksError::data("date", format!("is not here yet: {date}")));
        }
        let key = String::new();
        Ok(DatedRate { date, currency: rate.currency, to: home, rate: number, key })
    }
}

impl Ledger {
    /// An amount in another currency at the rate of a day, rounded; `None` where no rate is known.
    pub(crate) fn exchanged(&self, amount: Money, to: Currency, on: NaiveDate) -> Option<Money> {
        let rate = self.journal.rate(amount.currency().as_str(), to.as_str(), on)?;
        Some(Money::rounded(amount.amount().checked_mul(rate)?, to))
    }
}

/// The part of `cost` that `part` is of `whole`, rounded.
pub(super) fn share(part: Money, whole: Money, cost: Money) -> Money {
    let product = part.amount().checked_mul(cost.amount());
    let quotient = product.and_then(|product| product.checked_div(whole.amount())).or_else(|| {
        // Amounts whose product has too many digits: their ratio has not.
        part.amount().checked_div(whole.amount())?.checked_mul(cost.amount())
    });
    Money::rounded(quotient.unwrap_or_default(), cost.currency())
}
