//! Days that are counted from the message's own: `tomorrow`, `by Friday`, `in 3 days`, `Ende des Monats`.

mod calendar;

use chrono::{Datelike as _, Days as Count, Months, NaiveDate, Weekday};
use regex::Captures;

use super::days::{self, Day, Days};
use super::scan::{self, pattern};
use super::text::{Part, Text};
use crate::base::text::shown_line;
use calendar::{end_of, nth};

const MOST: usize = 500;

const UNTIL: &str = r"(?P<until>(?:(?:no|not) later than|at the latest(?: by| on)?|latest(?: by)?|on or before|before|by|until|til|till|due(?: on| by)?|within|bis(?: spätestens)?(?: zum| zur| am)?|spätestens(?: bis)?(?: zum| am)?|vor(?: dem)?|innerhalb|binnen|d'ici(?: à| au| le)?|avant(?: le| la)?|jusqu'(?:à|au)|sous|au plus tard(?: le)?|antes de(?:l)?|hasta(?: el)?|entro(?: il)?|vóór|uiterlijk|tegen)\s{1,2}(?:the |le |den |dem |der |el |il )?)?";

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
    COUNT,
    r"(?i)\b(?P<lead>within(?: the next)?|in(?: the next)?|over the next|innerhalb(?: von| der nächsten)?|binnen|in(?: den nächsten)?|sous|dans(?: les)?|d'ici|en|entro|tra|due in|due within)\s{1,2}(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety|eine[rnms]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn|dreißig|une?|deux|trois|quatre|cinq|huit|dix|quinze|trente|twee|drie|veertien|dertig|dos|tres|due|tre)[ -]{0,2}(?:\(\d{1,3}\)\s)?(?P<kind>business |working |calendar |werk)?(?P<unit>hours?|hrs?|days?|weeks?|months?|stunden?|werktage?n?|arbeitstage?n?|bankarbeitstage?n?|tage?n?|wochen?|monate?n?|heures?|jours?(?: ouvrés| ouvrables)?|semaines?|mois|uur|dagen|dag|werkdagen|weken|week|maanden|maand|días?|semanas?|meses|mes|giorni|settimane|mesi)\b"
);
pattern!(
    END,
    r"(?i)",
    UNTIL,
    r"\b(?P<end>(?:the )?end of (?:the |this |current )?(?P<unit>month|week|year|quarter)|(?:the )?end of next (?P<next>month|week|year|quarter)|(?:the )?end of (?P<month>[a-zé]{3,9})\b(?:\s(?P<year>\d{4}))?|month[ -]?end|year[ -]?end|e\.?o\.?m\b|e\.?o\.?w\b|(?:zum |am )?(?:ende (?:des|dieses|diesen) (?P<dem>monats|jahres|quartals)|(?P<dew>wochenende)|ende (?:der|dieser) (?P<dew2>woche)|ende (?P<den>nächsten|kommenden|nächster|kommender) (?P<denu>monats|jahres|woche)|(?P<mend>monatsende|jahresende|quartalsende)|ende (?P<demonth>januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?:\s(?P<deyear>\d{4}))?)|(?:la )?fin (?:du|de) (?P<frunit>mois|l'année|trimestre|semaine)|fin (?P<frmonth>janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|einde (?:van de )?(?P<nlunit>maand|week|jaar))(?:\b|\z)"
);
pattern!(
    NTH,
    r"(?i)\b(?:(?P<until>by|before|until|till|no later than|due(?: on| by)?|bis(?: spätestens)?(?: zum)?|spätestens(?: zum| am)?)|(?P<on>on|zum|am))\s{1,2}(?:(?:the )(?P<d>\d{1,2})(?:st|nd|rd|th)\b|(?P<de>\d{1,2})\.(?:\s|\z|,))(?P<next>\s?(?:of next month|des nächsten monats|des kommenden monats))?"
);

/// Adds the relative days to those that were read, in order of appearance.
pub(super) fn add(text: &Text, language: &str, days: &mut Days) {
    let base = Base { sent: text.sent, quoted: quoted_day(text, days) };
    let mut found: Vec<(Day, Option<String>)> = Vec::new();
    for captures in scan::groups(&COUNT, text.plain()) {
        push(text, &captures, &base, &mut found, count);
    }
    for captures in scan::groups(&END, text.plain()) {
        push(text, &captures, &base, &mut found, end_of);
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
struct Meant {
    date: NaiveDate,
    until: bool,
    question: Option<NaiveDate>,
}

impl Meant {
    #[expect(clippy::unnecessary_wraps, reason = "what every reader of a day returns")]
    fn on(date: NaiveDate, until: bool) -> Option<Meant> {
        Some(Meant { date, until, question: None })
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

fn until(captures: &Captures<'_>) -> bool {
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
    Meant::on(later(base, days)?, until(captures) || ends_day)
}

pattern!(
    PAST,
    r"(?i)\b(?:was|were|sent|met|had|did|got|received|paid|ordered|spoke|talked|called|war|waren|habe|haben|hatte|wurde|[a-z]{3,12}ed)\b"
);

#[expect(clippy::too_many_lines, reason = "one case a kind of week")]
fn week(text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
    let day = captures.name("day")?;
    let weekday = days::weekday(day.as_str())?;
    let lead = captures.name("lead").map_or(String::new(), |lead| lead.as_str().to_lowercase());
    let tail =
        captures.name("tail").map_or(String::new(), |tail| tail.as_str().trim().to_lowercase());
    // `sun`, `sat`, `wed` are words; without a capital they name no day.
    let short = day.len() <= 5
        && day.as_str().starts_with(|c: char| c.is_ascii_lowercase())
        && matches!(weekday, Weekday::Sat | Weekday::Sun | Weekday::Wed | Weekday::Mon);
    if short && !day.as_str().ends_with("day") {
        return None;
    }
    let ahead =
        i64::from((weekday.num_days_from_monday() + 7 - base.weekday().num_days_from_monday()) % 7);
    let coming = later(base, if ahead == 0 { 7 } else { ahead })?;
    let in_next_week = later(
        base,
        7 - i64::from(base.weekday().num_days_from_monday())
            + i64::from(weekday.num_days_from_monday()),
    )?;
    if matches!(lead.as_str(), "last" | "past" | "vorige" | "afgelopen")
        || lead.starts_with("letzte")
        || lead.starts_with("vergangene")
        || tail == "dernier"
    {
        return Meant::on(later(base, if ahead == 0 { -7 } else { ahead - 7 })?, false);
    }
    if tail.contains("week") && tail != "week" || tail.contains("woche") {
        return Meant::on(in_next_week, until(captures));
    }
    let week_ahead = tail == "week";
    if week_ahead {
        return None;
    }
    if lead == "next" || lead.starts_with("nächste") || lead.starts_with("naechste") {
        let other = (in_next_week != coming).then_some(in_next_week);
        return Some(Meant { date: coming, until: until(captures), question: other });
    }
    let named = until(captures)
        || matches!(
            lead.as_str(),
            "this coming"
                | "coming"
                | "this"
                | "ce"
                | "aanstaande"
                | "komende"
                | "volgende"
                | "el próximo"
                | "questo"
        )
        || lead.starts_with("kommende")
        || lead.starts_with("diese")
        || matches!(tail.as_str(), "prochain" | "próximo" | "prossimo");
    let on = matches!(lead.as_str(), "on" | "for" | "am" | "ab" | "nur am" | "op" | "le" | "el");
    if !named && (!on || scan::has(&PAST, scan::tail(text.before(captures.get(0)?.start()), 60))) {
        return None;
    }
    let today = ahead == 0;
    if today && until(captures) {
        return Some(Meant { date: base, until: true, question: Some(coming) });
    }
    Meant::on(coming, until(captures))
}

/// A count in words or digits.
#[expect(clippy::too_many_lines, reason = "a table of numbers in words")]
fn amount(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let words: &[(&str, i64)] = &[
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("ein", 1),
        ("une", 1),
        ("un", 1),
        ("two", 2),
        ("zwei", 2),
        ("deux", 2),
        ("twee", 2),
        ("dos", 2),
        ("due", 2),
        ("three", 3),
        ("drei", 3),
        ("trois", 3),
        ("drie", 3),
        ("tres", 3),
        ("tre", 3),
        ("four", 4),
        ("vier", 4),
        ("quatre", 4),
        ("five", 5),
        ("fünf", 5),
        ("cinq", 5),
        ("six", 6),
        ("sechs", 6),
        ("seven", 7),
        ("sieben", 7),
        ("eight", 8),
        ("acht", 8),
        ("huit", 8),
        ("nine", 9),
        ("ten", 10),
        ("zehn", 10),
        ("dix", 10),
        ("twelve", 12),
        ("zwölf", 12),
        ("fourteen", 14),
        ("vierzehn", 14),
        ("veertien", 14),
        ("fifteen", 15),
        ("quinze", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("dreißig", 30),
        ("trente", 30),
        ("dertig", 30),
        ("sixty", 60),
        ("ninety", 90),
    ];
    let word = words.iter().find(|(word, _)| *word == lower).map(|(_, count)| *count);
    word.or_else(|| lower.starts_with("eine").then_some(1)).or_else(|| lower.parse().ok())
}

pattern!(
    FROM_OTHER,
    r"(?i)\A\s{0,2}(?:of|from|after|following|since|nach|ab|seit|vor|before|à compter|après|suivant|na|desde|después|prior)\b"
);
pattern!(
    FROM_NOW,
    r"(?i)\A\s{0,2}(?:from|of|after|ab|à compter d)\s?(?:now|today|heute|jetzt|aujourd'hui|this (?:e-?mail|message|letter|notice)|the date of this (?:e-?mail|message|letter|notice))"
);

/// `in 3 days`, `within 14 days`. Counted from something else (`of the invoice`) it is a term, not a day.
fn count(text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
    let all = captures.get(0)?;
    let number = amount(captures.name("n")?.as_str())?;
    let after = scan::head(text.after(all.end()), 60);
    if scan::has(&FROM_OTHER, after) && !scan::has(&FROM_NOW, after) {
        return None;
    }
    let unit = captures.name("unit")?.as_str().to_lowercase();
    let working =
        captures.name("kind").is_some_and(|kind| !kind.as_str().eq_ignore_ascii_case("calendar "))
            || unit.starts_with("werk")
            || unit.contains("arbeitstag")
            || unit.contains("ouvr");
    let lead = captures.name("lead")?.as_str().to_lowercase();
    let deadline = lead.starts_with("within")
        || lead.starts_with("due")
        || lead.starts_with("innerhalb")
        || matches!(lead.as_str(), "binnen" | "sous" | "d'ici" | "entro");
    let date = if working { working_days(base, number)? } else { calendar(base, number, &unit)? };
    Meant::on(date, deadline)
}

fn calendar(base: NaiveDate, number: i64, unit: &str) -> Option<NaiveDate> {
    let starts = |list: &[&str]| list.iter().any(|start| unit.starts_with(start));
    if starts(&["hour", "hr", "stunde", "heure", "uur"]) {
        // Fewer hours than a day are today or tomorrow, depending on the clock.
        return (number % 24 == 0).then(|| later(base, number / 24)).flatten();
    }
    if starts(&["week", "woche", "semaine", "weken", "semana", "settiman"]) {
        return later(base, number * 7);
    }
    if starts(&["month", "monat", "mois", "maand", "mes"]) {
        return base.checked_add_months(Months::new(u32::try_from(number).ok()?));
    }
    later(base, number)
}

/// So many days on which people work: no Saturdays, no Sundays. Holidays differ by place and are not counted out.
pub(super) fn working_days(base: NaiveDate, number: i64) -> Option<NaiveDate> {
    let mut date = base;
    let mut left = number.min(400);
    while left > 0 {
        date = later(date, 1)?;
        left -= i64::from(!matches!(date.weekday(), Weekday::Sat | Weekday::Sun));
    }
    Some(date)
}

/// The last day of a month.
fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = days::valid(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// The Friday of the week: business weeks end then, and of two readings the earlier is the safer.
fn week_end(base: NaiveDate, weeks: i64) -> Option<NaiveDate> {
    let ahead = 4 - i64::from(base.weekday().num_days_from_monday());
    later(base, ahead.max(0) + weeks * 7 + if ahead < 0 && weeks > 0 { ahead } else { 0 })
}
