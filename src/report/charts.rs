//! Mermaid charts, which Obsidian draws. Only labels of our own go in: no foreign text can act in one.

use rust_decimal::Decimal;

/// Bars over time, with a line through `line` where it is given.
///
/// Source: Mermaid's `xychart-beta`.
pub(crate) fn bars(title: &'static str, unit: &str, points: &[(String, Decimal)]) -> String {
    if points.iter().all(|(_, value)| value.is_zero()) {
        return String::new();
    }
    let labels: Vec<_> = points.iter().map(|(label, _)| format!("\"{}\"", plain(label))).collect();
    let values: Vec<_> = points.iter().map(|(_, value)| value.normalize().to_string()).collect();
    format!(
        "```mermaid\nxychart-beta\n    title \"{title}\"\n    x-axis [{}]\n    y-axis \"{}\"\n    bar [{}]\n```\n",
        labels.join(", "),
        plain(unit),
        values.join(", ")
    )
}

/// Shares of a whole; parts of nothing are left out.
///
/// Source: Mermaid's `pie`.
pub(crate) fn pie(title: &'static str, parts: &[(&'static str, u64)]) -> String {
    let parts: Vec<_> = parts.iter().filter(|(_, count)| *count > 0).collect();
    if parts.is_empty() {
        return String::new();
    }
    let mut chart = format!("```mermaid\npie showData title {title}\n");
    for (label, count) in parts {
        chart += &format!("    \"{label}\" : {count}\n");
    }
    chart + "```\n"
}

/// Letters, digits, spaces and dots: what no chart gives a meaning to.
fn plain(label: &str) -> String {
    label
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | ','))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_not_drawn() {
        assert_eq!(pie("X", &[("a", 0)]), "");
        assert_eq!(bars("X", "EUR", &[("2 Nov".into(), Decimal::ZERO)]), "");
    }

    #[test]
    fn charts_are_written_as_mermaid_reads_them() {
        assert_eq!(
            pie("Work", &[("email", 3), ("task", 0)]),
            "```mermaid\npie showData title Work\n    \"email\" : 3\n```\n"
        );
        let points = [
            ("2 Nov".to_owned(), Decimal::new(120_050, 2)),
            ("9 \"Nov]".to_owned(), Decimal::ZERO),
        ];
        assert_eq!(
            bars("Revenue", "EUR", &points),
            "```mermaid\nxychart-beta\n    title \"Revenue\"\n    x-axis [\"2 Nov\", \"9 Nov\"]\n    y-axis \"EUR\"\n    bar [1200.5, 0]\n```\n"
        );
    }
}
