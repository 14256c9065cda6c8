//! Sentences of what a message says itself: its questions and what it asks to be done.

use std::ops::Range;

use super::facts::Found;
use super::scan::{self, pattern};
use super::text::{Part, Text};

const MOST: usize = 2000;
const KEPT: usize = 30;

/// A sentence; it may go on over lines that were broken.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) part: Part,
    /// On one line, without markup.
    pub(super) said: String,
}

/// Every sentence that isn't quoted, left to right.
pub(super) fn read(text: &Text) -> Vec<Sentence> {
    let mut found = Vec::new();
    for range in paragraphs(text) {
        let part = text.part_at(range.start);
        for range in split(text.plain(), &range) {
            let said = text.plain().get(range.clone()).unwrap_or_default();
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            if !said.is_empty() && found.len() < MOST {
                found.push(Sentence { range, part, said });
            }
        }
    }
    found
}

/// Runs of lines that belong together: a line that is short or ends a thought closes one.
fn paragraphs(text: &Text) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(Range<usize>, Part)> = None;
    for line in text.lines.iter().filter(|line| line.part != Part::Quoted) {
        let words = text.plain_line(line);
        let empty = words.trim().is_empty();
        let starts = words.trim_start().starts_with(['-', '*', '•', '|', '#']);
        match open.take() {
            Some((range, part))
                if part == line.part && !empty && !starts && line.range.start >= range.end =>
            {
                open = Some((range.start..line.range.end, part));
            }
            other => {
                found.extend(other.map(|(range, _)| range));
                open = (!empty).then(|| (line.range.clone(), line.part));
            }
        }
        // What stands on a short line by itself (`Hi Max,`, a heading, a row) goes on nowhere.
        let closes = words.trim_end().ends_with([',', ':']) && words.trim().len() < 40
            || line.part == Part::Header
            || words.contains('\t')
            || words.trim().contains("   ");
        if closes {
            found.extend(open.take().map(|(range, _)| range));
        }
    }
    found.extend(open.map(|(range, _)| range));
    found
}

/// Cuts after `.`, `?`, `!` where a blank or the end follows.
fn split(plain: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let text = plain.get(range.clone()).unwrap_or_default();
    scan::looks_at(text.len());
    let mut found = Vec::new();
    let mut start = 0;
    let mut word = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let ends = match c {
            '?' | '!' => !matches!(next, '?' | '!' | ')' | '"'),
            // `Dr. `, `Nr. `, `16. November`: no end after a short word or a number.
            '.' => {
                next.is_whitespace()
                    && ends_sentence(text.get(start..at).unwrap_or_default(), word, after)
            }
            _ => false,
        };
        word = if c.is_alphabetic() { word + 1 } else { 0 };
        if ends {
            push(text, start..at + c.len_utf8(), range.start, &mut found);
            start = at + c.len_utf8();
        }
    }
    push(text, start..text.len(), range.start, &mut found);
    found
}

/// Whether a full stop with a blank after it ends a sentence: after a long word, or a whole day, before a capital.
fn ends_sentence(before: &str, word: usize, after: &str) -> bool {
    let capital = after.trim_start().starts_with(char::is_uppercase);
    let tail = scan::tail(before, 12);
    let short = tail.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let abbreviated =
        ["str", "tel", "inc", "ltd", "nos", "bzw", "usw", "abs", "art", "fax", "mrs", "inv", "ref"];
    let plain_word =
        word > 1 && short.chars().all(char::is_lowercase) && !abbreviated.contains(&short);
    let number = tail.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let joined = tail.strip_suffix(number).is_some_and(|lead| lead.ends_with(['-', '/', '.', ',']));
    let whole_number = !number.is_empty() && (number.len() >= 4 || joined);
    word > 3 || capital && (plain_word && word == 3 || whole_number)
}

fn push(text: &str, range: Range<usize>, base: usize, found: &mut Vec<Range<usize>>) {
    let piece = text.get(range.clone()).unwrap_or_default();
    let lead = piece.len() - piece.trim_start().len();
    let end = range.start + piece.trim_end().len();
    if range.start + lead < end {
        found.push(base + range.start + lead..base + end);
    }
}

pattern!(
    IDLE,
    r"(?i)^(?:hi |hello |hey |hallo )?[\w ,]{0,20}?(?:how are you(?: doing)?(?: today)?|how(?:'s it| is it) going|hope you(?:'re| are) well|any (?:other )?questions|(?:do you )?(?:have|got) (?:any )?(?:further |more )?questions(?: about.{0,40})?|questions|need (?:more )?(?:help|assistance)|problems?|wie geht(?:'s| es)(?: dir| ihnen)?|(?:noch )?fragen|haben sie (?:noch )?fragen(?: zu.{0,40})?|ça va|comment allez-vous|can't see this.{0,40}|having trouble.{0,60}|not you|was this you|didn't .{0,60}|why (?:did|am) i (?:get|getting|receiv).{0,60})\s?\?$"
);
pattern!(
    ASKS,
    r"(?i)(?:^|[,;:–—-] ?|\band |\bund |\bso )\s?(?:please|kindly|bitte|veuillez|merci de|gelieve|por favor|per favore)\s+\w|\b(?:could|can|would|will) you (?:please |kindly |also )?\w|\b(?:i|we) (?:need|want|would like|'d like) you to\b|\b(?:i|we)(?:'d| would) (?:appreciate|be grateful)|\b(?:kannst|könntest|würdest) du\b|\b(?:können|könnten|würden) sie\b|\bplease (?:send|confirm|let|reply|invoice|submit|return|sign|check|review|call|provide|forward|advise|pay|transfer)\b|\b(?:ich|wir) bitten? (?:sie|dich|um)\b|\bpourriez-vous\b|\blet (?:me|us) know\b"
);
pattern!(
    NO_REQUEST,
    r"(?i)\bplease (?:find|note|do not (?:hesitate|reply|answer|respond)|don't (?:hesitate|reply)|see (?:the )?attached|feel free|accept|click|visit|contact us)\b|\bbitte (?:beachten|finden|antworten sie nicht)\b|\bfeel free\b|\bdon't hesitate\b|\bzögern sie nicht\b|\bunsubscribe\b|\bthank you\b.{0,20}$"
);

/// What the message asks in its own words, its own subject included where it is no answer.
pub(super) fn questions(text: &Text, sentences: &[Sentence]) -> Vec<Found<String>> {
    let asks = |sentence: &&Sentence| {
        let said = sentence.said.as_str();
        said.ends_with('?')
            && said.chars().filter(|c| c.is_alphabetic()).count() > 3
            && !scan::has(&IDLE, said)
    };
    collect(text, sentences.iter().filter(|sentence| is_own(sentence)).filter(asks))
}

pub(super) fn requests(text: &Text, sentences: &[Sentence]) -> Vec<Found<String>> {
    let asks = |sentence: &&Sentence| {
        let said = scan::head(&sentence.said, 600);
        scan::has(&ASKS, said) && !scan::has(&NO_REQUEST, said)
    };
    let own = sentences.iter().filter(|sentence| sentence.part == Part::New);
    collect(text, own.filter(asks))
}

pattern!(ANSWER, r"(?i)^\s{0,3}(?:re|aw|antw|sv|rif|fwd?|wg|tr)\s?:");

fn is_own(sentence: &Sentence) -> bool {
    sentence.part == Part::New
        || (sentence.part == Part::Header && !scan::has(&ANSWER, &sentence.said))
}

fn collect<'s>(text: &Text, sentences: impl Iterator<Item = &'s Sentence>) -> Vec<Found<String>> {
    let mut found: Vec<Found<String>> = Vec::new();
    for sentence in sentences {
        if found.len() < KEPT && !found.iter().any(|other| other.value == sentence.said) {
            found.push(
                text.found(scan::head(&sentence.said, 500).to_owned(), sentence.range.clone()),
            );
        }
    }
    found
}
