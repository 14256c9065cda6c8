//! Every stage, with each of its system calls failing in turn: a clear error with the right exit code, or truly done.
//!
//! A call fails once and the disk is well again. What can't be told from outside is not asked: whether the program tried
//! the call again, or did without what it wanted to know.

use super::stages::{self, Stage};
use super::stand::Stand;
use super::trace::{self, CHANGES, LOOKS, Point, changes, disturbed, has_strace};
use super::{Sweep, hold, some};
use crate::testvault::Ran;

/// How many failing calls of a stage are taken where not all are.
const BOUNDED: usize = 10;

/// What a command may exit with when the system fails it. See `fte --help`.
const EXITS: [i32; 5] = [1, 3, 6, 7, 8];

/// The errors that a call can fail with on a disk that is full or broken, or that is another user's.
fn errors(point: &Point) -> &'static [&'static str] {
    match point.call.as_str() {
        "openat" | "open" if changes(point) => &["ENOSPC", "EIO", "EACCES", "EINTR"],
        "openat" | "open" => &["EIO", "EACCES", "EINTR"],
        "statx" | "newfstatat" | "unlink" | "unlinkat" | "rmdir" => &["EIO", "EACCES"],
        "rename" | "renameat" | "renameat2" | "link" | "linkat" | "mkdir" | "mkdirat" => {
            &["ENOSPC", "EIO", "EACCES"]
        }
        "flock" | "read" => &["EIO", "EINTR"],
        look if LOOKS.contains(&look) => &["EIO"],
        _ => &["ENOSPC", "EIO", "EINTR"],
    }
}

fn failed_at(stand: &Stand, point: &Point, error: &str) -> Result<(), String> {
    let output = disturbed(&stand.vault, &stand.words, point, &format!("error={error}"));
    let ran = stand.vault.ran(&output);
    stand.holds_at_once()?;
    is_said(&ran, || stand.is_done())
}

/// What a command that the system failed may say: that it failed and why, or that it is done where it is.
pub(crate) fn is_said(
    ran: &Ran,
    is_done: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    hold(!ran.stderr.contains("panicked"), || format!("panicked: {ran}"))?;
    if ran.exit == 0 {
        return is_done().map_err(|why| format!("said that it was done: {why}"));
    }
    hold(EXITS.contains(&ran.exit), || format!("exit code: {ran}"))?;
    let says_why = ran.stderr.contains("error: ") && ran.stderr.lines().any(names_a_cause);
    hold(says_why, || format!("does not say why: {ran}"))
}

/// Whether a line names what the system said, or what `SQLite` made of it.
fn names_a_cause(line: &str) -> bool {
    [
        "No space left on device",
        "Input/output error",
        "Permission denied",
        "Interrupted system call",
        "File too large",
        "disk I/O error",
        "database or disk is full",
        "unable to open database file",
        // What SQLite says where a page of its own can't be read.
        "database disk image is malformed",
        "attempt to write a readonly database",
        "no permission",
        "failed",
        "problem",
    ]
    .iter()
    .any(|cause| line.contains(cause))
}

fn sweep(stage: Stage) {
    if !has_strace() {
        return;
    }
    let (name, otherwise) = (stage.name, stage.otherwise);
    let stand = Stand::new(stage);
    let calls: Vec<&str> = CHANGES.iter().chain(&LOOKS).copied().collect();
    let points = trace::points(&stand.vault, &stand.words, &calls);
    let with = |point: &Point| -> Vec<(Point, &'static str)> {
        errors(point).iter().map(|error| (point.clone(), *error)).collect()
    };
    let all: Vec<(Point, &str)> = points.iter().flat_map(with).collect();
    let mut sweep = Sweep::new(format!("fail · {name}")).of(all.len());
    for (point, error) in some(&all, BOUNDED) {
        stand.put_back();
        let held = failed_at(&stand, &point, error).and_then(|()| stand.ends_well());
        let held = held.or_else(|why| match otherwise {
            Some(otherwise) => otherwise(&stand.vault).map_err(|other| format!("{why}; {other}")),
            None => Err(why),
        });
        sweep.point(&format!("{error} {point}"), held);
    }
    sweep.end(6);
}

macro_rules! sweeps {
    ($($test:ident: $stage:ident;)*) => {$(
        #[test]
        fn $test() {
            sweep(stages::$stage());
        }
    )*};
}

sweeps! {
    a_watch_that_fails_anywhere_says_so: watch_once;
    a_plan_that_fails_anywhere_says_so: plan_at_last;
    a_yes_that_fails_anywhere_says_so: yes;
    a_no_that_fails_anywhere_says_so: no;
    a_no_to_a_plan_that_fails_anywhere_says_so: no_to_plan;
    an_act_that_fails_anywhere_says_so: act;
    an_act_that_fails_anywhere_with_an_invoice_says_so: book_invoice;
    an_act_that_fails_anywhere_with_a_payment_says_so: book_payment;
    an_act_that_fails_anywhere_with_a_credit_note_says_so: book_credit;
    an_opt_out_that_fails_anywhere_says_so: opt_out;
    a_draft_that_fails_anywhere_says_so: draft;
    an_invoice_that_fails_anywhere_says_so: invoice;
    a_bill_that_fails_anywhere_says_so: bill;
    a_payment_that_fails_anywhere_says_so: payment;
    a_credit_note_that_fails_anywhere_says_so: credit;
    a_prune_that_fails_anywhere_says_so: prune;
    a_repair_that_fails_anywhere_says_so: repair;
    a_dashboard_that_fails_anywhere_says_so: dashboard;
    a_briefing_that_fails_anywhere_says_so: briefing;
    a_stop_that_fails_anywhere_says_so: stop;
    a_resume_that_fails_anywhere_says_so: resume;
}
