//! A rehearsal: what is read is read, and what would be written is noted down instead.

use std::cell::RefCell;

use serde::Serialize;

use super::datum::Datum;
use super::error::OdooError;
use super::{Call, Wire};

/// Methods that change nothing.
const READS: &[&str] = &[
    "read",
    "search_read",
    "search_count",
    "fields_get",
    "check_object_reference",
    "has_access",
    "context_get",
];

/// A call that would be made. `id` 0 is the record that an earlier one would make.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Noted {
    pub(crate) model: String,
    pub(crate) method: String,
    pub(crate) ids: Vec<u64>,
    pub(crate) args: Datum,
    pub(crate) context: Datum,
}

/// The wire of a rehearsal.
pub(crate) struct Rehearsal<'a> {
    pub(crate) wire: &'a dyn Wire,
    pub(crate) noted: &'a RefCell<Vec<Noted>>,
}

/// How the end of a rehearsal is told: what would be read next is not there yet.
pub(crate) const OVER: &str = "the rehearsal is over";

impl Wire for Rehearsal<'_> {
    fn call(&self, call: &Call<'_>) -> Result<Datum, OdooError> {
        if READS.contains(&call.method) {
            // What was not made can't be read.
            let is_made = call.ids.contains(&0);
            return if is_made { Err(OdooError::Data(OVER.into())) } else { self.wire.call(call) };
        }
        self.noted.borrow_mut().push(Noted {
            model: call.model.to_owned(),
            method: call.method.to_owned(),
            ids: call.ids.to_vec(),
            args: Datum::map(call.args.clone()),
            context: Datum::map(call.context.clone()),
        });
        Ok(match call.method {
            "load" => Datum::map([("ids", Datum::list([0_u64]))]),
            "create" => Datum::list([0_u64]),
            _ => Datum::Bool(true),
        })
    }
}
