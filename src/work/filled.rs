//! A step's action with what earlier steps gave: values of their receipts, and what Odoo made of a draft.

use std::collections::BTreeMap;

use super::open::Open;
use super::steps::LONGEST_WHY;
use crate::base::{Result, text};
use crate::model::action::Action;
use crate::model::odoo::Draft;
use crate::model::outputs;
use crate::model::plan::Step;
use crate::plan::blanks;

impl Open<'_> {
    /// A step's action with what it takes from the steps that it needed; else why it can't have that.
    pub(super) fn filled(&self, step: &Step) -> Result<std::result::Result<Action, String>> {
        let Some(action) = &step.action else { return Ok(Err("it has no action".into())) };
        let mut values = BTreeMap::new();
        for of in blanks::standing(action, &step.blanks) {
            let request = self.plan.step(&of.step).and_then(|needed| needed.request.as_ref());
            let request = request.map(|id| self.gate.state.request(id)).transpose()?.flatten();
            let value = request.and_then(|request| {
                outputs::value(request.action.name(), &of.output, request.receipt.as_ref()?)
            });
            match value {
                Some(value) => _ = values.insert(of.clone(), value),
                None => return Ok(Err(format!("`{}` gave no `{}`", of.step, of.output))),
            }
        }
        if values.is_empty() {
            return Ok(Ok(action.clone()));
        }
        let filled = blanks::fill(action, &step.blanks, &values);
        Ok(filled.map_err(|error| text::cut(&text::shown_line(&error.to_string()), LONGEST_WHY)))
    }

    /// The posting of a draft with what the server made of that, which the receipt of the step that drafted it says: what is
    /// asked is the draft as it was read, and `true`. Anything else as it is.
    pub(super) fn bound(
        &self,
        step: &Step,
        mut action: Action,
    ) -> Result<std::result::Result<(Action, bool), String>> {
        let (Action::PostInvoice(posting) | Action::PostBill(posting)) = &mut action else {
            return Ok(Ok((action, false)));
        };
        if posting.draft.is_some() {
            return Ok(Ok((action, false)));
        }
        for needed in step.needs.iter().filter_map(|id| self.plan.step(id)) {
            let request = needed.request.as_ref().map(|id| self.gate.state.request(id));
            let Some(receipt) = request.transpose()?.flatten().and_then(|request| request.receipt)
            else {
                continue;
            };
            let id = receipt.get("id").and_then(serde_json::Value::as_u64);
            if id.is_some() && id == posting.id.number() {
                posting.draft = Draft::of_receipt(&receipt);
            }
        }
        if posting.draft.is_some() {
            return Ok(Ok((action, true)));
        }
        let id = posting.id.to_string();
        Ok(Err(format!(
            "what Odoo made of the draft #{id} is not known: no step before this one drafted it; `fte odoo invoice post {id}` reads it"
        )))
    }
}
