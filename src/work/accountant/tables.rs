//! The tables of the folder: what was sold by rate, and rows as CSV.

use std::collections::BTreeMap;

use crate::base::text::shown;
use crate::base::{Exit, Fail, OrFail as _, Result};
use crate::model::money::{Currency, Money};
use crate::remote::books::{Document, DocumentKind, Ledger};
use crate::report::period::Span;

/// What was sold by rate, cancelled invoices taken off, and what the tax accounts moved.
pub(super) fn taxes(span: Span, ledger: &Ledger) -> Result<Vec<u8>> {
    let mut sums: BTreeMap<(Currency, String), (Money, Money)> = BTreeMap::new();
    let mut add = |document: &Document, back: bool| {
        for (rate, net, tax) in by_rate(document) {
            let zero = Money::zero(net.currency());
            let sum = sums.entry((net.currency(), rate)).or_insert((zero, zero));
            let sign = |money: Money| if back { money.negated() } else { money };
            sum.0 = sum.0.plus(sign(net)).unwrap_or(sum.0);
            sum.1 = sum.1.plus(sign(tax)).unwrap_or(sum.1);
        }
    };
    for invoice in ledger.of_kind(DocumentKind::Invoice) {
        if span.holds(invoice.date) {
            add(invoice, false);
        }
    }
    let credits = ledger.payments().iter().filter(|one| one.kind == DocumentKind::Credit);
    for credit in credits.filter(|one| span.holds(one.date)) {
        if let Some(invoice) = ledger.document(&credit.document) {
            add(invoice, true);
        }
    }
    let mut rows = vec![row(&["what", "rate or account", "currency", "net", "tax"])];
    for ((currency, rate), (net, tax)) in sums {
        let (net, tax) = (net.amount().to_string(), tax.amount().to_string());
        rows.push(vec!["sales".into(), rate, currency.to_string(), net, tax]);
    }
    let Span { first, last } = span;
    let mut moved: BTreeMap<(String, String), rust_decimal::Decimal> = BTreeMap::new();
    for posting in ledger.register(Some("liabilities:tax"), Some(first), Some(last)) {
        for amount in &posting.amounts {
            let key = (posting.account.clone(), amount.commodity.clone());
            *moved.entry(key).or_default() += amount.quantity;
        }
    }
    for ((account, currency), amount) in moved {
        rows.push(vec!["account".into(), account, currency, String::new(), amount.to_string()]);
    }
    csv(rows)
}

/// An invoice's net and tax by rate.
fn by_rate(document: &Document) -> Vec<(String, Money, Money)> {
    let zero = Money::zero(document.amount.currency());
    let mut rates: BTreeMap<String, (Money, Money)> = BTreeMap::new();
    for line in &document.lines {
        let entry = rates.entry(format!("{}%", line.tax)).or_insert((zero, zero));
        entry.0 = entry.0.plus(line.net).unwrap_or(entry.0);
    }
    for (rate, tax) in &document.taxes {
        // One that was booked by hand has no lines: its net is that of its one rate.
        let net = if document.lines.is_empty() { document.net() } else { zero };
        rates.entry(rate.clone()).or_insert((net, zero)).1 = *tax;
    }
    if rates.is_empty() {
        rates.insert("0%".into(), (document.net(), zero));
    }
    rates.into_iter().map(|(rate, (net, tax))| (rate, net, tax)).collect()
}

pub(super) fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Rows as CSV: nothing hidden in a cell, and nothing that a spreadsheet would compute.
pub(super) fn csv(rows: Vec<Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for cells in rows {
        let safe = cells.iter().map(|cell| {
            let cell = shown(cell).into_owned();
            let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
            let is_formula = cell.starts_with(['=', '+', '-', '@', '\t']) && !is_number;
            if is_formula { format!("'{cell}") } else { cell }
        });
        writer.write_record(safe).doing("write CSV")?;
    }
    writer.into_inner().map_err(|error| Fail::new(Exit::Failed, error.into_error()))
}
