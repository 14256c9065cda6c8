//! What went well: money that came in, what was carried out for others, what is off the desk.

use rust_decimal::Decimal;

use super::done::{Finished, What};
use super::figure::{Source, Value};
use super::figures::Table;
use super::source::At;
use crate::base::Time;
use crate::model::action::{ACTIONS, Class};
use crate::model::money::Currency;

/// Something that was finished. `what` may be foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Win {
    pub(crate) source: At,
    /// In words of our own: `payment received`, `email.reply`; empty for an item.
    pub(crate) kind: &'static str,
    pub(crate) what: String,
    pub(crate) amount: Option<Value>,
    at: Option<Time>,
}

/// The wins of the table's week: amounts first, the largest of each currency in front, then the latest.
pub(crate) fn all(table: &Table) -> Vec<Win> {
    let week = table.facts.period.week();
    let received = table.row("received-week").map_or(&[][..], |row| &row.figure.sources);
    let mut wins: Vec<Win> = received.iter().map(payment).collect();
    wins.extend(table.facts.done.actions(week).filter_map(action));
    wins.extend(table.facts.done.items(week).map(|note| of(note, "")));
    wins.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.source.cmp(&b.source)));
    wins
}

fn payment(source: &Source) -> Win {
    Win {
        source: source.at.clone(),
        kind: "payment received",
        what: source.says.clone(),
        amount: source.value.clone(),
        at: None,
    }
}

/// An action that reached somebody: notes and reminders of one's own are none. Payments come from the books.
fn action(note: &Finished) -> Option<Win> {
    let What::Action(name) = &note.what else { return None };
    let spec = ACTIONS.iter().find(|spec| spec.name == name)?;
    (spec.class != Class::Vault && spec.name != "ledger.payment.record")
        .then(|| of(note, spec.name))
}

fn of(note: &Finished, kind: &'static str) -> Win {
    Win {
        source: note.source(),
        kind,
        what: note.title.clone(),
        amount: note.amount.map(Value::of),
        at: Some(note.at),
    }
}

fn weight(win: &Win) -> (Option<(Currency, Decimal)>, Option<Time>) {
    let amount = win.amount.as_ref().and_then(|value| value.money()?.first());
    (amount.map(|money| (money.currency(), money.amount())), win.at)
}
