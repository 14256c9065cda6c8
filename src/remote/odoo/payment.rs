//! Payments of invoices and bills, by the wizard that Odoo's own button opens: payment and match are one transaction.
//!
//! The wizard itself pays whatever is open or not: what is open is read just before it runs, again once it is there, and
//! once more after it.

use serde_json::{Value, json};

use super::datum::Datum;
use super::document::{Document, MOVE};
use super::error::OdooError;
use super::lookup::{term, text};
use super::write::Desk;
use super::{Search, lookup};
use crate::model::money::Money;
use crate::model::odoo::Payment;

const WIZARD: &str = "account.payment.register";
const PAYMENT: &str = "account.payment";

impl Desk<'_> {
    pub(super) fn pay(&self, payment: &Payment) -> Result<Value, OdooError> {
        let document = self.odoo.document(payment.id)?;
        check(payment, &document)?;
        let context =
            || vec![("active_model", Datum::from(MOVE)), ("active_ids", Datum::list([payment.id]))];
        let values = self.wizard(payment, &document)?;
        let wizard = self.odoo.create(WIZARD, values, context())?;
        // Somebody may have paid while the wizard was made; it would pay once more.
        check(payment, &self.odoo.document(payment.id)?)?;
        self.odoo.call((WIZARD, "action_create_payments"), &[wizard], Vec::new(), context())?;
        let nothing =
            || OdooError::Lost("it said that it was paid, and has no such payment".into());
        self.find_payment(payment)?.ok_or_else(nothing)
    }

    fn wizard(
        &self,
        payment: &Payment,
        document: &Document,
    ) -> Result<Vec<(&'static str, Datum)>, OdooError> {
        let mut values = vec![
            ("payment_date", Datum::from(payment.date.as_str())),
            ("amount", payment.amount.amount().into()),
            ("currency_id", document.currency.into()),
            ("communication", self.memo(payment).into()),
        ];
        if !payment.journal.is_empty() {
            values.push(("journal_id", self.odoo.journal(&payment.journal)?.id.into()));
        }
        // Said always: an early payment discount would be written off by itself.
        if payment.write_off.is_empty() {
            values.push(("payment_difference_handling", "open".into()));
        } else {
            let account = self.odoo.account(&payment.write_off)?;
            values.push(("payment_difference_handling", "reconcile".into()));
            values.push(("writeoff_account_id", account.id.into()));
            let label = if payment.note.is_empty() { "Write-off" } else { &payment.note };
            values.push(("writeoff_label", label.into()));
        }
        Ok(values)
    }

    fn memo(&self, payment: &Payment) -> String {
        format!("{} {}", payment.document, self.mark())
    }

    /// The payment that has the request's key, with what it left open.
    pub(super) fn find_payment(&self, payment: &Payment) -> Result<Option<Value>, OdooError> {
        // Odoo 17 and earlier have the memo elsewhere.
        let is_new = self.odoo.has_field(PAYMENT, "memo")?;
        let (field, fields): (_, &[&'static str]) = if is_new {
            (
                "memo",
                &[
                    "name",
                    "memo",
                    "state",
                    "amount",
                    "currency_id",
                    "date",
                    "is_reconciled",
                    "move_id",
                ],
            )
        } else {
            (
                "ref",
                &[
                    "name",
                    "ref",
                    "state",
                    "amount",
                    "currency_id",
                    "date",
                    "is_reconciled",
                    "move_id",
                ],
            )
        };
        let mark = self.mark();
        let domain = Datum::List(vec![term(field, "ilike", lookup::literal(&mark))]);
        let what = Search { model: PAYMENT, fields, order: "id" };
        let found = self.odoo.search(&what, &domain, 10)?;
        let has_key = |row: &&Datum| {
            text(row, field).is_some_and(|memo| memo.split_whitespace().any(|word| word == mark))
        };
        let Some(row) = found.iter().find(has_key) else { return Ok(None) };
        let document = self.odoo.document(payment.id)?;
        // In a locked period the payment keeps its day, and its entry has another one.
        let booked = match row.get("move_id").and_then(Datum::id) {
            Some(entry) => self.odoo.booked(entry)?,
            None => text(row, "date"),
        };
        Ok(Some(receipt(payment, row, &document, &booked.unwrap_or_default())))
    }
}

/// Whether what was said yes to can still be paid.
fn check(payment: &Payment, document: &Document) -> Result<(), OdooError> {
    let name = document.known_as();
    let refused = |why: String| Err(OdooError::Stopped(why));
    if !document.is_posted() {
        return refused(format!(
            "{name} is not posted: nothing is paid for a `{}`",
            document.state
        ));
    }
    if name != payment.document {
        return refused(format!("#{} is {name} now, and was {}", payment.id, payment.document));
    }
    if document.open.is_zero() {
        return refused(format!("nothing is open of {name}: it is paid already"));
    }
    if document.open != payment.open {
        return refused(format!(
            "{} is open of {name} now, and {} was when it was asked for: `fte odoo payment record {name}` asks anew",
            document.open, payment.open
        ));
    }
    over(payment.amount, payment.open, &name)?;
    if !payment.write_off.is_empty() && payment.amount == payment.open {
        return refused(format!(
            "{} is all that is open of {name}: nothing is left to write off",
            payment.open
        ));
    }
    Ok(())
}

/// Whether more would be paid than is open, or nothing.
pub(crate) fn over(amount: Money, open: Money, name: &str) -> Result<(), OdooError> {
    match open.minus(amount) {
        _ if !amount.is_positive() => {
            Err(OdooError::Stopped("a payment is more than nothing".into()))
        }
        None => Err(OdooError::Stopped(format!("{name} is in {}", open.currency()))),
        Some(rest) if rest.is_zero() || rest.is_positive() => Ok(()),
        Some(_) => Err(OdooError::Stopped(format!(
            "{amount} is more than the {open} that is open of {name}"
        ))),
    }
}

fn receipt(payment: &Payment, row: &Datum, document: &Document, booked: &str) -> Value {
    let name = text(row, "name").unwrap_or_default();
    let state = text(row, "state").unwrap_or_default();
    let date = text(row, "date").unwrap_or_default();
    let number = row.get("amount").and_then(Datum::number).unwrap_or_default();
    let amount = Money::rounded(number, payment.amount.currency());
    let rest = payment.open.minus(payment.amount).filter(|_| payment.write_off.is_empty());
    let rest = rest.unwrap_or(Money::zero(payment.open.currency()));
    let of = &payment.document;
    let mut changed = Vec::new();
    if document.open != rest {
        let less = rest.minus(document.open).is_some_and(Money::is_positive);
        let why =
            if less { ": somebody else paid it as well, more was paid than was open" } else { "" };
        changed.push(format!("{} is open of {of} after it, not {rest}{why}", document.open));
    }
    if amount != payment.amount {
        changed.push(format!("it is a payment of {amount}, not of {}", payment.amount));
    }
    if date != payment.date {
        changed.push(format!("it is dated {date}, not {}", payment.date));
    }
    if booked != payment.date {
        changed.push(format!(
            "it is booked on {booked}, not on {}: the period of that day may be locked in Odoo",
            payment.date
        ));
    }
    // Left where it was paid a second time by somebody else, in the moment between: it is matched with nothing.
    let is_over = document.open.is_zero()
        && rest.is_zero()
        && row.get("is_reconciled") == Some(&Datum::Bool(false))
        && row.get("move_id").and_then(Datum::id).is_some()
        && payment.write_off.is_empty();
    if is_over {
        changed.push(format!(
            "more was paid of {of} than was open: somebody else paid it at the same moment, and {name} is left in Odoo as a credit, whole or in part: put one of the two right there"
        ));
    }
    let mut receipt = json!({
        "connector": "odoo", "model": PAYMENT, "id": lookup::id(row), "document": name,
        "said": format!("{name}: {amount} for {of}, {} open", document.open),
        "pays": of, "amount": amount, "date": date, "booked": booked, "open": document.open, "state": state,
    });
    if let (Value::Object(receipt), false) = (&mut receipt, changed.is_empty()) {
        receipt.insert("changed".into(), json!(changed));
    }
    receipt
}
