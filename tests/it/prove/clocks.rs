//! The clock jumps: nothing is done twice for it, nothing expires that should not, the log stays whole.

use super::stages::{self, say_yes, waiting};
use super::stand::{TEMPORARY, leaf};
use super::{Sweep, hold};
use crate::testvault::{NOW, Ran, TestVault};

/// An instant and the zone that the person is in then.
type Instant = (&'static str, &'static str);

/// Where the clock can jump to from [`NOW`].
const JUMPS: &[(&str, Instant)] = &[
    ("back 30 days", ("2026-10-17T09:30:00Z", "UTC")),
    ("back a second", ("2026-11-16T09:29:59Z", "UTC")),
    ("forward a year", ("2027-11-16T09:30:00Z", "UTC")),
    ("forward ten years", ("2036-11-16T09:30:00Z", "UTC")),
    ("back to before there was anything", ("1970-01-01T00:00:00Z", "UTC")),
    ("a leap day's last second", ("2028-02-29T23:59:59Z", "UTC")),
    ("the first 02:30 of two", ("2026-10-25T00:30:00Z", "Europe/Berlin")),
    ("the second 02:30 of two", ("2026-10-25T01:30:00Z", "Europe/Berlin")),
    ("where 02:30 is left out", ("2027-03-28T01:00:00Z", "Europe/Berlin")),
    ("where midnight is left out", ("2026-09-06T04:00:00Z", "America/Santiago")),
    ("14 hours east", (NOW, "<+14>-14")),
    ("14 hours west", (NOW, "<-14>+14")),
    ("a year's end, a day apart in two zones", ("2026-12-31T23:30:00Z", "<+14>-14")),
];

fn run(vault: &TestVault, (now, zone): Instant, words: &str) -> Ran {
    let mut command = vault.command();
    command.env("FTE_NOW", now).env("TZ", zone).args(words.split_whitespace());
    vault.ran(&command.output().unwrap())
}

/// A stage at an instant: with this exit code, and no panic.
fn ran(vault: &TestVault, at: Instant, words: &str) -> Result<Ran, String> {
    let ran = run(vault, at, words);
    let is_fine = [0, 5, 6, 8].contains(&ran.exit);
    hold(is_fine, || format!("`{words}` at {at:?}: {ran}")).map(|()| ran)
}

fn is_whole(vault: &TestVault, at: Instant) -> Result<(), String> {
    for words in ["audit verify", "ledger check"] {
        let ran = run(vault, at, words);
        hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
    }
    Ok(())
}

/// What was done: messages, and the journal.
fn effects(vault: &TestVault) -> (Vec<String>, String) {
    let journal = vault.path("Accounting/ledger.journal");
    let messages = vault.files("Outbox").into_iter();
    let messages = messages.filter(|path| !leaf(path).starts_with(TEMPORARY)).collect();
    (messages, std::fs::read_to_string(journal).unwrap_or_default())
}

/// A day that was worked through, with all its effects.
fn worked() -> TestVault {
    let vault = (stages::act().prepare)();
    for _ in 0..3 {
        vault.fte("act").ok();
        say_yes(&vault);
    }
    vault.fte("act").ok();
    assert_eq!(vault.files("Outbox/new").len(), 2);
    assert_eq!(vault.read("Accounting/ledger.journal").matches("; fte:").count(), 2);
    vault
}

fn nothing_again(vault: &TestVault, at: Instant) -> Result<(), String> {
    let before = effects(vault);
    for number in 0..2 {
        let from = ["dana@example.com", "eve@example.net"][number];
        vault.put(&format!("Inbox/{number}.eml"), stages::mail(from, number));
    }
    for at in [at, (NOW, "UTC")] {
        for words in ["watch files", "plan", "act", "dashboard", "briefing generate", "act"] {
            ran(vault, at, words)?;
        }
        hold(effects(vault) == before, || format!("something was done again at {at:?}"))?;
        is_whole(vault, at)?;
    }
    Ok(())
}

#[test]
fn what_was_done_is_not_done_again_whatever_the_clock_says() {
    let mut sweep = Sweep::new("clock · done");
    let vault = worked();
    for (name, at) in JUMPS {
        sweep.point(name, nothing_again(&vault, *at));
    }
    sweep.end(JUMPS.len());
}

fn once(vault: &TestVault, at: Instant) -> Result<(), String> {
    ran(vault, at, "act")?;
    hold(effects(vault).0.len() == 1, || format!("{:?}", effects(vault).0))?;
    for at in [at, (NOW, "UTC"), at] {
        ran(vault, at, "act")?;
    }
    hold(vault.files("Outbox/new").len() == 1, || format!("{:?}", vault.files("Outbox")))?;
    is_whole(vault, at)
}

/// A yes that was given in time is one, however late it is carried out.
#[test]
fn a_yes_holds_whatever_the_clock_says() {
    let mut sweep = Sweep::new("clock · approved");
    for (name, at) in JUMPS {
        let vault = (stages::yes().prepare)();
        say_yes(&vault);
        sweep.point(name, once(&vault, *at));
    }
    sweep.end(JUMPS.len());
}

fn answered(vault: &TestVault, at: Instant, in_time: bool) -> Result<(), String> {
    let id = waiting(vault).remove(0);
    run(vault, at, &format!("approve yes {id}"));
    ran(vault, at, "act")?;
    let sent = effects(vault).0.len();
    hold(sent == usize::from(in_time), || format!("{sent} sent after a yes at {at:?}"))?;
    // What was not in time is asked once more, and then done.
    if !in_time {
        let asked = run(vault, at, "approve list --json").json();
        let id = asked[0]["handle"].as_str().unwrap_or_default().to_owned();
        hold(!id.is_empty(), || "it is not asked again".into())?;
        let yes = run(vault, at, &format!("approve yes {id}"));
        hold(yes.exit == 0, || yes.to_string())?;
        ran(vault, at, "act")?;
    }
    ran(vault, (NOW, "UTC"), "act")?;
    hold(vault.files("Outbox/new").len() == 1, || format!("{:?}", vault.files("Outbox")))?;
    is_whole(vault, at)
}

#[test]
fn a_request_expires_when_it_says_so_and_at_no_other_time() {
    let mut sweep = Sweep::new("clock · waiting");
    let expires = {
        let vault = (stages::yes().prepare)();
        let text = vault.read(&vault.files("Pending_Approval").remove(0));
        let line = text.lines().find_map(|line| line.strip_prefix("expires: "));
        line.expect("when it expires").to_owned()
    };
    let expires: &'static str = expires.leak();
    let instant = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
    let in_time = |now: &str| {
        let (asked, now) = (instant(NOW), instant(now));
        now <= instant(expires) && now + chrono::Duration::days(1) >= asked
    };
    let more =
        [("at its last moment", (expires, "UTC")), ("there, 14 hours west", (expires, "<-14>+14"))];
    for (name, at) in JUMPS.iter().chain(&more) {
        let vault = (stages::yes().prepare)();
        sweep.point(name, answered(&vault, *at, in_time(at.0)));
    }
    sweep.end(JUMPS.len());
}

/// The outcome could not be noted, and the clock jumped before the next run.
#[cfg(target_os = "linux")]
#[test]
fn what_was_begun_is_settled_whatever_the_clock_says() {
    use super::trace::{CHANGES, changes, disturbed, has_strace, points};
    if !has_strace() {
        return;
    }
    let mut sweep = Sweep::new("clock · begun");
    let stand = super::stand::Stand::new(stages::one());
    let all = points(&stand.vault, &stand.words, &CHANGES);
    let all: Vec<_> = all.into_iter().filter(changes).collect();
    for (number, (name, at)) in JUMPS.iter().enumerate() {
        // Another place for each.
        let point = &all[all.len() * (number + 1) / (JUMPS.len() + 1)];
        stand.put_back();
        disturbed(&stand.vault, &stand.words, point, "signal=KILL");
        sweep.point(&format!("{name}, {point}"), once(&stand.vault, *at));
    }
    sweep.end(JUMPS.len());
}
