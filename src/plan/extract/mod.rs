//! Facts in an item's text: amounts, days, numbers, accounts, people, questions; each with the words it came from.

mod facts;

pub(crate) use facts::{Amount, Deadline, Event, Facts, Found, LineItem, Owner};

use crate::model::item::Item;

/// What can be said for certain about an item. The same item gives the same facts.
pub(crate) fn extract(_item: &Item, _owner: &Owner) -> Facts {
    Facts::default()
}

/// What was found, for people: the fact's name, its value, the words it came from.
pub(crate) fn summary(_facts: &Facts) -> Vec<(String, String, String)> {
    Vec::new()
}
