//! Facts in an item's text: amounts, days, numbers, accounts, people, questions; each with the words it came from.
//!
//! What the item carries as data comes first, then patterns. Nothing is guessed: what can be read in two ways, or is
//! said in two ways, is no fact but a question in `unsure`. The text is hostile: every pattern is linear, every
//! repetition bounded, and only a bounded part of a text is read.

mod address;
mod amounts;
mod bank;
mod beside;
mod codes;
mod contact;
mod counted;
mod currency;
mod days;
mod due;
mod einvoice;
mod ends;
mod facts;
mod hours;
mod join;
mod labels;
mod language;
mod markup;
mod months;
mod naming;
mod number;
mod order;
mod parts;
mod people;
mod relative;
mod rows;
mod scan;
mod sentences;
mod spaced;
mod structured;
mod summary;
mod tax;
mod text;
mod totals;
mod vendor;
pub(in crate::plan) mod worked;

pub(crate) use facts::{Amount, Facts, Found, LineItem, Owner};
#[cfg(test)]
pub(crate) use facts::{Deadline, Event};
pub(crate) use language::LANGUAGES;
pub(crate) use summary::summary;

use crate::model::item::Item;
use crate::model::money::Money;
pub(crate) use text::own_words;
use text::{Part, Text, new_first};

/// What can be said for certain about an item. The same item gives the same facts; `tomorrow` and its like count from the
/// day that it was sent on where the machine is, so that they follow the machine's time zone.
pub(crate) fn extract(item: &Item, owner: &Owner) -> Facts {
    let read = join::joined(structured::read(&item.structured), read(item, owner));
    match einvoice::read(&item.structured) {
        Some(stated) => join::overruled(stated, read),
        None => read,
    }
}

/// What the text says: first where days and amounts stand, which no other number may be, then all else.
fn read(item: &Item, owner: &Owner) -> Facts {
    let text = Text::of(item);
    let domain = item.from.as_ref().map_or("", |from| from.domain());
    let language = language::of(text.plain());
    let mut days = days::read(&text, &days::Habits { language, sender_domain: domain });
    relative::add(&text, language, &mut days);
    let context = currency::Context::new(text.plain(), domain, owner);
    let habits = amounts::Habits { context: &context, language, dates: &days.spans };
    let mut amounts = amounts::read(&text, &habits);
    let hours = hours::read(&text, amounts.style);
    let worked = worked::read(&text, &mut amounts, hours.as_ref());
    let totals = totals::read(&text, &amounts.seen);
    let codes = codes::read(&text, &days.spans);
    let accounts = bank::read(&text);
    let mut facts = Facts {
        language: language.to_owned(),
        amounts: all_amounts(&text, &amounts),
        dates: all_days(&text, &days),
        phones: contact::phones(&text, &taken(&days, &amounts, &codes, &accounts)),
        urls: contact::urls(&text),
        emails: contact::emails(&text, owner),
        names: people::names(&text),
        addresses: address::addresses(&text),
        hours,
        ibans: accounts.ibans,
        bics: accounts.bics,
        ..Facts::default()
    };
    facts.unsure.extend(amounts.unsure.iter().cloned());
    add_document(&mut facts, &text, (item, owner), &amounts, (totals, codes));
    if facts.lines.is_empty() {
        facts.lines = worked;
    }
    facts.unsure.extend(days.unsure.iter().cloned());
    let dates = due::read(&text, &days);
    (facts.date, facts.due) = (dates.date, dates.due);
    facts.unsure.extend(dates.unsure.into_iter().chain(accounts.unsure));
    let said = sentences::read(&text, &days, item.kind);
    (facts.questions, facts.requests, facts.deadlines) =
        (said.questions, said.requests, said.deadlines);
    facts
}

/// What makes a document of a text: its sums, its numbers, its lines, who sells.
fn add_document(
    facts: &mut Facts,
    text: &Text,
    (item, owner): (&Item, &Owner),
    amounts: &amounts::Amounts,
    (totals, codes): (totals::Totals, codes::Codes),
) {
    let of = |found: &Option<Found<Money>>| found.as_ref().map(|found| found.value);
    facts.lines = rows::read(text, amounts, of(&totals.total), of(&totals.net));
    let numbers = [&codes.invoice, &codes.order].into_iter().flatten().any(|found| !found.quoted);
    let sums = [&totals.net, &totals.tax].into_iter().flatten().any(|found| !found.quoted);
    facts.vendor = vendor::vendor(text, item, owner, numbers || sums);
    (facts.tax_percent, facts.tax_included) =
        (tax::rate(text, &totals), tax::is_included(text, &totals));
    facts.taxes = tax::shares(text, &amounts.seen, &totals);
    (facts.total, facts.net, facts.tax) = (totals.total, totals.net, totals.tax);
    (facts.invoice_number, facts.order_number) = (codes.invoice, codes.order);
    facts.references = codes.references;
    facts.unsure.extend(totals.unsure.into_iter().chain(codes.unsure));
}

/// Where numbers stand that are no phones.
fn taken(
    days: &days::Days,
    amounts: &amounts::Amounts,
    codes: &codes::Codes,
    accounts: &bank::Accounts,
) -> Vec<std::ops::Range<usize>> {
    let amounts = amounts.seen.iter().filter(|seen| seen.signed).map(|seen| seen.range.clone());
    let mut all: Vec<_> = days
        .spans
        .iter()
        .chain(&codes.spans)
        .chain(&accounts.spans)
        .cloned()
        .chain(amounts)
        .collect();
    all.sort_by_key(|span| span.start);
    // Overlapping spans become one, so that a search by halves finds them.
    let mut spans: Vec<std::ops::Range<usize>> = Vec::with_capacity(all.len());
    for span in all {
        match spans.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => spans.push(span),
        }
    }
    spans
}

/// Each amount once for each name that it has.
fn all_amounts(text: &Text, amounts: &amounts::Amounts) -> Vec<Found<Amount>> {
    let mut all: Vec<Found<Amount>> = Vec::new();
    for seen in amounts.seen.iter().filter(|seen| seen.part != Part::Signature) {
        let amount =
            Amount { money: seen.money, label: seen.label.map(|label| label.as_str().to_owned()) };
        all.push(text.found(amount, seen.range.clone()));
    }
    new_first(&mut all);
    let mut kept: Vec<Found<Amount>> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for found in all {
        if known.insert((found.value.money.to_string(), found.value.label.clone())) {
            kept.push(found);
        }
    }
    kept
}

fn all_days(text: &Text, days: &days::Days) -> Vec<Found<String>> {
    let mut all: Vec<Found<String>> =
        days.seen.iter().map(|day| text.found(day.date.to_string(), day.range.clone())).collect();
    new_first(&mut all);
    let mut known = std::collections::BTreeSet::new();
    all.retain(|found| known.insert(found.value.clone()));
    all
}

#[cfg(test)]
mod tests;
