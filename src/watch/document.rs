//! Files that are no mail: what can be said of them, and their text where they have one.

use serde_json::{Value, json};

use super::reading::Reading;
use super::{calendar, decode, html, image, pdf};
use crate::model::item::Kind;
use crate::vault::inert;

/// The largest file that is opened, in bytes; of a larger one only type, size and digest are noted.
pub(crate) const OPENED: u64 = 32 * 1024 * 1024;
/// How many documents of one mail are opened.
const DOCUMENTS: usize = 3;
/// How many characters of each are added to the mail's text.
const DOCUMENT_TEXT: usize = 40_000;
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

/// A note from the person: its first heading or line is what it is about. Front matter in it is text like the rest.
fn note(name: &str, bytes: &[u8]) -> Reading {
    let text = decode::text(bytes, None);
    let mut reading = Reading::new(Kind::Task, title(&text).unwrap_or_else(|| name.to_owned()));
    reading.text = text;
    reading
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

/// The sign between cells: of those that tables use, the one that the first lines have most of.
fn delimiter(text: &str) -> u8 {
    let count = |mark: u8| {
        text.lines()
            .take(20)
            .map(|line| line.bytes().filter(|byte| *byte == mark).count())
            .sum::<usize>()
    };
    [b';', b'\t', b',', b'|']
        .into_iter()
        .max_by_key(|mark| (count(*mark), *mark == b','))
        .unwrap_or(b',')
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
                values.into_iter().filter(|value| value.get("@type").is_some()).take(50).collect();
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
    let end =
        (0..=html::LIMIT.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let text = text.get(..end).unwrap_or_default();
    let seen = html::text(text);
    let mut reading = Reading::new(Kind::File, name);
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
    match pdf::text(bytes) {
        Ok(text) if text.trim().is_empty() => reading.notice("it has no text: a scan, perhaps"),
        Ok(text) => reading.text = text,
        Err(why) => reading.notice(format!("its text could not be read: {why}")),
    }
    reading
}

/// Adds the text of the documents that a mail carries, each below a line that names it: an invoice is mostly there.
pub(crate) fn add_texts(reading: &mut Reading) {
    let is_pdf = |file: &&super::reading::Carried| file.mime == "application/pdf";
    let mut texts = String::new();
    let mut notices = Vec::new();
    for file in reading.files.iter().filter(is_pdf).take(DOCUMENTS) {
        match pdf::text(&file.bytes) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                let text = crate::base::text::cut(&text, DOCUMENT_TEXT);
                texts.extend(["\n\n----- Text of ", &file.name, " -----\n", &text]);
            }
            Err(why) => notices
                .push(format!("the text of {} could not be read: {why}", inert::line(&file.name))),
        }
    }
    reading.text += texts.trim_start_matches(if reading.text.is_empty() { "\n" } else { "" });
    for notice in notices {
        reading.notice(notice);
    }
}

fn other(name: &str, bytes: &[u8]) -> Reading {
    let mut reading = Reading::new(Kind::File, name);
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
    fn the_title_of_a_note_is_its_first_heading() {
        assert_eq!(title("\n# Call Dana\n\nsoon").as_deref(), Some("Call Dana"));
        assert_eq!(
            title("---\nstatus: approved\nid: aaaaaaaaaa\n---\n\n## Pay\n").as_deref(),
            Some("Pay")
        );
        assert_eq!(title("  \n"), None);
    }
}
