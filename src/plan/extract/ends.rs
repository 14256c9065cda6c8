//! The ends of months, weeks, quarters and years.

use chrono::{Datelike as _, Months, NaiveDate};
use regex::Captures;

use super::days;
use super::months;
use super::relative::{Meant, UNTIL, later, until};
use super::scan::pattern;
use super::text::Text;

pattern!(
    END,
    r"(?i)",
    UNTIL,
    r"\b(?P<end>(?:the )?end of (?:the |this |current )?(?P<unit>month|week|year|quarter)|(?:the )?end of next (?P<next>month|week|year|quarter)|(?:the )?end of (?P<month>[a-zé]{3,9})\b(?:\s(?P<year>\d{4}))?|month[ -]?end|year[ -]?end|e\.?o\.?m\b|e\.?o\.?w\b|(?:zum |am )?(?:ende (?:des|dieses|diesen) (?P<dem>monats|jahres|quartals)|(?P<dew>wochenende)|ende (?:der|dieser) (?P<dew2>woche)|ende (?P<den>nächsten|kommenden|nächster|kommender) (?P<denu>monats|jahres|woche)|(?P<mend>monatsende|jahresende|quartalsende)|ende (?P<demonth>januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?:\s(?P<deyear>\d{4}))?)|(?:la )?fin (?:du|de) (?P<frunit>mois|l'année|trimestre|semaine)|fin (?P<frmonth>janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|einde (?:van de )?(?P<nlunit>maand|week|jaar))(?:\b|\z)"
);

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

pub(super) fn end_of(_text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
    let has = |name: &str| captures.name(name).map(|part| part.as_str().to_lowercase());
    let until = until(captures)
        || captures.name("end").is_some_and(|end| end.as_str().to_lowercase().starts_with("zum"));
    if has("dew").is_some() {
        return None;
    }
    let named_month = has("month").or(has("demonth")).or(has("frmonth"));
    if let Some(name) = named_month {
        let month = months::month(&name).filter(|_| is_month(&name))?;
        let year = has("year").or(has("deyear")).and_then(|year| year.parse().ok());
        let nearest = days::nearest(base, 28, month, None)?;
        return Some(Meant::on(month_end(year.unwrap_or(nearest.year()), month)?, until));
    }
    let next = has("next").or(has("denu"));
    let unit = next
        .clone()
        .or(has("unit"))
        .or(has("dem"))
        .or(has("dew2"))
        .or(has("mend"))
        .or(has("frunit"))
        .or(has("nlunit"));
    let unit = unit.unwrap_or_else(|| {
        captures
            .name("end")
            .map_or(String::new(), |end| end.as_str().to_lowercase().replace('.', ""))
    });
    let ahead = u32::from(next.is_some());
    let date =
        if unit.contains("week") || unit.contains("woche") || unit == "eow" || unit == "semaine" {
            week_end(base, i64::from(ahead))?
        } else if unit.contains("year")
            || unit.contains("jahr")
            || unit.contains("ann")
            || unit == "jaar"
        {
            days::valid(base.year() + i32::try_from(ahead).ok()?, 12, 31)?
        } else if unit.contains("quart") || unit == "trimestre" {
            let quarter = base.month0() / 3 + ahead;
            let year = base.year() + i32::try_from(quarter / 4).ok()?;
            month_end(year, quarter % 4 * 3 + 3)?
        } else {
            let month = base.checked_add_months(Months::new(ahead))?;
            month_end(month.year(), month.month())?
        };
    Some(Meant::on(date, until))
}

/// Whether a word after `end of` is a month and no other word with the same start (`end of marketing`).
fn is_month(word: &str) -> bool {
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "janvier",
        "février",
        "mars",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    full.contains(&word)
}
