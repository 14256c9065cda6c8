//! Days as they are written: their parts, and in which order a text writes them.

#![allow(clippy::wildcard_imports, reason = "one subject in two files, for the reader's sake")]

use super::*;

pub(super) fn iso(captures: &Captures<'_>) -> Option<Written> {
    let date =
        valid(year(captures.name("y")?.as_str())?, number(captures, "m")?, number(captures, "d")?);
    Some(date.map_or(Written::No, |date| Written::Whole(date, None)))
}

pub(super) fn numeric(captures: &Captures<'_>) -> Option<Written> {
    let separator = captures.name("s")?.as_str();
    let (a, b) = pair(captures)?;
    let written_year = captures.name("y")?.as_str();
    if captures.name("t")?.as_str() != separator || (separator == "-" && written_year.len() != 4) {
        return None;
    }
    let year = year(written_year)?;
    let day_first = valid(year, b, a);
    let month_first = valid(year, a, b);
    Some(match (day_first, month_first) {
        (None, None) => Written::No,
        (Some(day), None) => Written::Whole(day, None),
        // `11.16.2026` with dots is nobody's habit, but it is no other day.
        (None, Some(day)) => Written::Whole(day, None),
        (Some(day), Some(_)) if separator == "." || a == b => Written::Whole(day, None),
        (Some(_), Some(_)) => Written::Numeric(a, b, year),
    })
}

/// A day with a month's name. Its range ends before a year that is none (`May 5 12`).
pub(super) fn named(plain: &str, captures: &Captures<'_>) -> (Range<usize>, Option<Written>) {
    let Some(all) = captures.get(0) else { return (0..0, None) };
    let mut range = all.range();
    let month_text = captures.name("m").map_or("", |m| m.as_str());
    let month_first =
        captures.name("m").zip(captures.name("d")).is_some_and(|(m, d)| m.start() < d.start());
    let Some((day, month)) = number(captures, "d").zip(month(month_text)) else {
        return (range, None);
    };
    if is_word(month_text) && (month_first || month_text == "may") {
        return (range, None);
    }
    let join = captures.name("j").map_or("", |join| join.as_str());
    let year_text = captures.name("y").filter(|year| {
        let four = year.len() == 4;
        let two = year.len() == 2 && (join.ends_with('\'') || matches!(join, "-" | "/"));
        let next = plain.get(year.end()..).and_then(|rest| rest.chars().next());
        (four || two) && !next.is_some_and(|c| c.is_ascii_digit() || c == ':')
    });
    if year_text.is_none() {
        range.end = captures.name("j").map_or(range.end, |join| join.start());
    }
    // `So 5 May`: two letters are a weekday only with a dot or comma.
    let short = |end: usize| plain.get(end..).is_some_and(|rest| rest.starts_with(['.', ',']));
    let weekday = captures
        .name("w")
        .filter(|text| text.len() > 2 || short(text.end()))
        .and_then(|text| weekday(text.as_str()));
    let written = match year_text {
        Some(text) => year(text.as_str()).map(|year| {
            valid(year, month, day).map_or(Written::No, |date| Written::Whole(date, weekday))
        }),
        None => valid(2024, month, day).map(|_| Written::NoYear(day, month, weekday)),
    };
    (range, written)
}

/// The order that the text keeps: as its own clear days show, else one that is the day it was sent, else its language,
/// else its country.
pub(super) fn order(text: &Text, habits: &Habits<'_>, found: &[(Range<usize>, Written)]) -> Order {
    let mut votes = (0_usize, 0_usize);
    for (range, written) in found {
        let Some(captures) =
            scan::first(&NUMERIC, text.plain().get(range.clone()).unwrap_or_default())
        else {
            continue;
        };
        let Some((a, b)) =
            pair(&captures).filter(|_| captures.name("s").is_none_or(|s| s.as_str() != "."))
        else {
            continue;
        };
        match written {
            Written::Whole(..) if a > 12 => votes.0 += 1,
            Written::Whole(..) if b > 12 => votes.1 += 1,
            _ => {}
        }
    }
    match votes {
        (1.., 0) => return Order::DayFirst,
        (0, 1..) => return Order::MonthFirst,
        (0, 0) => {}
        _ => return Order::Unknown,
    }
    by_sent(text, found).or_else(|| by_place(text, habits)).unwrap_or(Order::Unknown)
}

/// A day that is the message's own in one order alone shows which order that is.
pub(super) fn by_sent(text: &Text, found: &[(Range<usize>, Written)]) -> Option<Order> {
    found.iter().find_map(|(_, written)| {
        let Written::Numeric(a, b, year) = *written else { return None };
        if valid(year, b, a) == Some(text.sent) {
            return Some(Order::DayFirst);
        }
        (valid(year, a, b) == Some(text.sent)).then_some(Order::MonthFirst)
    })
}

pub(super) fn by_place(text: &Text, habits: &Habits<'_>) -> Option<Order> {
    if matches!(
        habits.language,
        "de" | "fr" | "es" | "it" | "nl" | "pt" | "pl" | "sv" | "da" | "no" | "fi" | "cs"
    ) {
        return Some(Order::DayFirst);
    }
    let country = habits.sender_domain.rsplit('.').next().unwrap_or_default();
    let by_country = match country {
        "uk" | "au" | "nz" | "ie" | "in" | "za" | "sg" | "de" | "at" | "ch" | "fr" | "es"
        | "it" | "nl" | "be" | "pt" | "pl" | "se" | "no" | "dk" | "fi" | "cz" | "eu" | "br" => {
            Some(Order::DayFirst)
        }
        "us" | "gov" | "mil" => Some(Order::MonthFirst),
        _ => None,
    };
    let (british, american) = (scan::has(&BRITISH, text.plain()), scan::has(&ZIP, text.plain()));
    by_country.or(match (british, american) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    })
}
