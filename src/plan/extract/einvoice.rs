//! What an invoice that came as data (`ZUGFeRD`, Factur-X, `XRechnung`, UBL) says; the watcher has read its XML.

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::facts::{Facts, Found, LineItem, TaxShare};
use super::scan;
use crate::model::money::{Currency, Money};

/// Of several invoices in one message, the facts that they agree on; none where there is no such data.
pub(super) fn read(structured: &[Value]) -> Option<Facts> {
    let of_type = |value: &&Value| value.get("@type").and_then(Value::as_str) == Some("EInvoice");
    let invoices: Vec<&Map<String, Value>> =
        structured.iter().filter(of_type).filter_map(Value::as_object).take(20).collect();
    let (first, others) = invoices.split_first()?;
    let mut facts = one(first);
    for other in others.iter().map(|other| one(other)) {
        agree(&mut facts, other);
    }
    Some(facts)
}

/// What two of them say differently is left open.
fn agree(facts: &mut Facts, other: Facts) {
    let number = |facts: &Facts| facts.invoice_number.as_ref().map(|found| found.value.clone());
    let total = |facts: &Facts| facts.total.as_ref().map(|found| found.value);
    if total(facts) != total(&other) {
        let said =
            |facts: &Facts| total(facts).map_or_else(|| "none".into(), |total| total.to_string());
        let question = format!("Which is the total: {} or {}?", said(facts), said(&other));
        (facts.total, facts.net, facts.tax) = (None, None, None);
        facts.taxes.clear();
        facts.unsure.push(question);
    }
    if number(facts) != number(&other) {
        facts.unsure.push("There are several invoices in it: which one is meant?".into());
        facts.invoice_number = None;
    }
    facts.ibans.extend(other.ibans);
    facts.lines.extend(other.lines);
}

fn one(object: &Map<String, Value>) -> Facts {
    let text = |key: &str| {
        object.get(key).and_then(Value::as_str).map(|text| scan::head(text, 300).to_owned())
    };
    let currency: Option<Currency> = text("currency").and_then(|code| code.parse().ok());
    let money = |key: &str| {
        let words = text(key)?;
        let money = Money::new(decimal(&words)?, currency?).ok()?;
        Some(found(money, words))
    };
    let texts = |key: &str| {
        let list = object.get(key).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str)
            .take(20)
            .map(|text| said(scan::head(text, 100).to_owned()))
            .collect::<Vec<_>>()
    };
    let taxes = shares(object, currency);
    let percent = match taxes.as_slice() {
        [only] => Some(found(only.value.rate.clone(), only.words.clone())),
        _ => None,
    };
    let mut facts = Facts {
        total: money("gross"),
        net: money("net"),
        tax: money("tax"),
        tax_percent: percent,
        taxes,
        date: text("date").map(said),
        due: text("due").map(said),
        invoice_number: text("number").map(said),
        order_number: text("order").map(said),
        references: text("reference").map(said).into_iter().collect(),
        ibans: texts("ibans"),
        bics: texts("bics"),
        vendor: text("seller").map(said),
        lines: lines(object, currency),
        ..Facts::default()
    };
    if let (Some(gross), Some(left)) = (&facts.total, money("payable"))
        && gross.value != left.value
        && !left.value.is_zero()
    {
        facts.unsure.push(format!(
            "It is over {}, of which {} is still to be paid: what is booked?",
            gross.value, left.value
        ));
    }
    check(&mut facts);
    facts
}

/// Sums that don't add up are said; they stay as they are stated.
fn check(facts: &mut Facts) {
    let value = |found: &Option<Found<Money>>| found.as_ref().map(|found| found.value);
    let (Some(net), Some(tax), Some(total)) =
        (value(&facts.net), value(&facts.tax), value(&facts.total))
    else {
        return;
    };
    if net.plus(tax) != Some(total) {
        facts.unsure.push(format!("{net} and {tax} of tax don't make {total}: which is right?"));
    }
}

fn shares(object: &Map<String, Value>, currency: Option<Currency>) -> Vec<Found<TaxShare>> {
    let list = object.get("taxes").and_then(Value::as_array).into_iter().flatten().take(20);
    let share = |value: &Value| {
        let number = |key: &str| value.get(key).and_then(Value::as_str).and_then(decimal);
        let currency = currency?;
        let rate = number("rate")?.normalize();
        let tax = Money::new(number("tax")?, currency).ok()?;
        let base = number("base").and_then(|base| Money::new(base, currency).ok());
        Some(found(TaxShare { rate: rate.to_string(), base, tax }, format!("{rate} %: {tax}")))
    };
    list.filter_map(share).collect()
}

fn lines(object: &Map<String, Value>, currency: Option<Currency>) -> Vec<Found<LineItem>> {
    let list = object.get("lines").and_then(Value::as_array).into_iter().flatten().take(50);
    let line = |value: &Value| {
        let number = |key: &str| value.get(key).and_then(Value::as_str).and_then(decimal);
        let text = scan::head(value.get("text")?.as_str()?, 300).to_owned();
        let line = LineItem {
            text: text.clone(),
            quantity: number("quantity").map(|number| number.normalize()),
            price: number("price"),
            amount: number("amount"),
            currency,
        };
        Some(found(line, text))
    };
    list.filter_map(line).collect()
}

fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text.trim()).ok()
}

fn said(text: String) -> Found<String> {
    found(text.clone(), text)
}

fn found<T>(value: T, words: String) -> Found<T> {
    Found { value, words, line: 0, quoted: false }
}
