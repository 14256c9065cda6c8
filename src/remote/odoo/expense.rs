//! Expenses: made, the receipt attached, submitted; approved and posted where this user may.

use serde_json::{Value, json};

use super::datum::Datum;
use super::error::OdooError;
use super::lookup::{term, text};
use super::sheet::Sheet;
use super::write::Desk;
use super::{Odoo, Search, external, lookup};
use crate::model::money::Money;
use crate::model::odoo::{Expense, PaidBy};

const MODEL: &str = "hr.expense";
const WIZARD: &str = "hr.expense.post.wizard";

const FIELDS: &[&str] = &[
    "name",
    "state",
    "total_amount_currency",
    "tax_amount_currency",
    "currency_id",
    "date",
    "duplicate_expense_ids",
    "account_move_id",
    "can_approve",
];

impl Desk<'_> {
    /// Goes on from wherever it is: each step is taken by the state that the server has.
    pub(super) fn record_expense(&self, expense: &Expense) -> Result<Value, OdooError> {
        let own = external::id(self.key, "");
        let id = match self.odoo.made(MODEL, &own)? {
            Some(id) => id,
            None => self.odoo.put(MODEL, &self.expense_sheet(expense)?)?,
        };
        self.attach(MODEL, id, &expense.files)
            .map_err(|error| error.leaving(format!("the draft #{id}")))?;
        let mut row = self.odoo.expense(id)?;
        let total = total(&row, expense);
        if total != Some(expense.amount) && state(&row) == "draft" {
            let made = total.map_or_else(|| "another currency".into(), |total| total.to_string());
            return Err(OdooError::Stopped(format!(
                "Odoo makes {made} of it, not {}: it is left there as the draft #{id}",
                expense.amount
            )));
        }
        // Submitted, it could be approved by itself, with no look at that.
        let mut why = same_as(id, &row);
        if state(&row) == "draft" && why.is_none() {
            why = self.step(id, "action_submit", "it is not submitted")?;
            row = self.odoo.expense(id)?;
        }
        if state(&row) == "submitted" && why.is_none() {
            why = self.approve(id, &row)?;
            row = self.odoo.expense(id)?;
        }
        if state(&row) == "approved" && why.is_none() {
            why = self.post_expense(id, expense)?;
            row = self.odoo.expense(id)?;
        }
        self.expense_receipt(expense, id, &row, why.as_deref())
    }

    fn expense_sheet(&self, expense: &Expense) -> Result<Sheet, OdooError> {
        let payer = match expense.paid_by {
            PaidBy::Employee => "own_account",
            PaidBy::Company => "company_account",
        };
        let category = self.odoo.category(&expense.category)?.id.to_string();
        let currency = self.odoo.currency(expense.amount.currency())?.id.to_string();
        let head = vec![
            ("id", external::id(self.key, "")),
            ("name", expense.text.clone()),
            ("employee_id/.id", self.odoo.employee()?.to_string()),
            ("product_id/.id", category),
            ("currency_id/.id", currency),
            ("total_amount_currency", expense.amount.amount().to_string()),
            ("date", expense.date.clone()),
            ("payment_mode", payer.into()),
        ];
        let mut sheet = Sheet { head, lines: Vec::new() };
        sheet.filled("description", &expense.note);
        Ok(sheet)
    }

    /// Approves it, where this user may. What keeps it from that.
    fn approve(&self, id: u64, row: &Datum) -> Result<Option<String>, OdooError> {
        if row.get("can_approve") == Some(&Datum::Bool(false)) {
            return Ok(Some("this user may not approve it: a manager does in Odoo".into()));
        }
        self.step(id, "action_approve", "it is not approved")
    }

    /// One step of an expense's way, and what keeps it from that.
    fn step(&self, id: u64, method: &str, what: &str) -> Result<Option<String>, OdooError> {
        match self.odoo.call((MODEL, method), &[id], Vec::new(), Vec::new()) {
            Ok(_) => Ok(None),
            Err(OdooError::Rights(why) | OdooError::Refused(why)) => {
                Ok(Some(format!("{what}: {why}")))
            }
            Err(error) => Err(error),
        }
    }

    /// Posts it, where this user may. What keeps it from that.
    fn post_expense(&self, id: u64, expense: &Expense) -> Result<Option<String>, OdooError> {
        let answer = match self.odoo.call((MODEL, "action_post"), &[id], Vec::new(), Vec::new()) {
            Err(OdooError::Rights(why) | OdooError::Refused(why)) => {
                return Ok(Some(format!("it is approved and not posted: {why}")));
            }
            answer => answer?,
        };
        // Of an employee's money it asks for the accounting date: the wizard that it names, with the context that it gives.
        if answer.get("res_model").and_then(Datum::text) != Some(WIZARD) {
            return Ok(None);
        }
        let wizard = answer.get("res_id").and_then(Datum::id);
        let wizard = wizard.ok_or_else(|| OdooError::Answer("a wizard without an id".into()))?;
        let context = || given(answer.get("context"));
        let day = Datum::map([("accounting_date", expense.date.as_str().into())]);
        self.odoo.call((WIZARD, "write"), &[wizard], vec![("vals", day)], context())?;
        let run = self.odoo.call((WIZARD, "action_post_entry"), &[wizard], Vec::new(), context());
        match run {
            Err(OdooError::Rights(why) | OdooError::Refused(why)) => {
                Ok(Some(format!("it is approved and not posted: {why}")))
            }
            answer => answer.map(|_| None),
        }
    }

    /// An expense is done when it is submitted with all its files; what may follow is the server's to say, once.
    pub(super) fn find_expense(&self, expense: &Expense) -> Result<Option<Value>, OdooError> {
        let Some(id) = self.odoo.made(MODEL, &external::id(self.key, ""))? else {
            return Ok(None);
        };
        let row = self.odoo.expense(id)?;
        let is_done = matches!(state(&row), "posted" | "paid" | "in_payment" | "refused" | "done");
        let done = is_done && self.has_files(&expense.files)?;
        if done { self.expense_receipt(expense, id, &row, None).map(Some) } else { Ok(None) }
    }

    fn expense_receipt(
        &self,
        expense: &Expense,
        id: u64,
        row: &Datum,
        why: Option<&str>,
    ) -> Result<Value, OdooError> {
        let entry = row.get("account_move_id");
        let booked = match entry.and_then(Datum::id) {
            // Who may have expenses need not read the books.
            Some(entry) => match self.odoo.booked(entry) {
                Err(OdooError::Rights(_)) => None,
                booked => booked?,
            },
            None => None,
        };
        Ok(receipt(expense, (id, row), booked.as_deref(), why))
    }
}

impl Odoo<'_> {
    fn expense(&self, id: u64) -> Result<Datum, OdooError> {
        let rows = self.read(MODEL, &[id], FIELDS)?;
        rows.into_iter().next().ok_or_else(|| OdooError::Missing(format!("the expense #{id}")))
    }

    /// The employee that the user is.
    fn employee(&self) -> Result<u64, OdooError> {
        let me = self.call(("res.users", "context_get"), &[], Vec::new(), Vec::new())?;
        let me = me.get("uid").and_then(Datum::id);
        let me = me.ok_or_else(|| OdooError::Answer("no id of the user".into()))?;
        let what = Search { model: "hr.employee", fields: &["name"], order: "id" };
        let domain =
            Datum::List(vec![term("user_id", "=", me), term("company_id", "=", self.company)]);
        let found = self.search(&what, &domain, 1)?;
        let missing = "this user is no employee of the company in Odoo, who could have an expense: make one there under Employees";
        found.first().and_then(lookup::id).ok_or_else(|| OdooError::Data(missing.into()))
    }
}

/// Why it is left to a person: Odoo takes it for another one.
fn same_as(id: u64, row: &Datum) -> Option<String> {
    let ids = row.get("duplicate_expense_ids").map(Datum::items).unwrap_or_default();
    let other = ids.iter().filter_map(Datum::id).find(|other| *other != id)?;
    Some(format!(
        "Odoo takes it for the same as its expense #{other}: submit it there, or delete it"
    ))
}

/// The keys of a context that the server gave, as they go back to it unchanged.
fn given(context: Option<&Datum>) -> Vec<(&'static str, Datum)> {
    let keys = ["company_paid_move_ids", "active_ids", "active_model", "active_id"];
    let value = |name: &'static str| Some((name, context?.get(name)?.clone()));
    keys.into_iter().filter_map(value).collect()
}

fn state(row: &Datum) -> &str {
    row.get("state").and_then(Datum::text).unwrap_or_default()
}

/// `None` where it is in another currency.
fn total(row: &Datum, expense: &Expense) -> Option<Money> {
    let currency = expense.amount.currency();
    let is_own = row.get("currency_id")?.name() == Some(currency.as_str());
    let number = row.get("total_amount_currency")?.number()?;
    is_own.then(|| Money::rounded(number, currency))
}

fn receipt(
    expense: &Expense,
    (id, row): (u64, &Datum),
    booked: Option<&str>,
    why: Option<&str>,
) -> Value {
    let state = state(row);
    let entry = row.get("account_move_id").and_then(Datum::name);
    let tax = row.get("tax_amount_currency").and_then(Datum::number).unwrap_or_default();
    let said = match why {
        Some(why) => format!("expense #{id} is {state}: {why}"),
        None => format!("expense #{id} is {state}"),
    };
    let total = total(row, expense);
    let mut changed = Vec::new();
    if total != Some(expense.amount) {
        let made = total.map_or_else(|| "another currency".into(), |total| total.to_string());
        changed.push(format!("it is of {made}, not of {}", expense.amount));
    }
    if let Some(booked) = booked.filter(|booked| *booked != expense.date) {
        changed.push(format!(
            "it is booked on {booked}, not on {}: the period of that day may be locked in Odoo",
            expense.date
        ));
    }
    let mut receipt = json!({
        "connector": "odoo", "model": MODEL, "id": id, "document": format!("#{id}"), "said": said,
        "state": state, "amount": total, "date": text(row, "date"),
        "tax": Money::rounded(tax, expense.amount.currency()),
        "entry": entry, "booked": booked, "left": why,
    });
    if let (Value::Object(receipt), false) = (&mut receipt, changed.is_empty()) {
        receipt.insert("changed".into(), json!(changed));
    }
    receipt
}
