//! What was earned and spent, line by line, and what the accounts of money hold: for reports that are made from the copy.
//!
//! In the company's currency: what was booked in another one counts as what Odoo booked it as, at its rate of that day.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::report::money_accounts;
use super::{MOST, Odoo, Search, day, money, named, term, text};
use crate::model::money::{Currency, Money};

/// How far back lines are copied, in days: a year, and the weeks that one is compared with.
pub(crate) const BACK: u64 = 400;

/// Which lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Booked {
    Earned,
    Spent,
}

impl Booked {
    pub(crate) const BOTH: [Booked; 2] = [Booked::Earned, Booked::Spent];

    pub(super) fn plural(self) -> &'static str {
        match self {
            Booked::Earned => "revenues",
            Booked::Spent => "costs",
        }
    }

    /// Odoo's words for the accounts.
    fn accounts(self) -> Datum {
        match self {
            Booked::Earned => Datum::list(["income", "income_other"]),
            Booked::Spent => Datum::list([
                "expense",
                "expense_depreciation",
                "expense_direct_cost",
                "expense_other",
            ]),
        }
    }
}

/// A line of a posted entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Booking {
    /// Of `account.move`.
    pub(crate) entry: Option<u64>,
    /// Its number: `INV/2026/00012`. Foreign text, as are the names.
    pub(crate) number: String,
    pub(crate) date: NaiveDate,
    pub(crate) account: String,
    pub(crate) partner: String,
    /// Above zero where it was earned or spent, below where it was given back.
    pub(crate) amount: Money,
}

/// What is posted from [`BACK`] days ago on, newest first.
pub(super) fn rows(
    odoo: &Odoo<'_>,
    which: Booked,
    today: NaiveDate,
) -> Result<Vec<Datum>, OdooError> {
    let from = today.checked_sub_days(Days::new(BACK)).unwrap_or(today);
    let domain = Datum::List(vec![
        term("account_id.account_type", "in", which.accounts()),
        term("parent_state", "=", "posted"),
        term("company_id", "=", odoo.company),
        term("date", ">=", from.to_string()),
        term("date", "<=", today.to_string()),
    ]);
    let what = Search {
        model: "account.move.line",
        fields: &[
            "move_id",
            "move_name",
            "date",
            "account_id",
            "partner_id",
            "balance",
            "company_currency_id",
        ],
        order: "date desc, id desc",
    };
    odoo.search(&what, &domain, MOST)
}

/// What each account of money holds at the end of a day: bank, cash, and what is on its way to the bank.
pub(super) fn held(odoo: &Odoo<'_>, today: NaiveDate) -> Result<Vec<Datum>, OdooError> {
    let domain = Datum::List(vec![
        term("account_id", "in", Datum::list(money_accounts(odoo)?)),
        term("parent_state", "=", "posted"),
        term("company_id", "=", odoo.company),
        term("date", "<=", today.to_string()),
    ]);
    odoo.sums("account.move.line", domain, "account_id", &["balance"])
}

/// A row of the copy's.
pub(super) fn read(which: Booked, row: &Datum) -> Option<Booking> {
    let currency = row.get("company_currency_id")?.name()?.parse().ok()?;
    let amount = money(row, "balance", currency)?;
    Some(Booking {
        entry: row.get("move_id").and_then(Datum::id),
        number: text(row, "move_name").unwrap_or_default(),
        date: day(row, "date")?,
        account: named(row, "account_id").unwrap_or_default(),
        partner: named(row, "partner_id").unwrap_or_default(),
        amount: if which == Booked::Earned { amount.negated() } else { amount },
    })
}

/// An account of money and what it holds, of a row of the copy's.
pub(super) fn read_held(row: &Datum, currency: Currency) -> Option<(String, Money)> {
    let balance = row.get("balance").and_then(Datum::number).unwrap_or(Decimal::ZERO);
    Some((named(row, "account_id")?, Money::rounded(balance, currency)))
}
