//! Pieces of Markdown that the reports share.

use chrono::NaiveDate;

use super::figure::{Figure, Source, shown};
use super::period::{Period, Span};
use crate::vault::inert;

/// The note that explains every figure of a period, without `.md`.
pub(crate) fn audit_stem(period: Period) -> String {
    format!("{}-audit", period.monday)
}

/// The briefing's note, without `.md`.
pub(crate) fn briefing_stem(period: Period) -> String {
    format!("{}_Monday_Briefing", period.monday)
}

/// `**1200.00 EUR** ([[2026-11-16-audit#revenue-week|why]])`: a value that leads to its sources.
pub(crate) fn value(figure: &Figure, period: Period) -> String {
    format!("**{}** ([[{}#{}|why]])", shown(figure.value.as_ref()), audit_stem(period), figure.id)
}

/// The link that a cell of a table leads with: there `|` is written `\|`.
pub(crate) fn cell_link(target: &str, label: &str) -> String {
    format!("[[{target}\\|{label}]]")
}

/// `9 to 15 November 2026`, `30 November to 6 December 2026`.
pub(crate) fn days(span: Span) -> String {
    let last = span.last.format("%-d %B %Y");
    let same =
        |form: &str| span.first.format(form).to_string() == span.last.format(form).to_string();
    if span.first == span.last {
        return last.to_string();
    }
    let first = match (same("%Y"), same("%Y-%m")) {
        (_, true) => span.first.format("%-d"),
        (true, _) => span.first.format("%-d %B"),
        _ => span.first.format("%-d %B %Y"),
    };
    format!("{first} to {last}")
}

/// `16 November 2026`.
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A source as a list item: where it is, what it adds, what it says.
pub(crate) fn source(source: &Source, up: &str) -> String {
    let mut line = format!("- {}", source.at.link(up));
    if let Some(value) = &source.value {
        line += &format!(": {value}");
    }
    if !source.says.is_empty() {
        line += &format!(", {}", inert::line(&source.says));
    }
    line + "\n"
}

/// A Markdown table; nothing where there are no rows. Cells must not hold a bare `|`.
pub(crate) fn table<const N: usize>(headings: [&str; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("| {} |\n|{}\n", headings.join(" | "), " --- |".repeat(N));
    for row in rows {
        out += &format!("| {} |\n", row.join(" | "));
    }
    out
}

/// A section: its heading and text, or what to say where there is none.
pub(crate) fn section(heading: &str, text: &str, otherwise: &str) -> String {
    let text = if text.is_empty() { format!("{otherwise}\n") } else { text.to_owned() };
    format!("\n## {heading}\n\n{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_as_people_say_them() {
        let span = |first: &str, last: &str| {
            days(Span { first: first.parse().unwrap(), last: last.parse().unwrap() })
        };
        assert_eq!(span("2026-11-09", "2026-11-15"), "9 to 15 November 2026");
        assert_eq!(span("2026-11-30", "2026-12-06"), "30 November to 6 December 2026");
        assert_eq!(span("2025-12-29", "2026-01-04"), "29 December 2025 to 4 January 2026");
        assert_eq!(span("2026-11-09", "2026-11-09"), "9 November 2026");
    }
}
