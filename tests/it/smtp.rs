//! Mail over SMTP: sent once whatever the server does, to all or to nobody, byte for byte what was approved.

use std::process::Command;

use data_encoding::{BASE64, HEXLOWER};
use serde_json::Value;
use sha2::Digest as _;

use crate::dovecot::{self, Dovecot};
use crate::prove::stand::copy;
use crate::smtp_peer::{At, Fault, Kind, PASSWORD, SmtpPeer, TOKEN, Taken, USER, certificates};
use crate::testvault::{NOW, Ran, TestVault};
use crate::webhook::{act, done, is_sound};

/// A server that asks for a name and password.
pub(crate) const ASKS: Kind =
    Kind { tls: false, start_tls: false, auth: "PLAIN LOGIN", size: Some(30_000_000) };

/// An answer to whoever asks.
pub(crate) const REPLY: &str =
    "action: email.reply\n    params: {body: \"Dear Dana,\\n\\nIt is here.\\n\"}";

fn inbound(number: usize) -> String {
    format!(
        "From: Dana Reyes <dana{number}@example.com>\r\nTo: owner@example.com\r\nSubject: the parcel {number}\r\n\
         Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <{number}@mail.test>\r\nReferences: <first@mail.test>\r\n\r\nIs the parcel there?\r\n"
    )
}

/// A vault with so many mails, for each of which a step waits for a yes.
fn planned(peer: &SmtpPeer, step: &str, mails: usize, smtp: &str) -> TestVault {
    let port = peer.port;
    let smtp =
        format!("smtp:\n  host: 127.0.0.1\n  port: {port}\n  user: {USER}\n  limit_s: 1\n{smtp}");
    planned_with(step, mails, &smtp)
}

/// The same, with whatever settings.
pub(crate) fn planned_with(step: &str, mails: usize, settings: &str) -> TestVault {
    let playbook = format!(
        "---\ntype: playbook\nmatch:\n  type: email\n  words: [parcel]\norder: 500\nsteps:\n  - id: mail\n    what: Write\n    {step}\n---\n# Parcels\n"
    );
    let mut vault = TestVault::new().file("Playbooks/parcels.md", playbook);
    vault.set_env("FTE_SMTP_PASSWORD", PASSWORD);
    let config = vault.read(".fte/config.yaml");
    vault.put(
        ".fte/config.yaml",
        format!(
            "{config}\nowner:\n  name: Mara Weiß\n  emails: [owner@example.com]\nmail:\n  via: smtp\n  mode: live\n{settings}"
        ),
    );
    for number in 0..mails {
        vault.put(&format!("Inbox/{number}.eml"), inbound(number));
    }
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

/// In the clear, on this machine, and nobody files what was sent.
pub(crate) const CLEAR: &str = "  security: none\n  sent: none\n";

pub(crate) fn approved(peer: &SmtpPeer, step: &str, smtp: &str) -> TestVault {
    let vault = planned(peer, step, 1, smtp);
    say_yes(&vault);
    vault
}

fn waiting(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows = waiting.as_array().unwrap().iter();
    rows.map(|row| row["handle"].as_str().unwrap().to_owned()).collect()
}

pub(crate) fn say_yes(vault: &TestVault) {
    for handle in waiting(vault) {
        vault.fte(&format!("approve yes {handle}")).ok();
    }
}

fn set(vault: &TestVault, from: &str, to: &str) {
    let config = vault.read(".fte/config.yaml");
    assert!(config.contains(from), "{from}");
    vault.put(".fte/config.yaml", config.replace(from, to));
}

/// What a run did not do, with why.
fn why(ran: &Ran) -> String {
    let json = ran.json();
    ["refused", "not_possible", "later", "doubt", "failed"]
        .iter()
        .flat_map(|key| json[key].as_array().cloned().unwrap_or_default())
        .filter_map(|row| row["why"].as_str().map(str::to_owned))
        .collect::<Vec<_>>()
        .join("\n")
}

fn questions(vault: &TestVault) -> usize {
    vault.files("Needs_Action").iter().filter(|file| file.contains("TASK_")).count()
}

/// The headers of a message, unfolded.
fn header(taken: &Taken, name: &str) -> Option<String> {
    let text = taken.text();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let prefix = format!("{name}: ");
    head.split("\r\n").find_map(|line| line.strip_prefix(&prefix).map(str::to_owned))
}

#[test]
fn it_begins_in_dry_run_and_shows_what_would_go_to_whom() {
    let peer = SmtpPeer::start(ASKS);
    let vault = approved(&peer, REPLY, CLEAR);
    set(&vault, "  mode: live\n", "");
    let ran = act(&vault).ok();
    let why = why(&ran);
    for word in
        ["dry-run", "mail.mode", "dana0@example.com", "Re: the parcel 0", "127.0.0.1:", "bytes"]
    {
        assert!(why.contains(word), "{word}: {why}");
    }
    assert_eq!((peer.calls(), vault.files("Approved").len()), (0, 1));
}

#[test]
fn what_is_not_set_up_is_said_and_stays_approved() {
    let peer = SmtpPeer::start(ASKS);
    let mut vault = planned(&peer, REPLY, 1, CLEAR);
    let note = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(note.contains("If its answer is lost: it is looked for among what you sent"), "{note}");
    assert!(note.contains("- Size: about "), "{note}");
    say_yes(&vault);
    vault.set_env("FTE_SMTP_PASSWORD", "");
    let ran = act(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    assert!(
        why(&ran).contains("nothing is stored to sign in to smtp with: `fte auth smtp login`"),
        "{ran}"
    );
    assert_eq!(questions(&vault), 1);
    vault.fte("queue retry smtp").ok();
    // Who carries it was part of what was read.
    set(&vault, "  host: 127.0.0.1", "  host: localhost");
    vault.set_env("FTE_SMTP_PASSWORD", PASSWORD);
    let ran = act(&vault);
    assert!(why(&ran).contains("who carries mail is another now: asked again"), "{ran}");
    set(&vault, "  host: localhost", "  host: \"\"");
    say_yes(&vault);
    act(&vault);
    say_yes(&vault);
    let ran = act(&vault);
    assert!(why(&ran).contains("`smtp.host` in .fte/config.yaml is not set"), "{ran}");
    assert_eq!(peer.calls(), 0);
    is_sound(&vault);
}

#[test]
fn an_answer_goes_out_once_in_its_conversation() {
    let peer = SmtpPeer::start(ASKS);
    let vault = approved(&peer, REPLY, CLEAR);
    let ran = act(&vault).ok();
    let taken = peer.taken();
    assert_eq!(taken.len(), 1, "{ran}");
    let taken = &taken[0];
    assert_eq!(
        (taken.from.as_str(), taken.to.as_slice()),
        ("owner@example.com", ["dana0@example.com".to_owned()].as_slice())
    );
    assert_eq!(taken.user.as_deref(), Some(USER));
    let header = |name| header(taken, name).unwrap_or_default();
    assert_eq!(header("In-Reply-To"), "<0@mail.test>");
    assert_eq!(header("References"), "<first@mail.test> <0@mail.test>");
    assert_eq!(header("Subject"), "Re: the parcel 0");
    assert_eq!(header("Date"), "Mon, 16 Nov 2026 09:30:00 +0000");
    assert!(header("From").starts_with("=?utf-8?b?"), "{}", header("From"));
    assert_eq!(
        (header("User-Agent"), header("List-Unsubscribe"), header("Auto-Submitted")),
        Default::default()
    );
    let receipt = &ran.json()["executed"][0]["receipt"];
    assert_eq!(header("Message-ID"), format!("<{}>", receipt["message_id"].as_str().unwrap()));
    assert_eq!(receipt["said"], "250 2.0.0 taken as 4711");
    assert_eq!(receipt["recipients"][0], "dana0@example.com");
    let note = vault.files("Done").into_iter().find(|name| name.contains("APPROVAL_")).unwrap();
    let note = vault.read(&note);
    let became = note.split("## What became of it").nth(1).unwrap();
    assert!(
        became.contains(" took the mail for 1 recipient: ") && became.contains("250 2.0.0"),
        "{note}"
    );
    assert_eq!((act(&vault).exit, peer.calls(), done(&vault)), (0, 1, 1));
    assert_eq!(peer.violations(), [""; 0]);
    is_sound(&vault);
    holds_no_secret(&vault);
}

/// Neither the vault nor the state has what is signed in with, as it is or as it goes over the wire.
fn holds_no_secret(vault: &TestVault) {
    let states = walkdir::WalkDir::new(vault.state_dir()).into_iter().map(Result::unwrap);
    let states =
        states.filter(|f| f.file_type().is_file()).map(|f| std::fs::read(f.path()).unwrap());
    for file in vault.snapshot().into_values().chain(states) {
        let text = String::from_utf8_lossy(&file);
        for secret in [PASSWORD, TOKEN] {
            let whole = BASE64.encode(format!("\0{USER}\0{secret}").as_bytes());
            assert!(!text.contains(secret) && !text.contains(&whole));
        }
    }
}

/// How a fault ends once nothing more goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Sent by a later run.
    Sent,
    /// A person is told, and it is sent after that.
    SignIn,
    Dead,
    /// A person is asked whether it happened.
    Asked,
}

/// Each of these once: it ends with one mail, with none and a dead letter, or with a question; never with two.
fn whatever_goes_wrong(table: &[(At, Fault, End)]) {
    let peer = SmtpPeer::start(ASKS);
    let mut vault = approved(&peer, REPLY, CLEAR);
    let kept = tempfile::tempdir().unwrap();
    copy(&vault.root(), &kept.path().join("vault"));
    copy(&vault.state_dir(), &kept.path().join("state"));
    for (at, fault, end) in table {
        let what = format!("{at:?} {fault:?}");
        for (from, to) in [("vault", vault.root()), ("state", vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&kept.path().join(from), &to);
        }
        vault.set_now(NOW);
        peer.forget();
        peer.fails(Some((*at, *fault)));
        let first = act(&vault);
        let exit = match end {
            End::Sent | End::Asked => 7,
            End::SignIn => 4,
            End::Dead => 1,
        };
        assert_eq!(first.exit, exit, "{what}: {first}");
        let is_asked = !first.json()["doubt"].as_array().unwrap().is_empty();
        assert_eq!(is_asked, *end == End::Asked, "{what}: {first}");
        peer.fails(None);
        let calls = peer.calls();
        act(&vault);
        assert_eq!(peer.calls(), calls, "{what}: at once again");
        if *end == End::SignIn {
            vault.fte("queue retry smtp").ok();
        }
        for minute in [32, 34] {
            vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            act(&vault);
        }
        let taken = peer.taken().len();
        let ended = (taken, done(&vault), vault.files("Dead_Letter").len(), questions(&vault));
        match end {
            End::Sent | End::SignIn => assert_eq!(ended, (1, 1, 0, 0), "{what}: {first}"),
            End::Dead => assert_eq!(ended, (0, 0, 1, 0), "{what}: {first}"),
            End::Asked => {
                assert_eq!(ended, (usize::from(*at == At::DotDone), 0, 0, 1), "{what}: {first}");
                settle(&vault, taken == 1);
                act(&vault);
                assert_eq!((peer.taken().len(), done(&vault)), (1, 1), "{what}");
            }
        }
        assert_eq!(peer.violations(), [""; 0], "{what}");
        is_sound(&vault);
        holds_no_secret(&vault);
    }
}

fn settle(vault: &TestVault, happened: bool) {
    let queue = vault.fte("queue list --json").ok().json();
    let id = queue["doubt"][0]["id"].as_str().unwrap().to_owned();
    let word = if happened { "--happened" } else { "--did-not" };
    vault.fte(&format!("queue settle {id} {word}")).ok();
    assert_eq!(questions(vault), 0);
}

#[test]
fn whatever_goes_wrong_before_the_sender_is_named_it_is_sent_later() {
    use {At::*, End::*, Fault::*};
    whatever_goes_wrong(&[
        (Greeting, Hang, Sent),
        (Greeting, Cut, Sent),
        (Greeting, Half, Sent),
        (Greeting, Endless, Sent),
        (Greeting, Lines, Sent),
        (Greeting, Early, Sent),
        (Greeting, Say("554 go away"), Sent),
        (Greeting, Say("421 busy"), Sent),
        (Greeting, Say("+OK this is POP3"), Sent),
        (Greeting, Say("250 ok"), Sent),
        (Ehlo, Hang, Sent),
        (Ehlo, Cut, Sent),
        (Ehlo, Endless, Sent),
        (Ehlo, Lines, Sent),
        (Ehlo, Early, Sent),
        (Ehlo, Say("502 what?"), Sent),
        (Ehlo, Say("421 busy"), Sent),
        (Auth, Hang, Sent),
        (Auth, Cut, Sent),
        (Auth, Say("454 4.7.0 later"), Sent),
        (Auth, Say("nonsense"), Sent),
        (Auth, Say("535 5.7.8 no"), SignIn),
        (Auth, Say("534 5.7.9 an app password is needed"), SignIn),
    ]);
}

#[test]
fn whatever_goes_wrong_before_the_message_it_is_sent_later_or_refused() {
    use {At::*, End::*, Fault::*};
    whatever_goes_wrong(&[
        (Mail, Hang, Sent),
        (Mail, Cut, Sent),
        (Mail, Half, Sent),
        (Mail, Endless, Sent),
        (Mail, Early, Sent),
        (Mail, Say("451 4.3.0 not now"), Sent),
        (Mail, Say("421 bye"), Sent),
        (Mail, Say("550 5.7.1 not from you"), Dead),
        (Mail, Say("530 5.7.0 sign in first"), SignIn),
        (Rcpt, Hang, Sent),
        (Rcpt, Cut, Sent),
        (Rcpt, Early, Sent),
        (Rcpt, Say("452 4.5.3 too many"), Sent),
        (Rcpt, Say("421 bye"), Sent),
        (Rcpt, Say("550 5.1.1 nobody"), Dead),
        (Rcpt, Say("354 go on"), Sent),
        (Data, Hang, Sent),
        (Data, Cut, Sent),
        (Data, Early, Sent),
        (Data, Say("451 not now"), Sent),
        (Data, Say("554 no"), Dead),
        (Data, Say("250 taken already"), Sent),
        (Data, Say("xxx"), Sent),
    ]);
}

#[test]
fn whatever_goes_wrong_after_the_message_it_is_sent_once_or_a_person_is_asked() {
    use {At::*, End::*, Fault::*};
    whatever_goes_wrong(&[
        (Body, Hang, Asked),
        (DotUndone, Hang, Asked),
        (DotUndone, Cut, Asked),
        (DotUndone, Half, Asked),
        (DotUndone, Endless, Asked),
        (DotUndone, Lines, Asked),
        (DotUndone, Say("nonsense"), Asked),
        (DotUndone, Say("354 go on"), Asked),
        (DotUndone, Say("451 4.3.0 not now"), Sent),
        (DotUndone, Say("421 bye"), Sent),
        (DotUndone, Say("554 5.7.1 looks like spam"), Dead),
        (DotUndone, Say("552 5.3.4 too large"), Dead),
        (DotDone, Hang, Asked),
        (DotDone, Cut, Asked),
        (DotDone, Half, Asked),
        (DotDone, Endless, Asked),
        (DotDone, Say("nonsense"), Asked),
    ]);
}

/// A crash in the next try is no question where the last one is known to have sent nothing.
#[test]
fn what_is_surely_not_sent_is_forgotten_as_what_can_have_been() {
    for (fault, asked) in [(Fault::Say("451 4.3.0 not now"), false), (Fault::Cut, true)] {
        let peer = SmtpPeer::start(ASKS);
        let mut vault = approved(&peer, REPLY, CLEAR);
        let can_have_ended = |vault: &TestVault| -> i64 {
            let sql = "SELECT count(*) FROM notes WHERE key LIKE 'mail.ended.%'";
            vault.database().query_row(sql, [], |row| row.get(0)).unwrap()
        };
        peer.fails(Some((At::DotUndone, fault)));
        act(&vault);
        assert_eq!(can_have_ended(&vault), i64::from(asked), "{fault:?}");
        peer.fails(None);
        if asked {
            vault.set_now("2026-11-16T09:35:00Z");
            act(&vault);
            settle(&vault, false);
            assert_eq!(can_have_ended(&vault), 0);
        }
        vault.set_now("2026-11-16T09:40:00Z");
        act(&vault).ok();
        assert_eq!((peer.taken().len(), done(&vault), can_have_ended(&vault)), (1, 1, 0));
        is_sound(&vault);
    }
}

/// A message that is larger than what the system takes in at once: it is cut while it is written, and nothing of it counts.
#[test]
fn a_message_that_is_cut_in_its_middle_is_no_question() {
    let peer = SmtpPeer::start(ASKS);
    let step = format!(
        "action: email.reply\n    params: {{body: \"{}\"}}",
        "a long letter ".repeat(1_000)
    );
    let mut vault = planned(&peer, &step, 1, CLEAR);
    let file = "action: email.send\n    params: {to: [dana@example.com], subject: a file, body: here, attachments: [{path: big.bin}]}";
    vault.put("big.bin", vec![0xa5; 12 << 20]);
    vault.put("Playbooks/parcels.md", vault.read("Playbooks/parcels.md").replace(&step, file));
    vault.put("Inbox/9.eml", inbound(9));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    say_yes(&vault);
    peer.fails(Some((At::Body, Fault::Cut)));
    let ran = act(&vault);
    let is_big =
        |row: &&Value| row["why"].as_str().unwrap().contains("before the end of the message");
    assert!(ran.json()["later"].as_array().unwrap().iter().any(|row| is_big(&row)), "{ran}");
    peer.fails(None);
    for minute in [40, 50] {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(&vault);
    }
    let big: Vec<_> = peer.taken().into_iter().filter(|t| t.bytes.len() > 1 << 20).collect();
    assert_eq!(big.len(), 1);
    let bytes = read_by_python(&big[0].bytes);
    if let Some(read) = bytes {
        assert_eq!(read["files"][0]["size"], 12 << 20);
    }
    assert_eq!(peer.violations(), [""; 0]);
}

#[test]
fn a_refused_recipient_refuses_the_mail_and_is_named() {
    let peer = SmtpPeer::start(ASKS);
    let step = "action: email.send\n    params: {to: [a@example.com, nobody@example.com], cc: [later@example.com], bcc: [b@example.com], subject: to all, body: Hello.}";
    let vault = approved(&peer, step, CLEAR);
    let ran = act(&vault);
    assert_eq!(
        (ran.exit, peer.taken().len(), vault.files("Dead_Letter").len()),
        (1, 0, 1),
        "{ran}"
    );
    let why = why(&ran);
    for word in ["nobody@example.com", "550 5.1.1", "later@example.com", "it went to nobody"] {
        assert!(why.contains(word), "{word}: {why}");
    }
    assert!(!why.contains("it refused a@"), "{why}");
    assert_eq!(peer.violations(), [""; 0]);
    is_sound(&vault);
}

#[test]
fn a_message_that_is_too_large_is_refused_before_it_is_sent() {
    let peer = SmtpPeer::start(Kind { size: Some(2_000), ..ASKS });
    let step = format!("action: email.reply\n    params: {{body: \"{}\"}}", "word ".repeat(500));
    let vault = approved(&peer, &step, CLEAR);
    let ran = act(&vault);
    assert_eq!((ran.exit, vault.files("Dead_Letter").len()), (1, 1), "{ran}");
    assert!(why(&ran).contains("it takes at most 2000"), "{ran}");
    assert_eq!((peer.taken().len(), peer.violations()), (0, vec![]));
}

#[test]
fn a_wrong_password_pauses_mail_alone_and_is_never_shown() {
    let peer = SmtpPeer::start(ASKS);
    for auth in ["PLAIN", "LOGIN"] {
        let peer = if auth == "PLAIN" { &peer } else { &SmtpPeer::start(Kind { auth, ..ASKS }) };
        let mut vault = approved(peer, REPLY, CLEAR);
        vault.set_env("FTE_SMTP_PASSWORD", "wrong-but-secret");
        let ran = act(&vault);
        assert_eq!(ran.exit, 4, "{ran}");
        let whole = BASE64.encode(format!("\0{USER}\0wrong-but-secret").as_bytes());
        assert!(why(&ran).contains("535 5.7.8") && !ran.to_string().contains(&whole), "{ran}");
        let calls = peer.calls();
        vault.set_now("2026-11-17T09:30:00Z");
        assert_eq!((act(&vault).exit, peer.calls()), (4, calls), "it is paused");
        assert_eq!(questions(&vault), 1);
        vault.set_env("FTE_SMTP_PASSWORD", PASSWORD);
        vault.fte("queue retry smtp").ok();
        act(&vault).ok();
        assert_eq!((peer.taken().len(), done(&vault), questions(&vault)), (1, 1, 0), "{auth}");
        for file in vault.snapshot().into_values() {
            let text = String::from_utf8_lossy(&file).into_owned();
            assert!(!text.contains("wrong-but-secret") && !text.contains(&whole));
        }
        assert_eq!(peer.violations(), [""; 0], "{auth}");
    }
}

#[test]
fn a_google_account_signs_in_with_its_token() {
    let peer = SmtpPeer::start(Kind { auth: "PLAIN XOAUTH2", ..ASKS });
    let smtp = format!("{CLEAR}  sign_in: google\n");
    let mut vault = approved(&peer, REPLY, &smtp);
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "another");
    let ran = act(&vault);
    assert_eq!((ran.exit, peer.taken().len()), (4, 0), "{ran}");
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
    vault.fte("queue retry smtp").ok();
    act(&vault).ok();
    assert_eq!((peer.taken().len(), done(&vault)), (1, 1));
    assert_eq!(peer.violations(), [""; 0]);
    holds_no_secret(&vault);
}

#[test]
fn tls_is_from_the_start_or_before_anything_that_matters() {
    let Some(made) = certificates() else { return };
    for (tls, security) in [(true, "tls"), (false, "starttls")] {
        let kind = Kind { tls, start_tls: !tls, ..ASKS };
        let peer = SmtpPeer::start_with(kind, Some(made.path()));
        let smtp = format!("  security: {security}\n  sent: none\n");
        let mut vault = approved(&peer, REPLY, &smtp);
        // Nobody whom this machine trusts says that it is the server.
        let ran = act(&vault);
        assert_eq!((ran.exit, peer.taken().len()), (7, 0), "{ran}");
        let why = why(&ran);
        assert!(why.contains("certificate") && why.contains("SSL_CERT_FILE"), "{why}");
        vault.set_env("SSL_CERT_FILE", &made.path().join("ca.pem").to_string_lossy());
        vault.set_now("2026-11-16T09:40:00Z");
        act(&vault).ok();
        let taken = peer.taken();
        assert_eq!((taken.len(), done(&vault)), (1, 1), "{security}");
        assert!(taken[0].in_tls && taken[0].user.as_deref() == Some(USER));
        assert_eq!(peer.violations(), [""; 0], "{security}");
    }
}

/// Whoever sits in between can take STARTTLS out of what is offered, or put an answer in before TLS begins.
#[test]
fn nothing_is_sent_in_the_clear_and_nothing_said_in_the_clear_counts() {
    let Some(made) = certificates() else { return };
    let smtp = "  security: starttls\n  sent: none\n";
    for (start_tls, fault, word) in [
        (false, None, "offers no STARTTLS"),
        (true, Some((At::StartTls, Fault::Early)), "plain text"),
        (true, Some((At::StartTls, Fault::Say("454 not now"))), "refused STARTTLS"),
        (true, Some((At::StartTls, Fault::Cut)), "hung up"),
    ] {
        let kind = Kind { start_tls, ..ASKS };
        let peer = SmtpPeer::start_with(kind, Some(made.path()));
        let mut vault = approved(&peer, REPLY, smtp);
        vault.set_env("SSL_CERT_FILE", &made.path().join("ca.pem").to_string_lossy());
        peer.fails(fault);
        let ran = act(&vault);
        assert_eq!((ran.exit, peer.taken().len()), (7, 0), "{ran}");
        assert!(why(&ran).contains(word), "{word}: {ran}");
        assert_eq!(peer.violations(), [""; 0], "{word}");
    }
    // Without TLS, to this machine alone.
    let peer = SmtpPeer::start(ASKS);
    let vault = planned(&peer, REPLY, 1, CLEAR);
    set(&vault, "  host: 127.0.0.1", "  host: mail.invalid");
    say_yes(&vault);
    act(&vault);
    say_yes(&vault);
    let ran = act(&vault);
    assert!(why(&ran).contains("is on another machine"), "{ran}");
}

#[test]
fn what_is_away_waits_in_order_and_goes_out_when_it_is_back() {
    let mut peer = SmtpPeer::start(ASKS);
    let mut vault = planned(&peer, REPLY, 4, CLEAR);
    let mut order = Vec::new();
    for (minute, handle) in waiting(&vault).into_iter().rev().enumerate() {
        vault.set_now(&format!("2026-11-16T09:0{minute}:00Z"));
        vault.fte(&format!("approve yes {handle}")).ok();
        let shown = vault.fte(&format!("queue show {handle} --json")).ok().json();
        order.push(shown["params"]["to"][0].as_str().unwrap().to_owned());
    }
    peer.go_away();
    for minute in 31..45 {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(&vault);
    }
    assert_eq!((done(&vault), vault.files("Approved").len()), (0, 4));
    assert_eq!(vault.files("Dead_Letter").len(), 0);
    peer.come_back();
    vault.set_now("2026-11-16T12:00:00Z");
    act(&vault).ok();
    let taken: Vec<_> = peer.taken().into_iter().map(|taken| taken.to[0].clone()).collect();
    let bare: Vec<_> = order
        .iter()
        .map(|to| to.trim_end_matches('>').rsplit('<').next().unwrap().to_owned())
        .collect();
    assert_eq!(taken, bare, "in the order of the yeses");
    is_sound(&vault);
}

/// The settings for a real server: what is sent goes to its submission, what was sent is filed over IMAP.
pub(crate) fn real(server: &Dovecot, smtp: &str) -> String {
    format!(
        "smtp:\n  host: localhost\n  port: {}\n  security: starttls\n  user: alice\n{smtp}imap:\n  host: localhost\n  port: {}\n  user: alice\n  limit_s: 5\n",
        server.submission_port, server.imaps_port
    )
}

/// Lets a vault's commands sign in to a real server, and trust it.
pub(crate) fn signed_in(vault: &mut TestVault, server: &Dovecot) {
    vault.set_env("FTE_SMTP_PASSWORD", dovecot::PASSWORD);
    vault.set_env("FTE_IMAP_PASSWORD", dovecot::PASSWORD);
    vault.set_env("SSL_CERT_FILE", &server.ca().to_string_lossy());
}

const TO_TWO: &str = "action: email.send\n    params: {to: [dana@x.test], bcc: [secret@x.test], subject: \"Grüße\", body: \"Hello.\\n.\\nGrüße\\n\"}";

#[test]
fn a_real_server_takes_it_and_its_copy_is_among_what_was_sent() {
    let Some(server) = Dovecot::start() else { return };
    let mut vault = planned_with(TO_TWO, 1, &real(&server, ""));
    signed_in(&mut vault, &server);
    say_yes(&vault);
    let ran = act(&vault).ok();
    assert_eq!(ran.stderr, "");
    let (sent, copies) = (server.sent(), server.messages("Sent"));
    assert_eq!((sent.len(), copies.len(), done(&vault)), (1, 1, 1), "{ran}");
    assert_eq!(
        (sent[0].from.as_str(), sent[0].to.join(" ")),
        ("owner@example.com", "dana@x.test secret@x.test".to_owned())
    );
    // The server puts a line of its own above what it passes on; the copy says whom it went to in secret.
    let (sent, copy) = (
        String::from_utf8(sent[0].raw.clone()).unwrap(),
        String::from_utf8(copies[0].1.clone()).unwrap().replace('\n', "\r\n"),
    );
    let bcc = "Bcc: secret@x.test\r\n";
    assert!(copy.contains(bcc) && !sent.contains("secret"), "{copy}");
    assert!(sent.ends_with(&copy.replace(bcc, "")), "{sent}\n{copy}");
    assert!(copies[0].0.ends_with(":2,S"), "it is not new: {}", copies[0].0);
    act(&vault).ok();
    assert_eq!((server.sent().len(), server.messages("Sent").len()), (1, 1));
    is_sound(&vault);
}

#[test]
fn the_message_arrives_byte_for_byte_over_tls_from_the_start() {
    let Some(server) = Dovecot::start() else { return };
    let smtp = format!(
        "smtp:\n  host: localhost\n  port: {}\n  sign_in: none\n  sent: none\n",
        server.sink_tls_port
    );
    let mut vault = planned_with(TO_TWO, 1, &smtp);
    say_yes(&vault);
    let ran = act(&vault);
    assert!(ran.exit == 7 && why(&ran).contains("can't be trusted"), "{ran}");
    signed_in(&mut vault, &server);
    vault.set_now("2026-11-16T09:40:00Z");
    act(&vault).ok();
    let sent = server.sent();
    let body =
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nHello.\r\n=2E\r\nGr=C3=BC=C3=9Fe\r\n";
    assert_eq!((sent.len(), done(&vault)), (1, 1));
    assert!(
        String::from_utf8_lossy(&sent[0].raw).ends_with(body),
        "{}",
        String::from_utf8_lossy(&sent[0].raw)
    );
    assert!(sent[0].raw.starts_with(b"From: "), "nothing of another's above it");
}

#[test]
fn a_real_server_turns_a_wrong_password_and_a_wrong_recipient_down() {
    let Some(server) = Dovecot::start() else { return };
    let step = TO_TWO.replace("secret@x.test", "refused@x.test");
    let mut vault = planned_with(&step, 1, &real(&server, ""));
    signed_in(&mut vault, &server);
    vault.set_env("FTE_SMTP_PASSWORD", "wrong");
    say_yes(&vault);
    let ran = act(&vault);
    assert!(ran.exit == 4 && why(&ran).contains("535 5.7.8"), "{ran}");
    vault.set_env("FTE_SMTP_PASSWORD", dovecot::PASSWORD);
    vault.fte("queue retry smtp").ok();
    let ran = act(&vault);
    assert_eq!(
        (ran.exit, vault.files("Dead_Letter").len(), server.sent().len()),
        (1, 1, 0),
        "{ran}"
    );
    assert!(why(&ran).contains("refused@x.test: 550 5."), "{ran}");
}

/// Mail is sent by one server, and what was sent is filed by another that is away: the mail is done all the same.
#[test]
fn a_copy_that_can_not_be_filed_is_filed_later_and_sends_nothing_again() {
    let Some(mut server) = Dovecot::start() else { return };
    let peer = SmtpPeer::start(ASKS);
    let settings =
        real(&server, "").replace("host: localhost\n  port", "host: 127.0.0.1\n  port").replace(
            &format!("port: {}\n  security: starttls\n  user: alice", server.submission_port),
            &format!("port: {}\n  security: none\n  user: {USER}", peer.port),
        );
    let mut vault = planned_with(TO_TWO, 1, &settings);
    signed_in(&mut vault, &server);
    vault.set_env("FTE_SMTP_PASSWORD", PASSWORD);
    say_yes(&vault);
    server.stop();
    let ran = act(&vault).ok();
    assert_eq!((peer.taken().len(), done(&vault)), (1, 1));
    assert!(ran.stderr.contains("went out, and no copy of it is among what was sent"), "{ran}");
    assert!(act(&vault).ok().stderr.contains("the next run tries again"));
    server.again();
    for _ in 0..2 {
        assert_eq!(act(&vault).ok().stderr, "");
        assert_eq!((peer.taken().len(), server.messages("Sent").len()), (1, 1));
    }
    is_sound(&vault);
}

/// Providers lock accounts: a copy is no reason to sign in on and on.
#[test]
fn a_copy_is_no_reason_to_sign_in_again_where_that_was_turned_down() {
    let Some(server) = Dovecot::start() else { return };
    let mut vault = planned_with(TO_TWO, 1, &real(&server, ""));
    signed_in(&mut vault, &server);
    vault.set_env("FTE_IMAP_PASSWORD", "wrong");
    say_yes(&vault);
    let first = act(&vault).ok();
    assert!(first.stderr.contains("turned the sign-in as `alice` down"), "{first}");
    // With the right one it would work: that it does not shows that it is not tried.
    vault.set_env("FTE_IMAP_PASSWORD", dovecot::PASSWORD);
    let second = act(&vault).ok();
    assert!(second.stderr.contains("it is not tried again before"), "{second}");
    assert_eq!((server.sent().len(), server.messages("Sent").len()), (1, 0));
    // The watcher knows of it, too, and a look that is asked for ends it.
    vault.fte("watch imap").ok();
    assert_eq!(act(&vault).ok().stderr, "");
    assert_eq!((server.sent().len(), server.messages("Sent").len()), (1, 1));
    is_sound(&vault);
}

#[test]
fn without_imap_no_copy_is_owed_and_a_lost_answer_is_asked_about_at_once() {
    let peer = SmtpPeer::start(ASKS);
    let vault = approved(&peer, REPLY, "  security: none\n");
    for _ in 0..2 {
        assert_eq!(act(&vault).ok().stderr, "");
    }
    assert_eq!((peer.taken().len(), done(&vault)), (1, 1));
    for sent in ["append", "server"] {
        let peer = SmtpPeer::start(ASKS);
        let mut vault = approved(&peer, REPLY, &format!("  security: none\n  sent: {sent}\n"));
        peer.fails(Some((At::DotDone, Fault::Cut)));
        act(&vault);
        vault.set_now("2026-11-16T09:35:00Z");
        let ran = act(&vault);
        assert!(why(&ran).contains("filed nowhere that can be looked at"), "{ran}");
        assert_eq!((peer.taken().len(), questions(&vault)), (1, 1), "{sent}");
    }
}

/// Where the server files what it sends, it is looked for there when its answer was lost.
#[test]
fn a_lost_answer_is_looked_up_among_what_was_sent() {
    let Some(server) = Dovecot::start() else { return };
    for (is_filed, sent) in [(true, "server"), (false, "server"), (false, "append")] {
        let peer = SmtpPeer::start(ASKS);
        let settings = real(&server, &format!("  sent: {sent}\n  limit_s: 1\n"))
            .replace("host: localhost\n  port", "host: 127.0.0.1\n  port")
            .replace(
                &format!("port: {}\n  security: starttls\n  user: alice", server.submission_port),
                &format!("port: {}\n  security: none\n  user: {USER}", peer.port),
            );
        let mut vault = planned_with(TO_TWO, 1, &settings);
        signed_in(&mut vault, &server);
        vault.set_env("FTE_SMTP_PASSWORD", PASSWORD);
        say_yes(&vault);
        peer.fails(Some((At::DotDone, Fault::Cut)));
        let ran = act(&vault);
        assert_eq!((ran.exit, peer.taken().len()), (7, 1), "{ran}");
        let file = || {
            server.deliver_as(
                "alice",
                "Sent",
                &peer.taken()[0].bytes,
                "S",
                dovecot::half_an_hour_ago(),
            );
        };
        if is_filed {
            file();
        }
        vault.set_now("2026-11-16T09:35:00Z");
        act(&vault);
        let asked = usize::from(sent == "append");
        assert_eq!((done(&vault), questions(&vault)), (usize::from(is_filed), asked), "{sent}");
        if !is_filed {
            vault.set_now("2026-11-16T09:41:00Z");
            act(&vault);
            assert_eq!((done(&vault), questions(&vault)), (0, 1), "{sent}");
            // The question is off the person's desk when it is there after all.
            file();
            act(&vault);
        }
        assert_eq!((done(&vault), questions(&vault), peer.taken().len()), (1, 0, 1), "{sent}");
        let note = vault.files("Done").into_iter().find(|path| path.contains("APPROVAL_")).unwrap();
        assert!(
            vault.read(&note).contains("confirmed: by look-up")
                || vault.read(&note).contains("\"by look-up\""),
            "{}",
            vault.read(&note)
        );
        is_sound(&vault);
    }
}

/// A letter with all that can go wrong in a message.
fn hard_letter() -> String {
    let body = format!(
        "Grüße aus Köln 🐝,\\n\\n.\\n..two\\nFrom here on\\nends with a space \\n{}\\n\\n<b>no tag</b> & [a link](https://shop.example/?a=1&b=2)\\n-- \\nMara",
        "0123456789".repeat(500)
    );
    format!(
        "action: email.send\n    params: {{to: ['Dana Reyes <dana@example.com>', '\"Müller, Jürgen\" <jm@müller.example>'], cc: [eve@example.net], \
         bcc: [secret@example.org, dana@example.com], subject: \"Rechnung für Oktober – fällig {}\", body: \"{body}\", \
         attachments: [{{path: Papers/Übersicht Okt.csv}}, {{path: Papers/a.bin}}]}}",
        "sehr ".repeat(30)
    )
}

#[test]
fn a_letter_is_read_elsewhere_as_it_was_approved() {
    let peer = SmtpPeer::start(ASKS);
    let vault = planned(&peer, REPLY, 0, CLEAR);
    let csv = "Tag;Betrag\r\n1;2,50 €\n.\nFrom x\n";
    vault.put("Papers/Übersicht Okt.csv", csv);
    vault.put("Papers/a.bin", (0..=255).collect::<Vec<u8>>());
    vault.put(
        "Playbooks/parcels.md",
        vault.read("Playbooks/parcels.md").replace(REPLY, &hard_letter()),
    );
    vault.put("Inbox/0.eml", inbound(0));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    // A playbook says nothing of HTML: the person does, in the request.
    let request = vault.files("Pending_Approval").remove(0);
    let text = vault.read(&request);
    assert!(text.contains("\nvia: smtp"), "{text}");
    vault.put(&request, text.replacen("\nvia: smtp", "\nhtml: true\nvia: smtp", 1));
    let asked = vault.fte(&format!("approve yes {}", waiting(&vault)[0]));
    assert!(vault.read(&request).contains("html"), "{asked}");
    say_yes(&vault);
    act(&vault).ok();
    let taken = peer.taken();
    assert_eq!((taken.len(), peer.violations()), (1, vec![]));
    let taken = &taken[0];
    assert_eq!(
        taken.to,
        ["dana@example.com", "jm@xn--mller-kva.example", "eve@example.net", "secret@example.org"]
    );
    assert!(
        header(taken, "Bcc").is_none() && !taken.text().contains("secret@"),
        "told apart from it"
    );
    assert_eq!(
        header(taken, "List-Unsubscribe").unwrap(),
        "<mailto:owner@example.com?subject=unsubscribe>"
    );
    let Some(read) = read_by_python(&taken.bytes) else { return };
    assert_eq!(read["defects"], 0, "{read}");
    assert!(
        read["subject"].as_str().unwrap().starts_with("Rechnung für Oktober – fällig sehr sehr"),
        "{read}"
    );
    assert_eq!(
        read["to"],
        serde_json::json!([
            ["Dana Reyes", "dana@example.com"],
            ["Müller, Jürgen", "jm@xn--mller-kva.example"]
        ])
    );
    assert_eq!(read["from"], serde_json::json!([["Mara Weiß", "owner@example.com"]]));
    let text = read["text"].as_str().unwrap();
    assert!(
        text.starts_with(
            "Grüße aus Köln 🐝,\n\n.\n..two\nFrom here on\nends with a space \n0123456789"
        ),
        "{text}"
    );
    assert!(text.trim_end().ends_with("-- \nMara"), "{text}");
    let html = read["html"].as_str().unwrap();
    assert!(html.contains("&lt;b&gt;no tag&lt;/b&gt; &amp; <a href=\"https://shop.example/?a=1&amp;b=2\">a link</a>"), "{html}");
    assert_eq!(
        read["kinds"],
        serde_json::json!([
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "application/octet-stream",
            "application/octet-stream"
        ])
    );
    assert_eq!(
        (&read["files"][0]["name"], &read["files"][1]["name"]),
        (&"Übersicht Okt.csv".into(), &"a.bin".into())
    );
    let sha256 = |name: &str| HEXLOWER.encode(&sha2::Sha256::digest(vault.read_bytes(name)));
    assert_eq!(read["files"][0]["sha256"], sha256("Papers/Übersicht Okt.csv"));
    assert_eq!(read["files"][1]["sha256"], sha256("Papers/a.bin"));
}

/// What Python's own parser of mail makes of a message; `None` where there is no Python.
fn read_by_python(message: &[u8]) -> Option<Value> {
    const READ: &str = r#"
import email, email.policy, hashlib, json, sys
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.SMTP)
people = lambda name: [[a.display_name, a.addr_spec] for h in m.get_all(name, []) for a in h.addresses]
body = lambda kind: next((p.get_content() for p in m.walk() if p.get_content_type() == kind and not p.is_attachment()), None)
files = [{"name": p.get_filename(), "size": len(p.get_payload(decode=True)), "sha256": hashlib.sha256(p.get_payload(decode=True)).hexdigest()} for p in m.iter_attachments()] if m.is_multipart() else []
defects = sum(len(p.defects) for p in m.walk()) + sum(len(h.defects) for h in m.values() if hasattr(h, "defects"))
lines = lambda text: text and text.replace("\r\n", "\n")
print(json.dumps({"subject": m["subject"], "to": people("to"), "from": people("from"), "text": lines(body("text/plain")), "html": lines(body("text/html")),
  "kinds": [p.get_content_type() for p in m.walk()], "files": files, "defects": defects}))
"#;
    use std::io::Write as _;
    let mut python = Command::new("python3");
    python
        .args(["-c", READ])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped());
    let Ok(mut child) = python.spawn() else {
        eprintln!("skipped: there is no python3 to read the message with");
        return None;
    };
    child.stdin.take().unwrap().write_all(message).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
