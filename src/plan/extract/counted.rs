//! Days that are so many days, weeks or months away: `in 3 days`, `within 14 days`.

use chrono::{Datelike as _, Months, NaiveDate, Weekday};
use regex::Captures;

use super::relative::{Meant, later};
use super::scan::{self, pattern};
use super::text::Text;

pattern!(
    COUNT,
    r"(?i)\b(?P<lead>within(?: the next)?|in(?: the next)?|over the next|innerhalb(?: von| der nächsten)?|binnen|in(?: den nächsten)?|sous|dans(?: les)?|d'ici|en|entro|tra|due in|due within)\s{1,2}(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety|eine[rnms]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn|dreißig|une?|deux|trois|quatre|cinq|huit|dix|quinze|trente|twee|drie|veertien|dertig|dos|tres|due|tre)[ -]{0,2}(?:\(\d{1,3}\)\s)?(?P<kind>business |working |calendar |werk)?(?P<unit>hours?|hrs?|days?|weeks?|months?|stunden?|werktage?n?|arbeitstage?n?|bankarbeitstage?n?|tage?n?|wochen?|monate?n?|heures?|jours?(?: ouvrés| ouvrables)?|semaines?|mois|uur|dagen|dag|werkdagen|weken|week|maanden|maand|días?|semanas?|meses|mes|giorni|settimane|mesi)\b"
);

/// Counts in words.
const COUNTS: &[(&str, i64)] = &[
    ("a an one ein une un", 1),
    ("two zwei deux twee dos due", 2),
    ("three drei trois drie tres tre", 3),
    ("four vier quatre", 4),
    ("five fünf cinq", 5),
    ("six sechs", 6),
    ("seven sieben", 7),
    ("eight acht huit", 8),
    ("nine", 9),
    ("ten zehn dix", 10),
    ("twelve zwölf", 12),
    ("fourteen vierzehn veertien", 14),
    ("fifteen quinze", 15),
    ("twenty", 20),
    ("thirty dreißig trente dertig", 30),
    ("sixty", 60),
    ("ninety", 90),
];

/// A count in words or digits.
fn amount(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let says = |words: &str| words.split(' ').any(|word| word == lower);
    let word = COUNTS.iter().find(|(words, _)| says(words)).map(|(_, count)| *count);
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
pub(super) fn count(text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
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
    Some(Meant::on(date, deadline))
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
