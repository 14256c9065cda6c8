//! One record, whole: found by its number, name or id, a document with its lines and what settled it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::super::datum::Datum;
use super::super::error::OdooError;
use super::super::lookup::by_id;
use super::record::{Kind, Record, read};
use super::{Odoo, Search, currency, day, literal, money, named, number, odd, term, text};
use crate::base::text::{cut, shown_line};
use crate::model::money::{Currency, Money};

/// The most lines of a document.
const LINES: u64 = 2000;

/// A record, with what is below it where it is a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Whole {
    #[serde(flatten)]
    pub(crate) record: Record,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) below: Option<Below>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Below {
    pub(crate) lines: Vec<Line>,
    pub(crate) settled: Vec<Settled>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// None for a heading or a note.
    pub(crate) quantity: Option<Decimal>,
    pub(crate) price: Option<Decimal>,
    pub(crate) taxes: Vec<String>,
    pub(crate) untaxed: Option<Money>,
    pub(crate) account: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Settled {
    pub(crate) date: Option<NaiveDate>,
    /// The number of the payment or the document.
    pub(crate) by: String,
    pub(crate) amount: Money,
}

/// The fields that a person may name a record by.
fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Product => &["default_code", "name"],
        _ => &["name"],
    }
}

/// The only row that a word of a person's means: `#12` or `12`, a number, a name, capitals or not.
pub(crate) fn find(odoo: &Odoo<'_>, kind: Kind, wanted: &str) -> Result<Datum, OdooError> {
    let wanted = wanted.trim();
    let mut domain = kind.own(odoo.company);
    let (id, is_id_alone) = id_of(wanted);
    let mut either: Vec<Datum> = id.map(|id| term("id", "=", id)).into_iter().collect();
    if !is_id_alone {
        either.extend(names(kind).iter().map(|name| term(name, "=ilike", literal(wanted))));
    }
    domain.extend((1..either.len()).map(|_| Datum::from("|")));
    domain.extend(either);
    let what = Search { model: kind.model(), fields: kind.fields(), order: "id" };
    only(kind, wanted, odoo.search(&what, &Datum::List(domain), 10)?)
}

/// The same among rows of the copy.
pub(super) fn find_in(kind: Kind, wanted: &str, rows: &[Datum]) -> Result<Datum, OdooError> {
    let wanted = wanted.trim();
    let (id, is_id_alone) = id_of(wanted);
    let is_it = |row: &&Datum| {
        id.is_some() && row.get("id").and_then(Datum::id) == id
            || !is_id_alone
                && names(kind).iter().any(|name| {
                    text(row, name).is_some_and(|own| own.to_lowercase() == wanted.to_lowercase())
                })
    };
    only(kind, wanted, rows.iter().filter(is_it).cloned().collect())
}

/// The id that a word can be, and whether it can be nothing else: `#12`. A bare `12` may be a number or a name as well.
fn id_of(wanted: &str) -> (Option<u64>, bool) {
    match by_id(wanted) {
        Some(id) => (Some(id), true),
        None => (wanted.parse().ok(), false),
    }
}

fn only(kind: Kind, wanted: &str, rows: Vec<Datum>) -> Result<Datum, OdooError> {
    let shown = cut(&shown_line(wanted), 80);
    let ids: Vec<String> =
        rows.iter().filter_map(|row| row.get("id")?.id()).map(|id| format!("#{id}")).collect();
    let mut rows = rows.into_iter();
    match (rows.next(), rows.next()) {
        (Some(row), None) => Ok(row),
        (None, _) => Err(OdooError::Missing(format!("no {} `{shown}`", kind.word()))),
        _ => Err(OdooError::Data(format!(
            "`{shown}` could be {}: name it by its id",
            ids.join(", ")
        ))),
    }
}

/// A record with what is below it.
pub(crate) fn whole(odoo: &Odoo<'_>, kind: Kind, wanted: &str) -> Result<Whole, OdooError> {
    let row = find(odoo, kind, wanted)?;
    let record = read(kind, &row)?;
    let below = match kind {
        Kind::Invoice | Kind::Bill => {
            let id = row.get("id").and_then(Datum::id).ok_or_else(|| odd("a document"))?;
            let own = currency(&row).ok_or_else(|| odd("a document"))?;
            Some(Below { lines: lines(odoo, id, own)?, settled: settled(odoo, id)? })
        }
        _ => None,
    };
    Ok(Whole { record, below })
}

fn lines(odoo: &Odoo<'_>, id: u64, own: Currency) -> Result<Vec<Line>, OdooError> {
    let what = Search {
        model: "account.move.line",
        fields: &[
            "display_type",
            "name",
            "quantity",
            "price_unit",
            "tax_ids",
            "price_subtotal",
            "account_id",
        ],
        order: "sequence, id",
    };
    let kinds = ["product", "line_section", "line_subsection", "line_note"];
    let domain = vec![term("move_id", "=", id), term("display_type", "in", Datum::list(kinds))];
    let rows = odoo.search(&what, &Datum::List(domain), LINES)?;
    let of = |row: &Datum| row.get("tax_ids").map(Datum::items).unwrap_or_default().to_vec();
    let mut ids: Vec<u64> = rows.iter().flat_map(of).filter_map(|id| id.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    let taxes =
        if ids.is_empty() { Vec::new() } else { odoo.read("account.tax", &ids, &["name"])? };
    let name = |id: &Datum| {
        let tax = taxes.iter().find(|tax| tax.get("id").and_then(Datum::id) == id.id())?;
        text(tax, "name")
    };
    Ok(rows
        .iter()
        .map(|row| {
            let is_own = text(row, "display_type").is_none_or(|kind| kind == "product");
            let figure =
                |name| number(row, name).filter(|_| is_own).map(|number| number.normalize());
            Line {
                text: text(row, "name").unwrap_or_default(),
                quantity: figure("quantity"),
                price: figure("price_unit"),
                taxes: of(row).iter().filter_map(name).collect(),
                untaxed: money(row, "price_subtotal", own).filter(|_| is_own),
                account: named(row, "account_id"),
            }
        })
        .collect())
}

/// What was matched against the document's open items, in the document's currency.
fn settled(odoo: &Odoo<'_>, id: u64) -> Result<Vec<Settled>, OdooError> {
    let what = Search {
        model: "account.partial.reconcile",
        fields: &[
            "max_date",
            "debit_move_id",
            "credit_move_id",
            "debit_amount_currency",
            "credit_amount_currency",
            "debit_currency_id",
            "credit_currency_id",
        ],
        order: "max_date, id",
    };
    let mut all = Vec::new();
    for (own, other, amount, of) in [
        ("debit_move_id", "credit_move_id", "debit_amount_currency", "debit_currency_id"),
        ("credit_move_id", "debit_move_id", "credit_amount_currency", "credit_currency_id"),
    ] {
        let domain = Datum::List(vec![term(&format!("{own}.move_id"), "=", id)]);
        for row in odoo.search(&what, &domain, LINES)? {
            let read = || {
                let currency: Currency = row.get(of)?.name()?.parse().ok()?;
                let by = named(&row, other)?;
                Some(Settled {
                    date: day(&row, "max_date"),
                    by,
                    amount: money(&row, amount, currency)?,
                })
            };
            all.push(read().ok_or_else(|| odd("a settlement"))?);
        }
    }
    Ok(all)
}
