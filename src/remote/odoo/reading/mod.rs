//! What is read in Odoo for a person: lists, what is owed, reports, and a copy of it for when Odoo is away.
//!
//! Every call names one company, an order and a limit. Amounts are rounded to their currency's places, as the server's
//! arithmetic leaves noise behind.

pub(crate) mod bookings;
pub(crate) mod copy;
pub(crate) mod filter;
mod groups;
pub(crate) mod owed;
pub(crate) mod portal;
pub(crate) mod probe;
pub(crate) mod record;
pub(crate) mod report;
pub(crate) mod show;
pub(crate) mod summary;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::datum::Datum;
use super::error::OdooError;
use super::lookup::{literal, term};
use super::{Odoo, Search};
use crate::model::money::{Currency, Money};

/// The most rows of one kind that are read at once.
pub(crate) const MOST: u64 = 20_000;

/// What a row is without a field that it must have.
fn odd(what: &str) -> OdooError {
    OdooError::Answer(format!("{what} lacks a field, or has one of another kind"))
}

fn text(row: &Datum, name: &str) -> Option<String> {
    row.get(name)?.text().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn named(row: &Datum, name: &str) -> Option<String> {
    row.get(name)?.name().map(str::to_owned)
}

fn day(row: &Datum, name: &str) -> Option<NaiveDate> {
    row.get(name)?.text()?.parse().ok()
}

fn number(row: &Datum, name: &str) -> Option<Decimal> {
    row.get(name)?.number()
}

fn money(row: &Datum, name: &str, currency: Currency) -> Option<Money> {
    Some(Money::rounded(number(row, name)?, currency))
}

/// The currency that a row names.
fn currency(row: &Datum) -> Option<Currency> {
    row.get("currency_id")?.name()?.parse().ok()
}

/// The company's own currency.
pub(crate) fn own_currency(odoo: &Odoo<'_>) -> Result<Currency, OdooError> {
    let rows = odoo.read("res.company", &[odoo.company], &["currency_id"])?;
    rows.first().and_then(currency).ok_or_else(|| odd("the company"))
}
