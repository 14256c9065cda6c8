//! File names that are valid on Windows, macOS and Linux, whatever the text was.

use unicode_normalization::UnicodeNormalization as _;

/// A readable part of a name: `a-z0-9` and `-`, at most `limit` characters, never empty (`untitled`).
pub(crate) fn slug(text: &str, limit: usize) -> String {
    let mut slug = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ß' => slug.push_str("ss"),
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= limit {
            break;
        }
    }
    slug.truncate(limit);
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "untitled".into() } else { slug.to_owned() }
}

/// The name of a note: `EMAIL_2026-11-16_invoice-for-october_7k2m9qxa4d.md`.
pub(crate) fn note(kind: &str, day: chrono::NaiveDate, title: &str, id: &crate::model::Id) -> String {
    format!("{kind}_{day}_{}_{id}.md", slug(title, 50))
}

/// A safe name for a file that came from outside: readable, at most 100 bytes, never one that a program runs or
/// Obsidian opens as a note, never reserved, hidden or ending in a dot or space.
pub(crate) fn attachment(foreign: &str) -> String {
    let base = foreign.rsplit(['/', '\\']).next().unwrap_or_default();
    let safe: String = base
        .nfc()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ') { c } else { '-' })
        .collect();
    let safe = safe.split_whitespace().collect::<Vec<_>>().join("-");
    let safe = safe.trim_matches(['.', '-', ' ']);
    let (stem, extension) = match safe.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 10 => (stem, extension.to_lowercase()),
        _ => (safe, String::new()),
    };
    let stem = within(if stem.is_empty() { "file" } else { stem }, 80);
    let stem = if reserved(stem) { format!("file-{stem}") } else { stem.to_owned() };
    match extension.as_str() {
        "" => stem,
        // Obsidian opens these as notes, tables or drawings, and runs what is in them.
        "md" | "markdown" | "canvas" | "base" | "excalidraw" => format!("{stem}.{extension}.txt"),
        _ => format!("{stem}.{extension}"),
    }
}

/// At most `limit` bytes, cut between characters.
fn within(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ' ', '-'])
}

/// Device names that Windows gives a meaning to, with any extension.
///
/// Source: Microsoft, Naming Files, Paths, and Namespaces.
fn reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || (first.len() == 4
            && (first.starts_with("COM") || first.starts_with("LPT"))
            && first.ends_with(|c: char| c.is_ascii_digit()))
}
