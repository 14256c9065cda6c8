//! Where bills and receipts are booked: playbooks say it in the embedded books' words, and where the books are Odoo's
//! (`books.system: odoo`), each becomes Odoo's action here and nowhere else. The tax that a bill states is put in here, too, where
//! the settings say that it is deducted (`books.input_tax`).

use rust_decimal::Decimal;
use serde_json::Value;

use super::template::Context;
use crate::model::action::{Action, Bill};
use crate::model::money::Money;
use crate::model::odoo;

/// The action for the books that are kept; the names of what Odoo needs and nobody knows, where that is missing.
pub(super) fn placed(action: Action, context: &Context) -> Result<Action, Vec<String>> {
    if context.value("books.system") != Some(Value::from("odoo")) {
        return Ok(match action {
            Action::RecordBill(bill) => Action::RecordBill(deducted(bill, context)),
            Action::RecordExpense(bill) => Action::RecordExpense(deducted(bill, context)),
            other => other,
        });
    }
    match action {
        Action::RecordBill(bill) => draft(bill, context).map(Action::DraftBill),
        Action::RecordExpense(bill) => expense(bill).map(Action::RecordOdooExpense),
        other => Ok(other),
    }
}

/// A bill for the embedded books with the tax that it states. Where base and tax don't come to its amount to the cent, none is
/// named: what is deducted must be sure.
fn deducted(mut bill: Bill, context: &Context) -> Bill {
    let is_meant = context.value("books.input_tax") == Some(Value::Bool(true));
    if is_meant && bill.taxes.is_empty() {
        let parts = by_rate(bill.amount, context).or_else(|| single(bill.amount, context));
        let taxed = parts.unwrap_or_default().into_iter().filter(|(_, rate)| !rate.is_zero());
        bill.taxes = taxed
            .filter_map(|(base, rate)| {
                let tax = tax_on(base, rate)?.amount();
                Some(format!("{} = {tax}", rate.normalize()))
            })
            .collect();
    }
    bill
}

fn tax_on(base: Money, rate: Decimal) -> Option<Money> {
    let tax = base.amount().checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)?;
    Some(Money::rounded(tax, base.currency()))
}

/// A bill as a draft in Odoo, which wants the vendor's number, a day, and lines.
fn draft(bill: Bill, context: &Context) -> Result<odoo::Bill, Vec<String>> {
    let mut missing = Vec::new();
    if bill.reference.trim().is_empty() {
        missing.push("facts.invoice_number".to_owned());
    }
    if bill.date.is_none() {
        missing.push("facts.date".to_owned());
    }
    let (true, Some(date)) = (missing.is_empty(), bill.date.clone()) else { return Err(missing) };
    Ok(odoo::Bill {
        lines: lines(&bill, context),
        vendor: bill.vendor,
        amount: bill.amount,
        reference: bill.reference,
        date,
        due: bill.due,
        note: bill.note,
        files: bill.files,
        at: None,
    })
}

fn expense(bill: Bill) -> Result<odoo::Expense, Vec<String>> {
    let Some(date) = bill.date else { return Err(vec!["facts.date".to_owned()]) };
    let number = Some(&bill.reference).filter(|number| !number.trim().is_empty());
    Ok(odoo::Expense {
        text: number
            .map_or_else(|| bill.vendor.clone(), |number| format!("{}, {number}", bill.vendor)),
        amount: bill.amount,
        date,
        category: bill.category,
        paid_by: odoo::PaidBy::Company,
        note: bill.note,
        files: bill.files,
        at: None,
    })
}

/// One line for each rate of tax whose base is known, where they come to the bill's amount to the cent; else one line of the
/// whole amount without tax, which comes to it in any case.
fn lines(bill: &Bill, context: &Context) -> Vec<odoo::Line> {
    let account = if bill.category.bytes().all(|b| b.is_ascii_digit()) {
        bill.category.clone()
    } else {
        String::new()
    };
    let line = |price: Decimal, tax: String| odoo::Line {
        text: Some(&bill.category).filter(|text| !text.is_empty()).unwrap_or(&bill.vendor).clone(),
        quantity: "1".into(),
        price: price.to_string(),
        tax,
        product: String::new(),
        account: account.clone(),
    };
    let parts = by_rate(bill.amount, context).or_else(|| single(bill.amount, context));
    parts.map_or_else(
        || vec![line(bill.amount.amount(), "0".into())],
        |parts| {
            parts.into_iter().map(|(base, rate)| line(base.amount(), rate.to_string())).collect()
        },
    )
}

/// What is taxed at which rate.
type Parts = Vec<(Money, Decimal)>;

fn by_rate(gross: Money, context: &Context) -> Option<Parts> {
    let shares = context.value("facts.taxes")?;
    let shares = shares.as_array().filter(|shares| shares.len() > 1)?;
    let part = |share: &Value| {
        let text = |key: &str| share.get(key).and_then(Value::as_str);
        Some((text("base")?.parse::<Money>().ok()?, text("rate")?.parse::<Decimal>().ok()?))
    };
    let parts: Parts = shares.iter().map(part).collect::<Option<_>>()?;
    comes_to(&parts, gross).then_some(parts)
}

fn single(gross: Money, context: &Context) -> Option<Parts> {
    let text = |name: &str| context.value(name).and_then(|value| value.as_str().map(str::to_owned));
    let net = text("facts.net")?.parse::<Money>().ok()?;
    let rate = text("facts.tax_percent")?.parse::<Decimal>().ok()?;
    let parts = vec![(net, rate)];
    comes_to(&parts, gross).then_some(parts)
}

/// Whether bases with their taxes, each rounded, are the whole.
fn comes_to(parts: &Parts, gross: Money) -> bool {
    let sum = parts.iter().try_fold(Money::zero(gross.currency()), |sum, (base, rate)| {
        sum.plus(*base)?.plus(tax_on(*base, *rate)?)
    });
    sum == Some(gross)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn bill() -> Bill {
        let params = json!({"vendor": "Kern", "amount": "119.00 EUR", "reference": "R-1", "date": "2026-11-05"});
        serde_json::from_value(params).unwrap()
    }

    fn context(system: &str, facts: Value) -> Context {
        let mut context = Context::default();
        context.set("books", json!({"system": system}));
        context.set("facts", facts);
        context
    }

    fn drafted(facts: Value) -> Vec<(String, String)> {
        let action = placed(Action::RecordBill(bill()), &context("odoo", facts)).unwrap();
        let Action::DraftBill(bill) = action else { panic!("{action:?}") };
        bill.lines.into_iter().map(|line| (line.price, line.tax)).collect()
    }

    #[test]
    fn a_bill_is_for_the_books_that_are_kept() {
        let action = Action::RecordBill(bill());
        assert_eq!(placed(action.clone(), &context("ledger", json!({}))), Ok(action.clone()));
        let drawn = placed(action, &context("odoo", json!({}))).unwrap();
        assert_eq!(drawn.name(), "odoo.bill.create");
        let drawn = placed(Action::RecordExpense(bill()), &context("odoo", json!({}))).unwrap();
        assert_eq!((drawn.name(), drawn.target().as_str()), ("odoo.expense.record", "Kern, R-1"));
    }

    #[test]
    fn its_lines_come_to_its_amount_in_any_case() {
        let whole = [("119.00".to_owned(), "0".to_owned())];
        let one = [("100.00".to_owned(), "19".to_owned())];
        assert_eq!(drafted(json!({})), whole);
        assert_eq!(drafted(json!({"net": "100.00 EUR", "tax_percent": "19"})), one);
        assert_eq!(
            drafted(json!({"net": "99.00 EUR", "tax_percent": "19"})),
            whole,
            "does not add up"
        );
        assert_eq!(drafted(json!({"net": "100.00 USD", "tax_percent": "19"})), whole);
        let two = json!({"taxes": [
            {"rate": "7", "base": "10.00 EUR", "tax": "0.70 EUR"},
            {"rate": "19", "base": "91.01 EUR", "tax": "17.29 EUR"},
        ]});
        let lines = [("10.00".to_owned(), "7".to_owned()), ("91.01".to_owned(), "19".to_owned())];
        assert_eq!(drafted(two), lines);
    }

    #[test]
    fn what_odoo_needs_and_nobody_knows_is_asked_for() {
        let bare = Bill { reference: String::new(), date: None, ..bill() };
        let missing = placed(Action::RecordBill(bare.clone()), &context("odoo", json!({})));
        assert_eq!(missing, Err(vec!["facts.invoice_number".into(), "facts.date".into()]));
        assert!(placed(Action::RecordBill(bare), &context("ledger", json!({}))).is_ok());
    }

    #[test]
    fn the_tax_that_a_bill_states_is_deducted_where_that_is_said_and_sure() {
        let taxes = |deduct: bool, facts: Value| {
            let mut context = context("ledger", facts);
            context.set("books", json!({"system": "ledger", "input_tax": deduct}));
            match placed(Action::RecordBill(bill()), &context) {
                Ok(Action::RecordBill(bill)) => bill.taxes,
                other => panic!("{other:?}"),
            }
        };
        let sure = json!({"net": "100.00 EUR", "tax_percent": "19"});
        assert_eq!(taxes(true, sure.clone()), ["19 = 19.00"]);
        assert!(taxes(false, sure).is_empty());
        assert!(taxes(true, json!({"net": "99.00 EUR", "tax_percent": "19"})).is_empty());
        assert!(taxes(true, json!({})).is_empty());
        let two = json!({"taxes": [
            {"rate": "19", "base": "80.00 EUR", "tax": "15.20 EUR"},
            {"rate": "7", "base": "22.24 EUR", "tax": "1.56 EUR"},
        ]});
        assert_eq!(taxes(true, two), ["19 = 15.20", "7 = 1.56"]);
    }
}
