//! Text from outside, kept whole but unable to act.
//!
//! One mechanism: foreign text stands in Markdown only as code, in a fence or code span that is longer than any run
//! of its character inside, with all that is hidden written out ([`crate::base::text::shown`]). Code was chosen over
//! escaping because `CommonMark` has one rule for where code ends and dozens for where something else begins, and
//! Obsidian's links, embeds, tags, comments and HTML all stop at code. What acts even inside code is written out as
//! well: Dataview reads `key:: value` in code blocks (blacksmithgu/obsidian-dataview#2561) and runs inline code that
//! begins with `=` or `$=` (a span of ours begins with `“`), Templater replaces `<%` anywhere in a file, templates and
//! the Tasks plugin `{{`; and `%%` or `-->`, should a person put a comment around the text. Runs of backticks are
//! broken after three, because parsers give up on long ones (cmark after 80, md4c after 32).
//!
//! In front matter it is a quoted scalar. There `[[` would be a link, `://` a URL, and Dataview shows properties as
//! Markdown, so links, HTML and code are written out too ([`value`]).
//!
//! All of it can be read back: [`original`] of what [`line()`], [`cell`] and [`value`] wrote is the text, character for
//! character. [`block`] keeps every character too, but CRLF becomes LF.

use crate::base::text::{begins_mark, is_hidden, mark, unmarked};

/// The info string of our fences: by it our fence is told from one that a person put beside it.
const INFO: &str = "text";

/// A fenced block with the whole text; it must stand at the start of a line, outside lists and quotes.
pub(crate) fn block(foreign: &str) -> String {
    let body = broken(&foreign.replace("\r\n", "\n"), Place::Block);
    let fence = "`".repeat(longest_run(&body).max(2) + 1);
    format!("{fence}{INFO}\n{body}\n{fence}\n")
}

/// A code span on one line, in quotation marks. Line feeds and tabs are written out: what should be one line and is
/// not, shows.
pub(crate) fn line(foreign: &str) -> String {
    span(&broken(foreign, Place::Line))
}

/// [`line()`] for a cell of a Markdown table.
pub(crate) fn cell(foreign: &str) -> String {
    span(&broken(foreign, Place::Cell))
}

/// A wiki link to a note by its name without `.md`; a name that a link can't hold is quoted like any text.
pub(crate) fn link(stem: &str) -> String {
    let fits = !stem.contains(['[', ']', '|', '#', '^', '`', '<', '{', '%'])
        && crate::base::text::shown(stem) == stem;
    if fits { format!("[[{stem}]]") } else { line(stem) }
}

fn span(body: &str) -> String {
    let ticks = "`".repeat(longest_run(body) + 1);
    format!("{ticks}“{body}”{ticks}")
}

/// One line for a value in front matter; `Dana <dana@example.com>` stays as it is.
pub(crate) fn value(foreign: &str) -> String {
    broken(foreign, Place::Value)
}

/// What the text was before [`line()`], [`cell`] or [`value`] wrote characters out (without ticks and quotation marks).
pub(crate) fn original(written: &str) -> String {
    unmarked(written)
}

/// The text of the [`line()`] or [`cell`] that `written` begins with, as it was, and what follows it.
pub(crate) fn read_line(written: &str) -> Option<(String, &str)> {
    let rest = written.trim_start_matches('`');
    let ticks = written.get(..written.len() - rest.len()).filter(|ticks| !ticks.is_empty())?;
    let end = format!("”{ticks}");
    let inner = rest.strip_prefix('“')?;
    // The right end has no tick after it: a longer run inside is text.
    let mut from = 0;
    loop {
        let at = from + inner.get(from..)?.find(&end)?;
        let after = inner.get(at + end.len()..)?;
        if !after.starts_with('`') {
            return Some((original(inner.get(..at)?), after));
        }
        from = at + end.len();
    }
}

/// The whole text of the [`block`] below a heading line, as it was; `None` where there is none.
///
/// Headings inside fences are text and no headings. Fences that a person put before ours are passed over, and so
/// are those below other headings, but for deeper ones.
pub(crate) fn read_block(body: &str, heading: &str) -> Option<String> {
    parts_below(body, heading).find_map(|part| match part {
        Part::Fence { info: INFO, text, .. } => Some(unfenced(text)),
        _ => None,
    })
}

/// The text of the first [`block`] of ours, whatever stands above it.
pub(crate) fn first_block(body: &str) -> Option<String> {
    parts(body).find_map(|part| match part {
        Part::Fence { info: INFO, text, .. } => Some(unfenced(text)),
        _ => None,
    })
}

/// The lines below a heading line that stand in no fence, to the next heading that is not deeper.
pub(crate) fn section<'a>(body: &'a str, heading: &'a str) -> Vec<&'a str> {
    let line = |part| match part {
        Part::Line(line) => Some(line),
        Part::Fence { .. } => None,
    };
    parts_below(body, heading).filter_map(line).collect()
}

/// What stands below one heading, to the next that is not deeper.
#[derive(Debug, Default)]
pub(crate) struct Section<'a> {
    /// The lines in no fence, deeper headings included.
    pub(crate) lines: Vec<&'a str>,
    /// The text of each [`block`], with the deeper heading that it stands below; empty where it stands below none.
    pub(crate) blocks: Vec<(&'a str, String)>,
}

/// Every section whose heading line begins so, in order.
pub(crate) fn sections<'a>(body: &'a str, start: &str) -> Vec<Section<'a>> {
    let level = heading_level(start).unwrap_or_default();
    let mut found: Vec<Section<'a>> = Vec::new();
    let (mut below, mut inner) = (false, "");
    for part in parts(body) {
        match part {
            Part::Line(line) if heading_level(line).is_some_and(|own| own <= level) => {
                below = line.starts_with(start);
                inner = "";
                if below {
                    found.push(Section::default());
                }
            }
            _ if !below => {}
            Part::Line(line) => {
                if heading_level(line).is_some() {
                    inner = line.trim_end();
                }
                if let Some(section) = found.last_mut() {
                    section.lines.push(line);
                }
            }
            Part::Fence { info: INFO, text, .. } => {
                if let Some(section) = found.last_mut() {
                    section.blocks.push((inner, unfenced(text)));
                }
            }
            Part::Fence { .. } => {}
        }
    }
    found
}

/// The parts below a heading line, to the next heading that is not deeper.
fn parts_below<'a>(body: &'a str, heading: &'a str) -> impl Iterator<Item = Part<'a>> {
    let mut below = false;
    parts(body).filter(move |part| {
        if let Part::Line(line) = part
            && let Some(level) = heading_level(line)
        {
            if line.trim_end() == heading {
                below = true;
                return false;
            }
            below &= heading_level(heading).is_some_and(|own| level > own);
        }
        below
    })
}

fn unfenced(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    original(text.strip_suffix('\n').unwrap_or(&text))
}

/// What of a body is not in fences: what a person or `fte` wrote.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Own<'a> {
    /// Number in the body, from 0, and text.
    pub(crate) lines: Vec<(usize, &'a str)>,
    /// The line in which a block of ours begins that does not end: the file was cut.
    pub(crate) unclosed: Option<usize>,
}

/// The body without what stands in fences.
pub(crate) fn own(body: &str) -> Own<'_> {
    let mut own = Own::default();
    let mut number = 0;
    for part in parts(body) {
        match part {
            Part::Line(line) => {
                own.lines.push((number, line));
                number += 1;
            }
            Part::Fence { info, text, closed } => {
                if !closed && info == INFO {
                    own.unclosed = Some(number);
                }
                number += text.lines().count() + 2;
            }
        }
    }
    own
}

/// A piece of a body: a line outside of fences, or all that is in one.
enum Part<'a> {
    Line(&'a str),
    Fence { info: &'a str, text: &'a str, closed: bool },
}

/// The body's lines and fences, in order. A fence that is not closed reaches to the end.
///
/// Source: `CommonMark` 0.31 §4.5.
fn parts(body: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        let line = rest.split_inclusive('\n').next()?;
        rest = rest.get(line.len()..).unwrap_or_default();
        let Some((fence, info)) = opens(line) else {
            return Some(Part::Line(line.trim_end_matches(['\n', '\r'])));
        };
        let mut size = 0;
        let mut closing = 0;
        for inner in rest.split_inclusive('\n') {
            if closes(inner, fence) {
                closing = inner.len();
                break;
            }
            size += inner.len();
        }
        let text = rest.get(..size).unwrap_or_default();
        rest = rest.get(size + closing..).unwrap_or_default();
        Some(Part::Fence { info, text, closed: closing > 0 })
    })
}

/// The run that opens a fence, and its info string.
fn opens(line: &str) -> Option<(&str, &str)> {
    let bare = unindented(line)?;
    let c = bare.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = bare.trim_start_matches(c);
    let run = bare.get(..bare.len() - info.len())?;
    (run.len() >= 3 && !(c == '`' && info.contains('`'))).then(|| (run, info.trim()))
}

fn closes(line: &str, fence: &str) -> bool {
    let Some(bare) = unindented(line) else { return false };
    let after = fence.chars().next().map_or(bare, |c| bare.trim_start_matches(c));
    bare.len() - after.len() >= fence.len()
        && after.trim_matches([' ', '\t', '\r', '\n']).is_empty()
}

/// The line without its indent, unless that makes it indented code.
fn unindented(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(' ');
    (line.len() - bare.len() <= 3).then_some(bare)
}

/// How deep a line is as a heading; `None` where it is none.
fn heading_level(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with(' ')).then_some(level)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Block,
    Line,
    Cell,
    Value,
}

/// The text with what is hidden, and what acts at this place, written out.
fn broken(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, c) in text.char_indices() {
        let acts = is_hidden(c)
            || begins_mark(text, at)
            || acts_in_code(&out, c)
            || match place {
                Place::Block => false,
                Place::Line => matches!(c, '\n' | '\t'),
                Place::Cell => matches!(c, '\n' | '\t' | '|'),
                Place::Value => matches!(c, '\n' | '\t') || acts_in_value(text, at, c, &out),
            };
        if acts { mark(&mut out, c) } else { out.push(c) }
    }
    out
}

/// Whether a character after what was written makes something that acts even in code.
fn acts_in_code(before: &str, c: char) -> bool {
    match c {
        ':' => before.ends_with(':'),
        '%' => before.ends_with(['<', '%']),
        '{' => before.ends_with('{'),
        '>' => before.ends_with("--") || before.ends_with("--!"),
        '`' => before.ends_with("```"),
        _ => false,
    }
}

/// Whether a character of a front matter value begins or makes a link, HTML or code.
fn acts_in_value(text: &str, at: usize, c: char, before: &str) -> bool {
    let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
    match c {
        '`' => true,
        '[' => before.ends_with('['),
        '(' => before.ends_with(']'),
        ':' => rest.starts_with("//") || (before.len() <= SCHEME && ends_scheme(before, rest)),
        '<' => {
            rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
                && !is_address(rest)
        }
        _ => false,
    }
}

/// The longest URL scheme that is looked for.
const SCHEME: usize = 24;

/// Whether all before a colon is a scheme, as in `javascript:…`; `Re: …` and our own digests are none.
fn ends_scheme(before: &str, rest: &str) -> bool {
    let before = before.trim_start();
    before.len() >= 3
        && before != "sha256"
        && before.starts_with(|c: char| c.is_ascii_alphabetic())
        && before.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && rest.starts_with(|c: char| !c.is_whitespace())
}

/// Whether `rest`, what follows a `<`, is a mail address up to its `>`.
fn is_address(rest: &str) -> bool {
    let inner = rest.bytes().take(320).take_while(|b| *b != b'>').count();
    let Some((address, after)) = rest.get(..inner).zip(rest.get(inner..)) else { return false };
    let plain = |b: u8| {
        b.is_ascii_alphanumeric()
            || matches!(b, b'.' | b'_' | b'+' | b'-' | b'@' | b'\'' | b'=' | b'~')
    };
    after.starts_with('>') && address.matches('@').count() == 1 && address.bytes().all(plain)
}

fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::vault::nasty;

    /// What a Markdown reader with every extension makes of it, without what plain text and code are.
    fn acts(markdown: &str) -> Vec<String> {
        let harmless = |event: &Event<'_>| match event {
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::End(_) => true,
            Event::Start(tag) => matches!(tag, Tag::Paragraph | Tag::CodeBlock(_)),
            _ => false,
        };
        Parser::new_ext(markdown, Options::all())
            .filter(|event| !harmless(event))
            .map(|e| format!("{e:?}"))
            .collect()
    }

    fn fences(markdown: &str) -> usize {
        let is_fence = |event: &Event<'_>| matches!(event, Event::Start(Tag::CodeBlock(_)));
        Parser::new_ext(markdown, Options::all()).filter(is_fence).count()
    }

    /// The text that a reader shows as code.
    fn code(markdown: &str) -> String {
        let text = |event| match event {
            Event::Code(text) | Event::Text(text) => Some(text.into_string()),
            _ => None,
        };
        Parser::new_ext(markdown, Options::all()).filter_map(text).collect()
    }

    fn triggers(written: &str) -> Option<&'static str> {
        ["::", "<%", "{{", "%%", "-->", "--!>", "````````"]
            .into_iter()
            .find(|trigger| written.contains(trigger))
    }

    #[test]
    fn text_stays_readable() {
        let table = [
            ("Invoice for October, please", "`“Invoice for October, please”`"),
            ("Re: `x` | 100%", "``“Re: `x` | 100%”``"),
            ("[[Dana]] <b> #tag", "`“[[Dana]] <b> #tag”`"),
            ("a\u{202e}b", "`“a⟨U+202E⟩b”`"),
            ("two\nlines", "`“two⟨U+000A⟩lines”`"),
            ("{{x}} <% y %> k:: v", "`“{⟨U+007B⟩x}} <⟨U+0025⟩ y %> k:⟨U+003A⟩ v”`"),
            ("", "`“”`"),
        ];
        for (text, expected) in table {
            assert_eq!(line(text), expected);
        }
        assert_eq!(cell("a|b"), "`“a⟨U+007C⟩b”`");
        assert_eq!(block("Hi\r\n\r\nthere"), "```text\nHi\n\nthere\n```\n");
        assert_eq!(block("```js\nx\n```"), "````text\n```js\nx\n```\n````\n");
    }

    #[test]
    fn values_do_not_link() {
        let table = [
            ("Dana Reyes <dana@example.com>", "Dana Reyes <dana@example.com>"),
            ("Re: AW: hello", "Re: AW: hello"),
            ("sha256:00ff", "sha256:00ff"),
            ("[[Dana]]", "[⟨U+005B⟩Dana]]"),
            ("https://evil.example/", "https⟨U+003A⟩//evil.example/"),
            ("see obsidian://x", "see obsidian⟨U+003A⟩//x"),
            ("javascript:alert(1)", "javascript⟨U+003A⟩alert(1)"),
            ("![x](//evil)", "![x]⟨U+0028⟩//evil)"),
            ("<img src=x>", "⟨U+003C⟩img src=x>"),
            ("<javascript:a@b>", "⟨U+003C⟩javascript:a@b>"),
            ("`= this.x`", "⟨U+0060⟩= this.x⟨U+0060⟩"),
        ];
        for (text, expected) in table {
            assert_eq!(value(text), expected);
            assert_eq!(original(expected), text);
        }
    }

    #[test]
    fn our_block_is_found_among_others() {
        let body = format!(
            "# `“x”`\n\n## Text\n\nmy own words\n\n```js\nconst x = 1\n```\n\n{}\nmore words\n\n## Structured data\n\n{}",
            block("real\n\n## Structured data\n\n```text\nforged\n```\n"),
            block("data"),
        );
        assert_eq!(
            read_block(&body, "## Text").unwrap(),
            "real\n\n## Structured data\n\n```text\nforged\n```\n"
        );
        assert_eq!(read_block(&body, "## Structured data").unwrap(), "data");
        assert_eq!(first_block(&body).unwrap(), read_block(&body, "## Text").unwrap());
        assert_eq!(read_block(&body.replace('\n', "\r\n"), "## Structured data").unwrap(), "data");
        assert_eq!(read_block(&body, "## Nothing"), None);
        let deep = format!(
            "## Steps\n\n### a\n\n{}\n### b\n\n{}\n## Text\n\n{}",
            block("1"),
            block("2"),
            block("3")
        );
        assert_eq!(read_block(&deep, "### b").unwrap(), "2");
        assert_eq!(read_block(&deep, "## Steps").unwrap(), "1");
        assert_eq!(read_block(&deep.replace(&block("2"), ""), "### b"), None);
        assert_eq!(section(&body, "## Text"), ["", "my own words", "", "", "", "more words", ""]);
    }

    #[test]
    fn long_texts_take_linear_time() {
        for token in ["`", "⟨U+", "<a", "::", "[[", "”`", "```\n", "<a@", "-", "a:"] {
            let text = token.repeat(100_000 / token.len());
            assert_eq!(read_block(&format!("## T\n\n{}", block(&text)), "## T").unwrap(), text);
            assert_eq!(read_line(&line(&text)).unwrap().0, text);
            assert_eq!(original(&value(&text)), text);
        }
    }

    proptest! {
        #[test]
        fn a_block_is_one_fence_and_nothing_else(text in nasty::text()) {
            let written = block(&text);
            let whole = text.replace("\r\n", "\n");
            prop_assert_eq!(acts(&written), Vec::<String>::new());
            prop_assert_eq!(fences(&written), 1);
            prop_assert_eq!(original(&code(&written)), format!("{whole}\n"));
            prop_assert_eq!(triggers(&written), None);
            prop_assert!(!written.chars().any(is_hidden));
            prop_assert_eq!(read_block(&format!("# x\n\n## Text\n\n{written}"), "## Text"), Some(whole.clone()));
            prop_assert_eq!(first_block(&written.replace('\n', "\r\n")), Some(whole));
        }

        #[test]
        fn a_line_is_one_span_and_nothing_else(text in nasty::text(), before in "(- |# |> |1\\. |)", after in nasty::text()) {
            for written in [line(&text), cell(&text)] {
                prop_assert!(!written.contains(['\n', '\t']) && !written.chars().any(is_hidden));
                prop_assert_eq!(triggers(&written), None);
                prop_assert_eq!(acts(&written), Vec::<String>::new());
                prop_assert_eq!(fences(&written), 0);
                let spans = Parser::new_ext(&written, Options::all()).filter(|e| matches!(e, Event::Code(_))).count();
                prop_assert_eq!(spans, 1);
                prop_assert_eq!(read_line(&written), Some((text.clone(), "")));
                let two = format!("{before}{written}, {} end", line(&after));
                let (first, rest) = read_line(two.strip_prefix(&before).unwrap()).unwrap();
                prop_assert_eq!(&first, &text);
                prop_assert_eq!(read_line(rest.strip_prefix(", ").unwrap()), Some((after.clone(), " end")));
                let spans = Parser::new_ext(&two, Options::all()).filter(|e| matches!(e, Event::Code(_))).count();
                prop_assert_eq!(spans, 2);
            }
        }

        #[test]
        fn a_table_of_cells_keeps_its_shape(a in nasty::text(), b in nasty::text()) {
            let table = format!("| A | B |\n|---|---|\n| {} | {} |\n", cell(&a), cell(&b));
            let cells = Parser::new_ext(&table, Options::all()).filter(|e| matches!(e, Event::Start(Tag::TableCell))).count();
            let spans = Parser::new_ext(&table, Options::all()).filter(|e| matches!(e, Event::Code(_))).count();
            prop_assert_eq!((cells, spans), (4, 2));
        }

        /// Dataview shows properties as Markdown.
        #[test]
        fn a_value_is_no_link_in_markdown_either(text in nasty::text()) {
            let written = value(&text);
            prop_assert!(!written.contains(['\n', '\t', '`']) && !written.chars().any(is_hidden));
            prop_assert!(!written.contains("[[") && !written.contains("://") && !written.contains("]("));
            prop_assert_eq!(triggers(&written), None);
            for event in Parser::new_ext(&written, Options::all()) {
                let bad = match &event {
                    Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => true,
                    Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => true,
                    Event::Start(Tag::Link { link_type, .. }) => *link_type != pulldown_cmark::LinkType::Email,
                    _ => false,
                };
                prop_assert!(!bad, "{event:?} from {written:?}");
            }
            prop_assert_eq!(original(&written), text);
        }

        #[test]
        fn readers_take_whatever_a_person_wrote(text in nasty::text()) {
            let _ = (read_line(&text), read_block(&text, "## Text"), section(&text, "## Text"), first_block(&text));
            let own = own(&text);
            prop_assert!(own.lines.iter().all(|(at, line)| text.split('\n').nth(*at).is_some_and(|there| there.trim_end_matches('\r') == *line)));
        }
    }
}
