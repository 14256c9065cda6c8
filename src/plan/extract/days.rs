//! Days that a text names: `2026-11-16`, `16 November 2026`, `Nov 16`, `16.11.2026`, `16/11/2026`.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, Weekday};
use regex::Captures;

use super::months::{MONTH, WEEKDAY, is_word, month, weekday};
use super::order::{Order, order};
use super::scan::{self, pattern};
use super::text::{self, Part, Text};
use crate::base::text::shown_line;

const MOST: usize = 1000;

/// A day in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: NaiveDate,
    pub(super) range: Range<usize>,
    pub(super) part: Part,
    /// `tomorrow`, `in 3 days`, `Friday`: counted from the message's day.
    pub(super) relative: bool,
    /// `by`, `until`, `within` stands before it or in it.
    pub(super) until: bool,
    /// The weekday beside it is another: which of the two is meant is open.
    pub(super) clash: bool,
}

/// All days of a text, and what is open about them.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub(super) seen: Vec<Day>,
    /// Where days stand, those that could not be read included: no amounts, no numbers.
    pub(super) spans: Vec<Range<usize>>,
    pub(super) unsure: Vec<String>,
}

pattern!(ISO, r"(?P<y>(?:19|20)\d{2})(?P<s>[-/.])(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})");

pattern!(
    NUMERIC,
    r"(?P<a>\d{1,2})(?P<s>[./-])\s?(?P<b>\d{1,2})(?P<t>[./-])\s?(?P<y>\d{4}|'?\d{2})"
);

pattern!(SHORT, r"(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.");

pattern!(
    DAY_FIRST,
    r"(?i)(?:\b(?P<w>",
    WEEKDAY,
    r")\.?,?\s{1,2}(?:(?:the|den|dem|der|le|el|il)\s)?)?(?P<d>\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|ª|°)\b|\.)?(?:\s{0,2}(?:of|de|d')\s?|[-/]|\s{0,2})(?P<m>",
    MONTH,
    r")\b\.?(?:(?P<j>\s{0,2},?\s{0,2}(?:(?:de|del|of)\s)?|[-/]|\s?')(?P<y>\d{4}|\d{2}))?"
);

pattern!(
    MONTH_FIRST,
    r"(?i)(?:\b(?P<w>",
    WEEKDAY,
    r")\.?,?\s{1,2})?\b(?P<m>",
    MONTH,
    r")\b\.?\s{1,2}(?:the\s)?(?P<d>\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?(?:(?P<j>\s?,?\s{1,2}|,|\s?')(?P<y>\d{4}|\d{2}))?"
);

/// What decides how a text's numeric days are to be read.
pub(super) struct Habits<'a> {
    pub(super) language: &'a str,
    pub(super) sender_domain: &'a str,
}

pub(super) fn read(text: &Text, habits: &Habits<'_>) -> Days {
    let mut days = Days::default();
    let mut found: Vec<(Range<usize>, Written)> = Vec::new();
    collect(text, habits, &mut found);
    found.sort_by_key(|(range, written)| {
        (range.start, std::cmp::Reverse(range.end), written.rank())
    });
    let mut end = 0;
    found.retain(|(range, _)| {
        let fresh = range.start >= end;
        end = if fresh { range.end } else { end };
        fresh
    });
    let order = order(text, habits, &found);
    let mut asked = false;
    for (range, written) in found {
        days.spans.push(range.clone());
        let part = text.part_at(range.start);
        match resolve(text, &written, order) {
            Resolved::Day(date, clash) => {
                if clash && part != Part::Quoted {
                    days.unsure.push(clash_question(text, &range, date));
                }
                days.seen.push(Day { date, range, part, relative: false, until: false, clash });
            }
            Resolved::Open(a, b) if !asked && part != Part::Quoted => {
                asked = true;
                let said = shown_line(text.raw().get(range).unwrap_or_default());
                days.unsure.push(format!("Is “{said}” {a} or {b}?"));
            }
            Resolved::Open(..) | Resolved::No => {}
        }
    }
    days
}

fn clash_question(text: &Text, range: &Range<usize>, date: NaiveDate) -> String {
    let said = shown_line(text.raw().get(range.clone()).unwrap_or_default());
    format!("Which day is “{said}”: {date} is a {}?", date.format("%A"))
}

/// A day as written, before it is known what order the text keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Whole(NaiveDate, Option<Weekday>),
    /// Day and month, the year left out.
    NoYear(u32, u32, Option<Weekday>),
    /// Two numbers that are day and month in some order, and the year.
    Numeric(u32, u32, i32),
    /// Looks like a day and is none (`31.02.2026`).
    No,
}

impl Written {
    /// What is read first where two readings begin and end alike.
    fn rank(self) -> u8 {
        match self {
            Written::Whole(..) => 0,
            Written::Numeric(..) => 1,
            Written::NoYear(..) => 2,
            Written::No => 3,
        }
    }
}

fn collect(text: &Text, habits: &Habits<'_>, found: &mut Vec<(Range<usize>, Written)>) {
    let plain = text.plain();
    let mut add = |captures: &Captures<'_>, written: Option<Written>| {
        let (Some(all), Some(written)) = (captures.get(0), written) else { return };
        if found.len() < MOST && stands_alone(plain, &all.range()) {
            found.push((all.range(), written));
        }
    };
    for captures in scan::groups(&ISO, plain) {
        add(&captures, iso(&captures));
    }
    for captures in scan::groups(&NUMERIC, plain) {
        add(&captures, numeric(&captures));
    }
    for captures in scan::groups(&DAY_FIRST, plain).chain(scan::groups(&MONTH_FIRST, plain)) {
        let (range, written) = named(plain, &captures);
        if found.len() < MOST
            && stands_alone(plain, &range)
            && !beside_amount(plain, &range)
            && let Some(written) = written
        {
            found.push((range, written));
        }
    }
    if matches!(habits.language, "de" | "da" | "") {
        for captures in scan::groups(&SHORT, plain) {
            let written = pair(&captures)
                .and_then(|(a, b)| valid(2024, b, a).map(|_| Written::NoYear(a, b, None)));
            if let (Some(all), Some(written)) = (captures.get(0), written) {
                let joins = scan::head(plain.get(all.end()..).unwrap_or_default(), 1)
                    .starts_with(|c: char| c.is_ascii_digit());
                if found.len() < MOST && !joins && stands_alone(plain, &all.range()) {
                    found.push((all.range(), written));
                }
            }
        }
    }
}

/// Neither the digits before nor those after it belong to a longer number.
fn stands_alone(plain: &str, range: &Range<usize>) -> bool {
    let before = scan::tail(plain.get(..range.start).unwrap_or_default(), 4);
    let after = scan::head(plain.get(range.end..).unwrap_or_default(), 4);
    let digit = |c: char| c.is_ascii_digit();
    let joined_before = before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
        || before.strip_suffix(['.', '-', '/', ',']).is_some_and(|rest| rest.ends_with(digit))
        || before
            .strip_suffix(['-', '/', '_'])
            .is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
    let joined_after = after.starts_with(digit)
        || after.strip_prefix(['-', '/', '.']).is_some_and(|rest| rest.starts_with(digit));
    !joined_before && !joined_after && !text::beside_hidden(plain, range)
}

/// `May 5 €`, `2 Mar`: a number with a currency is an amount.
fn beside_amount(plain: &str, range: &Range<usize>) -> bool {
    scan::head(plain.get(range.end..).unwrap_or_default(), 4)
        .trim_start()
        .starts_with(['€', '$', '£', '%'])
        && plain.get(range.clone()).is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
}

fn number(captures: &Captures<'_>, name: &str) -> Option<u32> {
    captures.name(name)?.as_str().trim_start_matches('\'').parse().ok()
}

pub(super) fn pair(captures: &Captures<'_>) -> Option<(u32, u32)> {
    Some((number(captures, "a")?, number(captures, "b")?))
}

fn year(text: &str) -> Option<i32> {
    let digits = text.trim_start_matches('\'');
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => (1950..2100).contains(&year).then_some(year),
        2 => Some(if year < 80 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

pub(super) fn valid(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn iso(captures: &Captures<'_>) -> Option<Written> {
    let date =
        valid(year(captures.name("y")?.as_str())?, number(captures, "m")?, number(captures, "d")?);
    Some(date.map_or(Written::No, |date| Written::Whole(date, None)))
}

fn numeric(captures: &Captures<'_>) -> Option<Written> {
    let separator = captures.name("s")?.as_str();
    let (a, b) = pair(captures)?;
    let written_year = captures.name("y")?.as_str();
    if captures.name("t")?.as_str() != separator || (separator == "-" && written_year.len() != 4) {
        return None;
    }
    // `version 2.4.11` is none: a short year needs slashes, or two digits for day and month.
    let short = written_year.trim_start_matches('\'').len() == 2;
    let digits = |name| captures.name(name).map_or(0, |digits| digits.len());
    if short && separator != "/" && (digits("a") < 2 || digits("b") < 2) {
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
fn named(plain: &str, captures: &Captures<'_>) -> (Range<usize>, Option<Written>) {
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

/// What one written day is.
enum Resolved {
    Day(NaiveDate, bool),
    Open(NaiveDate, NaiveDate),
    No,
}

fn resolve(text: &Text, written: &Written, order: Order) -> Resolved {
    match *written {
        Written::No => Resolved::No,
        Written::Whole(date, weekday) => {
            Resolved::Day(date, weekday.is_some_and(|day| day != date.weekday()))
        }
        Written::NoYear(day, month, weekday) => nearest(text.sent, day, month, weekday)
            .map_or(Resolved::No, |date| Resolved::Day(date, false)),
        Written::Numeric(a, b, year) => match (valid(year, b, a), valid(year, a, b)) {
            (Some(day_first), Some(month_first)) => match order {
                Order::DayFirst => Resolved::Day(day_first, false),
                Order::MonthFirst => Resolved::Day(month_first, false),
                Order::Unknown => Resolved::Open(day_first, month_first),
            },
            _ => Resolved::No,
        },
    }
}

/// The day of this month and day that is nearest to the message; with a weekday, the nearest on which it falls.
pub(super) fn nearest(
    sent: NaiveDate,
    day: u32,
    month: u32,
    weekday: Option<Weekday>,
) -> Option<NaiveDate> {
    let fits = |date: &NaiveDate| weekday.is_none_or(|day| day == date.weekday());
    (-1..=1)
        .filter_map(|years| valid(sent.year() + years, month, day))
        .filter(fits)
        .min_by_key(|date| (*date - sent).num_days().abs())
        // Farther off than that, the message is older than its date says, and the year anybody's guess.
        .filter(|date| (*date - sent).num_days().abs() <= 300)
}
