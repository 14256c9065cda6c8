//! `act` that sends over Gmail: killed before each of its calls, those to the network included, and each of them failing.

use super::net::errors;
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::gmail_send::{self, Way, approved, questions, settle};
use crate::google::Google;
use crate::webhook::{act, done};

/// How many points are taken where not all are.
const BOUNDED: usize = 24;

fn name(way: Way) -> &'static str {
    match way {
        Way::Drafts => "act, gmail, drafts",
        Way::ReadSend => "act, gmail, read and send",
        Way::SendOnly => "act, gmail, send alone",
    }
}

/// How often Gmail is called where nothing goes wrong.
fn calls(way: Way) -> usize {
    match way {
        // Whose account it is, the draft, the mail, its Message-ID.
        Way::Drafts => 4,
        Way::ReadSend => 2,
        Way::SendOnly => 1,
    }
}

fn words() -> Vec<String> {
    vec!["act".into()]
}

struct Stand {
    way: Way,
    inner: gmail_send::Stand,
}

impl Stand {
    fn new(way: Way) -> Stand {
        let google = Google::start();
        let vault = approved(&google, way);
        Stand { way, inner: gmail_send::Stand::new(google, vault) }
    }

    fn points(&mut self, calls: &[&str]) -> Vec<Point> {
        let found = trace::points(&self.inner.vault, &words(), calls);
        self.inner.put_back();
        found
    }

    /// Whatever stopped the first run: the ones after it end with each thing done once.
    fn ends_well(&mut self) -> Result<(), String> {
        self.is_sent_once()?;
        for words in ["audit verify", "vault check"] {
            let ran = self.inner.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }

    fn is_sent_once(&mut self) -> Result<(), String> {
        for minute in [32, 34, 36, 41, 43] {
            self.inner.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = act(&self.inner.vault);
            hold([0, 7, 8].contains(&ran.exit), || format!("run again: {ran}"))?;
        }
        if questions(&self.inner.vault) == 1 {
            hold(self.way != Way::Drafts, || "a draft tells, and a person was asked".into())?;
            settle(&self.inner.vault, !self.inner.google.sent().is_empty());
            self.inner.vault.set_now("2026-11-16T09:45:00Z");
            act(&self.inner.vault);
        }
        let (sent, drafts) = (self.inner.google.sent().len(), self.inner.google.drafts().len());
        hold((sent, drafts) == (1, 0), || format!("{sent} sent, {drafts} drafts left"))?;
        let (done, asked) = (done(&self.inner.vault), questions(&self.inner.vault));
        hold((done, asked) == (1, 0), || format!("{done} done, {asked} questions"))
    }
}

fn killed(way: Way) {
    if !has_strace() {
        return;
    }
    let mut stand = Stand::new(way);
    let points: Vec<_> = stand.points(&CHANGES).into_iter().filter(changes).collect();
    let made = points.iter().filter(|point| point.call == "connect").count();
    assert!(made >= calls(way), "the network's {made} calls are among the points");
    let mut sweep = Sweep::new(format!("kill · {}", name(way))).of(points.len());
    // Around the calls lies what matters most, and it is the smaller part.
    let is_near = |point: &&Point| point.line.contains("<socket:[");
    let near: Vec<_> = points.iter().filter(is_near).cloned().collect();
    for point in some(&points, BOUNDED / 2).into_iter().chain(some(&near, BOUNDED)) {
        stand.inner.put_back();
        let output = disturbed(&stand.inner.vault, &words(), &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        sweep.point(&point.to_string(), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
    stand.inner.google.validate();
}

fn failing(way: Way) {
    if !has_strace() {
        return;
    }
    let mut stand = Stand::new(way);
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let points = stand.points(&calls);
    let with = |point: &Point| -> Vec<(Point, &'static str)> {
        errors(point).iter().map(|error| (point.clone(), *error)).collect()
    };
    let all: Vec<(Point, &str)> = points.iter().flat_map(with).collect();
    let is_network = |(point, _): &&(Point, &str)| point.line.contains("<socket:[");
    let network: Vec<_> = all.iter().filter(is_network).cloned().collect();
    let mut sweep = Sweep::new(format!("fail · {}", name(way))).of(all.len());
    for (point, error) in some(&all, BOUNDED / 2).into_iter().chain(some(&network, BOUNDED)) {
        stand.inner.put_back();
        let output = disturbed(&stand.inner.vault, &words(), &point, &format!("error={error}"));
        let ran = stand.inner.vault.ran(&output);
        let held = hold(!ran.stderr.contains("panicked"), || format!("panicked: {ran}"));
        sweep.point(&format!("{error} {point}"), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

#[test]
fn a_mail_whose_sending_is_killed_anywhere_goes_out_once() {
    killed(Way::Drafts);
}

#[test]
fn a_mail_whose_sending_fails_anywhere_goes_out_once() {
    failing(Way::Drafts);
}

#[test]
fn a_mail_without_a_draft_whose_sending_is_killed_anywhere_goes_out_once_or_is_asked_about() {
    killed(Way::SendOnly);
    killed(Way::ReadSend);
}
