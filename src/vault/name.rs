//! File names that are valid on Windows, macOS and Linux, whatever the text was.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::base::text::is_hidden;

/// The longest name that every file system takes, in bytes.
const LIMIT: usize = 255;

/// A readable part of a name: lower-case letters and digits with `-` between words, at most `limit` bytes, never empty
/// (`untitled`).
///
/// Latin letters lose their accents. Letters of other scripts stay, but for those written from right to left, which
/// would turn the name around when it is shown.
pub(crate) fn slug(text: &str, limit: usize) -> String {
    let mut slug = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ß' => slug.push_str("ss"),
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            c if !c.is_ascii() && is_plain(c) && !from_right(c) => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= limit {
            break;
        }
    }
    let composed: String = slug.nfc().collect();
    let slug = within(&composed, limit).trim_matches('-');
    if slug.is_empty() { "untitled".into() } else { slug.to_owned() }
}

/// The name of a note: `EMAIL_2026-11-16_invoice-for-october_7k2m9qxa4d.md`.
pub(crate) fn note(
    kind: &str,
    day: chrono::NaiveDate,
    title: &str,
    id: &crate::model::Id,
) -> String {
    format!("{kind}_{day}_{}_{id}.md", slug(title, 50))
}

/// A safe name for a file that came from outside: readable, at most 100 bytes, never one that a program runs or
/// Obsidian opens as a note, never reserved, hidden or ending in a dot or space.
pub(crate) fn attachment(foreign: &str) -> String {
    let base = foreign.rsplit(['/', '\\']).next().unwrap_or_default();
    let safe = words(base, '-', |c| matches!(c, '-' | '_' | '.'));
    let (stem, extension) = match safe.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 10 => {
            (stem, extension.to_lowercase())
        }
        _ => (safe.as_str(), String::new()),
    };
    let stem = within(stem, 76).trim_matches(['.', '-', '_']);
    let stem = if stem.is_empty() { "file".to_owned() } else { unreserved(stem) };
    let extension: String = extension.nfc().collect();
    let name = if extension.is_empty() { stem } else { format!("{stem}.{extension}") };
    // Asked of the whole name: what was cut may end in an extension that nobody gave it.
    let last = name.rsplit_once('.').map_or("", |(_, last)| last).to_lowercase();
    if ACTING.contains(&last.as_str()) { format!("{name}.txt") } else { name }
}

/// A readable name of a note for somebody's or something's name: letters and digits, with single spaces, `-` and `.` between
/// them, at most `limit` bytes; empty where nothing of it is left. Letters written from right to left are left out, which
/// would turn the name around.
pub(crate) fn title(foreign: &str, limit: usize) -> String {
    let plain: String = foreign.chars().map(|c| if from_right(c) { ' ' } else { c }).collect();
    let safe = words(&plain, ' ', |c| matches!(c, '-' | '.' | '@'));
    let safe = safe.split_whitespace().collect::<Vec<_>>().join(" ");
    let safe = within(&safe, limit).trim_matches(['.', '-', ' ']);
    if safe.is_empty() { String::new() } else { unreserved(safe) }
}

/// What a double click runs, or Obsidian opens as a note, table or drawing and runs what is in it.
const ACTING: &[&str] = &[
    "app",
    "appref-ms",
    "applescript",
    "bash",
    "bat",
    "base",
    "canvas",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "desktop",
    "dll",
    "dmg",
    "excalidraw",
    "exe",
    "gadget",
    "hta",
    "htm",
    "html",
    "inf",
    "iso",
    "jar",
    "js",
    "jse",
    "lnk",
    "markdown",
    "md",
    "mht",
    "mhtml",
    "mjs",
    "msc",
    "msi",
    "msp",
    "pif",
    "pkg",
    "ps1",
    "psm1",
    "py",
    "reg",
    "scf",
    "scpt",
    "scr",
    "sct",
    "sh",
    "svg",
    "svgz",
    "terminal",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "wsf",
    "wsh",
    "xhtml",
    "xht",
    "xml",
    "xsl",
    "zsh",
];

/// The same for all names that some system takes for one.
pub(crate) fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// Why a name is not valid on every system; `None` where it is.
///
/// Source: Microsoft, Naming Files, Paths, and Namespaces; `NAME_MAX` of Linux and macOS.
pub(crate) fn fault(name: &str) -> Option<&'static str> {
    let table: [(bool, &str); 7] = [
        (name.is_empty() || name == "." || name == "..", "is no name"),
        (name.len() > LIMIT, "is longer than 255 bytes"),
        (
            name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']),
            "has a character that Windows forbids",
        ),
        (name.chars().any(is_hidden) || name.contains(['\n', '\t']), "has a hidden character"),
        (name.ends_with(['.', ' ']), "ends in a dot or space, which Windows takes away"),
        (reserved(name), "is a device on Windows"),
        (
            !is_nfc(name),
            "has accents apart from their letters, which other systems take for another name",
        ),
    ];
    table.into_iter().find_map(|(wrong, why)| wrong.then_some(why))
}

/// The text's letters, digits and what else is `kept`, with `gap` for all between them.
fn words(text: &str, gap: char, kept: impl Fn(char) -> bool) -> String {
    let mut safe = String::new();
    for c in text.nfkc() {
        if is_plain(c) || kept(c) {
            safe.push(c);
        } else if !safe.ends_with(gap) && !safe.is_empty() {
            safe.push(gap);
        }
        // Nothing after this can be in the name; what is before its extension still can.
        if safe.len() > 4 * LIMIT && !text.contains('.') {
            break;
        }
    }
    let composed: String = safe.nfc().collect();
    composed.trim_matches(['.', '-', '_', ' ']).to_owned()
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() && !is_hidden(c)
}

/// Scripts that are written from right to left.
fn from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// At most `limit` bytes, cut between characters.
fn within(text: &str, limit: usize) -> &str {
    text.get(..text.floor_char_boundary(limit)).unwrap_or_default()
}

fn unreserved(name: &str) -> String {
    if reserved(name) { format!("file-{name}") } else { name.to_owned() }
}

/// Device names that Windows gives a meaning to, with any extension.
fn reserved(name: &str) -> bool {
    let first: String = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .nfkc()
        .collect::<String>()
        .to_uppercase();
    matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$")
        || first.strip_prefix("COM").or_else(|| first.strip_prefix("LPT")).is_some_and(|number| {
            number.chars().count() == 1 && number.chars().all(|c| c.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::vault::nasty;

    #[test]
    fn names_stay_readable() {
        let table = [
            ("Invoice for October, please!", "invoice-for-october-please"),
            ("Grüße aus Köln — 100 €", "grusse-aus-koln-100"),
            ("Счёт за октябрь", "счет-за-октябрь"),
            ("10月の請求書", "10月の請求書"),
            ("שלום invoice", "invoice"),
            ("../../etc/passwd", "etc-passwd"),
            ("\u{202e}\u{3164}", "untitled"),
            ("", "untitled"),
        ];
        for (text, expected) in table {
            assert_eq!(slug(text, 50), expected);
        }
        let table = [
            ("time sheet (final).pdf", "time-sheet-final.pdf"),
            ("C:\\x\\report.PDF", "report.pdf"),
            ("../../.obsidian/plugins/x/main.js", "main.js.txt"),
            ("note.md", "note.md.txt"),
            ("CON", "file-CON"),
            ("com¹.txt", "file-com1.txt"),
            ("nul.tar.gz", "file-nul.tar.gz"),
            ("...", "file"),
            (".htaccess", "htaccess"),
            ("a.b. . ", "a.b"),
            ("x\u{202e}fdp.exe", "x-fdp.exe.txt"),
            ("", "file"),
        ];
        for (text, expected) in table {
            assert_eq!(attachment(text), expected);
        }
    }

    #[test]
    fn names_that_some_system_takes_for_one_fold_alike() {
        for (a, b) in [("a.pdf", "A.PDF"), ("ｅ.md", "e.md"), ("e\u{301}", "É"), ("ﬁ", "fi")] {
            assert_eq!(folded(a), folded(b));
        }
        assert_ne!(folded("a-2.pdf"), folded("a.pdf"));
    }

    #[test]
    fn a_name_that_is_bad_somewhere_says_why() {
        for name in [
            "",
            ".",
            "..",
            "a:b",
            "a\\b",
            "a/b",
            "a?",
            "a.",
            "a ",
            "con",
            "Con.md",
            "LPT9.x.md",
            "e\u{301}",
            "a\u{202e}",
            "a\n",
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        assert!(fault(&"x".repeat(256)).is_some());
        for name in ["a.md", "COM10.md", "Contract.md", "Dana Reyes.md", ".gitignore", "é.md"] {
            assert_eq!(fault(name), None);
        }
    }

    fn path_stays_inside(name: &str) -> bool {
        std::path::Path::new(name).components().count() == 1
            && matches!(
                std::path::Path::new(name).components().next(),
                Some(std::path::Component::Normal(_))
            )
    }

    fn text() -> impl Strategy<Value = String> {
        const PIECES: &[&str] = &[
            "../",
            "..\\",
            "/",
            "\\",
            "C:\\",
            "%2e%2e%2f",
            ".obsidian/plugins/",
            "CON",
            "nul",
            ".",
            " ",
            "com1",
            "LPT¹",
            ".md",
            ".exe",
            ".base",
            "\u{0}",
            "e\u{301}",
            "ﬁ",
            "℀",
            "／",
            "İ",
            "ǰ",
            "ẞ",
            "ŉ",
            "\u{202e}",
            "~",
            "-",
            "_",
            "$",
            "a",
            "漢",
            "한",
            "\u{1100}\u{1161}",
        ];
        let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>(), 1 => "[a-z]{60}"];
        prop_oneof![
            nasty::text(),
            proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
        ]
    }

    proptest! {
        #[test]
        fn every_name_is_valid_everywhere(text in text(), number in any::<u64>()) {
            let id = crate::model::Id::of(&[&number.to_be_bytes()]);
            let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
            let note = note("EMAIL", day, &text, &id);
            let end = format!("_{id}.md");
            prop_assert!(note.starts_with("EMAIL_2026-11-16_") && note.ends_with(&end));
            for (name, limit) in [(note, 100), (attachment(&text), 100), (format!("x{}", slug(&text, 50)), 51)] {
                prop_assert_eq!(fault(&name), None, "{:?}", name);
                prop_assert!(path_stays_inside(&name), "{:?}", name);
                prop_assert!(!name.is_empty() && name.len() <= limit, "{:?}", name);
                prop_assert!(!name.starts_with('.') && !name.contains(['[', ']', '#', '^', '`', '%']));
            }
            let file = attachment(&text);
            prop_assert!(ACTING.iter().all(|acting| !file.to_lowercase().ends_with(&format!(".{acting}"))), "{:?}", file);
        }
    }
}
