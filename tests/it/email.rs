//! `fte email`: a letter, an answer and a draft become requests, and what no mail may be never goes out.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::terminal::Terminal;
use crate::testvault::{Ran, TestVault};

const DANA: &str = "Dana Reyes <dana@example.com>";

/// A vault whose owner is Mara, who knows Dana, with these settings of `mail`.
fn vault(mail: &str) -> TestVault {
    let vault = TestVault::new()
        .file("Contacts/Dana Reyes.md", "---\ntype: contact\nemail: dana@example.com\n---\n");
    let config = vault.read(".fte/config.yaml");
    let owner = "owner:\n  name: Mara\n  emails: [mara@own.example, m@own.example]\n";
    vault.put(".fte/config.yaml", format!("{config}\n{owner}{mail}"));
    vault
}

/// The vault after a mail came; and the item's id.
fn with_mail(vault: &TestVault, headers: &str, body: &str) -> String {
    let mail = format!(
        "{headers}Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <one@example.com>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    );
    vault.put("Inbox/one.eml", mail);
    vault.fte("watch files").ok();
    let path = vault.files("Needs_Action").remove(0);
    path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned()
}

fn from_dana(vault: &TestVault) -> String {
    let headers = format!(
        "From: {DANA}\r\nTo: Mara <mara@own.example>, Tom <tom@other.example>\r\nCc: m@own.example, Ida <ida@other.example>\r\n\
         Subject: Re: AW: The window\r\nReferences: <zero@example.com>\r\n"
    );
    with_mail(vault, &headers, "Is the window done?\n\nDana")
}

fn piped(vault: &TestVault, args: &[&str], stdin: &[u8]) -> Ran {
    let mut command = vault.command();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // A command that refuses before it reads closes the pipe.
    let _ = pipe.write_all(stdin);
    drop(pipe);
    vault.ran(&child.wait_with_output().unwrap())
}

fn send<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [&["email", "send", "--json", "--to", "dana@example.com", "-s", "Friday"], words].concat()
}

fn params(vault: &TestVault, id: &str) -> Value {
    let listed = vault.fte("approve list --json").ok().json();
    let row = listed.as_array().unwrap().iter().find(|row| row["id"] == id);
    assert!(row.is_some(), "{listed:#}");
    vault.fte(&format!("approve show {id} --json")).ok().json()["params"].clone()
}

fn approve(vault: &TestVault, asked: &Value) {
    vault.fte(&format!("approve yes {}", asked["handle"].as_str().unwrap())).ok();
}

/// The messages that were written.
fn sent(vault: &TestVault) -> Vec<String> {
    vault.files("Outbox/new").iter().map(|path| vault.read(path)).collect()
}

#[track_caller]
fn refused(ran: &Ran, exit: i32, words: &[&str]) {
    assert_eq!(ran.exit, exit, "{ran}");
    for word in words {
        assert!(ran.stderr.contains(word), "{word}: {ran}");
    }
}

#[test]
fn a_letter_is_asked_for_and_sent_once_as_it_was_read() {
    let vault =
        vault("mail:\n  signature: |\n    Mara\n    Signs & Windows\n").file("plan.txt", "a plan");
    let args =
        ["email", "send", "--json", "--to", DANA, "--cc", "a@b.example", "--bcc", "c@b.example"];
    let rest = ["-s", "Friday — plan", "--attach", "plan.txt", "See you at ten."];
    let asked = vault.fte_args(&[&args[..], &rest[..]].concat()).ok().json();
    assert_eq!(
        (asked["action"].as_str(), asked["standing"].as_str()),
        (Some("email.send"), Some("pending"))
    );
    assert_eq!(asked["from"], "Mara <mara@own.example>");
    assert_eq!(asked["attachments"][0]["size"], 6);
    assert!(
        asked["warnings"][0].as_str().unwrap().contains("first contact: a@b.example"),
        "{asked:#}"
    );
    assert!(sent(&vault).is_empty());
    let note = vault.read(asked["path"].as_str().unwrap());
    assert!(note.contains("See you at ten.\n\nMara\nSigns & Windows\n"), "{note}");
    assert!(note.contains("Asked by: person") && !note.contains("From outside"), "{note}");
    // Not yet: nobody said yes.
    vault.fte("act").ok();
    assert!(sent(&vault).is_empty());
    approve(&vault, &asked);
    vault.fte("act").ok();
    vault.fte("act").ok();
    let [mail] = &sent(&vault)[..] else { panic!("{:?}", sent(&vault)) };
    for line in
        ["To: \"Dana Reyes\" <dana@example.com>", "Cc: a@b.example", "Bcc: c@b.example", "plan.txt"]
    {
        assert!(mail.contains(line), "{line}: {mail}");
    }
    assert!(!mail.contains("Auto-Submitted"), "a person said yes");
    vault.fte("audit verify").ok();
}

#[test]
fn a_letter_s_text_comes_from_an_argument_a_file_or_stdin() {
    let vault = vault("").file("letter.txt", "\u{feff}From a file, grüße\r\nand more\r\n");
    for (args, stdin, text) in [
        (vec!["From the line"], "", "From the line"),
        (vec!["--file", "letter.txt"], "", "From a file, grüße\nand more"),
        (vec!["-"], "From a pipe\n\n", "From a pipe"),
        (vec!["--file", "-"], "From a pipe", "From a pipe"),
    ] {
        let asked = piped(&vault, &send(&args), stdin.as_bytes()).ok().json();
        let said = params(&vault, asked["id"].as_str().unwrap());
        assert_eq!(said["body"], text, "{args:?}");
        assert_eq!(said["to"], serde_json::json!(["dana@example.com"]));
    }
}

#[test]
fn what_is_no_letter_is_said_and_nothing_is_asked() {
    let vault = vault("").file("bytes.bin", b"\xff\xfe");
    let before = vault.snapshot();
    let long = "x".repeat(5 << 20);
    for (args, stdin, words) in [
        (vec!["email", "send"], "", vec!["the letter is to nobody", "--to ADDRESS"]),
        (vec!["email", "send", "-s", "x", "text"], "", vec!["the letter is to nobody"]),
        (
            vec!["email", "send", "no-such-draft.md"],
            "",
            vec!["no item `no-such-draft.md` in Plans", "fte email draft"],
        ),
        (vec!["email", "send", "--to", "dana@example.com", "text"], "", vec!["no subject"]),
        (send(&[]), "", vec!["the letter has no text", "--file FILE"]),
        (send(&["  "]), "", vec!["the letter has no text"]),
        (send(&["-"]), " \n", vec!["the letter has no text"]),
        (send(&["-"]), &long, vec!["stdin has more than 4 MiB"]),
        (send(&["--file", "no.txt"]), "", vec!["can't read `no.txt`"]),
        (send(&["--file", "Plans"]), "", vec!["can't read `Plans`"]),
        (send(&["--file", "bytes.bin"]), "", vec!["`bytes.bin` is not UTF-8 text"]),
        (send(&["text", "--to", "dana"]), "", vec!["`to` is no mail address: `dana`"]),
        (send(&["text", "--to", "a@b.example, c@d.example"]), "", vec!["`to` is no mail address"]),
        (send(&["text", "--cc", "x@y@z"]), "", vec!["`cc` is no mail address"]),
        (
            send(&["text", "--bcc", "Eve\r\nX: y <a@b.example>"]),
            "",
            vec!["`bcc` is no mail address"],
        ),
        (
            send(&["text", "--from-item", "7k2m3qxa4d"]),
            "",
            vec!["no item `7k2m3qxa4d` in Needs_Action"],
        ),
        (
            vec!["email", "send", "--to", "a@b.example", "-s", "one\r\nBcc: c@d.example", "text"],
            "",
            vec!["the subject has a line end"],
        ),
        (
            vec!["email", "send", "--to", "a@b.example", "-s", "=?utf-8?q?x?=", "text"],
            "",
            vec!["encoded words"],
        ),
        (vec!["email", "reply", "7k2m3qxa4d", "text"], "", vec!["no item `7k2m3qxa4d`"]),
        (vec!["email", "draft", "--reply", "7k2m3qxa4d"], "", vec!["no item `7k2m3qxa4d`"]),
        (vec!["email", "draft", "--to", "dana", "-s", "x"], "", vec!["`to` is no mail address"]),
    ] {
        let ran = piped(&vault, &args, stdin.as_bytes());
        refused(&ran, 2, &words);
        assert!(ran.stdout.is_empty() && !ran.stderr.contains('\r'), "{args:?}: {ran}");
    }
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn only_files_of_the_vault_go_with_a_letter() {
    let vault = vault("").file("plan.txt", "a plan");
    let outside = vault.root().parent().unwrap().join("secret.txt");
    std::fs::write(&outside, "secret").unwrap();
    for (path, words) in [
        ("../secret.txt", "is not a path within the vault"),
        (outside.to_str().unwrap(), "is not a path within the vault"),
        (".fte/config.yaml", "is not a path within the vault"),
        ("no.pdf", "is not in the vault"),
        ("Plans", "can't be read"),
    ] {
        for extra in [&["text", "--attach", path][..], &["text", "--attach", path, "--dry-run"]] {
            let ran = vault.fte_args(&send(extra));
            assert_eq!(ran.exit, 5, "{path}: {ran}");
            assert!(ran.stderr.contains(words) || extra.len() == 4, "{path}: {ran}");
        }
    }
    assert!(vault.files("Pending_Approval").is_empty());
    // Named from the root of the disk, or from here, it is the same file.
    let whole = vault.root().canonicalize().unwrap().join("plan.txt");
    for path in [whole.to_str().unwrap(), "./plan.txt"] {
        let asked = vault.fte_args(&send(&["text", "--attach", path])).ok().json();
        assert_eq!(asked["attachments"][0]["path"], "plan.txt");
    }
}

#[test]
fn a_dry_run_shows_the_request_and_asks_for_nothing() {
    let vault = vault("");
    let before = vault.snapshot();
    let ran = vault.fte_args(&send(&["See you.", "--dry-run"]));
    let shown = ran.json();
    assert_eq!((ran.exit, &shown["dry_run"], &shown["id"]), (0, &Value::Bool(true), &Value::Null));
    assert!(ran.stderr.contains("dana@example.com") && ran.stderr.contains("| See you."), "{ran}");
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn without_a_sender_it_is_said_at_once() {
    let vault = TestVault::new();
    let ran = vault.fte_args(&send(&["text"]));
    assert_eq!(ran.exit, 0, "{ran}");
    assert!(ran.stderr.contains("no sender is set"), "{ran}");
    approve(&vault, &ran.json());
    let acted = vault.fte("act");
    assert!(acted.stdout.contains("no sender is set"), "{acted}");
    assert!(sent(&vault).is_empty());
    // No vault at all is no set-up.
    let bare = TestVault::empty();
    refused(&bare.fte_args(&send(&["text"])), 3, &["vault"]);
}

#[test]
fn an_answer_keeps_the_conversation_and_says_what_came_from_outside() {
    let vault = vault("mail:\n  signature: Mara\n");
    let item = from_dana(&vault);
    let asked = vault.fte_args(&["email", "reply", &item, "It is done.", "--json"]).ok().json();
    let said = params(&vault, asked["id"].as_str().unwrap());
    assert_eq!(asked["action"], "email.reply");
    assert_eq!(said["to"], serde_json::json!([DANA]));
    assert_eq!(said["subject"], "Re: The window");
    assert_eq!(said["in_reply_to"], "one@example.com");
    assert_eq!(said["references"], serde_json::json!(["zero@example.com", "one@example.com"]));
    assert_eq!((&said["cc"], &said["thread"]), (&Value::Null, &Value::Null));
    let body = "It is done.\n\nMara\n\nOn 2026-11-16 at 08:00, Dana Reyes <dana@example.com> wrote:\n> Is the window done?\n>\n> Dana";
    assert_eq!(said["body"], body);
    let note = vault.read(asked["path"].as_str().unwrap());
    assert!(note.contains("- For: [[EMAIL_2026-11-16_"), "{note}");
    approve(&vault, &asked);
    vault.fte("act").ok();
    let mail = sent(&vault).remove(0);
    for line in [
        "In-Reply-To: <one@example.com>",
        "References: <zero@example.com> <one@example.com>",
        "Subject: Re: The window",
    ] {
        assert!(mail.contains(line), "{line}: {mail}");
    }
    vault.fte("audit verify").ok();
}

#[test]
fn an_answer_to_all_leaves_out_the_owner_and_names_nobody_twice() {
    let vault = vault("");
    let item = from_dana(&vault);
    let path = vault.files("Needs_Action").remove(0);
    for named in [&item[..5], &path, path.trim_start_matches("Needs_Action/")] {
        let args = [
            "email",
            "reply",
            named,
            "--all",
            "--no-quote",
            "Yes.",
            "--cc",
            "x@y.example",
            "--json",
        ];
        let asked = vault.fte_args(&args).ok().json();
        let said = params(&vault, asked["id"].as_str().unwrap());
        assert_eq!(said["to"], serde_json::json!([DANA]));
        let copies = ["Tom <tom@other.example>", "Ida <ida@other.example>", "x@y.example"];
        assert_eq!(said["cc"], serde_json::json!(copies));
        assert_eq!(said["body"], "Yes.");
        // What the mail alone names is from outside, what was typed is not.
        let note = vault.read(asked["path"].as_str().unwrap());
        assert!(
            note.contains("⚠ in `cc`: `“tom@other.example”`") || note.contains("in `cc`:"),
            "{note}"
        );
        assert!(!note.contains("in `cc`: `“x@y.example”`"), "{note}");
    }
}

#[test]
fn an_answer_that_would_go_elsewhere_warns() {
    let vault = vault("");
    let headers = format!(
        "From: {DANA}\r\nReply-To: Dana <dana@evil.example>\r\nTo: mara@own.example\r\nSubject: Hi\r\n"
    );
    let item = with_mail(&vault, &headers, "Please answer.");
    let asked = vault.fte_args(&["email", "reply", &item, "Hello", "--json"]).ok().json();
    assert_eq!(asked["to"], serde_json::json!(["Dana <dana@evil.example>"]));
    let warnings = asked["warnings"].to_string();
    assert!(warnings.contains("first contact: dana@evil.example"), "{asked:#}");
    assert!(warnings.matches("evil.example").count() > 1, "that answers go elsewhere: {asked:#}");
    assert_eq!(asked["verdict"]["verdict"], "ask");
    let note = vault.read(asked["path"].as_str().unwrap());
    assert!(note.contains("⚠ in `to`:"), "{note}");
    let text = vault.fte_args(&["email", "reply", &item, "Hello"]).ok();
    assert!(text.stdout.contains("  ! ") && text.stdout.contains("evil.example"), "{text}");
    // A draft says so, too.
    let draft = vault.fte_args(&["email", "draft", "--reply", &item, "--json"]).ok().json();
    assert!(vault.read(draft["path"].as_str().unwrap()).contains("- ⚠ "));
}

#[test]
fn what_can_t_be_answered_says_so() {
    let vault = vault("").file(
        "Needs_Action/task_7k2m3qxa4d.md",
        "---\nid: 7k2m3qxa4d\ntype: task\n---\n\nCall Dana\n",
    );
    refused(&vault.fte("email reply 7k2m text"), 2, &["is no mail, it is of type `task`"]);
    let nobody = "---\nid: abcdefgh23\ntype: email\nsubject: x\n---\n\nHello\n";
    vault.put("Needs_Action/EMAIL_abcdefgh23.md", nobody);
    refused(&vault.fte("email reply abcd text"), 2, &["names nobody who could be answered"]);
    // A letter about a task is one about it.
    let asked = vault.fte_args(&send(&["Please call.", "--from-item", "7k2m3qxa4d"])).ok().json();
    assert!(vault.read(asked["path"].as_str().unwrap()).contains("[[task_7k2m3qxa4d]]"));
}

#[test]
fn a_hostile_mail_is_quoted_and_can_t_act() {
    let vault = vault("");
    let lines = "one more line\n".repeat(10_000);
    let body = format!(
        "a\u{1b}[2Jb\u{202e}c\n![[Company_Handbook]]\n```\n## Exact body\n<% x %>\n{}\n{lines}",
        "w".repeat(5000)
    );
    let headers = "From: \"Eve <mara@own.example>\" <eve@x.example>\r\nTo: mara@own.example\r\nSubject: =?utf-8?q?Hi=0d=0aBcc:_z=40z.example?=\r\n";
    let item = with_mail(&vault, headers, &body);
    let asked = vault.fte_args(&["email", "reply", &item, "No.", "--json"]).ok().json();
    let said = params(&vault, asked["id"].as_str().unwrap());
    assert_eq!(said["to"], serde_json::json!(["eve@x.example"]));
    assert!(said["bcc"].is_null() && !said["subject"].as_str().unwrap().contains('\n'), "{said:#}");
    let text = said["body"].as_str().unwrap();
    assert!(
        text.starts_with(
            "No.\n\nOn 2026-11-16 at 08:00, eve@x.example wrote:\n> a⟨U+001B⟩[2Jb⟨U+202E⟩c\n"
        ),
        "{text}"
    );
    assert!(text.ends_with("more lines, left out") && text.lines().count() < 410, "{text}");
    assert!(text.lines().all(|line| line.chars().count() < 2010));
    let draft = vault.fte_args(&["email", "draft", "--reply", &item, "--json"]).ok().json();
    for path in [&asked["path"], &draft["path"]] {
        let note = vault.read(path.as_str().unwrap());
        assert!(
            !note.contains('\u{1b}') && !note.contains('\u{202e}') && !note.contains("<% x"),
            "{path}"
        );
        // Nothing of it stands outside of a fence, and the fence is not closed by it.
        let fence = note.lines().find(|line| line.starts_with("````text")).expect("a longer fence");
        // The YAML above has one of the same length.
        assert_eq!(note.lines().filter(|line| *line == fence.trim_end_matches("text")).count(), 2);
    }
    let read = vault.fte_args(&["email", "reply", &item, "No."]).ok();
    assert!(!read.stdout.contains('\u{1b}'), "{read}");
}

#[test]
fn a_draft_is_edited_and_sent_as_it_is_then() {
    let vault = vault("");
    let item = from_dana(&vault);
    let draft =
        vault.fte_args(&["email", "draft", "--reply", &item, "--json", "Dear Dana,"]).ok().json();
    let path = draft["path"].as_str().unwrap();
    assert!(path.starts_with("Plans/EMAIL_draft_2026-11-16_re-the-window_"), "{path}");
    assert!(vault.files("Pending_Approval").is_empty());
    // It is nobody else's: no stage takes it for a plan or an item.
    vault.fte("act").ok();
    vault.fte("vault check").ok();
    let text = vault.read(path).replace("Dear Dana,", "Dear Dana,\n\nit is done.");
    vault.put(path, text.replace("to: [Dana Reyes <dana@example.com>]", "to: [tom@other.example]"));
    assert!(vault.read(path).contains("to: [tom@other.example]"), "{}", vault.read(path));
    let id = draft["id"].as_str().unwrap();
    let asked = vault.fte(&format!("email send {id} --json")).ok().json();
    assert_eq!(asked["to"], serde_json::json!(["tom@other.example"]));
    let said = params(&vault, asked["id"].as_str().unwrap());
    assert!(
        said["body"].as_str().unwrap().starts_with("Dear Dana,\n\nit is done.\n\nOn 2026"),
        "{said:#}"
    );
    assert_eq!(said["in_reply_to"], "one@example.com");
    assert!(vault.read(path).contains("request: \"[[APPROVAL_"), "{}", vault.read(path));
    // Sent again as it is, it is the same letter; changed, it is another.
    let again = vault.fte(&format!("email send {path} --json")).ok().json();
    assert_eq!(again["id"], asked["id"]);
    approve(&vault, &asked);
    vault.fte("act").ok();
    let done = vault.fte(&format!("email send {id}")).ok();
    assert!(done.stdout.contains("it was sent already"), "{done}");
    vault.fte("act").ok();
    assert_eq!(sent(&vault).len(), 1);
    vault.put(path, vault.read(path).replace("it is done", "it is not done"));
    let other = vault.fte(&format!("email send {id} --json")).ok().json();
    assert_ne!(other["id"], asked["id"]);
    // A no is to what was read: sent once more, it is asked once more.
    vault.fte(&format!("approve no {}", other["handle"].as_str().unwrap())).ok();
    let third = vault.fte(&format!("email send {id} --json")).ok().json();
    assert_eq!(third["standing"], "pending");
    assert_ne!(third["id"], other["id"]);
    vault.fte("audit verify").ok();
}

#[test]
fn a_draft_that_can_t_be_sent_says_where_it_is_wrong() {
    let vault = vault("")
        .file("Plans/mine_7k2m3qxa4d.md", "---\nid: 7k2m3qxa4d\ntype: note\n---\n\nmine\n");
    refused(
        &vault.fte("email send 7k2m3qxa4d"),
        2,
        &["`Plans/mine_7k2m3qxa4d.md`: is no draft of a mail"],
    );
    let draft =
        vault.fte_args(&["email", "draft", "--to", DANA, "-s", "Friday", "--json"]).ok().json();
    let path = draft["path"].as_str().unwrap();
    let whole = vault.read(path);
    refused(&vault.fte(&format!("email send {path}")), 2, &["the letter has no text"]);
    for (from, to, words) in [
        ("## Exact content", "## Content", "“Exact content” is gone"),
        ("subject: ", "subjekt: ", "subjekt"),
        ("action: email.send", "action: payment.send", "`action` is neither"),
        ("dana@example.com>", "dana>", "`to` is no mail address"),
        ("to: [", "to: [[", "Exact content"),
    ] {
        vault.put(
            path,
            whole.replacen("```text\n\n```", "```text\nHello\n```", 1).replace(from, to),
        );
        let ran = vault.fte(&format!("email send {path}"));
        assert_eq!(ran.exit, 2, "{from}: {ran}");
        assert!(ran.stderr.contains(words), "{from}: {ran}");
    }
    assert!(vault.files("Pending_Approval").is_empty());
    std::fs::remove_file(vault.path(path)).unwrap();
    refused(&vault.fte(&format!("email send {path}")), 2, &["no item"]);
    // Where the mail that it answers is gone, nobody can tell what came from outside: it asks, whatever the policy says.
    let vault = self::vault("");
    let handbook = vault.read("Company_Handbook.md");
    vault.put(
        "Company_Handbook.md",
        handbook.replace(
            "rule: all other mail\n    action: email.*\n    then: ask",
            "rule: all other mail\n    action: email.*\n    then: automatic",
        ),
    );
    let item = from_dana(&vault);
    let draft = vault
        .fte_args(&["email", "draft", "--reply", &item, "--no-quote", "--json", "Yes"])
        .ok()
        .json();
    std::fs::remove_file(vault.path(&vault.files("Needs_Action").remove(0))).unwrap();
    let asked =
        vault.fte(&format!("email send {} --json", draft["id"].as_str().unwrap())).ok().json();
    assert_eq!(asked["verdict"]["verdict"], "ask", "{asked:#}");
    // What a person typed to a person whom they know goes as their rule says.
    let own = vault.fte_args(&send(&["Yes."])).ok().json();
    assert_eq!((&own["verdict"]["verdict"], &own["standing"]), (&"go".into(), &"approved".into()));
}

#[test]
fn bulk_and_too_much_is_refused_before_anybody_is_asked() {
    let vault = vault("mail:\n  recipients: 3\n  size_mb: 1\n")
        .file("large.bin", vec![7; 800_000])
        .file("small.bin", vec![7; 600_000]);
    let ran = vault.fte_args(&send(&[
        "text",
        "--cc",
        "a@b.example",
        "--cc",
        "c@b.example",
        "--bcc",
        "d@b.example",
    ]));
    refused(
        &ran,
        5,
        &["goes to 4 people, and 3 is the most", "`mail.recipients` in .fte/config.yaml"],
    );
    let ran = vault.fte_args(&send(&["text", "--attach", "large.bin"]));
    refused(&ran, 5, &["it has 1.1 MB", "1 is the most", "`mail.size_mb`"]);
    assert_eq!(vault.fte_args(&send(&["text", "--attach", "large.bin", "--dry-run"])).exit, 5);
    assert!(vault.files("Pending_Approval").is_empty() && vault.files("Approved").is_empty());
    // The refusals are in the log.
    let log = vault.fte("audit search approval.request --json").ok();
    assert_eq!(log.stdout.matches("\"status\":\"refused\"").count(), 2, "{log}");
    // What fits, and is edited to what does not, is asked again and never done.
    let asked = vault.fte_args(&send(&["text", "--attach", "small.bin"])).ok().json();
    let path = asked["path"].as_str().unwrap();
    let many = "to: [a@b.example, b@b.example, c@b.example, d@b.example]";
    let edited = vault.read(path).replace("to: [dana@example.com]", many);
    assert!(edited.contains(many), "{edited}");
    let moved = path.replace("Pending_Approval", "Approved");
    std::fs::remove_file(vault.path(path)).unwrap();
    vault.put(&moved, edited);
    vault.fte("act");
    vault.fte(&format!("approve yes {}-2", asked["id"].as_str().unwrap()));
    let acted = vault.fte("act");
    assert!(acted.stdout.contains("4 people") && sent(&vault).is_empty(), "{acted}");
    assert_eq!(vault.files("Rejected").len(), 1);
    vault.fte("audit verify").ok();
}

#[test]
fn who_asked_to_be_left_alone_gets_no_mail_by_whichever_way() {
    let vault = vault("mail:\n  opt_out: [tom@other.example, '@spam.example']\n")
        .file("Contacts/Ida.md", "---\nemail: ida@other.example\nopt_out: true\n---\n");
    for (to, said) in [
        ("Tom <TOM@other.example>", "`mail.opt_out` in .fte/config.yaml"),
        ("x@news.spam.example", "`mail.opt_out` in .fte/config.yaml"),
        ("ida@other.example", "`opt_out` in `Contacts/Ida.md`"),
    ] {
        for how in ["--to", "--cc", "--bcc"] {
            let ran = vault.fte_args(&send(&["text", how, to]));
            refused(&ran, 5, &["asked to be left alone", said]);
        }
        let draft = vault
            .fte_args(&["email", "draft", "--to", to, "-s", "x", "text", "--json"])
            .ok()
            .json();
        let ran = vault.fte(&format!("email send {}", draft["id"].as_str().unwrap()));
        refused(&ran, 5, &["asked to be left alone", said]);
    }
    let headers = "From: Ida <ida@other.example>\r\nTo: mara@own.example\r\nSubject: Hi\r\n";
    let item = with_mail(&vault, headers, "Hello");
    refused(
        &vault.fte_args(&["email", "reply", &item, "Hi"]),
        5,
        &["ida@other.example asked to be left alone"],
    );
    assert!(vault.files("Pending_Approval").is_empty());
    // Mended, the same draft goes.
    let id =
        vault.files("Plans").into_iter().find(|path| vault.read(path).contains("ida@")).unwrap();
    vault.put("Contacts/Ida.md", "---\nemail: ida@other.example\nopt_out: false\n---\n");
    let asked = vault.fte(&format!("email send {id} --json")).ok().json();
    assert_eq!(asked["standing"], "pending");
}

#[test]
fn a_playbook_s_answer_to_somebody_who_opted_out_is_refused_in_its_plan() {
    let vault = vault("").file("Contacts/Ida.md", "---\nemail: ida@other.example\nopt_out: true\n---\n").file(
        "Playbooks/answer.md",
        "---\ntype: playbook\nmatch:\n  type: email\norder: 500\nauto: true\nsteps:\n  - id: reply\n    what: Answer\n    action: email.reply\n    params: {body: Thank you.}\n---\n",
    );
    let headers = "From: Ida <ida@other.example>\r\nTo: mara@own.example\r\nSubject: Hi\r\n";
    with_mail(&vault, headers, "Hello");
    vault.fte("plan");
    vault.fte("act");
    assert!(sent(&vault).is_empty() && vault.files("Pending_Approval").is_empty());
    let plan = vault.files("Plans").remove(0);
    assert!(vault.read(&plan).contains("asked to be left alone"), "{}", vault.read(&plan));
}

#[test]
fn who_opts_out_after_the_yes_gets_no_mail() {
    let open = |change: &dyn Fn(&TestVault)| {
        let vault = vault("");
        let asked = vault.fte_args(&send(&["text"])).ok().json();
        approve(&vault, &asked);
        change(&vault);
        let acted = vault.fte("act");
        assert!(sent(&vault).is_empty(), "{acted}");
        (vault, acted)
    };
    let by_contact = |vault: &TestVault| {
        vault.put("Contacts/Dana Reyes.md", "---\nemail: dana@example.com\nopt_out: true\n---\n");
    };
    let by_setting = |vault: &TestVault| {
        let config = vault.read(".fte/config.yaml");
        vault.put(".fte/config.yaml", format!("{config}mail:\n  opt_out: ['@example.com']\n"));
    };
    for change in [&by_contact as &dyn Fn(&TestVault), &by_setting] {
        let (vault, acted) = open(change);
        assert!(acted.stdout.contains("dana@example.com asked to be left alone"), "{acted}");
        assert_eq!(vault.files("Rejected").len(), 1);
        vault.fte("audit verify").ok();
    }
    // Who can't be asked of is not written to; once the note is mended, it goes.
    let (vault, acted) = open(&|vault| {
        vault
            .put("Contacts/Dana Reyes.md", "---\nemail: dana@example.com\nopt_out: perhaps\n---\n");
    });
    assert!(acted.exit != 0 && acted.stderr.contains("`opt_out`"), "{acted}");
    vault.put("Contacts/Dana Reyes.md", "---\nemail: dana@example.com\n---\n");
    vault.fte("act").ok();
    assert_eq!(sent(&vault).len(), 1);
}

/// A mail that asks to be left alone, planned; the request that it made.
fn asks_out(vault: &TestVault, from: &str, subject: &str, body: &str) -> Value {
    with_mail(
        vault,
        &format!("From: {from}\r\nTo: mara@own.example\r\nSubject: {subject}\r\n"),
        body,
    );
    vault.fte("plan").ok();
    let listed = vault.fte("approve list --json").ok().json();
    let row = listed.as_array().unwrap().iter().find(|row| row["action"] == "contact.opt_out");
    row.unwrap_or_else(|| panic!("{listed:#}")).clone()
}

#[test]
fn who_asks_to_be_left_alone_is_after_a_yes() {
    let mut vault = vault("");
    let contact = "---\n# hers\ntype: contact\nemail: dana@example.com # new\nrate: 95.00 EUR\n---\n\nLikes tea.\n";
    vault.put("Contacts/Dana Reyes.md", contact);
    let letter = vault.fte_args(&send(&["text"])).ok().json();
    let row = asks_out(&vault, DANA, "unsubscribe", "");
    // Nothing is done by the mail alone, whatever a rule says.
    vault.fte("act").ok();
    assert_eq!(vault.read("Contacts/Dana Reyes.md"), contact);
    approve(&vault, &row);
    approve(&vault, &letter);
    let acted = vault.fte("act --json");
    let path = "Contacts/Dana Reyes.md";
    assert_eq!(vault.read(path), contact.replace("95.00 EUR\n", "95.00 EUR\nopt_out: true\n"));
    let executed = acted.json()["executed"].clone();
    let done: Vec<_> =
        executed.as_array().unwrap().iter().map(|row| row["action"].as_str().unwrap()).collect();
    // In one run, in whichever order: what comes after it is not sent.
    if sent(&vault).is_empty() {
        assert_eq!(done, ["contact.opt_out"], "{acted}");
    }
    // The same letter, submitted once more as it was, is what became of it; a new one is refused.
    vault.set_now("2026-11-16T09:31:00Z");
    refused(&vault.fte_args(&send(&["text"])), 5, &["asked to be left alone"]);
    vault.fte("audit verify").ok();
    vault.fte("vault check").ok();
}

#[test]
fn a_stranger_who_asks_to_be_left_alone_gets_a_contact_that_says_so() {
    let vault = vault("");
    let row = asks_out(
        &vault,
        "Tom <tom@other.example>",
        "Newsletter",
        "Bitte nehmen Sie mich aus Ihrem Verteiler.",
    );
    approve(&vault, &row);
    vault.fte("act").ok();
    let made = vault.files("Contacts").into_iter().find(|path| path.contains("tom")).unwrap();
    let note = vault.read(&made);
    for line in ["email: tom@other.example\n", "known: false\n", "opt_out: true\n"] {
        assert!(note.contains(line), "{line}: {note}");
    }
    refused(
        &vault.fte_args(&send(&["text", "--to", "tom@other.example"])),
        5,
        &["asked to be left alone"],
    );
}

#[test]
fn an_old_handbook_lets_no_mail_silence_a_customer() {
    let vault = vault("");
    let handbook = vault.read("Company_Handbook.md");
    let rule = "  - rule: who asks to be left alone\n    action: contact.opt_out\n    then: ask\n";
    assert!(handbook.contains(rule));
    vault.put("Company_Handbook.md", handbook.replace(rule, ""));
    let row = asks_out(&vault, DANA, "STOP", "");
    assert_eq!(row["action"], "contact.opt_out");
    let note = vault.read(&vault.files("Pending_Approval").remove(0));
    assert!(note.contains("it has a value from outside: needs a yes"), "{note}");
}

#[cfg(unix)]
#[test]
fn a_letter_is_written_in_the_editor_on_a_terminal() {
    let vault = vault("mail:\n  signature: Mara\n");
    let editor = vault.path("editor.sh");
    vault.put(
        "editor.sh",
        "#!/bin/sh\nsed -i.bak '1s/^/Typed in an editor./' \"$1\" && rm \"$1.bak\"\n",
    );
    std::process::Command::new("chmod").arg("+x").arg(&editor).status().unwrap();
    let extra = [("EDITOR", editor.to_str().unwrap())];
    let mut terminal =
        Terminal::start(&vault, "email send --to dana@example.com --subject Friday", &extra);
    terminal.expect("waits for your yes");
    assert_eq!(terminal.end().0, 0);
    let note = vault.read(&vault.files("Pending_Approval").remove(0));
    assert!(note.contains("Typed in an editor.\n\nMara\n"), "{note}");
    // An editor that fails asks for nothing.
    let mut terminal = Terminal::start(
        &vault,
        "email send --to dana@example.com --subject Friday",
        &[("EDITOR", "false")],
    );
    terminal.expect("nothing is asked for");
    assert_eq!(terminal.end().0, 1);
    assert_eq!(vault.files("Pending_Approval").len(), 1);
}

/// What an item's note in `Done/` says, where it lies there.
fn in_done(vault: &TestVault, id: &str) -> Option<String> {
    let is_it = |name: &&String| name.ends_with(&format!("_{id}.md"));
    vault.files("Done").iter().find(is_it).map(|name| vault.read(name))
}

/// The letter that answers an item, said yes to and sent. Returns its request's id.
fn answered(vault: &TestVault, id: &str, asked: Option<Value>) -> String {
    let words = ["email", "reply", "--json", id, "It is done, since Friday."];
    let asked = asked.unwrap_or_else(|| vault.fte_args(&words).ok().json());
    approve(vault, &asked);
    vault.fte("act").ok();
    asked["id"].as_str().unwrap().to_owned()
}

fn question(vault: &TestVault) -> String {
    let headers = format!("From: {DANA}\r\nTo: mara@own.example\r\nSubject: The window\r\n");
    with_mail(vault, &headers, "Is the window done?\n\nDana")
}

#[test]
fn what_the_owner_answered_is_done_and_no_playbook_answers_it_again() {
    let vault = vault("");
    let id = question(&vault);
    let request = answered(&vault, &id, None);
    let note = in_done(&vault, &id).expect("the item is done");
    assert!(note.contains(&format!("reply: {request}")), "{note}");
    assert!(note.contains(&format!("_{request}]]")), "it links to the letter: {note}");
    assert!(vault.files("Needs_Action").is_empty());
    vault.fte("plan").ok();
    vault.fte("act").ok();
    assert_eq!((sent(&vault).len(), vault.files("Plans").len()), (1, 0));
    vault.fte("vault check").ok();
    vault.fte("audit verify").ok();
}

#[test]
fn what_the_owner_is_about_to_answer_is_planned_without_another_answer() {
    let complaint = |vault: &TestVault| {
        let headers =
            "From: Tom <tom@hardwick.example>\r\nTo: mara@own.example\r\nSubject: Book\r\n";
        with_mail(vault, headers, "The book arrived damaged, I am very disappointed.")
    };
    // The acknowledgement of a question goes by itself; the answer to a complaint waits for a yes.
    for (item, is_done) in [(question as fn(&TestVault) -> String, true), (complaint, false)] {
        let plain = vault("");
        item(&plain);
        plain.fte("plan").ok();
        let drawn = plain.fte("queue list --json").ok().json()["approved"].to_string()
            + &plain.fte("approve list --json").ok().stdout;
        assert!(drawn.contains("email.reply"), "without a letter of one's own: {drawn}");

        let vault = vault("");
        let id = item(&vault);
        let words = ["email", "reply", "--json", &id, "It is done, since Friday."];
        let asked = vault.fte_args(&words).ok().json();
        vault.fte("plan").ok();
        let waiting = vault.fte("approve list --json").ok().json();
        let replies = |rows: &Value| {
            let rows = rows.as_array().unwrap().iter();
            rows.filter(|row| row["action"] == "email.reply").count()
        };
        assert_eq!(replies(&waiting), 1, "{waiting:#}");
        // Lists say what it is about.
        let subject = if is_done { "The window" } else { "Book" };
        let rows = waiting.as_array().unwrap();
        assert!(rows.iter().all(|row| row["subject"] == subject), "{waiting:#}");
        assert!(vault.fte("approve list").ok().stdout.contains(subject));
        let approved = vault.fte("queue list --json").ok().json();
        assert_eq!(replies(&approved["approved"]), 0, "{approved:#}");
        assert_eq!(in_done(&vault, &id), None, "nothing was sent yet");
        vault.fte("act").ok();
        assert_eq!(in_done(&vault, &id), None, "nothing was sent yet");
        answered(&vault, &id, Some(asked));
        assert_eq!((sent(&vault).len(), in_done(&vault, &id).is_some()), (1, is_done));
        if !is_done {
            // What else is to be done for it is still to be done.
            let note = vault.read(&vault.files("Plans")[0]);
            assert!(note.contains("- [x] Answer it"), "{note}");
        }
        vault.fte("vault check").ok();
    }
}

#[test]
fn an_own_answer_settles_what_was_left_to_the_owner() {
    // Nothing matches, and the owner is to decide; then a drawn answer that the owner refuses.
    let unmatched = |vault: &TestVault| {
        let headers = "From: Ida <ida@other.example>\r\nTo: mara@own.example\r\nSubject: Zebra\r\n";
        let id = with_mail(vault, headers, "Zebra zebra.");
        vault.fte("plan").ok();
        assert_eq!(vault.files("Needs_Action").len(), 1);
        id
    };
    let refused = |vault: &TestVault| {
        let step = "  - id: reply\n    what: Say hello\n    action: email.reply\n    params:\n      body: Hello\n";
        let playbook = format!(
            "---\ntype: playbook\norder: 99\nmatch:\n  type: [email]\nsteps:\n{step}---\n# Hello\n"
        );
        vault.put("Playbooks/hello.md", playbook);
        let id = question(vault);
        vault.fte("plan").ok();
        let waiting = vault.fte("approve list --json").ok().json();
        assert_eq!(waiting[0]["action"], "email.reply", "{waiting:#}");
        vault.fte(&format!("approve no {}", waiting[0]["id"].as_str().unwrap())).ok();
        vault.fte("act").ok();
        assert!(vault.read(&vault.files("Plans")[0]).contains("settle this your own way"));
        id
    };
    let vault_of = |make: &dyn Fn(&TestVault) -> String| {
        let vault = vault("");
        let id = make(&vault);
        (vault, id)
    };
    let (one, id) = vault_of(&unmatched);
    answered(&one, &id, None);
    assert!(in_done(&one, &id).is_some(), "{:?}", one.files("Needs_Action"));
    assert!(one.files("Plans").is_empty(), "{:?}", one.files("Plans"));
    one.fte("vault check").ok();
    let (two, id) = vault_of(&refused);
    answered(&two, &id, None);
    let plans: String = two.files("Plans").iter().map(|name| two.read(name)).collect();
    assert!(
        in_done(&two, &id).is_some() && plans.is_empty(),
        "{:?} {plans}",
        two.files("Needs_Action")
    );
    two.fte("vault check").ok();
}

#[test]
fn a_request_that_is_drawn_anew_says_why_and_lists_say_what_it_is_about() {
    let mut vault = vault("");
    let asked = vault.fte_args(&send(&["Fine."])).ok().json();
    let path = asked["path"].as_str().unwrap();
    vault.set_now("2026-12-16T09:30:00Z");
    let ran = vault.fte(&format!("approve yes {}", asked["handle"].as_str().unwrap()));
    assert_eq!(ran.exit, 5, "{ran}");
    let note = vault.read(path);
    assert!(note.contains("it was drawn anew: it had expired"), "{note}");
    let listed = vault.fte("approve list --json").ok().json();
    assert_eq!(listed[0]["subject"], "Friday", "{listed:#}");
    let handle = listed[0]["handle"].as_str().unwrap();
    vault.fte(&format!("approve yes {handle}")).ok();
    let queue = vault.fte("queue list --json").ok().json();
    assert_eq!(queue["approved"][0]["subject"], "Friday", "{queue:#}");
    assert!(vault.fte("queue list").ok().stdout.contains("Friday"));
}

#[test]
fn what_was_done_and_could_not_be_filed_is_not_said_as_failed() {
    let vault = vault("");
    let asked = vault.fte_args(&send(&["Fine."])).ok().json();
    approve(&vault, &asked);
    // As where the vault's disk is full by now: the letter is out, its note can't follow.
    let (done, aside) = (vault.path("Done"), vault.path("Done-aside"));
    std::fs::rename(&done, &aside).unwrap();
    std::fs::write(&done, "in the way").unwrap();
    let ran = vault.fte("act");
    assert_eq!((ran.exit, sent(&vault).len()), (8, 1), "{ran}");
    assert!(ran.stderr.contains("1 request was done, and could not be filed"), "{ran}");
    assert!(ran.stderr.contains("nothing is done a second time"), "{ran}");
    std::fs::remove_file(&done).unwrap();
    std::fs::rename(&aside, &done).unwrap();
    vault.fte("act").ok();
    assert_eq!(sent(&vault).len(), 1);
    assert!(vault.files("Done").iter().any(|name| name.contains("APPROVAL_")));
    vault.fte("vault check").ok();
}
