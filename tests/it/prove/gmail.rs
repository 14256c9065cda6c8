//! Gmail: `act` that sends, and `watch gmail`, killed before each of their calls, those to the network included, and each of
//! them failing.

use super::net::errors;
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, some};
use crate::gmail_send::{self, Way, approved, questions, settle};
use crate::google::{Google, TOKEN};
use crate::testvault::TestVault;
use crate::webhook::{act, done};

/// How many points are taken where not all are.
const BOUNDED: usize = 24;

/// How many mails the account has that are to be taken in.
const MAILS: usize = 3;

/// What is swept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Send(Way),
    Watch,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            What::Send(Way::Drafts) => "act, gmail, drafts",
            What::Send(Way::ReadSend) => "act, gmail, read and send",
            What::Send(Way::SendOnly) => "act, gmail, send alone",
            What::Watch => "watch gmail",
        }
    }

    fn words(self) -> Vec<String> {
        let words = if self == What::Watch { "watch gmail" } else { "act" };
        words.split(' ').map(str::to_owned).collect()
    }

    /// How often it calls Gmail where nothing goes wrong.
    fn calls(self) -> usize {
        match self {
            // Whose account it is, the draft, the mail, its Message-ID.
            What::Send(Way::Drafts) => 4,
            What::Send(Way::ReadSend) => 2,
            What::Send(Way::SendOnly) => 1,
            // The cursor, two pages, and each message; labels where they are named.
            What::Watch => 3 + MAILS,
        }
    }
}

struct Stand {
    what: What,
    inner: gmail_send::Stand,
}

fn reader(google: &Google) -> TestVault {
    for number in 0..MAILS {
        let mail = format!(
            "From: dana{number}@example.com\r\nTo: owner@example.com\r\nSubject: parcel {number}\r\n\
             Date: Mon, 16 Nov 2026 08:0{number}:00 +0000\r\nMessage-ID: <{number}@mail.test>\r\n\r\nWhere is parcel {number}?\r\n"
        );
        google.deliver(mail, &["INBOX"]);
    }
    google.pages_of(2);
    let mut vault = TestVault::new();
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\n{}", google.settings("read")));
    vault
}

impl Stand {
    fn new(what: What) -> Stand {
        let google = Google::start();
        let vault = match what {
            What::Send(way) => approved(&google, way),
            What::Watch => reader(&google),
        };
        Stand { what, inner: gmail_send::Stand::new(google, vault) }
    }

    fn points(&mut self, calls: &[&str]) -> Vec<Point> {
        let found = trace::points(&self.inner.vault, &self.what.words(), calls);
        self.inner.put_back();
        found
    }

    /// Whatever stopped the first run: the ones after it end with each thing done once.
    fn ends_well(&mut self) -> Result<(), String> {
        match self.what {
            What::Send(way) => self.is_sent_once(way)?,
            What::Watch => self.is_taken_once()?,
        }
        for words in ["audit verify", "vault check"] {
            let ran = self.inner.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }

    fn is_sent_once(&mut self, way: Way) -> Result<(), String> {
        for minute in [32, 34, 36, 41, 43] {
            self.inner.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = act(&self.inner.vault);
            hold([0, 7, 8].contains(&ran.exit), || format!("run again: {ran}"))?;
        }
        if questions(&self.inner.vault) == 1 {
            hold(way != Way::Drafts, || "a draft tells, and a person was asked".into())?;
            settle(&self.inner.vault, !self.inner.google.sent().is_empty());
            self.inner.vault.set_now("2026-11-16T09:45:00Z");
            act(&self.inner.vault);
        }
        let (sent, drafts) = (self.inner.google.sent().len(), self.inner.google.drafts().len());
        hold((sent, drafts) == (1, 0), || format!("{sent} sent, {drafts} drafts left"))?;
        let (done, asked) = (done(&self.inner.vault), questions(&self.inner.vault));
        hold((done, asked) == (1, 0), || format!("{done} done, {asked} questions"))
    }

    fn is_taken_once(&mut self) -> Result<(), String> {
        for minute in [31, 35] {
            self.inner.vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            let ran = self.inner.vault.fte("watch gmail --json");
            hold(ran.exit == 0, || format!("run again: {ran}"))?;
        }
        let notes = self.inner.vault.files("Needs_Action");
        let mut subjects: Vec<String> = notes
            .iter()
            .filter_map(|note| {
                let text = self.inner.vault.read(note);
                text.lines().find(|line| line.starts_with("subject:")).map(str::to_owned)
            })
            .collect();
        subjects.sort();
        let all = subjects.len();
        subjects.dedup();
        hold(all == MAILS && subjects.len() == MAILS, || format!("items: {notes:?}"))
    }
}

fn killed(what: What) {
    if !has_strace() {
        return;
    }
    let mut stand = Stand::new(what);
    let points: Vec<_> = stand.points(&CHANGES).into_iter().filter(changes).collect();
    let calls = points.iter().filter(|point| point.call == "connect").count();
    assert!(calls >= what.calls(), "the network's {calls} calls are among the points");
    let mut sweep = Sweep::new(format!("kill · {}", what.name())).of(points.len());
    // Around the calls lies what matters most, and it is the smaller part.
    let is_near = |point: &&Point| point.line.contains("<socket:[");
    let near: Vec<_> = points.iter().filter(is_near).cloned().collect();
    for point in some(&points, BOUNDED / 2).into_iter().chain(some(&near, BOUNDED)) {
        stand.inner.put_back();
        let output = disturbed(&stand.inner.vault, &what.words(), &point, "signal=KILL");
        let held = hold(was_killed(&output), || format!("was not killed: {:?}", output.status));
        sweep.point(&point.to_string(), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
    stand.inner.google.validate();
}

fn failing(what: What) {
    if !has_strace() {
        return;
    }
    let mut stand = Stand::new(what);
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let points = stand.points(&calls);
    let with = |point: &Point| -> Vec<(Point, &'static str)> {
        errors(point).iter().map(|error| (point.clone(), *error)).collect()
    };
    let all: Vec<(Point, &str)> = points.iter().flat_map(with).collect();
    let is_network = |(point, _): &&(Point, &str)| point.line.contains("<socket:[");
    let network: Vec<_> = all.iter().filter(is_network).cloned().collect();
    let mut sweep = Sweep::new(format!("fail · {}", what.name())).of(all.len());
    for (point, error) in some(&all, BOUNDED / 2).into_iter().chain(some(&network, BOUNDED)) {
        stand.inner.put_back();
        let output =
            disturbed(&stand.inner.vault, &what.words(), &point, &format!("error={error}"));
        let ran = stand.inner.vault.ran(&output);
        let held = hold(!ran.stderr.contains("panicked"), || format!("panicked: {ran}"));
        sweep.point(&format!("{error} {point}"), held.and_then(|()| stand.ends_well()));
    }
    sweep.end(8);
}

#[test]
fn a_mail_whose_sending_is_killed_anywhere_goes_out_once() {
    killed(What::Send(Way::Drafts));
}

#[test]
fn a_mail_whose_sending_fails_anywhere_goes_out_once() {
    failing(What::Send(Way::Drafts));
}

#[test]
fn a_mail_without_a_draft_whose_sending_is_killed_anywhere_goes_out_once_or_is_asked_about() {
    killed(What::Send(Way::SendOnly));
    killed(What::Send(Way::ReadSend));
}

#[test]
fn a_watch_of_gmail_that_is_killed_anywhere_is_finished_by_the_next() {
    killed(What::Watch);
}

#[test]
fn a_watch_of_gmail_that_fails_anywhere_is_finished_by_the_next() {
    failing(What::Watch);
}
