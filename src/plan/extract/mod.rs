//! Facts in an item's text: amounts, days, numbers, accounts, people, questions; each with the words it came from.

mod amounts;
mod contacts;
mod currency;
mod days;
mod facts;
mod ids;
mod labels;
mod language;
mod lines;
mod markup;
mod moments;
mod naming;
mod number;
mod relative;
mod scan;
mod sentences;
mod structured;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod totals;

use std::ops::Range;

use rust_decimal::Decimal;

pub(crate) use facts::{Amount, Facts, Found, Owner};
#[cfg_attr(not(test), expect(unused_imports, reason = "tests of plans make facts by hand"))]
pub(crate) use facts::{Deadline, Event, LineItem};

use self::amounts::Amounts;
use self::text::{Part, Text};
use crate::model::item::Item;

/// What can be said for certain about an item. The same item gives the same facts.
pub(crate) fn extract(item: &Item, owner: &Owner) -> Facts {
    let text = Text::of(item);
    let language = language::guess(&text);
    let domain = item.from.as_ref().map_or("", |from| from.domain());
    let mut days = days::read(&text, &days::Habits { language, sender_domain: domain });
    relative::add(&text, language, &mut days);
    let context = currency::Context::new(text.plain(), domain, owner);
    let habits = amounts::Habits { context: &context, language, dates: &days.spans };
    let amounts = amounts::read(&text, &habits);
    let sentences = sentences::read(&text);
    let mut facts = Facts { language: language.to_owned(), ..Facts::default() };
    add_money(&text, &amounts, &mut facts);
    add_days(&text, &days, &sentences, &mut facts);
    let taken = taken(&days.spans, &amounts);
    add_numbers(&text, &taken, &mut facts);
    contacts::add(&text, item, owner, &taken, &mut facts);
    facts.vendor = contacts::vendor(&text, item, owner);
    add_lines(&text, &amounts, &days.spans, &mut facts);
    facts.questions = sentences::questions(&text, &sentences);
    facts.requests = sentences::requests(&text, &sentences);
    structured::apply(item, &mut facts);
    check_lines(&mut facts);
    facts.unsure.dedup();
    facts.unsure.truncate(20);
    facts
}

/// What was found, for people: the fact's name, its value, the words it came from.
pub(crate) fn summary(facts: &Facts) -> Vec<(String, String, String)> {
    summary::of(facts)
}

fn add_money(text: &Text, amounts: &Amounts, facts: &mut Facts) {
    let amount = |seen: &amounts::Seen| {
        let label =
            seen.label.map(|label| label.as_str().to_owned()).filter(|label| !label.is_empty());
        text.found(Amount { money: seen.money, label }, seen.range.clone())
    };
    facts.amounts = amounts.seen.iter().map(amount).collect();
    text::new_first(&mut facts.amounts);
    let totals = totals::read(text, &amounts.seen);
    (facts.total, facts.net, facts.tax) = (totals.total, totals.net, totals.tax);
    facts.unsure.extend(amounts.unsure.iter().cloned().chain(totals.unsure));
}

fn add_days(text: &Text, days: &days::Days, sentences: &[sentences::Sentence], facts: &mut Facts) {
    facts.dates =
        days.seen.iter().map(|day| text.found(day.date.to_string(), day.range.clone())).collect();
    text::new_first(&mut facts.dates);
    let moments = moments::read(text, &days.seen, sentences);
    (facts.date, facts.due, facts.deadlines) = (moments.date, moments.due, moments.deadlines);
    facts.unsure.extend(days.unsure.iter().cloned().chain(moments.unsure));
}

/// Where days and amounts stand: no other numbers.
fn taken(days: &[Range<usize>], amounts: &Amounts) -> Vec<Range<usize>> {
    let signed = amounts.seen.iter().filter(|seen| seen.signed).map(|seen| seen.range.clone());
    let mut spans: Vec<Range<usize>> = days.iter().cloned().chain(signed).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    spans
}

fn add_numbers(text: &Text, taken: &[Range<usize>], facts: &mut Facts) {
    let ids = ids::read(text, taken);
    (facts.invoice_number, facts.order_number, facts.references) =
        (ids.invoice, ids.order, ids.references);
    facts.unsure.extend(ids.unsure);
}

/// Lines of a table; where there is none, hours and their rate are one.
fn add_lines(text: &Text, amounts: &Amounts, days: &[Range<usize>], facts: &mut Facts) {
    facts.lines = lines::read(text, amounts, days);
    let hours = lines::hours(text, amounts);
    facts.hours = hours.hours;
    // Lines say how many hours each took.
    facts.unsure.extend(hours.unsure.into_iter().filter(|_| facts.lines.is_empty()));
    let Some(line) = hours.line.filter(|_| facts.lines.is_empty()) else { return };
    let money = line.value.amount.zip(line.value.currency);
    let money =
        money.and_then(|(amount, currency)| crate::model::money::Money::new(amount, currency).ok());
    // Hours times rate is what is asked for, unless the message names a sum itself.
    if facts.total.is_none() && !amounts.seen.iter().any(names_a_sum) {
        facts.total = money.map(|value| Found {
            value,
            words: line.words.clone(),
            line: line.line,
            quoted: line.quoted,
        });
    }
    facts.lines.push(line);
}

fn names_a_sum(seen: &amounts::Seen) -> bool {
    use labels::Label::{Due, Sum, Total};
    seen.part != Part::Quoted && matches!(seen.label, Some(Total | Sum | Due))
}

/// Lines that don't add up to what the text says are not all of its lines.
fn check_lines(facts: &mut Facts) {
    let amounts: Option<Vec<Decimal>> = facts.lines.iter().map(|line| line.value.amount).collect();
    let sum = amounts.and_then(|amounts| {
        amounts.iter().try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(*amount))
    });
    let said: Vec<Decimal> = [&facts.total, &facts.net]
        .into_iter()
        .flatten()
        .map(|found| found.value.amount())
        .collect();
    let Some(sum) = sum.filter(|_| !facts.lines.is_empty() && !said.is_empty()) else { return };
    if !said.contains(&sum) {
        let total = said.first().map(ToString::to_string).unwrap_or_default();
        facts.unsure.push(format!(
            "The lines add up to {sum}, the message says {total}: which lines are missing?"
        ));
        facts.lines.clear();
    }
}
