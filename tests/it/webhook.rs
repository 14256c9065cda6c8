//! A web service of the person's own: sent once whatever the network does, and in order when it was away.

use std::process::Child;

use serde_json::Value;

use crate::peer::{Fault, Peer, TOKEN};
use crate::testvault::{Ran, TestVault};

const PLAYBOOK: &str = "---
type: playbook
match:
  type: email
  words: [parcel]
order: 500
steps:
  - id: tell
    what: Tell the shop system
    action: webhook.send
    params: {event: parcel.asked, text: \"Somebody asks: {{ item.subject }}\"}
---
# Parcels
";

fn mail(number: usize) -> String {
    format!(
        "From: dana{number}@example.com\r\nTo: owner@example.com\r\nSubject: the parcel {number}\r\n\
         Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <{number}@mail.test>\r\n\r\nIs the parcel there?\r\n"
    )
}

/// How a lost answer is settled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    LookUp,
    Repeat,
    Person,
}

/// A vault with so many mails whose plan tells the peer, each waiting for a yes.
fn planned(peer: &Peer, mails: usize, settled: Settled, more: &str) -> TestVault {
    let mut vault = TestVault::new().file("Playbooks/parcels.md", PLAYBOOK);
    vault.set_env("FTE_WEBHOOK_TOKEN", TOKEN);
    let config = vault.read(".fte/config.yaml");
    let url = peer.url();
    let find = match settled {
        Settled::LookUp => format!("  find: {url}/done?key={{key}}\n"),
        Settled::Repeat => "  lost_answer: repeat\n".into(),
        Settled::Person => String::new(),
    };
    let settings = format!(
        "{config}\nowner:\n  emails: [owner@example.com]\nwebhook:\n  mode: live\n  url: {url}/do\n  limit_s: 2\n{find}{more}"
    );
    vault.put(".fte/config.yaml", settings);
    for number in 0..mails {
        vault.put(&format!("Inbox/{number}.eml"), mail(number));
    }
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

/// [`planned`], and each said yes to.
pub(crate) fn approved(peer: &Peer, mails: usize, settled: Settled, more: &str) -> TestVault {
    let vault = planned(peer, mails, settled, more);
    for handle in waiting(&vault) {
        vault.fte(&format!("approve yes {handle}")).ok();
    }
    vault
}

fn waiting(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows = waiting.as_array().unwrap().iter();
    rows.map(|row| row["handle"].as_str().unwrap().to_owned()).collect()
}

pub(crate) fn act(vault: &TestVault) -> Ran {
    vault.fte("act --json")
}

pub(crate) fn done(vault: &TestVault) -> usize {
    vault.files("Done").iter().filter(|path| path.contains("APPROVAL_")).count()
}

fn names(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

#[track_caller]
pub(crate) fn is_sound(vault: &TestVault) {
    vault.fte("audit verify").ok();
    vault.fte("vault check").ok();
}

#[test]
fn it_begins_in_dry_run_and_shows_what_would_be_sent() {
    let peer = Peer::start();
    let vault = approved(&peer, 1, Settled::LookUp, "");
    let config = vault.read(".fte/config.yaml").replace("mode: live", "mode: dry-run");
    vault.put(".fte/config.yaml", config);
    let ran = act(&vault);
    assert_eq!(ran.exit, 0, "{ran}");
    let why = ran.json()["not_possible"][0]["why"].as_str().unwrap().to_owned();
    for word in ["dry-run", "POST http://127.0.0.1", "parcel.asked", "Somebody asks: the parcel 0"]
    {
        assert!(why.contains(word), "{why}");
    }
    assert!(!why.contains(TOKEN), "{why}");
    assert_eq!(peer.received().len(), 0);
    assert_eq!(vault.files("Approved").len(), 1);
}

/// Nothing is fetched, and nothing given to a service, before something is sent there.
#[test]
fn dry_run_gives_the_token_to_nobody() {
    let (peer, other) = (Peer::start(), Peer::start());
    let vault = approved(&peer, 1, Settled::Person, "");
    let config = vault.read(".fte/config.yaml");
    let dry = config.replace("mode: live", "mode: dry-run").replace(&peer.url(), &other.url());
    vault.put(".fte/config.yaml", dry);
    act(&vault);
    for handle in waiting(&vault) {
        vault.fte(&format!("approve yes {handle}")).ok();
    }
    let ran = act(&vault).ok();
    assert!(ran.stdout.contains(&format!("POST {}", other.url())), "{ran}");
    vault.fte("queue").ok();
    vault.put(".fte/config.yaml", config);
    act(&vault);
    for handle in waiting(&vault) {
        vault.fte(&format!("approve yes {handle}")).ok();
    }
    act(&vault).ok();
    assert_eq!((other.received().len(), peer.deeds().len(), done(&vault)), (0, 1, 1));
    is_sound(&vault);
}

#[test]
fn a_token_that_no_header_can_hold_is_said_and_nothing_is_sent() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 1, Settled::LookUp, "");
    vault.set_env("FTE_WEBHOOK_TOKEN", "one\r\nX-Other: two");
    for _ in 0..2 {
        let ran = act(&vault);
        let why = ran.json()["not_possible"][0]["why"].as_str().unwrap().to_owned();
        assert!(why.contains("a line end or a control character") && !why.contains("two"), "{ran}");
    }
    assert_eq!((peer.received().len(), vault.files("Approved").len()), (0, 1));
    vault.set_env("FTE_WEBHOOK_TOKEN", TOKEN);
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault)), (1, 1));
    is_sound(&vault);
}

#[test]
fn it_is_told_once_and_the_receipt_is_in_done() {
    let peer = Peer::start();
    let vault = approved(&peer, 2, Settled::LookUp, "");
    let ran = act(&vault).ok();
    assert_eq!(names(&ran.json()["executed"]), 2);
    assert_eq!((peer.deeds().len(), done(&vault)), (2, 2));
    assert_eq!(peer.deeds()[0].body["event"], "parcel.asked");
    let note = vault.files("Done").into_iter().find(|path| path.contains("APPROVAL_")).unwrap();
    assert!(
        vault.read(&note).contains(&peer.deeds()[0].id)
            || vault.read(&note).contains(&peer.deeds()[1].id)
    );
    assert_eq!(names(&act(&vault).ok().json()["executed"]), 0);
    assert_eq!(peer.received().len(), 2);
    is_sound(&vault);
    for file in vault.snapshot().into_values().chain(state_files(&vault)) {
        assert!(!String::from_utf8_lossy(&file).contains(TOKEN));
    }
}

fn state_files(vault: &TestVault) -> Vec<Vec<u8>> {
    let files = walkdir::WalkDir::new(vault.state_dir()).into_iter().map(Result::unwrap);
    files.filter(|f| f.file_type().is_file()).map(|f| std::fs::read(f.path()).unwrap()).collect()
}

/// Every fault, however its outcome is settled: it ends done once, refused, or with a question; never twice, never lost.
fn whatever_the_network_does(settled: Settled) {
    use Fault::*;
    // The fault of the first call; whether it was done by then; the exit code of the first run.
    let table = [
        (CutUnread, false, 7),
        (CutUndone, false, 7),
        (CutDone, true, 7),
        (HalfAnswer, true, 7),
        (HeldUndone, false, 7),
        (HeldDone, true, 7),
        (TooMany(90), false, 7),
        (Unavailable(None), false, 7),
        (Unavailable(Some(90)), false, 7),
        (BrokenUndone, false, 7),
        (BrokenDone, true, 7),
        (Unauthorised, false, 4),
        (Forbidden, false, 4),
        (Bad, false, 1),
        (Html, false, 7),
        (Endless, true, 7),
    ];
    for (fault, was_done, exit) in table {
        let peer = Peer::start();
        let mut vault = approved(&peer, 1, settled, "");
        peer.next(fault);
        let first = act(&vault);
        peer.let_go();
        assert_eq!(first.exit, exit, "{fault:?}: {first}");
        // At once again: what is in doubt, or waits, is not sent.
        let sent = |peer: &Peer| peer.received().iter().filter(|r| r.method == "POST").count();
        let before = sent(&peer);
        act(&vault);
        assert_eq!(sent(&peer), before, "{fault:?} at once again");
        if matches!(fault, Unauthorised | Forbidden) {
            vault.fte("queue retry webhook").ok();
        }
        for minute in [32, 34] {
            vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            act(&vault);
        }
        let is_lost =
            !matches!(fault, TooMany(_) | Unavailable(_) | Unauthorised | Forbidden | Bad);
        let deeds = peer.deeds().len();
        let asked = vault.files("Needs_Action").iter().filter(|f| f.contains("TASK_")).count();
        match (fault, settled) {
            (Bad, _) => {
                assert_eq!(
                    (deeds, done(&vault), vault.files("Dead_Letter").len()),
                    (0, 0, 1),
                    "{fault:?}"
                );
            }
            (_, Settled::Person) if is_lost => {
                assert_eq!(deeds, usize::from(was_done || fault == HeldUndone), "{fault:?}");
                assert_eq!(
                    (done(&vault), asked),
                    (0, 1),
                    "{fault:?}: {:?}",
                    vault.files("Needs_Action")
                );
                settle(&vault, deeds == 1);
                act(&vault);
                assert_eq!((peer.deeds().len(), done(&vault)), (1, 1), "{fault:?}");
            }
            _ => assert_eq!((deeds, done(&vault), asked), (1, 1, 0), "{fault:?}"),
        }
        is_sound(&vault);
    }
}

#[test]
fn whatever_the_network_does_it_ends_once_by_asking_the_service() {
    whatever_the_network_does(Settled::LookUp);
}

#[test]
fn whatever_the_network_does_it_ends_once_by_repeating_the_key() {
    whatever_the_network_does(Settled::Repeat);
}

#[test]
fn whatever_the_network_does_it_ends_once_or_with_a_question() {
    whatever_the_network_does(Settled::Person);
}

/// The person says what they saw; the note that asked them is off their desk by that.
fn settle(vault: &TestVault, happened: bool) {
    let queue = vault.fte("queue list --json").ok().json();
    let id = queue["doubt"][0]["id"].as_str().unwrap().to_owned();
    vault
        .fte(&format!("queue settle {id} {}", if happened { "--happened" } else { "--did-not" }))
        .ok();
    assert!(!vault.files("Needs_Action").iter().any(|path| path.contains("TASK_")));
}

#[test]
fn what_is_away_waits_in_order_and_goes_out_when_it_is_back() {
    let mut peer = Peer::start();
    let mut vault = planned(&peer, 4, Settled::LookUp, "");
    let mut order = Vec::new();
    for (minute, handle) in waiting(&vault).into_iter().rev().enumerate() {
        vault.set_now(&format!("2026-11-16T09:0{minute}:00Z"));
        vault.fte(&format!("approve yes {handle}")).ok();
        let shown = vault.fte(&format!("queue show {handle} --json")).ok().json();
        order.push(shown["params"]["text"].clone());
    }
    peer.go_away();
    for minute in 31..45 {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(&vault);
    }
    assert_eq!((done(&vault), vault.files("Approved").len()), (0, 4));
    let queue = vault.fte("queue list --json").ok().json();
    assert_eq!(queue["services"][0]["name"], "webhook");
    // What never went out was never tried: no number of outages makes a dead letter.
    assert_eq!(names(&queue["dead"]), 0);
    peer.come_back();
    vault.set_now("2026-11-16T12:00:00Z");
    act(&vault).ok();
    let told: Vec<_> = peer.deeds().iter().map(|deed| deed.body["text"].clone()).collect();
    assert_eq!(told, order, "in the order of the yeses, whichever was the probe");
    assert_eq!(done(&vault), 4);
    assert_eq!(names(&vault.fte("queue list --json").ok().json()["services"]), 0);
    is_sound(&vault);
}

/// A service that starts anew says 503 for a while: that is no reason to give up what was approved.
#[test]
fn five_tries_in_a_minute_are_no_dead_letter() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 1, Settled::LookUp, "");
    peer.always(Fault::Unavailable(None));
    for second in [0, 5, 10, 20, 40] {
        vault.set_now(&format!("2026-11-16T09:40:{second:02}Z"));
        act(&vault);
    }
    assert_eq!((peer.received().len(), vault.files("Dead_Letter").len()), (5, 0));
    peer.always(Fault::Pass);
    vault.set_now("2026-11-16T09:50:00Z");
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault)), (1, 1));
}

#[test]
fn what_is_never_done_is_given_up_and_not_sent_for_ever() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 1, Settled::LookUp, "");
    peer.always(Fault::BrokenUndone);
    // The look-ups are answered with 500 as well: nobody knows, and nothing is sent.
    vault.set_now("2026-11-16T10:00:00Z");
    act(&vault);
    vault.set_now("2026-11-16T11:00:00Z");
    act(&vault);
    let sent = |peer: &Peer| peer.received().iter().filter(|r| r.method == "POST").count();
    assert_eq!(sent(&peer), 1);
    // They are answered, and what is sent fails each time.
    peer.always(Fault::Pass);
    for hour in 12..24 {
        for minute in [0, 10] {
            vault.set_now(&format!("2026-11-16T{hour}:{minute:02}:00Z"));
            peer.next(if minute == 0 { Fault::Pass } else { Fault::BrokenUndone });
            act(&vault);
            peer.forget_faults();
        }
    }
    assert_eq!((sent(&peer), vault.files("Dead_Letter").len()), (5, 1));
    assert_eq!((peer.deeds().len(), done(&vault)), (0, 0));
    is_sound(&vault);
}

/// Whoever can write the settings can't let the credential, or the word on what happened, come from elsewhere.
#[test]
fn a_lost_answer_is_looked_up_where_the_person_read_that_it_would_be() {
    for (from, to) in
        [("/done?key", "/evil?key"), ("\n  find: http", "\n  lost_answer: repeat\n  find: http")]
    {
        let (peer, evil) = (Peer::start(), Peer::start());
        let mut vault = approved(&peer, 1, Settled::LookUp, "");
        peer.next(Fault::CutDone);
        act(&vault);
        let config = vault.read(".fte/config.yaml").replace(from, to);
        let config = if to.contains("evil") {
            config.replace(&format!("find: {}", peer.url()), &format!("find: {}", evil.url()))
        } else {
            config
        };
        vault.put(".fte/config.yaml", config);
        vault.set_now("2026-11-16T09:40:00Z");
        act(&vault).ok();
        assert_eq!((evil.received().len(), peer.deeds().len(), done(&vault)), (0, 1, 1), "{to}");
        let sent = peer.received().iter().filter(|r| r.method == "POST").count();
        assert_eq!(sent, 1, "{to}");
    }
}

/// A run that asks one service about what is in doubt, and has something for another: each gets what was given for it.
#[test]
fn the_token_of_one_service_is_not_sent_to_another_in_the_same_run() {
    let (peer, other) = (Peer::start(), Peer::start());
    let mut vault = approved(&peer, 1, Settled::LookUp, "");
    peer.next(Fault::CutDone);
    act(&vault);
    let config = vault.read(".fte/config.yaml").replace(&peer.url(), &other.url());
    vault.put(".fte/config.yaml", config);
    vault.put("Inbox/1.eml", mail(1));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault.fte(&format!("approve yes {}", waiting(&vault)[0])).ok();
    vault.set_now("2026-11-16T09:40:00Z");
    let ran = act(&vault);
    assert_eq!((peer.deeds().len(), done(&vault)), (1, 1), "{ran}");
    assert!(peer.received().iter().all(|asked| asked.headers.contains_key("authorization")));
    assert_eq!(other.received().len(), 0, "{ran}");
    let why = ran.json()["not_possible"][0]["why"].as_str().unwrap().to_owned();
    assert!(why.contains("was given for") && why.contains(&other.url()), "{why}");
    is_sound(&vault);
}

#[test]
fn five_failures_open_the_breaker_and_one_probe_closes_it() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 8, Settled::LookUp, "");
    peer.always(Fault::Unavailable(None));
    act(&vault);
    assert_eq!(peer.received().len(), 5, "five in a row, and no sixth");
    act(&vault);
    assert_eq!(peer.received().len(), 5, "an open breaker lets nothing through");
    vault.set_now("2026-11-16T09:31:00Z");
    act(&vault);
    assert_eq!(peer.received().len(), 6, "one probe");
    peer.always(Fault::Pass);
    vault.set_now("2026-11-16T09:33:00Z");
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault)), (8, 8));
    is_sound(&vault);
}

#[test]
fn a_no_to_a_plan_stops_what_was_begun_and_turns_out_not_to_have_happened() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 0, Settled::LookUp, "");
    vault.put("Inbox/0.eml", mail(0));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let path = vault.files("Plans").into_iter().find(|path| path.contains("/PLAN_")).unwrap();
    let plan = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
    let read = vault.fte(&format!("approve plan {plan} --json")).ok().json();
    vault.fte(&format!("approve yes {}", read["handle"].as_str().unwrap())).ok();
    peer.next(Fault::CutUndone);
    assert_eq!(act(&vault).exit, 7);
    vault.fte(&format!("approve no {plan}")).ok();
    for minute in [32, 34, 36] {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(&vault);
    }
    let sent = peer.received().iter().filter(|received| received.method == "POST").count();
    assert_eq!((sent, peer.deeds().len(), done(&vault)), (1, 0, 0));
    assert_eq!(vault.files("Pending_Approval").len(), 1);
    assert!(vault.files("Approved").is_empty());
    is_sound(&vault);
}

#[test]
fn a_no_to_a_plan_counts_where_its_note_can_t_be_read_any_more() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 0, Settled::LookUp, "");
    vault.put("Inbox/0.eml", mail(0));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let path = vault.files("Plans").into_iter().find(|path| path.contains("/PLAN_")).unwrap();
    let plan = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
    let read = vault.fte(&format!("approve plan {plan} --json")).ok().json();
    vault.fte(&format!("approve yes {}", read["handle"].as_str().unwrap())).ok();
    peer.next(Fault::CutUndone);
    assert_eq!(act(&vault).exit, 7);
    vault.fte(&format!("approve no {plan}")).ok();
    let whole = vault.read(&path);
    vault.put(&path, format!("---\nid: [\n{}", whole.trim_start_matches("---\n")));
    for minute in [32, 34, 36] {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(&vault);
    }
    let posts =
        |peer: &Peer| peer.received().iter().filter(|received| received.method == "POST").count();
    assert_eq!((posts(&peer), peer.deeds().len(), done(&vault)), (1, 0, 0));
    assert_eq!(vault.files("Pending_Approval").len(), 1);
    assert!(vault.files("Approved").is_empty());
    // A yes to the request itself counts, whoever says it, and it is not asked for once more.
    let asked = vault.fte("approve list --json").ok().json();
    vault.fte(&format!("approve yes {}", asked[0]["handle"].as_str().unwrap())).ok();
    vault.set_now("2026-11-16T09:40:00Z");
    act(&vault);
    assert_eq!((posts(&peer), peer.deeds().len(), done(&vault)), (2, 1, 1));
    // The plan goes on where its note is mended.
    vault.put(&path, whole);
    act(&vault);
    is_sound(&vault);
}

#[test]
fn what_is_answered_with_a_failure_five_times_is_a_dead_letter_with_its_history() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 1, Settled::LookUp, "");
    peer.always(Fault::TooMany(1));
    for hour in 10..18 {
        vault.set_now(&format!("2026-11-16T{hour}:00:00Z"));
        act(&vault);
    }
    assert_eq!(peer.received().len(), 5);
    let dead = vault.files("Dead_Letter");
    assert_eq!(dead.len(), 1);
    let note = vault.read(&dead[0]);
    for words in [
        "## What became of it",
        "tried 5 times",
        "429",
        "## What was tried",
        "fte queue retry",
        "fte queue drop",
    ] {
        assert!(note.contains(words), "{words}: {note}");
    }
    // Asked once more, and done.
    peer.always(Fault::Pass);
    let id =
        vault.fte("queue list --json").ok().json()["dead"][0]["id"].as_str().unwrap().to_owned();
    let retried = vault.fte(&format!("queue retry {id} --json")).ok().json();
    let handle = retried["asked"][0].as_str().unwrap().to_owned();
    let asked = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(!asked.contains("reason:") && !asked.contains("tried 5 times"), "{asked}");
    vault.fte(&format!("approve yes {handle}")).ok();
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault), vault.files("Dead_Letter").len()), (1, 1, 0));
    is_sound(&vault);
}

#[test]
fn a_service_that_turns_the_credential_down_is_paused_alone_and_a_person_is_told_once() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 3, Settled::LookUp, "");
    peer.next(Fault::Unauthorised);
    let ran = act(&vault);
    assert_eq!(ran.exit, 4, "{ran}");
    for minute in 31..35 {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        act(&vault);
    }
    assert_eq!(peer.received().len(), 1, "paused");
    let told = |vault: &TestVault| {
        vault.files("Needs_Action").iter().filter(|f| f.contains("TASK_")).count()
    };
    assert_eq!(told(&vault), 1);
    vault.fte("queue retry webhook").ok();
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault), told(&vault)), (3, 3, 0));
    is_sound(&vault);
}

#[test]
fn a_budget_that_is_used_up_lets_the_rest_wait_for_tomorrow() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 3, Settled::LookUp, "act:\n  budget: [\"webhook.* 2\"]\n");
    let ran = act(&vault).ok().json();
    assert_eq!((names(&ran["executed"]), ran["later"][0]["kind"].as_str()), (2, Some("budget")));
    assert_eq!(ran["later"][0]["until"], "2026-11-17T00:00:00Z");
    act(&vault).ok();
    assert_eq!(peer.deeds().len(), 2);
    vault.set_now("2026-11-17T00:00:01Z");
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault)), (3, 3));
    is_sound(&vault);
}

#[test]
fn an_undo_window_holds_until_it_is_over_and_a_person_can_stop_it() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 2, Settled::LookUp, "act:\n  wait: [\"webhook.* 10m\"]\n");
    let ran = act(&vault).ok().json();
    assert_eq!((names(&ran["executed"]), ran["later"][0]["kind"].as_str()), (0, Some("window")));
    assert_eq!(ran["later"][0]["until"], "2026-11-16T09:40:00Z");
    let held = ran["later"][0]["id"].as_str().unwrap().to_owned();
    vault.fte(&format!("queue hold {held}")).ok();
    vault.set_now("2026-11-16T09:41:00Z");
    act(&vault).ok();
    assert_eq!(peer.deeds().len(), 1, "the other one");
    vault.set_now("2026-12-16T09:41:00Z");
    act(&vault).ok();
    assert_eq!(peer.deeds().len(), 1, "held until a person says so");
    vault.fte(&format!("queue retry {held}")).ok();
    act(&vault).ok();
    assert_eq!((peer.deeds().len(), done(&vault)), (2, 2));
    is_sound(&vault);
}

#[test]
fn a_run_waits_on_no_other_runs_call() {
    let peer = Peer::start();
    let vault = approved(&peer, 2, Settled::LookUp, "");
    let config = vault.read(".fte/config.yaml").replace("limit_s: 2", "limit_s: 60");
    vault.put(".fte/config.yaml", config);
    peer.next(Fault::HeldDone);
    let mut command = vault.command();
    let mut first: Child = command.arg("act").spawn().unwrap();
    peer.wait_until_held(1);
    // While its call hangs, another run does what is elsewhere, and says who works at the service.
    let ran = act(&vault).ok().json();
    assert_eq!(ran["busy"][0], "webhook");
    assert_eq!(peer.received().len(), 1);
    peer.let_go();
    assert!(first.wait().unwrap().success());
    assert_eq!((peer.deeds().len(), done(&vault)), (2, 2));
    is_sound(&vault);
}

/// What another run is at is come back to: no wait for a person, and no standstill.
#[test]
fn what_another_runs_call_keeps_is_not_stuck() {
    let peer = Peer::start();
    let vault = approved(&peer, 2, Settled::LookUp, "");
    let config = vault.read(".fte/config.yaml").replace("limit_s: 2", "limit_s: 60");
    vault.put(".fte/config.yaml", config);
    peer.next(Fault::HeldDone);
    let mut command = vault.command();
    let mut first: Child = command.arg("act").spawn().unwrap();
    peer.wait_until_held(1);
    let ran = vault.fte("run --until-done --max-passes 4 --json");
    assert_eq!((ran.exit, &ran.json()["outcome"]), (7, &"bounded".into()), "{ran}");
    let later = ran.json()["later"].as_array().unwrap().clone();
    assert_eq!(later.len(), 2, "{ran}");
    assert!(later.iter().all(|one| one["why"] == "another run works at webhook"), "{ran}");
    assert_eq!((names(&ran.json()["stuck"]), names(&ran.json()["waits"])), (0, 0), "{ran}");
    peer.let_go();
    assert!(first.wait().unwrap().success());
    vault.fte("run --until-done").ok();
    assert_eq!((peer.deeds().len(), done(&vault)), (2, 2));
}

/// A doubt that nobody but a person can end waits for one.
#[test]
fn a_doubt_that_only_a_person_can_end_waits_for_one() {
    let peer = Peer::start();
    let vault = approved(&peer, 1, Settled::Person, "");
    peer.next(Fault::CutDone);
    let ran = vault.fte("run --until-done --json");
    assert_eq!((ran.exit, &ran.json()["waits"][0]["what"]), (7, &"doubt".into()), "{ran}");
    assert_eq!(names(&ran.json()["later"]), 0, "{ran}");
}

#[test]
fn what_nobody_can_tell_is_said_as_a_question_until_it_is_answered() {
    let peer = Peer::start();
    let mut vault = approved(&peer, 1, Settled::Person, "");
    assert!(vault.fte("status").ok().stdout.contains("nothing waits for you"));
    peer.next(Fault::CutDone);
    let first = act(&vault);
    assert_eq!(first.exit, 7, "{first}");
    assert!(first.stderr.contains("where nobody can tell, you are asked"), "{first}");
    for minute in [40, 50] {
        vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
        let again = act(&vault);
        assert_eq!(again.exit, 7, "{again}");
        assert!(again.stderr.contains("a note in Needs_Action/ asks you"), "{again}");
    }
    let status = vault.fte("status").ok().stdout;
    assert!(status.contains("1 question waits for your answer"), "{status}");
    assert!(!status.contains("nothing waits for you"), "{status}");
    let task = vault.files("Needs_Action").into_iter().find(|name| name.contains("TASK_")).unwrap();
    assert!(vault.read(&task).contains("\ntrust: own\n"), "{}", vault.read(&task));
    let id = act(&vault).json()["doubt"][0]["id"].as_str().unwrap().to_owned();
    vault.fte(&format!("queue settle {id} --happened")).ok();
    assert_eq!(act(&vault).exit, 0);
    assert!(vault.fte("status").ok().stdout.contains("nothing waits for you"));
}

#[test]
fn a_call_that_a_crash_cut_off_is_looked_up_and_not_made_again() {
    for (fault, deeds_then) in [(Fault::HeldDone, 1), (Fault::HeldUndone, 0)] {
        let peer = Peer::start();
        let mut vault = approved(&peer, 1, Settled::LookUp, "");
        peer.next(fault);
        let mut command = vault.command();
        let mut first = command.arg("act").spawn().unwrap();
        peer.wait_until_held(1);
        first.kill().unwrap();
        first.wait().unwrap();
        assert_eq!(peer.deeds().len(), deeds_then);
        let ran = act(&vault);
        assert_eq!(ran.exit, if deeds_then == 1 { 0 } else { 7 }, "{ran}");
        let ran = ran.json();
        // Not there is no proof yet: it may be on its way, as here it is.
        assert_eq!((names(&ran["executed"]), names(&ran["doubt"])), (deeds_then, 1 - deeds_then));
        peer.let_go();
        vault.set_now("2026-11-16T09:31:00Z");
        act(&vault).ok();
        assert_eq!((peer.deeds().len(), done(&vault)), (1, 1), "{fault:?}");
        is_sound(&vault);
    }
}
