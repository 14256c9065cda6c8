//! Hours worked, where the text is about work that was done.

use rust_decimal::Decimal;

use super::facts::Found;
use super::number::{self, Reading, Style};
use super::scan::{self, pattern};
use super::text::{Part, Text};

pattern!(
    HOURS,
    r"(?i)(?:\A|[^\pL\d.,:/$€£-])(?P<n>\d{1,4}(?:[.,]\d{1,2})?)(?:\s{0,2}|-)(?:billable |working |consulting |arbeits|person)?(?:hours?|hrs?|h|std\.?|stunden|stunde|heures?|uur|uren|horas?|ore)(?:\z|[^\pL\d])"
);
pattern!(
    WORK,
    r"(?i)\b(?:work(?:ed|ing)?|bill(?:ed|able|ing)?|invoic\w+|invoice|time ?sheets?|log(?:ged)?|spent|consult\w*|hourly|hours (?:for|of|in|on|at)|total|sum|at [€$£]|@|geleistet\w*|gearbeitet|rechnung|abrechn\w*|stunden(?:zettel|nachweis)?|aufwand|beratung|facturer|heures travaillées|gewerkt|support|development|design|meeting|training|entwicklung)\b"
);
pattern!(
    NOT_WORK,
    r"(?i)(?:\b(?:within|in|next|last|past|every|after|before|binnen|innerhalb|nächsten|letzten|alle|dans|sous|at least|notice of|up to|about|for the next|takes|took me|open|travel time:?|duration:?|flight time:?|dauer:?|fahrtzeit:?)\s(?:the\s)?(?:next\s|last\s)?)\z"
);
pattern!(
    AFTER,
    r"(?i)\A\W{0,2}(?:\d{1,2} ?m(?:in)?\b|notice|before|after|ago|later|earlier|delivery|a day|per (?:day|week)|/\s?7|in advance|flight|drive|support line|pro tag|am tag|vorher|nachher|später|par jour)"
);
pattern!(TOTAL, r"(?i)\b(?:total|sum|altogether|in all|summe|gesamt|insgesamt|zusammen|totaal)\b");

/// Decimal hours; of several that differ, the one that is called the total or that the others add up to.
pub(super) fn read(text: &Text, style: Style) -> Option<Found<String>> {
    let mut found: Vec<(Decimal, Found<String>, bool)> = Vec::new();
    for hours in scan::groups(&HOURS, text.plain()).take(200) {
        let (Some(all), Some(n)) = (hours.get(0), hours.name("n")) else { continue };
        if matches!(text.part_at(n.start()), Part::Quoted | Part::Signature) {
            continue;
        }
        let before = scan::tail(text.before(n.start()), 100);
        let after = scan::head(text.after(all.end().saturating_sub(1).max(n.end())), 100);
        let line = text.line_at(n.start());
        let about = scan::has(&WORK, before) || scan::has(&WORK, after) || heading(text, n.start());
        if !about
            || scan::has(&NOT_WORK, before)
            || scan::has(&AFTER, after.trim_start_matches(['.', ' ']))
            || line.is_none()
        {
            continue;
        }
        let Some(Reading::One(value)) =
            number::numbers(n.as_str()).first().map(|number| number.read(style))
        else {
            continue;
        };
        if value > Decimal::ZERO {
            let total = scan::has(&TOTAL, before) || scan::has(&TOTAL, scan::head(after, 24));
            let words =
                all.as_str().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').len();
            let fact = text.found(
                value.normalize().to_string(),
                n.start()..(all.start() + words).max(n.end()),
            );
            found.push((value, fact, total));
        }
    }
    chosen(found)
}

/// Whether the subject or the line above speaks of work.
fn heading(text: &Text, offset: usize) -> bool {
    let index = text.index_at(offset);
    let near = [Some(0), text.said_before(index)];
    near.into_iter()
        .flatten()
        .filter_map(|at| text.lines.get(at))
        .any(|line| scan::has(&WORK, scan::head(text.plain_line(line), 200)))
}

fn chosen(found: Vec<(Decimal, Found<String>, bool)>) -> Option<Found<String>> {
    let totals: Vec<_> = found.iter().filter(|(_, _, total)| *total).collect();
    let same = |list: &[&(Decimal, Found<String>, bool)]| {
        list.windows(2).all(|pair| matches!(pair, [a, b] if a.0 == b.0))
    };
    if !totals.is_empty() && same(&totals) {
        return totals.first().map(|(_, fact, _)| fact.clone());
    }
    let all: Vec<_> = found.iter().collect();
    if same(&all) {
        return found.into_iter().next().map(|(_, fact, _)| fact);
    }
    let sum = found.iter().try_fold(Decimal::ZERO, |sum, (value, ..)| sum.checked_add(*value))?;
    found
        .iter()
        .find(|(value, ..)| sum.checked_sub(*value) == Some(*value) && found.len() > 2)
        .map(|(_, fact, _)| fact.clone())
}
