//! Takes back what was done: the inverse of an executed request, asked for at the gate like any other action.

use serde_json::{Value, json};

use crate::model::action::{Action, Undo};
use crate::model::request::Standing;
use crate::state::requests::Request;

/// The action that takes an executed request back, made of its receipt. The error says in words why there is none.
pub(crate) fn inverse(done: &Request) -> Result<Action, String> {
    let Undo::By(name, _) = done.action.spec().undo else {
        return Err(done.action.spec().undo.words().to_owned());
    };
    if done.standing != Standing::Done {
        return Err("it was not done".to_owned());
    }
    let said = |key: &str| {
        let value = done.receipt.as_ref().and_then(|receipt| receipt.get(key)?.as_str());
        value.ok_or_else(|| format!("its receipt does not say the `{key}`"))
    };
    let params: Value = if name == "note.discard" {
        json!({ "path": said("path")?, "request": done.id, "sha256": said("sha256")? })
    } else {
        json!({ "document": said("document")?, "amount": said("amount")? })
    };
    Action::from_params(name, params).map_err(|error| error.to_string())
}
