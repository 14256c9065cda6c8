//! Many at once: processes of every stage over one vault, while a person moves files and, in full, processes are killed.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::stages::{self, say_yes, waiting};
use super::stand::leaf;
use super::{Sweep, figure, hold, is_full};
use crate::testvault::TestVault;

const PROCESSES: usize = 8;

/// What each of the processes runs, one after the other.
const COMMANDS: [&str; 10] = [
    "act",
    "watch files",
    "plan",
    "act",
    "approve list --json",
    "dashboard",
    "act",
    "vault repair",
    "audit verify",
    "status",
];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

/// So many requests that a person said yes to, and a few that nobody read yet.
fn prepared(requests: usize) -> TestVault {
    let vault = stages::vault();
    for number in 0..requests {
        let from = format!("eve{number}@example.net");
        vault.put(&format!("Inbox/{number}.eml"), stages::mail(&from, number));
    }
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    for ids in waiting(&vault).chunks(100) {
        vault.fte(&format!("approve yes {}", ids.join(" "))).ok();
    }
    assert_eq!(vault.files("Approved").len(), requests);
    for number in requests..requests + requests / 10 {
        let from = format!("eve{number}@example.net");
        vault.put(&format!("Inbox/{number}.eml"), stages::mail(&from, number));
    }
    vault
}

/// Runs stages until `left` is used up; killed now and then where that is asked for.
fn work(vault: &TestVault, number: usize, left: &AtomicUsize, kills: &AtomicUsize) -> Vec<String> {
    let mut dice = Dice(0x9e37_79b9 + u64::try_from(number).unwrap());
    let mut wrong = Vec::new();
    let take = || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
    while take().is_ok() {
        let words = COMMANDS[dice.below(COMMANDS.len())];
        let mut command = vault.command();
        command.args(words.split_whitespace()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let is_killed = is_full() && dice.below(3) == 0;
        if is_killed {
            // Anywhere: when it comes is not what is tested.
            std::thread::sleep(Duration::from_millis(u64::try_from(dice.below(60)).unwrap()));
            let _ = child.kill();
            kills.fetch_add(1, Ordering::Relaxed);
        }
        let output = child.wait_with_output().unwrap();
        let ran = vault.ran(&output);
        if !is_killed && ![0, 1, 5, 6, 8].contains(&ran.exit) {
            wrong.push(format!("`{words}`: {ran}"));
        }
    }
    wrong
}

/// A person who can't make up their mind: moves requests about until nothing is worked on any more.
fn meddle(vault: &TestVault, left: &AtomicUsize) {
    let mut dice = Dice(0x1234_5678);
    let folders = ["Approved", "Pending_Approval", "Approved", "Rejected"];
    while left.load(Ordering::Relaxed) > 0 {
        let from = folders[dice.below(3)];
        let there = vault.files(from);
        let mut notes: Vec<_> =
            there.iter().filter(|path| leaf(path).starts_with("APPROVAL")).collect();
        if notes.is_empty() {
            std::thread::yield_now();
            continue;
        }
        let note = notes.swap_remove(dice.below(notes.len()));
        // A no is rarer than a change of mind.
        let choices = if dice.below(60) == 0 { 4 } else { 3 };
        let to = folders[dice.below(choices)];
        let _ = fs::rename(vault.path(note), vault.path(to).join(leaf(note)));
    }
}

/// Every request is done or refused, and what was done was done once.
fn is_conserved(vault: &TestVault, mails: usize) -> Result<(usize, usize), String> {
    let mut sent: BTreeMap<String, usize> = BTreeMap::new();
    for path in vault.files("Outbox/new") {
        let text = vault.read(&path);
        let to = text.lines().find_map(|line| line.strip_prefix("In-Reply-To: "));
        *sent.entry(to.unwrap_or(&path).to_owned()).or_default() += 1;
    }
    let twice: Vec<_> = sent.iter().filter(|(_, count)| **count > 1).collect();
    hold(twice.is_empty(), || format!("sent twice: {twice:?}"))?;
    let db = vault.database();
    let count = |standing: &str| -> usize {
        let sql = "SELECT count(*) FROM requests WHERE action = 'email.reply' AND standing = ?1";
        db.query_row(sql, [standing], |row| row.get(0)).unwrap()
    };
    let (done, refused) = (count("done"), count("refused"));
    hold(done == sent.len(), || format!("{done} are done, {} were sent", sent.len()))?;
    hold(done + refused == mails, || format!("{done} done, {refused} refused, of {mails}"))?;
    let left = vault.files("Outbox/tmp");
    let left: Vec<_> = left.iter().filter(|path| !leaf(path).starts_with('.')).collect();
    hold(left.is_empty(), || format!("not delivered: {left:?}"))?;
    Ok((done, refused))
}

fn settle(vault: &TestVault) -> Result<(), String> {
    for _ in 0..12 {
        for words in ["watch files", "plan", "act"] {
            let ran = vault.fte(words);
            hold([0, 1, 5, 8].contains(&ran.exit), || format!("`{words}`: {ran}"))?;
        }
        if waiting(vault).is_empty() && vault.files("Approved").is_empty() {
            break;
        }
        say_yes(vault);
    }
    for words in ["act", "audit verify", "ledger check"] {
        let ran = vault.fte(words);
        hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
    }
    Ok(())
}

#[test]
fn many_at_once_do_each_thing_once() {
    let (requests, runs) = if is_full() { (1000, 1200) } else { (100, 64) };
    let mails = requests + requests / 10;
    let mut sweep = Sweep::new("many at once");
    let vault = prepared(requests);
    let (left, kills) = (AtomicUsize::new(runs), AtomicUsize::new(0));
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let (vault, left, kills) = (&vault, &left, &kills);
        scope.spawn(move || meddle(vault, left));
        let start = |number| scope.spawn(move || work(vault, number, left, kills));
        let all: Vec<_> = (0..PROCESSES).map(start).collect();
        all.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    for wrong in wrong {
        sweep.point("meanwhile", Err(wrong));
    }
    let conserved = settle(&vault).and_then(|()| is_conserved(&vault, mails));
    if let Ok((done, refused)) = &conserved {
        let kills = kills.load(Ordering::Relaxed);
        figure(&format!(
            "many at once: {mails} requests, {runs} runs, {kills} killed: {done} done once, {refused} refused"
        ));
    }
    sweep.point("in the end", conserved.map(drop));
    sweep.end(1);
}
