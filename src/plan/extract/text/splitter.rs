//! Parts a message into what is new, what it quotes, and the signature.

#![allow(clippy::wildcard_imports, reason = "one subject in two files, for the reader's sake")]

use super::*;

/// How the lines that come are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Own,
    /// Since a closing or `-- `; how many lines were said since.
    Signature(usize),
    Forwarded,
    /// A whole message is repeated, to the end.
    Below,
    /// The text of an attached file.
    Attached,
}

/// Reads a message line by line.
pub(super) struct Splitter<'t> {
    lines: Vec<&'t str>,
    mode: Mode,
    /// The subject says that it is forwarded: then what it repeats is what it is about.
    forwarded: bool,
    /// The next line is the second half of `On … wrote:`.
    wrote: bool,
}

pub(super) fn parts(
    raw: &str,
    body: usize,
    forwarded: bool,
    header: &mut Option<Range<usize>>,
) -> Vec<Line> {
    scan::looks_at(raw.len());
    let spans = line_spans(raw, body);
    let texts = spans.iter().map(|span| raw.get(span.clone()).unwrap_or_default()).collect();
    let mut splitter = Splitter { lines: texts, mode: Mode::Own, forwarded, wrote: false };
    let mut lines = Vec::with_capacity(spans.len());
    for (index, span) in spans.iter().enumerate() {
        let part = splitter.part(index);
        let text = splitter.line(index);
        if header.is_none() && says_when(text, part) {
            *header = Some(span.clone());
        }
        lines.push(Line {
            range: span.start + quote_marks(splitter.whole(index))..span.end,
            number: index + 1,
            part,
        });
    }
    lines
}

/// Whether this line says when the quoted message was written.
pub(super) fn says_when(text: &str, part: Part) -> bool {
    matches!(part, Part::Quoted | Part::Forwarded)
        && (scan::has(&HEADER_DATE, text) || scan::has(&ATTRIBUTION_START, text))
}

pub(super) fn line_spans(raw: &str, body: usize) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = body;
    for piece in raw.get(body..).unwrap_or_default().split_inclusive('\n') {
        let text = piece.trim_end_matches(['\n', '\r']);
        spans.push(start..start + text.len());
        start += piece.len();
    }
    spans
}

pub(super) fn is_marked(text: &str) -> bool {
    text.trim_start().starts_with('>')
}

/// How many bytes of quote marks a line begins with.
pub(super) fn quote_marks(text: &str) -> usize {
    if is_marked(text) { text.len() - text.trim_start_matches(['>', ' ', '\t']).len() } else { 0 }
}

impl<'t> Splitter<'t> {
    pub(super) fn whole(&self, index: usize) -> &'t str {
        self.lines.get(index).copied().unwrap_or_default()
    }

    /// As much of a line as decides what it is.
    pub(super) fn line(&self, index: usize) -> &'t str {
        scan::head(self.whole(index), 400)
    }

    /// The next line below that isn't empty.
    pub(super) fn below(&self, index: usize) -> &'t str {
        (index + 1..index + 4)
            .map(|at| self.line(at))
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
    }

    pub(super) fn part(&mut self, index: usize) -> Part {
        let text = self.line(index);
        if scan::has(&ATTACHED, text) {
            self.mode = Mode::Attached;
        }
        if self.mode == Mode::Attached {
            return Part::Attached;
        }
        if self.mode == Mode::Below {
            return Part::Quoted;
        }
        if scan::has(&FORWARD_MARK, text) {
            self.mode = Mode::Forwarded;
        } else if self.mode != Mode::Forwarded
            && (scan::has(&ORIGINAL_MARK, text) || self.begins_headers(index))
        {
            self.mode = self.repeated();
        }
        match self.mode {
            Mode::Forwarded => return Part::Forwarded,
            Mode::Below => return Part::Quoted,
            Mode::Attached => return Part::Attached,
            Mode::Own | Mode::Signature(_) => {}
        }
        if is_marked(text) {
            return self.marked();
        }
        if self.is_attribution(index) {
            return self.attribution(index);
        }
        self.own(index)
    }

    /// What a repeated message is: quoted, or what a forwarding is about.
    pub(super) fn repeated(&self) -> Mode {
        if self.forwarded { Mode::Forwarded } else { Mode::Below }
    }

    pub(super) fn marked(&self) -> Part {
        if self.forwarded { Part::Forwarded } else { Part::Quoted }
    }

    pub(super) fn is_attribution(&mut self, index: usize) -> bool {
        let text = self.line(index);
        if std::mem::take(&mut self.wrote) || scan::has(&ATTRIBUTION, text) {
            return true;
        }
        self.wrote = scan::has(&ATTRIBUTION_START, text)
            && scan::has(&ATTRIBUTION_END, self.line(index + 1));
        self.wrote
    }

    /// `On … wrote:`. With `>` below, only the marked lines are quoted and answers may stand between them.
    pub(super) fn attribution(&mut self, index: usize) -> Part {
        if !self.wrote && !is_marked(self.below(index)) {
            self.mode = self.repeated();
        }
        self.marked()
    }

    /// `From:` with two more header lines below: a message that was pasted in.
    pub(super) fn begins_headers(&self, index: usize) -> bool {
        scan::has(&HEADER_FROM, self.line(index))
            && scan::has(&HEADER_MORE, self.line(index + 1))
            && (scan::has(&HEADER_MORE, self.line(index + 2))
                || scan::has(&HEADER_MORE, self.line(index + 3)))
    }

    /// New text, or a signature: after `-- `, or the few short lines after a closing.
    pub(super) fn own(&mut self, index: usize) -> Part {
        let text = self.line(index);
        if let Mode::Signature(said) = self.mode {
            if said > 12
                || text.trim().len() > 200
                || text.trim_end().ends_with('?')
                || scan::has(&NO_SIGNATURE, text)
            {
                self.mode = Mode::Own;
                return Part::New;
            }
            self.mode = Mode::Signature(said + usize::from(!text.trim().is_empty()));
            return Part::Signature;
        }
        let closing = scan::has(&CLOSING, text) && is_name_like(self.below(index));
        if closing || matches!(text.trim(), "--" | "—") {
            self.mode = Mode::Signature(0);
            return Part::Signature;
        }
        Part::New
    }
}

/// Whether a line below a closing can be who signs: a few words that are no sentence; or nothing at all.
pub(super) fn is_name_like(line: &str) -> bool {
    let line = line.trim();
    let sentence = line.ends_with(['?', ':', ';'])
        || (line.ends_with(['.', '!']) && line.split_whitespace().count() > 3);
    !sentence
        && line.split_whitespace().count() <= 8
        && line.len() <= 80
        && !scan::has(&NO_SIGNATURE, line)
}
