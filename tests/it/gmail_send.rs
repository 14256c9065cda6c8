//! Mail over Gmail: sent once whatever the network does, or not at all and a person is asked.

use serde_json::Value;

use crate::google::{ADDRESS, Fault, Google, TOKEN};
use crate::prove::stand::{copy, kept};
use crate::testvault::{NOW, Ran, TestVault};
use crate::webhook::{act, done, is_sound};

const INBOUND: &str = "From: Dana Reyes <dana@example.com>\r\nTo: owner@example.com\r\nSubject: the parcel\r\n\
    Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <asked@mail.test>\r\nReferences: <first@mail.test>\r\n\r\nIs the parcel there?\r\n";

/// What the sign-in allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Drafts,
    /// To send and to search, and no drafts.
    ReadSend,
    SendOnly,
}

impl Way {
    fn scopes(self) -> &'static [&'static str] {
        match self {
            Way::Drafts => &["gmail.modify"],
            Way::ReadSend => &["gmail.readonly", "gmail.send"],
            Way::SendOnly => &["gmail.send"],
        }
    }

    fn access(self) -> &'static str {
        match self {
            Way::Drafts => "modify",
            Way::ReadSend => "read+send",
            Way::SendOnly => "send",
        }
    }

    /// The call that sends.
    fn call(self) -> &'static str {
        if self == Way::Drafts { "drafts.send" } else { "messages.send" }
    }
}

/// A vault whose playbook answers mail over Gmail. `params`: of the answer, beside its text.
fn set_up(google: &Google, way: Way, params: &str) -> TestVault {
    let playbook = format!(
        "---\ntype: playbook\nmatch:\n  type: email\n  words: [parcel]\norder: 500\nsteps:\n  - id: mail\n    what: Answer\n    \
         action: email.reply\n    params: {{body: \"Dear Dana,\\n\\nIt is here.\\n\", bcc: [tax@example.com]{params}}}\n\
         ---\n# Parcels\n"
    );
    let mut vault = TestVault::new().file("Playbooks/parcels.md", playbook);
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
    google.allow(way.scopes());
    let settings = format!(
        "{}\nowner:\n  name: Mara\n  emails: [owner@example.com]\nmail:\n  via: gmail\n  mode: live\n{}",
        vault.read(".fte/config.yaml"),
        google.settings(way.access())
    );
    vault.put(".fte/config.yaml", settings);
    vault
}

/// A vault where the answer to a mail waits for a yes. `more`: of the answer's parameters.
fn planned(google: &Google, way: Way, more: &str) -> TestVault {
    let thread = google.deliver(INBOUND, &["INBOX"]);
    let vault = set_up(google, way, &format!(", thread: \"{thread}\"{more}"));
    vault.put("Files/list.bin", vec![7_u8; 4 << 20]);
    vault.put("Inbox/0.eml", INBOUND);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

/// [`planned`], and said yes to.
pub(crate) fn approved(google: &Google, way: Way) -> TestVault {
    said_yes(planned(google, way, ""))
}

/// A vault with an approved answer that is brought back to its beginning for each trial.
pub(crate) struct Stand {
    pub(crate) google: Google,
    pub(crate) vault: TestVault,
    before: tempfile::TempDir,
}

impl Stand {
    pub(crate) fn new(google: Google, vault: TestVault) -> Stand {
        let before = kept(&vault);
        Stand { google, vault, before }
    }

    fn approved(way: Way) -> Stand {
        let google = Google::start();
        let vault = approved(&google, way);
        Stand::new(google, vault)
    }

    pub(crate) fn put_back(&mut self) {
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&self.before.path().join(from), &to);
        }
        self.vault.set_now(NOW);
        self.google.begin_anew();
    }
}

fn said_yes(vault: TestVault) -> TestVault {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows: Vec<_> = waiting.as_array().unwrap().clone();
    assert_eq!(rows.len(), 1, "{waiting}");
    vault.fte(&format!("approve yes {}", rows[0]["handle"].as_str().unwrap())).ok();
    vault
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

pub(crate) fn questions(vault: &TestVault) -> usize {
    vault.files("Needs_Action").iter().filter(|file| file.contains("TASK_")).count()
}

fn at(vault: &mut TestVault, minutes: &[u32]) {
    for minute in minutes {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(vault);
    }
}

/// The person says what they saw.
pub(crate) fn settle(vault: &TestVault, happened: bool) {
    let queue = vault.fte("queue list --json").ok().json();
    let id = queue["doubt"][0]["id"].as_str().unwrap().to_owned();
    let word = if happened { "--happened" } else { "--did-not" };
    vault.fte(&format!("queue settle {id} {word}")).ok();
    assert_eq!(questions(vault), 0);
}

fn receipt(vault: &TestVault) -> Value {
    let search = vault.fte("audit search --action email.reply --json").ok();
    let mut events = search.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    events.rfind(|event| !event["receipt"].is_null()).unwrap()["receipt"].clone()
}

fn is_once(vault: &TestVault, google: &Google, what: &str) {
    let left = (google.sent().len(), done(vault), questions(vault), google.drafts().len());
    assert_eq!(left, (1, 1, 0, 0), "{what}: sent, done, questions, drafts left");
}

#[test]
fn it_is_sent_once_in_its_conversation_and_the_receipt_says_how_it_is_known() {
    for way in [Way::Drafts, Way::ReadSend, Way::SendOnly] {
        let google = Google::start();
        let vault = approved(&google, way);
        act(&vault).ok();
        is_once(&vault, &google, way.access());
        let sent = google.sent()[0].clone();
        assert_eq!(sent.recipients, ["dana@example.com", "tax@example.com"]);
        assert_eq!(sent.thread, google.messages()[0].thread, "{way:?}");
        let raw = String::from_utf8(sent.raw).unwrap();
        for word in [
            "From: Mara <owner@example.com>\r\n",
            "Subject: Re: the parcel\r\n",
            "In-Reply-To: <asked@mail.test>\r\n",
            "References: <first@mail.test> <asked@mail.test>\r\n",
            "X-Fte-Key: ",
            "It is here.",
        ] {
            assert!(
                raw.contains(word) || raw.contains(&word.replace("Mara <", "\"Mara\" <")),
                "{word}: {raw}"
            );
        }
        let receipt = receipt(&vault);
        assert_eq!((&receipt["connector"], &receipt["id"]), (&"gmail".into(), &sent.id.into()));
        assert_eq!(receipt["thread"], sent.thread);
        assert_eq!(receipt["labels"], serde_json::json!(["SENT"]));
        // What Google calls it: a bounce names that.
        let own = raw.split("\r\n").find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
        let named = receipt["message_id"].as_str().map(|id| format!("<{id}>"));
        assert_eq!(named.as_deref(), (way != Way::SendOnly).then_some(own), "{way:?}");
        let before = google.requests().len();
        act(&vault).ok();
        assert_eq!(google.requests().len(), before);
        google.validate();
        is_sound(&vault);
    }
}

#[test]
fn an_answer_to_what_was_watched_stays_in_its_conversation() {
    let google = Google::start();
    let thread = google.deliver(INBOUND, &["INBOX"]);
    let vault = set_up(&google, Way::Drafts, "");
    vault.fte("watch gmail").ok();
    vault.fte("plan").ok();
    let vault = said_yes(vault);
    act(&vault).ok();
    is_once(&vault, &google, "an answer");
    assert_eq!(google.sent()[0].thread, thread);
    google.validate();
}

#[test]
fn a_sender_that_gmail_would_replace_is_not_sent_from() {
    let google = Google::start();
    let mut vault = approved(&google, Way::Drafts);
    vault.set_env("FTE_MAIL_FROM", "Mara <mara@elsewhere.example>");
    // Another sender is another request.
    let ran = act(&vault);
    assert!(why(&ran).contains("asked again"), "{ran}");
    assert_eq!(google.sent().len(), 0);
    let mut vault = said_yes(vault);
    assert!(why(&act(&vault)).contains("Gmail would put another sender in its place"));
    assert_eq!(google.sent().len(), 0);
    vault.set_env("FTE_GMAIL_ALIASES", "[Mara@Elsewhere.example]");
    act(&vault).ok();
    assert_eq!(google.sent().len(), 1);
}

#[test]
fn it_begins_in_dry_run_and_says_what_is_missing() {
    let google = Google::start();
    let mut vault = approved(&google, Way::Drafts);
    set(&vault, "  mode: live\n", "");
    let shown = why(&act(&vault).ok());
    for word in
        ["dry-run", "mail.mode", "dana@example.com", "tax@example.com", "Re: the parcel", ADDRESS]
    {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    set(&vault, "via: gmail\n", "via: gmail\n  mode: live\n");
    set(&vault, "access: modify", "access: read");
    assert!(why(&act(&vault).ok()).contains("`gmail.access: read` sends nothing"));
    assert_eq!(google.requests().len(), 0);
    // The scope is missing, whatever the settings say.
    set(&vault, "access: read", "access: modify");
    google.allow(&["gmail.readonly"]);
    let ran = act(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    assert!(format!("{ran}").contains("does not go so far"), "{ran}");
    vault.fte("queue retry gmail").ok();
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "");
    let ran = act(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    assert!(format!("{ran}").contains("nothing is stored to sign in to gmail with"), "{ran}");
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
    google.allow(Way::Drafts.scopes());
    vault.fte("queue retry gmail").ok();
    // A sign-in of another account sends nothing in this one's name.
    set(&vault, "user: owner@example.com", "user: other@example.com");
    assert!(why(&act(&vault)).contains("another now: asked again"));
    let mut vault = said_yes(vault);
    vault.set_env("FTE_GMAIL_ALIASES", "[owner@example.com]");
    let ran = act(&vault);
    assert!(why(&ran).contains("is that of owner@example.com"), "{ran}");
    assert_eq!(google.sent().len() + google.drafts().len(), 0);
    google.validate();
    is_sound(&vault);
}

/// Without drafts too, where the sign-in may ask whose it is.
#[test]
fn nothing_is_sent_from_the_mailbox_of_another_account() {
    for way in [Way::Drafts, Way::ReadSend] {
        let google = Google::start();
        let vault = approved(&google, way);
        let asked_again = |vault: TestVault| {
            assert!(why(&act(&vault)).contains("another now: asked again"), "{way:?}");
            said_yes(vault)
        };
        set(&vault, "user: owner@example.com", "user: other@example.com");
        let mut vault = asked_again(vault);
        vault.set_env("FTE_GMAIL_ALIASES", "[owner@example.com]");
        let ran = act(&vault);
        assert!(why(&ran).contains("is that of owner@example.com"), "{way:?}: {ran}");
        assert_eq!(google.sent().len() + google.drafts().len(), 0, "{way:?}");
        // The same account in another spelling is no other.
        set(&vault, "user: other@example.com", "user: Owner@Example.COM");
        let vault = asked_again(vault);
        act(&vault).ok();
        is_once(&vault, &google, way.access());
        google.validate();
        is_sound(&vault);
    }
}

#[test]
fn what_is_known_of_its_answer_is_said_before() {
    let google = Google::start();
    let vault = planned(&google, Way::Drafts, "");
    let note = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(
        note.contains("If its answer is lost: its draft in Gmail and what you sent there"),
        "{note}"
    );
    let explained = vault.fte("policy explain email.reply");
    assert!(explained.stdout.contains("a person is asked"), "{explained}");
}

/// What becomes of a fault of the call that sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// It did not happen, surely, and does later.
    Later,
    /// A person must sign in.
    SignIn,
    /// Nobody knows from the answer; it was done.
    LostDone,
    /// The same; it was not.
    LostUndone,
}

fn faults() -> Vec<(Fault, Then)> {
    use Fault::*;
    use Then::*;
    vec![
        (CutUndone, LostUndone),
        (CutDone, LostDone),
        (HalfAnswer, LostDone),
        // The service does it when the call was given up long since.
        (HeldUndone, LostDone),
        (HeldDone, LostDone),
        (Unauthorised, SignIn),
        (Forbidden("domainPolicy"), Later),
        (QuotaForbidden, Later),
        (TooMany("2026-11-16T09:32:30.123Z"), Later),
        (TooManyFor(90), Later),
        (Bad, Later),
        (BrokenUndone, LostUndone),
        (BrokenDone, LostDone),
        (Unavailable, LostUndone),
        (Empty, LostUndone),
        (Html, LostUndone),
        (Endless, LostDone),
    ]
}

fn whatever_the_network_does(way: Way) {
    let mut stand = Stand::approved(way);
    for (fault, then) in faults() {
        let what = format!("{way:?} {fault:?}");
        stand.put_back();
        let Stand { google, vault, .. } = &mut stand;
        google.on(way.call(), fault);
        let first = act(vault);
        google.let_go();
        if matches!(fault, Fault::HeldUndone) {
            // It is done behind our back, as late as can be.
            while google.sent().is_empty() {
                std::thread::yield_now();
            }
        }
        assert_eq!(first.exit == 4, then == Then::SignIn, "{what}: {first}");
        // At once again: what is in doubt, or waits, is not sent.
        let before = google.count(way.call());
        if matches!(then, Then::LostDone | Then::LostUndone) {
            act(vault);
            assert_eq!(google.count(way.call()), before, "{what} at once again");
        }
        if then == Then::SignIn {
            vault.fte("queue retry gmail").ok();
        }
        at(vault, &[33, 36, 39]);
        let is_lost = matches!(then, Then::LostDone | Then::LostUndone);
        let is_known = way == Way::Drafts || way == Way::ReadSend && then == Then::LostDone;
        if is_lost && !is_known {
            // Gmail's search may lag; where it can't be searched, a person is asked at once.
            assert_eq!(questions(vault), usize::from(way == Way::SendOnly), "{what}");
            at(vault, &[41]);
            let sent = google.sent().len();
            assert_eq!(
                (sent, questions(vault)),
                (usize::from(then == Then::LostDone), 1),
                "{what}"
            );
            settle(vault, then == Then::LostDone);
            at(vault, &[42, 43]);
        }
        is_once(vault, google, &what);
        google.validate();
        is_sound(vault);
    }
}

#[test]
fn whatever_the_network_does_a_draft_is_sent_once() {
    whatever_the_network_does(Way::Drafts);
}

#[test]
fn whatever_the_network_does_a_mail_without_a_draft_is_looked_for_among_what_was_sent() {
    whatever_the_network_does(Way::ReadSend);
}

#[test]
fn whatever_the_network_does_a_mail_that_can_t_be_looked_for_is_sent_once_or_asked_about() {
    whatever_the_network_does(Way::SendOnly);
}

#[test]
fn whatever_happens_to_the_making_of_the_draft_one_is_sent_and_none_is_left() {
    let mut stand = Stand::approved(Way::Drafts);
    for name in ["getProfile", "drafts.create"] {
        for (fault, then) in faults() {
            let what = format!("{name} {fault:?}");
            stand.put_back();
            let Stand { google, vault, .. } = &mut stand;
            google.on(name, fault);
            let first = act(vault);
            google.let_go();
            if fault == Fault::HeldUndone && name == "drafts.create" {
                while google.drafts().is_empty() {
                    std::thread::yield_now();
                }
            }
            assert_eq!(google.sent().len(), usize::from(done(vault) == 1), "{what}: {first}");
            if then == Then::SignIn {
                vault.fte("queue retry gmail").ok();
            }
            at(vault, &[33, 36, 39]);
            is_once(vault, google, &what);
            google.validate();
        }
    }
}

#[test]
fn the_look_ups_fail_too_and_it_is_sent_once_all_the_same() {
    let mut stand = Stand::approved(Way::Drafts);
    for name in ["drafts.get", "messages.list", "messages.get"] {
        for (fault, _) in faults().into_iter().filter(|(fault, _)| *fault != Fault::Unauthorised) {
            let what = format!("{name} {fault:?}");
            stand.put_back();
            let Stand { google, vault, .. } = &mut stand;
            google.on("drafts.send", Fault::CutDone);
            act(vault);
            google.on(name, fault);
            at(vault, &[32]);
            google.let_go();
            google.heal();
            at(vault, &[36, 39, 42]);
            assert_eq!((google.sent().len(), done(vault), questions(vault)), (1, 1, 0), "{what}");
            google.validate();
        }
    }
}

#[test]
fn what_the_search_does_not_show_yet_is_looked_for_for_ten_minutes_and_then_asked_about() {
    for appears in [true, false] {
        let google = Google::start();
        let mut vault = approved(&google, Way::Drafts);
        google.lag(true);
        google.on("drafts.send", Fault::CutDone);
        act(&vault);
        at(&mut vault, &[32, 35, 38]);
        assert_eq!((questions(&vault), done(&vault)), (0, 0));
        google.lag(!appears);
        at(&mut vault, &[39, 41]);
        assert_eq!(
            (questions(&vault), done(&vault)),
            (usize::from(!appears), usize::from(appears))
        );
        if !appears {
            // What the search shows by now counts more than what a person says.
            google.lag(false);
            settle(&vault, false);
        }
        is_once(&vault, &google, "it was sent once");
        assert_eq!(receipt(&vault)["connector"], "gmail");
        is_sound(&vault);
    }
}

/// A vault whose draft lies in Gmail, not sent: the quota kept it.
fn with_draft(google: &Google) -> (TestVault, String) {
    let vault = approved(google, Way::Drafts);
    google.on("drafts.send", Fault::QuotaForbidden);
    act(&vault);
    assert_eq!((google.sent().len(), google.drafts().len()), (0, 1));
    let draft = google.drafts()[0].id.clone();
    (vault, draft)
}

#[test]
fn a_draft_that_a_person_changed_is_not_sent() {
    let google = Google::start();
    let (mut vault, draft) = with_draft(&google);
    google.edit_draft(&draft, |raw| raw.replace("It is here.", "It is lost."));
    vault.set_now("2026-11-16T09:33:00Z");
    let ran = act(&vault);
    assert!(why(&ran).contains("was changed by a person"), "{ran}");
    assert_eq!((google.sent().len(), vault.files("Approved").len()), (0, 1));
    // Taken away by the person, nobody can tell it from one that was sent: they are asked.
    google.delete_draft(&draft);
    at(&mut vault, &[35, 37, 40, 46, 48]);
    assert_eq!((google.sent().len(), questions(&vault)), (0, 1));
    settle(&vault, false);
    at(&mut vault, &[49, 52]);
    is_once(&vault, &google, "as approved");
    let raw = String::from_utf8(google.sent()[0].raw.clone()).unwrap();
    assert!(raw.contains("It is here."));
    google.validate();
}

#[test]
fn a_draft_that_gmail_wrote_otherwise_is_sent() {
    let google = Google::start();
    let (mut vault, draft) = with_draft(&google);
    google.edit_draft(&draft, |raw| format!("Received: by gmailapi.google.com\r\n{raw}\r\n"));
    at(&mut vault, &[33, 35]);
    is_once(&vault, &google, "it says the same");
    google.validate();
}

#[test]
fn a_draft_that_a_person_sent_is_found_among_what_was_sent() {
    let google = Google::start();
    let (mut vault, draft) = with_draft(&google);
    google.send_draft(&draft);
    at(&mut vault, &[33]);
    is_once(&vault, &google, "the person sent it");
    google.validate();
    is_sound(&vault);
}

#[test]
fn a_draft_whose_answer_was_lost_is_found_and_is_not_sent_where_a_person_changed_it() {
    let google = Google::start();
    let mut vault = approved(&google, Way::Drafts);
    google.on("drafts.create", Fault::CutDone);
    act(&vault);
    let draft = google.drafts()[0].id.clone();
    google.edit_draft(&draft, |raw| raw.replace("dana@", "dan@"));
    vault.set_now("2026-11-16T09:33:00Z");
    let ran = act(&vault);
    assert!(why(&ran).contains("was changed by a person"), "{ran}");
    google.delete_draft(&draft);
    at(&mut vault, &[35, 36]);
    is_once(&vault, &google, "a new draft");
    google.validate();
}

#[test]
fn a_conversation_that_is_gone_from_the_mailbox_keeps_no_answer_back() {
    for way in [Way::Drafts, Way::SendOnly] {
        let google = Google::start();
        let vault = approved(&google, way);
        google.delete(&google.messages()[0].id);
        act(&vault).ok();
        is_once(&vault, &google, "without its conversation");
        google.validate();
    }
}

#[test]
fn a_large_mail_is_uploaded_with_its_conversation() {
    let google = Google::start();
    let vault = said_yes(planned(&google, Way::Drafts, ", attachments: [{path: Files/list.bin}]"));
    act(&vault).ok();
    is_once(&vault, &google, "uploaded");
    let sent = google.sent()[0].clone();
    assert_eq!(sent.thread, google.messages()[0].thread);
    let parsed = mail_parser::MessageParser::default().parse(&sent.raw).unwrap();
    assert_eq!(parsed.attachments().next().unwrap().contents(), vec![7_u8; 4 << 20]);
    let is_upload = |request: &crate::google::Recorded| request.url.starts_with("/upload/");
    assert_eq!(google.requests().iter().filter(|request| is_upload(request)).count(), 1);
    google.validate();
}
