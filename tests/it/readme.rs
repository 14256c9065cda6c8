//! The README's picture is what `fte demo` prints, shortened; its command lines can be typed.

use std::collections::BTreeSet;

use crate::testvault::TestVault;

/// The lines of the day that the picture keeps: in each command's part, the first that has the words.
const KEPT: &[(&str, &[&str])] = &[
    (
        "watch files",
        &["TYPE", "Invoice for", "Your receipt", "URGENT", "APPROVAL_", "22-junk", " new, "],
    ),
    (
        "plan",
        &[
            "Bill received",
            "Meeting request",
            "Invoice requested",
            "bank-details",
            "Complaint",
            "left to you",
            "wait for",
        ],
    ),
    ("approve list", &["ID ", "Henrik Dahl", "Lucia", "invoice.create", "bill.record"]),
    ("act", &["DONE", "contact.create", "email.reply", "finished"]),
    ("briefing generate", &["wrote"]),
    ("status", &["MONEY", "Owed to you and overdue", "You owe "]),
    ("audit verify", &["whole"]),
];

/// How wide a page shows a line without scrolling.
const WIDTH: usize = 128;

/// The demo's output, shortened to what a picture needs; `…` stands for lines that were left out.
fn picture(day: &str) -> String {
    let mut picture = String::new();
    for (command, words) in KEPT {
        let part = day.split(&format!("\n$ fte {command}")).nth(1);
        let part =
            part.unwrap_or_else(|| panic!("no `{command}` in {day}")).split("\n$ ").next().unwrap();
        let lines: Vec<&str> = part.lines().collect();
        let find = |word: &&str| {
            let found = lines.iter().position(|line| line.contains(word));
            found.unwrap_or_else(|| panic!("no {word:?} after `{command}`: {lines:#?}"))
        };
        let kept: BTreeSet<usize> = words.iter().map(find).collect();
        picture += &format!("$ fte {command}{}\n", lines[0]);
        let mut last = 0;
        for at in kept {
            picture += if at > last + 1 { "…\n" } else { "" };
            picture += &format!("{}\n", cut(lines[at]));
            last = at;
        }
        picture.push('\n');
    }
    picture.trim_end().to_owned() + "\n"
}

fn cut(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    line.chars().take(WIDTH - 1).chain(['…']).collect()
}

/// `FTE_REGEN=1` in the environment writes the picture anew; `just regen` does it.
#[test]
fn the_picture_is_what_the_demo_prints() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = text.split_once("```text\n").unwrap();
    let (kept, after) = rest.split_once("```").unwrap();
    let printed = picture(&TestVault::empty().fte("demo day").ok().stdout);
    if std::env::var_os("FTE_REGEN").is_some() {
        std::fs::write(&path, format!("{before}```text\n{printed}```{after}")).unwrap();
        return;
    }
    assert!(
        kept == printed,
        "README.md's picture is out of date: `just regen` writes it anew:\n{printed}"
    );
}
