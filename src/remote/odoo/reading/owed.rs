//! What customers owe and what is owed to vendors, by how long it is overdue, at the end of a day.
//!
//! Exact to the ledger: each open item of the accounts receivable or payable, not the state of a document. As of a past day,
//! what was settled later is open again: by the date of each settlement.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::{MOST, Odoo, Search, currency, day, named, number, odd, term, text};
use crate::model::money::{Currency, Money};
use crate::remote::books::Bucket;

/// Which side of the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Receivable,
    Payable,
}

impl Side {
    pub(crate) const BOTH: [Side; 2] = [Side::Receivable, Side::Payable];

    /// Odoo's word for the accounts.
    fn accounts(self) -> &'static str {
        match self {
            Side::Receivable => "asset_receivable",
            Side::Payable => "liability_payable",
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Side::Receivable => "receivable",
            Side::Payable => "payable",
        }
    }
}

/// `{"as_of","rows":[{"document","id","partner","date","due","overdue","bucket","open"}],"totals":[…]}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Owed {
    pub(crate) as_of: NaiveDate,
    /// Longest overdue first.
    pub(crate) rows: Vec<Item>,
    pub(crate) totals: Vec<Total>,
}

/// One open item. What is owed the other way, a payment that is for nothing yet, say, is below zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Item {
    pub(crate) document: String,
    /// Of `account.move`.
    pub(crate) id: Option<u64>,
    pub(crate) partner: Option<String>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) due: Option<NaiveDate>,
    /// Days; zero where it is not due.
    pub(crate) overdue: i64,
    pub(crate) bucket: Bucket,
    pub(crate) open: Money,
}

/// The sums of one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Total {
    pub(crate) currency: Currency,
    pub(crate) buckets: BTreeMap<Bucket, Money>,
    #[expect(clippy::struct_field_names, reason = "the key of its JSON")]
    pub(crate) total: Money,
}

const FIELDS: &[&str] = &[
    "move_id",
    "move_name",
    "partner_id",
    "date",
    "date_maturity",
    "currency_id",
    "amount_residual_currency",
];

/// The items that were open at the end of a day, as the server has them: `amount_residual_currency` is as of then.
pub(super) fn rows(
    odoo: &Odoo<'_>,
    side: Side,
    as_of: NaiveDate,
    is_past: bool,
) -> Result<Vec<Datum>, OdooError> {
    let mut domain = vec![
        term("account_id.account_type", "=", side.accounts()),
        term("parent_state", "=", "posted"),
        term("company_id", "=", odoo.company),
        term("date", "<=", as_of.to_string()),
    ];
    if is_past {
        domain.extend([
            "|".into(),
            "|".into(),
            term("reconciled", "=", false),
            term("matched_debit_ids.max_date", ">", as_of.to_string()),
            term("matched_credit_ids.max_date", ">", as_of.to_string()),
        ]);
    } else {
        domain.push(term("reconciled", "=", false));
    }
    let what = Search { model: "account.move.line", fields: FIELDS, order: "date_maturity, id" };
    let mut rows = odoo.search(&what, &Datum::List(domain), MOST)?;
    if rows.len() as u64 >= MOST {
        return Err(OdooError::Answer(format!("more than {MOST} open items")));
    }
    if is_past {
        reopen(odoo, &mut rows, as_of)?;
    }
    Ok(rows)
}

/// Adds to each item what was settled after the day.
fn reopen(odoo: &Odoo<'_>, rows: &mut [Datum], as_of: NaiveDate) -> Result<(), OdooError> {
    let ids: Vec<u64> = rows.iter().filter_map(|row| row.get("id")?.id()).collect();
    let mut later: BTreeMap<u64, Decimal> = BTreeMap::new();
    for some in ids.chunks(500) {
        let some = || Datum::list(some.iter().copied());
        let domain = Datum::List(vec![
            term("max_date", ">", as_of.to_string()),
            "|".into(),
            term("debit_move_id", "in", some()),
            term("credit_move_id", "in", some()),
        ]);
        let what = Search {
            model: "account.partial.reconcile",
            fields: &[
                "debit_move_id",
                "credit_move_id",
                "debit_amount_currency",
                "credit_amount_currency",
            ],
            order: "id",
        };
        for settled in odoo.search(&what, &domain, MOST)? {
            for (line, amount, sign) in [
                ("debit_move_id", "debit_amount_currency", Decimal::ONE),
                ("credit_move_id", "credit_amount_currency", Decimal::NEGATIVE_ONE),
            ] {
                let line = settled.get(line).and_then(Datum::id);
                // One whose two sides are in two chunks comes twice, each time for another side.
                if let Some(line) = line.filter(|line| some().items().contains(&Datum::from(*line)))
                {
                    let amount = number(&settled, amount).ok_or_else(|| odd("a settlement"))?;
                    *later.entry(line).or_default() += sign * amount;
                }
            }
        }
    }
    for row in rows {
        let Some(more) = row.get("id").and_then(Datum::id).and_then(|id| later.get(&id)) else {
            continue;
        };
        let residual =
            number(row, "amount_residual_currency").ok_or_else(|| odd("an open item"))?;
        if let Datum::Map(map) = row {
            map.insert("amount_residual_currency".into(), (residual + more).into());
        }
    }
    Ok(())
}

/// What is owed at the end of a day; `today` is the day after which nothing is booked yet.
pub(crate) fn owed(
    odoo: &Odoo<'_>,
    side: Side,
    as_of: NaiveDate,
    today: NaiveDate,
) -> Result<Owed, OdooError> {
    // A settlement can be dated ahead: today is a past day, too, where something is.
    let rows = rows(odoo, side, as_of, as_of <= today)?;
    read(side, as_of, &rows)
}

/// The same of rows of the server's or of the copy's.
pub(super) fn read(side: Side, as_of: NaiveDate, rows: &[Datum]) -> Result<Owed, OdooError> {
    let mut items = Vec::new();
    for row in rows {
        let item = item(side, as_of, row).ok_or_else(|| odd("an open item"))?;
        if !item.open.is_zero() {
            items.push(item);
        }
    }
    items.sort_by(|a, b| (b.overdue, a.due, &a.document).cmp(&(a.overdue, b.due, &b.document)));
    let mut totals: BTreeMap<Currency, Total> = BTreeMap::new();
    for item in &items {
        let currency = item.open.currency();
        let zero = Money::zero(currency);
        let total = totals.entry(currency).or_insert_with(|| Total {
            currency,
            buckets: BTreeMap::new(),
            total: zero,
        });
        let too_large = || odd("the sum of the open items");
        let bucket = total.buckets.entry(item.bucket).or_insert(zero);
        *bucket = bucket.plus(item.open).ok_or_else(too_large)?;
        total.total = total.total.plus(item.open).ok_or_else(too_large)?;
    }
    Ok(Owed { as_of, rows: items, totals: totals.into_values().collect() })
}

fn item(side: Side, as_of: NaiveDate, row: &Datum) -> Option<Item> {
    let open = Money::rounded(number(row, "amount_residual_currency")?, currency(row)?);
    let due = day(row, "date_maturity").or_else(|| day(row, "date"));
    let overdue = due.map_or(0, |due| (as_of - due).num_days()).max(0);
    Some(Item {
        document: text(row, "move_name").unwrap_or_default(),
        id: row.get("move_id").and_then(Datum::id),
        partner: named(row, "partner_id"),
        date: day(row, "date"),
        due,
        overdue,
        bucket: Bucket::of(overdue),
        open: if side == Side::Payable { open.negated() } else { open },
    })
}
