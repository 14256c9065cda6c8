//! What templates can do with a value besides Jinja's own filters.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use chrono::{Days, NaiveDate};
use minijinja::{Environment, Error, ErrorKind, Value};
use rust_decimal::Decimal;

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
    ("quoted", "with `> ` in front of each line, as mail quotes"),
    ("reply_subject", "`Re: ` in front, once"),
    ("plus_days(7)", "a day so many days later"),
    ("plus_workdays(2)", "a day so many working days (Monday to Friday) later"),
    ("day", "the day of an instant; a day as it is"),
    (
        "next_day(today)",
        "the first day in a list that is not before another; nothing where there is none",
    ),
    ("long_date", "`Friday 20 November 2026`"),
    ("number", "an amount without its currency"),
    ("currency", "an amount's currency"),
    ("times('80.00')", "multiplied, exactly"),
    (
        "invoice_lines(text, amount)",
        "an invoice's lines from `facts.lines`; one line of this text and amount where they are none",
    ),
];

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
    engine.add_filter("long_date", |value: String| {
        Ok::<_, Error>(day(&value)?.format("%A %-d %B %Y").to_string())
    });
    engine
        .add_filter("number", |value: String| Ok::<_, Error>(money(&value)?.amount().to_string()));
    engine.add_filter("currency", |value: String| {
        Ok::<_, Error>(money(&value)?.currency().to_string())
    });
    engine.add_filter("times", |value: String, other: String| times(&value, &other));
    engine.add_filter("invoice_lines", |lines: Value, text: Value, amount: Value| {
        invoice_lines(&lines, &text, &amount)
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

/// Lines as an invoice has them. A line without a price of its own makes all of them doubtful: then it is one line.
fn invoice_lines(lines: &Value, text: &Value, amount: &Value) -> Value {
    let found: Vec<_> = lines.try_iter().into_iter().flatten().collect();
    let priced: Vec<_> = found.iter().filter_map(priced).collect();
    if !found.is_empty() && priced.len() == found.len() {
        return Value::from(priced);
    }
    let total = amount.as_str().and_then(|amount| money(amount).ok());
    match (text.as_str(), total) {
        (Some(text), Some(total)) => {
            Value::from(vec![entry(text, "1", &total.amount().to_string())])
        }
        _ => Value::UNDEFINED,
    }
}

fn priced(line: &Value) -> Option<Value> {
    let text =
        |name: &str| line.get_attr(name).ok().and_then(|value| value.as_str().map(str::to_owned));
    let number = |name: &str| text(name).and_then(|text| Decimal::from_str_exact(&text).ok());
    let quantity = number("quantity").unwrap_or(Decimal::ONE);
    let price = match (number("price"), number("amount")) {
        (Some(price), _) => price,
        (None, Some(amount)) if quantity == Decimal::ONE => amount,
        _ => return None,
    };
    Some(entry(&text("text")?, &quantity.normalize().to_string(), &price.to_string()))
}

fn entry(text: &str, quantity: &str, price: &str) -> Value {
    let pairs = [("text", text), ("quantity", quantity), ("price", price)];
    Value::from(BTreeMap::from(pairs.map(|(name, value)| (name.to_owned(), Value::from(value)))))
}

/// The first word of a person's name, where it looks like one.
fn first_name(value: &str) -> String {
    let name = value.split('<').next().unwrap_or_default().trim().trim_matches('"');
    // `Reyes, Dana` is how some systems write Dana Reyes.
    let name = name.split_once(", ").map_or(name, |(_, first)| first);
    let first = name.split_whitespace().next().unwrap_or_default();
    let is_name = first.chars().count() > 1
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
            ("d@x.example", ""),
            ("", ""),
            ("{{ 7*7 }}", ""),
            ("billing", ""),
        ] {
            assert_eq!(first_name(name), first, "{name}");
        }
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
        assert_eq!(times("7.5", "80.00").unwrap(), "600");
        assert!(plus_days("soon", 1).is_err());
        assert!(plus_days("9999-12-31", u32::MAX).is_err());
    }
}
