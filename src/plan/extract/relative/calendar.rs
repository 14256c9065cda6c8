//! Days named by the calendar: the end of a month, the third of it.

#![allow(clippy::wildcard_imports, reason = "one subject in two files, for the reader's sake")]

use super::*;

pub(super) fn end_of(_text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
    let has = |name: &str| captures.name(name).map(|part| part.as_str().to_lowercase());
    let until = until(captures)
        || captures.name("end").is_some_and(|end| end.as_str().to_lowercase().starts_with("zum"));
    if has("dew").is_some() {
        return None;
    }
    let named_month = has("month").or(has("demonth")).or(has("frmonth"));
    if let Some(name) = named_month {
        let month = days::month(&name).filter(|_| is_month(&name))?;
        let year = has("year").or(has("deyear")).and_then(|year| year.parse().ok());
        let nearest = days::nearest(base, 28, month, None)?;
        return Meant::on(month_end(year.unwrap_or(nearest.year()), month)?, until);
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
    Meant::on(date, until)
}

/// Whether a word after `end of` is a month and no other word with the same start (`end of marketing`).
pub(super) fn is_month(word: &str) -> bool {
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

pattern!(
    NOT_A_DAY,
    r"(?i)\A\s{0,2}(?:century|floor|edition|time|anniversary|avenue|street|st\b|ave|percentile|grade|birthday|version|of\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)|hour|row|place|\d|(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert|mal\b|stock|platz))"
);

/// `by the 15th`, `bis zum 15.`: the next such day, today included.
pub(super) fn nth(text: &Text, captures: &Captures<'_>, base: NaiveDate) -> Option<Meant> {
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
    Meant::on(date, until(captures))
}
