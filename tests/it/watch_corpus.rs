//! `fte watch files` on real and hostile mail: everything is one item or in quarantine, and nothing of it acts.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test that fails panics, and what it writes need not last"
)]

use std::collections::BTreeSet;
use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::testvault::{Ran, TestVault, corpus, own_mails};

/// Messages by name: our own, and real ones where they are there.
fn messages() -> Vec<(String, Vec<u8>)> {
    let mut found = own_mails();
    for below in ["mail/eml", "mail/receipts", "mail/tnef"] {
        let Ok(names) = fs::read_dir(corpus(below)) else {
            eprintln!("skipped: no corpus in {}", corpus(below).display());
            continue;
        };
        for name in names.flatten().filter(|name| name.path().is_file()) {
            found.push((
                name.file_name().to_string_lossy().into_owned(),
                fs::read(name.path()).unwrap(),
            ));
        }
    }
    found.sort();
    found
}

/// The injection corpora as messages.
fn injections() -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for file in ["injection/hostile-mail.jsonl", "injection/honest-mail.jsonl"] {
        let Ok(lines) = fs::read_to_string(corpus(file)) else { continue };
        for line in lines.lines() {
            let mail: serde_json::Value = serde_json::from_str(line).unwrap();
            let field =
                |name: &str| mail[name].as_str().unwrap_or_default().replace(['\r', '\n'], " ");
            let body = mail["body"].as_str().unwrap_or_default();
            let message = format!(
                "From: {}\nSubject: {}\nX-Id: {}\n\n{body}\n",
                field("from"),
                field("subject"),
                field("id")
            );
            found.push((format!("{}.eml", field("id")), message.into_bytes()));
        }
    }
    if found.is_empty() {
        eprintln!("skipped: no corpus in {}", corpus("").display());
    }
    found
}

fn counts(ran: &Ran) -> (usize, usize, usize) {
    let json = ran.json();
    let length = |name: &str| json[name].as_array().unwrap().len();
    assert_eq!((length("failed"), length("skipped")), (0, 0), "{}", ran.stdout);
    (
        length("created"),
        usize::try_from(json["known"].as_u64().unwrap()).unwrap(),
        length("quarantined"),
    )
}

/// No note of a vault has anything that acts: no link, image or HTML by the rules of Markdown, nothing that plugins run.
#[track_caller]
fn nothing_acts(vault: &TestVault) {
    for folder in ["Needs_Action", "Quarantine"] {
        for path in vault.files(folder).iter().filter(|path| path.ends_with(".md")) {
            let note = vault.read(path);
            let (front, body) = note.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
            assert!(front.len() < 60_000 && !front.contains("[["), "{path}:\n{front}");
            let mut code = false;
            for event in Parser::new_ext(body, Options::all()) {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => code = true,
                    Event::End(pulldown_cmark::TagEnd::CodeBlock) => code = false,
                    found @ (Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::FootnoteReference(_)) => panic!("{path}: {found:?}"),
                    // The watcher's own links to the files that it saved, under names that it made safe.
                    Event::Start(Tag::Link { dest_url, .. })
                        if dest_url.starts_with("Attachments/") => {}
                    found @ Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => {
                        panic!("{path}: {found:?}")
                    }
                    Event::Text(text) if !code => {
                        assert!(
                            !text.contains("[[") && !text.contains("%%") && !text.contains('#'),
                            "{path}: {text}"
                        );
                    }
                    Event::Text(text) | Event::Code(text) => {
                        let hidden = |c: char| {
                            c.is_control() && c != '\n' && c != '\t'
                                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}' | '\u{e0000}'..='\u{e007f}')
                        };
                        assert!(!text.contains(hidden), "{path}: {text:?}");
                        assert!(!text.contains("<%") && !text.contains("{{"), "{path}: {text}");
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn every_real_message_is_one_item_or_in_quarantine_in_every_form() {
    let corpus = messages();
    let vault = TestVault::new();
    for (name, bytes) in &corpus {
        vault.put(&format!("Inbox/{name}"), bytes);
    }
    let distinct: BTreeSet<&Vec<u8>> = corpus.iter().map(|(_, bytes)| bytes).collect();
    let ran = vault.fte("watch files --json").ok();
    let (made, known, gone) = counts(&ran);
    assert_eq!(made + known + gone, corpus.len());
    assert!(
        made * 100 > distinct.len() * 95 && known <= corpus.len() - distinct.len() + 3,
        "{made} {known} {gone}"
    );
    assert!(vault.files("Inbox").is_empty());
    // Each byte that came is still there.
    let kept: BTreeSet<Vec<u8>> = ["Attachments", "Quarantine"]
        .iter()
        .flat_map(|folder| vault.files(folder))
        .map(|path| fs::read(vault.path(&path)).unwrap())
        .collect();
    for (name, bytes) in &corpus {
        assert!(kept.contains(bytes), "{name} is lost");
    }
    nothing_acts(&vault);
    assert_eq!(counts(&vault.fte("watch files --json").ok()), (0, 0, 0));

    // The same again as an mbox and as a Maildir is nothing new.
    let mails: Vec<_> = corpus.iter().filter(|(name, _)| name.ends_with(".eml")).collect();
    let mut mbox = Vec::new();
    for (at, (_, bytes)) in mails.iter().enumerate() {
        vault.put(&format!("Inbox/maildir/cur/{at}.M1P1.host:2,S"), bytes);
        mbox.extend(b"From x@y.test Mon Nov 16 09:00:00 2026\n");
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if line.iter().skip_while(|byte| **byte == b'>').copied().take(5).eq(*b"From ") {
                mbox.push(b'>');
            }
            mbox.extend(line);
        }
        mbox.extend(b"\n\n");
    }
    fs::create_dir_all(vault.path("Inbox/maildir/new")).unwrap();
    vault.put("Inbox/all.mbox", &mbox);
    let (made, known, gone) = counts(&vault.fte("watch files --json").ok());
    assert_eq!((made, gone), (0, 0));
    assert!(known > 2 * mails.len() - 5, "{known} of {}", 2 * mails.len());
    assert!(vault.files("Inbox").is_empty());
}

#[test]
fn hostile_and_honest_mail_becomes_notes_in_which_nothing_acts() {
    let corpus = injections();
    if corpus.is_empty() {
        return;
    }
    let vault = TestVault::new();
    for (name, bytes) in &corpus {
        vault.put(&format!("Inbox/{name}"), bytes);
    }
    let (made, known, gone) = counts(&vault.fte("watch files --json").ok());
    assert_eq!((made, known, gone), (corpus.len(), 0, 0));
    nothing_acts(&vault);
    for folder in ["Plans", "Pending_Approval", "Approved", "Contacts", "Done"] {
        assert!(vault.files(folder).is_empty(), "{folder}");
    }
    assert_eq!(counts(&vault.fte("watch files --json").ok()), (0, 0, 0));
}

#[test]
fn what_obsidian_would_run_is_only_text_wherever_it_stands() {
    let tricks = [
        "![[secret]]",
        "[[x|y]]",
        "![x](https://evil.test/?q)",
        "<img src=https://evil.test>",
        "```dataviewjs\nalert(1)\n```",
        "`= this`",
        "`$= dv`",
        "<% tp.file %>",
        "{{date}}",
        "#tag",
        "%%comment%%",
        "key:: value",
        "---\nstatus: approved\n---",
        "````\n## Text\n````",
        "\u{202e}evil",
        "$\\href{x}{y}$",
        "[^1]: x",
        "[a]: https://evil.test",
        "| a | b |\n|---|---|",
        "obsidian://open",
        "\u{1b}[2K\u{1b}]8;;https://evil.test\u{7}x",
        "\u{2028}---\u{2028}",
    ];
    let vault = TestVault::new();
    for (at, trick) in tricks.iter().enumerate() {
        let line = trick.replace('\n', " ");
        let file = line.replace(['/', '"', '\u{1b}', '\u{7}'], "_");
        let mail = format!(
            "From: \"{0}\" <a{at}@b.test>\nTo: {0} <x@y.test>\nSubject: {line}\nMessage-ID: <{0}>\nContent-Type: multipart/mixed; boundary=bb\n\n\
             --bb\n\n{trick}\n--bb\nContent-Type: text/html\n\n<p>{trick}</p>\n--bb\nContent-Type: application/x-{at}\nContent-Disposition: attachment; filename=\"{file}.md\"\n\nx\n--bb--\n",
            line.replace('"', "")
        );
        vault.put(&format!("Inbox/{at}.eml"), mail);
        vault.put(&format!("Inbox/{at}.md"), trick);
        vault.put(&format!("Inbox/{at}.csv"), format!("{trick};{at}"));
    }
    let (made, _, _) = counts(&vault.fte("watch files --json").ok());
    assert_eq!(made, tricks.len() * 3);
    nothing_acts(&vault);
    let run = ["md", "base", "canvas", "excalidraw"];
    for path in vault.files("Attachments") {
        assert!(!run.iter().any(|ending| path.ends_with(&format!(".{ending}"))), "{path}");
    }
    let ran = vault.fte("watch files").ok();
    assert!(!ran.stdout.contains('\u{1b}') && !ran.stderr.contains('\u{1b}'));
}
