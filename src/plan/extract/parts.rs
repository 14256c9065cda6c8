//! Which lines of a message are new, which it forwards, quotes or signs with.

use std::ops::Range;

use super::scan::{self, pattern};
use super::text::{Line, Part};

pattern!(
    REPLY_SUBJECT,
    r"(?i)\A\s{0,9}(?:re|aw|antw|antwort|sv|odp|ref|ynt|r)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}:"
);

pattern!(FORWARDED_SUBJECT, r"(?i)\A\s{0,9}(?:fwd?|wg|tr|rv|i|vs|doorst)\s{0,3}:");

pattern!(ATTACHED, r"\A----- Text of .+ -----\s{0,3}\z");

pattern!(LATER, r"\A----- Later message of [0-9+: -]{16,40} -----\s{0,3}\z");

pattern!(
    FORWARD_MARK,
    r"(?i)^[\s>*]{0,9}(?:-{2,20}\s{0,3}(?:forwarded message|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht)|begin forwarded message|anfang der weitergeleiteten)"
);

pattern!(
    ORIGINAL_MARK,
    r"(?i)^[\s>*]{0,9}-{2,20}\s{0,3}(?:original message|original appointment|urspr(?:ü|ue)ngliche nachricht|message d'origine|messaggio originale|mensaje original|oorspronkelijk bericht|original-nachricht)"
);

pattern!(
    ATTRIBUTION,
    r"(?i)^[\s*_]{0,9}(?:(?:on|am|le|el|op|il|em|den|w dniu|dnia)\b.+(?:wrote|schrieb|a écrit|escribió|schreef|ha scritto|escreveu|skrev|napisał|napisał\(a\))\b.*:\s{0,3}|.+\b(?:wrote|schrieb)\b\s{0,3}:)\s{0,9}$"
);

pattern!(ATTRIBUTION_START, r"(?i)^[\s*_]{0,9}(?:on|am|le|el|op|il|em)\b.+(?:\d{4}|\d{1,2}:\d{2})");

pattern!(
    ATTRIBUTION_END,
    r"(?i)(?:wrote|schrieb|a écrit|escribió|schreef|ha scritto|escreveu).*:\s{0,3}$"
);

pattern!(HEADER_FROM, r"(?i)^[\s>*_|]{0,9}(?:from|von|de|da|van|od)\s{0,2}:[\s*_]{0,5}\S");

pattern!(
    HEADER_MORE,
    r"(?i)^[\s>*_|]{0,9}(?:sent|gesendet|date|datum|envoyé|enviado(?: el)?|inviato|verzonden|to|an|à|para|aan|subject|betreff|objet|asunto|oggetto|onderwerp|cc)\s{0,2}:"
);

pattern!(
    HEADER_DATE,
    r"(?i)^[\s>*_|]{0,9}(?:sent|gesendet|date|datum|envoyé|enviado(?: el)?|inviato|verzonden)\s{0,2}:"
);

pattern!(
    CLOSING,
    r"(?i)^[\s*_]{0,9}(?:(?:many |with )?(?:best|kind|warm(?:est)?|kindest)(?: (?:regards|wishes|greetings))?|regards|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|(?:many )?thanks(?: (?:again|a lot|so much|in advance|for your help|and (?:best|kind) regards))?|thank you(?: (?:very much|so much|again|in advance))?|cheers|all the best|take care|talk soon|respectfully|cordially|warmly|(?:mit )?(?:den )?(?:freundliche[nm]?|besten?|herzliche[nm]?|schöne[nm]?|liebe[nm]?|viele[nm]?|sonnige[nm]?)(?: (?:freundlichen|lieben))? gr(?:ü|ue)(?:ß|ss)(?:en|e)?|mfg|lg|vg|bg|hochachtungsvoll|gr(?:ü|ue)(?:ß|ss)e|danke(?: (?:und|im voraus).*)?|vielen dank(?: (?:und|im voraus).*)?|cordialement|bien (?:cordialement|à vous)|salutations.*|sinc[èe]rement|saludos(?: cordiales)?|atentamente|un saludo|cordiali saluti|distinti saluti|saluti|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:en)?|mvg|pozdrawiam|z poważaniem|atenciosamente|med vänlig(?:a)? hälsning(?:ar)?)[\s,.!;*_–—-]{0,9}$"
);

/// How the lines that come are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
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
struct Splitter<'t> {
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
fn says_when(text: &str, part: Part) -> bool {
    matches!(part, Part::Quoted | Part::Forwarded)
        && (scan::has(&HEADER_DATE, text) || scan::has(&ATTRIBUTION_START, text))
}

fn line_spans(raw: &str, body: usize) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = body;
    for piece in raw.get(body..).unwrap_or_default().split_inclusive('\n') {
        let text = piece.trim_end_matches(['\n', '\r']);
        spans.push(start..start + text.len());
        start += piece.len();
    }
    spans
}

fn is_marked(text: &str) -> bool {
    text.trim_start().starts_with('>')
}

/// How many bytes of quote marks a line begins with.
fn quote_marks(text: &str) -> usize {
    if is_marked(text) { text.len() - text.trim_start_matches(['>', ' ', '\t']).len() } else { 0 }
}

impl<'t> Splitter<'t> {
    fn whole(&self, index: usize) -> &'t str {
        self.lines.get(index).copied().unwrap_or_default()
    }

    /// As much of a line as decides what it is.
    fn line(&self, index: usize) -> &'t str {
        scan::head(self.whole(index), 400)
    }

    /// The next line below that isn't empty.
    fn below(&self, index: usize) -> &'t str {
        (index + 1..index + 4)
            .map(|at| self.line(at))
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
    }

    fn part(&mut self, index: usize) -> Part {
        let text = self.line(index);
        // Below it somebody begins anew, whatever the message above ended in.
        if scan::has(&LATER, text) {
            (self.mode, self.forwarded, self.wrote) = (Mode::Own, false, false);
            return Part::Quoted;
        }
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
    fn repeated(&self) -> Mode {
        if self.forwarded { Mode::Forwarded } else { Mode::Below }
    }

    fn marked(&self) -> Part {
        if self.forwarded { Part::Forwarded } else { Part::Quoted }
    }

    fn is_attribution(&mut self, index: usize) -> bool {
        let text = self.line(index);
        if std::mem::take(&mut self.wrote) || scan::has(&ATTRIBUTION, text) {
            return true;
        }
        self.wrote = scan::has(&ATTRIBUTION_START, text)
            && scan::has(&ATTRIBUTION_END, self.line(index + 1));
        self.wrote
    }

    /// `On … wrote:`. With `>` below, only the marked lines are quoted and answers may stand between them.
    fn attribution(&mut self, index: usize) -> Part {
        if !self.wrote && !is_marked(self.below(index)) {
            self.mode = self.repeated();
        }
        self.marked()
    }

    /// `From:` with two more header lines below: a message that was pasted in.
    fn begins_headers(&self, index: usize) -> bool {
        scan::has(&HEADER_FROM, self.line(index))
            && scan::has(&HEADER_MORE, self.line(index + 1))
            && (scan::has(&HEADER_MORE, self.line(index + 2))
                || scan::has(&HEADER_MORE, self.line(index + 3)))
    }

    /// New text, or a signature: after `-- `, or the few short lines after a closing.
    fn own(&mut self, index: usize) -> Part {
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
fn is_name_like(line: &str) -> bool {
    let line = line.trim();
    let sentence = line.ends_with(['?', ':', ';'])
        || (line.ends_with(['.', '!']) && line.split_whitespace().count() > 3);
    !sentence
        && line.split_whitespace().count() <= 8
        && line.len() <= 80
        && !scan::has(&NO_SIGNATURE, line)
}

pattern!(
    NO_SIGNATURE,
    r"(?i)^[\s*#|]{0,9}(?:p\.?\s?(?:p\.?\s?)?s\b|invoice|order|receipt|rechnung|total|subtotal|amount|due|description|item|position|bestellung|betrag|summe|one more|could|can you|please|bitte|also)\b"
);
