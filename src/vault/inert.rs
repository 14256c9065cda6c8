//! Text from outside, kept whole but unable to act.
//!
//! One mechanism: foreign text stands in Markdown only as code, in a fence or code span that is longer than any run
//! of its character inside, with all that is hidden written out ([`crate::base::text::shown`]). Code was chosen over
//! escaping because CommonMark has one rule for where code ends and dozens for where something else begins, and
//! Obsidian's links, embeds, tags, comments and HTML all stop at code. What acts even inside code is written out as
//! well: Dataview reads `key:: value` in code blocks (blacksmithgu/obsidian-dataview#2561) and runs inline code that
//! begins with `=` or `$=`, Templater replaces `<%` anywhere in a file, templates and the Tasks plugin `{{`.
//! In front matter it is a quoted scalar, where `[[` would be a link. All of it can be read back: [`original`].

use crate::base::text;

/// A fenced block with the whole text.
pub(crate) fn block(foreign: &str) -> String {
    let body = broken(&foreign.replace("\r\n", "\n"));
    let fence = "`".repeat(longest_run(&body, '`').max(2) + 1);
    let end = if body.ends_with('\n') || body.is_empty() { "" } else { "\n" };
    format!("{fence}text\n{body}{end}{fence}\n")
}

/// A code span on one line, in quotation marks, so that it never begins with what a plugin runs.
pub(crate) fn line(foreign: &str) -> String {
    let body = broken(&one_line(foreign));
    let ticks = "`".repeat(longest_run(&body, '`') + 1);
    format!("{ticks}“{body}”{ticks}")
}

/// [`line`] for a cell of a Markdown table.
pub(crate) fn cell(foreign: &str) -> String {
    line(foreign).replace('|', "⟨U+007C⟩")
}

/// One line for a value in front matter.
pub(crate) fn value(foreign: &str) -> String {
    broken(&one_line(foreign)).replace("[[", "[⟨U+005B⟩").replace("://", ":⟨U+002F⟩/")
}

/// The text with what could act written out, and nothing else changed: for a quoted scalar that keeps its line feeds.
pub(crate) fn exact(foreign: &str) -> String {
    broken(foreign)
}

/// What the text was before [`block`], [`line`] or [`value`] wrote characters out.
pub(crate) fn original(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("⟨U+") {
        out.push_str(before);
        let marked = after.split_once('⟩').and_then(|(code, rest)| {
            let fits = (4..=6).contains(&code.len());
            let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
            fits.then_some((c, rest))
        });
        match marked {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push_str("⟨U+");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The whole text of the first [`block`] below a heading line, as it was; `None` where there is none.
pub(crate) fn read_block(body: &str, heading: &str) -> Option<String> {
    let mut lines = body.lines().skip_while(|line| line.trim_end() != heading).skip(1);
    let fence = lines.by_ref().find(|line| line.starts_with("```"))?;
    let ticks: String = fence.chars().take_while(|c| *c == '`').collect();
    let mut text = String::new();
    for line in lines {
        if line.trim_end() == ticks {
            return Some(original(&text));
        }
        text.push_str(line);
        text.push('\n');
    }
    None
}

fn one_line(foreign: &str) -> String {
    foreign.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Hidden characters and what plugins run in code, written out.
fn broken(text: &str) -> String {
    text::shown(text)
        .replace("::", ":⟨U+003A⟩")
        .replace("<%", "<⟨U+0025⟩")
        .replace("{{", "{⟨U+007B⟩")
}

fn longest_run(text: &str, c: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for found in text.chars() {
        run = if found == c { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
