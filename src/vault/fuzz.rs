//! What must hold of notes whatever their bytes are.

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};

use super::{Front, Note, front, inert, item, yaml};
use crate::base::text::is_hidden;
use crate::model::item::Item;

/// The texts of an input: a byte that UTF-8 never has stands between them.
pub(crate) fn texts(data: &[u8]) -> Vec<String> {
    data.split(|byte| *byte == 0xff)
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .collect()
}

/// Whether a value has a number with places, which JSON does not keep to the last bit.
pub(crate) fn has_real(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_i64().is_none() && number.as_u64().is_none(),
        Value::Array(values) => values.iter().any(has_real),
        Value::Object(pairs) => pairs.values().any(has_real),
        _ => false,
    }
}

/// Front matter; behind it a key and what it is set to.
pub(crate) fn yaml(data: &[u8]) {
    let texts = texts(data);
    let mut texts = texts.iter().map(String::as_str);
    let (text, key, value) =
        (texts.next().unwrap_or_default(), texts.next(), texts.next().unwrap_or("done"));
    if let Ok(value) = yaml::parse(text)
        && !has_real(&value)
    {
        let line = yaml::flow(&value);
        assert!(!line.contains('\n'), "{line:?}");
        assert_eq!(yaml::parse(&line).as_ref(), Ok(&value), "{line:?}");
    }
    let Ok(front) = Front::parse(text, 2) else { return };
    assert_eq!(front.print(), text);
    let _ = front.check();
    // In a note a fence follows, so that the last line always ends.
    let text =
        if text.is_empty() || text.ends_with('\n') { text.into() } else { format!("{text}\n") };
    let Ok(front) = Front::parse(&text, 2) else { return };
    if unclear(&text) {
        return;
    }
    let own: Vec<String> = front.keys().take(6).map(str::to_owned).collect();
    for key in own.iter().map(String::as_str).chain(key).filter(|key| key.len() < 100) {
        let _ = (front.text(key), front.list(key));
        for value in [json!(value), json!(12), json!([value, value])] {
            set(&front, &text, key, &value);
        }
    }
}

/// Whether a set may not be read back, whatever it sets: YAML takes no control characters, not in a comment either, sees
/// other lines where a CR or a separator stands, and no byte order mark. All are errors of the key's, and named.
fn unclear(text: &str) -> bool {
    let refused = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    text.contains(refused)
        || text.contains(['\u{2028}', '\u{2029}', '\u{feff}', '\u{fffe}', '\u{ffff}'])
        || text.replace("\r\n", "\n").contains('\r')
}

/// Sets a key: it says that then, also read again, and what stands before and after it is as it was.
fn set(before: &Front, text: &str, key: &str, value: &Value) {
    let mut after = before.clone();
    after.set(key, value);
    let printed = after.print();
    if printed.len() > front::LIMIT {
        return;
    }
    assert_eq!(after.get(key), Ok(Some(value.clone())), "{key:?} in {printed:?}");
    let begins = |number: usize| {
        text.split_inclusive('\n').take(number.saturating_sub(2)).map(str::len).sum::<usize>()
    };
    match before.line_of(key) {
        None => assert!(printed.starts_with(text), "{printed:?} from {text:?}"),
        Some(line) => {
            let lines = before.keys().filter_map(|other| before.line_of(other));
            let next = lines.filter(|other| *other > line).min().map_or(text.len(), begins);
            let (head, tail) = (text.get(..begins(line)), text.get(next..));
            let kept = head.is_some_and(|head| printed.starts_with(head))
                && tail.is_some_and(|tail| printed.ends_with(tail));
            assert!(kept, "{key:?}: {printed:?} from {text:?}");
        }
    }
    let again = Front::parse(&printed, 2);
    let Ok(mut again) = again else { panic!("{again:?}: {printed:?} from {text:?}") };
    assert_eq!(again.get(key), Ok(Some(value.clone())), "{key:?} in {printed:?}");
    assert!(again.keys().eq(after.keys()), "{printed:?} from {text:?}");
    for other in before.keys().filter(|other| *other != key) {
        assert_eq!(again.get(other).ok(), before.get(other).ok(), "{other:?} in {printed:?}");
    }
    again.set(key, value);
    assert_eq!(again.print(), printed, "set twice");
}

/// A note.
pub(crate) fn note(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Ok(note) = Note::parse(&text) else { return };
    assert_eq!(note.print(), text);
    let mut changed = note.clone();
    changed.front.set("status", &json!("done"));
    if changed.front.print().len() <= front::LIMIT {
        let again = Note::parse(&changed.print());
        let Ok(again) = again else { panic!("{again:?}: {:?}", changed.print()) };
        let status = again.front.text("status");
        assert!(status.as_deref() == Some("done") || unclear(&text), "{status:?}");
        assert_eq!(again.body, note.body);
    }
    read(&note.body);
    if let Ok(read) = item::from_note(&note) {
        self::item(&read, &[]);
    }
}

/// The readers of a body take whatever a person wrote.
fn read(body: &str) {
    let _ = (inert::read_line(body), inert::first_block(body), inert::read_block(body, item::TEXT));
    let lines: Vec<&str> = body.split('\n').collect();
    for (at, line) in inert::own(body).lines {
        assert_eq!(lines.get(at).map(|there| there.trim_end_matches('\r')), Some(line), "{body:?}");
    }
    assert!(inert::section(body, item::TEXT).iter().all(|line| body.contains(line)));
}

/// An item: its note gives the item back, and nothing in it acts. The notices are Markdown of ours.
pub(crate) fn item(item: &Item, notices: &[String]) {
    let written = item::to_note(item);
    let printed = written.print();
    let note = match Note::parse(&printed) {
        Ok(note) => note,
        Err(error) => panic!("{error}: {printed}"),
    };
    assert_eq!(note.front.check(), [], "{printed}");
    let read = match item::from_note(&note) {
        Ok(read) => read,
        Err(error) => panic!("{error}: {printed}"),
    };
    // CRLF is the one thing that a block does not keep.
    let mut expected = Item { text: item.text.replace("\r\n", "\n"), ..item.clone() };
    if expected.structured.iter().any(has_real) {
        expected.structured.clone_from(&read.structured);
    }
    assert_eq!(read, expected, "{printed}");
    let name = item::name(item);
    assert_eq!(super::name::fault(&name), None, "{name:?}");
    assert!(name.strip_suffix(".md").is_some(), "{name:?}");
    let body = notices.iter().fold(note.body, |body, notice| format!("{body}\n- {notice}\n"));
    assert_eq!(printed.chars().find(|c| is_hidden(*c)), None, "{printed}");
    assert_eq!(trigger(&body), None, "{body}");
    let own =
        |path: &str| item.attachments.iter().any(|file| file.path == path && item::links(path));
    for event in Parser::new_ext(&body, Options::all()) {
        let harmless = match &event {
            Event::Start(Tag::Link { dest_url, .. }) => own(dest_url),
            Event::Start(tag) => matches!(
                tag,
                Tag::Heading { .. }
                    | Tag::Paragraph
                    | Tag::CodeBlock(_)
                    | Tag::List(None)
                    | Tag::Item
            ),
            Event::Text(_) | Event::Code(_) | Event::End(_) | Event::SoftBreak => true,
            _ => false,
        };
        assert!(harmless, "{event:?} in {body}");
    }
}

/// Two foreign texts, as code, in lines and cells and as values.
pub(crate) fn inert(data: &[u8]) {
    let texts = texts(data);
    let mut texts = texts.iter().map(String::as_str);
    let text = texts.next().unwrap_or_default();
    let other = texts.next().unwrap_or(text);
    block(text);
    for written in [inert::line(text), inert::cell(text)] {
        assert!(!written.contains(['\n', '\t']) && !written.contains(is_hidden), "{written:?}");
        assert_eq!(trigger(&written), None, "{written:?}");
        assert_eq!(inert::read_line(&written), Some((text.to_owned(), "")), "{written:?}");
        assert_eq!(codes(&written), Some(1), "{written:?}");
        let two = format!("{written}, {} end", inert::line(other));
        assert_eq!(codes(&two), Some(2), "{two:?}");
        let second = inert::read_line(&two)
            .and_then(|(_, rest)| inert::read_line(rest.strip_prefix(", ")?).map(|(text, _)| text));
        assert_eq!(second.as_deref(), Some(other), "{two:?}");
    }
    row(text, other);
    value(text);
    read(text);
    let link = inert::link(text);
    assert!(link == format!("[[{text}]]") || link == inert::line(text), "{link:?}");
}

/// What acts even inside of code.
fn trigger(written: &str) -> Option<&'static str> {
    ["::", "<%", "{{", "%%", "-->", "--!>", "````````"]
        .into_iter()
        .find(|trigger| written.contains(trigger))
}

/// How many code spans a paragraph has; none where it has anything else than these and text.
fn codes(markdown: &str) -> Option<usize> {
    let mut codes = 0;
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Code(_) => codes += 1,
            Event::Text(_) | Event::Start(Tag::Paragraph) | Event::End(_) => {}
            _ => return None,
        }
    }
    Some(codes)
}

fn block(text: &str) {
    let written = inert::block(text);
    let whole = text.replace("\r\n", "\n");
    assert!(!written.contains(is_hidden), "{written:?}");
    assert_eq!(trigger(&written), None, "{written:?}");
    let (mut shown, mut fences) = (String::new(), 0);
    for event in Parser::new_ext(&written, Options::all()) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            Event::Start(Tag::CodeBlock(_)) => fences += 1,
            Event::End(_) => {}
            other => panic!("{other:?} from {written:?}"),
        }
    }
    assert_eq!((fences, inert::original(&shown)), (1, format!("{whole}\n")), "{written:?}");
    let body = format!("# x\n\n## Text\n\n{written}");
    assert_eq!(inert::read_block(&body, "## Text").as_ref(), Some(&whole), "{body:?}");
    assert_eq!(inert::first_block(&written.replace('\n', "\r\n")), Some(whole), "{written:?}");
}

fn row(text: &str, other: &str) {
    let (first, second) = (inert::cell(text), inert::cell(other));
    let table = format!("| A | B |\n|---|---|\n| {first} | {second} |\n");
    let (mut cells, mut codes) = (0, 0);
    for event in Parser::new_ext(&table, Options::all()) {
        match event {
            Event::Start(Tag::TableCell) => cells += 1,
            Event::Code(_) => codes += 1,
            _ => {}
        }
    }
    assert_eq!((cells, codes), (4, 2), "{table}");
}

/// Dataview shows properties as Markdown.
fn value(text: &str) {
    let written = inert::value(text);
    assert_eq!(inert::original(&written), text);
    assert!(!written.contains(['\n', '\t', '`']) && !written.contains(is_hidden), "{written:?}");
    assert!(["[[", "://", "]("].iter().all(|link| !written.contains(link)), "{written:?}");
    assert_eq!(trigger(&written), None, "{written:?}");
    for event in Parser::new_ext(&written, Options::all()) {
        let acts = match &event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => true,
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => true,
            Event::Start(Tag::Link { link_type, .. }) => {
                *link_type != pulldown_cmark::LinkType::Email
            }
            _ => false,
        };
        assert!(!acts, "{event:?} from {written:?}");
    }
    let mut front = Front::default();
    front.set("subject", &json!(written));
    front.set("from", &json!([written]));
    let expected = json!({"subject": written, "from": [written]});
    assert_eq!(yaml::parse(&front.print()), Ok(expected), "{:?}", front.print());
    assert_eq!(front.print().lines().count(), 2);
}
