//! What a step that is done gives to those that need it: values of its receipt, by name.

use serde_json::Value;

use super::action::{ACTIONS, Connector};

/// A value that an action's receipt has.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) name: &'static str,
    /// The receipt's key.
    key: &'static str,
}

const BOOKS: &[Given] = &[
    Given { name: "document", key: "document" },
    Given { name: "total", key: "amount" },
    Given { name: "date", key: "date" },
    Given { name: "path", key: "note" },
];

/// Of a draft too: what the server made of it.
const ODOO: &[Given] = &[
    Given { name: "id", key: "id" },
    Given { name: "document", key: "document" },
    Given { name: "total", key: "amount" },
    Given { name: "date", key: "date" },
    Given { name: "due", key: "due" },
];

const OUTBOX: &[Given] =
    &[Given { name: "message_id", key: "message_id" }, Given { name: "path", key: "path" }];

const VAULT: &[Given] = &[Given { name: "path", key: "path" }];

/// What an action gives; nothing where its receipt has no value that others could need.
pub(crate) fn of(action: &str) -> &'static [Given] {
    if action == "odoo.invoice.pdf" {
        return VAULT;
    }
    let spec = ACTIONS.iter().find(|spec| spec.name == action);
    match spec.map(|spec| spec.connector) {
        Some(Connector::Books) => BOOKS,
        Some(Connector::Odoo) => ODOO,
        Some(Connector::Outbox) => OUTBOX,
        Some(Connector::Vault) => VAULT,
        _ => &[],
    }
}

/// An output of an action, as its receipt has it.
pub(crate) fn value(action: &str, output: &str, receipt: &Value) -> Option<String> {
    let given = of(action).iter().find(|given| given.name == output)?;
    match receipt.get(given.key)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
