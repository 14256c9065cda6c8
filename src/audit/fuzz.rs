//! What must hold of a log file whatever its bytes are, and of the lines that are written to it.

use serde_json::Value;

use super::blocks::{Block, Blocks};
use super::canon::{self, LINE_LIMIT};
use super::line::{self, INSTANT, Lead, Token};
use super::query::{Matcher, Query, Word};
use super::runs::{self, Part};
use crate::base::text::is_hidden;
use crate::model::event::Event;
use crate::vault::fuzz::has_real;

/// A log file; where a byte 255 is in it, what stands before is looked for in what stands after.
pub(crate) fn log(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == 0xff);
    let (wanted, log) = at.and_then(|at| data.split_at_checked(at)).unwrap_or((b"act", data));
    let wanted = String::from_utf8_lossy(wanted);
    pieces(log);
    let wanted: String = wanted.chars().take(40).collect();
    let queries: Vec<Query> = queries(&wanted);
    let matchers: Vec<_> = queries.iter().filter_map(|query| Matcher::new(query).ok()).collect();
    for line in log.split(|byte| *byte == b'\n').take(40) {
        any(line);
        if let Ok(event) = serde_json::from_slice::<Event>(line) {
            written(event, &matchers);
        }
    }
}

/// Blocks are the file's bytes in order, and runs and junk are its lines.
fn pieces(log: &[u8]) {
    let mut buffer = Vec::new();
    let mut blocks = Blocks::new(log, &mut buffer);
    let mut read = Vec::new();
    while let Ok(Some(block)) = blocks.next() {
        match block {
            Block::Lines { bytes, offset } | Block::Torn { bytes, offset } => {
                assert_eq!(offset, read.len() as u64);
                read.extend_from_slice(bytes);
            }
            Block::TooLong { .. } => return,
        }
    }
    assert_eq!(read, log);
    let Ok(pieces) = runs::scan(log, "2026-11-16", Part::ALL, &mut buffer, |_| {}) else { return };
    let junk: u64 = pieces.junk.iter().map(|junk| junk.last_line - junk.first_line + 1).sum();
    let lines: u64 = pieces.runs.iter().map(|run| run.last_line - run.first_line + 1).sum();
    assert_eq!((lines, lines + junk), (pieces.events, pieces.lines));
    if !pieces.is_cut_short {
        assert_eq!(pieces.lines, log.split_inclusive(|byte| *byte == b'\n').count() as u64);
    }
    for run in &pieces.runs {
        assert_eq!(run.last_line - run.first_line, run.last_seq - run.first_seq);
        assert!(run.start < run.end && run.end <= log.len() as u64);
    }
}

/// What is read of any line stands in it.
fn any(line: &[u8]) {
    let mut rest = line;
    for Token(token) in line::values(line) {
        let at = memchr::memmem::find(rest, token);
        let after = at.and_then(|at| rest.get(at + token.len()..));
        let Some(after) = after else { panic!("a value that is not there") };
        rest = after;
        let _ = (Token(token).text(), Token(token).number());
    }
    if let Some(lead) = line::lead(line) {
        assert_eq!(lead.timestamp.len(), INSTANT);
        assert!(line::begin(line).is_some());
        let size: usize = tokens(&lead).iter().map(|token| token.0.len()).sum();
        assert!(size < line.len());
    }
    assert!(line::end(line).is_none_or(|(rest, prev)| rest.len() + prev.len() < line.len()));
}

fn tokens<'a>(lead: &Lead<'a>) -> [Token<'a>; 6] {
    [lead.action, lead.actor, lead.domain, lead.status, lead.resource, lead.duration_ms]
}

/// The line of an event is short, shows all, reads back as the event, and is found by what is in it.
fn written(mut event: Event, matchers: &[Matcher<'_>]) {
    let Ok(text) = canon::line(&mut event) else { return };
    assert!(text.len() <= LINE_LIMIT, "{} bytes", text.len());
    assert!(!text.contains(is_hidden) && !text.contains('\n'), "{text}");
    let read: Event = match serde_json::from_str(&text) {
        Ok(read) => read,
        Err(error) => panic!("{error}: {text}"),
    };
    let reals = event.parameters.values().chain(&event.receipt).any(has_real);
    let line = text.as_bytes();
    if !reals {
        assert_eq!(read, event, "{text}");
        assert_eq!(canon::line(&mut event).ok().as_deref(), Some(text.as_str()));
        let (texts, mut found) = (texts(&event), found(line));
        // It is looked over where it is what a line's last value is, a hash.
        if found.len() < texts.len() {
            found.push(event.prev.clone());
        }
        assert_eq!(texts, found, "{text}");
    }
    let lead = line::lead(line);
    for matcher in matchers {
        let fits = matcher.fits(line, None);
        if let Some(lead) = &lead {
            assert_eq!(matcher.fits(line, Some(lead)).ok(), fits.as_ref().ok().copied(), "{text}");
        }
        assert!(!matches!(fits, Ok(true)) || matcher.find_first(line).is_some(), "{text}");
    }
    let Some(lead) = lead else { return };
    assert_eq!(lead.timestamp, event.timestamp.as_bytes());
    let said = tokens(&lead).map(|token| token.text().map(std::borrow::Cow::into_owned));
    let [action, actor, domain, status, resource, _] = said;
    assert_eq!((action, actor), (Some(event.action), Some(event.actor)), "{text}");
    assert_eq!((domain, resource), (event.domain, event.resource), "{text}");
    assert_eq!(status.as_deref(), Some(event.status.as_str()), "{text}");
    if event.duration_ms.is_none_or(|duration| duration < 1 << 53) {
        assert_eq!(lead.duration_ms.number(), event.duration_ms, "{text}");
    }
    assert_eq!(line::begin(line).map(|(_, seq, _)| seq), Some(event.seq), "{text}");
    if event.prev.len() == 64 && event.prev.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        assert_eq!(
            line::end(line).map(|(_, prev)| prev.as_slice()),
            Some(event.prev.as_bytes()),
            "{text}"
        );
    }
}

/// Every value of an event, in the order of its line.
fn texts(event: &Event) -> Vec<String> {
    let mut texts = Vec::new();
    each(&serde_json::to_value(event).unwrap_or_default(), &mut texts);
    texts
}

fn each(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| each(value, texts)),
        Value::Object(inner) => inner.values().for_each(|value| each(value, texts)),
        other => texts.push(other.to_string()),
    }
}

fn found(line: &[u8]) -> Vec<String> {
    let text = |token: Token<'_>| match token.text() {
        Some(text) => text.into_owned(),
        None => String::from_utf8_lossy(token.0).into_owned(),
    };
    line::values(line).map(text).collect()
}

/// A word, and conditions on a field of the beginning, one further on and one below another.
fn queries(wanted: &str) -> Vec<Query> {
    let mut queries = vec![Query::default(), Query::default(), Query::default(), Query::default()];
    if let [by_word, by_action, by_target, by_parameter] = queries.as_mut_slice() {
        by_word.words.extend(Word::new(wanted).ok());
        by_action.any_of("action", &[wanted.to_owned()]);
        let _ = by_target.contains("target", wanted);
        by_parameter.any_of("parameters.to", &[wanted.to_owned()]);
    }
    queries
}
