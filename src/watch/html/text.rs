//! The text of a page as its reader would see it: lines, lists, table rows, links with their targets.

use super::element::{
    closes, ends_itself, hides, is_blank, is_block, is_filler, is_unseen, is_void,
};
use super::token::{Tag, Token, decoded, tokens};
use crate::base::text::cut;

/// What a reader sees of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) text: String,
    /// How many characters the page hides from its reader; they are not in the text.
    pub(crate) hidden: usize,
}

/// The longest link target that is shown beside its text; a longer one is shown below, its host beside.
const SHORT: usize = 80;
/// The longest link target that is shown at all.
const TARGET: usize = 2000;
/// How many long targets are listed.
const TARGETS: usize = 300;

/// Turns HTML into text.
pub(crate) fn text(html: &str) -> Seen {
    let mut page = Page::default();
    for token in tokens(html) {
        page.take(token);
    }
    page.finish()
}

#[derive(Default)]
struct Page {
    out: String,
    /// Line breaks that come before the next text.
    breaks: usize,
    space: bool,
    /// A cell ended, and its row goes on.
    cell: bool,
    last_break: usize,
    hidden: Option<Hidden>,
    hidden_characters: usize,
    link: Option<(String, usize)>,
    lists: Vec<Option<u32>>,
    quotes: usize,
    pre: usize,
    /// For each open table, where the text of its open cell begins; `None` where it has none yet.
    tables: Vec<Option<usize>>,
    /// Targets too long for the line they belong to.
    targets: Vec<String>,
}

/// The hidden element that is open: how often its name is open in it.
struct Hidden {
    name: String,
    open: usize,
}

impl Page {
    fn take(&mut self, token: Token<'_>) {
        if self.hidden.is_some() && self.still_hidden(&token) {
            return;
        }
        match token {
            Token::Text(text) => self.text(&decoded(text)),
            Token::Open(tag) if hides(&tag) && !is_void(tag.name) => {
                self.hidden = Some(Hidden { name: tag.name.to_lowercase(), open: 1 });
            }
            Token::Open(tag) => self.open(&tag, &tag.name.to_ascii_lowercase()),
            Token::Close(name) => self.close(&name.to_ascii_lowercase()),
            Token::Raw { name: "textarea" | "xmp", content, .. } => self.text(&decoded(content)),
            Token::Raw { .. } => {}
        }
    }

    /// Follows a token inside a hidden element; false where it ends by it and the token counts.
    fn still_hidden(&mut self, token: &Token<'_>) -> bool {
        let Some(hidden) = &mut self.hidden else { return false };
        match token {
            Token::Text(text) => {
                self.hidden_characters += decoded(text).chars().filter(|c| !is_filler(*c)).count();
            }
            Token::Open(tag) if tag.is(&hidden.name) && ends_itself(&hidden.name) => {
                self.hidden = None;
                return hides(tag) && {
                    self.hidden = Some(Hidden { name: tag.name.to_lowercase(), open: 1 });
                    true
                };
            }
            Token::Open(tag) if tag.is(&hidden.name) => hidden.open += 1,
            Token::Close(name) if name.eq_ignore_ascii_case(&hidden.name) => {
                hidden.open -= 1;
                if hidden.open == 0 {
                    self.hidden = None;
                }
            }
            Token::Close(name) if closes(&hidden.name, name) => {
                self.hidden = None;
                return false;
            }
            _ => {}
        }
        true
    }

    fn open(&mut self, tag: &Tag<'_>, name: &str) {
        match name {
            "br" => self.breaks = (self.breaks + 1).min(2),
            "hr" => {
                self.block(1);
                self.word("---");
                self.block(1);
            }
            "img" => self.image(tag),
            "a" => {
                self.end_link();
                let target = tag.attribute("href").unwrap_or_default().trim().to_owned();
                self.link = Some((target, self.out.len()));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block(2);
                let level = name.trim_start_matches('h').parse().unwrap_or(1);
                self.mark(&"#".repeat(level));
            }
            "ul" => self.list(None),
            "ol" => self.list(Some(0)),
            "li" => self.entry(),
            "blockquote" => {
                self.block(2);
                self.quotes = (self.quotes + 1).min(8);
            }
            "pre" => {
                self.block(2);
                self.pre += 1;
            }
            "table" => {
                self.block(1);
                if self.tables.len() < 64 {
                    self.tables.push(None);
                }
            }
            "tr" | "caption" => {
                self.cell = false;
                self.break_line(1);
            }
            "td" | "th" => self.begin_cell(),
            "p" => self.block(2),
            _ if is_block(name) => self.block(1),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => self.end_link(),
            "ul" | "ol" => {
                self.lists.pop();
                self.block(1);
            }
            "blockquote" => {
                self.block(2);
                self.quotes = self.quotes.saturating_sub(1);
            }
            "pre" => {
                self.block(2);
                self.pre = self.pre.saturating_sub(1);
            }
            "table" => {
                self.tables.pop();
                self.cell = false;
                self.block(1);
            }
            "tr" => {
                self.cell = false;
                self.break_line(1);
            }
            "td" | "th" => self.end_cell(),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(2),
            _ if is_block(name) => self.block(1),
            _ => {}
        }
    }

    /// A block begins or ends: a new line, but not at the beginning of a cell.
    fn block(&mut self, breaks: usize) {
        if !self.cell {
            self.break_line(breaks);
        }
    }

    fn break_line(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }

    fn begin_cell(&mut self) {
        if let Some(cell) = self.tables.last_mut() {
            *cell = None;
        }
    }

    /// A cell of one line is followed by the next cell on the same line.
    fn end_cell(&mut self) {
        let Some(Some(begin)) = self.tables.last().copied() else { return };
        if self.last_break <= begin {
            self.breaks = 0;
            self.cell = true;
        } else if !self.cell {
            self.break_line(1);
        }
    }

    fn list(&mut self, numbers: Option<u32>) {
        self.block(1);
        if self.lists.len() < 32 {
            self.lists.push(numbers);
        }
    }

    fn entry(&mut self) {
        self.break_line(1);
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{indent}{number}.")
            }
            _ => format!("{indent}-"),
        };
        self.mark(&mark);
    }

    /// Something at the beginning of a line, before text that follows on it.
    fn mark(&mut self, mark: &str) {
        self.lead();
        self.out.push_str(mark);
        self.space = true;
    }

    fn image(&mut self, tag: &Tag<'_>) {
        let small = |name: &str| {
            let value = tag.attribute(name).unwrap_or_default();
            value.trim().trim_end_matches("px").parse::<u32>().is_ok_and(|pixels| pixels <= 2)
        };
        let alt = tag.attribute("alt").unwrap_or_default();
        // Without words an image says nothing in a text, and most such are there to tell that the mail was opened.
        if !alt.trim().is_empty() && !small("width") && !small("height") {
            self.word(&format!(
                "[image: {}]",
                alt.split_whitespace().collect::<Vec<_>>().join(" ")
            ));
        }
    }

    fn end_link(&mut self) {
        let Some((target, begin)) = self.link.take() else { return };
        let shown = self.out.get(begin..).unwrap_or_default().trim();
        let bare = target
            .strip_prefix("mailto:")
            .or_else(|| target.strip_prefix("tel:"))
            .unwrap_or(&target);
        let said = shown.contains(bare.trim_end_matches('/'));
        if shown.is_empty() || target.is_empty() || target.starts_with('#') || said {
            return;
        }
        let target: String = target.split_whitespace().collect();
        self.out.truncate(self.out.trim_end_matches(' ').len());
        if target.len() <= SHORT {
            self.out.extend([" <", &target, ">"]);
            return;
        }
        let number = self
            .targets
            .iter()
            .position(|known| *known == target)
            .map_or(self.targets.len() + 1, |at| at + 1);
        let host = target.split_once("//").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        let host = cut(host.unwrap_or_default(), SHORT);
        self.out.extend([" <", &host, "… [", &number.to_string(), "]>"]);
        if number > self.targets.len() && number <= TARGETS {
            self.targets.push(cut(&target, TARGET));
        }
    }

    /// The text, and below it the targets that were too long for their lines.
    fn finish(mut self) -> Seen {
        self.end_link();
        let mut text = self.out.trim_end().to_owned();
        for (at, target) in self.targets.iter().enumerate() {
            let before = if at == 0 { "\n\nLinks:\n" } else { "\n" };
            text.extend([before, "[", &(at + 1).to_string(), "] ", target]);
        }
        Seen { text, hidden: self.hidden_characters }
    }

    fn text(&mut self, text: &str) {
        if self.pre > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.breaks = (self.breaks + 1).min(2);
                }
                if !line.trim().is_empty() {
                    self.lead();
                    self.out.extend(line.chars().filter(|c| !is_unseen(*c)));
                }
            }
            return;
        }
        for (at, word) in text.split(is_blank).enumerate() {
            if at > 0 {
                self.space = true;
            }
            if word.chars().any(|c| !is_unseen(c)) {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.lead();
        self.out.extend(word.chars().filter(|c| !is_unseen(*c)));
    }

    /// The line breaks, the cell mark or the space that come before a text.
    fn lead(&mut self) {
        if self.out.is_empty() {
            self.out.push_str(&"> ".repeat(self.quotes));
        } else if self.breaks > 0 {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            for _ in 0..self.breaks {
                self.out.push('\n');
                self.last_break = self.out.len();
                self.out.push_str(&"> ".repeat(self.quotes));
            }
        } else if self.cell {
            self.out.push_str(" | ");
        } else if self.space && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
        (self.breaks, self.cell, self.space) = (0, false, false);
        let at = self.out.len();
        for cell in self.tables.iter_mut().rev().take_while(|cell| cell.is_none()) {
            *cell = Some(at);
        }
    }
}
