//! What templates can do with a value besides Jinja's own filters.

use std::str::FromStr as _;

use chrono::{Days, NaiveDate};
use minijinja::{Environment, Error, ErrorKind, Value};
use rust_decimal::Decimal;

use super::invoicing;
use crate::base::text;
use crate::model::money::Money;

/// Every filter of ours with what it does; `docs/playbooks.md` is held against it.
pub(crate) const FILTERS: &[(&str, &str)] = &[
    ("optional", "nothing where there is no value; a parameter that is nothing is left out"),
    (
        "first_name",
        "the first name in a name or address; nothing where there is none to be sure of",
    ),
    ("one_line", "on one line, without hidden characters"),
    ("short(60)", "at most so many characters"),
    ("unwrapped", "each paragraph on one line; lists and headings keep their lines"),
    ("quoted", "with `> ` in front of each line, as mail quotes"),
    ("reply_subject", "`Re: ` in front, once"),
    ("plus_days(7)", "a day so many days later"),
    ("plus_workdays(2)", "a day so many working days (Monday to Friday) later"),
    ("day", "the day of an instant; a day as it is"),
    (
        "next_day(today)",
        "the first day in a list that is not before another; nothing where there is none",
    ),
    ("long_date", "`Friday 20 November 2026`; `long_date('de')`: `Freitag, 20. November 2026`"),
    ("number", "an amount without its currency"),
    ("currency", "an amount's currency"),
    ("times('80.00')", "multiplied, exactly"),
    (
        "invoice_lines(text, amount, tax)",
        "an invoice's lines: those given where they come to the amount, else one of this text and amount",
    ),
    ("sound(fault)", "the value where there is no fault; else what is wrong, instead of it"),
    ("invoice_total(amount)", "what such lines come to with their tax, in the amount's currency"),
];

/// Takes from Jinja's own filters those that make much of little, and keeps `replace` and `join` to `most` bytes.
pub(super) fn bound(engine: &mut Environment<'static>, most: usize) {
    for name in ["batch", "slice", "indent", "format", "pprint", "zip", "chain"] {
        engine.remove_filter(name);
    }
    let much = move || wrong(format!("gives more than {} KiB of text", most / 1024));
    engine.add_filter("replace", move |value: String, from: String, to: String| {
        let times = value.matches(&from).count();
        match times.checked_mul(to.len()).map(|more| more.saturating_add(value.len())) {
            Some(length) if length <= most => Ok(value.replace(&from, &to)),
            _ => Err(much()),
        }
    });
    engine.add_filter("join", move |values: Value, between: Option<String>| {
        let between = between.unwrap_or_default();
        let mut joined = String::new();
        for (at, value) in values.try_iter()?.enumerate() {
            if at > 0 {
                joined += &between;
            }
            joined += &value.to_string();
            if joined.len() > most {
                return Err(much());
            }
        }
        Ok(joined)
    });
}

pub(crate) fn add(engine: &mut Environment<'static>) {
    engine.add_filter("optional", |value: Value| {
        if value.is_undefined() || value.is_none() { Value::from("") } else { value }
    });
    engine.add_filter("first_name", |value: String| first_name(&value));
    engine.add_filter("one_line", |value: String| one_line(&value));
    engine.add_filter("short", |value: String, width: u32| text::cut(&value, width as usize));
    engine.add_filter("quoted", |value: String| quoted(&value));
    engine.add_filter("reply_subject", |value: String| reply_subject(&value));
    engine.add_filter("plus_days", |value: String, days: u32| plus_days(&value, days));
    engine.add_filter("plus_workdays", |value: String, days: u32| plus_workdays(&value, days));
    engine.add_filter("day", |value: String| Ok::<_, Error>(day(&value)?.to_string()));
    engine.add_filter("next_day", |days: Vec<String>, from: String| {
        days.into_iter().filter(|day| *day >= from).min().unwrap_or_default()
    });
    engine.add_filter("long_date", |value: String, language: Option<String>| {
        Ok::<_, Error>(long_date(day(&value)?, language.as_deref()))
    });
    engine.add_filter("unwrapped", |value: String| unwrapped(&value));
    engine
        .add_filter("number", |value: String| Ok::<_, Error>(money(&value)?.amount().to_string()));
    engine.add_filter("currency", |value: String| {
        Ok::<_, Error>(money(&value)?.currency().to_string())
    });
    engine.add_filter("times", |value: String, other: String| times(&value, &other));
    engine.add_filter(
        "invoice_lines",
        |lines: Value, text: Value, amount: Value, tax: Option<Value>| {
            invoicing::invoice_lines(&lines, &text, &amount, tax.as_ref())
        },
    );
    engine.add_filter("sound", |value: Value, fault: Value| match fault.as_str() {
        Some(fault) => Err(wrong(text::shown_line(fault))),
        None => Ok(value),
    });
    engine.add_filter("invoice_total", |lines: Value, amount: Value| {
        invoicing::invoice_total(&lines, &amount)
    });
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

fn day(value: &str) -> Result<NaiveDate, Error> {
    let start = value.get(..10).unwrap_or(value);
    NaiveDate::parse_from_str(start, "%Y-%m-%d").map_err(|_| {
        wrong(format!("not a day like `2026-11-20`: `{}`", text::cut(&text::shown_line(value), 40)))
    })
}

fn money(value: &str) -> Result<Money, Error> {
    value.parse().map_err(|error: crate::model::money::MoneyError| wrong(error.to_string()))
}

fn plus_days(value: &str, days: u32) -> Result<String, Error> {
    let later = day(value)?.checked_add_days(Days::new(days.into()));
    later.map(|later| later.to_string()).ok_or_else(|| wrong("a day too far away".into()))
}

fn plus_workdays(value: &str, days: u32) -> Result<String, Error> {
    use chrono::Datelike as _;
    let mut at = day(value)?;
    let mut left = days.min(1000);
    while left > 0 {
        at = at.succ_opt().ok_or_else(|| wrong("a day too far away".into()))?;
        left -= u32::from(at.weekday().number_from_monday() < 6);
    }
    Ok(at.to_string())
}

fn times(value: &str, other: &str) -> Result<String, Error> {
    let number = |text: &str| {
        Decimal::from_str(text.trim()).map_err(|_| {
            wrong(format!("not a number: `{}`", text::cut(&text::shown_line(text), 40)))
        })
    };
    let product = number(value)?.checked_mul(number(other)?);
    product
        .map(|product| product.normalize().to_string())
        .ok_or_else(|| wrong("a number too large".into()))
}

/// A day in words, in the language of a letter: English, unless it is one that we write in.
fn long_date(day: NaiveDate, language: Option<&str>) -> String {
    use chrono::Datelike as _;
    let name =
        |names: &[&'static str], at: u32| names.get(at as usize).copied().unwrap_or_default();
    match language {
        Some("de") => format!(
            "{}, {}. {} {}",
            name(&WEEKDAYS_DE, day.weekday().num_days_from_monday()),
            day.day(),
            name(&MONTHS_DE, day.month0()),
            day.year()
        ),
        _ => day.format("%A %-d %B %Y").to_string(),
    }
}

const WEEKDAYS_DE: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// Each paragraph on one line: who writes in an editor breaks lines where they like.
fn unwrapped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for line in value.lines() {
        let line = line.trim_end();
        let kept = line.trim_start().starts_with(['-', '*', '#', '•', '>', '|', '+'])
            || line.trim_start().split_once(['.', ')']).is_some_and(|(number, _)| {
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
            });
        let joins = !text.is_empty() && !text.ends_with('\n') && !line.is_empty() && !kept;
        if joins {
            text.push(' ');
        } else if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(if joins { line.trim_start() } else { line });
    }
    text.trim().to_owned()
}

/// Words of firms and offices, in small letters: `Hi Harbour,` greets nobody at Harbour Books.
const NO_PERSON: &[&str] = &[
    "ltd",
    "limited",
    "inc",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "ug",
    "ohg",
    "gbr",
    "ev",
    "sa",
    "sas",
    "sarl",
    "srl",
    "bv",
    "nv",
    "ab",
    "oy",
    "co",
    "corp",
    "company",
    "group",
    "holding",
    "books",
    "tea",
    "coffee",
    "studio",
    "studios",
    "design",
    "architects",
    "architekten",
    "cycles",
    "properties",
    "press",
    "print",
    "printing",
    "druck",
    "media",
    "verlag",
    "consulting",
    "solutions",
    "systems",
    "software",
    "hosting",
    "cloud",
    "bank",
    "shop",
    "store",
    "market",
    "hotel",
    "restaurant",
    "school",
    "university",
    "team",
    "desk",
    "support",
    "service",
    "services",
    "sales",
    "billing",
    "accounts",
    "accounting",
    "buchhaltung",
    "rechnung",
    "kundenservice",
    "office",
    "info",
    "news",
    "newsletter",
    "notifications",
    "notification",
    "reply",
    "admin",
    "help",
    "payments",
    "orders",
    "customer",
    "the",
];

/// The first word of a person's name, where it looks like one: two or three words, none of them a firm's or office's.
fn first_name(value: &str) -> String {
    let name = value.split('<').next().unwrap_or_default().trim().trim_matches('"');
    // `Reyes, Dana` is how some systems write Dana Reyes.
    let whole = name;
    let name = name.split_once(", ").map_or(name, |(_, first)| first);
    let words: Vec<String> = whole
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '&' | '/'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let first = name.split_whitespace().next().unwrap_or_default();
    let is_name = (2..=3).contains(&words.len())
        && !words.iter().any(|word| NO_PERSON.contains(&word.as_str()))
        && !whole.contains(['&', '/', '@'])
        && first.chars().count() > 1
        && first.chars().count() <= 30
        && first.chars().next().is_some_and(char::is_uppercase)
        && first.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        // `ACME` and `IT` are firms and departments.
        && !(first.chars().count() > 1 && first.chars().all(|c| !c.is_lowercase()));
    if is_name { first.to_owned() } else { String::new() }
}

fn one_line(value: &str) -> String {
    let seen: String =
        value.chars().filter(|c| !text::is_hidden(*c) || c.is_whitespace()).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quoted(value: &str) -> String {
    value
        .trim_end()
        .lines()
        .map(|line| if line.is_empty() { ">\n".into() } else { format!("> {line}\n") })
        .collect()
}

/// `Re: ` once, whatever answers in which languages stood there before.
pub(crate) fn reply_subject(value: &str) -> String {
    let line = one_line(value);
    let mut rest = line.as_str();
    while let Some((mark, after)) = rest.split_once(':') {
        let is_reply = matches!(
            mark.trim().to_lowercase().as_str(),
            "re" | "aw" | "antw" | "sv" | "rif" | "res"
        );
        if !is_reply {
            break;
        }
        rest = after.trim_start();
    }
    format!("Re: {}", text::cut(rest, 200))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names() {
        for (name, first) in [
            ("Dana Reyes", "Dana"),
            ("Dana Reyes <d@x.example>", "Dana"),
            ("Reyes, Dana", "Dana"),
            ("Jean-Luc Picard", "Jean-Luc"),
            ("ACME Billing", ""),
            ("Harbour Books", ""),
            ("Alder & Finch Architects", ""),
            ("Studio Nord Team", ""),
            ("Desk", ""),
            ("d@x.example", ""),
            ("", ""),
            ("{{ 7*7 }}", ""),
            ("billing", ""),
        ] {
            assert_eq!(first_name(name), first, "{name}");
        }
    }

    #[test]
    fn an_editor_s_line_breaks_are_no_paragraphs() {
        assert_eq!(
            unwrapped("A window\nshould make you\n  miss it.\n\n- one\n- two\n1. three\nmore"),
            "A window should make you miss it.\n\n- one\n- two\n1. three more"
        );
    }

    #[test]
    fn replies_are_marked_once() {
        for (subject, reply) in [
            ("Invoice", "Re: Invoice"),
            ("RE: Re: AW: Invoice: October", "Re: Invoice: October"),
            ("a\r\nBcc: x@y.example", "Re: a Bcc: x@y.example"),
            ("", "Re: "),
        ] {
            assert_eq!(reply_subject(subject), reply);
        }
    }

    #[test]
    fn days_and_sums() {
        assert_eq!(plus_days("2026-02-27", 2).unwrap(), "2026-03-01");
        assert_eq!(plus_workdays("2026-11-20", 1).unwrap(), "2026-11-23");
        let friday = day("2026-11-20").unwrap();
        assert_eq!(long_date(friday, Some("de")), "Freitag, 20. November 2026");
        assert_eq!(long_date(friday, Some("fr")), "Friday 20 November 2026");
        assert_eq!(times("7.5", "80.00").unwrap(), "600");
        assert!(plus_days("soon", 1).is_err());
        assert!(plus_days("9999-12-31", u32::MAX).is_err());
    }
}
