//! What the sender asks and asks for, and by when: sentences of the new text.

use std::ops::Range;

use super::days::Days;
use super::facts::{Deadline, Found};
use super::scan::{self, pattern};
use super::text::{Part, Text};
use crate::model::item::Kind;

const MOST: usize = 100;
/// The longest sentence that is one.
const LONGEST: usize = 600;

/// What the sentences say.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) questions: Vec<Found<String>>,
    pub(super) requests: Vec<Found<String>>,
    pub(super) deadlines: Vec<Found<Deadline>>,
}

pattern!(
    REQUEST,
    r"(?i)(?:\A|[^\pL])(?:please|pls|plz|kindly|(?:could|can|would|will) (?:you|someone|somebody|u|we get|i get|we have|i have)(?: guys| all)?\b|would you mind|do you mind|i(?:'d| would) (?:like|love|appreciate|be grateful)|we(?:'d| would) (?:like|love|appreciate|be grateful)|i(?:'ll| will)? need (?:you|a|an|the|your|to|this|it)|we(?:'ll| will)? need (?:you|a|an|the|your|this)|let (?:me|us) know|get back to (?:me|us)|looking forward to (?:your|hearing)|(?:send|give|tell|call|email|mail|forward|remind|invoice|bill|ping|text) (?:me|us)\b|make sure|don'?t forget|remember to|be so kind|it would be (?:great|nice|helpful|good) if|i(?:'m| am) (?:asking|requesting|writing to (?:ask|request))|(?:request|ask) (?:that|you)|bitte|könnte(?:n sie|st du)|können sie|kannst du|würde(?:n sie|st du)|wären sie so|wärst du so|ich bräuchte|wir bräuchten|ich brauche|wir brauchen|wir benötigen|ich benötige|ich bitte|wir bitten|ich möchte(?: sie| dich)? bitten|melde(?:n sie|t? dich)|schick(?:en sie|e?)? (?:mir|uns)|senden sie|teilen sie|geben sie|gib (?:mir|uns)|lass(?:en sie)? (?:mich|uns)|pourriez-vous|pouvez-vous|peux-tu|pourrais-tu|veuillez|merci de|s'il vous plaît|svp|je voudrais|nous voudrions|por favor|podría|puede usted|puedes|per favore|potrebbe|può|puoi|kunt u|kun je|graag|zou u|zou je|alstublieft|wilt u)(?:\z|[^\pL])"
);
pattern!(
    NO_REQUEST,
    r"(?i)(?:(?:please|bitte) (?:do not|don.t|nicht|note|find|see (?:the )?attach|accept|be (?:advised|aware|informed)|beachten|entschuldig|verzeih|click|visit|log ?in|sign in|go to|refer to|ignore|disregard|consider the environment|think before|delete|notify the sender|feel free|contact (?:us|me|our)|reach out|keep this|allow|view|read|antworten sie nicht|wenden sie sich|klicken)|(?:antworten sie|reply) (?:bitte )?nicht|if you have any (?:questions?|concerns?)|if you (?:need|require) (?:any|further|help|assistance)|don.t hesitate|do not hesitate|zögern sie nicht|bei (?:rück)?fragen|unsubscribe|view (?:this|it) (?:e-?mail )?in (?:your |a )?browser|not the intended recipient|nicht der (?:richtige|beabsichtigte)|confidential|vertraulich|add us to your|terms (?:and|&) conditions|privacy policy|datenschutz|you can (?:unsubscribe|manage|update)|can you believe|would you believe|merci de ne pas|veuillez ne pas|ne pas répondre|veuillez trouver|bitte finden sie|anbei|danke(?:schön)?,? bitte|bitte schön|bitte sehr|please contact us through)"
);
pattern!(
    NO_QUESTION,
    r"(?i)\A\W*(?:any questions|questions|(?:got|have) (?:a |any )?(?:questions?|feedback)|need (?:help|assistance|more|to|support|a hand)|having (?:trouble|problems|issues)|trouble (?:viewing|reading)|problems? (?:viewing|with)|issues with|can.t (?:see|view|read)|not you|wasn.t you|didn.t (?:request|sign|make)|did you know|forgot|want (?:to|more)|looking for|why (?:am i|did i|have i|you).*(?:receiv|get)|not sure why|haben sie (?:noch )?fragen|noch fragen|fragen|probleme (?:mit|bei)|hilfe|no longer want|don.t want|still (?:have )?questions|how are you|wie geht|prefer not|how do i know|just ask|is this (?:email|mail) (?:not )?display)"
);

pub(super) fn read(text: &Text, days: &Days, kind: Kind) -> Said {
    let mut said = Said::default();
    let own = sentences(text, |part| part == Part::New || part == Part::Header);
    if matches!(kind, Kind::File | Kind::Transaction) {
        // A document asks nobody anything.
        deadlines(text, days, &own, &mut said);
        return said;
    }
    ask(text, &own, &mut said);
    if said.questions.is_empty() && said.requests.is_empty() {
        // Forwarded without a word: what is asked in it is what it was forwarded for.
        ask(text, &sentences(text, |part| part == Part::Forwarded), &mut said);
    }
    deadlines(text, days, &own, &mut said);
    said
}

fn ask(text: &Text, sentences: &[Range<usize>], said: &mut Said) {
    for range in sentences {
        let words = collapsed(text, range);
        let question = words.ends_with('?') && words.split(' ').count() > 1;
        let boilerplate = scan::has(&NO_REQUEST, &words) || scan::has(&NO_QUESTION, &words);
        if boilerplate || words.len() > LONGEST {
            continue;
        }
        if question && said.questions.len() < MOST {
            said.questions.push(text.found(words.clone(), range.clone()));
        }
        let header = text.part_at(range.start) == Part::Header;
        if !header
            && scan::has(&REQUEST, &words)
            && words.split(' ').count() > 2
            && said.requests.len() < MOST
        {
            said.requests.push(text.found(words, range.clone()));
        }
    }
}

fn collapsed(text: &Text, range: &Range<usize>) -> String {
    let words = text.plain().get(range.clone()).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences of some parts, as ranges. A line that wraps goes on in the next; a short line, a heading, a bullet or
/// a table row ends where it ends.
fn sentences(text: &Text, wanted: impl Fn(Part) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut end = 0;
    for (index, line) in text.lines.iter().enumerate() {
        let words = text.plain_line(line);
        if !wanted(line.part) || words.trim().is_empty() || words.contains('|') {
            flush(&mut found, &mut start, end);
            continue;
        }
        let lead = words.len()
            - words.trim_start_matches([' ', '\t', '-', '•', '·', '*', '–', '\u{a0}']).len();
        if is_bullet(words) || start.is_some_and(|start| line.range.end - start > 4 * LONGEST) {
            flush(&mut found, &mut start, end);
        }
        let begin = line.range.start + lead;
        start = start.or(Some(begin));
        split(text, line.range.start + lead..line.range.end, &mut start, &mut found);
        end = line.range.end;
        if line.part == Part::Header || breaks_after(text, index) {
            flush(&mut found, &mut start, end);
        }
    }
    flush(&mut found, &mut start, end);
    found
}

fn flush(found: &mut Vec<Range<usize>>, start: &mut Option<usize>, end: usize) {
    if let Some(start) = start.take().filter(|start| *start < end) {
        found.push(start..end);
    }
}

fn is_bullet(words: &str) -> bool {
    let trimmed = words.trim_start();
    let mut chars = trimmed.chars();
    match chars.next() {
        Some('-' | '•' | '*' | '·' | '–' | '#') => true,
        Some(c) if c.is_ascii_digit() => {
            let rest = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
            trimmed.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}

/// Whether a sentence ends with its line: the line is short and the next begins anew.
fn breaks_after(text: &Text, index: usize) -> bool {
    let (Some(line), Some(next)) = (text.lines.get(index), text.lines.get(index + 1)) else {
        return true;
    };
    let words = text.plain_line(line).trim_end();
    let next = text.plain_line(next).trim_start();
    let anew = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    next.is_empty()
        || words.ends_with([':', ',']) && words.chars().count() < 40 && anew
        || (anew && words.chars().count() < 45)
}

pattern!(
    ABBREVIATED,
    r"(?i)(?:\A|[^\pL\d])(?:mr|mrs|ms|dr|prof|st|no|nr|inv|vs|etc|e\.g|i\.e|z\.b|u\.a|d\.h|bzw|ca|approx|inc|ltd|co|corp|jr|sr|dept|tel|hr|fr|abs|art|str|incl|inkl|zzgl|ggf|evtl|usw|max|min|\d{1,2}|[a-z])\z"
);

/// Cuts a line at sentence ends: `.`, `!` or `?` before a space and something that begins a sentence.
fn split(
    text: &Text,
    line: Range<usize>,
    start: &mut Option<usize>,
    found: &mut Vec<Range<usize>>,
) {
    let words = text.plain().get(line.clone()).unwrap_or_default();
    scan::looks_at(words.len());
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let rest = words.get(at + 1..).unwrap_or_default();
        let closed = rest.trim_start_matches(['"', '\'', ')', '”', '’', '“', '*', '_']);
        let spaced = closed.is_empty() || closed.starts_with(|c: char| c.is_whitespace());
        let next = scan::head(closed, 12).trim_start();
        let begins = next.is_empty()
            || next.starts_with(|c: char| {
                c.is_uppercase()
                    || c.is_ascii_digit()
                    || matches!(c, '(' | '"' | '“' | '„' | '¿' | '-' | '•')
            })
            || c == '?';
        let abbreviated = c == '.'
            && scan::has(&ABBREVIATED, scan::tail(words.get(..at).unwrap_or_default(), 12));
        if spaced && begins && !abbreviated && !matches!(chars.peek(), Some((_, '.' | '!' | '?'))) {
            let end = line.start + at + 1;
            flush(found, start, end);
            let after = words.get(at + 1..).unwrap_or_default();
            let lead = after.len() - after.trim_start().len();
            if end + lead < line.end {
                *start = Some(end + lead);
            }
        }
    }
    if start.is_none() && found.last().is_none_or(|last| last.end < line.end) {
        let from = found.last().map_or(line.start, |last| last.end.max(line.start));
        let rest = text.plain().get(from..line.end).unwrap_or_default();
        if rest.chars().any(char::is_alphanumeric) {
            *start = Some(from + (rest.len() - rest.trim_start().len()));
        }
    }
}

pattern!(
    DEADLINE,
    r"(?i)(?:\A|[^\pL])(?:deadline|due|no later than|not later than|at the latest|latest by|expires?(?: on)?|expiring|respond by|reply by|rsvp|submit(?:ted)?|(?:offer |quote )?valid (?:until|till|through)|frist|abgabe(?:termin|frist)?|spätestens|stichtag|fällig|läuft (?:am|bis)|gültig bis|échéance|au plus tard|date limite|expire)(?:\z|[^\pL])"
);
pattern!(
    BY,
    r"(?i)(?:\A|[^\pL])(?:by|before|until|till|til|latest|bis(?: spätestens)?(?: zum| zur| am)?|vor(?: dem)?|spätestens(?: am| bis| zum)?|avant(?: le)?|jusqu'au|d'ici(?: le)?|antes del|hasta el|entro(?: il)?|vóór|uiterlijk|tegen)(?: the| den| dem| le)?(?: (?:end of )?(?:the )?)?\W{0,3}\z"
);

/// Sentences that say by when something is to be done.
fn deadlines(text: &Text, days: &Days, sentences: &[Range<usize>], said: &mut Said) {
    let mut at = 0;
    for day in &days.seen {
        while sentences.get(at).is_some_and(|sentence| sentence.end <= day.range.start) {
            at += 1;
        }
        let Some(sentence) = sentences.get(at).filter(|sentence| sentence.start <= day.range.start)
        else {
            continue;
        };
        let before =
            scan::tail(text.plain().get(sentence.start..day.range.start).unwrap_or_default(), 60);
        let words =
            collapsed(text, &(sentence.start..sentence.end.min(sentence.start + 2 * LONGEST)));
        let until = day.until || scan::has(&BY, before);
        if day.clash || said.deadlines.len() >= MOST || !(until || scan::has(&DEADLINE, &words)) {
            continue;
        }
        let date = day.date.to_string();
        let known = said
            .deadlines
            .iter()
            .any(|other| other.value.date == date && other.value.text == words);
        if !known {
            said.deadlines.push(text.found(Deadline { text: words, date }, sentence.clone()));
        }
    }
}
