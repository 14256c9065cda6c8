//! The values of a booking: what is no text, amount or date that can be booked is an error that names its field.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::BooksError;
use crate::base::text;
use crate::model::money::Money;

/// The longest text that is booked, in characters.
const LONGEST: usize = 2000;

/// A text that must say something: not empty, not endless.
pub(super) fn required<'a>(field: &str, text: &'a str) -> Result<&'a str, BooksError> {
    let says = text.chars().any(|c| !c.is_whitespace() && !text::is_hidden(c));
    if !says {
        return Err(BooksError::data(field, "is empty"));
    }
    optional(field, text)?;
    Ok(text)
}

/// A text that may be empty.
pub(super) fn optional<'a>(field: &str, text: &'a str) -> Result<Option<&'a str>, BooksError> {
    if text.chars().count() > LONGEST {
        return Err(BooksError::data(field, format!("is longer than {LONGEST} characters")));
    }
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}

pub(super) fn positive(amount: Money) -> Result<(), BooksError> {
    if !amount.is_positive() {
        return Err(BooksError::data("amount", format!("is not above zero: {amount}")));
    }
    limited("amount", amount)
}

pub(super) fn limited(field: &str, amount: Money) -> Result<(), BooksError> {
    if amount.amount() < Decimal::from(1_000_000_000_000_u64) {
        return Ok(());
    }
    Err(BooksError::data(field, format!("is too large: {amount}")))
}

/// A date as `2026-11-16`, of this or a neighbouring century: a mistyped year must not book.
pub(super) fn day(field: &str, text: Option<&str>) -> Result<Option<NaiveDate>, BooksError> {
    let Some(text) = text else { return Ok(None) };
    let trimmed = text.trim();
    let is_form = trimmed.len() == 10
        && trimmed
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    let date = NaiveDate::parse_from_str(trimmed, "%Y-%m-%d").ok();
    let in_range =
        |date: &NaiveDate| ("1970-01-01"..="2199-12-31").contains(&date.to_string().as_str());
    date.filter(in_range).filter(|_| is_form).map(Some).ok_or_else(|| {
        let shown = text::cut(&text::shown_line(text), 40);
        BooksError::data(field, format!("is not a date: `{shown}` (write it like `2026-11-16`)"))
    })
}
