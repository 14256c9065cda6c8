//! Files that are no mail: what can be said of them, and their text where they have one.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

use super::reading::{Carried, Reading};
use super::{calendar, decode, einvoice, html, image, pdf};
use crate::model::item::{Domain, Kind, Priority};
use crate::vault::{Note, inert};

/// The largest file that is opened, in bytes; of a larger one only type, size and digest are noted.
pub(crate) const OPENED: u64 = 32 * 1024 * 1024;
/// How many documents of one mail are opened.
const DOCUMENTS: usize = 3;
/// How many characters of each are added to the mail's text.
const DOCUMENT_TEXT: usize = 40_000;
/// How many objects of a JSON file are read.
const OBJECTS: usize = 50;
/// How many rows of a table a note shows.
const ROWS: usize = 50;

/// What a file is, and how its text is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Something that the person wrote: a task.
    Note,
    Table,
    Calendar,
    Json,
    Page,
    Pdf,
    Other,
}

impl Form {
    pub(crate) fn of(name: &str, head: &[u8]) -> Form {
        let extension = name
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_lowercase())
            .unwrap_or_default();
        match extension.as_str() {
            _ if head.starts_with(b"%PDF-") => Form::Pdf,
            "pdf" => Form::Pdf,
            _ if decode::is_binary(head) => Form::Other,
            "md" | "markdown" | "txt" | "text" => Form::Note,
            "csv" | "tsv" => Form::Table,
            "ics" | "ical" | "ifb" => Form::Calendar,
            "json" => Form::Json,
            "html" | "htm" | "xhtml" => Form::Page,
            _ => Form::Other,
        }
    }
}

/// Reads a file; `bytes` is all of it, or its beginning where `whole` is false.
pub(crate) fn read(name: &str, bytes: &[u8], whole: bool) -> Reading {
    let form = Form::of(name, bytes);
    if !whole {
        let mut reading = Reading::new(Kind::File, name);
        reading.notice(format!("it is larger than {} MB and was not opened", OPENED / 1024 / 1024));
        return reading;
    }
    match form {
        Form::Note => note(name, bytes),
        Form::Table => table(name, bytes),
        Form::Calendar => events(name, bytes),
        Form::Json => json_text(name, bytes),
        Form::Page => page(name, bytes),
        Form::Pdf => document(name, bytes),
        Form::Other => other(name, bytes),
    }
}

/// The type that the note names.
pub(crate) fn mime(name: &str, head: &[u8]) -> String {
    decode::mime(head, decode::by_name(name))
}

/// A note from the person: its first heading or line is what it is about. Its front matter is text like the rest, but
/// for the few keys that [`properties`] takes.
fn note(name: &str, bytes: &[u8]) -> Reading {
    let text = decode::text(bytes, None);
    let mut reading = Reading::new(Kind::Task, title(&text).unwrap_or_else(|| name.to_owned()));
    reading.own = properties(&text);
    reading.text = text;
    reading
}

/// The keys of a note's front matter that say when it is due and how it is sorted, where their values are good. Whoever
/// wrote the note, they harm nobody; all other keys are not taken.
fn properties(text: &str) -> Vec<(&'static str, String)> {
    let Ok(Note { front, .. }) = Note::parse(text) else { return Vec::new() };
    let word = |key| front.text(key).map(|word| word.trim().to_lowercase());
    let due = word("due").and_then(|due| NaiveDate::parse_from_str(&due, "%Y-%m-%d").ok());
    let due = due.filter(|day| (1970..=9999).contains(&day.year()));
    let priority = word("priority").and_then(|word| one_of::<Priority>(&word));
    let domain = word("domain").and_then(|word| one_of::<Domain>(&word));
    let properties = [
        ("due", due.map(|day| day.to_string())),
        ("priority", priority.map(|priority| priority.as_str().to_owned())),
        ("domain", domain.map(|domain| domain.as_str().to_owned())),
    ];
    properties.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn one_of<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::from(word)).ok()
}

fn title(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).peekable();
    let mut line = lines.find(|line| !line.is_empty())?;
    if line == "---" {
        // Past the front matter, where it is closed.
        let rest: Vec<&str> = lines.collect();
        let end = rest.iter().position(|line| *line == "---" || *line == "...")?;
        line = rest.iter().skip(end + 1).find(|line| !line.is_empty())?;
    }
    let heading = line.trim_start_matches('#').trim();
    Some(if heading.is_empty() { line.to_owned() } else { heading.to_owned() })
}

fn table(name: &str, bytes: &[u8]) -> Reading {
    let text = decode::text(bytes, None);
    let mut reading = Reading::new(Kind::File, name);
    reading.mark("table");
    let rows = text.lines().filter(|line| !line.trim().is_empty()).count();
    let delimiter = delimiter(&text);
    let (before, columns) = heading(&text, delimiter).unwrap_or_default();
    reading.structured.push(json!({
        "@type": "Table",
        "delimiter": char::from(delimiter).to_string(),
        "columns": columns,
        "headingLine": if columns.is_empty() { Value::Null } else { Value::from(before + 1) },
        "rows": rows.saturating_sub(if columns.is_empty() { 0 } else { before + 1 }),
    }));
    if rows > ROWS {
        reading.notice(format!(
            "it has {rows} lines; the first {ROWS} are here, all of them in the file"
        ));
    }
    reading.text = text.lines().take(ROWS).collect::<Vec<_>>().join("\n");
    reading
}

/// The sign between cells: of those that tables use, the one that most of the first lines have equally often. Texts
/// have commas too, but not each line as many.
fn delimiter(text: &str) -> u8 {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(20);
    let agreement = |mark: u8| {
        let counts: Vec<usize> = lines().map(|line| outside_quotes(line, mark)).collect();
        let alike = |count: usize| counts.iter().filter(|other| **other == count).count();
        counts
            .iter()
            .filter(|count| **count > 0)
            .map(|count| (alike(*count), *count))
            .max()
            .unwrap_or_default()
    };
    [b';', b'\t', b',', b'|']
        .into_iter()
        .max_by_key(|mark| (agreement(*mark), *mark == b','))
        .unwrap_or(b',')
}

/// How often a sign is in a line, but for what stands in quotes.
fn outside_quotes(line: &str, mark: u8) -> usize {
    let mut quoted = false;
    let signs = line.bytes().filter(|byte| {
        quoted ^= *byte == b'"';
        *byte == mark && !quoted
    });
    signs.count()
}

/// The row of headings and how many lines stand before it: banks put the account and the period first.
fn heading(text: &str, delimiter: u8) -> Option<(usize, Vec<String>)> {
    let mut best: Option<(usize, Vec<String>)> = None;
    for (at, line) in text.lines().take(20).enumerate() {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(line.as_bytes());
        let Some(Ok(row)) = reader.records().next() else { continue };
        let cells: Vec<String> =
            row.iter().take(100).map(|cell| crate::base::text::cut(cell.trim(), 100)).collect();
        let words = |cell: &String| {
            cell.chars().any(char::is_alphabetic) && !cell.chars().any(|c| c.is_ascii_digit())
        };
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let all_words = filled >= 2 && cells.iter().filter(|cell| !cell.is_empty()).all(words);
        if all_words && best.as_ref().is_none_or(|(_, columns)| cells.len() > columns.len()) {
            best = Some((at, cells));
        }
    }
    best
}

fn events(name: &str, bytes: &[u8]) -> Reading {
    let text = decode::text(bytes, None);
    let found = calendar::read(&text);
    let first = found.events.first().and_then(|event| event.get("name")?.as_str()).unwrap_or(name);
    let mut reading = Reading::new(Kind::File, first);
    reading.notices.extend(found.notice());
    if found.events.is_empty() {
        reading.notice("it has no events that could be read");
        reading.text = text;
        return reading;
    }
    reading.mark("invite");
    let organizer = found.events.first().and_then(|event| event.get("organizer"));
    reading.from = organizer.map(|who| {
        let field = |name: &str| who.get(name).and_then(Value::as_str).unwrap_or_default();
        crate::model::person::Address::new(field("name"), field("email"))
    });
    reading.text = found.text;
    reading.structured = found.events;
    reading
}

fn json_text(name: &str, bytes: &[u8]) -> Reading {
    let text = decode::text(bytes, None);
    let mut reading = Reading::new(Kind::File, name);
    match serde_json::from_str::<Value>(&text) {
        Ok(value) => {
            let values = match value {
                Value::Array(values) => values,
                value => vec![value],
            };
            reading.structured =
                values.into_iter().filter(|value| value.get("@type").is_some()).collect();
            let found = reading.structured.len();
            if found > OBJECTS {
                reading.structured.truncate(OBJECTS);
                reading.notice(format!("it has {found} objects; the first {OBJECTS} were read"));
            }
        }
        Err(error) => {
            reading.notice(format!("it is not valid JSON: {}", inert::line(&error.to_string())));
        }
    }
    reading.text = text;
    reading
}

fn page(name: &str, bytes: &[u8]) -> Reading {
    let text = decode::html(bytes, None);
    let (text, notice) = html::head(&text);
    let seen = html::text(text);
    let mut reading = Reading::new(Kind::File, name);
    reading.notices.extend(notice);
    if seen.hidden > 0 {
        reading.notice(format!(
            "{} characters that the page hides from its reader are not in the text",
            seen.hidden
        ));
    }
    reading.text = seen.text;
    reading.structured = html::structured(text);
    reading
}

fn document(name: &str, bytes: &[u8]) -> Reading {
    let mut reading = Reading::new(Kind::File, name);
    match pdf::read(bytes) {
        Ok(pdf) => {
            if pdf.text.trim().is_empty() {
                reading.notice("it has no text: a scan, perhaps");
            }
            bills(&mut reading, &pdf.files, &pdf.text);
            reading.text += &pdf.text;
        }
        Err(why) => reading.notice(format!("its text could not be read: {why}")),
    }
    reading
}

/// Adds the invoices that XML files hold; one that no page comes with is shown as lines of text.
fn bills(reading: &mut Reading, files: &[(String, Vec<u8>)], page: &str) {
    let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    for stated in einvoice::found(files, reading) {
        einvoice::add(reading, &stated, page);
        if page.trim().is_empty() {
            reading.text += &stated.page();
        }
    }
}

/// Adds what the documents that a mail carries say, each text below a line that names it: an invoice is mostly there.
pub(crate) fn add_texts(reading: &mut Reading) {
    let files = std::mem::take(&mut reading.files);
    let mut texts = String::new();
    let mut pages = Vec::new();
    for (at, file) in files.iter().filter(|file| file.mime == "application/pdf").enumerate() {
        let name = inert::line(&file.name);
        if at >= DOCUMENTS {
            reading
                .notice(format!("{name} was not opened: only the first {DOCUMENTS} documents are"));
            continue;
        }
        match pdf::read(&file.bytes) {
            Ok(pdf) => {
                let cut = crate::base::text::cut(&pdf.text, DOCUMENT_TEXT);
                if cut != pdf.text {
                    reading.notice(format!("of the text of {name}, the beginning is here"));
                }
                if !pdf.text.trim().is_empty() {
                    texts.extend(["\n\n----- Text of ", &file.name, " -----\n", &cut]);
                }
                pages.push(pdf);
            }
            Err(why) => reading.notice(format!("the text of {name} could not be read: {why}")),
        }
    }
    texts += &carried_bills(reading, &files, &pages);
    reading.files = files;
    reading.text += texts.trim_start_matches(if reading.text.is_empty() { "\n" } else { "" });
}

/// Adds the invoices that a mail carries as XML, in its PDFs or beside them; returns the text of those that no page comes with.
fn carried_bills(reading: &mut Reading, files: &[Carried], pages: &[pdf::Pdf]) -> String {
    let all: String = pages.iter().flat_map(|pdf| [pdf.text.as_str(), "\n"]).collect();
    for pdf in pages {
        let within = pdf.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        for stated in einvoice::found(within, reading) {
            einvoice::add(reading, &stated, &pdf.text);
        }
    }
    let is_xml =
        |file: &&Carried| file.mime.ends_with("/xml") || file.name.to_lowercase().ends_with(".xml");
    let beside =
        files.iter().filter(is_xml).map(|file| (file.name.as_str(), file.bytes.as_slice()));
    let mut texts = String::new();
    for stated in einvoice::found(beside, reading) {
        einvoice::add(reading, &stated, &all);
        if all.trim().is_empty() {
            texts.extend(["\n\n----- Text of ", stated.file(), " -----\n", &stated.page()]);
        }
    }
    texts
}

fn other(name: &str, bytes: &[u8]) -> Reading {
    let mut reading = Reading::new(Kind::File, name);
    bills(&mut reading, &[(name.to_owned(), bytes.to_vec())], "");
    // What looks like an invoice and can't be read as one is not looked into either: its notice says why.
    if reading.marks.contains(&"einvoice") || !reading.notices.is_empty() {
        return reading;
    }
    if let Some((width, height)) = image::size(bytes) {
        reading.text = format!("Image, {width} × {height} pixels");
    } else if !decode::is_binary(bytes)
        && infer::get(bytes).is_none_or(|found| found.mime_type().starts_with("text/"))
    {
        reading.text = decode::text(bytes, None);
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bank_table_is_known_by_its_heading_row() {
        let text = "Account;AT61 1904 3002 3457 3201\nPeriod;11/2026\n\nDate;Payee;Amount;Currency\n02.11.2026;Acme;-12,50;EUR\n";
        let reading = read("bank.csv", text.as_bytes(), true);
        let table = &reading.structured[0];
        assert_eq!(table["delimiter"], ";");
        assert_eq!(table["columns"], json!(["Date", "Payee", "Amount", "Currency"]));
        assert_eq!(table["headingLine"], 4);
    }

    #[test]
    fn the_sign_between_cells_is_the_one_that_lines_have_equally_often() {
        let cases = [
            (
                "Date;Text;Amount\n02.11.2026;REWE, Wien, AT, Kauf, Karte;-12,50\n03.11.2026;Rent, November;-780,00\n",
                b';',
            ),
            ("a,b,c\n1,\"x, y, z\",3\n", b','),
            ("Name;Betrag\nMüller;1,00\n", b';'),
            ("a\tb\n1,5\t2,5\n", b'\t'),
            ("just words\n", b','),
        ];
        for (text, mark) in cases {
            assert_eq!(char::from(delimiter(text)), char::from(mark), "{text}");
        }
    }

    #[test]
    fn of_front_matter_only_good_values_of_harmless_keys_are_taken() {
        let text = "---\ndue: 2026-12-03\npriority: High\ndomain: nowhere\nid: aaaaaaaaaa\namount: 5\n---\nx\n";
        assert_eq!(
            read("a.md", text.as_bytes(), true).own,
            [("due", "2026-12-03".to_owned()), ("priority", "high".to_owned())]
        );
        for text in [
            "due: 2026-12-03\n",
            "---\ndue: soon\n---\n",
            "---\ndue: 2026-12-03\ndue: 2026-12-04\n---\n",
        ] {
            assert_eq!(read("a.md", text.as_bytes(), true).own, [], "{text}");
        }
    }

    #[test]
    fn the_title_of_a_note_is_its_first_heading() {
        assert_eq!(title("\n# Call Dana\n\nsoon").as_deref(), Some("Call Dana"));
        assert_eq!(
            title("---\nstatus: approved\nid: aaaaaaaaaa\n---\n\n## Pay\n").as_deref(),
            Some("Pay")
        );
        assert_eq!(title("  \n"), None);
    }
}
