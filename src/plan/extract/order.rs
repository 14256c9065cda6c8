//! Which of the first two numbers of `03/04/2026` is the day: what the text shows, or nothing.

use std::ops::Range;

use super::days::{Habits, NUMERIC, Written, pair, valid};
use super::language;
use super::scan::{self, pattern};
use super::text::Text;

/// Which of the first two numbers of `03/04/2026` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

pattern!(
    ZIP,
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s{1,2}\d{5}\b"
);

pattern!(
    BRITISH,
    r"£|\bGBP\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|₹|\bRs\.?\s?\d|\bABN\b|\bAUD\b|\bUnited Kingdom\b"
);

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
fn by_sent(text: &Text, found: &[(Range<usize>, Written)]) -> Option<Order> {
    found.iter().find_map(|(_, written)| {
        let Written::Numeric(a, b, year) = *written else { return None };
        if valid(year, b, a) == Some(text.sent) {
            return Some(Order::DayFirst);
        }
        (valid(year, a, b) == Some(text.sent)).then_some(Order::MonthFirst)
    })
}

fn by_place(text: &Text, habits: &Habits<'_>) -> Option<Order> {
    if language::is_continental(habits.language) {
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
