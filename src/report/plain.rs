//! A report's Markdown as a person reads it on a terminal: tables drawn, links as their words, charts left out.

use dialoguer::console::style;

use crate::base::table::drawn;
use crate::base::text::shown;

/// The text of a report that we wrote, or of what a person made of it. Not every Markdown there is: what it does not know
/// stays as it stands.
pub(crate) fn text(markdown: &str) -> String {
    let mut out = String::new();
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        if line == "```mermaid" {
            lines.by_ref().find(|line| *line == "```");
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            out += &table(&rows);
            out.push('\n');
        } else {
            out += &plain_line(line);
            out.push('\n');
        }
    }
    out
}

fn plain_line(line: &str) -> String {
    match line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')) {
        Some(title) => style(inline(title).to_uppercase()).bold().to_string(),
        None => inline(line),
    }
}

/// A row's cells; in a table `|` is written `\\|`.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|').trim_end_matches('|').replace("\\|", "\u{1}");
    line.split('|').map(|cell| inline(&cell.trim().replace('\u{1}', "|"))).collect()
}

fn table(rows: &[Vec<String>]) -> String {
    let Some((headings, rows)) = rows.split_first() else { return String::new() };
    let is_rule =
        |row: &&Vec<String>| !row.iter().all(|cell| cell.trim_matches([':', '-']).is_empty());
    let rows: Vec<_> = rows.iter().filter(is_rule).cloned().collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    drawn(&headings, &rows, None)
}

/// A line without marks: links are their words, those to where a figure comes from are left out.
fn inline(line: &str) -> String {
    let mut out = String::new();
    let shown = shown(line);
    let mut rest = shown.as_ref();
    while let Some(at) = rest.find("[[") {
        let (before, after) = rest.split_at(at);
        let Some((target, after)) = after.get(2..).and_then(|rest| rest.split_once("]]")) else {
            break;
        };
        let words = target.rsplit('|').next().unwrap_or(target);
        if let (Some(before), Some(after), "why") =
            (before.strip_suffix(" ("), after.strip_prefix(')'), words)
        {
            out += before;
            rest = after;
        } else {
            out += before;
            out += words;
            rest = after;
        }
    }
    out += rest;
    // What has a backtick in it stands between two.
    let out = out.replace("**", "").replace("``“", "“").replace("”``", "”");
    out.replace("`“", "“").replace("”`", "”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_without_its_marks() {
        let markdown = "# Monday briefing\n\n- Revenue: **5.00 EUR** ([[2026-11-16-audit#revenue|why]])\n\
            - [[INV-0001]], `“Dana [31m\u{1b}”`, [[x|label]] and [[open\n- ``“a `b`”``\n\n| A | B |\n| --- | --- |\n| x\\|y | **1** ([[a#b\\|why]]) |\n\
            \n```mermaid\npie\n```\nend";
        assert_eq!(
            text(markdown),
            "MONDAY BRIEFING\n\n- Revenue: 5.00 EUR\n- INV-0001, “Dana [31m⟨U+001B⟩”, label and [[open\n- “a `b`”\n\n\
             A    B\nx|y  1\n\nend\n"
        );
    }
}
