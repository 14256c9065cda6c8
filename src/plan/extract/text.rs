//! An item's text as lines: what is new in it, what it forwards or quotes, what is signature; markup blanked out.

use std::ops::Range;

use super::facts::Found;
use super::markup::blank_markup;
use super::parts::{FORWARDED_SUBJECT, REPLY_SUBJECT, parts};
use super::scan::{self, pattern};
use crate::base::{clock, text::is_hidden};
use crate::model::item::Item;
use chrono::NaiveDate;

/// How much of a text is read. What comes after it is no invoice any more.
const TEXT: usize = 256 * 1024;

const SUBJECT: usize = 1024;

/// How long the words of a fact may be.
const WORDS: usize = 240;

/// Which part of the message a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The subject.
    Header,
    New,
    /// The text of a file that came along: the watcher puts it below a line that names the file.
    Attached,
    /// What a forwarded message says: the reason why it was sent on.
    Forwarded,
    Signature,
    /// What a reply repeats.
    Quoted,
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Where it lies in the whole, without quote marks.
    pub(super) range: Range<usize>,
    /// From 1; 0 for the subject.
    pub(super) number: usize,
    pub(super) part: Part,
}

/// Everything that an item says, as one text with its lines.
#[derive(Debug)]
pub(super) struct Text {
    /// As it came, subject first.
    raw: String,
    /// The same with what isn't prose blanked out.
    plain: String,
    pub(super) lines: Vec<Line>,
    /// The day it was sent: relative days count from here.
    pub(super) sent: NaiveDate,
    /// The line that says when the quoted or forwarded text was written.
    pub(super) quoted_header: Option<Range<usize>>,
}

impl Text {
    pub(super) fn of(item: &Item) -> Text {
        let subject = scan::head(item.subject.lines().next().unwrap_or_default(), SUBJECT);
        let mut raw = scan::composed(subject).into_owned();
        // The subject of a reply is as old as what it answers.
        let part = if scan::has(&REPLY_SUBJECT, &raw) { Part::Quoted } else { Part::Header };
        let mut lines = vec![Line { range: 0..raw.len(), number: 0, part }];
        // What no pattern takes for a space: a day in the subject does not go on in the text.
        raw.push_str("\n\u{1f}\n");
        let body = raw.len();
        raw.push_str(&scan::composed(scan::head(&item.text, TEXT)));
        let forwarded = scan::has(&FORWARDED_SUBJECT, &item.subject);
        let mut quoted_header = None;
        lines.extend(parts(&raw, body, forwarded, &mut quoted_header));
        let plain = blank_markup(&raw);
        Text { raw, plain, lines, sent: clock::local(item.received).date_naive(), quoted_header }
    }

    /// The whole text with markup, links and addresses blanked out: offsets are those of [`Text::raw`].
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    pub(super) fn raw(&self) -> &str {
        &self.raw
    }

    pub(super) fn plain_line(&self, line: &Line) -> &str {
        self.plain.get(line.range.clone()).unwrap_or_default()
    }

    /// The index of the line that an offset lies in.
    pub(super) fn index_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.range.start <= offset).saturating_sub(1)
    }

    pub(super) fn line_at(&self, offset: usize) -> Option<&Line> {
        self.lines.get(self.index_at(offset))
    }

    /// The text between the start of the line and an offset.
    pub(super) fn before(&self, offset: usize) -> &str {
        let start = self.line_at(offset).map_or(offset, |line| line.range.start);
        self.plain.get(start..offset).unwrap_or_default()
    }

    /// The text between an offset and the end of its line.
    pub(super) fn after(&self, offset: usize) -> &str {
        let end = self.line_at(offset).map_or(offset, |line| line.range.end);
        self.plain.get(offset..end.max(offset)).unwrap_or_default()
    }

    /// The nearest line before this one that says something, of the same part.
    pub(super) fn said_before(&self, index: usize) -> Option<usize> {
        let part = self.lines.get(index)?.part;
        // Four empty lines between a label and its value are one table cell's spacing; more are another place.
        let from = index.saturating_sub(6);
        (from..index)
            .rev()
            .find(|at| self.says(*at))
            .filter(|at| self.lines.get(*at).is_some_and(|line| line.part == part))
    }

    pub(super) fn said_after(&self, index: usize) -> Option<usize> {
        let part = self.lines.get(index)?.part;
        (index + 1..self.lines.len().min(index + 7))
            .find(|at| self.says(*at))
            .filter(|at| self.lines.get(*at).is_some_and(|line| line.part == part))
    }

    fn says(&self, index: usize) -> bool {
        self.lines
            .get(index)
            .is_some_and(|line| self.plain_line(line).chars().any(char::is_alphanumeric))
    }

    /// The cells of a line: between `|`, tabs or runs of spaces. A long line is prose and has none.
    pub(super) fn cells(&self, index: usize) -> Vec<Range<usize>> {
        let Some(line) = self.lines.get(index).filter(|line| line.range.len() <= 1000) else {
            return Vec::new();
        };
        let text = self.plain_line(line);
        let mut cells = Vec::new();
        let mut start = 0;
        for gap in scan::all(&CELL_GAP, text)
            .map(|gap| gap.range())
            .chain(std::iter::once(text.len()..text.len()))
        {
            let cell = text.get(start..gap.start).unwrap_or_default();
            let lead = cell.len() - cell.trim_start().len();
            if !cell.trim().is_empty() || (start > 0 && gap.start < text.len()) {
                cells.push(
                    line.range.start + start + lead
                        ..line.range.start + start + lead + cell.trim().len(),
                );
            }
            start = gap.end;
        }
        cells
    }

    /// The heading of the column that an offset lies in: the nearest line above with as many cells whose cell there is
    /// words without digits.
    pub(super) fn column(&self, offset: usize) -> Option<Range<usize>> {
        let index = self.index_at(offset);
        let cells = self.cells(index);
        let at = cells.iter().position(|cell| cell.contains(&offset) || cell.start == offset)?;
        if cells.len() < 2 {
            return None;
        }
        let part = self.lines.get(index)?.part;
        for above in (index.saturating_sub(24)..index).rev() {
            if self.lines.get(above)?.part != part {
                return None;
            }
            let heads = self.cells(above);
            let Some(head) = heads.get(at).filter(|_| heads.len() == cells.len()) else { continue };
            let words = self.plain.get(head.clone()).unwrap_or_default();
            if words.chars().any(char::is_alphabetic) && !words.chars().any(|c| c.is_ascii_digit())
            {
                return Some(head.clone());
            }
        }
        None
    }

    /// A fact with the words in this range, as they came.
    pub(super) fn found<T>(&self, value: T, range: Range<usize>) -> Found<T> {
        let line = self.line_at(range.start);
        let words = self.raw.get(range).unwrap_or_default();
        let words = scan::head(words.trim_matches(|c: char| c.is_whitespace() || c == '*'), WORDS)
            .trim_end();
        Found {
            value,
            words: words.to_owned(),
            line: line.map_or(0, |line| line.number),
            quoted: line.is_some_and(|line| line.part == Part::Quoted),
        }
    }

    pub(super) fn part_at(&self, offset: usize) -> Part {
        self.line_at(offset).map_or(Part::New, |line| line.part)
    }
}

/// What the sender says now, without what they only quote; all of it where they say nothing else.
pub(crate) fn own_words(item: &Item) -> String {
    let text = scan::composed(scan::head(&item.text, TEXT));
    let forwarded = scan::has(&FORWARDED_SUBJECT, &item.subject);
    let mut own = String::with_capacity(text.len());
    for line in parts(&text, 0, forwarded, &mut None) {
        if line.part != Part::Quoted {
            own.push_str(text.get(line.range).unwrap_or_default());
            own.push('\n');
        }
    }
    if own.trim().is_empty() { text.into_owned() } else { own }
}

pattern!(CELL_GAP, r"\s{0,40}\|\s{0,40}|\t{1,20}| {3,200}");

/// Orders finds: what is new before what is quoted, else as they stand.
pub(super) fn new_first<T>(found: &mut [Found<T>]) {
    found.sort_by_key(|found| found.quoted);
}

/// Whether something that nobody sees stands right before or after: then what is read is not what is seen.
pub(super) fn beside_hidden(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    before.into_iter().chain(after).any(|c| is_hidden(c) && !matches!(c, '\r' | '\u{feff}'))
}
