//! What undoes an action that was done.

use crate::model::action::{Action, Payment};
use crate::state::requests::Request;

/// The action that undoes what a request did; else why nothing does, in our own words.
pub(crate) fn inverse(done: &Request) -> Result<Action, String> {
    let given = |key: &str| done.receipt.as_ref().and_then(|receipt| receipt.get(key)?.as_str());
    match &done.action {
        Action::CreateInvoice(_) => {
            let document = given("document").ok_or("its receipt names no document")?;
            let amount = given("amount").and_then(|amount| amount.parse().ok());
            let amount = amount.ok_or("its receipt names no amount")?;
            let note = String::new();
            Ok(Action::CreditInvoice(Payment {
                document: document.into(),
                amount,
                date: None,
                note,
            }))
        }
        action => Err(action.spec().undo.to_owned()),
    }
}
