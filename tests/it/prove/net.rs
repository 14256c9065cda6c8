//! `act` with a web service: killed before each of its calls, those to the network included, and each of them failing.

use super::stand::{copy, kept};
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::peer::Peer;
use crate::testvault::{NOW, TestVault};
use crate::webhook::{Settled, act, approved, done};

/// How many points are taken where not all are.
const BOUNDED: usize = 24;

/// How many things the service is to be told.
const TOLD: usize = 2;

/// A service that does a key as often as it is asked to: only who asks once is told once.
fn service() -> Peer {
    Peer::start().without_idempotency()
}

struct Stand {
    peer: Peer,
    vault: TestVault,
    before: tempfile::TempDir,
}

impl Stand {
    fn new() -> Stand {
        let peer = service();
        let vault = approved(&peer, TOLD, Settled::LookUp, "");
        let before = kept(&vault);
        Stand { peer, vault, before }
    }

    fn put_back(&mut self) {
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&self.before.path().join(from), &to);
        }
        self.vault.set_now(NOW);
        self.peer.forget();
    }

    fn points(&mut self, calls: &[&str]) -> Vec<Point> {
        let found = trace::points(&self.vault, &["act".to_owned()], calls);
        self.put_back();
        found
    }

    /// Whatever stopped the first run: the ones after it end with each thing told once, and a receipt of it.
    fn ends_well(&mut self) -> Result<(), String> {
        for minute in [32, 34, 36] {
            self.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = act(&self.vault);
            hold([0, 7, 8].contains(&ran.exit), || format!("run again: {ran}"))?;
        }
        let mut keys: Vec<_> = self.peer.deeds().into_iter().map(|deed| deed.key).collect();
        keys.sort();
        let told = keys.len();
        keys.dedup();
        hold(told == TOLD && keys.len() == TOLD, || format!("told {told} times: {keys:?}"))?;
        let (done, left) = (done(&self.vault), self.vault.files("Approved"));
        hold(done == TOLD, || format!("{done} are done, and in Approved: {left:?}"))?;
        for words in ["audit verify", "vault check"] {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }
}

#[test]
fn a_call_that_is_killed_anywhere_is_made_once() {
    if !has_strace() {
        return;
    }
    let mut stand = Stand::new();
    let points: Vec<_> = stand.points(&CHANGES).into_iter().filter(changes).collect();
    let calls = points.iter().filter(|point| point.call == "connect").count();
    assert_eq!(calls, TOLD, "the network's calls are among the points");
    let mut sweep = Sweep::new("kill · act, web service").of(points.len());
    for point in some(&points, BOUNDED) {
        stand.put_back();
        let output = disturbed(&stand.vault, &["act".to_owned()], &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        sweep.point(&point.to_string(), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

/// The errors that a call to the network, or to the disk around it, can fail with.
pub(super) fn errors(point: &Point) -> &'static [&'static str] {
    match point.call.as_str() {
        "connect" => &["ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EINTR"],
        "sendto" | "sendmsg" | "recvfrom" | "recvmsg" => &["ECONNRESET", "ETIMEDOUT", "EPIPE"],
        "write" | "pwrite64" | "fsync" | "fdatasync" => &["ENOSPC", "EIO"],
        "renameat2" | "rename" | "unlink" => &["ENOSPC", "EIO", "EACCES"],
        _ => &["EIO"],
    }
}

#[test]
fn a_call_that_fails_anywhere_is_made_once() {
    if !has_strace() {
        return;
    }
    let mut stand = Stand::new();
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let points = stand.points(&calls);
    let with = |point: &Point| -> Vec<(Point, &'static str)> {
        errors(point).iter().map(|error| (point.clone(), *error)).collect()
    };
    let all: Vec<(Point, &str)> = points.iter().flat_map(with).collect();
    let is_network = |(point, _): &&(Point, &str)| point.line.contains("<socket:[");
    let network: Vec<_> = all.iter().filter(is_network).cloned().collect();
    let mut sweep = Sweep::new("fail · act, web service").of(all.len());
    for (point, error) in some(&all, BOUNDED / 2).into_iter().chain(some(&network, BOUNDED)) {
        stand.put_back();
        let words = ["act".to_owned()];
        let output = disturbed(&stand.vault, &words, &point, &format!("error={error}"));
        let ran = stand.vault.ran(&output);
        let is_fine =
            !ran.stderr.contains("panicked") && (ran.exit != 0 || done(&stand.vault) == TOLD);
        let held = hold(is_fine, || format!("said that it was done, or panicked: {ran}"));
        sweep.point(&format!("{error} {point}"), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}
