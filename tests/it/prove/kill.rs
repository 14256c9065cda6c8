//! Every stage, killed before each of its system calls that change something, and run again.

use std::collections::BTreeSet;

use super::stages::{self, Stage};
use super::stand::Stand;
use super::trace::{self, CHANGES, Point, changes, disturbed, has_strace, was_killed};
use super::{Sweep, hold, is_full, some};

/// How many points of a stage are taken where not all are.
const BOUNDED: usize = 20;

/// The points of a stage's command at which it can be killed.
fn points(stand: &Stand) -> Vec<Point> {
    let found = trace::points(&stand.vault, &stand.words, &CHANGES);
    stand.put_back();
    found.into_iter().filter(changes).collect()
}

fn killed_at(stand: &Stand, point: &Point) -> Result<(), String> {
    let output = disturbed(&stand.vault, &stand.words, point, "signal=KILL");
    hold(was_killed(&output), || format!("was not killed: {:?}", output.status))?;
    stand.holds_at_once()
}

fn sweep(stage: Stage) {
    if !has_strace() {
        return;
    }
    let name = stage.name;
    let mut stand = Stand::new(stage);
    let points = points(&stand);
    let mut sweep = Sweep::new(format!("kill · {name}")).of(points.len());
    let mut cleaned = BTreeSet::new();
    for point in some(&points, BOUNDED) {
        stand.put_back();
        let held = killed_at(&stand, &point).and_then(|()| stand.ends_well());
        sweep.point(&point.to_string(), held);
        // Once for each folder that something can be left in.
        let left = stand.leftovers();
        if !left.is_subset(&cleaned) {
            sweep.point(&format!("{point}, and a repair"), stand.takes_leftovers_away());
            cleaned.extend(left);
        }
    }
    sweep.end(8);
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
    an_import_of_a_statement_that_is_killed_anywhere_is_finished_by_the_next: import;
    a_watch_of_statements_that_is_killed_anywhere_is_finished_by_the_next: watch_finance;
    a_watch_that_is_killed_anywhere_is_finished_by_the_next: watch;
    a_watch_of_gmail_that_is_killed_anywhere_is_finished_by_the_next: gmail;
    a_first_run_that_is_killed_anywhere_is_finished_by_the_next: first;
    a_plan_that_is_killed_anywhere_is_finished_by_the_next: plan;
    a_yes_that_is_killed_anywhere_is_given_by_the_next: yes;
    a_no_that_is_killed_anywhere_is_given_by_the_next: no;
    a_no_to_a_plan_that_is_killed_anywhere_is_given_by_the_next: no_to_plan;
    an_act_that_is_killed_anywhere_is_finished_by_the_next_and_does_nothing_twice: act;
    an_opt_out_that_is_killed_anywhere_is_noted_by_the_next: opt_out;
    a_draft_that_is_killed_anywhere_is_one_request: draft;
    books_that_are_killed_anywhere_have_each_entry_once: books;
    an_invoice_that_is_killed_anywhere_is_asked_for_once: invoice;
    a_bill_that_is_killed_anywhere_is_asked_for_once: bill;
    a_payment_that_is_killed_anywhere_is_asked_for_once: payment;
    a_credit_note_that_is_killed_anywhere_is_asked_for_once: credit;
    books_that_are_opened_and_closed_and_killed_anywhere_have_each_word_once: periods;
    a_reopening_that_is_killed_anywhere_is_booked_once: reopened;
    a_closing_that_is_killed_anywhere_is_asked_for_once: close;
    an_opening_that_is_killed_anywhere_is_asked_for_once: open;
    a_rate_that_is_killed_anywhere_is_asked_for_once: rate;
    a_reopening_that_is_killed_anywhere_is_asked_for_once: reopen;
    a_drawing_and_a_note_that_are_killed_anywhere_are_made_once: drawing;
    a_prune_that_is_killed_anywhere_loses_no_line: prune;
    a_repair_that_is_killed_anywhere_is_finished_by_the_next: repair;
    a_dashboard_that_is_killed_anywhere_is_written_by_the_next: dashboard;
    a_briefing_that_is_killed_anywhere_is_written_by_the_next: briefing;
    a_stop_that_is_killed_anywhere_is_said_by_the_next: stop;
    a_resume_that_is_killed_anywhere_is_said_by_the_next: resume;
}

/// `run` or the stage below it is killed: what is left of the pass ends, and the next one goes on.
#[test]
fn a_pass_of_which_any_process_is_killed_is_finished_by_the_next() {
    if !has_strace() {
        return;
    }
    let stand = Stand::new(stages::pass());
    let points = points(&stand);
    let mut sweep = Sweep::new("kill · run and its stages").of(points.len());
    for point in some(&points, BOUNDED) {
        stand.put_back();
        let output = disturbed(&stand.vault, &stand.words, &point, "signal=KILL");
        let is_said = hold(!output.status.success(), || "said that all went well".into());
        let held = is_said.and_then(|()| stand.holds_at_once()).and_then(|()| stand.ends_well());
        sweep.point(&point.to_string(), held);
    }
    sweep.end(8);
}

/// Killed, and the run after it killed as well: all pairs in full.
#[test]
fn an_act_that_is_killed_twice_is_finished_by_the_third() {
    if !has_strace() {
        return;
    }
    let stand = Stand::new(stages::one());
    let first = points(&stand);
    let mut sweep = Sweep::new("kill twice · act");
    for one in some(&first, 4) {
        stand.put_back();
        let begun = killed_at(&stand, &one);
        sweep.point(&one.to_string(), begun);
        let between = stand.keep();
        // What the second run does depends on where the first ended.
        let second = trace::points(&stand.vault, &stand.words, &CHANGES);
        let second: Vec<Point> = second.into_iter().filter(changes).collect();
        let step = if is_full() { 17 } else { second.len() / 3 + 1 };
        let offset = sweep.points % step.min(second.len().max(1));
        for other in second.iter().skip(offset).step_by(step) {
            stand.put_back_from(&between);
            let held = killed_at(&stand, other).and_then(|()| stand.ends_well());
            sweep.point(&format!("{one}, then {other}"), held);
        }
    }
    sweep.end(8);
}
