//! Which amounts are the total, the net and the tax; nothing where the text contradicts itself.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::amounts::Seen;
use super::facts::Found;
use super::labels::Label;
use super::text::{Part, Text};
use crate::model::money::{Currency, Money};

/// What is paid, and of what it is made.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub(super) total: Option<Found<Money>>,
    pub(super) net: Option<Found<Money>>,
    pub(super) tax: Option<Found<Money>>,
    pub(super) unsure: Vec<String>,
}

pub(super) fn read(text: &Text, seen: &[Seen]) -> Totals {
    let own: Vec<&Seen> = fresh(seen);
    let mut totals = Totals::default();
    match choose(&own) {
        Choice::One(seen) => totals.total = Some(found(text, seen)),
        Choice::Several(amounts) => totals.unsure.push(question(&amounts)),
        Choice::None => {}
    }
    let currency = totals.total.as_ref().map(|total| total.value.currency());
    totals.net = sole(&own, Label::Net, currency).map(|seen| found(text, seen));
    totals.tax = tax(&own, &totals).map(|seen| found(text, seen));
    totals
}

fn question(amounts: &BTreeSet<Decimal>) -> String {
    let all: Vec<String> = amounts.iter().take(4).map(ToString::to_string).collect();
    format!("Which of {} is the total?", all.join(", "))
}

/// Amounts that the message itself says; a forwarded or quoted message's only where it says none.
fn fresh(seen: &[Seen]) -> Vec<&Seen> {
    let of = |parts: &[Part]| -> Vec<&Seen> {
        seen.iter().filter(|seen| parts.contains(&seen.part) && seen.money.is_positive()).collect()
    };
    let own = of(&[Part::Header, Part::New, Part::Attached, Part::Forwarded]);
    if own.is_empty() { of(&[Part::Signature]) } else { own }
}

fn found(text: &Text, seen: &Seen) -> Found<Money> {
    text.found(seen.money, seen.named.min(seen.range.start)..seen.range.end)
}

enum Choice<'s> {
    One(&'s Seen),
    Several(BTreeSet<Decimal>),
    None,
}

/// The amount that the strongest name gives; a weaker name speaks only where no stronger one does.
fn choose<'s>(own: &[&'s Seen]) -> Choice<'s> {
    let ranks: &[&[Label]] = &[&[Label::Total], &[Label::Sum], &[Label::Due], &[Label::Paid]];
    let due = distinct(own, &[Label::Due]);
    for labels in ranks {
        let values = distinct(own, labels);
        let picked = match values.as_slice() {
            [] => continue,
            [one] => Some(*one),
            several => largest_made_of(several, own),
        };
        let Some(picked) = picked else { return Choice::Several(numbers(&values)) };
        return against_due(picked, &due, own);
    }
    unnamed(own)
}

fn numbers(values: &[&Seen]) -> BTreeSet<Decimal> {
    values.iter().map(|seen| seen.money.amount()).collect()
}

/// Each value once, where it stands first.
fn distinct<'s>(own: &[&'s Seen], labels: &[Label]) -> Vec<&'s Seen> {
    let mut once: BTreeSet<(Currency, Decimal)> = BTreeSet::new();
    let named = own.iter().filter(|seen| seen.label.is_some_and(|label| labels.contains(&label)));
    named
        .filter(|seen| once.insert((seen.money.currency(), seen.money.amount())))
        .copied()
        .collect()
}

/// Of several totals the largest, where the others are its parts: their sum, or it less tax, shipping, a discount.
fn largest_made_of<'s>(several: &[&'s Seen], own: &[&'s Seen]) -> Option<&'s Seen> {
    let largest = several.iter().max_by_key(|seen| seen.money.amount())?;
    let currency = largest.money.currency();
    if several.iter().any(|seen| seen.money.currency() != currency) {
        return None;
    }
    let rest: Vec<&&Seen> = several.iter().filter(|seen| seen.money != largest.money).collect();
    let sum =
        rest.iter().try_fold(Decimal::ZERO, |sum, seen| sum.checked_add(seen.money.amount()))?;
    let whole = sum == largest.money.amount();
    let explained = |part: &Seen| {
        let gap = largest.money.minus(part.money);
        let extra = [Label::Tax, Label::Shipping, Label::Fee, Label::Discount];
        let is_gap = |seen: &&Seen| {
            Some(seen.money) == gap && seen.label.is_some_and(|label| extra.contains(&label))
        };
        own.iter().any(|seen| is_gap(seen))
    };
    (whole || rest.iter().all(|part| explained(part))).then_some(*largest)
}

/// A total and what is due of it: the same, or less by what was paid.
fn against_due<'s>(picked: &'s Seen, due: &[&'s Seen], own: &[&'s Seen]) -> Choice<'s> {
    let due = due.iter().filter(|due| due.money.currency() == picked.money.currency());
    let others: Vec<&&Seen> = due.filter(|due| due.money != picked.money).collect();
    let [other] = others.as_slice() else {
        let all: Vec<&Seen> = others.into_iter().copied().chain([picked]).collect();
        return if all.len() < 2 || picked.label == Some(Label::Due) {
            Choice::One(picked)
        } else {
            Choice::Several(numbers(&all))
        };
    };
    let gap = picked.money.minus(other.money).map(|gap| gap.amount().abs());
    let less = [
        Label::Paid,
        Label::Discount,
        Label::Refund,
        Label::Balance,
        Label::Shipping,
        Label::Tax,
        Label::Fee,
    ];
    let is_gap = |seen: &&&Seen| {
        Some(seen.money.amount()) == gap && seen.label.is_some_and(|label| less.contains(&label))
    };
    if own.iter().any(|seen| is_gap(&seen)) {
        Choice::One(other)
    } else {
        Choice::Several(numbers(&[picked, other]))
    }
}

/// The only amount of a message, where it is named nothing that nobody pays.
fn unnamed<'s>(own: &[&'s Seen]) -> Choice<'s> {
    let is_free = |label: Option<Label>| {
        matches!(label, None | Some(Label::Price | Label::Net | Label::Subtotal | Label::Fee))
    };
    let counts = |seen: &&&Seen| {
        !matches!(
            seen.label,
            Some(Label::Rate | Label::Other | Label::Old | Label::Balance | Label::Tax)
        )
    };
    let mut values: Vec<&Seen> = Vec::new();
    for seen in own.iter().filter(counts) {
        if !values.iter().any(|value| value.money == seen.money) {
            values.push(seen);
        }
    }
    match values.as_slice() {
        [one] if is_free(one.label) => Choice::One(one),
        _ => Choice::None,
    }
}

fn sole<'s>(own: &[&'s Seen], label: Label, currency: Option<Currency>) -> Option<&'s Seen> {
    let values = distinct(own, &[label]);
    let fits = |seen: &&&Seen| currency.is_none_or(|currency| seen.money.currency() == currency);
    let fitting: Vec<_> = values.iter().filter(fits).collect();
    match fitting.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// The tax: the only one, or the one that makes the net the total.
fn tax<'s>(own: &[&'s Seen], totals: &Totals) -> Option<&'s Seen> {
    let total = totals.total.as_ref().map(|total| total.value);
    let currency = total.map(Money::currency);
    let gap = total.zip(totals.net.as_ref()).and_then(|(total, net)| total.minus(net.value));
    let fits = |seen: &&&Seen| seen.label == Some(Label::Tax) && Some(seen.money) == gap;
    let less = |seen: &Seen| total.is_none_or(|total| seen.money.amount() < total.amount());
    let taxes: Vec<&Seen> = own.iter().copied().filter(|seen| less(seen)).collect();
    own.iter().find(fits).copied().or_else(|| sole(&taxes, Label::Tax, currency))
}
