//! What of the books is in Odoo already, by the origin that each record there names: `INV-0042 fte:VAULT`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::MODEL;
use crate::model::money::{Currency, Money};
use crate::remote::odoo::datum::Datum;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::lookup::{id, term, text};
use crate::remote::odoo::{Odoo, Search};

/// The most records of one push.
const MOST: u64 = 200_000;

/// A record of a push.
pub(super) struct There {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) state: String,
}

/// What somebody owes, or is owed, by one record.
pub(super) struct Item {
    pub(super) id: u64,
    /// The record.
    pub(super) of: u64,
    pub(super) account: u64,
    pub(super) is_receivable: bool,
    pub(super) partner: Option<u64>,
    /// In the company's currency, as is what is left of it.
    pub(super) balance: Decimal,
    pub(super) left: Decimal,
    /// In the record's own.
    pub(super) open: Money,
    pub(super) amount: Money,
}

impl There {
    pub(super) fn is_posted(&self) -> bool {
        self.state == "posted"
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.state == "cancel"
    }
}

pub(super) fn origin(vault: &str, id: &str) -> String {
    format!("{id} fte:{vault}")
}

/// All that was pushed from a vault, by the entry's number in the books; of two with one number the older one.
pub(super) fn all(odoo: &Odoo<'_>, vault: &str) -> Result<BTreeMap<String, There>, OdooError> {
    let domain = Datum::List(vec![
        term("invoice_origin", "=like", format!("% fte:{vault}")),
        term("company_id", "=", odoo.company),
    ]);
    let what = Search { model: MODEL, fields: &["name", "state", "invoice_origin"], order: "id" };
    let mut all = BTreeMap::new();
    for row in odoo.search(&what, &domain, MOST)? {
        let read = || {
            let number = text(&row, "invoice_origin")?.strip_suffix(&origin(vault, ""))?.to_owned();
            let there = There {
                id: id(&row)?,
                name: text(&row, "name").unwrap_or_default(),
                state: text(&row, "state")?,
            };
            Some((number, there))
        };
        if let Some((number, there)) = read() {
            all.entry(number).or_insert(there);
        }
    }
    Ok(all)
}

/// What is owed by these records.
pub(super) fn items(odoo: &Odoo<'_>, of: &[u64]) -> Result<Vec<Item>, OdooError> {
    let mut items = Vec::new();
    let what = Search {
        model: "account.move.line",
        fields: &[
            "move_id",
            "account_id",
            "account_type",
            "partner_id",
            "balance",
            "amount_currency",
            "amount_residual",
            "amount_residual_currency",
            "currency_id",
        ],
        order: "id",
    };
    // No answer is larger than it must be.
    for some in of.chunks(2000) {
        let domain = Datum::List(vec![
            term("move_id", "in", Datum::list(some.iter().copied())),
            term("account_type", "in", Datum::list(["asset_receivable", "liability_payable"])),
        ]);
        for row in odoo.search(&what, &domain, MOST)? {
            let item = item(&row);
            items.push(item.ok_or_else(|| OdooError::Answer("a line is not whole".into()))?);
        }
    }
    Ok(items)
}

fn item(row: &Datum) -> Option<Item> {
    let currency: Currency = row.get("currency_id")?.name()?.parse().ok()?;
    let number = |name: &str| row.get(name)?.number();
    Some(Item {
        id: id(row)?,
        of: row.get("move_id")?.id()?,
        account: row.get("account_id")?.id()?,
        is_receivable: row.get("account_type")?.text()? == "asset_receivable",
        partner: row.get("partner_id").and_then(Datum::id),
        balance: number("balance")?,
        left: number("amount_residual")?,
        open: Money::rounded(number("amount_residual_currency")?, currency),
        amount: Money::rounded(number("amount_currency")?, currency),
    })
}

/// The journal of what is no invoice and no bill: Odoo's first general one.
pub(super) fn journal(odoo: &Odoo<'_>) -> Result<u64, OdooError> {
    let domain =
        Datum::List(vec![term("type", "=", "general"), term("company_id", "=", odoo.company)]);
    let what = Search { model: "account.journal", fields: &["code"], order: "sequence, id" };
    let rows = odoo.search(&what, &domain, 50)?;
    let first = rows.iter().find(|row| text(row, "code").as_deref() == Some("MISC"));
    let found = first.or(rows.first()).and_then(id);
    found.ok_or_else(|| OdooError::Data("Odoo has no journal of the type “general”".into()))
}
