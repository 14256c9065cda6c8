//! The body of a plan's note as sections, some of them the machine's and some the person's.

use crate::vault::inert;

pub(crate) const CHECK_LIST: &str = "## What will happen";
pub(crate) const ASKS: &str = "## What needs your yes";
pub(crate) const DRAFTS: &str = "## Drafts";
pub(crate) const GRAPH: &str = "## The steps";
pub(crate) const NOTES: &str = "## Notes";

/// A note's body as sections of the second level. A heading in a fence is text.
pub(crate) struct Body {
    /// What stands above the first section.
    pub(crate) head: String,
    sections: Vec<(String, String)>,
}

impl Body {
    pub(crate) fn parse(text: &str) -> Body {
        let mut body = Body { head: String::new(), sections: Vec::new() };
        let mut fence = Fence::default();
        for line in text.split_inclusive('\n') {
            let inside = fence.step(line);
            if !inside && line.starts_with("## ") {
                body.sections.push((line.trim_end().to_owned(), String::new()));
            } else {
                let part = body.sections.last_mut().map_or(&mut body.head, |(_, content)| content);
                part.push_str(line);
            }
        }
        body
    }

    /// Puts a section's content in place; an empty one is taken away, a new one comes before the person's.
    pub(crate) fn set(&mut self, heading: &str, content: &str) {
        if content.trim().is_empty() {
            self.sections.retain(|(name, _)| name != heading);
            return;
        }
        let content = format!("\n{content}\n");
        if let Some((_, old)) = self.sections.iter_mut().find(|(name, _)| name == heading) {
            *old = content;
            return;
        }
        let rank = rank(heading);
        let before = self.sections.iter().position(|(name, _)| self::rank(name) > rank);
        let at = before.unwrap_or(self.sections.len());
        self.sections.insert(at, (heading.to_owned(), content));
    }

    pub(crate) fn print(&self) -> String {
        let mut text = format!("{}\n", self.head.trim_end());
        let mut open = Fence::left_open(&self.head);
        for (heading, content) in &self.sections {
            // A fence that a person left open would swallow what comes below, and hide it from the next reading.
            if open > 0 {
                text += &format!("{}\n", "`".repeat(open));
            }
            text += &format!("\n{heading}\n{}\n", content.trim_end());
            open = Fence::left_open(content);
        }
        text
    }

    fn section(&self, heading: &str) -> &str {
        self.sections.iter().find(|(name, _)| name == heading).map_or("", |(_, content)| content)
    }

    /// Whether the person ticked a step's line.
    pub(crate) fn is_ticked(&self, step: &str) -> bool {
        let end = format!(" ^{step}");
        self.section(CHECK_LIST).lines().any(|line| {
            let line = line.trim_end();
            line.ends_with(&end) && (line.starts_with("- [x]") || line.starts_with("- [X]"))
        })
    }

    /// The text of a step's draft.
    pub(crate) fn draft(&self, step: &str) -> Option<String> {
        let heading = format!("### {step}");
        let mut fence = Fence::default();
        let (mut below, mut text) = (false, String::new());
        for line in self.section(DRAFTS).split_inclusive('\n') {
            let was_inside = fence.is_open();
            let inside = fence.step(line);
            if !inside && line.starts_with("### ") {
                below = line.trim_end() == heading;
            } else if below && was_inside && inside && fence.is_open() {
                text.push_str(line);
            } else if below && was_inside && !fence.is_open() {
                return Some(inert::original(&text));
            }
        }
        None
    }
}

/// The order in which sections stand.
fn rank(heading: &str) -> usize {
    let order = ["## Why", "## Questions", CHECK_LIST, ASKS, DRAFTS, "## What was found", GRAPH];
    order.iter().position(|known| *known == heading).unwrap_or(order.len())
}

/// Where fenced code begins and ends.
#[derive(Default)]
struct Fence {
    ticks: usize,
}

impl Fence {
    /// How many ticks close the fence that is open at a text's end; none where none is.
    fn left_open(text: &str) -> usize {
        let mut fence = Fence::default();
        text.split_inclusive('\n').for_each(|line| _ = fence.step(line));
        fence.ticks
    }

    /// Takes a line; whether it is part of a fence, its edges included.
    fn step(&mut self, line: &str) -> bool {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        if self.ticks == 0 {
            self.ticks = if ticks >= 3 { ticks } else { 0 };
            return self.ticks > 0;
        }
        if ticks >= self.ticks && line.trim_end().chars().all(|c| c == '`') {
            self.ticks = 0;
        }
        true
    }

    fn is_open(&self) -> bool {
        self.ticks > 0
    }
}
