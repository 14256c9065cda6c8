//! What a message that asks for an invoice comes to: its lines, its sum without tax, the rate of its tax.
//!
//! An hourly rate is no sum, and two sums that differ are none: what the message leaves open is asked for.

use minijinja::Value;
use rust_decimal::Decimal;
use serde_json::json;

use super::context::OwnerCard;
use super::extract::{Facts, Found, LineItem, worked};
use crate::model::action::{Invoice, Line};
use crate::model::money::Money;
use crate::model::person::Contact;
use crate::model::tax::Tax;

/// `invoice` as templates see it: `lines`, `net`, `tax`.
pub(super) fn asked(
    facts: &Facts,
    contact: Option<&Contact>,
    owner: &OwnerCard,
) -> serde_json::Value {
    let lines = lines(facts, contact);
    let tax = tax(fresh(facts.tax_percent.as_ref()), contact, owner);
    let percent = tax.parse::<Tax>().map(|tax| tax.percent).unwrap_or_default();
    let net = net(facts, &lines, percent);
    json!({"lines": lines, "net": net.map(|net| net.to_string()), "tax": tax})
}

/// The tax of an invoice: none where the owner says that the customer owes it, whatever a message says.
pub(super) fn tax(said: Option<&String>, contact: Option<&Contact>, owner: &OwnerCard) -> String {
    match contact {
        Some(contact) if contact.billing.reverse_charge => owner.reverse_charge.clone(),
        _ => said
            .or_else(|| contact.and_then(|contact| contact.tax.as_ref()))
            .unwrap_or(&owner.tax_percent)
            .clone(),
    }
}

fn fresh<T>(found: Option<&Found<T>>) -> Option<&T> {
    found.filter(|found| !found.quoted).map(|found| &found.value)
}

/// The lines that the message names; else its hours at the contact's rate, where it names no sum.
fn lines(facts: &Facts, contact: Option<&Contact>) -> Vec<LineItem> {
    let named: Vec<_> = facts.lines.iter().filter(|line| !line.quoted).collect();
    if !named.is_empty() {
        return named.into_iter().map(|line| line.value.clone()).collect();
    }
    let rate =
        contact.and_then(|contact| contact.rate.as_ref()).filter(|_| facts.amounts.is_empty());
    let rate = rate.and_then(|rate| rate.split('/').next()?.parse::<Money>().ok());
    let hours = fresh(facts.hours.as_ref()).and_then(|hours| hours.parse().ok());
    rate.zip(hours).and_then(|(rate, hours)| worked::line("", hours, rate)).into_iter().collect()
}

/// The sum without tax, where lines and sums that the message names agree on one.
fn net(facts: &Facts, lines: &[LineItem], percent: Decimal) -> Option<Money> {
    let total = fresh(facts.total.as_ref()).copied();
    let named = fresh(facts.net.as_ref()).copied();
    let stated = match (named, total, fresh(facts.tax.as_ref()).copied()) {
        (Some(net), ..) => Some(net),
        (None, Some(total), Some(tax)) => Some(total.minus(tax)?),
        (None, Some(total), None) if facts.tax_included => Some(without_tax(total, percent)?),
        (None, total, _) => total,
    };
    if lines.is_empty() {
        return stated;
    }
    let sum = sum(lines)?;
    let agrees = stated.is_none_or(|stated| stated == sum)
        || (named.is_none() && total.is_some() && total == with_tax(sum, percent));
    agrees.then_some(sum)
}

/// What the lines come to; none where they are in two currencies or one has no price.
fn sum(lines: &[LineItem]) -> Option<Money> {
    let currency = lines.iter().find_map(|line| line.currency)?;
    lines.iter().try_fold(Money::zero(currency), |sum, line| {
        let own = line.currency.is_none_or(|own| own == currency);
        let (quantity, price) = priced(line)?;
        let product = quantity.checked_mul(price).filter(|_| own)?;
        sum.plus(Money::rounded(product, currency))
    })
}

fn priced(line: &LineItem) -> Option<(Decimal, Decimal)> {
    let quantity = line.quantity.unwrap_or(Decimal::ONE);
    match (line.price, line.amount) {
        (Some(price), _) => Some((quantity, price)),
        (None, Some(amount)) if quantity == Decimal::ONE => Some((quantity, amount)),
        _ => None,
    }
}

fn with_tax(net: Money, percent: Decimal) -> Option<Money> {
    let tax = net.amount().checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?;
    net.plus(Money::rounded(tax, net.currency()))
}

/// The sum that makes this one with its tax, where there is one to the cent.
fn without_tax(gross: Money, percent: Decimal) -> Option<Money> {
    let whole = percent.checked_add(Decimal::ONE_HUNDRED)?;
    let net = gross.amount().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let net = Money::rounded(net, gross.currency());
    (with_tax(net, percent) == Some(gross)).then_some(net)
}

/// Lines as an action has them: those that are given where they come to the amount, else one of this text and amount.
pub(super) fn invoice_lines(
    lines: &Value,
    text: &Value,
    amount: &Value,
    tax: Option<&Value>,
) -> Value {
    let Some(total) = amount.as_str().and_then(|amount| amount.parse::<Money>().ok()) else {
        return Value::UNDEFINED;
    };
    let text = text.as_str().unwrap_or_default();
    let tax = tax.and_then(|tax| tax.as_str().map(str::to_owned)).unwrap_or_default();
    let given: Option<Vec<LineItem>> =
        lines.try_iter().ok().map(|lines| lines.filter_map(|line| given(&line)).collect());
    let given = given.filter(|given| Some(given.len()) == lines.len() && sum(given) == Some(total));
    let entries = match given {
        Some(lines) => lines
            .iter()
            .filter_map(|line| {
                let (quantity, price) = priced(line)?;
                let words = if line.text.is_empty() { text } else { &line.text };
                Some(entry(words, &quantity.normalize().to_string(), &price.to_string(), &tax))
            })
            .collect(),
        None if text.is_empty() => return Value::UNDEFINED,
        None => vec![entry(text, "1", &total.amount().to_string(), &tax)],
    };
    Value::from(entries)
}

fn given(line: &Value) -> Option<LineItem> {
    let text =
        |name: &str| line.get_attr(name).ok().and_then(|value| value.as_str().map(str::to_owned));
    let number = |name: &str| text(name).and_then(|text| Decimal::from_str_exact(&text).ok());
    Some(LineItem {
        text: text("text")?,
        quantity: number("quantity"),
        price: number("price"),
        amount: number("amount"),
        currency: text("currency").and_then(|code| code.parse().ok()),
    })
}

fn entry(text: &str, quantity: &str, price: &str, tax: &str) -> Value {
    let pairs = [("text", text), ("quantity", quantity), ("price", price), ("tax", tax)];
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs = pairs.map(|(name, value)| (name.to_owned(), Value::from(value)));
    Value::from(pairs.collect::<std::collections::BTreeMap<_, _>>())
}

/// What lines as an action has them come to with their tax, in an amount's currency.
pub(super) fn invoice_total(lines: &Value, amount: &Value) -> Value {
    let total = || -> Option<Money> {
        let currency = amount.as_str()?.parse::<Money>().ok()?.currency();
        let lines = serde_json::to_value(lines).ok()?;
        let lines: Vec<Line> = serde_json::from_value(lines).ok()?;
        let invoice = Invoice {
            customer: String::new(),
            currency,
            lines,
            date: None,
            due: None,
            note: String::new(),
            time: Vec::new(),
        };
        invoice.total().ok()
    };
    total().map_or(Value::UNDEFINED, |total| Value::from(total.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::person::Billing;
    use crate::plan::extract::Amount;

    fn nineteen() -> OwnerCard {
        OwnerCard {
            tax_percent: "19".into(),
            reverse_charge: "0 DE-reverse: owed by you".into(),
            ..OwnerCard::default()
        }
    }

    fn found<T>(value: T) -> Found<T> {
        Found { value, words: String::new(), line: 1, quoted: false }
    }

    fn money(text: &str) -> Option<Found<Money>> {
        (!text.is_empty()).then(|| found(text.parse().unwrap()))
    }

    fn worked(list: &[(&str, &str)]) -> Vec<Found<LineItem>> {
        let line = |(hours, rate): &(&str, &str)| {
            found(worked::line("work", hours.parse().unwrap(), rate.parse().unwrap()).unwrap())
        };
        list.iter().map(line).collect()
    }

    #[test]
    fn lines_and_sums_that_agree_make_the_net_sum() {
        let hours: &[(&str, &str)] = &[("7.5", "95.00 EUR"), ("1.5", "95.00 EUR")];
        let mixed: &[(&str, &str)] = &[("1", "95.00 EUR"), ("1", "95.00 USD")];
        let table = [
            // lines, total, net, holds the tax, what it comes to
            (&[][..], "1200.00 EUR", "", false, Some("1200.00 EUR")),
            (&[], "1332.80 EUR", "", true, Some("1120.00 EUR")),
            (&[], "0.02 EUR", "", true, Some("0.02 EUR")),
            (&[], "0.03 EUR", "", true, None),
            (&[], "1332.80 EUR", "1120.00 EUR", false, Some("1120.00 EUR")),
            (&[], "", "", false, None),
            (hours, "", "", false, Some("855.00 EUR")),
            (hours, "855.00 EUR", "", false, Some("855.00 EUR")),
            (hours, "1017.45 EUR", "", false, Some("855.00 EUR")),
            (hours, "900.00 EUR", "", false, None),
            (hours, "", "900.00 EUR", false, None),
            (hours, "855.00 USD", "", false, None),
            (mixed, "190.00 EUR", "", false, None),
        ];
        for (lines, total, net, included, expected) in table {
            let facts = Facts {
                lines: worked(lines),
                total: money(total),
                net: money(net),
                tax_included: included,
                ..Facts::default()
            };
            let asked = asked(&facts, None, &nineteen());
            assert_eq!(asked["net"].as_str(), expected, "{lines:?} {total} {net} {included}");
            assert_eq!(asked["tax"], "19");
        }
    }

    #[test]
    fn hours_are_charged_as_the_contact_s_note_says() {
        let dana =
            Contact { rate: Some("95.00 EUR".into()), tax: Some("7".into()), ..Contact::default() };
        let facts = Facts { hours: Some(found("12".into())), ..Facts::default() };
        let asked_of_dana = asked(&facts, Some(&dana), &nineteen());
        assert_eq!(
            (&asked_of_dana["net"], &asked_of_dana["tax"]),
            (&json!("1140.00 EUR"), &json!("7"))
        );
        // Who owes the tax is the owner's to say: neither a message nor the note's own rate is asked.
        let billing = Billing { reverse_charge: true, ..Billing::default() };
        let owing = Contact { billing, ..dana.clone() };
        let said = Facts { tax_percent: Some(found("7".into())), ..facts.clone() };
        let owed = asked(&said, Some(&owing), &nineteen());
        assert_eq!(owed["tax"], json!("0 DE-reverse: owed by you"));
        assert_eq!(asked(&said, None, &nineteen())["tax"], json!("7"));
        // A sum in the message is not overruled.
        let amount = Amount { money: "500.00 EUR".parse().unwrap(), label: None };
        let facts = Facts { amounts: vec![found(amount)], ..facts };
        assert_eq!(asked(&facts, Some(&dana), &nineteen())["net"], json!(null));
    }
}
