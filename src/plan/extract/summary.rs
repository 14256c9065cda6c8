//! What was found, for people: each fact's name, value and the words it came from.

use super::facts::{Facts, Found};

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn of(facts: &Facts) -> Vec<(String, String, String)> {
    let mut rows = Vec::new();
    let mut say = |name: &str, value: String, words: &str| {
        rows.push((name.to_owned(), value, words.to_owned()))
    };
    for (name, money) in [("total", &facts.total), ("net", &facts.net), ("tax", &facts.tax)] {
        if let Some(found) = money {
            say(name, found.value.to_string(), &found.words);
        }
    }
    let single = [
        ("date", &facts.date),
        ("due", &facts.due),
        ("invoice_number", &facts.invoice_number),
        ("order_number", &facts.order_number),
        ("vendor", &facts.vendor),
        ("hours", &facts.hours),
    ];
    for (name, fact) in single {
        if let Some(found) = fact {
            say(name, found.value.clone(), &found.words);
        }
    }
    for found in &facts.lines {
        let number = |value: Option<rust_decimal::Decimal>| {
            value.map_or_else(String::new, |value| value.to_string())
        };
        let line = &found.value;
        say(
            "lines",
            format!("{} × {} = {}", number(line.quantity), number(line.price), number(line.amount)),
            &found.words,
        );
    }
    for found in &facts.deadlines {
        say("deadlines", found.value.date.clone(), &found.words);
    }
    if let Some(event) = &facts.event {
        say("event", event.start.clone().unwrap_or_default(), &event.summary);
    }
    let lists: [(&str, &[Found<String>]); 9] = [
        ("references", &facts.references),
        ("ibans", &facts.ibans),
        ("bics", &facts.bics),
        ("phones", &facts.phones),
        ("emails", &facts.emails),
        ("names", &facts.names),
        ("questions", &facts.questions),
        ("requests", &facts.requests),
        ("dates", &facts.dates),
    ];
    for (name, list) in lists {
        for found in list.iter().filter(|found| !found.quoted).take(10) {
            say(name, found.value.clone(), &found.words);
        }
    }
    for question in &facts.unsure {
        say("unsure", question.clone(), "");
    }
    rows
}
