//! Days that are counted from the message's own: `tomorrow`, `by Friday`, `in 3 days`, `Ende des Monats`.

use chrono::{Datelike as _, Days as Count, Months, NaiveDate, Weekday};
use regex::Captures;

use super::days::{Day, Days};
use super::scan::{self, pattern};
use super::text::{Part, Text};
use super::{counted, ends, months};
use crate::base::text::shown_line;

const MOST: usize = 500;

pub(super) const UNTIL: &str = r"(?P<until>(?:(?:no|not) later than|at the latest(?: by| on)?|latest(?: by)?|on or before|before|by|until|til|till|due(?: on| by)?|within|bis(?: spätestens)?(?: zum| zur| am)?|spätestens(?: bis)?(?: zum| am)?|vor(?: dem)?|innerhalb|binnen|d'ici(?: à| au| le)?|avant(?: le| la)?|jusqu'(?:à|au)|sous|au plus tard(?: le)?|antes de(?:l)?|hasta(?: el)?|entro(?: il)?|vóór|uiterlijk|tegen)\s{1,2}(?:the |le |den |dem |der |el |il )?)?";

pattern!(
    WORD,
    r"(?i)",
    UNTIL,
    r"\b(?P<word>the day after tomorrow|day after tomorrow|tomorrow|tonight|today|yesterday|(?:the )?end of (?:the |this )?(?:business )?day|close of (?:business|play)|e\.?o\.?d\b\.?|c\.?o\.?b\b\.?|übermorgen|uebermorgen|vorgestern|gestern|heute|morgen|après-demain|demain|aujourd'hui|overmorgen|vandaag|domani|oggi|pasado mañana|mañana|hoy)(?:\b|\z)"
);

pattern!(
    WEEK,
    r"(?i)",
    UNTIL,
    r"(?:\b(?P<lead>next|this coming|coming|this|last|past|on|for|nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|diese[nrsm]?|letzte[nrsm]?|vergangene[nrsm]?|am|ab|nur am|volgende|aanstaande|komende|vorige|afgelopen|op|ce|le|el próximo|el|questo)\s{1,2})?\b(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b(?P<tail>\s(?:prochain|next week|nächster woche|nächste woche|kommender woche|dernier|week|próximo|prossimo))?"
);

pattern!(
    NTH,
    r"(?i)\b(?:(?P<until>by|before|until|till|no later than|due(?: on| by)?|bis(?: spätestens)?(?: zum)?|spätestens(?: zum| am)?)|(?P<on>on|zum|am))\s{1,2}(?:(?:the )(?P<d>\d{1,2})(?:st|nd|rd|th)\b|(?P<de>\d{1,2})\.(?:\s|\z|,))(?P<next>\s?(?:of next month|des nächsten monats|des kommenden monats))?"
);

/// Adds the relative days to those that were read, in order of appearance.
pub(super) fn add(text: &Text, language: &str, days: &mut Days) {
    let base = Base { sent: text.sent, quoted: quoted_day(text, days) };
    let mut found: Vec<(Day, Option<String>)> = Vec::new();
    for captures in scan::groups(&counted::COUNT, text.plain()) {
        push(text, &captures, &base, &mut found, counted::count);
    }
    for captures in scan::groups(&ends::END, text.plain()) {
        push(text, &captures, &base, &mut found, ends::end_of);
    }
    for captures in scan::groups(&WORD, text.plain()) {
        push(text, &captures, &base, &mut found, |text, captures, base| {
            word(text, captures, base, language)
        });
    }
    for captures in scan::groups(&WEEK, text.plain()) {
        push(text, &captures, &base, &mut found, week);
    }
    for captures in scan::groups(&NTH, text.plain()) {
        push(text, &captures, &base, &mut found, nth);
    }
    found.sort_by_key(|(day, _)| (day.range.start, std::cmp::Reverse(day.range.end)));
    let mut end = 0;
    for (day, question) in found {
        if day.range.start < end || super::amounts::overlaps(&days.spans, &day.range) {
            continue;
        }
        end = day.range.end;
        days.unsure.extend(question.filter(|_| day.part != Part::Quoted));
        days.seen.push(day);
    }
    days.seen.sort_by_key(|day| day.range.start);
}

/// The days that relative words count from.
struct Base {
    sent: NaiveDate,
    /// When the quoted or forwarded message was written.
    quoted: Option<NaiveDate>,
}

/// The day in the header of what is quoted.
fn quoted_day(text: &Text, days: &Days) -> Option<NaiveDate> {
    let header = text.quoted_header.clone()?;
    days.seen.iter().find(|day| header.contains(&day.range.start)).map(|day| day.date)
}

/// A day, whether a deadline word is part of it, and a question where it can mean two.
pub(super) struct Meant {
    pub(super) date: NaiveDate,
    pub(super) until: bool,
    pub(super) question: Option<NaiveDate>,
}

impl Meant {
    pub(super) fn on(date: NaiveDate, until: bool) -> Meant {
        Meant { date, until, question: None }
    }
}

fn push(
    text: &Text,
    captures: &Captures<'_>,
    base: &Base,
    found: &mut Vec<(Day, Option<String>)>,
    read: impl Fn(&Text, &Captures<'_>, NaiveDate) -> Option<Meant>,
) {
    let Some(all) = captures.get(0).filter(|_| found.len() < MOST) else { return };
    let part = text.part_at(all.start());
    let from = match part {
        Part::Quoted | Part::Forwarded => base.quoted,
        _ => Some(base.sent),
    };
    let Some(meant) = from.and_then(|from| read(text, captures, from)) else { return };
    let trimmed = all.as_str().trim_end().len();
    let range = all.start()..all.start() + trimmed;
    let question = meant.question.map(|other| {
        let said = shown_line(all.as_str());
        format!("Is “{said}” {} or {other}? The earlier day is taken for deadlines.", meant.date)
    });
    found.push((
        Day { date: meant.date, range, part, relative: true, until: meant.until, clash: false },
        question,
    ));
}

/// So many days after a day; before it where the count is negative.
pub(super) fn later(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Count::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) }
}

pub(super) fn until(captures: &Captures<'_>) -> bool {
    captures.name("until").is_some()
}

pattern!(
    NOT_TOMORROW,
    r"(?i)(?:guten|am|jeden|heute|gestern|diesen|dieser|der|den|schönen|la|de la|por la|esta|goede)\s\z"
);

fn word(text: &Text, captures: &Captures<'_>, base: NaiveDate, language: &str) -> Option<Meant> {
    let word = captures.name("word")?;
    let lower = word.as_str().to_lowercase();
    let days = match lower.trim_end_matches('.') {
        "tomorrow" | "demain" | "domani" => 1,
        // As a noun it is the morning, and a greeting.
        "morgen"
            if word.as_str() == "morgen"
                && !scan::has(&NOT_TOMORROW, scan::tail(text.before(word.start()), 16)) =>
        {
            1
        }
        "mañana" if !scan::has(&NOT_TOMORROW, scan::tail(text.before(word.start()), 16)) => 1,
        "morgen" | "mañana" => return None,
        "the day after tomorrow"
        | "day after tomorrow"
        | "übermorgen"
        | "uebermorgen"
        | "après-demain"
        | "overmorgen"
        | "pasado mañana" => 2,
        "yesterday" | "gestern" => -1,
        "vorgestern" => -2,
        "hoy" | "oggi" if language == "en" => return None,
        _ => 0,
    };
    let ends_day = lower.contains("end of")
        || lower.contains("close of")
        || lower.starts_with(['e', 'c']) && lower.len() <= 6;
    Some(Meant::on(later(base, days)?, until(captures) || ends_day))
}

pattern!(
    PAST,
    r"(?i)\b(?:was|were|sent|met|had|did|got|received|paid|ordered|spoke|talked|called|war|waren|habe|haben|hatte|wurde|[a-z]{3,12}ed)\b"
);

/// What the words around a weekday make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    Last,
    /// `next Friday`: the coming one, or next week's.
    Next,
    /// `Friday next week`.
    NextWeek,
    /// `this Friday`, `by Friday`, `vendredi prochain`.
    Coming,
    /// `on Friday`: to come, unless the sentence tells what was.
    On,
    None,
}

fn lead(captures: &Captures<'_>) -> Lead {
    let lower = |name: &str| {
        captures.name(name).map_or(String::new(), |part| part.as_str().trim().to_lowercase())
    };
    let (lead, tail) = (lower("lead"), lower("tail"));
    let starts = |list: &[&str]| list.iter().any(|start| lead.starts_with(start));
    match tail.as_str() {
        "dernier" => return Lead::Last,
        "prochain" | "próximo" | "prossimo" => return Lead::Coming,
        // `Friday week` is a week after Friday, to those who say so.
        "week" => return Lead::None,
        "" => {}
        _ => return Lead::NextWeek,
    }
    if starts(&["last", "past", "letzte", "vergangene", "vorige", "afgelopen"]) {
        Lead::Last
    } else if starts(&["next", "nächste", "naechste"]) {
        Lead::Next
    } else if until(captures)
        || starts(&[
            "this",
            "coming",
            "ce",
            "kommende",
            "diese",
            "aanstaande",
            "komende",
            "volgende",
            "el próximo",
            "questo",
        ])
    {
        Lead::Coming
    } else if lead.is_empty() {
        Lead::None
    } else {
        Lead::On
    }
}

/// Whether a weekday's short name stands for an ordinary word: `sun`, `sat` and `wed` without a capital.
fn is_word(day: &str, weekday: Weekday) -> bool {
    day.len() <= 5
        && !day.ends_with("day")
        && day.starts_with(|c: char| c.is_ascii_lowercase())
        && matches!(weekday, Weekday::Sat | Weekday::Sun | Weekday::Wed | Weekday::Mon)
}

fn week(text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
    let day = captures.name("day")?;
    let weekday =
        months::weekday(day.as_str()).filter(|weekday| !is_word(day.as_str(), *weekday))?;
    let (from, to) = (base.weekday().num_days_from_monday(), weekday.num_days_from_monday());
    let ahead = i64::from((to + 7 - from) % 7);
    let coming = later(base, if ahead == 0 { 7 } else { ahead })?;
    let in_next_week = later(base, 7 + i64::from(to) - i64::from(from))?;
    let until = until(captures);
    match lead(captures) {
        Lead::Last => Some(Meant::on(later(coming, -7 - if ahead == 0 { 7 } else { 0 })?, false)),
        Lead::NextWeek => Some(Meant::on(in_next_week, until)),
        Lead::Next => {
            let other = (in_next_week != coming).then_some(in_next_week);
            Some(Meant { date: coming, until, question: other })
        }
        Lead::Coming if ahead == 0 && until => {
            Some(Meant { date: base, until, question: Some(coming) })
        }
        Lead::Coming => Some(Meant::on(coming, until)),
        Lead::On => {
            let before = scan::tail(text.before(captures.get(0)?.start()), 60);
            (!scan::has(&PAST, before)).then(|| Meant::on(coming, until))
        }
        Lead::None => None,
    }
}

pattern!(
    NOT_A_DAY,
    r"(?i)\A\s{0,2}(?:century|floor|edition|time|anniversary|avenue|street|st\b|ave|percentile|grade|birthday|version|of\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)|hour|row|place|\d|(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert|mal\b|stock|platz))"
);

/// `by the 15th`, `bis zum 15.`: the next such day, today included.
fn nth(text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
    let all = captures.get(0)?;
    let day: u32 = captures.name("d").or(captures.name("de"))?.as_str().parse().ok()?;
    if !(1..=31).contains(&day) || scan::has(&NOT_A_DAY, scan::head(text.after(all.end()), 40)) {
        return None;
    }
    let ahead = u32::from(captures.name("next").is_some());
    let date = (ahead..ahead + 3)
        .filter_map(|months| {
            base.with_day(1)?.checked_add_months(Months::new(months))?.with_day(day)
        })
        .find(|date| *date >= base)?;
    Some(Meant::on(date, until(captures)))
}
