//! The names of months and weekdays in the languages that we read.

use chrono::Weekday;

/// Month names by their first letters, in the languages that we read.
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

pub(super) const MONTH: &str = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember|janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|maj|augusti|sept|jan|feb|mar|mär|mrz|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez|déc|dic|janv|févr|avr|juil|ene|abr|giu|lug|ott)";

pub(super) const WEEKDAY: &str = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)";

/// `may 3 people`, `mar 2`: months that are words unless they are capitalised.
pub(super) fn is_word(month: &str) -> bool {
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
