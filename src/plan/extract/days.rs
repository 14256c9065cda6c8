//! Days that a text names: `2026-11-16`, `16 November 2026`, `Nov 16`, `16.11.2026`, `16/11/2026`.

mod written;

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, Weekday};
use regex::Captures;

use super::scan::{self, pattern};
use super::text::{self, Part, Text};
use crate::base::text::shown_line;
use written::{iso, named, numeric, order};

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

/// Which of the first two numbers of `03/04/2026` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

/// Month names by their first letters, in the languages that we read. A longer one comes before a shorter one.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("janv", 1),
    ("gen", 1),
    ("ene", 1),
    ("stycz", 1),
    ("jän", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("lut", 2),
    ("mar", 3),
    ("mär", 3),
    ("maer", 3),
    ("mrz", 3),
    ("maa", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("kwie", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("mei", 5),
    ("maj", 5),
    ("mayo", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("czerw", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("lip", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("ago", 8),
    ("sier", 8),
    ("sep", 9),
    ("set", 9),
    ("wrze", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("paź", 10),
    ("nov", 11),
    ("lis", 11),
    ("dec", 12),
    ("dez", 12),
    ("déc", 12),
    ("dic", 12),
    ("gru", 12),
];

const MONTH: &str = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember|janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|maj|augusti|sept|jan|feb|mar|mär|mrz|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez|déc|dic|janv|févr|avr|juil|ene|abr|giu|lug|ott)";
const WEEKDAY: &str = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)";

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
enum Written {
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
    if matches!(habits.language, "de" | "da" | "no" | "fi" | "cs" | "") {
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

fn pair(captures: &Captures<'_>) -> Option<(u32, u32)> {
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

/// `may 3 people`, `mar 2`: months that are words unless they are capitalised.
fn is_word(month: &str) -> bool {
    matches!(month, "may" | "mar" | "march" | "mai" | "mars" | "dic" | "ene")
}

pub(super) fn month(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let best = MONTHS
        .iter()
        .filter(|(start, _)| lower.starts_with(start))
        .max_by_key(|(start, _)| start.len());
    best.map(|(_, month)| *month)
}

pub(super) fn weekday(text: &str) -> Option<Weekday> {
    let lower = text.to_lowercase();
    let starts = |list: &[&str]| list.iter().any(|start| lower.starts_with(start));
    // German `mi`, `do`, `di` stand alone; Italian `martedì` and French `mardi` are no `march`.
    let table: &[(Weekday, &[&str])] = &[
        (Weekday::Tue, &["tue", "die", "mardi", "din", "martes", "marted"]),
        (Weekday::Wed, &["wed", "mit", "mercr", "woe", "mié", "mercol"]),
        (Weekday::Thu, &["thu", "don", "jeu", "jue", "giov"]),
        (Weekday::Fri, &["fri", "fre", "ven", "vri", "vie"]),
        (Weekday::Sat, &["sat", "sam", "sonna", "zat", "sáb", "sab"]),
        (Weekday::Sun, &["sun", "sonn", "dim", "zon", "dom"]),
        (Weekday::Mon, &["mon", "lun", "maa"]),
    ];
    let short = [
        ("mo", Weekday::Mon),
        ("di", Weekday::Tue),
        ("mi", Weekday::Wed),
        ("do", Weekday::Thu),
        ("fr", Weekday::Fri),
        ("sa", Weekday::Sat),
        ("so", Weekday::Sun),
    ];
    let two = short.iter().find(|(short, _)| *short == lower).map(|(_, day)| *day);
    two.or_else(|| table.iter().find(|(_, list)| starts(list)).map(|(day, _)| *day))
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

pattern!(
    ZIP,
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s{1,2}\d{5}\b"
);
pattern!(
    BRITISH,
    r"£|\bGBP\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|₹|\bRs\.?\s?\d|\bABN\b|\bAUD\b|\bUnited Kingdom\b"
);
