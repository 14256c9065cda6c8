//! What went well: money that came in, what was carried out for others, what is off the desk.

use rust_decimal::Decimal;

use super::done::{Done, Finished, What};
use super::figure::{Source, Value};
use super::figures::Table;
use super::money::Accounts;
use super::source::At;
use crate::base::Time;
use crate::model::action::{ACTIONS, Class, Spec};
use crate::model::money::{Currency, Money};

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

/// The wins of the table's week: amounts first, those in the currency of the books in front, the largest of each
/// currency before smaller ones; then the latest.
pub(crate) fn all(table: &Table) -> Vec<Win> {
    let week = table.facts.period.week();
    let received = table.row("received-week").map_or(&[][..], |row| &row.figure.sources);
    let accounts = &table.facts.accounts;
    let counts = |source: &&Source| !is_taken_back(source, accounts);
    let mut wins: Vec<Win> = received.iter().filter(counts).map(payment).collect();
    wins.extend(table.facts.done.actions(week).filter_map(action));
    wins.extend(table.facts.done.items(week).filter_map(|note| item(note, &table.facts.done)));
    let own = table.facts.accounts.currency();
    wins.sort_by(|a, b| weight(b, own).cmp(&weight(a, own)).then_with(|| a.source.cmp(&b.source)));
    wins
}

/// Whether a payment was reversed, or is the reverse of one.
fn is_taken_back(source: &Source, accounts: &Accounts) -> bool {
    matches!(&source.at, At::Note(place) if accounts.is_taken_back(place.stem()))
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

/// An action that reached somebody, or asked for money. What costs money is no win, nor is a mail that was only written.
/// Payments come from the books.
fn action(note: &Finished) -> Option<Win> {
    let spec = spec(note)?;
    let reached = matches!(spec.class, Class::Email | Class::Message | Class::Social);
    let is_win = spec.name == "ledger.invoice.create" || (reached && !note.only_written());
    is_win.then(|| Win { amount: note.amount.map(Value::of), ..of(note, spec.name) })
}

/// An item that is off the desk, that a person wrote, and that was not refused. Where something was executed for it, that
/// speaks for itself. The amount that it names is its sender's, and nobody's earnings.
fn item(note: &Finished, done: &Done) -> Option<Win> {
    let executed = |id: &str| {
        done.finished.iter().find(|other| other.place.id().is_some_and(|own| own.as_str() == id))
    };
    let has_effect =
        |id: &str| executed(id).and_then(spec).is_some_and(|spec| spec.class != Class::Vault);
    let is_win = !note.by_machine && !note.was_refused() && !note.requests().any(has_effect);
    is_win.then(|| of(note, ""))
}

fn spec(note: &Finished) -> Option<&'static Spec> {
    let What::Action(name) = &note.what else { return None };
    ACTIONS.iter().find(|spec| spec.name == name)
}

fn of(note: &Finished, kind: &'static str) -> Win {
    Win { source: note.source(), kind, what: note.title.clone(), amount: None, at: Some(note.at) }
}

type Weight = (Option<(bool, Currency, Decimal)>, Option<Time>);

fn weight(win: &Win, own: Option<Currency>) -> Weight {
    let amount = win.amount.as_ref().and_then(|value| value.money()?.first());
    let by_currency =
        |money: &Money| (Some(money.currency()) == own, money.currency(), money.amount());
    (amount.map(by_currency), win.at)
}
