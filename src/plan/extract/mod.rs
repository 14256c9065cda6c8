//! Facts in an item's text: amounts, days, numbers, accounts, people, questions; each with the words it came from.
//!
//! What the item carries as data comes first, then patterns. Nothing is guessed: what can be read in two ways, or is
//! said in two ways, is no fact but a question in `unsure`. The text is hostile: every pattern is linear, every
//! repetition bounded, and only a bounded part of a text is read.

mod amounts;
mod bank;
mod codes;
mod contact;
mod currency;
mod days;
mod due;
mod facts;
mod hours;
mod labels;
mod language;
mod number;
mod people;
mod relative;
mod rows;
mod scan;
mod sentences;
mod structured;
mod summary;
mod text;
mod totals;

pub(crate) use facts::{Amount, Facts, Found, Owner};
#[cfg(test)]
pub(crate) use facts::{Deadline, Event};
pub(crate) use summary::summary;

use crate::model::item::Item;
use text::{Part, Text, new_first};

/// What can be said for certain about an item. The same item gives the same facts.
#[expect(clippy::too_many_lines, reason = "one line a fact")]
pub(crate) fn extract(item: &Item, owner: &Owner) -> Facts {
    let text = Text::of(item);
    let domain = item.from.as_ref().map_or("", |from| from.domain());
    let language = language::of(text.plain());
    let mut days = days::read(&text, &days::Habits { language, sender_domain: domain });
    relative::add(&text, language, &mut days);
    let context = currency::Context::new(text.plain(), domain, owner);
    let amounts =
        amounts::read(&text, &amounts::Habits { context: &context, language, dates: &days.spans });
    let totals = totals::read(&text, &amounts.seen);
    let codes = codes::read(&text, &days.spans);
    let accounts = bank::read(&text);
    let dates = due::read(&text, &days);
    let said = sentences::read(&text, &days, item.kind);
    let phones = contact::phones(&text, &taken(&days, &amounts, &codes, &accounts));
    let is_document =
        [&codes.invoice, &codes.order].into_iter().flatten().any(|found| !found.quoted)
            || [&totals.net, &totals.tax].into_iter().flatten().any(|found| !found.quoted);
    let lines = rows::read(
        &text,
        &amounts,
        totals.total.as_ref().map(|found| found.value),
        totals.net.as_ref().map(|found| found.value),
    );
    let hours = hours::read(&text, amounts.style);
    let mut unsure = amounts.unsure.clone();
    unsure.extend(totals.unsure);
    unsure.extend(
        days.unsure.iter().cloned().chain(dates.unsure).chain(codes.unsure).chain(accounts.unsure),
    );
    let read = Facts {
        language: language.to_owned(),
        amounts: all_amounts(&text, &amounts),
        total: totals.total,
        net: totals.net,
        tax: totals.tax,
        dates: all_days(&text, &days),
        date: dates.date,
        due: dates.due,
        invoice_number: codes.invoice,
        order_number: codes.order,
        references: codes.references,
        ibans: accounts.ibans,
        bics: accounts.bics,
        phones,
        urls: contact::urls(&text),
        emails: contact::emails(&text, owner),
        names: people::names(&text),
        addresses: people::addresses(&text),
        vendor: people::vendor(&text, item, is_document),
        lines,
        hours,
        questions: said.questions,
        requests: said.requests,
        deadlines: said.deadlines,
        event: None,
        unsure,
    };
    joined(structured::read(&item.structured), read)
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

/// What the data states comes first; where it and the text contradict each other in money or a number, it is a question.
#[expect(clippy::too_many_lines, reason = "one line a fact")]
fn joined(stated: Facts, read: Facts) -> Facts {
    let mut unsure = stated.unsure;
    let both = [
        (
            "total",
            stated.total.as_ref().map(|found| found.value.to_string()),
            read.total.as_ref().map(|found| found.value.to_string()),
        ),
        ("invoice number", value(&stated.invoice_number), value(&read.invoice_number)),
        ("due date", value(&stated.due), value(&read.due)),
    ];
    let mut clash = Vec::new();
    for (what, a, b) in both {
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            unsure.push(format!(
                "The message's data says {what} {a}, its text says {b}: which is right?"
            ));
            clash.push(what);
        }
    }
    unsure.extend(read.unsure);
    let mut references = stated.references;
    for reference in read.references {
        if !references.iter().any(|known: &Found<String>| known.value == reference.value) {
            references.push(reference);
        }
    }
    // An invitation's day is the event's, not the document's.
    let bare_event = stated.event.is_some()
        && read.total.is_none()
        && read.invoice_number.is_none()
        && read.order_number.is_none();
    let mut dates = stated.dates;
    dates.extend(read.dates);
    Facts {
        total: stated.total.or(read.total).filter(|_| !clash.contains(&"total")),
        due: stated.due.or(read.due).filter(|_| !clash.contains(&"due date")),
        invoice_number: stated
            .invoice_number
            .or(read.invoice_number)
            .filter(|_| !clash.contains(&"invoice number")),
        date: stated.date.or(read.date.filter(|_| !bare_event)),
        order_number: stated.order_number.or(read.order_number),
        vendor: stated.vendor.or(read.vendor),
        lines: if stated.lines.is_empty() { read.lines } else { stated.lines },
        event: stated.event,
        references,
        dates,
        unsure,
        ..read
    }
}

#[expect(clippy::ref_option, reason = "handed the facts' own fields")]
fn value(found: &Option<Found<String>>) -> Option<String> {
    found.as_ref().map(|found| found.value.clone())
}

#[cfg(test)]
mod tests;
