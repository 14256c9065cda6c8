//! The tables of the folder: the tax by rate, and rows as CSV.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::text::cell;
use crate::base::{Exit, Fail, OrFail as _, Result};
use crate::remote::books::{Amount, Days, Ledger, Side};
use crate::report::period::Span;

/// The books' own tax report as rows: what was sold and bought by rate, what was taken back off it, and what the accounts came to.
///
/// What a buyer owes in the vendor's place stands on both sides.
pub(super) fn taxes(span: Span, ledger: &Ledger) -> Result<Vec<u8>> {
    let report = ledger.tax_report(Days { from: Some(span.first), to: span.last });
    let mut rows = vec![row(&["what", "rate or account", "currency", "net", "tax", "name"])];
    for told in report.rows {
        let what = if told.side == Side::Output { "sales" } else { "purchases" };
        let mut sums: BTreeMap<&str, (Option<Decimal>, Decimal)> = BTreeMap::new();
        for amount in told.base.iter().flatten() {
            sums.entry(&amount.commodity).or_default().0 = Some(amount.quantity);
        }
        for amount in &told.tax {
            sums.entry(&amount.commodity).or_default().1 = amount.quantity;
        }
        for (currency, (net, tax)) in sums {
            let net = net.map(|net| number(net, currency)).unwrap_or_default();
            let tax = number(tax, currency);
            let (rate, name) = (told.rate.clone(), told.code.clone());
            rows.push(vec![what.into(), rate, currency.to_owned(), net, tax, name]);
        }
    }
    for (account, amount) in report.moved {
        let tax = number(amount.quantity, &amount.commodity);
        let none = String::new;
        rows.push(vec!["account".into(), account, amount.commodity, none(), tax, none()]);
    }
    csv(rows)
}

/// A quantity with its currency's places.
fn number(quantity: Decimal, commodity: &str) -> String {
    let amount = Amount { quantity, commodity: commodity.to_owned() };
    amount.money().map_or(quantity, crate::model::money::Money::amount).to_string()
}

pub(super) fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Rows as CSV.
pub(super) fn csv(rows: Vec<Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for cells in rows {
        writer.write_record(cells.iter().map(|text| cell(text))).doing("write CSV")?;
    }
    writer.into_inner().map_err(|error| Fail::new(Exit::Failed, error.into_error()))
}
