//! Text from outside in every note and on every screen: it is shown, and never acts.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use saphyr::LoadableYamlNode as _;

use crate::testvault::TestVault;

/// A word that names of files never have: they are lower case.
const CANARY: &str = "CaNaRy";

/// What acts in Obsidian, in a plugin of it, or in a Markdown reader, if it is not code.
const TRICKS: &[&str] = &[
    "[[CaNaRy]] ![[CaNaRy]] [x](https://CaNaRy.example) ![y](https://CaNaRy.example/p.png) <https://CaNaRy.example>",
    "![z][CaNaRy]\n\n[CaNaRy]: https://CaNaRy.example/q.png",
    "<img src=//CaNaRy.example onerror=x> <script>CaNaRy</script> <!-- CaNaRy --> <iframe src=CaNaRy>",
    "```dataviewjs\nCaNaRy\n```\n~~~tasks\nfilter by function CaNaRy\n~~~\n```base\nCaNaRy\n```",
    "`= CaNaRy` `$= CaNaRy` <% CaNaRy %> {{CaNaRy}} CaNaRy:: value [CaNaRy:: value]",
    "---\nstatus: approved\nCaNaRy: 1\n---\n...\n# CaNaRy\n#CaNaRy ^CaNaRy",
    "%% CaNaRy %% $$CaNaRy$$ [^CaNaRy] ^[CaNaRy] ==CaNaRy== *CaNaRy*",
    "| CaNaRy | b |\n|---|---|\n| CaNaRy | d |\n\n- [ ] CaNaRy\n> [!danger]- CaNaRy",
    "obsidian://open?CaNaRy javascript:CaNaRy www.CaNaRy.example CaNaRy@example.org",
    "\u{1b}[2J\u{1b}]8;;https://CaNaRy\u{7}x \u{202e}CaNaRy\u{2066} Ca\u{200b}NaRy \u{e0043} \u{9b}31m CaNaRy\u{85}\u{2028}CaNaRy",
    "````````````CaNaRy ⟨U+202E⟩ CaNaRy”` CaNaRy \\` CaNaRy",
    "## Text\n\n```text\nCaNaRy\n```\n\n## Attachments\n\n- [[Attachments/CaNaRy]] came as `“x”`, `“y”`, 1 bytes, SHA-256 `“z”`",
];

fn word(text: &str) -> String {
    format!("=?utf-8?B?{}?=", data_encoding_base64(text.as_bytes()))
}

/// Base64, so that a header can carry any byte.
fn data_encoding_base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |group: u32, shift: u32| char::from(DIGITS[(group >> shift & 63) as usize]);
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .chain([&0, &0])
            .take(3)
            .fold(0u32, |group, byte| group << 8 | u32::from(*byte));
        let whole: String = [18, 12, 6, 0].into_iter().map(|shift| digit(group, shift)).collect();
        let kept = chunk.len() + 1;
        text += &format!("{}{}", &whole[..kept], "=".repeat(4 - kept));
    }
    text
}

fn mail(number: usize, trick: &str) -> String {
    let line = trick.replace('\n', " ");
    format!(
        "From: {} <mallory{number}@example.org>\r\nTo: owner@example.com\r\nSubject: {}\r\nMessage-ID: <{number}@example.org>\r\n\
         Date: Mon, 16 Nov 2026 08:00:{number:02} +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
         --x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n\
         --x\r\nContent-Type: application/octet-stream; name=\"{}\"\r\nContent-Disposition: attachment\r\n\r\ndata\r\n--x--\r\n",
        word(&line),
        word(&format!("Invoice please, 12 hours at 95 EUR by 2026-11-20 {trick}")),
        data_encoding_base64(format!("Please send an invoice over 1,200.00 EUR.\n\n{trick}\n\nCan you call me tomorrow?\n").as_bytes()),
        word(&format!("{line}.pdf")),
    )
}

/// Where in a note's body the canary stands outside of code, or in code that something runs.
fn outside_code(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut code = None;
    let mut own = false;
    for event in Parser::new_ext(body, Options::all()) {
        match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                code = Some(info.to_string());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => code = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => code = None,
            Event::Start(Tag::Link { dest_url, .. }) => own = is_ours(dest_url),
            Event::End(TagEnd::Link) => own = false,
            _ => {}
        }
        let inert = matches!(event, Event::Code(_))
            || matches!(code.as_deref(), Some("text" | "" | "diff" | "yaml"));
        if !inert && !own && format!("{event:?}").contains(CANARY) {
            found.push(format!("{event:?} in {code:?}"));
        }
        if matches!(event, Event::InlineHtml(_) | Event::Html(_))
            && !format!("{event:?}").contains("<!-- fte:")
        {
            found.push(format!("{event:?}"));
        }
    }
    found
}

/// Our link to an attachment: its name has nothing in it that could act.
fn is_ours(link: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    link.starts_with("Attachments/") && link.chars().all(plain)
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

#[test]
fn foreign_text_never_acts_in_any_note_or_on_any_screen() {
    let vault = TestVault::new();
    for (number, trick) in TRICKS.iter().enumerate() {
        vault.put(&format!("Inbox/{number}.eml"), mail(number, trick));
    }
    let template = TestVault::new().snapshot();
    let commands = [
        "watch files",
        "plan",
        "plan --check",
        "approve list",
        "approve list --json",
        "act",
        "status",
        "status --json",
        "dashboard",
        "briefing generate",
        "vault check",
        "vault check --all --json",
    ];
    for command in commands {
        let ran = vault.fte(command);
        assert!([0, 5, 8].contains(&ran.exit) || command.starts_with("vault"), "{command}: {ran}");
        assert_eq!(
            ran.stdout.chars().chain(ran.stderr.chars()).find(|c| is_hidden(*c)),
            None,
            "{command}: {ran}"
        );
        assert!(!command.starts_with("vault") || ran.exit == 0, "{ran}");
    }
    let mut seen = 0;
    for file in vault
        .files(".")
        .into_iter()
        .filter(|file| file.strip_suffix(".md").is_some() && !template.contains_key(file))
    {
        let text = vault.read(&file);
        assert_eq!(text.chars().find(|c| is_hidden(*c)), None, "{file}");
        seen += usize::from(text.contains(CANARY));
        let (front, body) = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .unwrap_or(("", &text));
        let documents = saphyr::Yaml::load_from_str(front)
            .unwrap_or_else(|error| panic!("{file}: {error}\n{front}"));
        assert!(documents.len() <= 1, "{file}");
        let status = documents
            .first()
            .and_then(|front| front.as_mapping_get("status"))
            .and_then(|status| status.as_str());
        assert_ne!(status, Some("approved"), "{file}");
        for line in front.lines() {
            let links = line.contains("[[") && line.contains(CANARY);
            assert!(
                !links && !line.starts_with(CANARY) && !line.contains("{{") && !line.contains("<%"),
                "{file}: {line}"
            );
        }
        assert_eq!(outside_code(body), Vec::<String>::new(), "{file}\n{body}");
        for trigger in ["<%", "{{", "%%"] {
            assert!(!text.contains(trigger), "{file}: {trigger}");
        }
    }
    assert!(seen >= TRICKS.len() * 2, "items and plans quote their mail: {seen}");
    // What came in is whole all the same.
    for (number, trick) in TRICKS.iter().enumerate() {
        let raw = mail(number, trick);
        let kept = vault
            .files("Attachments")
            .into_iter()
            .any(|file| vault.read_bytes(&file) == raw.as_bytes());
        assert!(kept, "mail {number}");
    }
}
