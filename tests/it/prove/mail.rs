//! `act` that sends mail: killed before each of its calls, those to the network included, and run again.

use super::stand::{copy, kept};
use super::trace::{self, CHANGES, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::dovecot::Dovecot;
use crate::smtp::{ASKS, CLEAR, REPLY, approved, planned_with, real, say_yes, signed_in};
use crate::smtp_peer::SmtpPeer;
use crate::testvault::{NOW, TestVault};
use crate::webhook::{act, done};

/// How many points are taken where not all are.
const BOUNDED: usize = 24;

struct Stand {
    vault: TestVault,
    before: tempfile::TempDir,
}

impl Stand {
    fn new(vault: TestVault) -> Stand {
        super::in_memory();
        let before = kept(&vault);
        Stand { vault, before }
    }

    fn put_back(&mut self) {
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            std::fs::remove_dir_all(&to).unwrap();
            copy(&self.before.path().join(from), &to);
        }
        self.vault.set_now(NOW);
    }

    fn points(&mut self) -> Vec<Point> {
        let found = trace::points(&self.vault, &["act".to_owned()], &CHANGES);
        self.put_back();
        found.into_iter().filter(changes).collect()
    }

    fn kill_at(&self, point: &Point) -> Result<(), String> {
        let output = disturbed(&self.vault, &["act".to_owned()], point, "signal=KILL");
        hold(was_killed(&output), || format!("was not killed: {:?}", output.status))
    }

    /// The runs after it end with the mail done; where only a person can tell, one does, and says how it is. Returns whether
    /// one was asked.
    fn ends_well(&mut self, was_taken: impl Fn() -> bool) -> Result<bool, String> {
        let mut asked = false;
        for minute in [32, 34, 36, 38] {
            self.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = act(&self.vault);
            hold([0, 7, 8].contains(&ran.exit), || format!("run again: {ran}"))?;
            let queue = self.vault.fte("queue list --json").ok().json();
            let Some(id) = queue["doubt"][0]["id"].as_str() else { continue };
            let is_question = |name: &String| name.contains("TASK_");
            if self.vault.files("Needs_Action").iter().any(is_question) {
                asked = true;
                let word = if was_taken() { "--happened" } else { "--did-not" };
                self.vault.fte(&format!("queue settle {id} {word}")).ok();
            }
        }
        let (done, left) = (done(&self.vault), self.vault.files("Approved"));
        hold(done == 1, || format!("{done} are done, and in Approved: {left:?}"))?;
        for words in ["audit verify", "vault check"] {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(asked)
    }
}

#[test]
fn a_mail_whose_sending_is_killed_anywhere_is_sent_once() {
    if !has_strace() {
        return;
    }
    let peer = SmtpPeer::start(ASKS);
    let mut stand = Stand::new(approved(&peer, REPLY, CLEAR));
    let points = stand.points();
    assert!(
        points.iter().any(|point| point.call == "sendto"),
        "the network's calls are among them"
    );
    let mut sweep = Sweep::new("kill · act, mail over SMTP").of(points.len());
    let mut questions = 0;
    for point in some(&points, BOUNDED) {
        stand.put_back();
        peer.forget();
        let held =
            stand.kill_at(&point).and_then(|()| stand.ends_well(|| !peer.taken().is_empty()));
        let held = held.and_then(|asked| {
            questions += usize::from(asked);
            let (taken, wrong) = (peer.taken().len(), peer.violations());
            hold(taken == 1, || format!("it was taken {taken} times"))?;
            hold(wrong.is_empty(), || format!("{wrong:?}"))
        });
        sweep.point(&point.to_string(), held);
    }
    eprintln!("a person was asked at {questions} of them");
    sweep.end(8);
}

/// With a real server, and a copy put among what was sent.
#[test]
fn a_mail_whose_sending_is_killed_anywhere_is_filed_once() {
    if !has_strace() {
        return;
    }
    let Some(server) = Dovecot::start() else { return };
    let mut vault = planned_with(REPLY, 1, &real(&server, "  limit_s: 5\n"));
    signed_in(&mut vault, &server);
    say_yes(&vault);
    let mut stand = Stand::new(vault);
    let points = stand.points();
    let mut sweep = Sweep::new("kill · act, mail and its copy").of(points.len());
    let lose = || {
        server.expunge("Sent", "parcel");
    };
    for point in some(&points, BOUNDED / 2) {
        stand.put_back();
        lose();
        let before = server.sent().len();
        let held =
            stand.kill_at(&point).and_then(|()| stand.ends_well(|| server.sent().len() > before));
        let held = held.and_then(|asked| {
            let (sent, filed) = (server.sent().len() - before, server.messages("Sent").len());
            hold(sent == 1, || format!("it was sent {sent} times"))?;
            // What a person settled, they have looked up.
            hold(filed == 1 || asked, || format!("{filed} copies were filed"))
        });
        sweep.point(&point.to_string(), held);
    }
    sweep.end(6);
}
